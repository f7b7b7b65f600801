"""Offices, and what else people are called: whose they are, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.facts.case import Case, Stance, Utterance
from explainer.checks.facts.naming import Named
from explainer.checks.facts.roles import role_nouns
from explainer.problem import Problem

_FORMER = re.compile(r"\b(?:former|one-time|then|ex)[\s-](?:[\w-]+\s){0,2}\Z", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:the|its|their)\s", re.IGNORECASE)
_MOST_BETWEEN = 3
"""Words that may stand between "now" and an office: "now the acting chair"."""
_SHORTEST = 3
"""Letters of a word that makes a role another: "chief executive", not "an executive"."""


def office_now(case: Case) -> Iterator[Problem]:
    """Nobody is said to hold an office *now*, unless the article does: it cannot tell of the day on which it is read.

    Bad: "the current Chair", "Yamada Jun, now Ambassador of Japan"
    Good: "Yamada Jun is the Ambassador of Japan", "the incumbent governor" on "the incumbent, Ada Lind"
    """
    known = case.words.offices
    for utterance in case.utterances:
        text = case.wording(utterance).text
        for now in known.now.find(text):
            office = next((one for one in known.words.find(text) if one.start > now.end), None)
            between = "," if office is None else text[now.end : office.start]
            is_near = len(between.split()) <= _MOST_BETWEEN and re.search(r"[,.;:]", between) is None
            if office is not None and is_near and not known.now.is_in(case.grounds(utterance)):
                message = f"{utterance.cite(now.start, office.end)} speaks of an office as held now"
                fix = "leave that word out: the office was held when the article was written"
                yield Problem(utterance.at(now.start, office.end), "office-now", message, fix)


def office_differs(case: Case) -> Iterator[Problem]:
    """An office belongs to whom and where the evidence says, and so does whatever else a person is called.

    Bad: "Ambassador of Kazakhstan to Japan" on "Ambassador of Japan to Kazakhstan"; "Ambassador Tompiyeva"; "Bo Berg,
    the captain of Sudport" where the article says "Norport captain Bo Berg"; "Berg gave up as chief executive" where
    the article calls somebody else so, and the evidence calls nobody so
    Good: "the ambassador of Japan", "Ambassador Yamada", "Berg, captain of Norport"
    """
    for utterance in case.utterances:
        if utterance.stance is Stance.REASONS:
            continue
        text = case.wording(utterance).text
        ours = list(places(case, text))
        theirs = {place for _, _, place in places(case, case.grounds(utterance))} if ours else set()
        found = [
            (start, end, "the article joins this office to another name")
            for start, end, place in ours
            if place not in theirs and any(other[0] == place[0] for other in theirs)
        ]
        found += ((*place, "the article gives this office to somebody else") for place in _of_another(case, utterance))
        found = found or [*_other_role(case, utterance), *_role_of_another(case, utterance)]
        for start, end, message in found:
            cited = utterance.cite(start, end)
            fix = "copy the office, and what it belongs to, from the article"
            yield Problem(utterance.at(start, end), "office-differs", f"{cited}: {message}", fix)


def _other_role(case: Case, utterance: Utterance) -> Iterator[tuple[int, int, str]]:
    """What a person is called, where the article joins the same noun to another name: captain of Norport."""
    for ours in case.roles.in_text(case.wording(utterance).text):
        same = [one for one in case.roles.of.get(ours.person, ()) if one.nouns & ours.nouns and one.where]
        theirs = {name for one in same for name in one.where}
        others = [form for name in theirs for form in (name, *case.names.forms(name))]
        is_alike = any(
            case.names.is_any(form, others) for name in ours.where for form in (name, *case.names.forms(name))
        )
        if ours.where and theirs and not is_alike:
            yield ours.start, ours.end, f"the article says '{same[0].words.strip()}'"


def _role_of_another(case: Case, utterance: Utterance) -> Iterator[tuple[int, int, str]]:
    """Roles of two words that the article gives to one person alone, on evidence and in a sentence without either."""
    if utterance.stance is not Stance.ASSERTS:
        return
    text = case.wording(utterance).text
    grounds = case.reader.all_stems(case.grounds(utterance))
    named = case.names.in_text(text) | case.names.in_text(case.grounds(utterance))
    for place in role_nouns(text):
        words = text[: place.end].split()[-2:]
        role = " ".join(words)
        if grounds & case.reader.all_stems(place.text) or not role.islower() or len(words[0]) <= _SHORTEST:
            continue
        owners = {who for who, roles in case.roles.of.items() if any(role in one.words.lower() for one in roles)}
        if owners and owners.isdisjoint(named):
            owner = case.glossary[min(owners)].forms["en"].words
            yield place.end - len(role), place.end, f"the article calls {owner} so, and the evidence calls nobody so"


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
            # "The chief executive of the yard, Bo Berg", with nobody else in between.
            stems |= {
                noun
                for role in case.roles.of.get(named.name, ())
                if _DETERMINED.match(role.words)
                for noun in role.nouns
                if not case.names.in_text(role.words) & case.cast.people
            }
            stem = case.reader.stem(office.text.lower().split()[-1])
            if _FORMER.search(text[: office.start]):  # who held it before: the article may tell so behind the name
                told = (unit.text for unit in case.article.seed.units if named.name in case.names.in_text(unit.text))
                stems |= {one for words in told for one in case.reader.all_stems(words)}
                stems |= {*_held_before(case, named.name)}
            if stem not in stems:
                yield office.start, named.end


def _held_before(case: Case, name: str) -> Iterator[str]:
    """The offices of somebody whom the article names in a sentence only behind the one that tells what they were.

    "The former mayor was fined on Monday. Ada Lind, who …": names of others right behind an office have it.
    """
    units = case.article.seed.sentences
    at = next((place for place, unit in enumerate(units) if name in case.names.in_text(unit.text)), 0)
    text = units[at - 1].text if at else ""
    starts = {named.start for named in case.names.find(text)}
    for office in case.words.offices.words.find(text):
        if _FORMER.search(text[: office.start]) and office.end + 1 not in starts:
            yield case.reader.stem(office.text.lower().split()[-1])


def _last_stem(case: Case, text: str) -> str:
    words = case.reader.read(text).words
    return case.reader.stem(words[-1].lower) if words else ""
