"""Who is named, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.checks.facts.case import Case, Stance, Utterance
from explainer.checks.facts.naming import Named
from explainer.checks.facts.wording import Word, Wording, blanked
from explainer.language import english
from explainer.language.stems import stems
from explainer.model.facts import Kind
from explainer.problem import Level, Problem


def unsupported_name(case: Case) -> Iterator[Problem]:
    """Every name in a sentence of ours is in its evidence, in any English form that the glossary has for it.

    A question, a reason or a silence may use any name of the article and of its participants, and no other.

    Bad: "Yamada Jun met Tompiyeva in Tokyo." (no Tokyo in the evidence)
    Good: "Yamada met Tompiyeva." on evidence that says "Yamada Jun" and "Saltanat Tompiyeva"
    """
    for utterance in case.utterances:
        wording, grounds = case.wording(utterance), case.grounds(utterance)
        known = case.names.in_text(grounds) | _speakers(case, utterance)
        theirs = case.reader.capitals(grounds)
        named = _named(case, wording)
        for one in named:
            written = wording.text[one.start : one.end]
            is_name = any(map(str.isupper, written)) and not (
                case.names.sorts[one.name] == "term" and one.start in wording.openings
            )
            if is_name and one.name not in known and not _is_alike(case, utterance, written.lower()):
                yield _unsupported(utterance, one.start, one.end)
        for word in _other_words(wording, named):
            is_name = word.is_name and word.lower not in english.grammar().empty and word.lower not in theirs
            if is_name and not _is_alike(case, utterance, word.lower):
                yield _unsupported(utterance, word.start, word.end)


def name_form(case: Case) -> Iterator[Problem]:
    """A person is called by a form that the glossary has, never by another part of the name or in another order.

    Bad: "Jun met Tompiyeva.", "Jun Yamada"
    Good: "Yamada met Tompiyeva.", "Yamada Jun"; "the family name stands before the given name, Jun"
    """
    for utterance in case.utterances:
        wording = case.wording(utterance)
        # A reason may have to speak about the parts of a name, and so may what is said of the name itself.
        if utterance.stance is Stance.REASONS or case.words.naming.is_in(wording.text):
            continue
        for word in _other_words(wording, _named(case, wording)):
            person = case.names.part_of_person(word.lower) if word.text[0].isupper() else None
            if person is not None:
                en = case.glossary[person].forms["en"]
                forms = " or ".join(f"'{form}'" for form in (en.words, *en.others))
                message = f"{utterance.cite(word.start, word.end)} is no form of the name in the glossary"
                yield Problem(utterance.at(word.start, word.end), "name-form", message, f"write {forms}")


def gender(case: Case) -> Iterator[Problem]:
    """Nobody gets a gender that the article does not give.

    Bad: "Tompiyeva said that she …" (the article has no pronoun for Tompiyeva)
    Good: "Yamada expressed his support." on a sentence about Yamada that says "his"
    """
    for utterance in case.utterances:
        wording = case.wording(utterance)
        for pronouns in case.words.speaking.genders.values():
            for place in pronouns.find(wording.text):
                about = case.names.in_text(wording.text) | {
                    name for claim in utterance.claims for name in (*claim.who, claim.by or "")
                }
                proven = [
                    unit.text
                    for unit in case.article.seed.units
                    if about & case.names.in_text(unit.text) or unit.id in {quote.unit for quote in utterance.evidence}
                ]
                if not any(pronouns.is_in(text) for text in proven):
                    message = f"{utterance.cite(*place.span)}: the article does not say so of this person"
                    fix = "repeat the name, or word it without a pronoun"
                    yield Problem(utterance.at(*place.span), "gender", message, fix)


def order_of_names(case: Case) -> Iterator[Problem]:
    """Two countries, people … keep the order that the evidence has them in, unless "and" joins them.

    Else who does what to whom may be turned round. A notice, since a passive may turn it rightly.

    Bad: "Kazakhstan is willing to collaborate with Japan" on "Japan's willingness to collaborate with Kazakhstan"
    Good: "between Japan and Kazakhstan" on "between Kazakhstan and Japan"
    """
    for utterance in case.assertions:
        wording = case.wording(utterance)
        ours = _in_order(case, wording.text)
        theirs = [order for quote in utterance.evidence for order in _in_order(case, quote.words)]
        for first, second in ours:
            if (second, first) in theirs and (first, second) not in theirs:
                names = " and ".join(f"'{case.glossary[name].forms['en'].words}'" for name in (first, second))
                message = f"{names} stand in the other order in the evidence"
                fix = "check who does what to whom; accept this if it is the same"
                yield Problem(utterance.text.at, "order-of-names", message, fix, Level.NOTICE)


def _unsupported(utterance: Utterance, start: int, end: int) -> Problem:
    cited = utterance.cite(start, end)
    if utterance.stance is Stance.ASSERTS:
        message = f"the name {cited} is not in the evidence"
        fix = "quote the words of the article that have it, or leave it out"
    else:
        message = f"the name {cited} is neither in the article nor a participant's"
        fix = "leave it out: no value that the article does not give may reach a page"
    return Problem(utterance.at(start, end), "unsupported-name", message, fix)


def _speakers(case: Case, utterance: Utterance) -> set[str]:
    """Those for whom a pronoun of the evidence stands, or whose words it is."""
    said = [claim for claim in utterance.claims if claim.kind is Kind.SAID and utterance.stance is Stance.ASSERTS]
    maybe = {claim.by for claim in said for quote in utterance.evidence if case.speakers.may_be(quote, claim.by or "")}
    return {case.speakers.of(quote) for quote in utterance.evidence if said} | {name for name in maybe if name}


def _named(case: Case, wording: Wording) -> Sequence[Named]:
    """The glossary's forms, outside of quotation marks."""
    return case.names.find(blanked(wording.text, wording.quoted))


def _other_words(wording: Wording, named: Sequence[Named]) -> Iterator[Word]:
    taken = [(one.start, one.end) for one in named] + list(wording.quoted)
    for word in wording.words:
        if not any(start < word.end and word.start < end for start, end in taken):
            yield word


def _is_alike(case: Case, utterance: Utterance, name: str) -> bool:
    """Whether the evidence has another form of the name: Kazakh for Kazakhstan.

    Where that is a part of a longer name ("Kazakh airlines"), the sentence has the rest of it as well: what airlines
    do, their country does not.
    """
    grounds = case.reader.read(case.grounds(utterance))
    longer = [one for one in case.names.find(grounds.text) if " " in grounds.text[one.start : one.end]]
    ours = case.reader.all_stems(utterance.text.words)
    for word in grounds.words:
        if not word.text[0].isupper() or not case.names.is_any(name, [word.lower]):
            continue
        inside = next((one for one in longer if one.start <= word.start < one.end), None)
        rest = grounds.text[word.end : inside.end] if inside is not None else ""
        if all(not ours.isdisjoint(stems(part.lower)) for part in case.reader.read(rest).words):
            return True
    return False


def _in_order(case: Case, text: str) -> Iterator[tuple[str, str]]:
    """Pairs of names of one sort that follow each other, not joined by "and"."""
    found = case.names.find(text)
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            same = case.names.sorts[one.name] == case.names.sorts[other.name] != "term"
            if same and one.name != other.name and text[one.end : other.start].strip(" ,") != "and":
                yield one.name, other.name
