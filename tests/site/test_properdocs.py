"""MkDocs is the printer, not the house: ProperDocs, its maintained fork, prints the same pages."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.pages import Html, Site, elements, name, read_site
from tests.site.printing import REPO_URL, SITE_URL, copy_project, environment

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("properdocs") is None, reason="properdocs is not installed: make dev-packages"
)


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Site:
    """The site as ProperDocs prints it: the same command with another name."""
    project = copy_project(tmp_path_factory.mktemp("properdocs"), kept=kept_folder)
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(
        command,
        cwd=project,
        env=environment(SITE_URL=SITE_URL, REPO_URL=REPO_URL),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return read_site(project / "site")


def attributes(page: Html, attribute: str) -> list[tuple[str, str]]:
    """An attribute wherever it stands, with the element's name, in the page's order."""
    return [(name(one), one.attrib[attribute]) for one in elements(page.root) if attribute in one.attrib]


def test_it_prints_the_same_files(site: Site, other_site: Site) -> None:
    def files(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    assert files(other_site.folder) == files(site.folder)
    assert len(site.pages) > 20


def test_it_prints_the_same_text_in_the_same_languages(site: Site, other_site: Site) -> None:
    for page in site.pages:
        other = other_site.by_address[page.address]
        said = [(one.words, one.language) for one in page.texts]
        assert len(said) > 20
        assert [(one.words, one.language) for one in other.texts] == said, page


@pytest.mark.parametrize("attribute", ["href", "src", "id", "lang", "hreflang", "class", "popovertarget"])
def test_it_prints_the_same(site: Site, other_site: Site, attribute: str) -> None:
    there = 0
    for page in site.pages:
        found = attributes(page, attribute)
        assert attributes(other_site.by_address[page.address], attribute) == found, page
        there += len(found)
    assert there, f"no page has the attribute {attribute}"
