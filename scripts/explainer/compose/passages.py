"""An article's sentences of ours, each with what it rests on, for whoever reads them again.

What is no sentence and can be wrong all the same is said in words: what a date's words name, who somebody is, what a
line of the timeline puts on which day. So whatever a rule asks is about something that can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from explainer.compose.evidence import claim_unit
from explainer.model.anchors import anchor
from explainer.model.facts import (
    Article,
    Claim,
    Entry,
    Evidence,
    Kind,
    Label,
    Participant,
    Places,
    Question,
    Sort,
    Text,
    When,
)
from explainer.model.passages import Passage, Quote
from explainer.model.seed import Sentence
from explainer.source import Span

_STANDS = {
    Kind.REPORTED: "a claim: the article itself reports this as having happened or as being so",
    Kind.SAID: "a claim: the article quotes this, and does not show for sure who says it",
    Kind.VIEW: "a claim: this is the article's own view, and the sentence says that it is",
    Kind.INFERRED: "an inference: it follows from the words, by the reason that is given",
    Kind.UNSTATED: "a silence: it tells what the article does not say, anywhere",
}
_LABELS = {
    "headline": "a headline",
    "lead": "a sentence of the lead, under the headline",
    "status": "a word or two on the state of things, under the headline",
}
_SORTS = {
    Sort.PERSON: "a person",
    Sort.ORGANISATION: "an organisation",
    Sort.COUNTRY: "a country",
    Sort.GROUP: "a group",
}


def passages(article: Article) -> Iterator[Passage]:
    """Headline, lead, status, every claim in each of its wordings, every question with the claims that answer it.

    Then the dates, the lines of the timeline and those who took part.
    """
    facts = article.facts
    for unit, label in facts.labels:
        yield _of_label(article, unit, _LABELS[unit.partition(".")[0]], label)
    for claim in facts.claims.values():
        yield from _of_claim(article, claim)
    for question in facts.faq:
        yield _of_question(article, question)
    for when in facts.dates.values():
        yield _of_date(article, when)
    for entry in facts.timeline:
        yield _of_entry(article, entry)
    for participant in facts.participants.values():
        yield _of_participant(article, participant)


def _of_label(article: Article, unit: str, stands: str, label: Label) -> Passage:
    claims = [article.facts.claims[name] for name in label.rests_on]
    found = Passage(unit, stands, label.text.words, places=_places(label.text.at, label.places))
    return _resting(_repeating(found, claims), article, claims)


def _of_claim(article: Article, claim: Claim) -> Iterator[Passage]:
    speaker = _named(article, claim.by) if claim.kind is Kind.SAID else ""
    reason, says = _words(article, claim.because), _words(article, claim.text)
    stands = f"a claim: {speaker} said this, and the sentence says so" if speaker else _STANDS[claim.kind]
    stands = f"{stands} ({reason})" if reason else stands
    basis = [says, claim.kind, speaker, reason]
    own = {key: at for key, at in claim.places.items() if key != "short"}
    full = Passage(
        claim_unit(claim),
        stands,
        says,
        basis=basis,
        is_standard=claim.text.standard is not None,
        places=_places(claim.at, own),
    )
    yield _resting(full, article, [claim])
    if claim.short is not None:
        short = replace(
            full,
            id=f"{full.id}.short",
            stands=f"{stands}; put shortly",
            says=claim.short.words,
            basis=[claim.short.words, *basis[1:]],
            is_standard=False,
            places=(claim.short.at,),
        )
        yield _resting(short, article, [claim])


def _of_question(article: Article, question: Question) -> Passage:
    claims = [article.facts.claims[name] for name in question.answer]
    says, answers = _words(article, question.ask), [_words(article, claim.text) for claim in claims]
    stands = f"a question, which asserts nothing that the words do not say; its answer: {' '.join(answers)}"
    found = Passage(
        f"faq.{question.id}",
        stands,
        says,
        basis=[says, *answers],
        is_standard=question.ask.standard is not None,
        places=tuple(question.places.values()),
    )
    return _resting(_repeating(found, claims, " ".join(answers)), article, claims)


def _of_date(article: Article, when: When) -> Passage:
    reasons = [] if when.inferred is None else [article.facts.claims[when.inferred]]
    day = "" if article.seed.day is None else article.seed.day.isoformat()
    stands = f"what a date's words mean{f'; the article is of {day}' if day else ''}"
    found = Passage(
        anchor("date", when.id),
        stands,
        f"The words “{when.words.words}” name {when}.",
        basis=[str(when), str(when.edtf), day],
        places=_places(when.at, when.places),
    )
    return _resting(found, article, reasons, [when.words])


def _of_entry(article: Article, entry: Entry) -> Passage:
    when, claim = article.facts.dates[entry.on], article.facts.claims[entry.claim]
    words = _words(article, claim.text)
    found = Passage(
        anchor("timeline", entry.id),
        "a line of a timeline: on which day, or by which, something happened, is said to have happened, "
        "is planned, expected, may come or recurs, or was to come and will not",
        f"{when}, {entry.status}: {words}",
        basis=[str(when), str(when.edtf), entry.status, words],
        is_standard=claim.text.standard is not None,
        places=tuple(entry.places.values()),
    )
    return _resting(_repeating(found, [claim], words), article, [claim], [when.words])


def _of_participant(article: Article, one: Participant) -> Passage:
    of, role = _named(article, one.of), [] if one.role is None else [article.facts.claims[one.role]]
    also, roles = [form.words for form in one.also], [_words(article, claim.text) for claim in role]
    parts = [f"“{one.named.words}” is {_SORTS[one.sort]}"]
    parts += [f"also called “{words}”" for words in also]
    parts += [f"belonging to “{of}” or acting for it"] if of else []
    parts += [f"in this role: {words}" for words in roles]
    found = Passage(
        anchor("participant", one.id),
        "who or what took part, and for whom",
        f"{', '.join(parts).removesuffix('.')}.",
        basis=[one.named.words, one.sort, of, *also, *roles],
        places=_places(one.at, one.places),
    )
    return _resting(_repeating(found, role, " ".join(roles)), article, role, [one.named, *one.also])


def _named(article: Article, name: str | None) -> str:
    return "" if name is None else article.facts.participants[name].named.words


def _words(article: Article, text: Text | None) -> str:
    """What somebody worded; of a standard text, its id and of what it speaks."""
    if text is None or text.standard is None:
        return "" if text is None else text.words
    of = text.standard.of or ""
    about = str(article.facts.dates[of]) if of in article.facts.dates else _named(article, of or None)
    return f"[{' '.join(filter(None, (text.standard.id, about)))}]"


def _places(at: Span, places: Places) -> tuple[Span, ...]:
    return (at, *places.values())


def _repeating(passage: Passage, claims: Sequence[Claim], words: str = "") -> Passage:
    """It, on what these claims rest on and in their words."""
    return replace(passage, rests_on=tuple(claim_unit(claim) for claim in claims), repeats=words)


def _resting(passage: Passage, article: Article, claims: Sequence[Claim], also: Sequence[Evidence] = ()) -> Passage:
    """It, on the evidence of these claims and on these words."""
    evidence = [*also, *(one for claim in claims for one in claim.evidence)]
    is_silent = any(claim.kind is Kind.UNSTATED for claim in claims)
    whole = "\n".join(sentence.text for sentence in article.seed.units) if is_silent else ""
    units = tuple((unit.id, unit.text) for unit in article.seed.units) if is_silent else ()
    return replace(passage, quotes=tuple(_quotes(article.seed.units, evidence)), whole=whole, units=units)


def _quotes(units: Sequence[Sentence], evidence: Iterable[Evidence]) -> Iterator[Quote]:
    texts = {"": ""} | {unit.id: unit.text for unit in units}
    ids = [*texts, ""]
    for one in evidence:
        at = ids.index(one.unit)
        yield Quote(one.unit, one.words, texts[one.unit], texts[ids[at - 1]], texts[ids[at + 1]])
