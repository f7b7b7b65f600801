"""The stages in their order: what is read, prepared, written and finished, on real files."""

from __future__ import annotations

import json
import os
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.problem import ContentError
from tests.workshop import Workshop

ROOT = Path(__file__).resolve().parents[2]


def paths(workshop: Workshop, locales: Path | None = None) -> pipeline.Paths:
    return pipeline.Paths(
        root=workshop.folder, seeds=workshop.seeds, docs=workshop.docs, locales=locales or pipeline.Paths().locales
    )


def test_the_pages_of_the_project_are_what_its_seeds_say() -> None:
    """`make docs` writes them; CI refuses a difference."""
    here = pipeline.Paths()
    found = pipeline.changes(pipeline.build(here), here)
    assert not found, [*found.written, *found.removed]


def test_preparing_a_build_writes_nothing(workshop: Workshop) -> None:
    workshop.add("bridge.txt", "bridge.yml")
    before = workshop.state()
    built = pipeline.build(paths(workshop))
    assert "en/bridge/index.md" in built.files
    assert workshop.state() == before


def test_an_unchanged_file_is_not_touched(workshop: Workshop) -> None:
    for file in workshop.docs.rglob("*.md"):
        os.utime(file, (1, 1))
    (workshop.docs / "en/index.md").write_text("changed", "utf-8")
    done = pipeline.write(pipeline.build(paths(workshop)), paths(workshop))
    assert done.written == ("en/index.md",)
    assert {file.stat().st_mtime for file in workshop.docs.rglob("*.md") if file.name != "index.md"} == {1.0}


def test_files_are_readable_by_whoever_serves_them(workshop: Workshop) -> None:
    (workshop.docs / "en/index.md").unlink()
    pipeline.write(pipeline.build(paths(workshop)), paths(workshop))
    assert (workshop.docs / "en/index.md").stat().st_mode & 0o777 == 0o644


def test_a_name_in_a_problem_is_relative_to_the_project(workshop: Workshop) -> None:
    (workshop.seeds / "ferry.ja.po").unlink()
    (problem,) = pipeline.verify(paths(workshop)).all_problems
    assert str(problem.where) == "seeds/ferry.ja.po:1:1"


def test_problems_are_sorted_by_place_and_never_only_the_first(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "- s3: Both towns hope for a quick answer", "- s3: Both towns hope for a slow answer")
    workshop.change("ferry.yml", "- s1: on May 1", "- s1: on May 2")
    (workshop.seeds / "noise.txt").write_bytes(b"")
    found = [str(problem.where) for problem in pipeline.verify(paths(workshop)).all_problems]
    assert len(found) == 3
    assert found == sorted(found)


def test_a_broken_glossary_stops_every_article_and_touches_no_page(workshop: Workshop) -> None:
    (workshop.seeds / "glossary.yml").write_text("lind: [", "utf-8")
    workshop.add("bridge.txt", "bridge.yml")
    before = workshop.state()
    built = pipeline.build(paths(workshop))
    pipeline.write(built, paths(workshop))
    assert [problem.code for problem in built.problems if problem.is_blocking]
    assert workshop.state() == before


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    return Path(shutil.copytree(pipeline.Paths().locales, tmp_path / "locales"))


def test_without_what_is_said_of_a_language_nothing_can_be_said(workshop: Workshop, locales: Path) -> None:
    (locales / "kk" / "language.yml").unlink()
    with pytest.raises(ContentError) as caught:
        pipeline.read(paths(workshop, locales))
    assert [problem.code for problem in caught.value.problems] == ["missing"]
    assert "kk/language.yml" in str(caught.value)


def test_an_untranslated_interface_word_is_told_and_stops_no_article(workshop: Workshop, locales: Path) -> None:
    catalogue = locales / "kk" / "messages.po"
    text = catalogue.read_text("utf-8")
    entry = next(one for one in text.split("\n\n") if 'msgctxt "section.key"' in one)
    emptied = entry[: entry.index("msgstr")] + 'msgstr ""'
    catalogue.write_text(text.replace(entry, emptied), "utf-8")
    where = paths(workshop, locales)
    built = pipeline.build(where)
    assert [(one.code, one.is_blocking) for one in built.problems] == [("untranslated", True)]
    assert "section.key" in str(built.problems[0])
    allowed = pipeline.build(where, allow_missing=True)
    assert not [one for one in allowed.problems if one.is_blocking]
    assert built.files == allowed.files
    page = built.files["kk/ferry/index.md"].decode()
    assert '<span lang="en" class="untranslated">Key points</span>' in page
    assert "noindex" in page


def test_every_language_gets_a_search_index_of_its_own(workshop: Workshop) -> None:
    built = pipeline.build(paths(workshop))
    for tag in built.tags:
        assert [name for name in built.files if name.startswith(f"assets/search/{tag}/")]


@pytest.mark.usefixtures("nothing_kept")
def test_nothing_that_is_written_depends_on_where_the_project_lies(workshop: Workshop, tmp_path: Path) -> None:
    elsewhere = Path(shutil.copytree(workshop.folder, tmp_path / "else" / "where"))
    other = pipeline.Paths(root=elsewhere, seeds=elsewhere / "seeds", docs=elsewhere / "docs")
    assert pipeline.build(other).files == pipeline.build(paths(workshop)).files
    assert not [name for name, content in pipeline.build(other).files.items() if str(tmp_path).encode() in content]


# --- finishing ---

PRINTED = """<!doctype html><html lang="{tag}"><head><!-- explainer:head --></head>
<body><p id="x">A <a data-report="x">Report</a> <a data-report="">Foot</a></p></body></html>"""


@pytest.fixture
def printed(workshop: Workshop) -> Path:
    """What a printer made of the pages: just enough of each to be finished."""
    site = workshop.folder / "site"
    for file in workshop.docs.rglob("*.md"):
        tag, *parts = file.relative_to(workshop.docs).with_suffix("").parts
        folder = site.joinpath(*([] if tag == "en" else [tag]), *(part for part in parts if part != "index"))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(PRINTED.format(tag=tag), "utf-8")
    (site / "sitemap.xml.gz").write_text("x", "utf-8")
    return site


def test_finishing_twice_gives_the_same_site(workshop: Workshop, printed: Path) -> None:
    def contents() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in printed.rglob("*") if file.is_file()}

    pipeline.finish(printed, paths(workshop), "https://example.org/a", "https://example.org/code")
    once = contents()
    pipeline.finish(printed, paths(workshop), "https://example.org/a", "https://example.org/code")
    assert contents() == once


def test_a_page_kept_from_search_engines_is_nobodys_alternate(workshop: Workshop, printed: Path) -> None:
    russian = workshop.docs / "ru/ferry/faq.md"
    russian.write_text(russian.read_text("utf-8").replace("---\n", '---\nrobots: "noindex"\n', 1), "utf-8")
    pipeline.finish(printed, paths(workshop), "https://example.org/a/", None)
    hidden = (printed / "ru/ferry/faq/index.html").read_text("utf-8")
    assert "alternate" not in hidden
    assert "canonical" not in hidden
    english = (printed / "ferry/faq/index.html").read_text("utf-8")
    assert 'hreflang="kk" href="https://example.org/a/kk/ferry/faq/"' in english
    assert 'hreflang="ru"' not in english
    sitemap = (printed / "sitemap.xml").read_text("utf-8")
    assert "ru/ferry/faq" not in sitemap
    assert "<loc>https://example.org/a/ru/ferry/</loc>" in sitemap


def test_what_is_said_of_a_page_stands_in_docs_however_it_was_printed(workshop: Workshop, printed: Path) -> None:
    """What a page lacks in docs/ is the site's name; here the printer left out title and description."""
    (workshop.docs / "kk/ferry/faq.md").write_text("# Somebody else's page\n", "utf-8")
    pipeline.finish(printed, paths(workshop), "https://example.org/a/", None)
    front = (workshop.docs / "ja/ferry/faq.md").read_text("utf-8").splitlines()
    japanese = unescape((printed / "ja/ferry/faq/index.html").read_text("utf-8"))
    shared = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', japanese))
    assert f'title: "{shared["title"]}"' in front
    assert f'description: "{shared["description"]}"' in front
    kazakh = (printed / "kk/ferry/faq/index.html").read_text("utf-8")
    name = pipeline.interface(paths(workshop))[1]["kk"]["site.name"]
    assert f'<meta property="og:title" content="{name}">' in kazakh
    assert "og:description" not in kazakh


def test_finishing_without_addresses_leaves_out_what_needs_them(workshop: Workshop, printed: Path) -> None:
    (printed / "sitemap.xml").write_text("MkDocs' own", "utf-8")
    done = pipeline.finish(printed, paths(workshop), None, None)
    assert done.without_address
    page = (printed / "ferry/index.html").read_text("utf-8")
    assert "data-report" not in page
    assert "explainer:head" not in page
    assert "http" not in page
    assert not (printed / "sitemap.xml").exists()
    assert (printed / "404.html").is_file()
    assert not (printed / "sitemap.xml.gz").exists()


def test_finishing_removes_nothing_that_it_or_mkdocs_did_not_write(workshop: Workshop, printed: Path) -> None:
    mine = [printed / name for name in ("assets/images/photo.jpg", "backup.tar.gz", "assets/javascripts/own.js")]
    for file in mine:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine", "utf-8")
    for _ in range(2):
        pipeline.finish(printed, paths(workshop), "https://example.org/a/", None)
        assert {file.read_text("utf-8") for file in mine} == {"mine"}


@pytest.mark.parametrize("page", [None, "<!doctype html><title>Mine</title>", "\udcff not UTF-8", "manifest"])
def test_a_folder_that_mkdocs_did_not_write_of_the_pages_is_not_finished(workshop: Workshop, page: str | None) -> None:
    """Not even where it has a home page, as every site has, or another program's manifest."""
    site = workshop.folder / "public"
    files = {"assets/images/photo.jpg": b"x", "backup.tar.gz": b"x", "sitemap.xml": b"<urlset/>", "404.html": b"mine"}
    if page is not None:
        files |= {"index.html": page.encode(errors="surrogateescape"), "manifest.json": b'{"name": "An app"}'}
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    said = workshop.run("finish", str(site))
    assert (said.code, said.out) == (1, "")
    assert "[not-a-site]\n    fix: " in said.err
    left = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    assert left == files


def test_the_manifest_names_only_what_the_site_was_made_from(workshop: Workshop, printed: Path) -> None:
    workshop.add("bridge.txt")  # no facts yet, so no pages
    (workshop.seeds / "notes.txt.bak").write_text("private", "utf-8")
    (workshop.seeds / "ferry.de.po").write_text("no language of ours", "utf-8")
    shutil.copy(workshop.docs / "en/ferry/facts.json", printed / "ferry")
    pipeline.finish(printed, paths(workshop), None, None)
    named = json.loads((printed / "manifest.json").read_text("utf-8"))["sources"]
    tags = ("ja.po", "kk.po", "ru.po", "txt", "yml")
    assert [*named] == [*(f"seeds/ferry.{tag}" for tag in tags), "seeds/glossary.yml"]


def test_finishing_knows_a_page_that_the_printer_left_out(workshop: Workshop, printed: Path) -> None:
    shutil.rmtree(printed / "ja/ferry/faq")
    pipeline.finish(printed, paths(workshop), "https://example.org/a/", None)
    assert "ja/ferry/faq" not in (printed / "sitemap.xml").read_text("utf-8")
    english = (printed / "ferry/faq/index.html").read_text("utf-8")
    assert 'hreflang="ja"' not in english


@pytest.mark.parametrize("address", ["example.org", "/a/", "ftp://example.org/", "https://"])
def test_what_is_no_address_is_refused(workshop: Workshop, printed: Path, address: str) -> None:
    with pytest.raises(ValueError, match="not the address of a site"):
        pipeline.finish(printed, paths(workshop), address, None)


def test_facts_without_a_headline_are_told_so(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "headline: {text: Towns talk about a ferry, rests_on: [meeting]}\n", "")
    said = workshop.run()
    assert said.code == 1
    assert "the key 'headline' is missing [missing]" in said.err
