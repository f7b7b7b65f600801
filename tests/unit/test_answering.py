"""What a second reader answers: which sentence a finding is about, what is left of it, what the verdict says itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explainer.checks.language import Context, check_translation
from explainer.compose.passages import passages
from explainer.model.facts import Article
from explainer.model.words import Unit, short_digest
from explainer.pipeline.answering import less_answered
from explainer.pipeline.checking import words_of
from explainer.pipeline.paths import Paths
from explainer.problem import Level, Problem
from explainer.read.catalogue import read_catalogue
from explainer.read.facts import read_facts
from explainer.read.seed import read_seed
from explainer.source import Source

SEED = read_seed(
    Source("ferry.txt", "A Ferry\n\nMay 2, 2023\n\nAda Lind met the board on May 1. It may run.\n"), "ferry"
)
FACTS = """\
made: {en: {drafted: person}}
headline: {text: A ferry, rests_on: [met]}
status:
  talks: {text: Talks, rests_on: [met]}
participants:
  lind: {sort: person, named: {s1: Ada Lind}}
dates:
  day: {edtf: 2023-05-01, words: {s1: May 1}}
claims:
  met:
    kind: reported
    text: Lind met the board.
    short: They met.
    evidence: [{s1: Ada Lind met the board on May 1}]
summary: {key: [met]}
timeline:
  - {on: day, status: happened, claim: met}
faq:
  who: {ask: "Who met?", answer: [met]}
"""
SENTENCES = {
    "headline": "A ferry, rests_on",
    "status.talks": "Talks, rests_on",
    "claim.met": "Lind met the board.",
    "claim.met.short": "They met.",
    "faq.who": "Who met?",
    "date.day": "2023-05-01, words",
    "timeline.day": "happened",
    "participant.lind": "Ada Lind}}",
}
BY = "by: N. N., on: 2026-11-30"


def article(readings: str = "", facts: str = FACTS) -> Article:
    found, problems = read_facts(Source("ferry.yml", f"{facts}{f'readings: {{{readings}}}' if readings else ''}"), SEED)
    assert found is not None
    assert problems == ()
    return Article(SEED, found)


def asked(one: Article, words: str, level: Level = Level.QUESTION) -> Problem:
    at = one.facts.source.text.index(words)
    return Problem(one.facts.source.span(at, at + 2), "rule", "is it so", "mend it", level)


def digest(name: str) -> str:
    return next(one.digest for one in passages(article()) if one.id == name)


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(one.code, one.level) for one in problems]


@pytest.mark.parametrize(("name", "words"), SENTENCES.items())
def test_whatever_is_asked_is_about_something_that_can_be_read_and_answered(name: str, words: str) -> None:
    assert {one.id for one in passages(article())} == SENTENCES.keys()
    (open_question,) = less_answered(article(), [asked(article(), words)])
    assert open_question.about == ""  # of another text: nobody can say which sentence it is about
    assert open_question.level is Level.PROBLEM
    one = article()
    (question,) = less_answered(one, [asked(one, words)])
    assert (question.about, question.level) == (name, Level.QUESTION)
    record = question.fix.partition("write under 'readings': ")[2]
    answer = record.replace("YOUR NAME", "N. N.").replace("DATE", "2026-11-30")
    assert answer == f"{name}: {{verdict: supported, {BY}, of: {digest(name)}}}"
    read = article(answer)
    assert [*less_answered(read, [asked(read, words)])] == []
    others = [other for other in SENTENCES.values() if other != words]
    assert len([*less_answered(read, [asked(read, other) for other in others])]) == len(others)


def test_what_is_exact_is_never_answered() -> None:
    read = article(f"claim.met: {{verdict: supported, {BY}, of: {digest('claim.met')}}}")
    found = [asked(read, "Lind met", level) for level in Level]
    assert codes([*less_answered(read, found)]) == [("rule", "problem"), ("rule", "notice")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("verdict: not, of: {now}, why: It was June", [("rule", "question"), ("read-not", "problem")]),
        ("verdict: unsure, of: {now}", [("rule", "question"), ("read-unsure", "question")]),
        ("verdict: supported, of: 00000000", [("rule", "question")]),
        ("verdict: not, of: 00000000", [("rule", "question")]),
        ("verdict: supported", [("reading-unbound", "notice")]),
        ("verdict: supported, reader: machine, of: {now}", []),
    ],
)
def test_a_verdict_says_what_it_says_of_the_words_that_were_read(said: str, expected: list[tuple[str, str]]) -> None:
    read = article(f"claim.met: {{{said.format(now=digest('claim.met'))}, {BY}}}")
    assert codes([*less_answered(read, [asked(read, "Lind met")])]) == expected


def test_words_that_have_changed_since_are_told_once() -> None:
    read = article(f"claim.met: {{verdict: supported, of: 00000000, {BY}}}")
    assert codes([*less_answered(read, [])]) == [("reading-stale", "notice")]
    (question,) = less_answered(read, [asked(read, "Lind met")])
    assert "the words have changed since N. N. read them on 2026-11-30" in question.message


def test_a_verdict_on_nothing_is_told() -> None:
    (notice,) = less_answered(article(f"claim.mett: {{verdict: not, {BY}}}"), [])
    assert (notice.code, notice.fix) == ("reading-unused", "did you mean 'claim.met'?")


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("Lind met the board.", "Lind saw the board.", {"claim.met", "faq.who", "timeline.day"}),
        ("kind: reported", "kind: view", {"claim.met", "claim.met.short"}),
        ("2023-05-01", "2023-05", {"date.day", "timeline.day"}),
        ("happened", "possible", {"timeline.day"}),
        ("sort: person", "sort: group", {"participant.lind"}),
        (
            "the board on May 1}",
            "the board}",
            {"claim.met", "claim.met.short", "faq.who", "timeline.day"} | {"headline", "status.talks"},
        ),
    ],
)
def test_a_verdict_holds_as_long_as_what_it_depends_on(old: str, new: str, stale: set[str]) -> None:
    before, after = (
        {one.id: one.digest for one in passages(article(facts=facts))} for facts in (FACTS, FACTS.replace(old, new))
    )
    assert {name for name in before if before[name] != after[name]} == stale


# --- translations -----------------------------------------------------------------------------------------------------

ENGLISH, WORDS = "They did not meet in 12 towns.", "Они встретились в 12 городах."
"""The denial is lost."""


def translated(comment: Callable[[str], str]) -> list[tuple[str, str]]:
    paths = Paths()
    context = Context(words_of(paths, "ru"), words_of(paths, "en"), {})
    text = (
        'msgid ""\nmsgstr "Language: ru\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'{comment(short_digest(ENGLISH, WORDS))}msgctxt "claim.met"\nmsgid "{ENGLISH}"\nmsgstr "{WORDS}"\n'
    )
    catalogue, problems = read_catalogue(Source("x.ru.po", text), "ru")
    assert problems == []
    unit = Unit("claim.met", ENGLISH, catalogue.source.span())
    return codes([*check_translation(catalogue.pairs([unit]), context)])


def test_a_translation_is_answered_above_its_unit() -> None:
    assert translated(lambda _: "") == [("negation", "question")]
    said = "# read: {{verdict: {}, by: N. N., on: 2026-11-30, of: {}}}\n"
    assert translated(lambda now: said.format("supported", now)) == []
    assert translated(lambda now: said.format("not", now)) == [("negation", "question"), ("read-not", "problem")]
    assert translated(lambda now: said.format("unsure", now)) == [("negation", "question"), ("read-unsure", "question")]
    assert translated(lambda _: said.format("supported", "00000000")) == [("negation", "question")]
