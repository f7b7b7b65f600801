"""What people write, written wrongly in every way that a machine can think of: never does it end in a traceback.

A hundred mutants run with every test, always the same ones. More, and others each time the first number changes:
`make fuzz`, or `EXPLAINER_FUZZ=10000 pytest tests/unit/test_fuzz.py` (`EXPLAINER_FUZZ_FROM` is the first mutant).
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml

import build
from explainer import pipeline
from explainer.problem import ContentError
from explainer.read.arriving.arrival import arrive
from tests.workshop import SEEDS

MANY = int(os.environ.get("EXPLAINER_FUZZ", "40"))
"""Mutants of articles; of what takes a build of its own, a fortieth."""
FIRST = int(os.environ.get("EXPLAINER_FUZZ_FROM", "0"))
TOGETHER = 20
"""Mutants that are built at once: each is an article of its own."""
PATHS = pipeline.Paths()
FERRY = {end: (SEEDS / f"ferry{end}").read_text("utf-8") for end in (".txt", ".yml", ".kk.po", ".ru.po", ".ja.po")}
EVERY_KEY = (SEEDS.parents[1] / "facts" / "valid" / "every-key.yml").read_text("utf-8")
GLOSSARY = (SEEDS / "glossary.yml").read_text("utf-8")
PAGE = (SEEDS.parents[1] / "add" / "valid").glob("*.html")

ODD = (
    "", " ", "~", "null", "no", "0", "-1", "1e999", "2024-02-30", "2023-05-01/2023-04-01", "../..", "2023-Q9", "9999",
    "0000-01-01", "s0", "s1", "s99", "title", "dateline", "lind", "lynd", "Lind", "meeting", "meeting-day", "updated",
    "headline", "e", "key", "en", "kk", "xx", "zh-Hant-TW", "required", "said", "reported", "unstated", "inferred",
    "person", "country", "KZ", "ZZ", "XA", "JA", "who", "later", "{name}", "{}", "%s", "<b>", "&amp;", "#", "[", "]:",
    "- ", ": ", "|", ">", "*a", "&a", "!!int 3", "'", '"', "\\", "\\N", "\\0", "\t", "\r", "\n", "\x00", "\x07", "\x85",
    "\u2028", "\u202e", "\ufeff", "\ufffe", "\U0001ffff", "\ud800", "日本語", "Ё", "ﬁ", "e\u0301", "🛳️", "İ", "ß",
    "٣", "²", "https://", "https://[", "https://example.com:99999/", "javascript:x", "https://例え.jp/a?b#c",
    "x" * 3000, "a " * 600,
)  # fmt: skip
"""Values that are right somewhere and wrong elsewhere, and values that are right nowhere."""

Mutation = Callable[[random.Random, str], str]


# --- mutations of a text ---


def lines_changed(chance: random.Random, text: str) -> str:
    """A line gone, twice, elsewhere, or indented otherwise."""
    lines = text.splitlines(keepends=True) or [""]
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at : at + chance.choice((1, 1, 3, 10))]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = chance.choice((" ", "  ", "\t")) + lines[at]
        case _:
            lines[at] = lines[at].removeprefix(chance.choice((" ", "  ", "    ")))
    return "".join(lines)


def characters_changed(chance: random.Random, text: str) -> str:
    """Something cut out, put in, or cut off."""
    at = chance.randrange(len(text) + 1)
    end = at + chance.choice((0, 0, 1, 2, 30))
    return text[:at] if chance.random() < 0.05 else f"{text[:at]}{chance.choice(ODD)}{text[end:]}"


def words_changed(chance: random.Random, text: str) -> str:
    """A word replaced by another of the text: an id that is renamed in one place only."""
    words = text.split(" ")
    words[chance.randrange(len(words))] = chance.choice(words)
    return " ".join(words)


def ends_changed(_: random.Random, text: str) -> str:
    """Lines that end as on Windows."""
    return text.replace("\n", "\r\n")


# --- mutations of YAML ---


def tree_changed(chance: random.Random, text: str) -> str:
    """Keys and values gone, twice, elsewhere, of another shape or another name."""
    try:
        tree = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts of everything
    except (yaml.YAMLError, ValueError):
        return text
    places = list(_places(tree))
    if not places:
        return text
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        _change(chance, *chance.choice(places), places)
    return yaml.safe_dump(
        tree, allow_unicode=chance.random() < 0.5, sort_keys=False, default_flow_style=chance.choice((None, None, True))
    )


def _places(node: object) -> Iterator[tuple[dict[str, object] | list[object], str | int]]:
    """Every place of a tree that holds a value."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        yield node, key  # type: ignore[misc]
        yield from _places(value)


def _change(
    chance: random.Random,
    inside: dict[str, object] | list[object],
    key: str | int,
    places: list[tuple[dict[str, object] | list[object], str | int]],
) -> None:
    other, its = chance.choice(places)
    with contextlib.suppress(LookupError, TypeError):  # an earlier change took the place away
        value, theirs = inside[key], other[its]  # type: ignore[index]
        new: object = value
        match chance.randrange(9):
            case 0:
                del inside[key]  # type: ignore[arg-type]
                return
            case 1 | 2:
                new = chance.choice(ODD)
            case 3:
                new = chance.choice(([], {}, [value], {"en": value}, [[]], 0, None, True, 2.5))
            case 4:
                new = theirs if isinstance(theirs, str) else chance.choice(ODD)
            case 5:
                new = f"{value}{chance.choice(ODD)}" if isinstance(value, str) else [value, value]
            case 6 if isinstance(value, list) and value:
                new = [*value, chance.choice(value), chance.choice(ODD)]
            case 7 if isinstance(inside, dict):
                inside[chance.choice((*ODD, *inside, str(its)))] = inside.pop(str(key))
                return
            case _:
                new = yaml.safe_load(yaml.safe_dump(theirs))  # of its own, so that no anchor is written
        inside[key] = new  # type: ignore[index]


OF_TEXT: tuple[Mutation, ...] = (lines_changed, characters_changed, words_changed, ends_changed)
OF_YAML: tuple[Mutation, ...] = (tree_changed, tree_changed, tree_changed, tree_changed, *OF_TEXT)


def mutant(chance: random.Random, text: str, mutations: tuple[Mutation, ...]) -> bytes:
    """The text with a few mutations."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        text = chance.choice(mutations)(chance, text)
    return text.encode("utf-8", "surrogatepass")


def mutated(chance: random.Random) -> Mapping[str, bytes]:
    """The files of an article, one or two of them changed."""
    files = {end: text.encode() for end, text in FERRY.items()}
    if chance.random() < 0.8:  # without languages that must be complete, more of it is composed, and sooner
        text = FERRY[".yml"].replace("{kk: required, ru: required, ja: required}", "{kk: optional, ru: off, ja: off}")
        files = {end: content for end, content in files.items() if end not in {".ru.po", ".ja.po"}}
        files[".yml"] = text.encode()
    for end in {chance.choice((".yml", ".yml", ".yml", ".txt", ".kk.po")) for _ in range(chance.choice((1, 1, 2)))}:
        text = EVERY_KEY if end == ".yml" and chance.random() < 0.1 else files[end].decode()
        files[end] = mutant(chance, text, OF_YAML if end == ".yml" else OF_TEXT)
    return files


def faults(built: pipeline.Built) -> list[str]:
    """What the pipeline has told of faults of ours."""
    return [str(problem) for problem in built.problems if problem.code == "our-fault"]


def desk(folder: Path) -> pipeline.Paths:
    """Seeds with the glossary alone, and locales of their own: what is tried here is written too."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "glossary.yml").write_text(GLOSSARY, "utf-8")
    locales = Path(shutil.copytree(PATHS.locales, folder / "locales"))
    return pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs", locales=locales)


def tried(paths: pipeline.Paths, number: int) -> None:
    """What reads what people wrote, for every third everything that does; a `ContentError` is an answer."""
    with contextlib.suppress(ContentError):
        built = pipeline.build(paths)
        assert faults(built) == []
        pipeline.write(built, paths)
    if number % 3:
        return
    with contextlib.suppress(ContentError):
        first = pipeline.update_messages(paths, write=True)
        assert "our-fault" not in {problem.code for problem in first.problems}
        assert pipeline.update_messages(paths, write=True).changed == ()
        pipeline.status(paths)
        pipeline.uses(paths, "lind")


@pytest.mark.parametrize("batch", range(FIRST, FIRST + MANY, TOGETHER))
def test_no_article_ends_in_a_traceback(batch: int, tmp_path: Path) -> None:
    paths = desk(tmp_path)
    for number in range(batch, batch + TOGETHER):
        for end, content in mutated(random.Random(number)).items():  # noqa: S311 - always the same
            (paths.seeds / f"m{number}{end}").write_bytes(content)
    tried(paths, batch // TOGETHER)


@pytest.mark.parametrize("number", range(FIRST, FIRST + MANY // 40))
def test_no_glossary_ends_in_a_traceback(number: int, tmp_path: Path) -> None:
    paths = desk(tmp_path)
    chance = random.Random(number)  # noqa: S311 - always the same
    paths.glossary.write_bytes(mutant(chance, GLOSSARY, OF_YAML))
    for end, text in FERRY.items():
        (paths.seeds / f"ferry{end}").write_text(text.replace("required", chance.choice(("required", "off"))), "utf-8")
    tried(paths, number)


@pytest.mark.parametrize("number", range(FIRST, FIRST + MANY // 40))
def test_no_locale_ends_in_a_traceback(number: int, tmp_path: Path) -> None:
    paths = desk(tmp_path)
    chance = random.Random(number)  # noqa: S311 - always the same
    locales = paths.locales
    file = chance.choice(
        [locales / name for name in ("ja/language.yml", "kk/checks.yml", "kk/messages.po", "en/messages.pot")]
    )
    file.write_bytes(mutant(chance, file.read_text("utf-8"), OF_YAML if file.suffix == ".yml" else OF_TEXT))
    for end, text in FERRY.items():
        (paths.seeds / f"ferry{end}").write_text(text, "utf-8")
    tried(paths, number)


@pytest.mark.parametrize("number", range(FIRST, FIRST + MANY // 8))
def test_no_options_end_in_a_traceback(number: int, tmp_path: Path) -> None:
    chance = random.Random(number)  # noqa: S311 - always the same
    paths = desk(tmp_path)
    (paths.seeds / "ferry.txt").write_text(FERRY[".txt"], "utf-8")
    (tmp_path / "page.html").write_text("<p>A page.</p>", "utf-8")
    known = (
        "messages", "check", "status", "glossary", "add", "finish", "--json", "--github", "--check", "--allow-missing",
        "--slug", "--site-url", "--repo-url", "lind", str(tmp_path / "page.html"), str(paths.seeds), "--help", "--",
    )  # fmt: skip
    odd = [one.replace("\0", "") for one in ODD]
    given = [chance.choice((*known, *known, *odd)) for _ in range(chance.randrange(5))]
    with (
        contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")),
        contextlib.redirect_stderr(io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace")),
        contextlib.suppress(SystemExit),
    ):
        assert build.main(["--seeds", str(paths.seeds), "--docs", str(paths.docs), *given]) in {0, 1, 2}, given


@pytest.mark.parametrize("number", range(FIRST, FIRST + MANY // 8))
def test_no_saved_page_ends_in_a_traceback(number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - always the same
    text = chance.choice(PAGES)
    with contextlib.suppress(ContentError):
        arrive(f"page{chance.choice(('.html', '.html', '.md', '.txt'))}", mutant(chance, text, OF_TEXT))


PAGES = [file.read_text("utf-8") for file in sorted(PAGE)] or ["<html><body><p>A page.</p></body></html>"]
