"""The escaping door: every template, every payload, and whatever else may be written, shows as itself."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import icalendar
import markdown
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mkdocs.config.base import load_config
from mkdocs.utils.meta import get_data

from explainer import finish, localise, pipeline, render
from explainer.compose.article import article_pages
from explainer.compose.evidence import line
from explainer.compose.explainer import explainer
from explainer.compose.home import home_pages
from explainer.compose.site import how
from explainer.model.blocks import Finder, Known, NotKnown
from explainer.model.facts import Correction, Status, Text
from explainer.model.lines import Link, Told
from explainer.model.message import Message, Ui, Words
from explainer.model.page import Page
from explainer.model.passages import Quote, Reading, Verdict
from explainer.model.review import Item, Sheet
from explainer.pipeline.reading import languages_of
from explainer.pipeline.states import interface_states, states_of
from explainer.source import Source
from tests import languages
from tests.payloads import PAYLOADS, Twin, expected, refilled
from tests.site.pages import elements, name, parse

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "scripts" / "templates"
SEEDS = ROOT / "tests" / "cases" / "pipeline" / "seeds"
TAGS = ("en", "kk", "ru", "ja")
SYNTAX = (
    *"&<>\"'\\`*_{}[]()|~^$#!+-=:;./%@\t\n\r \u00a0\u200b\u200f\u2028\u202e\u2069\ufeff\x02\x03\x0b\x85\x1b\ud800",
    *("{{ ", " }}", "{% ", " %}", "{# ", "{: ", " }", "<!--", "-->", "<![CDATA[", "]]>", "</", "/>", "&#60;", "&lt;"),
    *("\n\n", "    ", "---\n", "===", "```", "~~~", "!!! ", "??? ", ":::", "[TOC]", "](", "![", "[^1]", "1. ", "- "),
    *("<b>", "</p>", "</span>", "<script>", " onx=", "\x02wzxhzdk:0\x03", "klzzwxh:0000", "javascript:", "http://x.y"),
)
TEXTS = (
    st.lists(
        st.sampled_from(SYNTAX) | st.characters() | st.text("aB1", min_size=1, max_size=3), min_size=1, max_size=12
    )
    .map("".join)
    .filter(bool)
)
"""Never nothing at all: an empty text is a missing one."""


@functools.cache
def skeleton(tag: str) -> tuple[Page[Words], ...]:
    """Every page of a small article, with a correction, and of the site around it; English where words are missing."""
    reading = pipeline.read(pipeline.Paths(seeds=SEEDS))
    dictionary = localise.Dictionary({one.tag: one for one in reading.locales}, reading.catalogues, reading.glossary)
    (ferry,) = (one for one in reading.articles if one.slug == "ferry")
    why = Text("The harbour had counted wrongly.", ferry.facts.headline.text.at)
    mended = Correction("counted", dt.date(2023, 6, 1), "meeting", "Nobody met about a ferry.", why)
    article = replace(ferry, facts=replace(ferry.facts, corrections=(mended,)))
    states = states_of(article, dictionary)
    told = explainer(article, states)
    by_tag = {key: [told] for key in reading.tags}
    (home,) = home_pages(by_tag, tag, reading.tags, interface_states(reading))
    finder = Finder[Message](Ui("find.label"), Ui("find.words"), Ui("find.person"), Ui("find.country"))
    drawn = Known[Message](
        Ui("known.title"), (Ui("find.person"), Ui("find.country")), Ui("find.label"), Ui("find.words"), Status.POSSIBLE,
        "timeline/", Ui("find.words"), (Link("#later", Ui("find.label")), Link("#where", Ui("find.words"))),
    )  # fmt: skip
    silent = NotKnown[Message]((Told(line(article, "no-price", "not-known"), "#later"),))
    pages = (
        *article_pages(article, languages_of(article, reading.tags), states, reading.glossary),
        replace(home, blocks=(*home.blocks, finder, drawn, silent)),
        how([told], reading.tags, interface_states(reading)),
    )
    return tuple(localise.localise(page, tag, dictionary) for page in pages)


@functools.cache
def printer() -> markdown.Markdown:
    """Python-Markdown as MkDocs sets it up for this site."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


@functools.cache
def renderer(tag: str) -> render.Renderer:
    return render.Renderer(TEMPLATES, next(one for one in languages.interface()[0] if one.tag == tag))


def printed(page: Page[Words], tag: str) -> tuple[str, dict[str, object]]:
    """The page's HTML and front matter, as MkDocs gets them."""
    body, fields = get_data(renderer(tag).markdown(page, listed=True))
    return printer().reset().convert(body), fields


@functools.cache
def twins(tag: str) -> tuple[tuple[int, str], ...]:
    """For each page, how many texts there are in it and the HTML that it has with a plain word for each."""
    found = []
    for page in skeleton(tag):
        twin = Twin()
        plain = refilled(page, twin.word)
        found.append((len(twin.texts), printed(plain, tag)[0]))
    return tuple(found)


def faults(tag: str, texts: Iterable[str]) -> Iterator[str]:
    """What is wrong with the pages when their texts are these, used again and again."""
    endless = itertools.cycle(texts)
    for page, (number, plain) in zip(skeleton(tag), twins(tag), strict=True):
        twin = Twin()
        twin.texts = list(itertools.islice(endless, number))
        remaining = iter(twin.texts)
        html, _ = printed(refilled(page, lambda _, left=remaining: next(left)), tag)  # type: ignore[misc]
        for fault in twin.differences(parse(html), parse(plain)):
            yield f"{page.path or 'home'}: {fault}"


def test_there_are_payloads_of_many_kinds() -> None:
    kinds = {name.partition("-")[0] for name in PAYLOADS}
    assert len(PAYLOADS) >= 150
    assert {"html", "markdown", "attribute", "admonition", "jinja", "address", "entity", "bidi", "zero", "control",
            "yaml", "unicode"} <= kinds  # fmt: skip


def test_the_pages_use_every_template() -> None:
    templates = {file.stem for file in TEMPLATES.glob("*.md")} - {"_parts"}
    kinds = {type(block).__name__ for page in skeleton("kk") for block in page.blocks}
    assert {re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind).lower() for kind in kinds} == templates


@pytest.mark.parametrize(("tag", "turn"), [(tag, turn) for turn in range(2) for tag in TAGS])
def test_payloads_show_as_themselves_on_every_page(tag: str, turn: int) -> None:
    texts = list(PAYLOADS.values())
    start = (TAGS.index(tag) * 2 + turn) * len(texts) // 8
    assert not list(faults(tag, texts[start:] + texts[:start]))


@settings(max_examples=12, deadline=None, phases=[Phase.generate])  # a page of texts is not worth shrinking
@given(st.lists(TEXTS, min_size=60, max_size=120), st.sampled_from(TAGS))
def test_any_texts_show_as_themselves_on_every_page(texts: list[str], tag: str) -> None:
    assert list(faults(tag, texts)) == []


def test_only_japanese_pages_have_places_to_break() -> None:
    for tag in TAGS:
        found = {name(one) for _, html in twins(tag) for one in elements(parse(html))}
        assert "wbr" not in found, "a plain word is one phrase"
        shown = {name(one) for page in skeleton(tag) for one in elements(parse(printed(page, tag)[0]))}
        assert ("wbr" in shown) is (tag == "ja")


# --- what is no Markdown ---


def front_matter(text: str) -> dict[str, object]:
    page = refilled(skeleton("en")[0], lambda _: text)
    body, fields = get_data(renderer("en").markdown(page, listed=True))
    assert body.startswith("# <span"), f"the front matter is not read: {text!r}"
    return fields


def assert_in_front_matter(texts: Sequence[str]) -> None:
    for text in texts:
        fields = front_matter(text)
        titles = [entry["title"] for entry in fields["nav"]]  # type: ignore[attr-defined]
        assert {fields["title"], fields["description"], *titles} == {expected(text)}
        assert fields["path"] == "ferry/"


def test_payloads_come_back_from_the_front_matter() -> None:
    assert_in_front_matter(list(PAYLOADS.values()))


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_any_text_comes_back_from_the_front_matter(text: str) -> None:
    assert_in_front_matter([text])


def calendar_lines(text: str) -> list[tuple[str, str]]:
    """Every property of the calendar with its value, in order."""
    (page,) = (page for page in skeleton("kk") if page.calendar is not None)
    assert page.calendar is not None
    data = render.calendar(refilled(page.calendar, lambda _: text), "kk")
    root = icalendar.Calendar.from_ical(data)
    return [(key, str(value)) for part in root.walk() for key, value in part.property_items(recursive=False)]


def assert_in_calendar(texts: Sequence[str]) -> None:
    plain = calendar_lines("Plain")
    for text in texts:
        found = calendar_lines(text)
        assert [key for key, _ in found] == [key for key, _ in plain], repr(text)
        # The library takes U+FEFF at the beginning of a value for a byte order mark.
        wanted = [(key, expected(text).lstrip("\ufeff") if value == "Plain" else value) for key, value in plain]
        assert [one for one in found if not one[1].startswith("<")] == [one for one in wanted if one[1][:1] != "<"]


def test_payloads_come_back_from_the_calendar() -> None:
    assert_in_calendar(list(PAYLOADS.values()))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_comes_back_from_the_calendar(text: str) -> None:
    assert_in_calendar([text])


def not_found(words: Callable[[], str]) -> str:
    """The page with words of its own for each language."""
    locales, interface = languages.interface()
    ids = ("site.name", "not-found.title", "not-found.text", "not-found.home")
    ours = {tag: {**known, **{unit: words() for unit in ids}} for tag, known in interface.items()}
    values = finish.not_found_values(locales, ours, finish.address("https://example.org/repo/", None))
    return render.self_contained(TEMPLATES, "404.html", values, finish.policy).decode()


def test_payloads_show_as_themselves_on_the_page_that_is_not_found() -> None:
    texts = itertools.cycle(PAYLOADS.values())
    for _ in range(0, len(PAYLOADS), len(TAGS) * 4):
        twin = Twin()
        twin.texts = list(itertools.islice(texts, len(TAGS) * 4))
        words = (f"zq{number}qz" for number in itertools.count())
        found, plain = not_found(iter(twin.texts).__next__), not_found(words.__next__)
        assert not twin.differences(parse(found), parse(plain))


def reviewed(words: Callable[[], str]) -> str:
    """A reviewer's page with words of its own in every place."""
    locales, interface = languages.interface()
    reading = Reading(Verdict.UNSURE, "A", dt.date(2026, 11, 26), Source("", "").span(), why=words())
    quote = Quote("s1", "zq1qz", words(), words(), words())
    item = Item(words(), "0a1b2c3d", words(), Ui("review.date"), "said", words(), words(), (quote,), words())
    sheet = Sheet(words(), "kk", words(), (replace(item, asked=(words(),), reading=reading),))
    values = {
        "sheet": sheet,
        "locale": locales[0],
        "english": words(),
        "ui": interface["kk"],
        "labels": {item.id: words()},
        "read": {item.id: words()},
    }
    return render.self_contained(TEMPLATES, "review.html", values, finish.policy).decode()


def test_payloads_show_as_themselves_on_a_reviewers_page() -> None:
    """Where a script could run, none does: the page has the elements and attributes that it has with plain words."""

    def shape(words: str) -> list[tuple[str, list[str]]]:
        page = parse(reviewed(itertools.repeat(words).__next__))
        return [(one.tag, sorted(one.attrib)) for one in page.iter() if one.tag != "br"]

    plain = shape("zq0qz")
    assert [payload for payload in PAYLOADS.values() if shape(payload) != plain] == []


# --- the rule itself ---


@given(TEXTS)
def test_what_is_shown_stays_what_it_is(text: str) -> None:
    assert render.shown(text) == expected(text)
    assert render.shown(render.shown(text)) == render.shown(text)
    assert render.escape(text).unescape() == expected(text)


def test_every_character_of_unicode_is_shown_as_it_should_be() -> None:
    characters = [chr(code) for code in range(0x110000)]
    assert [char for char in characters if render.shown(char) != expected(char)] == []
