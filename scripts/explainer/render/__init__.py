"""Pages in a language → Markdown and calendars. Here is the one door through which text becomes markup.

Everything that a template prints passes `_door`: text is escaped so that it shows as itself, in Markdown and in HTML,
in running text and in attributes; and it is marked with its language where that is not the page's. What leaves without
being printed by a template (front matter, calendars) is no markup, and passes `shown`, as all other text does before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import budoux
import jinja2
import jinja2.runtime
from markupsafe import Markup

from explainer.language.cldr import direction
from explainer.model.blocks import Drawers
from explainer.model.data import Json
from explainer.model.message import Words
from explainer.model.page import Calendar, Page
from explainer.model.words import Locale

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_MARKUP = re.compile(r"[&<>\"'\\`*_{}\[\]|~^$#!]")
"""Every character that Markdown, its extensions, HTML or Jinja could take for markup within a line."""
_PARSERS = {
    "ja": budoux.load_default_japanese_parser,
    "th": budoux.load_default_thai_parser,
    "zh-hans": budoux.load_default_simplified_chinese_parser,
    "zh-hant": budoux.load_default_traditional_chinese_parser,
}
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""Where a line or a column ends."""
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides, isolates and their ends."""
_UNSHOWN = "\N{REPLACEMENT CHARACTER}"
_SHOWN: Mapping[int, str] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), _UNSHOWN),
    **dict.fromkeys(range(0xD800, 0xE000), _UNSHOWN),
    **dict.fromkeys(range(0xFDD0, 0xFDF0), _UNSHOWN),
    **dict.fromkeys((plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)), _UNSHOWN),
    **dict.fromkeys(map(ord, _BIDI_CONTROLS), _UNSHOWN),
    **dict.fromkeys(map(ord, _SPACES), " "),
}
"""What becomes of the above, of control characters, of halves of surrogate pairs and of noncharacters."""
_ACTS = re.compile(f"[{''.join(re.escape(chr(one)) for one in _SHOWN)}]")
_EDGES = re.compile(r"\A\s+|\s+\Z")
_TEXTS = 4096
"""So many texts as markup are kept: an article's sentences stand on many of its pages, in every language."""


def shown(text: str) -> str:
    """Text as a page can show it: on one line, and without a character that acts on others instead of being seen.

    - Whatever ends a line, and a tab, becomes a space.
    - Control characters (Python-Markdown marks its own places with two of them), halves of surrogate pairs and
      noncharacters become U+FFFD: HTML and YAML have no place for them.
    - Bidi controls become U+FFFD too: one that is not closed would turn around the words of ours behind it, and one
      that is closed makes a reader see another order than the article has. What they did is seen to be missing. The
      marks of direction U+200E, U+200F and U+061C stay: they weigh no more than a letter of their direction.
    - Everything else stays, zero-width characters included.
    """
    return text.replace("\r\n", " ").translate(_SHOWN) if _ACTS.search(text) else text


@lru_cache(maxsize=_TEXTS)
def escape(text: str) -> Markup:
    """Text as markup that shows exactly this text, in Markdown as in HTML, in an attribute as between tags.

    Marks become numeric character references, which no dialect of Markdown reads as markup; the rest is `shown`. So do
    wide and no-break spaces at the edges, which Markdown would strip; it may strip plain ones, as HTML does.
    """
    marked = _MARKUP.sub(_reference, shown(text))
    if marked[:1].isspace() or marked[-1:].isspace():
        marked = _EDGES.sub(lambda edge: re.sub("[^ ]", _reference, edge[0]), marked)
    return Markup(marked)  # noqa: S704 - this escapes


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


@dataclass(frozen=True)
class Compiled(jinja2.BytecodeCache):
    """Templates that need not be compiled again, where somebody can recall and keep what belongs to a text."""

    recall: Callable[[str], object]
    keep: Callable[[str, object], None]

    def load_bytecode(self, bucket: Bucket) -> None:
        """What is kept of a template."""
        found = self.recall(f"{bucket.key} {bucket.checksum}")
        if isinstance(found, bytes):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template."""
        self.keep(f"{bucket.key} {bucket.checksum}", bucket.bytecode_to_string())


class Renderer:
    """Turns pages of one language into Markdown, with a folder of templates, one for each kind of block."""

    def __init__(self, templates: Path, locale: Locale, compiled: jinja2.BytecodeCache | None = None) -> None:
        self._environment = _environment(templates, compiled)
        self._locale = locale

    def markdown(self, page: Page[Words], *, listed: bool) -> str:
        """A page as Markdown: front matter, then its blocks. `listed`: search engines may be offered it."""
        parts = [_front_matter(page, listed=listed)]
        drawers = (one for block in page.blocks if isinstance(block, Drawers) for one in block.drawers)
        notes = {one.rests_on: at for at, one in enumerate(drawers, 1)}
        for block in page.blocks:
            template = self._environment.get_template(f"{_kebab(type(block).__name__)}.md")
            parts.append(template.render(block=block, page=page, notes=notes, locale=self._locale).strip("\n"))
        return "\n\n".join(part for part in parts if part) + "\n"


@lru_cache(maxsize=4)
def _environment(templates: Path, compiled: jinja2.BytecodeCache | None) -> jinja2.Environment:
    """One for all languages, kept between builds: each template is compiled once, and again when its file changes."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        bytecode_cache=compiled,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,  # what the door has let through stays as it is; macros return markup
        finalize=_door,
    )
    environment.filters |= {"bare": _bare, "cell": _cell, "tongue": _in, "phrases": _phrases}
    return environment


@jinja2.pass_context
def _door(context: jinja2.runtime.Context, value: object) -> object:
    match value:
        case Markup():
            return value
        case Words():
            return _said(value, context["locale"])
        case str():
            return escape(value)
        case int():
            return value
        case _:
            message = f"a template prints what is no text: {value!r}"
            raise TypeError(message)


def _said(value: Words, locale: Locale) -> Markup:
    """Text, marked with its language where that is not the page's."""
    if value.tag == locale.tag:
        return escape(value.text)
    mark = Markup(' class="untranslated"') if value.missing else ""
    said = Markup("<span {}{}>{}</span>").format(_tongue(value.tag, locale.tag), mark, escape(value.text))
    return said + _updating(value, locale)


def _updating(value: Words, locale: Locale) -> Markup:
    """Where English stands in for a translation of an older English: a word on that, in the page's language."""
    if not value.updating:
        return Markup()
    # The element around it may be the English one.
    mark = Markup(' <small class="kind" {}>{}</small>')
    return mark.format(_tongue(locale.tag, value.tag), escape(locale.interface["mark.updating"]))


@lru_cache(maxsize=_TEXTS)
def _tongue(tag: str, around: str) -> Markup:
    """The attributes of an element in a language, within one: with the direction, where that is another."""
    if direction(tag) == direction(around):
        return Markup('lang="{}"').format(tag)
    return Markup('lang="{}" dir="{}"').format(tag, direction(tag))


@jinja2.pass_context
def _in(context: jinja2.runtime.Context, tag: str) -> Markup:
    """The same for an element of a page."""
    locale: Locale = context["locale"]
    return _tongue(tag, locale.tag)


@jinja2.pass_context
def _cell(context: jinja2.runtime.Context, value: Words) -> Markup:
    """Text whose element says its language."""
    return escape(value.text) + _updating(value, context["locale"])


def _bare(value: Words) -> Markup:
    """Text without a mark of its language: where the element around it says the language, and in attributes."""
    return escape(value.text)


@jinja2.pass_context
def _phrases(context: jinja2.runtime.Context, value: Words) -> Markup:
    """Text that may break only between its phrases (`<wbr>`), where the language is written without spaces."""
    locale: Locale = context["locale"]
    if not shown(value.text).strip(" "):
        return Markup("&#32;")  # for Markdown, a heading without a text is one whose text is its attribute list
    if locale.phrases is None or value.tag != locale.tag:
        return _said(value, locale)
    return Markup("<wbr>").join(escape(phrase) for phrase in _parsed(shown(value.text), locale.phrases))


def _parsed(text: str, phrases: str) -> Sequence[str]:
    """The phrases of a text. The parser may end one within a number ("202|4年"): those stand together."""
    found: list[str] = []
    for phrase in _parser(phrases).parse(text):
        if found and found[-1][-1:].isdecimal() and phrase[:1].isdecimal():
            found[-1] += phrase
        else:
            found.append(phrase)
    return found


@lru_cache(maxsize=len(_PARSERS))
def _parser(phrases: str) -> budoux.Parser:
    return _PARSERS[phrases]()


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _front_matter(page: Page[Words], *, listed: bool) -> str:
    """YAML, each value written as JSON, which YAML contains once nothing in it ends a line or is no character."""
    fields: dict[str, object] = {
        "title": shown(page.title.text),
        "description": shown(page.description.text),
        "path": page.path,
        "section": page.section,
        "languages": list(page.languages),
    }
    if page.article is not None:
        fields["article"] = page.article
    if page.updated is not None:
        fields["updated"] = page.updated
    if page.shows_source:
        fields["source"] = True
    if not listed:
        fields["robots"] = "noindex"
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    if page.nav:
        lines.append("nav:")
        lines.extend(
            "  - " + json.dumps({"path": n.href, "title": title, "section": n.section}, ensure_ascii=False)
            for n in page.nav
            for title in [shown(n.title.text)]
        )
    return "\n".join(("---", *lines, "---"))


def calendar(value: Calendar[Words], tag: str) -> bytes:
    """A calendar file (RFC 5545), the same bytes for the same dates."""
    from explainer.render.calendars import calendar_file  # noqa: PLC0415 - where nothing has changed, none is written

    return calendar_file(value, tag, shown)


def data(value: Json) -> bytes:
    """JSON for people's programs, each of its texts `shown`; the same bytes for the same data."""
    return (json.dumps(_all_shown(value), ensure_ascii=False, indent=1) + "\n").encode()


def finder(entries: Sequence[Json], fold: Mapping[str, str]) -> bytes:
    """What the finder loads: {fold, people, countries, explainers: [[href, title, words, people, countries], …]}.

    Names stand once, in the order of their first explainer, which refers to them by number. `fold` is the search's.
    """
    tables: dict[str, list[Json]] = {"people": [], "countries": []}

    def numbers(key: str, names: Json) -> list[Json]:
        table = tables[key]
        found = names if isinstance(names, list) else []
        places = []
        for name in found:
            if name not in table:
                table.append(name)
            places.append(table.index(name))
        return [*places]

    explainers: list[Json] = [
        [one["href"], one["title"], one["words"], *(numbers(key, one[key]) for key in tables)]
        for one in entries
        if isinstance(one, Mapping)
    ]
    value = _all_shown({"fold": fold, **tables, "explainers": explainers})
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _all_shown(value: Json) -> Json:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {key: _all_shown(one) for key, one in value.items()}
    return value if value is None or isinstance(value, int) else [_all_shown(one) for one in value]


def self_contained(
    templates: Path, name: str, values: Mapping[str, object], policy: Callable[[str], str], *, style: str = ""
) -> bytes:
    """One HTML file that needs no other, from the template of that name: the 404 page, or a reviewer's.

    `policy` gives the Content-Security-Policy of a page from its HTML, whose inline parts it names by their digests.
    `style` is ours, from the site's own style sheet.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["marking"] = _marking
    template = environment.get_template(name)
    values = {**values, "style": Markup(style)}  # noqa: S704 - no words of anybody's are in it
    return template.render({**values, "csp": policy(template.render(values))}).encode()


def _marking(text: str, phrases: Sequence[str]) -> list[tuple[str, bool]]:
    """A text in pieces: which of them are such a phrase, whole words of it."""
    found = sorted({phrase for phrase in phrases if phrase.strip()}, key=len, reverse=True)
    if not found:
        return [(text, False)]
    pieces = re.split(rf"(?<!\w)({'|'.join(map(re.escape, found))})(?!\w)", text)
    return [(piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece]


def _shown(value: object) -> object:
    """For a page that is HTML from the start, where Jinja itself escapes the markup."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value
