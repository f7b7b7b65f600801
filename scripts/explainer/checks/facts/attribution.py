"""Who says it: a participant, or the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.facts.case import Case, Stance
from explainer.checks.facts.speech import NOBODY, SOMEBODY, UNNAMED
from explainer.language import english
from explainer.model.facts import Claim, Kind
from explainer.problem import Level, Problem


def attribution(case: Case) -> Iterator[Problem]:
    """What somebody said stands in a sentence that makes that very participant the subject of a verb of speaking.

    One of the quotes has the speaker and the verb, so that a reader of the evidence sees who says it. Only a sentence
    that stands in quotation marks as a whole cannot: there it is whom the sentences around it name (“…. …,” said Lind).
    Where they name none, or two, the rule asks.

    Bad: `by: yamada` on "Saltanat Tompiyeva expressed …"; `kind: said` on "Both nations are eager …"; only
    "underscoring the importance …", without "Saltanat Tompiyeva expressed"
    Good: `by: yamada` on "Ambassador Yamada Jun expressed …, affirming …"
    """
    for claim in _of(case, Kind.SAID):
        speakers = {case.speakers.of(quote) for quote in claim.evidence}
        if speakers == {claim.by} and not any(case.speakers.shown_in(quote) for quote in claim.evidence):
            message = f"no quote shows that '{claim.by}' speaks"
            fix = "quote the words with the speaker and the verb of speaking as well"
            yield Problem(claim.evidence[0].at, "attribution", message, fix)
            continue
        for quote in claim.evidence:
            speaker = case.speakers.of(quote)
            level = Level.PROBLEM
            if case.speakers.may_be(quote, claim.by or ""):
                level = Level.NOTICE
                message = f"the article does not show for sure who says what {quote.unit} quotes"
                fix = f"read on in the article whether it is '{claim.by}', and quote the sentence that says so as well"
            elif speaker is NOBODY:
                message = f"nobody is quoted in {quote.unit}: '{_short(quote.words)}'"
                fix = "make it a view (the article's own), or quote the sentence in which the speaker says it"
            elif speaker != claim.by:
                message = f"in {quote.unit}, {_called(speaker)} speaks, not '{claim.by}'"
                fix = "name under 'by' whom the evidence names as speaking, or quote another sentence"
            else:
                continue
            at = quote.at if speaker is NOBODY or len(claim.evidence) > 1 else claim.places.get("by", claim.at)
            yield Problem(at, "attribution", message, fix, level)


def unnamed_speaker(case: Case) -> Iterator[Problem]:
    """A reader of a *said* claim sees who said it: its text names the speaker and has a verb of speaking.

    Bad: "It is important to enhance bilateral relations." (`by: tompiyeva`)
    Good: "Tompiyeva underscored how important it is to enhance bilateral relations."
    """
    for claim in _worded(case, Kind.SAID):
        words = claim.text.words
        by = claim.by or ""
        if not case.names.forms(by):
            continue
        speaking = case.words.speaking
        # "Lind expected …", "Lind supported …" are as good.
        verbs = (english.speaking_verbs(), speaking.characterising, speaking.sides)
        if by not in case.names.in_text(words) or not any(one.is_in(words) for one in verbs):
            message = f"the text does not say that '{by}' said it"
            fix = f"name the speaker ({case.glossary[by].forms['en'].words}) and use a verb such as 'said'"
            yield Problem(claim.text.at, "unnamed-speaker", message, fix)


def speech_as_fact(case: Case) -> Iterator[Problem]:
    """What a participant said is not told as having happened, nor as the article's own view.

    Bad: `kind: reported`, "Japan is willing to collaborate." on "Yamada Jun expressed …, affirming Japan's willingness"
    Good: `kind: said`, `by: yamada`, "Yamada affirmed that Japan was willing to collaborate."
    """
    for claim in _of(case, Kind.REPORTED, Kind.VIEW):
        spoken = [quote for quote in claim.evidence if case.speakers.is_spoken(quote) and quote.unit != "title"]
        if not claim.text.is_ours and (not spoken or len(spoken) < len(claim.evidence)):
            continue  # In a quotation the article itself says who speaks, unless the quotation is all speech.
        speakers = {case.speakers.of(quote) for quote in claim.evidence}
        for text in (claim.text, claim.short):
            if text is None or not speakers or NOBODY in speakers:
                continue
            named = speakers & {*case.names.in_text(text.words), UNNAMED}
            tells = text.is_ours and english.speaking_verbs().is_in(text.words)
            if named and tells and claim.kind is Kind.REPORTED:
                continue
            who = ", ".join(_called(speaker) for speaker in sorted(speakers))
            message = f"in its evidence {who} says this; a claim of the kind {claim.kind} does not"
            fix = "make it a claim of the kind said, with 'by', and name the speaker"
            is_asked = speakers == {UNNAMED} and not any(map(case.speakers.is_sure, claim.evidence))
            level = Level.NOTICE if is_asked else Level.PROBLEM
            yield Problem(claim.places.get("kind", claim.at), "speech-as-fact", message, fix, level)
            break


def view_as_event(case: Case) -> Iterator[Problem]:
    """What the article characterises or predicts, and nobody says, is a view; it is not told as having happened.

    Bad: `kind: reported` on "Both nations are eager to work closely"
    Good: `kind: view`, "According to the article, both nations are eager …"
    """
    units = {unit.id: unit for unit in case.article.seed.units}
    for claim in _worded(case, Kind.REPORTED, Kind.INFERRED):
        sentences = {quote.unit for quote in claim.evidence}
        if sentences and all(case.speakers.characterises(units[name]) for name in sentences):
            message = f"{', '.join(sorted(sentences))} characterises or predicts, and nobody is quoted there"
            fix = "make it a claim of the kind view, and say that it is the article's"
            yield Problem(claim.places.get("kind", claim.at), "view-as-event", message, fix)


def whose_view(case: Case) -> Iterator[Problem]:
    """A view says whose it is.

    Bad: "Resumed flights are expected to open the way to growth."
    Good: "The article expects resumed flights to open the way to growth."
    """
    for utterance in case.assertions:
        is_view = all(claim.kind is Kind.VIEW for claim in utterance.claims)
        if is_view and not case.words.view.is_in(case.wording(utterance).text):
            fix = "begin with 'The article says that …', 'According to the article, …' or the like"
            message = "this is the article's own view, and the sentence does not say so"
            yield Problem(utterance.text.at, "whose-view", message, fix)


def silence(case: Case) -> Iterator[Problem]:
    """An unstated claim says that the article is silent, and nothing else.

    Bad: "No flights have started."
    Good: "The article does not say whether flights have started."; "No airline is named in the article."
    """
    for utterance in case.utterances:
        if utterance.stance is not Stance.DENIES:
            continue
        text = case.wording(utterance).text
        if not _is_silent(case, text) or "article" not in text.lower():
            message = "this does not say that the article is silent"
            fix = "write 'The article does not say …', 'does not name …' or 'reports no …'"
            yield Problem(utterance.text.at, "silence", message, fix)
            continue
        for start, end in _asserting(case, text):
            message = f"{utterance.cite(start, end)} asserts something beside the article's silence"
            fix = "make it a claim of its own, with its evidence"
            yield Problem(utterance.at(start, end), "silence", message, fix)


_CLAUSE = re.compile(r"[,;.:]\s+([^,;.:]+)")
_ASKING = frozenset("what which who whom whose how when where why whether or nor".split())
_LEAST_CLAUSE = 3
"""Words that a clause of its own has at least."""


def _asserting(case: Case, text: str) -> Iterator[tuple[int, int]]:
    """Clauses behind a mark and a "but", "and" … that neither ask nor say that the article is silent."""
    for clause in _CLAUSE.finditer(text):
        first, *words = clause[1].lower().split()
        is_new = first in case.words.turns or text[clause.start()] != ","
        is_clause = len(words) >= _LEAST_CLAUSE and _ASKING.isdisjoint([first, *words[:1]])
        if is_new and is_clause and not case.words.silence.is_in(clause[1]):
            yield clause.span(1)


def _is_silent(case: Case, text: str) -> bool:
    """Whether a text says that the article does not: "does not name", "No … is named in the article"."""
    return case.words.silence.is_in(text) or (case.words.silent_in.is_in(text) and case.words.negations.is_in(text))


def _of(case: Case, *kinds: Kind) -> Iterator[Claim]:
    return (claim for claim in case.article.facts.claims.values() if claim.kind in kinds)


def _worded(case: Case, *kinds: Kind) -> Iterator[Claim]:
    """Those that somebody worded: in a quotation the article itself says what it thinks."""
    return (claim for claim in _of(case, *kinds) if claim.text.is_ours)


def _called(speaker: str) -> str:
    others = {SOMEBODY: "somebody who is no participant", UNNAMED: "somebody in quotation marks"}
    return others.get(speaker, f"'{speaker}'")


def _short(words: str) -> str:
    limit = 60
    return words if len(words) <= limit else f"{words[:limit]}…"
