"""Attributions: the verbs and phrases outside quotation marks that say who speaks, each with its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.words import words
from explainer.language import english
from explainer.language.english import Use
from explainer.language.quotations import is_name
from explainer.source import Span

_VERBS = english.verbs()
_SPEECH = _VERBS.speaking(Use.REPORTS)
ATTRIBUTING = _VERBS.speaking(Use.REPORTS, Use.CLAUSE, Use.THING)
"""The verbs by which somebody says something."""
_WITH_THING = _VERBS.speaking(Use.THING)
_URGING = _VERBS.speaking(Use.URGES)

_SUBJECTS = frozenset({"nsubj", "csubj"})
_RELATIVE = frozenset({"WP", "WDT"})
_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_OPEN = frozenset({"said", "says", "say"})
_NEAR = 14
_SOURCES = frozenset({"according", "per"})
_NO_SOURCES = frozenset("plan schedule size need taste age rule type".split())


_WORDS = words().sentences
_VERDICT = 4
"""Units that say how a trial ended, if it has."""
_FIRST = 9
"""Units that say what an article is about."""
HEARSAY = words().sentences.hearsay
_HEARD = frozenset({"hear", "tell"})
_HEARERS = words().sentences.hearers
_TOLD = words().sentences.told_of
REPORTED = 2
"""The rank of a paper's report of what others have said."""
ACCORDING = 3
"""That of whoever is behind "according to"."""


@dataclass(frozen=True)
class Attribution:
    """A verb or phrase that says who speaks."""

    verb: int
    subject: int
    rank: int
    """The lower, the nearer to the words: who speaks comes before who reports it."""
    is_whole: bool = False
    """The sentence tells nothing but what is said."""


def attributions_in(unit: TaggedUnit, pieces: Sequence[Span]) -> Iterator[Attribution]:
    """Every verb or phrase outside quotation marks that says who speaks; a work's name in marks is nobody's speech."""
    text, start = unit.sentence.span.source.text, unit.sentence.span.start
    speech = [piece for piece in pieces if not is_name(text[start : piece.start], piece.text)]
    for token in unit.tokens:
        if is_inside(token.start, pieces):
            continue
        if token.text.lower() in _SOURCES and (source := _source(unit, token.index)) is not None:
            head = unit.tokens[token.head]
            yield Attribution(token.index, source, ACCORDING, "ROOT" in {token.dep, head.dep})
        elif token.pos in {"VERB", "AUX"} and token.lemma.lower() in ATTRIBUTING | {"go"}:
            subject = _subject(unit, token.index)
            if subject is None or is_inside(unit.tokens[subject].start, pieces):
                continue
            if _speaks(unit, token.index, speech):
                whole = _is_whole(unit, token.index, subject, speech)
                yield Attribution(token.index, subject, _rank(unit, token.index), whole)
    yield from _before_colon(unit, speech)
    yield from _beside_quote(unit, speech)


def is_hearsay(unit: TaggedUnit) -> bool:
    """Whether a sentence tells what others have told, and need not say who.

    Bad: "A clerk allegedly took the money"; "It burned down, a court heard"; "He was said to be ill"
    Good: "A court sat on Friday"; "Ann Poe was told to leave"
    """
    for one in unit.tokens:
        below = [unit.tokens[at] for at in unit.children[one.index]]
        lemma = one.lemma.lower()
        if one.text.lower() in HEARSAY:
            return True
        if one.pos != "VERB":
            continue
        subject = next((at.lemma.lower() for at in below if at.dep in {"nsubj", "nsubjpass"}), "")
        if lemma in _HEARD and subject in _HEARERS:
            return True
        if (
            any(at.dep == "auxpass" for at in below)
            and lemma in _TOLD
            and any(at.dep in {"xcomp", "agent"} for at in below)
        ):
            return True
        if lemma == "understand" and one.dep == "ROOT" and one.tag == "VBZ" and subject:
            return True
    return False


def is_of_trial(tagged: Tagged) -> bool:
    """Whether an article reports what a court hears, not what it found: "the jury was told"."""
    found = {one.lemma.lower() for unit in tagged.units[:_VERDICT] for one in unit.tokens if one.pos == "VERB"}
    return found.isdisjoint(_WORDS.settling) and any(map(_is_in_court, tagged.units[:_FIRST]))


def _is_in_court(unit: TaggedUnit) -> bool:
    for one in unit.tokens:
        below = {unit.tokens[at].lemma.lower() for at in unit.children[one.index]}
        is_heard = one.lemma.lower() in _HEARD and not below.isdisjoint({"court", "jury", "juror", "tribunal"})
        is_plea = one.lemma.lower() == "plead" and not below.isdisjoint({"guilty", "not"})
        if one.pos == "VERB" and (is_heard or is_plea):
            return True
    return False


def is_inside(offset: int, pieces: Sequence[Span]) -> bool:
    """Whether an offset lies in one of the pieces."""
    return any(piece.start <= offset < piece.end for piece in pieces)


def _source(unit: TaggedUnit, index: int) -> int | None:
    """Whom "according to …", "per …" names."""
    for at in unit.children[index]:
        if unit.tokens[at].dep == "pobj":
            return at if unit.tokens[index].text.lower() != "per" or unit.tokens[at].pos == "PROPN" else None
        if unit.tokens[at].text.lower() == "to":
            below = (deeper for deeper in unit.children[at] if unit.tokens[deeper].dep == "pobj")
            return next((deeper for deeper in below if unit.tokens[deeper].lemma.lower() not in _NO_SOURCES), None)
    return None


def _subject(unit: TaggedUnit, verb: int, depth: int = 0) -> int | None:  # noqa: PLR0911 - a line for each construction
    """Who does what the verb says: its own subject, or that of the verb it is joined to."""
    own = [
        at for at in unit.children[verb] if unit.tokens[at].dep in _SUBJECTS and unit.tokens[at].tag not in _RELATIVE
    ]
    if own:
        return min(own, key=lambda at: abs(at - verb))  # the model gives a verb two, if it loses its way
    token = unit.tokens[verb]
    passive = next((at for at in unit.children[verb] if unit.tokens[at].dep == "nsubjpass"), None)
    if passive is not None:
        return passive if depth else _agent(unit, verb)
    above = token.head
    if above == verb or depth > len(unit.tokens):
        return None
    if token.dep in {"relcl", "acl"}:
        if token.tag == "VBN":
            return None
        return above if unit.tokens[above].pos in {"NOUN", "PROPN", "PRON"} else None
    if token.tag == "VBG" and (beside := _with(unit, verb)) is not None:
        return beside
    if token.dep in {"conj", "advcl", "xcomp"} and unit.tokens[above].pos in {"VERB", "AUX"} and token.tag != "VBN":
        return _subject(unit, above, depth + 1)
    return None


def _with(unit: TaggedUnit, verb: int) -> int | None:
    """`with an agency saying …`: the noun right before a participle, after "with"."""
    before = unit.tokens[verb - 1] if verb else None
    if before is None or before.dep != "pobj" or unit.tokens[before.head].text.lower() != "with":
        return None
    return before.index


def _agent(unit: TaggedUnit, verb: int) -> int | None:
    for at in unit.children[verb]:
        if unit.tokens[at].dep == "agent":
            return next((deeper for deeper in unit.children[at] if unit.tokens[deeper].dep == "pobj"), None)
    return None


def _speaks(unit: TaggedUnit, verb: int, pieces: Sequence[Span]) -> bool:  # noqa: PLR0911 - a line for each kind of verb
    """Whether the verb, as it stands here, reports speech."""
    token = unit.tokens[verb]
    lemma = token.lemma.lower()
    children = [unit.tokens[at] for at in unit.children[verb]]
    words = {child.text.lower() for child in children if child.dep in {"aux", "neg", "auxpass"}}
    if words & {"not", "n't", "never", "will", "would", "may", "might", "could", "should", "to", "can", "'ll"} and (
        lemma != "deny"
    ):
        return False
    passive = any(child.dep == "auxpass" for child in children)
    below = token.dep in {"relcl", "acl", "advcl"}
    quoted = any(_belongs(unit, verb, piece) for piece in pieces) and bool(pieces)
    kinds = _CLAUSES if lemma in _URGING else _CLAUSES - {"xcomp"}
    clause = any(child.dep in kinds and child.pos in {"VERB", "AUX", "ADJ", "NOUN"} for child in children)
    beside = token.dep in {"parataxis", "ccomp"} and lemma in _SPEECH and _at_edge(unit, verb)
    if lemma == "deny" and any(c.dep == "dobj" and c.lemma.lower() not in _VERBS.denied for c in children):
        return False
    thing = any(child.dep in {"dobj", "prep", "dative", "prt"} for child in children)
    if lemma in {"show", "find"}:
        return False
    if lemma == "go":
        return quoted and any(child.text.lower() == "on" for child in children)
    if lemma == "believe":
        return clause and not passive and token.tag in {"VBZ", "VBP"} and token.dep == "ROOT"
    if lemma == "call":
        return quoted or any(child.text.lower() in {"on", "for"} for child in children if child.dep == "prep")
    if lemma in {"point", "point out"}:
        return quoted or any(child.text.lower() == "out" for child in children)
    if token.text.lower() in _OPEN and not passive:
        return clause or beside or quoted or thing or token.dep == "ROOT"
    if lemma in _SPEECH and (quoted or clause or beside):
        return not (lemma in {"continue", "ask", "add", "report"} and not quoted and not clause and not beside)
    return (
        lemma in _WITH_THING and any(child.dep in {"dobj", "prep"} for child in children) and not passive and not below
    )


def _is_whole(unit: TaggedUnit, verb: int, subject: int, pieces: Sequence[Span]) -> bool:
    """Whether the sentence tells nothing but what is said: its own verb says so, or one set off at its end.

    Bad: "Roe was sent the letter, but Roe denied that she had read it."; "Roe was booed after she said …"; "Roe mocked
    the board." Good: "Roe said that she had read it."; "She had read it, Roe said."; "Roe was there, saying: “…”"
    """
    token, children = unit.tokens[verb], [unit.tokens[at] for at in unit.children[verb]]
    above = token
    while above.head != above.index and not is_inside(unit.tokens[above.head].start, pieces):
        above = unit.tokens[above.head]
    lemma = token.lemma.lower()
    is_about = lemma in _WITH_THING - _URGING and any(child.dep == "dobj" for child in children)
    tells = lemma in _SPEECH and not is_about and any(child.dep in _CLAUSES for child in children)
    is_told = bool(pieces) or tells
    if lemma == "ask":
        return False  # who asks says nothing
    if above is token:
        return is_told and not any(_begins_anew(unit, child) for child in children)
    if token.dep in {"parataxis", "ccomp"} and _at_edge(unit, verb):
        return True
    return bool(pieces) and _subject(unit, above.index) == subject


def _begins_anew(unit: TaggedUnit, verb: Token) -> bool:
    """Whether a verb that is joined to one of speech goes on with somebody else: "…, but the board opened it"."""
    own = any(unit.tokens[at].dep in {*_SUBJECTS, "nsubjpass"} for at in unit.children[verb.index])
    return verb.dep == "conj" and own and verb.lemma.lower() not in ATTRIBUTING


def _belongs(unit: TaggedUnit, verb: int, piece: Span) -> bool:
    """Whether a quotation is what the verb brings: part of what hangs on it, or all around it."""
    token = unit.tokens[verb]
    below = unit.subtree(verb)
    first, last = unit.tokens[below[0]].start, unit.tokens[below[-1]].end
    inside = first <= piece.start < last
    return inside or token.dep in {"ROOT", "parataxis", "ccomp", "conj", "advcl"}


def _at_edge(unit: TaggedUnit, verb: int) -> bool:
    """Whether the verb and its subject are set off from the rest: ", police said"."""
    at = verb + 1
    while at < len(unit.tokens) and unit.tokens[at].dep in {"npadvmod", "advmod", "prep", "pobj", "nsubj", "compound"}:
        at += 1
    return at >= len(unit.tokens) or unit.tokens[at].pos == "PUNCT"


def _rank(unit: TaggedUnit, verb: int) -> int:
    """0 for the sentence's own verb of speech, 1 for one below, 2 for a paper's report of what others have said."""
    token = unit.tokens[verb]
    if token.lemma.lower() == "report":
        return REPORTED
    depth, at = 0, verb
    while unit.tokens[at].head != at and depth < len(unit.tokens):
        at = unit.tokens[at].head
        depth += 1
    return 0 if depth == 0 or token.dep in {"conj", "parataxis"} else 1


def _beside_quote(unit: TaggedUnit, pieces: Sequence[Span]) -> Iterator[Attribution]:
    """`"…," the court brief said`, `"…," said Roe`: read off the surface, where the parse has lost its way."""
    for piece in pieces:
        after = [
            t
            for t in unit.tokens
            if t.start >= piece.end and not is_inside(t.start, pieces) and t.text not in {'"', ","}
        ]
        verb = next(
            (t for t in after[:_NEAR] if t.lemma.lower() in _SPEECH and t.tag in {"VBD", "VBZ", "VBP", "VBN"}), None
        )
        if verb is None or any(t.text in {".", ";", ":"} for t in after if t.index < verb.index):
            continue
        names = {"NN", "NNS", "NNP", "NNPS", "PRP"}
        before = [t for t in after if t.index < verb.index and t.tag in names]
        behind = [t for t in after if t.index > verb.index and t.tag in names]
        if before:
            head = before[0]
            while head.index + 1 < len(unit.tokens) and unit.tokens[head.index + 1].tag in names - {"PRP"}:
                head = unit.tokens[head.index + 1]
            yield Attribution(verb.index, head.index, 4, _opens(unit, piece))
        elif behind and after[0].index == verb.index:
            yield Attribution(verb.index, behind[0].index, 4, _opens(unit, piece))


def _opens(unit: TaggedUnit, piece: Span) -> bool:
    """Whether a sentence begins with a quotation."""
    return piece.start - unit.sentence.span.start <= 1


def _before_colon(unit: TaggedUnit, pieces: Sequence[Span]) -> Iterator[Attribution]:
    """`West went on: "…"`, `In a message he added: "…"`: whatever the verb, the subject before a colon speaks."""
    for piece in pieces:
        before = unit.sentence.span.source.text[unit.sentence.span.start : piece.start].rstrip("\"“‘' \n")
        if not before.endswith(":"):
            continue
        verbs = [
            t.index
            for t in unit.tokens
            if t.start < piece.start and t.pos == "VERB" and _subject(unit, t.index) is not None
        ]
        for verb in reversed(verbs):
            subject = _subject(unit, verb)
            if subject is not None and not is_inside(unit.tokens[subject].start, pieces):
                yield Attribution(verb, subject, 0, _is_whole(unit, verb, subject, pieces))
                return
