"""What is told: the sentences that the pages will quote, and the silences of the article.

Of an article's sentences at most a third is quoted (`publish: quotes`; title and dateline name it and do not count), so
the lead comes first, then what is dated and what was said in turns, as long as the next one fits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from explainer.draft.facts.evidence import Shown, in_line, stands_once
from explainer.draft.facts.participants import Cast
from explainer.draft.facts.records import Claim, Quote
from explainer.draft.findings import Findings, Statement
from explainer.language import english
from explainer.language.quotations import in_unit, is_all_quoted, quotations
from explainer.model.facts import Kind, Standard
from explainer.model.seed import Seed, Sentence

_MOST_SENTENCES = 24
"""Of an article as long as a book, too, an explainer is a page."""
_LEAD = 4
"""News tells first what matters most; further down a sentence without date or speaker says little by itself."""
_LEAST_QUOTED = 3


class Selection:
    """The sentences that will be quoted whole, and who says them."""

    def __init__(self, seed: Seed, findings: Findings, cast: Cast, shown: Shown) -> None:
        self._seed, self._findings, self._cast, self._shown = seed, findings, cast, shown
        self._quotations = quotations(seed)
        self._speakers = {one.sentence.id: one.speaker for one in findings.statements}
        self._chosen: list[Sentence] = []

    def choose(self, sentence: Sentence) -> None:
        """Quote a sentence of the body whole, if that may be; what is all speech only where it is somebody's."""
        if self.is_all_speech(sentence) and self._speaker(sentence) is None:
            return
        is_free = sentence.number is not None and sentence not in self._chosen and len(self._chosen) < _MOST_SENTENCES
        if is_free and stands_once(self._seed, sentence, sentence.span) and self._shown.fits(sentence.span):
            self._chosen.append(sentence)
            self._shown.add(sentence.span)

    def choose_in_turns(self) -> None:
        """What happened on a date, what may come and what was said; where that is little, what stands first."""
        for sentence in dict.fromkeys(_in_turns(self._findings)):
            self.choose(sentence)
        for sentence in self._seed.sentences[:_LEAD]:
            if len(self._chosen) < _LEAST_QUOTED:
                self.choose(sentence)

    def is_all_speech(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in quotation marks as a whole, so that it does not say who speaks."""
        return is_all_quoted(sentence, in_unit(self._quotations, sentence))

    def _speaker(self, sentence: Sentence) -> str | None:
        return self._cast.speaker(self._speakers.get(sentence.id))

    def claims(self) -> dict[str, Claim]:
        """The claims that quote them, in the article's order, by unit."""
        return {one.id: self._claim(one) for one in sorted(self._chosen, key=lambda one: one.span.start)}

    def _claim(self, sentence: Sentence) -> Claim:
        by = self._speaker(sentence)
        return Claim(
            f"sentence-{sentence.number}",
            Kind.REPORTED if by is None else Kind.SAID,
            by=by,
            who=self._cast.named_in(sentence, but=by),
            evidence=(Quote(sentence.id, sentence.span),),
        )


def _in_turns(findings: Findings) -> Iterator[Sentence]:
    ahead = findings.ahead
    rows: list[list[Sentence]] = [
        [one.sentence for one in findings.events if one.date is not None and one not in ahead],
        [one.sentence for one in (*(a for a in ahead if a.date is not None), *(a for a in ahead if a.date is None))],
        _by_speaker(findings.statements),
    ]
    for place in range(max(map(len, rows), default=0)):
        yield from (row[place] for row in rows if place < len(row))


def _by_speaker(said: Sequence[Statement]) -> list[Sentence]:
    """One statement of each speaker first, direct speech before indirect, then their others."""
    order: dict[str, list[Statement]] = {}
    for one in said:
        order.setdefault(in_line(one.speaker), []).append(one)
    for several in order.values():
        several.sort(key=lambda one: one.quote is None)
    longest = max(map(len, order.values()), default=0)
    return [several[i].sentence for i in range(longest) for several in order.values() if i < len(several)]


def silences(seed: Seed, findings: Findings, near: Sequence[str], date: str | None) -> Iterator[Claim]:
    """What the article does not say. `near` has the claims that come nearest, `date` is that of the article."""
    words, values = english.silences(), english.values()
    if date is not None:
        yield from _silence(seed, Standard("text", "later", date), words.after_publication, near)
    if not findings.dates:
        dates = {names[0] for names in (*values.months, *values.weekdays)}
        yield from _silence(seed, Standard("text", "no-date"), words.days | dates, near)
    if not any(one.quote is not None for one in findings.statements):
        yield from _silence(seed, Standard("text", "no-direct-speech"), words.direct_speech, near)


def _silence(seed: Seed, text: Standard, words: Collection[str], near: Sequence[str]) -> Iterator[Claim]:
    """A standard silence, if none of the words that would break it stands in the article."""
    absent = sorted(words)
    said = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", seed.source.text, re.IGNORECASE) for word in absent)
    if not any(said):
        yield Claim(text.name, Kind.UNSTATED, text, absent=tuple(absent), nearest=tuple(near))
