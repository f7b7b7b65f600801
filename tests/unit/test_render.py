"""The escaping door: whatever a text holds, MkDocs' Markdown shows exactly it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import icalendar
import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explainer import render
from explainer.model.blocks import Block, Heading, Lines, Paragraph
from explainer.model.facts import Kind
from explainer.model.lines import Basis, Line, Link
from explainer.model.message import Words
from explainer.model.page import Calendar, Event, Page
from explainer.model.words import Locale
from tests import languages
from tests.site.pages import elements, inside, line_text, name, parse

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "scripts/templates"
LOCALES = {locale.tag: locale for locale in languages.interface()[0]}
TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from("<>&\"'\\`*_{}[]()#+-.!|~^$:=/%@ ")
).filter(lambda text: text.strip() != "")


def words(text: str, tag: str = "en", *, missing: bool = False) -> Words:
    return Words(text, tag, missing)


def line(text: str) -> Line[Words]:
    return Line("anchor", words(text), Basis("claim.meeting", ("meeting",)), Kind.REPORTED, (words("1"),), words(text))


def page(*texts: str) -> Page[Words]:
    lines = tuple(line(text) for text in texts)
    headings = tuple(Heading(2, f"h-{number}", words(text)) for number, text in enumerate(texts))
    paragraphs = tuple(Paragraph("text", words(text)) for text in texts)
    blocks: tuple[Block[Words], ...] = (Lines("list", lines), *headings, *paragraphs)
    return Page("a/", "summary", "a", words(texts[0]), words(texts[0]), ("en",), (), blocks)


def html(markdown_text: str) -> str:
    """What MkDocs makes of it, with the extensions of mkdocs.yml."""
    made: str = markdown.markdown(markdown_text, extensions=["attr_list", "md_in_html", "toc", "tables", "fenced_code"])
    return made


def renderer(tag: str = "en") -> render.Renderer:
    return render.Renderer(TEMPLATES, LOCALES[tag])


RENDERER = renderer()


def body(text: str) -> str:
    return text.split("---\n", 2)[2]


def plain(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=60, deadline=None)
@given(TEXTS)
@example("{: .x #y }")
@example("1. one")
@example("- [ ] task")
@example("    indented")
@example("# heading #")
@example("a  \nb")
@example("&amp;&#60;b&#62;")
@example("</span></li><script>alert(1)</script>")
@example("[TOC]")
@example("*[abbr]: x")
@example("[^1]: note")
@example("|a|b|\n|-|-|")
@example("klzzwxh:0003")
@example("wzxhzdk:1")
@example("\x02klzzwxh:0\x03")
@example("https://example.com and <a@b.cd>")
@example("setext\n===")
@example("{% raw %}{{ x }}{# y #}")
def test_any_text_shows_as_itself_in_a_line_a_heading_and_a_paragraph(text: str) -> None:
    shown = plain(render.escape(text).unescape())
    root = parse(html(body(RENDERER.markdown(page(text), listed=True))))
    (mark,), (paragraph,) = inside(root, ".mark"), inside(root, "p")
    found = {
        "line": line_text(inside(root, ".line")[0]),
        "label": plain(mark.attrib["aria-label"]),
        "heading": plain("".join(inside(root, "h2")[0].itertext())),
        "paragraph": plain("".join(paragraph.itertext())),
    }
    assert found == dict.fromkeys(found, shown)
    names = sorted(name(one) for one in elements(root))
    assert names == ["body", "button", "div", "h2", "head", "html", "li", "p", "span", "ul"]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
@example("a: b # c")
@example("'")
@example("---")
def test_any_title_comes_back_from_the_front_matter(text: str) -> None:
    rendered = RENDERER.markdown(replace(page("x"), title=words(text), nav=(Link("a/", words(text)),)), listed=True)
    fields = yaml.safe_load(rendered.split("---\n")[1] if text != "---" else rendered.partition("\n---\n")[0])
    assert fields["title"] == text
    assert fields["nav"][0]["title"] == text


def test_a_control_character_is_shown_as_unreadable() -> None:
    assert render.escape("a\x02b\x1bc") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


def test_line_ends_become_spaces() -> None:
    assert render.escape("a\nb\r\nc\td") == "a b c d"


def test_words_of_another_language_say_so_and_a_stand_in_is_marked() -> None:
    made = page("x")
    blocks = (Paragraph("text", words("Name", "en")), Paragraph("text", words("Gap", "en", missing=True)))
    text = renderer("kk").markdown(replace(made, blocks=blocks), listed=False)
    assert '<span lang="en">Name</span>' in text
    assert '<span lang="en" class="untranslated">Gap</span>' in text
    assert 'robots: "noindex"' in text


def test_a_listed_page_may_be_indexed() -> None:
    assert "robots" not in RENDERER.markdown(page("x"), listed=True)


def test_japanese_headings_break_between_phrases_only_and_lose_nothing() -> None:
    title = "カザフスタンと日本、航空便の再開について協議"
    made = Page("a/", "summary", "a", words(title, "ja"), words(title, "ja"), ("ja",), (),
                (Heading(2, "h", words(title, "ja")),))  # fmt: skip
    text = body(renderer("ja").markdown(made, listed=True))
    assert text.count("<wbr>") >= 3
    assert title in text.replace("<wbr>", "")


def test_japanese_headings_do_not_break_within_a_number() -> None:
    title = "記事の最終更新：2024年3月9日"
    made = Page("a/", "summary", "a", words(title, "ja"), words(title, "ja"), ("ja",), (),
                (Heading(2, "h", words(title, "ja")),))  # fmt: skip
    text = body(renderer("ja").markdown(made, listed=True))
    assert "<wbr>" in text
    assert "2024年" in text


@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
def test_the_same_page_gives_the_same_bytes(locale: Locale) -> None:
    once, twice = (render.Renderer(TEMPLATES, locale).markdown(page("x", "y"), listed=True) for _ in range(2))
    assert once == twice


EVENT = Event(
    "a.day@explainer",
    dt.date(2024, 2, 29),
    dt.date(2024, 3, 1),
    tentative=True,
    summary=words("A; b, c\\n: „ä“ " + "долгий " * 20, "ru"),
    description=words("line", "ru"),
    stamp=dt.datetime(2024, 3, 9, 12, 34, tzinfo=dt.UTC),
    sequence=1,
)


def test_a_calendar_reads_back_what_was_written_into_it() -> None:
    data = render.calendar(Calendar("a/timeline.ics", words("Name; x, y", "ru"), (EVENT,)), "ru")
    read = icalendar.Calendar.from_ical(data)
    (event,) = read.events
    assert str(event["SUMMARY"]) == EVENT.summary.text
    assert str(read["X-WR-CALNAME"]) == "Name; x, y"
    assert event.decoded("DTSTAMP") == EVENT.stamp
    assert data == render.calendar(Calendar("a/timeline.ics", words("Name; x, y", "ru"), (EVENT,)), "ru")
    assert max(map(len, data.split(b"\r\n"))) <= 75
