"""Names: the glossary's entries and the countries of the news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from explainer.checks.language.rendering import NAMES, Known, Rendering, countries_in, english_forms
from explainer.model.words import Form, Pair, Term
from explainer.problem import Problem


def names(text: Rendering) -> Iterator[Problem]:
    """Every glossary entry that the English names is there in one of its forms, however inflected.

    Bad: "Saltanat Tompiyeva" → «Салтанат Томпиевна»; "Japan" → 中国.
    Good: «по словам Томпиевой»; «Жапониядағы»; for "air travel", one of the glossary's other wordings.
    A name or a title (written with a capital) is a problem, another term or a group a notice: it can be reworded, and
    a country may be meant by "the government", or named where its capital stands for it ("Ankara said" → トルコ政府).
    What is a date or a number is compared by its value.
    Codes: `name`, `term`.
    """
    for term, form in missing_terms(text):
        english = term.forms["en"].words
        if any(map(str.isdigit, english)):
            continue
        if term.sort in NAMES:
            fix = f"write '{form}', inflected as needed; another spelling goes into the glossary's 'others' first"
            may_be_meant = (term.sort == "country" and text.has_stand_in) or _means_country(text, english)
            report = text.notice if may_be_meant else text.problem
            yield report("name", f"'{term.forms['en'].words}' is not there in any form of the glossary", fix)
        else:
            fix = f"write '{form}'; another wording goes into the glossary's 'others' first"
            report = text.problem if term.sort == "term" and english[0].isupper() else text.notice
            yield report("term", f"'{term.forms['en'].words}' is not worded as in the glossary", fix)


def _means_country(text: Rendering, name: str) -> bool:
    """Whether a name that may stand for its country does, for the translation names that and the English does not."""
    there, here = text.context.there, text.context.here
    return any(
        name not in country.names
        and (english := there.country_words(code)) is not None
        and english.fullmatch(name)
        and (words := here.country_words(code)) is not None
        and words.search(text.words)
        and {*english.findall(text.english)} == {name}
        for code, country in there.words.countries.items()
    )


def parts_of_names(text: Rendering) -> Iterator[Problem]:
    """A person's name has its own parts, in the glossary's order and in a form that fits.

    Bad: "Yamada Jun" → «Джун Ямада», «Ямада Дзюн», サルナタト・トンピエワ; «по словам Томпиева».
    Good: «Ямада заявил»; «по словам Ямады Джуна»; ヤマダ・ジュン氏.
    Codes: `name-order`, `name-part`, `name-case`.
    """
    persons = [known.term for known in text.context.known if known.term.sort == "person"]
    for term in persons:
        form = term.forms[text.context.words.tag]
        parts = _PART.split(form.words)
        # Of a large glossary most people are not in this text; an inflected part keeps its beginning.
        if not any(part[:3] in text.words for part in parts):
            continue
        if len(parts) > 1:
            turned = text.context.parts(tuple(reversed(parts)))
            if (found := turned.search(text.words)) and found[0] not in form.others:
                message = f"'{found[0]}' has the parts of the name in another order than the glossary"
                yield text.problem("name-order", message, f"write '{form.words}'")
            elif stranger := _strange_part(text, term, parts):
                message = f"'{stranger}' is no part of the name '{form.words}'"
                yield text.problem("name-part", message, f"write '{form.words}', inflected as needed")
        yield from _first_form(text, form, parts)


_PART = re.compile(r"[\s\u00a0・]+")
_BESIDE = "[ \u00a0]"


def _strange_part(text: Rendering, term: Term, parts: Sequence[str]) -> str:
    """A word beside a part of the name, written like a name, that is none of its parts: where the whole is missing."""
    context = text.context
    english = term.forms["en"].words
    if english not in text.english or context.parts(tuple(parts)).search(text.words):
        return ""
    others = [known for known in context.known if known.term is not term]
    for part in parts:
        for match in context.parts((part,)).finditer(text.words):
            before, after = text.words[: match.start()], text.words[match.end() :]
            if context.words.words_apart:
                found = (
                    re.search(rf"(?<=[\w,»] )([^\W\d_]+){_BESIDE}$", before),
                    re.match(rf"{_BESIDE}([^\W\d_]+)", after),
                )
            else:
                found = re.search("([ァ-ヴー]+)・$", before), re.match("・([ァ-ヴー]+)", after)
            for beside in found:
                word = beside[1] if beside else ""
                is_name = word[:1].isupper() or not context.words.words_apart
                if not word or not is_name or context.here.countries.search(word):
                    continue
                if not any(known.here.search(word) for known in others):
                    return word
    return ""


def _first_form(text: Rendering, form: Form, parts: Sequence[str]) -> Iterator[Problem]:
    """A name in its first form where the language wants another one, and the glossary has one."""
    for part in parts if text.context.words.genitive_after else ():
        if part.lower() not in text.words.lower():
            continue
        is_inflected = any(other != part and other.startswith(part[:-1]) and " " not in other for other in form.others)
        first = re.search(
            rf"(?:{text.context.here.genitive_after.pattern})\s+(?:[^\W\d_]+\s+)?{re.escape(part)}(?!\w)",
            text.words,
            re.IGNORECASE,
        )
        if is_inflected and first:
            message = f"'{first[0]}': the name stands in its first form"
            yield text.problem("name-case", message, f"write one of: {', '.join(form.others)}")


def strange_names(text: Rendering) -> Iterator[Problem]:
    """Nobody is named whom the English does not mean.

    Bad: what Yamada said, said by Tompiyeva.
    Good: a name in place of "she" or "the ambassador".
    Code: `strange-name`.
    """
    english = text.english
    if text.context.there.female.search(english) or text.context.there.male.search(english):
        return
    lower = english.lower()
    named = {
        known.term.id
        for known in text.context.persons
        if any(form in lower for form in known.english) and known.there.search(english)
    }
    for known in text.context.persons if named else ():
        if known.term.id in named or not any(beginning in text.words for beginning in known.beginnings):
            continue
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
        if any(form in lower for form in known.english)
        for match in known.there.finditer(english)
    ]
    # "Ambassador of Japan to Kazakhstan" first: what it holds is named by it.
    entries.sort(key=lambda entry: -len(entry[0][0]))
    missing: dict[str, tuple[Term, str]] = {}
    for match, known in entries:
        start, end = match.span()
        inside = any(first <= start and end <= last for first, last in taken)
        taken.append((start, end))
        if not inside and not known.is_in(text.words, match[0]) and not _is_left(text, known, match[0]):
            missing[known.term.id] = (known.term, known.term.forms[text.context.words.tag].words)
    yield from missing.values()


_TITLE = re.compile(r"[A-Za-z][\dA-Za-zÀ-ɏ'’-]*(?: [A-Za-z][\dA-Za-zÀ-ɏ'’-]*)+")


def _is_left(text: Rendering, known: Known, english: str) -> bool:
    """Whether a longer title with that name stands there in Latin letters, as in English: the South China Post."""
    titles = _TITLE.findall(text.words) if known.term.sort != "person" else []
    return any(english in title and english != title and title in text.english for title in titles)


def units_of_term(term: Term, pairs: Iterable[Pair]) -> tuple[str, ...]:
    """The ids of the units whose English names the entry: those that a change of the entry touches."""
    pattern = english_forms(term)
    return tuple(pair.id for pair in pairs if pattern.search(pair.english))


def countries(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """No country of the English is lost, and none is brought in.

    Bad: "between Kazakhstan and Japan" → "between Kazakhstan and China".
    Good: "Japan’s willingness" → «японская сторона готова»; "the two countries" → «Казахстан и Япония», where the
    article is about these two.
    One brought in where none is lost may have been named for clearness ("Mrs May" → イギリスのメイ首相), and one
    that is lost may be meant by "the country", "the government": these are notices.
    Code: `country`.
    """
    known = {code for text in texts for code in text.english_countries}
    for text in texts:
        context = text.context
        there, here = context.there, context.here
        english = there.no_countries.sub("", text.english)
        named = text.english_countries if english == text.english else countries_in(english, there.countries)
        lost = [
            code
            for code in sorted(named)
            if (words := here.country_words(code)) is not None and not words.search(text.words)
        ]
        for code in lost:
            if code not in context.glossary_countries:
                name = context.english.countries[code].names[0]
                report = text.notice if text.has_stand_in else text.problem
                yield report("country", f"{name} is not there", "name it as the English does")
        for code in sorted(text.countries):
            pattern = there.country_words(code)
            if pattern is None or pattern.search(text.english):
                continue
            if code in known and there.implied_countries.search(text.english):
                continue
            name = context.english.countries[code].names[0]
            report = text.problem if lost else text.notice
            yield report("country", f"{name} is named, which the English does not", "name only what it names")


def roles(text: Rendering) -> Iterator[Problem]:
    """Who does what to whom: the country "with" or "from" which something is done is that of the English.

    A notice, since some verbs are as true the other way round.

    Bad: "Japan was willing to collaborate with Kazakhstan" → «готовность Казахстана сотрудничать с Японией».
    Good: «сотрудничество Японии с Казахстаном»; "between Japan and Kazakhstan" in either order.
    Code: `roles`.
    """
    there, here = text.context.there, text.context.here
    named = text.english_countries
    for concept in there.words.roles if len(named) > 1 else ():
        wanted = {code for code in named if (role := there.role(concept, code)) and role.search(text.english)}
        found = {code for code in named if (role := here.role(concept, code)) and role.search(text.words)}
        if wanted and found and not found & wanted:
            names = [text.context.english.countries[code].names[0] for code in (*sorted(found), *sorted(wanted))]
            message = f"'{concept} {names[0]}' here, and '{concept} {names[1]}' in the English"
            yield text.notice("roles", message, "check who does what to whom")
