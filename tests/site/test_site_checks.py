"""The checks of a site: silent on sites that are whole, and each rule seen to find its fault."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import build
from explainer import pipeline
from explainer.checks.site import FILE_RULES, PAGE_RULES, check_file
from explainer.model.printed import File, PrintedSite
from explainer.pipeline.site_checks import open_site
from explainer.read.printed import read_file
from explainer.source import Source
from tests.site.pages import Site, plain
from tests.site.printing import ROOT, SITE_URL, environment, paths_of

FAULTS = yaml.safe_load((ROOT / "tests/cases/site/faults.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def whole(built_site: Path) -> PrintedSite:
    return open_site(built_site, paths_of(built_site))


@pytest.mark.parametrize("fixture", ["built_site", "bare_site"])
def test_a_site_as_it_is_printed_has_no_fault(request: pytest.FixtureRequest, fixture: str) -> None:
    site: Path = request.getfixturevalue(fixture)
    checked = pipeline.check_site(site, paths_of(site))
    assert [str(problem) for problem in checked.problems] == []
    assert checked.files == sum(file.is_file() for file in site.rglob("*"))


def fault(case: dict[str, str]) -> str:
    return f"{case.get('code', 'good')}: {case.get('put', 'noise')[:50]}"


@pytest.mark.parametrize("case", FAULTS, ids=fault)
def test_a_fault_is_found(built_site: Path, whole: PrintedSite, case: dict[str, str]) -> None:
    text = (built_site / case["in"]).read_text("utf-8")
    noise = (hashlib.sha256(str(number).encode()).hexdigest() for number in range(int(case.get("noise", 0)) // 32))
    put = case.get("put", "".join(noise))
    before, found, after = text.partition(case["before"])
    assert found, f"{case['in']} does not hold {case['before']}"
    changed = before + put + ("" if "instead" in case else found) + after
    file = read_file(Source(case["in"], changed), case["in"], whole.prefixes)
    assert file is not None

    def read(path: str) -> File | None:
        return file if path == case["in"] else whole.read(path)

    site = replace(whole, read=read)
    looked_at = read(case.get("check", case["in"]))
    assert looked_at is not None
    problems = list(check_file(looked_at, site))
    assert {problem.code for problem in problems} >= ({case["code"]} if "code" in case else set()), problems
    if "good" in case:
        assert [str(problem) for problem in problems] == []
    for problem in problems:
        assert problem.where.source.name == looked_at.source.name
        assert problem.fix
    if file is looked_at and "code" in case:
        line = changed.count("\n", 0, len(before)) + 1
        places = [problem.where.line for problem in problems if problem.code == case["code"]]
        # Of a drawer, its beginning; of a page or a list as a whole, the file's.
        assert any(place == 1 or line - 10 <= place <= line for place in places), (line, places)


def test_every_rule_has_a_manual_and_a_fault_that_it_finds() -> None:
    codes = {case["code"] for case in FAULTS if "code" in case}
    for rule in (*FILE_RULES, *PAGE_RULES):
        manual = rule.__doc__ or ""
        assert "Bad: " in manual, rule
        assert "Good: " in manual, rule
        own = re.search(r"Codes: (.*)\.", manual)
        assert set(re.findall(r"`([a-z-]+)`", own[1]) if own else [rule.__name__.replace("_", "-")]) <= codes


def test_the_command_names_place_and_fix_and_fails(
    built_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = shutil.copytree(built_site, tmp_path / "site")
    seeds = ("--seeds", str(built_site.parent / "seeds"))
    page = site / "kk" / "how" / "index.html"
    html = page.read_text("utf-8")
    page.write_text(html.replace("</footer>", '<a href="../../gone/">x</a>\n</footer>', 1), "utf-8")
    (site / "feed.xml").unlink()
    (site / "manifest.json").write_text("[1", "utf-8")
    assert build.main([*seeds, "check-site", str(site)]) == 1
    said = capsys.readouterr().err
    assert f"kk/how/index.html:{html.partition('</footer>')[0].count(chr(10)) + 1}:" in said
    assert "[dead-link]\n    fix: " in said
    assert said.count("feed.xml'") >= 8, "every page's link to the feed"
    assert "manifest.json:1:1: " in said
    with pytest.raises(SystemExit) as stopped:
        build.main([*seeds, "check-site", str(tmp_path / "nowhere")])
    assert stopped.value.code == 2


def test_a_strict_build_refuses_a_link_without_a_target(project_copy: Path) -> None:
    footer = project_copy / "scripts/templates/colophon.md"
    footer.write_text(footer.read_text("utf-8").replace("</footer>", '<a href="#gone">x</a></footer>'), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        command, cwd=project_copy, env=environment(SITE_URL=SITE_URL), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "site/kk/how/index.html:" in done.stderr
    assert "has no id 'gone'" in done.stderr


def test_pages_of_the_site_are_read_as_a_browser_reads_them(site: Site, whole: PrintedSite) -> None:
    """html5lib, which follows the standard to the letter, finds the same ids and the same words."""
    for page in site.pages:
        read = whole.page(page.file.relative_to(site.folder).as_posix())
        assert read is not None
        assert tuple(read.by_id) == page.ids
        html = next(one for one in read.elements if one.name == "html")
        assert read.words(html) == plain("".join(page.root.itertext())), page
