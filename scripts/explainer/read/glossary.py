"""The glossary (`seeds/glossary.yml`): names and terms in every language, each form with where it comes from.

What its keys mean stands in scripts/schema/glossary.schema.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum

from explainer.model.words import Form, Glossary, Term
from explainer.problem import ContentError, Level, Problem
from explainer.records import (
    TAG_PATTERN,
    Fields,
    KeyValue,
    Scalar,
    Shape,
    check_id,
    check_line,
    entries_of,
    parse_record,
    suggestion,
)
from explainer.records import Mapping as Record
from explainer.source import Source

SHAPES: Mapping[str, Shape] = {
    "term": Shape(("sort", "en")),
    "form": Shape(("form",), ("others", "seen", "origin", "rule")),
}
"""The keys of each kind of record, a term's further languages aside; the schema has them under the same names."""

_BEGINNING = "# Names and terms in every language, each form with where it comes from; those of all articles.\n"
ENGLISH = "en"
"""The language of the articles: its forms are theirs, and need no other origin."""


class Sort(StrEnum):
    """What a term names: a participant, or something of the trade."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    GROUP = "group"
    TERM = "term"


class Origin(StrEnum):
    """Where a form comes from that was not seen in print."""

    TRANSLITERATED = "transliterated"
    TRANSLATED = "translated"
    CLDR = "cldr"
    PROPOSED = "proposed"


def read_glossary(source: Source, tags: Collection[str] = ()) -> tuple[Glossary, tuple[Problem, ...]]:
    """The terms that can be read, each with an English form, and everything that is wrong with the others.

    `tags` are the languages that the site has: a form in another one is shown nowhere.
    """
    try:
        root = parse_record(source)
    except ContentError as error:
        return {}, error.problems
    problems: list[Problem] = []
    terms = {entry.key.text: term for entry in root.entries if (term := _term(entry, problems)) is not None}
    if tags:
        problems.extend(_unknown_languages(root, tags))
    return terms, tuple(problems)


def _unknown_languages(root: Record, tags: Collection[str]) -> Iterator[Problem]:
    """Forms in languages that the site has not: mistyped, or of one that is still to come."""
    for term in root.entries:
        for entry in entries_of(term.value, []) or ():
            if re.fullmatch(TAG_PATTERN, entry.key.text) and entry.key.text not in {ENGLISH, *tags}:
                message = f"there is no language '{entry.key.text}', so this form is shown nowhere"
                yield Problem(
                    entry.key.span, "reference", message, suggestion(entry.key.text, tuple(tags)), Level.NOTICE
                )


def _term(entry: KeyValue, problems: list[Problem]) -> Term | None:
    check_id(entry.key, problems)
    keys = [inner.key.text for inner in entries_of(entry.value, []) or ()]
    tags = tuple(key for key in keys if re.fullmatch(TAG_PATTERN, key) and key != ENGLISH)
    known = SHAPES["term"]
    fields = Fields.of(entry.value, entry.key.span, Shape(known.required, known.optional + tags), problems)
    if fields is None:
        return None
    sort = fields.choice("sort", Sort)
    forms = {tag: form for tag in (ENGLISH, *tags) if (form := _form(tag, fields)) is not None}
    if sort is None or ENGLISH not in forms:
        return None
    return Term(entry.key.text, entry.key.span, sort.value, forms)


def _form(tag: str, term: Fields) -> Form | None:
    node = term.values.get(tag)
    fields = None if node is None else Fields.of(node, term.key_of(tag), SHAPES["form"], term.problems)
    if fields is None:
        return None
    words, others = fields.text("form"), tuple(_others(fields))
    seen, origin = fields.texts("seen"), fields.choice("origin", Origin)
    rule = fields.text("rule")
    _check_origin(tag, fields)
    if (origin is Origin.PROPOSED) != (rule is not None):
        message = "a form that a machine proposes, and no other, has the 'rule' that it follows"
        fix = "add 'rule: …'" if rule is None else "delete 'rule', or write 'origin: proposed'"
        fields.problems.append(Problem(fields.at, "form-rule", message, fix))
    if words is None:
        return None
    check_line(words, fields.problems)
    sites, rule_words = tuple(site.text for site in seen), None if rule is None else rule.text
    return Form(words.text, others, sites, None if origin is None else origin.value, rule_words)


def with_proposed(source: Source, terms: Iterable[Term], forms: Mapping[str, Mapping[str, Form]]) -> str:
    """The glossary's text with proposed forms: in the entry that is there, as its last lines, or in a new one.

    An empty text becomes a glossary. Nothing else of it changes. Raises `ContentError` where it cannot be read,
    `ValueError` where a form would not be read back, as in an entry that stands in one line.
    """
    entries = {entry.key.text: entry for entry in parse_record(source).entries} if source.text else {}
    text = source.text or _BEGINNING
    text = text if text.endswith("\n") else f"{text}\n"
    added: list[tuple[int, str]] = []
    for term in terms:
        own = forms.get(term.id, {})
        lines = "".join(f"  {tag}: {_in_line(form)}\n" for tag, form in own.items())
        entry = entries.get(term.id)
        if entry is not None and lines:
            last = entries_of(entry.value, [])
            end = entry.value.span.end if not last else last[-1].value.span.end
            added.append((text.index("\n", end) + 1, lines))
        elif lines:
            head = f"\n{term.id}:\n  sort: {term.sort}\n  en: {_in_line(term.forms[ENGLISH])}\n"
            added.append((len(text), f"{head}{lines}"))
    for at, lines in sorted(added, key=lambda one: one[0], reverse=True):
        text = f"{text[:at]}{lines}{text[at:]}"
    read, problems = read_glossary(Source(source.name, text))
    wanted = {(name, tag): form for name, several in forms.items() for tag, form in several.items()}
    if problems or any(name not in read or read[name].forms.get(tag) != form for (name, tag), form in wanted.items()):
        raise ValueError("what was to be written cannot be read back")
    return text


def _in_line(form: Form) -> str:
    words = {"form": form.words, "origin": form.origin, "rule": form.rule}
    said = {key: json.dumps(one, ensure_ascii=False) for key, one in words.items() if one is not None}
    if form.others:
        listed = ", ".join(json.dumps(one, ensure_ascii=False) for one in form.others)
        said = {"form": said.pop("form"), "others": f"[{listed}]", **said}
    return "{" + ", ".join(f"{key}: {value}" for key, value in said.items()) + "}"


def _others(fields: Fields) -> Iterator[str]:
    """The further forms, none of them twice and none of them the first again."""
    first = fields.values.get("form")
    known = {first.text} if isinstance(first, Scalar) else set()
    for other in fields.texts("others"):
        check_line(other, fields.problems)
        if other.text in known:
            message = f"'{other.text}' stands twice among the forms"
            fields.problems.append(Problem(other.span, "repeated", message, "delete one of the two"))
        else:
            known.add(other.text)
            yield other.text


def _check_origin(tag: str, fields: Fields) -> None:
    """Every form was seen somewhere or is ours (or CLDR's): a reader is told which."""
    seen, origin = not fields.is_empty("seen"), "origin" in fields.values
    origins = ", ".join(Origin)
    if tag == ENGLISH and (seen or origin):
        message, fix = "an English form is the article's own", "delete 'seen' and 'origin' here"
    elif tag != ENGLISH and seen and origin:
        message, fix = "a form that was seen in print is not ours", "keep 'seen' or 'origin', not both"
    elif tag != ENGLISH and not seen and not origin:
        message = "the form does not say where it comes from"
        fix = f"add 'seen: […]' with the sites it was seen at, or 'origin: …' ({origins})"
    else:
        return
    fields.problems.append(Problem(fields.at, "form-origin", message, fix))
