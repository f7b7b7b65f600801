"""Who is named, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.checks.facts.case import Case, Stance, Utterance, quotes
from explainer.checks.facts.naming import Named
from explainer.checks.facts.standing import countries, is_country, lands, meant_by_words, otherwise_named
from explainer.checks.facts.wording import Word, Wording, blanked
from explainer.language import english
from explainer.language.letters import levelled
from explainer.language.stems import stems
from explainer.problem import Problem


def unsupported_name(case: Case) -> Iterator[Problem]:
    """Every name in a sentence of ours is in its evidence, in any English form that the glossary has for it.

    A question, a reason or a silence may use any name of the article and of its participants, and no other.

    Bad: "Yamada Jun met Tompiyeva in Tokyo." (no Tokyo in the evidence)
    Good: "Yamada met Tompiyeva." on evidence that says "Yamada Jun" and "Saltanat Tompiyeva"
    """
    for utterance in case.utterances:
        wording, grounds = case.wording(utterance), case.grounds(utterance)
        known = case.names.in_text(grounds) | _meant(case, utterance)
        theirs = case.reader.capitals(grounds)
        named = _named(case, wording)
        otherwise = otherwise_named(case, utterance, grounds)
        for one in named:
            written = wording.text[one.start : one.end]
            is_name = any(map(str.isupper, written)) and not (
                case.names.sorts[one.name] == "term" and one.start in wording.openings
            )
            is_known = one.name in known or _is_inside(one, otherwise)
            if is_name and not is_known and not _is_alike(case, utterance, written.lower()):
                yield _unsupported(utterance, one.start, one.end)
        # A country's name of several words is looked for as a whole.
        same = {land.code for land in lands(case, case.reader.read(grounds).text) if not land.is_seat}
        whole = [land.span for land in lands(case, wording.text) if land.code in same and not land.is_seat]
        for word in _other_words(wording, named):
            if _is_inside(word, [*otherwise, *whole]):
                continue
            is_name = word.lower not in theirs and not _is_reckoned(utterance, word.lower)
            is_name &= _is_name(case, word, grounds)
            is_name &= not (word.text.isupper() and f"{word.lower}s" in theirs)  # MWP, of MWPs
            if is_name and not _is_alike(case, utterance, word.lower):
                yield _unsupported(utterance, word.start, word.end)


def name_form(case: Case) -> Iterator[Problem]:
    """A person is called by a form of the glossary or as the article does: by no other part, and in no other order.

    Bad: "Jun met Tompiyeva.", "Jun Yamada"
    Good: "Yamada met Tompiyeva.", "Yamada Jun"; "the family name stands before the given name, Jun"
    A relative of whom the article has the full name is called by that, though the family name is the person's too.
    Each is told once: a surname that the glossary lacks is added there, and not changed in every sentence.
    """
    told: set[tuple[str, str]] = set()
    for utterance in case.utterances:
        wording = case.wording(utterance)
        # A reason may have to speak about the parts of a name, and so may what is said of the name itself.
        if utterance.stance is Stance.REASONS or case.words.naming.is_in(wording.text):
            continue
        for word in _other_words(wording, _named(case, wording)):
            person = case.names.part_of_person(word.lower) if word.text[0].isupper() else None
            if person is None or _is_of_another(case, person, wording, word):
                continue
            if (person, word.lower) not in told and not case.cast.calls(person, word.lower):
                told.add((person, word.lower))
                en = case.glossary[person].forms["en"]
                forms = " or ".join(f"'{form}'" for form in (en.words, *en.others))
                message = f"{utterance.cite(word.start, word.end)} is no form of the name in the glossary"
                fix = f"write {forms}; or add it to '{person}' in seeds/glossary.yml, with its form in each language"
                yield Problem(utterance.at(word.start, word.end), "name-form", message, fix)


def gender(case: Case) -> Iterator[Problem]:
    """Nobody gets a gender other than the one that the article gives: by a pronoun, a title, "sister", "spokesman".

    Bad: "Tompiyeva expressed his support" where the article says "Ms Tompiyeva"
    Good: "Yamada expressed his support" on "Mr Yamada", or where nothing tells
    """
    known = case.cast.genders
    for utterance in case.utterances:
        wording = case.wording(utterance)
        about = case.cast.named_in(wording.text) | {one for claim in utterance.claims for one in (*claim.who, claim.by)}
        people = {name for name in about if name is not None and case.sort_of(name) == "person"}
        if utterance.stance is Stance.ASSERTS:
            people |= {
                name for quote in utterance.evidence for one in case.cast.mentioned_in(quote) for name in one.names
            }
        for sort, pronouns in case.words.speaking.genders.items():
            place = next(pronouns.find(blanked(wording.text, wording.quoted)), None)
            if (
                place is not None
                and people
                and not _is_of_somebody(case, utterance, sort)
                and all(known.get(name, sort) != sort for name in people)
            ):
                message = f"{utterance.cite(*place.span)}: the article gives this person the other gender"
                fix = "repeat the name, or word it without a pronoun"
                yield Problem(utterance.at(*place.span), "gender", message, fix)


def _is_of_somebody(case: Case, utterance: Utterance, sort: str) -> bool:
    """Whether a man, or a woman, is told of who may be nobody of the cast: "a third man"; "She said he had gone"."""
    evidence, pronouns = quotes(utterance.evidence), case.words.speaking.genders
    spoken = (quote.words for quote in utterance.evidence if case.speakers.is_spoken(quote))
    is_told = all(one.is_in(evidence) for one in pronouns.values())
    if is_told or any(pronouns[sort].is_in(words) for words in (*spoken, *_SPOKEN.findall(evidence))):
        return True
    nouns = _SOMEBODY[sort]
    return all(re.search(nouns, text, re.IGNORECASE) for text in (utterance.text.words, case.grounds(utterance)))


_SPOKEN = re.compile(r"[“\"][^”\"]*[”\"]")
_SOMEBODY = {
    "feminine": r"\b(?:an?other|an?|one|second|third|fourth|unnamed|unidentified)\s+(?:\w+\s)?(?:woman|girl)\b",
    "masculine": r"\b(?:an?other|an?|one|second|third|fourth|unnamed|unidentified)\s+(?:\w+\s)?(?:man|boy)\b",
}


def _is_name(case: Case, word: Word, grounds: str) -> bool:
    """Whether a word names something: the first of a sentence, where it is a country and no word of the evidence."""
    if word.lower in english.grammar().empty:
        return len(word.text) > 1 and word.text.isupper()  # the US, WHO
    is_country_first = word.opens and word.text[0].isupper() and is_country(word.lower)
    return word.is_name or (is_country_first and not case.reader.all_stems(grounds) & set(stems(word.lower)))


def _is_inside(one: Word | Named, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end + len("'s") for start, end in spans)


def _is_reckoned(utterance: Utterance, name: str) -> bool:
    """Whether a name is a day's, where nothing is asserted of it, or it has been inferred."""
    is_day = name in english.values().weekday_numbers or name in english.values().month_numbers
    return is_day and (utterance.stance is not Stance.ASSERTS or utterance.is_inferred)


def _unsupported(utterance: Utterance, start: int, end: int) -> Problem:
    cited = utterance.cite(start, end)
    if utterance.stance is Stance.ASSERTS:
        message = f"the name {cited} is not in the evidence"
        fix = "quote the words of the article that have it, or leave it out"
    else:
        message = f"the name {cited} is neither in the article nor a participant's"
        fix = "leave it out: no value that the article does not give may reach a page"
    return Problem(utterance.at(start, end), "unsupported-name", message, fix)


def _meant(case: Case, utterance: Utterance) -> set[str]:
    """Those whom the evidence may mean without their names: by a pronoun, a surname, "the agency", or as who speaks."""
    if utterance.stance is not Stance.ASSERTS:
        return set()
    names = {name for quote in utterance.evidence for one in case.cast.mentioned_in(quote) for name in one.names}
    heard = [one for quote in utterance.evidence if (one := case.speakers.heard(quote)) is not None]
    said = {claim.by for claim in utterance.claims if claim.by for one in heard if case.speakers.may_be(one, claim.by)}
    by_words = {
        name
        for quote in utterance.evidence
        for name in meant_by_words(case, quote) | case.cast.surnamed_in(quote.words)
    }
    return names | {name for one in heard for name in one.names} | said | by_words


def _named(case: Case, wording: Wording) -> Sequence[Named]:
    """The glossary's forms, outside of quotation marks."""
    return case.names.find(blanked(wording.text, wording.quoted))


def _is_of_another(case: Case, person: str, wording: Wording, word: Word) -> bool:
    """Whether the word ends a name that the article has in full and that begins as the person's does not."""
    before = next((one for one in wording.words if one.end + 1 == word.start), None)
    if before is None or not before.text[0].isupper() or before.lower in case.names.parts[person]:
        return False
    return f"{before.text} {word.text}" in levelled(case.article.seed.source.text)


def _other_words(wording: Wording, named: Sequence[Named]) -> Iterator[Word]:
    taken = [(one.start, one.end) for one in named] + list(wording.quoted)
    for word in wording.words:
        if not any(start < word.end and word.start < end for start, end in taken):
            yield word


def _is_alike(case: Case, utterance: Utterance, name: str) -> bool:
    """Whether the evidence has another form of the name: Kazakh for Kazakhstan, Britain for British.

    Where that is a part of a longer name ("Kazakh airlines"), the sentence has the rest of it as well: what airlines
    do, their country does not.
    """
    grounds = case.reader.read(case.grounds(utterance))
    country = countries().get(name.removesuffix("'s"))
    longer = [one for one in case.names.find(grounds.text) if " " in grounds.text[one.start : one.end]]
    ours = case.reader.all_stems(utterance.text.words)
    for word in grounds.words:
        is_alike = case.names.is_any(name, [word.lower]) or (country and countries().get(word.lower) == country)
        if not word.text[0].isupper() or not is_alike:
            continue
        inside = next((one for one in longer if one.start <= word.start < one.end), None)
        rest = grounds.text[word.end : inside.end] if inside is not None else ""
        if all(not ours.isdisjoint(stems(part.lower)) for part in case.reader.read(rest).words):
            return True
    return False
