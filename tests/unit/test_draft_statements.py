"""Who said what in an article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.draft.facts.participants import cast, presentations
from explainer.draft.facts.runs import Runs
from explainer.draft.finding import find
from explainer.draft.tagger import tag
from explainer.read.seed import read_seed
from explainer.source import Source
from tests.article import SEEDS, SLUG
from tests.files import ROOT, rows, seed_of
from tests.tagging import needs_tagger

CASES = ROOT / "tests" / "cases" / "draft" / "statements" / "who-said-what.tsv"
LINES = rows(CASES)
SURE = rows(CASES.parent / "for-sure.tsv")
QUOTED = rows(CASES.parent / "lines.tsv")
ALONE = rows(CASES.parents[1] / "standing" / "alone.tsv")
KNOWN = rows(CASES.parents[1] / "standing" / "known.tsv")
OPENING = (
    "Ten people came to an old hall by a wide lake in the north with some bread and a large pot of soup and then sang "
    "for two hours about rain and snow until it was dark. What did they sing?"
)
"""An opening in full, and a question: what stands behind it is shown only as it stands."""
SEED = SEEDS / f"{SLUG}.txt"

pytestmark = needs_tagger


def article(body: str) -> str:
    paragraphs = body.replace(" ¶ ", "\n\n")
    return f"News of the town\n\nLast Updated on June 16, 2021\n\n{paragraphs}\n"


def said(text: str) -> list[tuple[str, str, str]]:
    return [
        (
            found.sentence.id,
            "" if found.speaker is None else found.speaker.text,
            "" if found.quote is None else found.quote.text,
        )
        for found in find(tag(seed_of(text))).statements
    ]


def test_there_are_cases() -> None:
    assert len(LINES) > 30


@pytest.mark.parametrize(("body", "expected"), LINES, ids=[line[0] for line in LINES])
def test_a_statement_has_its_speaker_and_quote(body: str, expected: str) -> None:
    found = said(article(body))
    assert ["=".join(each) for each in found] == (expected.split(" ;; ") if expected else [])


@pytest.mark.parametrize(("body", "expected"), SURE, ids=[line[0] for line in SURE])
def test_a_speaker_is_sure_only_where_nobody_else_can_be_meant(body: str, expected: str) -> None:
    found = find(tag(seed_of(article(body)))).statements
    sure = [f"{one.sentence.id}={one.speaker.text}" for one in found if one.is_sure and one.speaker is not None]
    assert [one for one in sure if not one.startswith("title")] == (expected.split(" ;; ") if expected else [])


@pytest.mark.parametrize(("body", "expected"), ALONE, ids=[line[0] for line in ALONE])
def test_a_sentence_stands_alone_only_if_it_says_of_whom_it_tells(body: str, expected: str) -> None:
    found = find(tag(seed_of(article(f"The town held a meeting on Monday. {body}"))))
    kinds = {"unfit": found.unfit, "leaning": found.leaning, "bound": found.bound.keys()}
    assert " ".join(f"{kind} {' '.join(sorted(units))}" for kind, units in kinds.items() if units) == expected


@pytest.mark.parametrize(("body", "expected"), KNOWN, ids=[line[0] for line in KNOWN])
def test_what_is_told_of_as_known_is_quoted_behind_what_names_it(body: str, expected: str) -> None:
    more = " What did they sing of the old sea and of all the old ships?" * 12
    body = body.replace(". ", ". ¶ ")  # within a paragraph it stands as it does there
    seed = seed_of(article(f"{OPENING} ¶ {body} ¶ {more}"))
    found = find(tag(seed))
    people = cast(seed, found, {})
    runs = Runs(seed, found, people, presentations(seed, found, people))
    alone = (runs.alone(each, runs.opening) for each in seed.sentences)
    quoted = {one.number - 2 for run in alone for one in run or () if one.number} - {-1}
    assert " ".join(f"s{number}" for number in sorted(quoted)) == expected


@pytest.mark.parametrize(("title", "known"), [("Two mills of Orsa shut", ("mill",)), ("A mill of Orsa shuts", ())])
def test_a_headline_of_several_does_not_say_which_one_is_meant(title: str, known: tuple[str, ...]) -> None:
    found = find(tag(seed_of(f"{title}\n\nLast Updated on June 16, 2021\n\nOrsa is old. Ann Poe left the mill.\n")))
    assert found.definite.get("s2", ()) == known


@pytest.mark.parametrize(("body", "expected"), QUOTED, ids=[line[0] for line in QUOTED])
def test_what_somebody_says_is_quoted_with_the_name(body: str, expected: str) -> None:
    more = " What did they sing of the old sea and of all the old ships?" * 12
    seed = seed_of(article(f"{OPENING} ¶ {body}{more}"))
    found = find(tag(seed))
    said = {one.sentence.id for one in found.statements}
    people = cast(seed, found, {})
    runs = Runs(seed, found, people, presentations(seed, found, people))
    alone = filter(None, (runs.alone(one, runs.opening) for one in seed.sentences))
    every = {run[-1].id: run for run in alone if said & {each.id for each in run}}
    claims = [runs.claim(run) for run in every.values()]
    assert " ;; ".join(" ".join(quote.words.text for quote in one.evidence) for one in claims) == expected


def test_the_speakers_of_the_sample() -> None:
    found = [(sentence, speaker) for sentence, speaker, _ in said(SEED.read_text("utf-8"))]
    assert found == [("s3", "Saltanat Tompiyeva"), ("s4", "Yamada Jun"), ("s5", "both parties")]


WORDS = (
    "Tom Reed said says told that he she they the council bridge will may on Monday in June 2018 last week ago "
    "\" “ ” ' ‘ ’ . , : ; ? ! ( ) - – according to per with saying after by who was not wants every year \n\n"
).split(" ")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_any_text_is_drafted_and_every_finding_is_a_span_of_it(words: list[str]) -> None:
    source = Source("seeds/x.txt", f"A title\n\nLast Updated on June 16, 2021\n\nIt began. {' '.join(words)}\n")
    found = find(tag(read_seed(source, "x")))
    spans = [date.words for date in found.dates] + [event.evidence for event in found.events]
    for statement in found.statements:
        spans += [statement.evidence, *(span for span in (statement.speaker, statement.quote) if span is not None)]
    assert all(span.source is source and 0 <= span.start < span.end <= len(source.text) for span in spans)
