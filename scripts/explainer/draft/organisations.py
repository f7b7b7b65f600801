"""Organisations: bodies, companies, parties, media and teams, each under its fullest name with its short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explainer.draft.describing import described_body
from explainer.draft.findings import Named, Person
from explainer.draft.grouping import grouped
from explainer.draft.hanging import SUBJECTS, is_of_sentence
from explainer.draft.name_pieces import NAMES, NameKind, is_role
from explainer.draft.names import Mention, Names
from explainer.draft.tagger import Tagged, Token
from explainer.draft.words import words
from explainer.language import gazetteer
from explainer.language.gazetteer import bodies
from explainer.language.quotations import quotations
from explainer.source import Span

_WORDS = words().names

_PLAIN = _WORDS.plain
"""Left out in the short form: Harvard University, Harvard."""
_OF_PEOPLE = frozenset({"of", "at", "for", "from", "with"})
_LOCATIVE = frozenset({"in", "at", "near", "outside", "across"})
_NUMBERED = re.compile(
    r"\b(?:[A-Z][a-z]+\s+){0,3}(?P<kind>(?:Union|Local|Lodge|Chapter|Battalion|Brigade)\s+(?:No\.\s*)?\d+)\b"
)
_LEAST_OF_TITLE = 2
_SMALL_IN_TITLES = frozenset("a an and at but by for from in into of on or over s the to with".split())
_SMALL = frozenset("of the for and on in to 's".split())


def organisations(tagged: Tagged, names: Names, people: Sequence[Person]) -> tuple[Named, ...]:
    """Every organisation that the article names. What names a person is none, whatever the model says of it."""
    persons = {span.start for person in people for span in person.mentions}
    works = [one.span for one in quotations(tagged.seed) if _is_title(one.span.text)]
    found = [mention for mention in names.of(NameKind.ORGANISATION) if mention.span.start not in persons]
    found = [one for one in found if not any(at.start <= one.span.start and one.span.end <= at.end for at in works)]
    found = [
        one for one in found if len(one.words) > 1 or not (_is_where(names, one.name) or _is_office(names, one.name))
    ]
    full = [mention for mention in found if len(mention.words) > 1]
    bodies_named = [mention for mention in found if _is_name(mention, full)]
    own = {mention.span for mention in bodies_named if not _is_beside(mention)}
    every = grouped(bodies_named, lambda mention: _key(mention, full, names))
    acting = {mention.span for mention in bodies_named if acts(mention)}
    at = {mention.span: mention for mention in bodies_named}
    every = tuple(
        replace(
            one,
            own=tuple(span for span in one.mentions if span in own),
            acts=not acting.isdisjoint(one.mentions),
            described=described_body([at[span] for span in one.mentions]),
            doing=next((span for span in one.mentions if span in own and _is_subject(at[span])), None),
        )
        for one in every
    )
    return tuple(sorted((*every, *numbered(tagged)), key=lambda one: one.mentions[0].start))


def _is_subject(mention: Mention) -> bool:
    """Whether a sentence tells what a body does, and not only a clause of it: "a day after the High Court ruled"."""
    tokens, inside = mention.unit.tokens, range(mention.first, mention.after)
    verbs = [tokens[tokens[at].head] for at in inside if tokens[at].dep in SUBJECTS and tokens[at].head not in inside]
    return mention.unit.sentence.number is not None and any(is_of_sentence(mention.unit, verb) for verb in verbs)


def _is_title(text: str) -> bool:
    """Whether words in quotation marks are the title of a work: "Songs of Orsa and the Old Mill Society"."""
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) > _LEAST_OF_TITLE and all(one[0].isupper() for one in words if one not in _SMALL_IN_TITLES)


def numbered(tagged: Tagged) -> Iterator[Named]:
    """The bodies that are told apart by a number: "Dockers Local 37", "Union No. 1"."""
    found: dict[str, list[Span]] = {}
    for unit in tagged.body:
        start = unit.sentence.span.start
        for one in _NUMBERED.finditer(unit.sentence.span.text):
            span = Span(unit.sentence.span.source, start + one.start(), start + one.end())
            found.setdefault(" ".join(one["kind"].split()), []).append(span)
    for spans in found.values():
        name = max(spans, key=lambda one: len(one.text))
        forms = {one.text: one for one in reversed(spans) if one.text != name.text}
        yield Named(name, (*forms.values(),), (*spans,), (*spans,), acts=True, doing=spans[0])


def acts(mention: Mention) -> bool:
    """Whether a body does something, has something done to it, or has people.

    Good: "Roe Ferries apologised"; "told by Roe Ferries"; "the owner, Roe Copper"; "researchers at Roe University"
    Bad: "at Tillery"; "the Roe Hill mine"; "the bed of the Roe"; "LONGER ROSTER"; "was given the Roe Star"; "a
    Rye & Oats festival"
    """
    tokens = mention.unit.tokens
    inside = range(mention.first, mention.after)
    at = next((tokens[one] for one in inside if tokens[one].head not in inside), tokens[mention.after - 1])
    head, is_single = tokens[at.head], len(mention.words) == 1
    before = tokens[mention.first - 1] if mention.first else None
    is_called = before is not None and before.pos == "NOUN" and before.lemma.lower() in _WORDS.bodies_before
    is_kind = at.dep == "compound" and head.text.islower() and head.text in NAMES.organisations
    is_kind = is_kind and head.index == mention.after  # "the Clean Coast coalition"
    if (is_called and at.dep in {*SUBJECTS, "appos"}) or (is_kind and not is_single):
        return True
    is_known = mention.name in bodies() and (mention.name.isupper() or at.dep in SUBJECTS)
    if (is_single and not is_known) or (at.dep in {"dobj", "dative"} and head.lemma == "tell"):
        return False
    of = next((at for at, word in enumerate(mention.words) if word in {"of", "for"}), 0)  # "Ministry of Health"
    is_body = not is_single and not NAMES.organisations.isdisjoint(
        {mention.words[of - 1].lower(), mention.words[-1].lower()}
    )
    if any(one.text.lower() in _WORDS.laws for one in tokens[mention.after :][:1]):
        return False
    if "&" in mention.words or (is_body and head.text.lower() not in _LOCATIVE | {"on"}):
        return True
    while at.dep in {"conj", "appos", "nmod"} and at.head < at.index:
        at = tokens[at.head]
        if at.pos == "NOUN" and (is_role(at.text) or at.lemma.lower() in _WORDS.bodies_before):
            return True
    head = tokens[at.head]
    is_of_people = head.text.lower() in _OF_PEOPLE and _has_people(mention, head)
    return (
        (at.dep == "nsubj" and head.lemma not in {"be", "become"})
        or (at.dep == "pobj" and (head.text.lower() == "by" or is_of_people))
        or (at.dep in {"poss", "compound"} and is_role(head.text))
    )


def _has_people(mention: Mention, link: Token) -> bool:
    over = mention.unit.tokens[link.head]
    is_one = over.text.islower() or over.index == 0 or over.tag == "NNS"  # not a title: "the Flora of the Orsa Hills"
    return is_one and over.pos in {"NOUN", "PROPN"} and (is_role(over.text) or over.tag == "NNS")


def _is_where(names: Names, name: str) -> bool:
    """Whether a word that no list knows stands only where places do: "at Orsa", "Mill Lane, Orsa"."""
    every = [one for one in names.of(NameKind.ORGANISATION) if one.name == name]
    return name not in bodies() and all(_is_in_place(one) for one in every)


def _is_office(names: Names, name: str) -> bool:
    """Whether a word stands before somebody's name as an office: "Collector R. Roe … the Collector said"."""
    people = (one for one in names.of(NameKind.PERSON) if one.prefix)
    return any(one.unit.tokens[one.prefix - 1].text == name for one in people)


def _is_in_place(mention: Mention) -> bool:
    tokens = mention.unit.tokens
    name = tokens[mention.after - 1]
    is_behind = name.dep == "appos" and tokens[mention.first - 1].text == "," and tokens[name.head].pos == "PROPN"
    return is_behind or (name.dep == "pobj" and tokens[name.head].text.lower() in _LOCATIVE)


def _is_beside(mention: Mention) -> bool:
    """Whether an organisation only says where something was heard, what somebody is, or of which kind a thing is.

    "according to Reuters", "told the Evening News", "NBC News reported"; "a scientist at Derby University", "the Labour
    leader", "the Senate hearing"
    """
    tokens = mention.unit.tokens
    name = tokens[mention.after - 1]
    head = tokens[name.head]
    above = tokens[head.head]
    around = [one.text for one in (*tokens[max(0, mention.first - 1) : mention.first], *tokens[mention.after :][:1])]
    if name.dep == "compound" or around == ["(", ")"]:
        return True  # "OSLO (Reuters) -"
    if name.dep == "pobj":
        is_source = head.text.lower() in {"to", "per", "by"} and above.text.lower() in {
            "according",
            "quoted",
            "reported",
        }
        return is_source or head.text.lower() == "per" or (above.pos == "NOUN" and is_role(above.text))
    if name.dep == "poss":
        return is_role(head.text)
    return (name.dep in {"dobj", "dative"} and head.lemma == "tell") or (name.dep == "nsubj" and head.lemma == "report")


def _is_name(mention: Mention, full: Sequence[Mention]) -> bool:
    """A head word alone ("the Commission") is a name only as the short form of a longer one."""
    if len(mention.words) > 1 or mention.name in bodies():
        return True
    if mention.name.lower() in _WORDS.nobody:
        return False
    return mention.name.lower() not in NAMES.organisations or _longer(mention, full) is not None


def _key(mention: Mention, full: Sequence[Mention], names: Names) -> str:
    """What is the same for all names of one organisation: its fullest one in the article."""
    longer = _longer(mention, full)
    name = longer.name if longer else names.full(mention)
    name = bodies().get(name, name)
    return name.removeprefix("The ").lower()


def _longer(mention: Mention, full: Sequence[Mention]) -> Mention | None:
    """The longer name whose end or beginning this one is, or whose initials: NTS, the National Trust for Scotland."""
    words = mention.words
    firsts = {other.name: other for other in full}.values()
    for other in full:
        theirs = other.words
        if len(theirs) <= len(words):
            continue
        is_part = theirs[-len(words) :] == words and (
            len(words) > 1 or words[0].lower() in NAMES.organisations or other.name in gazetteer.teams()
        )
        is_plain = theirs[:-1] == words and theirs[-1].lower() in _PLAIN
        # "Holm" for "Holm & Roe" or "Holm Ferries", where no other name begins so.
        is_partner = len(words) == 1 and theirs[0] == words[0] and sum(o.words[0] == words[0] for o in firsts) == 1
        # "the Blok" for "Orsa Blok".
        is_end = len(words) == 1 and theirs[-1] == words[0] and _has_article(mention)
        is_end = is_end and sum(o.words[-1] == words[0] for o in firsts) == 1
        is_start = len(words) > 1 and theirs[: len(words)] == words and theirs[len(words)] in _SMALL
        if is_part or is_plain or is_partner or is_start or is_end or _is_short(mention.name, theirs):
            return other
    return None


def _has_article(mention: Mention) -> bool:
    return mention.first > 0 and mention.unit.tokens[mention.first - 1].text.lower() == "the"


def _is_short(name: str, words: Sequence[str]) -> bool:
    letters = name.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and len(letters) > 1):
        return False
    capitals = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words if word[0].isalpha())
    return letters in (capitals, every) or (capitals.startswith(letters) and len(letters) > 2)  # noqa: PLR2004
