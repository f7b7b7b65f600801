"""A printer's settings list the languages that there are, or are refused."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.pipeline import Listed

SETTINGS = "".join(f"- {{locale: {tag}}}\n" for tag in ("en", "kk", "ru", "kk-Latn", "fr"))
RIGHT = (
    Listed("en", "English", is_default=True, is_built=True),
    Listed("kk", "Қазақша", is_default=False, is_built=True),
    Listed("ru", "Русский", is_default=False, is_built=True),
)


@pytest.fixture
def paths(tmp_path: Path) -> pipeline.Paths:
    for tag in ("en", "kk", "ru"):
        shutil.copytree(pipeline.Paths().locales / tag, tmp_path / "locales" / tag)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return pipeline.Paths(root=tmp_path, locales=tmp_path / "locales")


def told(paths: pipeline.Paths, listed: tuple[Listed, ...]) -> list[str]:
    return [str(one) for one in pipeline.differing(paths, paths.root / "mkdocs.yml", listed)]


def test_the_languages_that_there_are_are_accepted(paths: pipeline.Paths) -> None:
    assert told(paths, RIGHT) == []


EN, KK, RU = RIGHT


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ((EN, RU), "1:1: the language 'kk' is not listed"),
        ((EN, KK, RU, replace(RU, tag="fr")), "5:4: there is no language 'fr' in locales/"),
        ((EN, RU, KK), "3:4: the order is another one"),
        ((EN, KK, KK, RU), "2:4: 'kk' is listed twice"),
        ((EN, replace(KK, name="Kazakh"), RU), "2:4: 'kk' is called 'Kazakh' here"),
        ((EN, replace(KK, is_built=False), RU), "2:4: the pages in 'kk' are not built"),
        ((replace(EN, is_default=False), KK, RU), "1:4: another language comes first"),
        ((EN, KK, replace(RU, is_default=True)), "3:4: another language comes first"),
    ],
)
def test_a_difference_is_told_at_its_place(paths: pipeline.Paths, listed: tuple[Listed, ...], said: str) -> None:
    (found,) = told(paths, listed)
    assert found.startswith(f"mkdocs.yml:{said}")
    assert "fix: " in found
