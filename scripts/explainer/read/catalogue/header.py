"""A catalogue's header: that it is UTF-8 and of its language, and the one that a new catalogue gets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from explainer.problem import Problem
from explainer.read.catalogue.po import Entry, Part, PoFile, escaped

REVISED, UNSET = "PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE"
"""The header's field for the day somebody revised it, and what gettext writes before anybody has: no clock of ours is
asked. Babel refuses an empty one."""


@dataclass(frozen=True)
class CatalogueHeader:
    """What a new catalogue's header says; a catalogue that exists keeps its own."""

    language: str
    """BCP 47 tag."""
    project: str
    """What is translated: the article's slug, or the interface."""
    plural_forms: str | None = None
    """The field `Plural-Forms`, which editors ask for though we use no plural entries."""
    comments: tuple[str, ...] = ()
    """Lines above the header."""


def header_problems(file: PoFile, language: str | None) -> list[Problem]:
    """What is wrong with it; with `language` (BCP 47), it must name that language."""
    placed = next(((entry, start) for entry, start in file.placed() if entry.is_header), None)
    if placed is None:
        # A header that cannot be read was told of already.
        if any(entry.of(Part.JUNK) for entry in file.entries[:1]):
            return []
        return [
            Problem(
                file.source.line(1),
                "po-charset",
                "the file has no header, so its encoding is not stated",
                'begin the file with an entry msgid "" whose msgstr holds "Content-Type: text/plain; charset=UTF-8\\n"',
            )
        ]
    header, start = placed
    where = file.place(header, start, Part.MSGSTR)
    fields = _fields(header)
    problems: list[Problem] = []
    charset = re.search(r"charset=([^\s;]*)", fields.get("content-type", ""))
    if charset is None or charset[1].lower() not in {"utf-8", "utf8"}:
        stated = f"the header says charset {charset[1]!r}" if charset else "the header names no charset"
        fix = 'save the file as UTF-8 and write "Content-Type: text/plain; charset=UTF-8\\n" in the header'
        problems.append(Problem(where, "po-charset", f"{stated}; catalogues are UTF-8", fix))
    if language is not None and not _names(fields.get("language", ""), language):
        stated = repr(fields["language"]) if fields.get("language") else "none"
        message = f"the header's language is {stated}, the file is read as {language!r}"
        fix = f'write "Language: {language}\\n" in the header, or give the file the name of its language'
        problems.append(Problem(where, "po-language", message, fix))
    return problems


def _fields(header: Entry) -> Mapping[str, str]:
    lines = (line.partition(":") for line in header.words.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in lines}


_STATED = re.compile(
    r"(?P<language>[a-z]{2,3})([-_](?P<script>[a-z]{4}))?([-_](?P<region>[a-z]{2}|\d{3}))?(\.[\w-]+)?(@(?P<variant>\w+))?"
)
_SCRIPTS = {"latin": "latn", "cyrillic": "cyrl", "arabic": "arab", "devanagari": "deva"}
"""What gettext writes behind @ (`uz@latin`), as BCP 47 has it."""
_CHINESE = {**dict.fromkeys(("cn", "sg", "my"), "hans"), **dict.fromkeys(("tw", "hk", "mo"), "hant")}
"""gettext tells the two ways to write Chinese apart by a country: `zh_CN`."""


def _names(stated: str, language: str) -> bool:
    """Whether a header's language is that of the tag.

    Editors write `ru_RU` for `ru`, and `uz`, `uz_Latn` or `uz@latin` for `uz-Latn`. A script that the header does not
    name is the tag's; one that it names is the same.
    """
    found, wanted = _STATED.fullmatch(stated.lower()), _STATED.fullmatch(language.lower())
    if found is None or wanted is None:
        return stated.lower().replace("_", "-") == language.lower()
    variant, region = found["variant"] or "", found["region"]
    script = found["script"] or _SCRIPTS.get(variant, variant if variant in _SCRIPTS.values() else None)
    if script is None and found["language"] == "zh":
        script = _CHINESE.get(region)
    return (
        found["language"] == wanted["language"]
        and script in ({wanted["script"], None} if wanted["script"] else {None})
        and region in ({wanted["region"]} if wanted["region"] else {None, region})
    )


def header_text(header: CatalogueHeader) -> str:
    """The text of a catalogue that has a header only."""
    fields = {
        "Project-Id-Version": header.project,
        "Report-Msgid-Bugs-To": "",
        REVISED: UNSET,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": header.language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if header.plural_forms is not None:
        fields["Plural-Forms"] = header.plural_forms
    comments = [f"# {line}".rstrip() for comment in header.comments for line in comment.split("\n")]
    values = [f'"{escaped(f"{name}: {value}".rstrip())}\\n"' for name, value in fields.items()]
    return "\n".join([*comments, 'msgid ""', 'msgstr ""', *values, ""])
