"""Who says it: a participant, or the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.facts.case import Case, Stance, quotes
from explainer.checks.facts.strength import levels
from explainer.language import english
from explainer.model.facts import Claim, Evidence, Kind
from explainer.problem import Level, Problem

_THIS = re.compile(
    r"\s+(?:that\s+)?(?:this|that|these|those)\s+(?:is|are|was|were|had|has|have|would|could|will|does|did)\b"
)
_IS_THING = re.compile(
    r"(?:an?|the|his|her|its|their)(?!(?:\s+\S+)*\s+(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might"
    r"|must|shall|should|do|does|did|not|n[’']t|\w+ed)\b)(?:\s+[\w'’-]+){1,5}",
    re.IGNORECASE,
)
"""A few words that only tell what something is: "a new gate for the harbour"."""


def attribution(case: Case) -> Iterator[Problem]:
    """What somebody said stands in a sentence in which that participant may be the one who speaks, and nobody else.

    Other quotes may tell who that is. A pronoun means everybody whom it can mean; who speaks for a body speaks as the
    body does. A sentence that stands in quotation marks as a whole is theirs whom the sentences around it name.

    Bad: `by: yamada` on "Saltanat Tompiyeva expressed …"; `kind: said` on "Both nations are eager …"; `by: lind` on
    "She said …" behind a sentence about Clara Holm alone
    Good: `by: yamada` on "Ambassador Yamada Jun expressed …, affirming …"
    """
    for claim in _of(case, Kind.SAID):
        if claim.by is None:
            continue  # The article quotes it, and the page names nobody.
        by = claim.by
        heard = [(quote, one) for quote in claim.evidence if (one := case.speakers.heard(quote)) is not None]
        fits = [quote for quote, one in heard if case.speakers.may_be(one, by)]
        named = case.names.in_text(" ".join(one.words for one in (claim.text, claim.short) if one is not None))
        others = [
            (quote, one)
            for quote, one in heard
            if quote not in fits
            and not (
                fits and (one.names & named or not one.is_shown or one.is_open or _IS_THING.fullmatch(quote.words))
            )
            and not any(_is_meant(case, quote, fit) for fit in fits)
        ]
        for quote, one in others:
            who = ", ".join(f"'{name}'" for name in sorted(one.names)) or "somebody who is no participant"
            message = f"in {quote.unit}, {who} speaks, not '{by}'"
            fix = "name under 'by' whom the evidence names as speaking, or quote another sentence"
            at = quote.at if len(claim.evidence) > 1 else claim.places.get("by", claim.at)
            yield Problem(at, "attribution", message, fix)
        unsure = [(quote, one) for quote, one in heard if quote in fits and not one.is_sure]
        if unsure and len(unsure) == len(fits):
            quote, one = unsure[0]
            who = " or ".join(f"'{name}'" for name in sorted(one.names)) or "somebody else"
            message = f"the article does not show for sure who says what {quote.unit} quotes: {who}"
            fix = f"read on in the article whether it is '{by}', and quote the sentence that says so as well"
            yield Problem(quote.at, "attribution", message, fix)
        is_stand = any(case.words.speaking.sides.is_in(quote.words) for quote in claim.evidence)
        if not fits and not others and claim.evidence and not is_stand:
            quote = claim.evidence[0]
            message = f"nobody is quoted in {quote.unit}: '{_short(quote.words)}'"
            fix = "quote the sentence in which the speaker says it"
            if not _tells_who(case, quote.words) and by not in case.names.in_text(quote.words):
                fix = f"make it a view (the article's own), or {fix}"
            yield Problem(quote.at, "attribution", message, fix)


def unnamed_speaker(case: Case) -> Iterator[Problem]:
    """A reader of a *said* claim sees who said it: its text names the speaker, or whom the speaker speaks for.

    Bad: "It is important to enhance bilateral relations." (`by: tompiyeva`)
    Good: "Tompiyeva underscored how important it is to enhance bilateral relations."
    """
    for claim in _worded(case, Kind.SAID):
        by = claim.by or ""
        if not case.names.forms(by) or any(
            case.cast.are_related(one, by) for one in case.cast.named_in(claim.text.words)
        ):
            continue
        message = f"the text does not say that '{by}' said it"
        fix = f"name the speaker ({case.glossary[by].forms['en'].words}) and use a verb such as 'said'"
        yield Problem(claim.text.at, "unnamed-speaker", message, fix)


def speech_as_fact(case: Case) -> Iterator[Problem]:
    """What a participant alone said is not told as having happened, nor as the article's own view.

    The office before a name is no part of what is said: "Poe praised Senator Roe" names her as the article does.

    Bad: `kind: reported`, "Japan is willing to collaborate." on "Yamada Jun expressed …, affirming Japan's willingness"
    Good: `kind: said`, `by: yamada`, "Yamada affirmed that Japan was willing to collaborate."
    """
    roles = {one.role for one in case.article.facts.participants.values()}
    for claim in _of(case, Kind.REPORTED, Kind.VIEW):
        spoken = [quote for quote in claim.evidence if case.speakers.is_told(quote) and quote.unit != "title"]
        is_office = claim.id in roles and claim.text.is_quoted and not any("," in quote.words for quote in spoken)
        if (
            not spoken
            or len(spoken) < len(claim.evidence)
            or (is_office and not any(map(case.speakers.is_spoken, spoken)))
        ):
            continue
        heard = [one for quote in spoken if (one := case.speakers.heard(quote)) is not None]
        if not any(one.names for one in heard) and not any(map(case.speakers.is_sure, spoken)):
            continue
        names = {name for one in heard for name in one.names}
        words = claim.text.words
        if claim.kind is Kind.REPORTED and (_tells_who(case, words) or names & case.cast.named_in(words)):
            continue
        who = ", ".join(f"'{name}'" for name in sorted(names)) or "somebody in quotation marks"
        message = f"in its evidence {who} says this; a claim of the kind {claim.kind} does not"
        fix = "make it a claim of the kind said, with 'by', and name the speaker"
        yield Problem(claim.places.get("kind", claim.at), "speech-as-fact", message, fix)


def _is_meant(case: Case, quote: Evidence, fit: Evidence) -> bool:
    """Whether words tell what "this" is in the sentence behind them: "Ms Lind said this was quieter than the weir"."""
    unit, behind = case.article.seed.unit(quote.unit), case.article.seed.unit(fit.unit)
    is_next = unit is not None and behind is not None and (unit.number or 0) + 1 == behind.number
    verb = next(english.speaking_verbs().find(fit.words), None)
    return is_next and verb is not None and _THIS.match(fit.words, verb.end) is not None


def _tells_who(case: Case, text: str) -> bool:
    """Whether a sentence of ours says that somebody says it."""
    speaking = case.words.speaking
    return any(words.is_in(text) for words in (english.speaking_verbs(), speaking.sources, speaking.sides))


def view_as_event(case: Case) -> Iterator[Problem]:
    """What the article characterises or predicts, and nobody says, is a view; it is not told as having happened.

    Bad: `kind: reported` on "Both nations are eager to work closely"
    Good: `kind: view`, "According to the article, both nations are eager …"; whose office the article tells beside
    what it expects of them: "the speaker, Ada Lind, who is expected to …"
    """
    roles = {one.role for one in case.article.facts.participants.values()}
    units = {unit.id: unit for unit in case.article.seed.units}
    for claim in _worded(case, Kind.REPORTED, Kind.INFERRED):
        sentences = {quote.unit for quote in claim.evidence}
        quoted = {name: [quote.words for quote in claim.evidence if quote.unit == name] for name in sentences}
        if claim.id in roles and not [*levels(case, quotes(claim.evidence))]:
            continue
        if sentences and all(case.speakers.characterises(units[name], quoted[name]) for name in sentences):
            message = f"{', '.join(sorted(sentences))} characterises or predicts, and nobody is quoted there"
            fix = "make it a claim of the kind view, and say that it is the article's"
            yield Problem(claim.places.get("kind", claim.at), "view-as-event", message, fix)


def whose_view(case: Case) -> Iterator[Problem]:
    """A view says whose it is; its shorter wording need not. A notice: the page marks a view as the article's anyway.

    Bad: "Resumed flights are expected to open the way to growth."
    Good: "The article expects resumed flights to open the way to growth."
    """
    for utterance in case.assertions:
        is_view = all(claim.kind is Kind.VIEW for claim in utterance.claims)
        if is_view and not utterance.is_short and not case.words.view.is_in(case.wording(utterance).text):
            fix = "begin with 'The article says that …', 'According to the article, …' or the like"
            message = "this is the article's own view, and the sentence does not say so"
            yield Problem(utterance.text.at, "whose-view", message, fix, Level.NOTICE)


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


def _short(words: str) -> str:
    limit = 60
    return words if len(words) <= limit else f"{words[:limit]}…"
