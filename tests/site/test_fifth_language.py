"""The whole site with one language more, of which there are a name and some words; it runs from right to left."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib
import pytest

from explainer import pipeline
from tests.article import SLUG
from tests.languages import TAGS
from tests.site.pages import elements, read_site
from tests.site.pages import name as name_of
from tests.site.printing import copy_project, print_site

CASES = Path(__file__).parents[1] / "cases" / "languages"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Path:
    """As the recipe has it: a folder, a line of MkDocs' settings, what `messages` writes, some of it filled in."""
    project = copy_project(tmp_path_factory.mktemp("fifth") / "project", kept=kept_folder)
    shutil.copytree(CASES / "ar", project / "scripts/locales/ar")
    settings = project / "mkdocs.yml"
    last = f"- {{locale: {TAGS[-1]},"
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if last in line)
    lines.insert(at + 1, f"{lines[at].partition('-')[0]}- {{locale: ar, name: العربية}}\n")
    settings.write_text("".join(lines), "utf-8")
    pipeline.update_messages(paths_of(project), write=True)
    catalogue = polib.pofile(str(project / f"seeds/{SLUG}.ar.po"), wrapwidth=0)
    catalogue[0].msgstr = "كازاخستان واليابان تبحثان استئناف الرحلات الجوية"
    catalogue.save()
    return project


def paths_of(project: Path) -> pipeline.Paths:
    folders = {name: project / name for name in ("seeds", "docs")}
    return pipeline.Paths(root=project, locales=project / "scripts/locales", **folders)


def test_it_is_printed_and_every_page_holds(project: Path) -> None:
    folder = print_site(project, SITE_URL="https://example.org/repo/")
    checked = pipeline.check_site(folder, paths_of(project))
    assert [str(one) for one in checked.problems] == []
    site = read_site(folder)
    default = [page for page in site.pages if page.tag == "en"]
    pages = {page.path.removeprefix("ar/"): page for page in default if page.path.startswith("ar/")}
    assert pages.keys() == {page.path for page in default if not page.path.startswith("ar/")}
    for page in pages.values():
        assert page.one("html").get("lang") == "ar"
        assert page.one("body").get("dir") == "rtl"
        assert "noindex" in {one.get("content") for one in page.all("meta") if one.get("name") == "robots"}
        links = [one for one in elements(page.one(".languages")) if name_of(one) == "a"]
        assert [link.get("lang") for link in links] == [*TAGS, "ar"]
    assert "الرحلات الجوية" in "".join(pages[f"{SLUG}/"].one("h1").itertext())
