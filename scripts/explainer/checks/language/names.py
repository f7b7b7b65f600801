"""Names: the glossary's entries and the countries of the news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from explainer.checks.language.rendering import NAMES, Known, Rendering, english_forms
from explainer.model.words import Pair, Term
from explainer.problem import Problem


def names(text: Rendering) -> Iterator[Problem]:
    """Every glossary entry that the English names is there in one of its forms, however inflected.

    Bad: "Saltanat Tompiyeva" → «Салтанат Томпиевна»; "Japan" → 中国.
    Good: «по словам Томпиевой»; «Жапониядағы»; for "air travel", one of the glossary's other wordings.
    A name is a problem, a term or a group a notice: a term can be reworded.
    Codes: `name`, `term`.
    """
    for term, form in missing_terms(text):
        if term.sort in NAMES:
            fix = f"write '{form}', inflected as needed; another spelling goes into the glossary's 'others' first"
            yield text.problem("name", f"'{term.forms['en'].words}' is not there in any form of the glossary", fix)
        else:
            fix = f"write '{form}'; another wording goes into the glossary's 'others' first"
            yield text.notice("term", f"'{term.forms['en'].words}' is not worded as in the glossary", fix)


def strange_names(text: Rendering) -> Iterator[Problem]:
    """Nobody is named whom the English does not mean.

    Bad: what Yamada said, said by Tompiyeva.
    Good: a name in place of "she" or "the ambassador".
    Code: `strange-name`.
    """
    english = text.english
    if text.context.there.female.search(english) or text.context.there.male.search(english):
        return
    persons = [known for known in text.context.known if known.term.sort == "person"]
    strangers = [known for known in persons if not known.there.search(english)]
    if len(strangers) == len(persons):
        return
    for known in strangers:
        if words := known.here.search(text.words):
            message = f"'{words[0]}' is named, which the English does not"
            yield text.notice("strange-name", message, "name whom the English names")


def missing_terms(text: Rendering) -> Iterator[tuple[Term, str]]:
    """Entries whose English form stands in the English, on its own, and no form of which stands in the translation."""
    english = text.english
    lower = english.lower()
    taken: list[tuple[int, int]] = []
    entries = [
        (match, known)
        for known in text.context.known
        if any(form.lower() in lower for form in (known.term.forms["en"].words, *known.term.forms["en"].others))
        for match in known.there.finditer(english)
    ]
    # "Ambassador of Japan to Kazakhstan" first: what it holds is named by it.
    entries.sort(key=lambda entry: -len(entry[0][0]))
    missing: dict[str, tuple[Term, str]] = {}
    for match, known in entries:
        start, end = match.span()
        inside = any(first <= start and end <= last for first, last in taken)
        taken.append((start, end))
        if not inside and not _wanted(known, match[0]).search(text.words):
            missing[known.term.id] = (known.term, known.term.forms[text.context.words.tag].words)
    yield from missing.values()


def _wanted(known: Known, english: str) -> re.Pattern[str]:
    """The forms that may stand for an English form."""
    return known.whole if english.lower() == known.term.forms["en"].words.lower() else known.here


def units_of_term(term: Term, pairs: Iterable[Pair]) -> tuple[str, ...]:
    """The ids of the units whose English names the entry: those that a change of the entry touches."""
    pattern = english_forms(term)
    return tuple(pair.id for pair in pairs if pattern.search(pair.english))


def countries(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """No country of the English is lost, and none is brought in.

    Bad: "between Kazakhstan and Japan" → "between Kazakhstan and China".
    Good: "Japan’s willingness" → «японская сторона готова»; "the two countries" → «Казахстан и Япония», where the
    article is about these two.
    Code: `country`.
    """
    known = {code for text in texts for code in _named(text.english, text.context.there.countries)}
    for text in texts:
        context = text.context
        there, here = context.there, context.here
        for code in sorted(_named(text.english, there.countries) - context.glossary_countries):
            if code in here.country_words and not here.country_words[code].search(text.words):
                name = context.english.countries[code].names[0]
                yield text.problem("country", f"{name} is not there", "name it as the English does")
        for code in sorted(_named(text.words, here.countries)):
            pattern = there.country_words.get(code)
            if pattern is None or pattern.search(text.english):
                continue
            if code in known and there.implied_countries.search(text.english):
                continue
            name = context.english.countries[code].names[0]
            yield text.problem("country", f"{name} is named, which the English does not", "name only what it names")


def _named(text: str, countries: re.Pattern[str]) -> set[str]:
    return {(match.lastgroup or "").rstrip("_") for match in countries.finditer(text)}
