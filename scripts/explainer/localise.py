"""Pages in no language → pages in one: choosing words, names and dates, and nothing else.

What a translation lacks is said in English and marked as such (`Words.missing`); whether that may be published is not
decided here. Months come from the Unicode CLDR (Babel); everything that differs between languages beyond that is in
scripts/locales/.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from explainer.language import cldr
from explainer.language.namesakes import Called, Telling, shared_names, strangers
from explainer.model.blocks import Paragraph
from explainer.model.data import PLAIN, Data, Json, fields_of
from explainer.model.edtf import Date, Range, Since, Until
from explainer.model.explainer import Explainer
from explainer.model.facts import Article, Participant
from explainer.model.message import (
    DateMessage,
    Endonym,
    In,
    Listing,
    Message,
    Name,
    Ours,
    PerLocale,
    ReadingTime,
    Ui,
    Verbatim,
    Words,
)
from explainer.model.page import Page
from explainer.model.words import Catalogue, Form, Glossary, Locale, Term

ENGLISH = "en"
"""The language of the articles and of every msgid."""

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Dictionary:
    """Every word that a page may need, in every language we publish in."""

    locales: Mapping[str, Locale]
    """By tag; English is among them."""
    catalogues: Mapping[tuple[str, str], Catalogue]
    """By article and tag."""
    glossary: Glossary


def localise(page: Page[Message], tag: str, dictionary: Dictionary) -> Page[Words]:
    """The page in the language `tag`; with a notice on top where English had to stand in."""
    localised = cast("Page[Words]", _localise(page, tag, dictionary))
    lacking = tuple(_lacking(localised))
    told = {
        "notice.updating": any(one.updating for one in lacking),
        "notice.incomplete": any(not one.updating for one in lacking),
    }
    notices = tuple(Paragraph("notice", say(Ui(word), tag, dictionary)) for word, is_so in told.items() if is_so)
    return dataclasses.replace(localised, blocks=(*notices, *localised.blocks))


def worded(explainer: Explainer[Message], tag: str, dictionary: Dictionary) -> Explainer[Message]:
    """What is told of an article in the language `tag`, for pages that then need nothing more of the article."""
    return cast("Explainer[Message]", _localise(explainer, tag, dictionary))


def with_own_names(glossary: Glossary, article: Article, tags: Iterable[str]) -> Glossary:
    """The glossary without those whom the article does not mean, and an entry for each participant that it lacks then.

    Such a participant is called what the article calls it, in English. A country with a `territory` has the names that
    the Unicode CLDR gives it in the languages of `tags`.
    """
    others = {*strangers(glossary, Telling.of(article))}
    own = {
        one.id: Term(one.id, one.at, one.sort.value, _own_forms(one, tags, glossary.get(one.id)))
        for one in article.facts.participants.values()
        if one.id not in glossary or one.id in others
    }
    return {**{name: term for name, term in glossary.items() if name not in others}, **own}


def _own_forms(one: Participant, tags: Iterable[str], namesake: Term | None) -> Mapping[str, Form]:
    shared = () if namesake is None else shared_names(namesake, one)
    called = tuple(dict.fromkeys((*Called.of(one).own_names, *shared)))
    named = {} if one.territory is None else {tag: cldr.territory(one.territory, tag) for tag in tags}
    english = named.get(ENGLISH) or called[0]
    forms = {tag: Form(words, (), (), "cldr") for tag, words in named.items() if words is not None}
    origin = None if english in called else "cldr"
    return {**forms, ENGLISH: Form(english, tuple(form for form in called if form != english), (), origin)}


def is_complete(page: Page[Words]) -> bool:
    """Whether no English stands in for a missing translation."""
    return next(_lacking(page), None) is None


def _lacking(value: object) -> Iterator[Words]:
    """The words for which English stands in."""
    if isinstance(value, Words):
        if value.missing:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _lacking(item)
    else:
        for one in [getattr(value, name) for name in fields_of(value)]:
            if type(one) not in PLAIN:
                yield from _lacking(one)


def everywhere(data: Data, tags: Iterable[str], dictionary: Dictionary) -> Json:
    """Data with each message as an object: language → text, without the languages where a translation is missing."""
    tags = tuple(tags)
    if isinstance(data, Message):
        said = {tag: say(data, tag, dictionary) for tag in tags}
        return {tag: words.text for tag, words in said.items() if not words.missing}
    if isinstance(data, Mapping):
        return {key: everywhere(value, tags, dictionary) for key, value in data.items()}
    if isinstance(data, str) or not isinstance(data, Sequence):
        return data
    return [everywhere(value, tags, dictionary) for value in data]


def in_one(data: Data, tag: str, dictionary: Dictionary) -> Json:
    """Data with each message as its text in one language, or as [text, language] where it is in another."""
    if isinstance(data, Message):
        said = say(data, tag, dictionary)
        return said.text if said.tag == tag else [said.text, said.tag]
    if isinstance(data, Mapping):
        return {key: in_one(value, tag, dictionary) for key, value in data.items()}
    if isinstance(data, str) or not isinstance(data, Sequence):
        return data
    return [in_one(value, tag, dictionary) for value in data]


def _localise(value: object, tag: str, dictionary: Dictionary) -> object:
    if isinstance(value, Message):
        return say(value, tag, dictionary)
    if isinstance(value, tuple):
        return tuple(_localise(item, tag, dictionary) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        own = ((name, getattr(value, name)) for name in fields_of(value))
        parts = {name: one if type(one) in PLAIN else _localise(one, tag, dictionary) for name, one in own}
        return type(value)(**parts)  # `replace` takes three times as long
    return value


def say(message: Message, tag: str, dictionary: Dictionary) -> Words:  # noqa: C901, PLR0911 - a case for each kind
    """A message in the language `tag`."""
    match message:
        case Ui():
            return _interface(message, tag, dictionary)
        case Ours():
            return _ours(message, tag, dictionary)
        case Verbatim():
            return Words(message.words, message.tag or tag)
        case DateMessage():
            return _interface(_date(message, dictionary.locales[tag]), tag, dictionary)
        case Name():
            form = dictionary.glossary[message.term].forms.get(tag)
            if form is None:
                english = dictionary.glossary[message.term].forms[ENGLISH]
                return Words(english.words, ENGLISH, missing=True)
            return Words(form.words, tag)
        case Listing():
            return _listing(message, tag, dictionary)
        case ReadingTime():
            return _interface(_reading_time(message, tag, dictionary), tag, dictionary)
        case Endonym():
            return Words(dictionary.locales[message.tag].name, message.tag)
        case In():
            return say(message.message, message.tag, dictionary)
        case PerLocale():
            return say(message.options[tag], tag, dictionary)
        case Words():
            return message


def _interface(message: Ui, tag: str, dictionary: Dictionary) -> Words:
    words = dictionary.locales[tag].interface.get(message.id)
    language = tag
    if words is None:
        words = dictionary.locales[ENGLISH].interface[message.id]
        language = ENGLISH
    values = {
        name: say(value, tag, dictionary).text if isinstance(value, Message) else str(value)
        for name, value in message.values.items()
    }
    # Not str.format: a brace in a value, or a `{x.y}` in a translation, is text.
    filled = _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), words)
    return Words(filled, language, missing=language != tag)


def _ours(message: Ours, tag: str, dictionary: Dictionary) -> Words:
    if tag == ENGLISH:
        return Words(message.english, ENGLISH)
    catalogue = dictionary.catalogues.get((message.article, tag))
    words = None if catalogue is None else catalogue.words(message.id, message.english)
    if words is None:
        is_behind = catalogue is not None and catalogue.is_behind(message.id, message.english)
        return Words(message.english, ENGLISH, missing=True, updating=is_behind)
    return Words(words, tag)


def _listing(message: Listing, tag: str, dictionary: Dictionary) -> Words:
    items = [say(item, tag, dictionary) for item in message.items]
    locale = dictionary.locales[tag]
    separator = locale.between_sentences if message.sentences else locale.interface.get("list.separator", ", ")
    languages = {item.tag for item in items}
    return Words(
        separator.join(item.text for item in items),
        ENGLISH if ENGLISH in languages else tag,
        missing=any(item.missing for item in items),
        updating=any(item.updating for item in items),
    )


def _reading_time(message: ReadingTime, tag: str, dictionary: Dictionary) -> Ui:
    unit, per_minute = dictionary.locales[tag].reading
    texts = [say(part, tag, dictionary).text for part in message.of]
    amount = sum(len(text) if unit == "characters" else len(text.split()) for text in texts)
    return Ui("status.reading", {"minutes": max(1, math.ceil(amount / per_minute))})


def _date(message: DateMessage, locale: Locale) -> Ui:
    """The interface message for a date, its values filled in.

    Whole dates are put together by the catalogue (house style: «2024 жылғы 29 ақпан», not CLDR's «2024 ж. 29 ақпан»),
    the month's name being CLDR's: its `format` form beside a day, its `stand-alone` form without one.
    """
    if message.period is not None:
        until = "until." if isinstance(message.edtf, Until) else ""
        name = "half" if message.period.is_half else "quarter"
        return Ui(f"date.{until}{name}.{message.period.number}", {"year": str(Date(message.period.year))})
    match message.edtf:
        case Until(end):
            return Ui("date.until", {"date": DateMessage(end)})
        case Since(start):
            return Ui("date.from", {"date": DateMessage(start)})
        case Range(start, end):
            return _range(start, end, locale)
        case Date() as date:
            return _single_date(date, locale)


def _single_date(date: Date, locale: Locale) -> Ui:
    year = str(Date(date.year))
    if date.month is None:
        return Ui("date.year", {"year": year})
    if date.day is None:
        return Ui("date.month", {"year": year, "month": _month(date.month, locale)})
    return Ui("date.day", {"year": year, "month": _month_beside_day(date.month, locale), "day": date.day})


def _range(start: Date, end: Date, locale: Locale) -> Ui:
    """Days of one month, and months of one year, have what they share once: 3–8 May 2025, May–July 2025."""
    year = str(Date(start.year))
    match (start.month, start.day), (end.month, end.day):
        case (int(month), int(first)), (int(other), int(last)) if start.year == end.year and month == other:
            days = Ui("date.days", {"start": first, "end": last})
            return Ui("date.day", {"year": year, "month": _month_beside_day(month, locale), "day": days})
        case (int(first), None), (int(last), None) if start.year == end.year and first != last:
            months = Ui("date.months", {"start": _month(first, locale), "end": _month(last, locale)})
            return Ui("date.month", {"year": year, "month": months})
    return Ui("date.range", {"start": DateMessage(start), "end": DateMessage(end)})


def _month_beside_day(month: int, locale: Locale) -> str:
    return cldr.months(locale.tag, beside_day=True)[month]


def _month(month: int, locale: Locale) -> str:
    inside, alone = _month_beside_day(month, locale), cldr.months(locale.tag, beside_day=False)[month]
    # CLDR writes some languages' stand-alone months with a capital; within a date that capital is wrong.
    return inside if alone.casefold() == inside.casefold() else alone
