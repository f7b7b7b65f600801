"""Pages in a language → Markdown and calendars. Here is the one door through which text becomes markup.

Everything that a template prints passes `_door`: text is escaped so that it shows as itself, in Markdown and in HTML,
in running text and in attributes; and it is marked with its language where that is not the page's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import budoux
import icalendar
import jinja2
from markupsafe import Markup

from explainer.model.message import Words
from explainer.model.page import Calendar, Page
from explainer.model.words import Locale

_MARKUP = re.compile(r"[&<>\"'\\`*_{}\[\]|~^$#!]")
"""Every character that Markdown, its extensions, HTML or Jinja could take for markup within a line."""
_PARSERS = {
    "ja": budoux.load_default_japanese_parser,
    "th": budoux.load_default_thai_parser,
    "zh-hans": budoux.load_default_simplified_chinese_parser,
    "zh-hant": budoux.load_default_traditional_chinese_parser,
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]")


def escape(text: str) -> Markup:
    """Text as markup that shows exactly this text, in Markdown as in HTML, in an attribute as between tags.

    Marks become numeric character references, which no dialect of Markdown reads as markup; control characters, which
    Python-Markdown uses for its own purposes, become U+FFFD; line ends become spaces.
    """
    visible = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))
    return Markup(_MARKUP.sub(lambda found: f"&#{ord(found[0])};", visible))  # noqa: S704 - this is the escaping


class Renderer:
    """Turns pages of one language into Markdown, with a folder of templates, one for each kind of block."""

    def __init__(self, templates: Path, locale: Locale) -> None:
        tag = locale.tag
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=True,  # what the door has let through stays as it is; macros return markup
            finalize=_door(tag),
        )
        self._environment.filters |= {"bare": _bare, "phrases": _phrases(locale)}

    def markdown(self, page: Page[Words], *, complete: bool) -> str:
        """A page as Markdown: front matter, then its blocks. `complete`: no English stands in for a translation."""
        parts = [_front_matter(page, complete=complete)]
        for block in page.blocks:
            template = self._environment.get_template(f"{_kebab(type(block).__name__)}.md")
            parts.append(template.render(block=block, page=page).strip("\n"))
        return "\n\n".join(part for part in parts if part) + "\n"


def _door(tag: str) -> Callable[[object], object]:
    def door(value: object) -> object:
        match value:
            case Markup():
                return value
            case Words() if value.tag != tag:
                mark = Markup(' class="untranslated"') if value.missing else ""
                return Markup('<span lang="{}"{}>{}</span>').format(escape(value.tag), mark, escape(value.text))
            case Words():
                return escape(value.text)
            case str():
                return escape(value)
            case int():
                return value
            case _:
                message = f"a template prints what is no text: {value!r}"
                raise TypeError(message)

    return door


def _bare(value: Words) -> Markup:
    """Text without a mark of its language: where the element around it says the language, and in attributes."""
    return escape(value.text)


def _phrases(locale: Locale) -> Callable[[Words], Markup]:
    """Text that may break only between its phrases (`<wbr>`), where the language is written without spaces."""
    if locale.phrases is None:
        return lambda value: Markup(_door(locale.tag)(value))  # noqa: S704 - the door has escaped it
    parser = _PARSERS[locale.phrases]()

    def phrases(value: Words) -> Markup:
        if value.tag != locale.tag:
            return Markup(_door(locale.tag)(value))  # noqa: S704 - the door has escaped it
        return Markup("<wbr>").join(escape(phrase) for phrase in parser.parse(value.text))

    return phrases


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _front_matter(page: Page[Words], *, complete: bool) -> str:
    """YAML, each value written as JSON, which YAML contains."""
    fields: dict[str, object] = {
        "title": page.title.text,
        "description": page.description.text,
        "path": page.path,
        "section": page.section,
        "languages": list(page.languages),
    }
    if page.article is not None:
        fields["article"] = page.article
    if not complete:
        fields["robots"] = "noindex"
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    if page.nav:
        lines.append("nav:")
        lines.extend(
            "  - " + json.dumps({"path": n.href, "title": n.title.text, "section": n.section}, ensure_ascii=False)
            for n in page.nav
        )
    return "\n".join(("---", *lines, "---"))


def calendar(value: Calendar[Words], tag: str) -> bytes:
    """A calendar file (RFC 5545), the same bytes for the same dates."""
    file = icalendar.Calendar()
    file.add("prodid", "-//explainer//EN")
    file.add("version", "2.0")
    file.add("name", value.name.text, {"LANGUAGE": tag})
    file.add("x-wr-calname", value.name.text)
    for one in value.events:
        event = icalendar.Event()
        event.add("uid", one.uid)
        event.add("dtstamp", one.stamp)
        event.add("dtstart", one.start)
        event.add("dtend", one.end)
        event.add("summary", one.summary.text, {"LANGUAGE": one.summary.tag})
        event.add("description", one.description.text, {"LANGUAGE": one.description.tag})
        event.add("status", "TENTATIVE" if one.tentative else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        file.add_component(event)
    return bytes(file.to_ical())


def not_found(templates: Path, values: Mapping[str, object], policy: Callable[[str], str]) -> bytes:
    """The 404 page: one HTML file that needs no other, from the template `404.html`.

    `policy` gives the Content-Security-Policy of a page from its HTML, whose inline parts it names by their digests.
    """
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), autoescape=True)
    template = environment.get_template("404.html")
    return template.render({**values, "csp": policy(template.render(values))}).encode()
