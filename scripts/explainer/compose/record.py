"""Everything that the site says about an article, for machines: `facts.json`, whose schema stands beside it.

Each claim stands there once, as in the facts file, with its words in every language that has them. The article's own
words are in it as far as its `publish` allows: `full` and `quotes` give the supporting words, `none` only their place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from explainer.compose.evidence import because, claim_short, claim_text, lead_unit, message, status_unit
from explainer.model.data import Data
from explainer.model.facts import HEADLINE, Article, Claim, Evidence, Label, Participant, Publish, Question, When
from explainer.model.message import Ours
from explainer.model.passages import Reading
from explainer.model.words import Form, Glossary, State

VERSION = 1
"""Of the form; it changes when a reader of the old form would misunderstand the new one."""
SCHEMA = "assets/explainer.schema.json"
"""Where the site has the schema."""
PATH = "facts.json"
"""Within the article's folder."""


def record(article: Article, states: Mapping[str, State], glossary: Glossary, digest: str) -> Mapping[str, Data]:
    """The facts of an article as data; `digest` is the SHA-256 of its file, `states` has the languages of its pages."""
    facts, seed = article.facts, article.seed
    shows_all = facts.publish is Publish.FULL
    return {
        "$schema": f"../{SCHEMA}",
        "version": VERSION,
        "slug": article.slug,
        "source": _without_nothing(
            {
                "sha256": digest,
                "language": "en",
                "title": seed.title.text if shows_all else None,
                "dated": None if seed.updated is None else seed.updated.isoformat(),
                "dated_as": None if seed.updated is None else "updated" if seed.is_update else "published",
                "sentences": len(seed.sentences),
                "publisher": facts.publisher,
                "address": facts.address,
                "seen_at": list(facts.seen_at),
                "publish": facts.publish.value,
            }
        ),
        "languages": {tag: _made(state) for tag, state in states.items()},
        **said(article, states, glossary),
        "readings": [*_readings(states)],
    }


def _readings(states: Mapping[str, State]) -> Iterator[Data]:
    """What second readers say of sentences as they are: those of one language, reader, day and verdict together."""
    found: dict[tuple[str, Reading], list[str]] = defaultdict(list)
    for tag, state in states.items():
        for unit, one in state.readings.items():
            found[tag, replace(one, of="", why="")].append(unit)
    for (tag, one), units in found.items():
        yield {
            "language": tag,
            "verdict": one.verdict.value,
            "by": one.by,
            "reader": one.reader.value,
            "on": one.on.isoformat(),
            "units": units,
        }


def said(article: Article, tags: Iterable[str], glossary: Glossary) -> Mapping[str, Data]:
    """What the site says of an article in these languages: the claims with their evidence, and what pages make of them.

    Who reviews the English vouches for just this.
    """
    facts = article.facts
    return {
        "headline": _label(article, facts.headline, HEADLINE),
        "lead": [_label(article, label, lead_unit(label)) for label in facts.lead],
        "status": [_label(article, label, status_unit(label)) for label in facts.status],
        "participants": [_participant(article, one, glossary, tags) for one in facts.participants.values()],
        "dates": [_date(article, when) for when in facts.dates.values()],
        "claims": [_claim(article, claim) for claim in facts.claims.values()],
        "summary": {section: list(claims) for section, claims in facts.summary.items()},
        "timeline": [
            _without_nothing({"on": entry.on, "status": entry.status.value, "claim": entry.claim, "note": entry.note})
            for entry in facts.timeline
        ],
        "faq": [_question(article, question) for question in facts.faq],
        "corrections": [
            {
                "id": one.id,
                "on": one.on.isoformat(),
                "claim": one.claim,
                "was": one.was,
                "because": Ours(article.slug, f"correction.{one.id}", one.because.words),
            }
            for one in facts.corrections
        ],
    }


def _made(state: State) -> Data:
    published = state.made.published
    return _without_nothing(
        {
            "drafted": state.made.drafted,
            "published": None if published is None else published.isoformat(),
            "digest": state.digest,
            "reviewed": [
                {"by": one.by, "on": one.on.isoformat(), "of": one.of, "holds": state.holds(one)}
                for one in state.made.reviewed
            ],
        }
    )


def _label(article: Article, label: Label, unit: str) -> Data:
    return {
        "id": label.id,
        "text": Ours(article.slug, unit, label.text.words),
        "rests_on": list(label.rests_on),
    }


def _participant(article: Article, one: Participant, glossary: Glossary, tags: Iterable[str]) -> Data:
    forms = glossary[one.id].forms
    return _without_nothing(
        {
            "id": one.id,
            "sort": one.sort.value,
            "names": {tag: _name(forms[tag]) for tag in tags if tag in forms},
            "named": _evidence(article, one.named),
            "of": one.of,
            "role": one.role,
            "unnamed": one.unnamed,
            "notes": list(one.notes),
        }
    )


def _name(form: Form) -> Data:
    origin = form.origin or ("seen" if form.seen else "article")
    return {"form": form.words, "origin": origin, "seen": list(form.seen)}


def _date(article: Article, when: When) -> Data:
    return _without_nothing(
        {
            "id": when.id,
            "edtf": str(when.edtf),
            "period": None if when.period is None else str(when.period),
            "words": _evidence(article, when.words),
            "inferred": when.inferred,
        }
    )


def _claim(article: Article, claim: Claim) -> Data:
    return _without_nothing(
        {
            "id": claim.id,
            "kind": claim.kind.value,
            "text": claim_text(article, claim),
            "short": None if claim.short is None else claim_short(article, claim),
            "evidence": [_evidence(article, one) for one in claim.evidence],
            "by": claim.by,
            "who": list(claim.who),
            "because": because(article, claim),
            "nearest": list(claim.nearest),
            "rebuttals": list(claim.rebuttals) or None,
        }
    )


def _question(article: Article, question: Question) -> Data:
    return {
        "id": question.id,
        "question": message(article, f"faq.{question.id}", question.ask),
        "answer": list(question.answer),
    }


def _evidence(article: Article, evidence: Evidence) -> Data:
    unit = article.seed.unit(evidence.unit)
    return _without_nothing(
        {
            "unit": evidence.unit,
            "sentence": None if unit is None else unit.number,
            "quote": None if article.facts.publish is Publish.NONE else evidence.words,
        }
    )


def _without_nothing(data: Mapping[str, Data]) -> Data:
    """What is unknown is left out; an empty list stays."""
    return {key: value for key, value in data.items() if value is not None}
