"""What the checks know of a language (`scripts/locales/<tag>/checks.yml`).

What its keys mean stands in `model/language.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from explainer.model.language import Calendar, Country, Habit, LanguageWords, Letters, Numbers, WordList
from explainer.problem import ContentError, Problem
from explainer.records import Fields, Node, Sequence, Shape, parse_record, suggestion, text_of
from explainer.source import Source

_LISTS = (
    "percent",
    "implied-countries",
    "negation",
    "denial",
    "idioms",
    "chances",
    "offices",
    "now",
    "genitive-after",
    "concord",
    "common",
    "strangers",
    "chatter",
    "doubled",
    "polite",
    "plain",
    "female",
    "male",
    "titles",
    "inflections",
)
_GROUPS = ("currencies", "doubtful-currencies", "marks", "attributed", "raised")
_LANGUAGE = Shape(
    ("words", "letters", "numbers", "calendar"),
    (
        *_LISTS,
        *_GROUPS,
        "roles",
        "opposites",
        "countries",
        "endings",
        "softened",
        "lengths",
        "usual-length",
        "pairs",
        "habits",
    ),
)
_LETTERS = Shape(("script",), ("alphabet", "encoding", "telling", "own", "folded", "spaces"))
_NUMBERS = Shape(("thousands", "decimal"), ("words", "cardinals", "multipliers", "converted"))
_CALENDAR = Shape((), ("months", "numbered", "doubtful", "periods", "clock", "forenoon", "afternoon"))
_COUNTRY = Shape(("names",), ("also",))
_HABIT = Shape(("code", "find", "message", "fix", "bad", "good"), ("notice", "unless"))
_SCRIPTS = ("latin", "cyrillic", "japanese")
_WORDS_APART = {"apart": True, "together": False}
_YES = {"yes": True, "no": False}
_MONTHS = [str(number) for number in range(1, 13)]
_PERIODS = ("H1", "H2", "Q1", "Q2", "Q3", "Q4")
_NUMBER = r"\d+(\.\d+)?"


def read_language_words(source: Source, tag: str) -> tuple[LanguageWords | None, tuple[Problem, ...]]:
    """What one file says of the language `tag` (BCP 47), or None and what is wrong: half of it would check wrongly."""
    problems: list[Problem] = []
    try:
        root = parse_record(source)
    except ContentError as error:
        return None, error.problems
    fields = Fields.of(root, source.span(0, 0), _LANGUAGE, problems)
    if fields is None:
        return None, tuple(problems)
    language = _language(fields, tag)
    return (None if problems else language), tuple(problems)


def _language(fields: Fields, tag: str) -> LanguageWords:
    lists = {key: _words(fields, key) for key in _LISTS}
    groups = {key: _group(fields, key) for key in _GROUPS}
    return LanguageWords(
        tag=tag,
        words_apart=_choice(fields, "words", _WORDS_APART, default=True),
        letters=_letters(fields),
        numbers=_numbers(fields),
        calendar=_calendar(fields),
        percent=lists["percent"],
        currencies=groups["currencies"],
        doubtful_currencies=groups["doubtful-currencies"],
        countries=dict(_countries(fields)),
        implied_countries=lists["implied-countries"],
        negation=lists["negation"],
        denial=lists["denial"],
        idioms=lists["idioms"],
        concord=lists["concord"],
        marks=groups["marks"],
        chances=lists["chances"],
        offices=lists["offices"],
        now=lists["now"],
        roles=dict(_roles(fields)),
        genitive_after=lists["genitive-after"],
        attributed=groups["attributed"],
        raised=groups["raised"],
        opposites=dict(_opposites(fields)),
        common=lists["common"],
        strangers=lists["strangers"],
        chatter=lists["chatter"],
        endings=_text(fields, "endings"),
        inflections=lists["inflections"],
        softened=_plain(fields, "softened"),
        doubled=lists["doubled"],
        lengths=tuple(_lengths(fields)),
        usual_length=_number(fields, "usual-length"),
        pairs=tuple(_pairs(fields)),
        polite=lists["polite"],
        plain=lists["plain"],
        female=lists["female"],
        male=lists["male"],
        titles=lists["titles"],
        habits=tuple(_habits(fields)),
    )


def _inside(fields: Fields, key: str, shape: Shape) -> Fields:
    node = fields.values.get(key)
    inside = None if node is None else Fields.of(node, fields.key_of(key), shape, fields.problems)
    return inside or Fields(fields.at, {}, {}, fields.problems)


def _letters(fields: Fields) -> Letters:
    inside = _inside(fields, "letters", _LETTERS)
    script = inside.text("script")
    if script is not None and script.text not in _SCRIPTS:
        message = f"'{script.text}' is no script that the checks know"
        fields.problems.append(Problem(script.span, "choice", message, suggestion(script.text, _SCRIPTS)))
    encoding = inside.text("encoding") if "encoding" in inside.values else None
    if encoding is not None and not _is_encoding(encoding.text):
        message = f"'{encoding.text}' is no character set that Python knows"
        fields.problems.append(Problem(encoding.span, "choice", message, "write its name as in Python's codecs"))
    return Letters(
        script="" if script is None else script.text,
        alphabet=_text(inside, "alphabet"),
        encoding=None if encoding is None else encoding.text,
        telling=_text(inside, "telling"),
        own=_text(inside, "own"),
        folded=_text(inside, "folded"),
        spaces=_text(inside, "spaces") or " ",
    )


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except LookupError:
        return False
    return True


def _numbers(fields: Fields) -> Numbers:
    inside = _inside(fields, "numbers", _NUMBERS)
    return Numbers(
        thousands=_text(inside, "thousands"),
        decimal=_text(inside, "decimal"),
        words=_meanings(inside, "words"),
        cardinals=_meanings(inside, "cardinals"),
        multipliers=_meanings(inside, "multipliers"),
        converted=_meanings(inside, "converted"),
    )


def _meanings(fields: Fields, key: str) -> Mapping[Decimal, WordList]:
    meanings: dict[Decimal, WordList] = {}
    for entry in fields.entries(key):
        words = _texts(entry.value, fields.problems)
        if re.fullmatch(_NUMBER, entry.key.text):
            meanings[Decimal(entry.key.text)] = words
        else:
            message, fix = f"'{entry.key.text}' is no number", "write digits, with a point for decimals"
            fields.problems.append(Problem(entry.key.span, "number", message, fix))
    return meanings


def _calendar(fields: Fields) -> Calendar:
    inside = _inside(fields, "calendar", _CALENDAR)
    months = _keyed(inside, "months", _MONTHS)
    doubtful = frozenset(int(text) for text in _words(inside, "doubtful") if text in _MONTHS)
    return Calendar(
        months={int(number): words for number, words in months.items()},
        numbered=_pattern(inside, "numbered"),
        doubtful=doubtful,
        periods=_keyed(inside, "periods", _PERIODS),
        clock=_words(inside, "clock"),
        forenoon=_words(inside, "forenoon"),
        afternoon=_words(inside, "afternoon"),
    )


def _keyed(fields: Fields, key: str, keys: tuple[str, ...] | list[str]) -> Mapping[str, WordList]:
    group = _group(fields, key)
    for entry in fields.entries(key) if key in fields.values else ():
        if entry.key.text not in keys:
            message = f"'{entry.key.text}' is not possible here"
            fields.problems.append(Problem(entry.key.span, "choice", message, f"possible are: {', '.join(keys)}"))
    return {name: words for name, words in group.items() if name in keys}


def _countries(fields: Fields) -> Iterator[tuple[str, Country]]:
    for entry in fields.entries("countries"):
        inside = Fields.of(entry.value, entry.key.span, _COUNTRY, fields.problems)
        if inside is not None:
            yield entry.key.text, Country(_words(inside, "names"), _words(inside, "also"))


def _opposites(fields: Fields) -> Iterator[tuple[str, tuple[WordList, WordList]]]:
    for entry in fields.entries("opposites"):
        sides = entry.value.items if isinstance(entry.value, Sequence) else ()
        try:
            one, other = sides
        except ValueError:
            message, fix = "two lists of words must stand here", "write [[before], [after]]"
            fields.problems.append(Problem(entry.key.span, "shape", message, fix))
            continue
        yield entry.key.text, (_texts(one, fields.problems), _texts(other, fields.problems))


def _roles(fields: Fields) -> Iterator[tuple[str, WordList]]:
    for entry in fields.entries("roles"):
        patterns = _texts(entry.value, fields.problems)
        for pattern in patterns:
            if "{}" not in pattern:
                message = f"'{pattern}' has no place for a country"
                fields.problems.append(Problem(entry.value.span, "pattern", message, "write {} where it stands"))
            _check_pattern(entry.value, pattern.replace("{}", "x").replace("{any}", "x"), fields.problems)
        yield entry.key.text, patterns


def _lengths(fields: Fields) -> Iterator[tuple[int, float, float]]:
    rows: list[tuple[int, float, float]] = []
    for item in fields.items("lengths"):
        values = _texts(item, fields.problems)
        try:
            english, least, greatest = values
            rows.append((int(english), float(least), float(greatest)))
        except ValueError:
            message = "this is not a length with the least and the greatest ratio"
            fields.problems.append(Problem(item.span, "number", message, "write [140, 0.6, 1.6]"))
    if any(one[0] <= other[0] for one, other in pairwise(rows)):
        fields.problems.append(
            Problem(fields.key_of("lengths"), "order", "the lengths do not fall", "write the longest first")
        )
    yield from rows


def _number(fields: Fields, key: str) -> float:
    text = fields.text(key) if key in fields.values else None
    if text is None:
        return 0.0
    if not re.fullmatch(_NUMBER, text.text):
        message, fix = f"'{text.text}' is no number", "write digits, with a point for decimals"
        fields.problems.append(Problem(text.span, "number", message, fix))
        return 0.0
    return float(text.text)


def _pairs(fields: Fields) -> Iterator[str]:
    for text in fields.texts("pairs"):
        if len(text.text) == 2:  # noqa: PLR2004 - an opening and a closing mark
            yield text.text
        else:
            message, fix = f"'{text.text}' is not an opening and a closing mark", "write two characters"
            fields.problems.append(Problem(text.span, "pair", message, fix))


def _habits(fields: Fields) -> Iterator[Habit]:
    for item in fields.items("habits"):
        inside = Fields.of(item, item.span, _HABIT, fields.problems)
        if inside is None:
            continue
        find = _pattern(inside, "find")
        if find is None:
            continue
        yield Habit(
            code=_text(inside, "code"),
            find=find,
            message=_text(inside, "message"),
            fix=_text(inside, "fix"),
            is_notice=_choice(inside, "notice", _YES, default=False),
            unless=_pattern(inside, "unless"),
            bad=_words(inside, "bad"),
            good=_words(inside, "good"),
        )


def _choice(fields: Fields, key: str, choices: Mapping[str, bool], *, default: bool) -> bool:
    text = fields.text(key) if key in fields.values else None
    if text is None:
        return default
    if text.text not in choices:
        message = f"'{text.text}' is not possible here"
        fields.problems.append(Problem(text.span, "choice", message, suggestion(text.text, tuple(choices))))
    return choices.get(text.text, default)


def _pattern(fields: Fields, key: str) -> str | None:
    text = fields.text(key) if key in fields.values else None
    if text is None:
        return None
    _check_pattern(text, text.text, fields.problems)
    return text.text


def _check_pattern(where: Node, pattern: str, problems: list[Problem]) -> None:
    try:
        re.compile(pattern.replace("{month}", "x"))
    except re.error as error:
        message = f"this is no regular expression: {error}"
        problems.append(Problem(where.span, "pattern", message, "see the documentation of Python's re"))


def _text(fields: Fields, key: str) -> str:
    text = fields.text(key) if key in fields.values else None
    return "" if text is None else text.text


def _words(fields: Fields, key: str) -> WordList:
    node = fields.values.get(key)
    return () if node is None else _texts(node, fields.problems)


def _group(fields: Fields, key: str) -> Mapping[str, WordList]:
    return {entry.key.text: _texts(entry.value, fields.problems) for entry in fields.entries(key)}


def _plain(fields: Fields, key: str) -> Mapping[str, str]:
    texts = ((entry.key.text, text_of(entry.value, fields.problems)) for entry in fields.entries(key))
    return {name: text.text for name, text in texts if text is not None}


def _texts(node: Node, problems: list[Problem]) -> WordList:
    """A list of texts; a single text is a list of one. A text that begins with `~` must be a regular expression."""
    items = node.items if isinstance(node, Sequence) else (node,)
    words: list[str] = []
    for item in items:
        text = text_of(item, problems)
        if text is None:
            continue
        if text.text.startswith("~"):
            _check_pattern(text, text.text[1:], problems)
        words.append(text.text)
    return tuple(words)
