"""Offices: held at the time of the event, whoever holds them now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.facts.case import Case, Stance, Utterance
from explainer.checks.facts.naming import Named
from explainer.problem import Problem

_MOST_BETWEEN = 3
"""Words that may stand between "is" and an office: "is still the acting chair"."""
_FARTHEST = 60
"""Characters between an office and the "is" that it is the subject of."""


def office_now(case: Case) -> Iterator[Problem]:
    """Nobody is said to hold an office now: the article cannot tell.

    Bad: "Yamada Jun is the Ambassador of Japan.", "the current Chair", "Tompiyeva, who heads the committee"
    Good: "Yamada Jun took part as Ambassador of Japan."
    """
    for utterance in case.utterances:
        text = case.wording(utterance).text
        found = min(_held_now(case, text), default=None)
        if found is not None:
            start, end = found
            message = f"{utterance.cite(start, end)} speaks of an office as held now"
            fix = "say that it was held at the time: 'took part as …', 'was …', '… at the time of the meeting'"
            yield Problem(utterance.at(start, end), "office-now", message, fix)


def role_in_past(case: Case) -> Iterator[Problem]:
    """The claim that gives a participant's role says of when it is.

    Bad: `short: Ambassador of Japan to Kazakhstan`
    Good: `short: Ambassador of Japan to Kazakhstan at the time of the meeting`
    """
    for claim in case.claims([one.role for one in case.article.facts.participants.values() if one.role is not None]):
        for text in (claim.text, claim.short):
            if text is not None and text.is_ours and not case.words.offices.past.is_in(text.words):
                fix = "write 'took part as …', 'was …', or add 'at the time of …'"
                yield Problem(text.at, "role-in-past", "a role is given without saying of when it is", fix)


def office_differs(case: Case) -> Iterator[Problem]:
    """An office belongs to whom and where the evidence says.

    Bad: "Ambassador of Kazakhstan to Japan" on "Ambassador of Japan to Kazakhstan"; "Ambassador Tompiyeva"
    Good: "the ambassador of Japan", "Ambassador Yamada"
    """
    for utterance in case.utterances:
        if utterance.stance is Stance.REASONS:
            continue
        ours = list(places(case, case.wording(utterance).text))
        theirs = {place for _, _, place in places(case, case.grounds(utterance))} if ours else set()
        for start, end, place in ours:
            if place not in theirs and any(other[0] == place[0] for other in theirs):
                message = f"{utterance.cite(start, end)}: the article joins this office to another name"
                fix = "copy the office with its 'of', 'to', 'in' from the article"
                yield Problem(utterance.at(start, end), "office-differs", message, fix)
        for start, end in _of_another(case, utterance):
            message = f"{utterance.cite(start, end)}: the article gives this office to somebody else"
            yield Problem(utterance.at(start, end), "office-differs", message, "copy the office from the article")


# --- now --------------------------------------------------------------------------------------------------------------


def _held_now(case: Case, text: str) -> Iterator[tuple[int, int]]:
    """Where a text says that an office is held now."""
    known = case.words.offices
    offices = list(known.words.find(text))
    people = [one for one in case.names.find(text) if case.sort_of(one.name) == "person"]
    holding = list(known.holding.find(text))
    for office in offices:
        for before in (*holding, *known.now.find(text)):
            between = text[before.end : office.start] if office.start - before.end <= _FARTHEST else ","
            if before.end < office.start and len(between.split()) <= _MOST_BETWEEN and _is_plain(between):
                yield before.start, office.end
        for verb in holding:
            if not 0 < verb.start - office.end <= _FARTHEST or re.search(r"[,.;]", text[office.end : verb.start]):
                continue
            name = next((one for one in people if one.start > verb.end), None)
            if name is not None and text[verb.end : name.start].strip() in {"", "now", "still"}:
                yield office.start, name.end
    for verb in known.leading.find(text):
        if any(_leads_to(text[one.end : verb.start]) for one in people if one.end < verb.start):
            yield verb.span


def _is_plain(between: str) -> bool:
    """Whether nothing between "is" and an office parts them: a comma, a denial."""
    return re.search(r"[,.;:]|\b(?:not|no|that)\b", between) is None


def _leads_to(between: str) -> bool:
    """Whether a person's name is the subject of the verb behind these words."""
    return re.fullmatch(r"(?:,?\s*who)?,?\s+(?:(?:now|currently|still)\s+)?", between) is not None


# --- whose ------------------------------------------------------------------------------------------------------------


def places(case: Case, text: str) -> Iterator[tuple[int, int, tuple[str, str, str]]]:
    """(start, end, (office, preposition, name)) of every name that an office is joined to: of Japan, to Kazakhstan."""
    offices = case.words.offices
    if not offices.words.is_in(text):
        return
    prepositions = "|".join(map(re.escape, offices.of.words))
    joint = re.compile(rf"\s+({prepositions})\s+(?:the\s+)?", re.IGNORECASE)
    names = {one.start: one for one in _all_names(case, text) if case.names.sorts[one.name] != "term"}
    for office in offices.words.find(text):
        position = office.end
        while (joined := joint.match(text, position)) and (name := names.get(joined.end())):
            position = name.end
            yield office.start, position, (case.reader.stem(office.text.lower()), joined[1].lower(), name.name)


def _all_names(case: Case, text: str) -> Iterator[Named]:
    """Every name, those inside a longer term as well: "Ambassador of Japan" is a term and holds a country."""
    for name, forms in case.names.terms.items():
        for place in forms.find(text):
            yield Named(*place.span, name)


def _of_another(case: Case, utterance: Utterance) -> Iterator[tuple[int, int]]:
    """Offices before a person's name that the article gives to somebody else."""
    text = case.wording(utterance).text
    for office in case.words.offices.words.find(text):
        for named in case.names.find(text):
            participant = case.article.facts.participants.get(named.name)
            if participant is None or text[office.end : named.start] != " ":
                continue
            titles = (
                unit.text[: one.start]
                for unit in case.article.seed.units
                for one in case.names.find(unit.text)
                if one.name == named.name
            )
            stems = {*case.reader.all_stems(participant.named.words), *(_last_stem(case, title) for title in titles)}
            if case.reader.stem(office.text.lower().split()[-1]) not in stems:
                yield office.start, named.end


def _last_stem(case: Case, text: str) -> str:
    words = case.reader.read(text).words
    return case.reader.stem(words[-1].lower) if words else ""
