"""How the article introduces people: in words that say by themselves what somebody is, or with those that say whose.

"His lawyer, Ann Poe" says nothing to who reads no more. Where the words before leave no doubt, the name that they have
is shown with it: "Jan Roe … His lawyer, Ann Poe". Where two could be meant, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from explainer.draft.affiliations import countries_named
from explainer.draft.attributions import is_inside
from explainer.draft.definite import BODIES, KNOWN, OFFICES, RELATIONAL, known_things, known_tokens
from explainer.draft.describing import described
from explainer.draft.findings import Person
from explainer.draft.hanging import SUBJECTS, is_of_sentence, points_back
from explainer.draft.name_pieces import NameKind, is_role, is_title
from explainer.draft.names import Mention, Names
from explainer.draft.organisations import acts
from explainer.draft.presenting import (
    NAMED_BODIES,
    body_word,
    clause,
    for_a_side,
    is_of_body,
    leading,
    mourned,
    needs_body,
    owner_in,
    presented,
    whole,
)
from explainer.draft.roles import Role
from explainer.draft.speakers import Focus, phrase
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.words import words
from explainer.language.gazetteer import countries
from explainer.language.quotations import in_unit, quotations
from explainer.source import Span

_WORDS = words().people

_ONLY_ONE = _WORDS.only_one
"""Of what a state has one: "the government's adviser"."""
_PERSONS = frozenset({"he", "she", "him", "her", "they", "them"})
_OF_LOSS = re.compile(r"\b(?:the )?(?:death|killing|murder|loss|funeral|disappearance) of (?:an? |the )?\Z")
_STEM = 8
"""Letters that an office and its body share: an administrator's administration."""
_NEAR = 6
_LEAST_TOLD = 3
_KNOWN_TO_ALL = words().sentences.known_to_all
_HEADS_OF_ANY = frozenset({"President", "Chairman", "Chairwoman", "Chairperson", "Secretary", "Chair"})
_PRIVATE = frozenset(
    {"league", "federation", "union", "association", "society", "club", "guild", "chamber", "institute"}
)
_VOTED_ON = (KNOWN | {"amendment", "measure", "motion", "bill", "ordinance", "talk"}) - _ONLY_ONE
"""What the reader of a card has not been told of: "who voted against the amendment"."""
_BODIES = (NAMED_BODIES | {"board", "panel", "committee"}) - _KNOWN_TO_ALL
_LEADS = _WORDS.leading
_FIRMS = frozenset({"company", "firm"})
_OF_ONE = {"his": "he", "her": "she"}


@dataclass(frozen=True)
class Known:
    """A person with the mentions and the roles that were found, those that say most first."""

    person: Person
    mentions: Sequence[Mention]
    roles: Sequence[Role]


def introduced(tagged: Tagged, names: Names, everybody: Sequence[Known]) -> Iterator[Person]:
    """The people with the words that introduce them."""
    desk = _Desk(tagged, names, everybody)
    for one in everybody:
        words = tuple(map(_with_loss, desk.words(one)))
        whole = described(one.mentions, is_known=bool(words))
        whole = None if desk.is_of_untold(whole) else whole
        words = words or desk.of_only_body(one, whole)
        whole = whole if words or not desk.is_half(one, whole) else None
        yield replace(one.person, presented=words, described=whole)


def _with_loss(span: Span) -> Span:
    """With what tells that somebody is dead: "the death of a driver, Jan Roe, 34" of "driver, Jan Roe"."""
    text = span.source.text
    found = _OF_LOSS.search(text[: span.start])
    return span if found is None else Span(span.source, found.start(), span.end)


class _Desk:
    """What is known of an article when its people are introduced."""

    def __init__(self, tagged: Tagged, names: Names, everybody: Sequence[Known]) -> None:
        self._names, self._body, self._title = names.mentions, tagged.body, tagged.title.sentence
        # Not the "Roe Industries" of "Roe Industries Minister Ann Poe".
        self._bodies = [one for one in names.of(NameKind.ORGANISATION) if not _is_before_office(one)]
        acting = {one.name for one in self._bodies if acts(one)}
        self._acting = [one for one in self._bodies if one.name in acting]
        self._lands = countries_named(tagged)
        self._before = dict(zip((one.sentence.id for one in tagged.body[1:]), tagged.body, strict=False))
        known = {mention.span for one in everybody for mention in one.mentions}
        self._strangers = [one for one in names.of(NameKind.PERSON) if one.span not in known]
        self._owners = dict(_owners(tagged, [one.person for one in everybody], self._strangers))

    def words(self, one: Known) -> tuple[Span, ...]:
        """The words that introduce somebody, the best first; none where they lean on more than one name."""
        led = next(filter(None, map(leading, one.mentions)), None)
        if led is not None and self._is_closed([led]):
            return (led,)
        half: set[str] = set()
        for role in sorted(one.roles, key=lambda role: (not _is_outer(role, one.mentions), not needs_body(role))):
            if role.unit.sentence.id in half:
                continue  # of "Its chair, the skater Ann Poe" not the skater, where nobody sees whose chair she is
            found = next(filter(self._is_closed, self._of_role(role, one)), None)
            if found is not None:
                return found
            is_beside = any(True for _ in whole(role, one.mentions, self._names))
            if (is_beside and is_of_body(role)) or _is_outer(role, one.mentions):
                half.add(role.unit.sentence.id)
        return next(filter(self._is_closed, self._every(one)), ())

    def is_of_untold(self, words: Span | None) -> bool:
        """Whether words say whose somebody is by what title and lead do not name: "the buyer's lawyer, Ann Poe".

        Nor by a part of a name: "a spokesperson for the Friends group".
        """
        unit = next(
            (one for one in self._body if words and one.sentence.span.start <= words.start < one.sentence.span.end),
            None,
        )
        if unit is None or words is None:
            return False
        own = [one for one in unit.tokens if words.start <= one.start < words.end]
        owner = owner_in(unit, own[0].index, own[-1].index + 1)
        text = " ".join(one.text for one in (self._title, *(one.sentence for one in self._body[:2]))).lower()
        if owner is not None and owner.lemma.lower() not in _ONLY_ONE and not _is_told(owner.lemma.lower(), text):
            return True
        if self._leans_on_untold(unit, own):
            return True
        named = {at for one in self._bodies if one.unit is unit for at in range(one.first, one.after)}
        parts = (unit.tokens[at] for one in own if one.lemma.lower() in BODIES for at in unit.children[one.index])
        return any(one.dep == "compound" and one.pos == "PROPN" and one.index not in named for one in parts)

    def _leans_on_untold(self, unit: TaggedUnit, own: Sequence[Token]) -> bool:
        """Whether words mean what the reader of a card has not been told of: "who voted against the amendment".

        Where a clause adds something, that is any thing that neither title nor lead names: ", who had read the letter".
        """
        adds = (one.index for one in own[1:] if one.tag in {"WP", "WP$"} and unit.tokens[one.index - 1].text == ",")
        clause = next(adds, len(unit.tokens))
        things = (one for one in known_tokens(unit, own, ()) if one.index > clause)
        told = {one.lemma.lower() for one in things if not (one.tag == "NNS" and is_role(one.text))}
        articled = [one for one in own if _has_only_article(unit, one)]
        told |= {one.lemma.lower() for one in articled} & _VOTED_ON
        lead = " ".join([self._title.text, *(one.sentence.text for one in self._body[:2] if one is not unit)]).lower()
        bodies = (one.lemma.lower() for one in articled if _is_headed_here(unit, one))
        is_of_any = not all(_is_told(noun, lead) for noun in bodies)
        return is_of_any or any(noun not in lead for noun in told)

    def is_half(self, one: Known, words: Span | None) -> bool:
        """Whether words hold an office of which nothing told the body: "Mayor Ann Poe, who learned to swim"."""
        for role in one.roles:
            own = [each for each in role.unit.tokens if words and words.start <= each.start < words.end]
            is_inside = words is not None and words.start <= role.span.start and role.span.end <= words.end
            is_office = needs_body(role) or body_word(role, role.first) is not None
            if is_inside and is_office and owner_in(role.unit, own[0].index, own[-1].index + 1) is None:
                return True
        return False

    def of_only_body(self, one: Known, whole: Span | None) -> tuple[Span, ...]:
        """An office that names no body, with the article's only one: "Roe Care … The chair of trustees, Ann Poe"."""
        body = None if whole is None else self._only_body(whole.start)
        if body is None or whole is None:
            return ()
        name = {word for mention in one.mentions for word in mention.words}
        words = [word.strip(",.") for word in whole.text.split()]
        is_office = any(word.lower() in RELATIONAL for word in words)
        is_bare = all(word.islower() or word in name or is_title(word) for word in words[1:])
        return (body, whole) if is_office and is_bare else ()

    def _of_role(self, role: Role, one: Known) -> Iterator[tuple[Span, ...]]:
        if (own := presented(role, one.mentions, self._names)) is not None:
            yield self._with_known(role, own)
        for mention, first, after in whole(role, one.mentions, self._names):
            owned = self._with_whose(role, mention, first, after)
            # Not with himself: "Ann Poe … Poe, a baker who had sold her mill".
            yield () if owned[:1] and owned[0] in one.person.mentions else owned
            yield _without_clause(role, mention, after)

    def _every(self, one: Known) -> Iterator[tuple[Span, ...]]:
        for make in (mourned, self._of_body, for_a_side, clause):
            yield from ((found,) for mention in one.mentions if (found := make(mention)) is not None)
        yield self._told_before(one.mentions[0])
        for role in one.roles:
            body = self._of_title(role)
            if body is not None and body.end <= role.span.start:
                yield from (
                    (body, role.unit.span(first, after))
                    for _, first, after in whole(role, one.mentions, self._names)
                    if owner_in(role.unit, max(first - 1, 0), after) is None
                )

    def _with_known(self, role: Role, own: Span) -> tuple[Span, ...]:
        """Words with what they mean by "the hotel" in "a spokesman for the hotel, Ann Poe", where that has a name.

        None of "President Ann Poe" behind a sentence that tells of a body: of the body, or of the country?
        """
        unit = role.unit
        body = self._subject_before(unit) if role.span.text in _HEADS_OF_ANY else None
        if body is not None and unit.sentence.span.start == own.start:
            is_private = body.text.split()[-1].lower() in _PRIVATE and not self._lands
            return (body, own) if is_private else ()
        if (federation := self._of_federation(role)) is not None and federation.end <= own.start:
            return (federation, own)
        return self._with_thing(role, own)

    def _with_thing(self, role: Role, own: Span) -> tuple[Span, ...]:
        """Words with the name of what they call "union" or "the hotel"; none where that has none."""
        unit = role.unit
        body = body_word(role, next((one.index for one in unit.tokens if one.start == own.start), role.first))
        if body is not None and (whose := self._called(body.lemma.lower(), own.start)) is not None:
            return (whose, own)
        nouns = [one for one in unit.tokens if own.start <= one.start < own.end and one.dep == "pobj"]
        for noun in nouns:
            link, word = unit.tokens[noun.head], noun.lemma.lower()
            is_office = is_role(unit.tokens[link.head].text) and link.text.lower() in {"for", "of", "at"}
            is_known = word in _ONLY_ONE | _KNOWN_TO_ALL or word in self._title.text.lower()
            if noun.tag == "NN" and is_office and not is_known and _has_only_article(unit, noun):
                whose = self._called(word, own.start)
                if whose is not None:
                    return (whose, own)
        return () if self.is_of_untold(own) else (own,)

    def _of_federation(self, role: Role) -> Span | None:
        """The federation that the text begins with, of "the Kenyan vice-president Ann Poe", if no more is of Kenya."""
        people, *office = role.span.text.split()
        code = countries().people.get(people)
        lead = [one for one in self._bodies if one.unit.sentence.number == 1 and not one.name.isupper()]
        is_one = len({one.name for one in lead}) == 1 and lead[0].words[-1].lower() in _PRIVATE
        is_vice = office in (["vice-president"], ["vice", "president"])
        return lead[0].span if is_vice and is_one and code is not None and self._lands[code] == 1 else None

    def _of_title(self, role: Role) -> Span | None:
        """The body that title or lead names, where an office can only be one of that: no other acts before."""
        before = self._before.get(role.unit.sentence.id)
        near = {one.name for one in self._bodies if one.unit in (role.unit, before)}
        acting = {one.name for one in self._acting}
        # Not the "Radio" of "Who Put Them on the Radio".
        named = {one.name for one in self._bodies if one.unit.sentence.number is None}
        named = {one for one in named if " " in one or one.isupper() or one in acting}
        named = named or {
            one.name for one in self._bodies if one.unit.sentence.number == 1 and one.unit is not role.unit
        }
        earlier = {one.name for one in self._acting if one.span.end <= role.span.start}
        is_one = len(named) == 1 and near | earlier <= named and is_of_body(role)
        texts = (one.span for one in self._bodies if one.name in named and one.unit.sentence.number is not None)
        return next(texts, None) if is_one else None

    def _is_closed(self, spans: Sequence[Span]) -> bool:
        """Whether words count from no time that stands before: not "who had died the year before"."""
        for span in spans:
            unit = next(one for one in self._body if one.sentence.span.start <= span.start < one.sentence.span.end)
            own = [one for one in unit.tokens if span.start <= one.start < span.end]
            words = {one.text.lower() for one in own}
            if not words.isdisjoint({"relation", "related"}) and "to" not in words:
                return False  # "Ann Poe, who is no relation"
            if len(spans) == 1 and self._leans_on_untold(unit, own):
                return False
            is_of_other = len(spans) == 1 and any(one.tag == "PRP" and one.text.lower() in _PERSONS for one in own)
            if is_of_other or points_back(unit, own, ()) or not OFFICES.isdisjoint(known_things(unit, own, ())):
                return False
        return bool(spans)

    def _told_before(self, mention: Mention) -> tuple[Span, ...]:
        """What the sentence before says of one whom it does not name: "The former mayor was jailed … Jan Roe, 58".

        Only where it tells of that one first, of nobody else, and the name comes with an age, or with "the post".
        """
        unit = mention.unit
        last = self._before.get(unit.sentence.id)
        age = [one.text for one in unit.tokens[mention.after : mention.after + 3]]
        has_age = len(age) > 2 and age[0] == "," and age[1].isdigit() and age[2] in {",", "."}  # noqa: PLR2004
        in_post = any(one.lemma.lower() in OFFICES and _has_only_article(unit, one) for one in unit.tokens)
        if last is None or mention.first > 0 or not (has_age or in_post):
            return ()
        people = [one for one in last.tokens if one.tag in {"NN", "NNP"} and is_role(one.text)]
        people += [last.tokens[one.first] for one in self._names if one.unit is last and one.kind is NameKind.PERSON]
        heads = [one for one in people if one.dep in SUBJECTS and last.tokens[one.head].dep == "ROOT"]
        if len(heads) != 1 or len({one.head if one.dep == "compound" else one.index for one in people}) != 1:
            return ()
        words = phrase(last, heads[0].index)
        behind = next((one for one in last.tokens if one.start >= words.end), None)
        if behind is not None and behind.pos in {"NOUN", "PROPN"}:
            return ()  # a name goes on: "the treasurer of the Orsa Youth Hockey League"
        is_one = words.text.lower().startswith(("the ", "a ", "an "))
        after = mention.after + 2 * has_age
        return (words, unit.span(mention.first, after)) if is_one else ()

    def _of_body(self, mention: Mention) -> Span | None:
        """Ann Poe of Orsa Bank."""
        unit, link = mention.unit, mention.unit.tokens[mention.after : mention.after + 2]
        body = next(
            (one for one in self._bodies if one.unit is unit and mention.after < one.first <= mention.after + 2), None
        )
        is_linked = body is not None and [one.text for one in link][: body.first - mention.after] in (
            ["of"],
            ["of", "the"],
        )
        return (
            unit.span(mention.prefix, body.after) if body is not None and is_linked and unit.sentence.number else None
        )

    def _with_whose(self, role: Role, mention: Mention, first: int, after: int) -> tuple[Span, ...]:
        """The words with the name of whose somebody is; none where that is not sure."""
        tokens = role.unit.tokens
        is_whole = first > 0 and (tokens[first - 1].tag == "PRP$" or tokens[first - 1].text.lower() == "the")
        start = first - 1 if is_whole else first
        if any(one.text.lower() == "then" for one in tokens[max(0, start - 1) : after]):
            return ()
        own = role.unit.span(start, after)
        owner = owner_in(role.unit, start, after)
        if owner is not None and owner.lemma.lower() in _ONLY_ONE:
            return (own,)
        whose = self._whose(role, mention, start, owner)
        return () if whose is None or whose.end > own.start else (whose, own)

    def _whose(self, role: Role, mention: Mention, start: int, owner: Token | None) -> Span | None:
        unit = role.unit
        if owner is None:
            body = body_word(role, start)
            if body is not None and body.lemma.lower() not in _KNOWN_TO_ALL:
                return self._called(body.lemma.lower(), unit.tokens[start].start)
            return self._office_of(role, mention, start) if is_of_body(role) else None
        if owner.tag == "PRP$":
            return self._its(unit, owner) if owner.text.lower() == "its" else self._owners.get(owner.start)
        return self._called(owner.lemma.lower(), owner.start)

    def _its(self, unit: TaggedUnit, owner: Token) -> Span | None:
        """The body of "its": of which the sentence before tells, or this one, by its name or as "the firm"."""
        if owner.index == 0:
            return self._subject_before(unit, is_near=True) or self._told_before_its(unit)
        here = [one for one in self._bodies if one.unit is unit and one.after <= owner.index]
        if here:
            return here[0].span if len(here) == 1 and _is_subject(here[0]) else None
        subject = next((one for one in unit.tokens[: owner.index] if _is_of_root(unit, one)), None)
        is_known = subject is not None and subject.tag == "NN" and _has_only_article(unit, subject)
        return (
            None if subject is None or not is_known else self._called(subject.lemma.lower(), unit.sentence.span.start)
        )

    def _office_of(self, role: Role, mention: Mention, start: int) -> Span | None:
        """The body of somebody who only has an office: the one of which a sentence tells, or will as "the agency"."""
        unit = role.unit
        if (own := self._called_like(role.span.text.split()[-1], unit.tokens[start].start)) is not None:
            return own
        here = [one for one in self._bodies if one.unit is unit and one.after <= start]
        if unit.tokens[start].dep == "det" or (start and unit.tokens[start - 1].dep == "det"):
            return None
        if len(here) == 1 and _is_subject(here[0]):
            return here[0].span
        if here:
            return None
        for one in unit.tokens[mention.after :]:
            is_known = one.text.islower() and one.dep in SUBJECTS and _has_only_article(unit, one)
            last = next((body for body in reversed(self._bodies) if body.span.end <= unit.sentence.span.start), None)
            found = self._called(one.lemma.lower(), unit.sentence.span.start) if is_known else None
            # Not where another has been named since: "the party" is that one.
            if found is not None and last is not None and last.span.text in found.text:
                return found
        is_first = start == 0 or unit.tokens[start - 1].text in {'"', "''", "”"}
        found = self._subject_before(unit) if is_first else None
        return found or self._only_body(unit.tokens[start].start)

    def _called_like(self, office: str, start: int) -> Span | None:
        """The only body that is called as an office in it is: the administration of an administrator."""
        stem = office.lower()[:_STEM]
        every = {one.words: one for one in self._bodies if any(word.lower()[:_STEM] == stem for word in one.words)}
        is_one = len(office) > _STEM and len(every) == 1
        return next((one.span for one in every.values() if is_one and one.span.end <= start), None)

    def _only_body(self, start: int) -> Span | None:
        """The body of all offices in an article that names no other, where it has been named before."""
        names = {one.name for one in self._acting}
        fullest = max(self._acting, key=lambda one: len(one.words), default=None)
        if (
            fullest is None
            or not _WORDS.elected.isdisjoint(_low(fullest))
            or any(not {*name.split()} <= {*fullest.words} for name in names)
        ):
            return None
        return next((one.span for one in self._acting if one.words == fullest.words and one.span.end <= start), None)

    def _subject_before(self, unit: TaggedUnit, *, is_near: bool = False) -> Span | None:
        """The only body of the sentence before, under its full name, if that tells of it.

        Only of the same paragraph, but where speech begins one, or a word that points there (`is_near`).
        """
        last, is_speech = self._before.get(unit.sentence.id), unit.tokens[0].text in {'"', "``", "“"}
        if last is None or not (is_near or is_speech or last.sentence.paragraph == unit.sentence.paragraph):
            return None
        here = [one for one in self._bodies if one.unit is last and last.tokens[one.first - 1].text != "("]
        if len(here) != 1 or not _is_subject(here[0]) or last.tokens[here[0].after].tag == "POS":
            return None  # "Orsa Council's roads committee left. Its chair, Ann Poe": not the council's
        before = [
            one for one in self._bodies if one.span.start <= here[0].span.start and {*here[0].words} < {*one.words}
        ]
        is_same = len({one.name for one in before}) == 1
        return before[0].span if is_same and len(here[0].words) == 1 else here[0].span

    def _told_before_its(self, unit: TaggedUnit) -> Span | None:
        """What body the sentence before tells of, if no name but whose it is: "Orsa council's harbour committee"."""
        last = self._before.get(unit.sentence.id)
        heads = [] if last is None else [one for one in last.tokens if _is_of_root(last, one)]
        if last is None or len(heads) != 1 or heads[0].lemma.lower() not in NAMED_BODIES:
            return None
        own = last.tokens[last.subtree(heads[0].index)[0] : heads[0].index + 1]
        is_named = any(one.pos == "PROPN" for one in own) and any(one.tag == "POS" for one in own)
        return last.span(own[0].index, heads[0].index + 1) if is_named and len(own) <= _NEAR else None

    def _called(self, noun: str, start: int) -> Span | None:
        """The only body of the article that "the agency" can mean: no other is called so."""
        every = [one for one in self._bodies if _is_headed(one, noun)]
        every = every or [one for one in self._bodies if _is_called(one, noun)]
        kinds = _WORDS.kinds_of_bodies.get(noun, ())
        every = every or [one for one in self._bodies if any(_is_headed(one, kind) for kind in kinds)]
        if not every and noun in _FIRMS:
            every = [one for one in self._acting if one.span.end <= start and _WORDS.no_firms.isdisjoint(_low(one))]
        every = every or [one for one in self._names if one.words[-1].lower() == noun and len(one.words) > 1]
        if not every:
            return self._told_as(noun, start)
        fullest = max(every, key=lambda one: len(one.words), default=None)
        if fullest is None or any(not {*one.words} <= {*fullest.words} for one in every):
            return None
        told = (one.span for one in every if one.words == fullest.words and one.unit.sentence.number is not None)
        return next((one for one in told if one.end <= start), None)

    def _told_as(self, noun: str, start: int) -> Span | None:
        """What was told of first, without a name: "an independent panel" of "the panel"."""
        found = [
            unit.span(unit.subtree(one.index)[0], one.index + 1)
            for unit in self._body
            for one in unit.tokens
            if one.lemma.lower() == noun and one.tag == "NN" and one.start < start and _is_one(unit, one)
        ]
        # "A trial" alone tells no more than "the trial".
        return found[0] if len(found) == 1 and _LEAST_TOLD <= len(found[0].text.split()) <= _NEAR else None


def _is_told(noun: str, lead: str) -> bool:
    """Whether a lead says which a thing is, and takes it as known no less: "Orsa's union", not "the union"."""
    return re.search(rf"(?<!\bthe )\b{re.escape(noun)}\b|\b{re.escape(noun)} (?:of|for|that)\b", lead) is not None


def _is_one(unit: TaggedUnit, noun: Token) -> bool:
    """Whether a noun has "a" and nothing before it that leans."""
    below = [unit.tokens[at] for at in unit.children[noun.index] if at < noun.index]
    is_a = any(one.text.lower() in {"a", "an"} for one in below)
    return is_a and all(one.dep in {"det", "amod", "compound"} and not unit.children[one.index] for one in below)


def _is_outer(role: Role, mentions: Sequence[Mention]) -> bool:
    """Whether more of what somebody is stands between a role and the name: "Its chair, the skater Ann Poe"."""
    between = (role.unit.tokens[role.after : one.prefix] for one in mentions if one.unit is role.unit)
    return any(gap and gap[0].text == "," and gap[-1].text != "," for gap in between)


def _without_clause(role: Role, mention: Mention, after: int) -> tuple[Span, ...]:
    """What stands behind a name without the clause that adds to it: "Ann Poe, a baker" of "a baker who had left"."""
    behind = role.unit.tokens[role.after].text.lower() if role.after < after else ""
    is_told = role.first > mention.first and behind in {"who", "which", "whose", "whom"} and not needs_body(role)
    between = role.unit.tokens[mention.after : role.first]
    is_beside = all(one.pos in {"DET", "PUNCT", "NUM", "ADJ", "NOUN", "PROPN"} for one in between)
    is_one = any(one.text.lower() in {"a", "an"} for one in between)  # not "the baker" of "the baker who left"
    is_owned = any(one.tag == "PRP$" for one in between) or not is_one
    return (role.unit.span(mention.first, role.after),) if is_told and is_beside and not is_owned else ()


def _low(body: Mention) -> set[str]:
    return {word.lower() for word in body.words}


def _is_before_office(mention: Mention) -> bool:
    """Whether a name is a part of an office that stands behind it."""
    behind = mention.unit.tokens[mention.after : mention.after + 1]
    return any(one.text[0].isupper() and is_role(one.text) for one in behind)


def _is_subject(body: Mention) -> bool:
    """Whether its sentence tells of a body first: "Roe Bank sold"; "The owner, Roe Bank, sold"."""
    unit = body.unit
    own = unit.tokens[body.first : body.after]
    return any(
        _is_of_root(unit, one) or (one.dep in {"appos", "poss"} and _is_of_root(unit, unit.tokens[one.head]))
        for one in own
    )


def _is_of_root(unit: TaggedUnit, noun: Token) -> bool:
    return noun.dep in SUBJECTS and is_of_sentence(unit, unit.tokens[noun.head])


def _is_headed_here(unit: TaggedUnit, body: Token) -> bool:
    """Whether a body is that of which somebody is said to be the head: "director of the hospital", "led the board"."""
    over = unit.tokens[body.head]
    is_led = body.dep == "dobj" and over.lemma.lower() in _LEADS
    is_of_office = body.dep == "pobj" and unit.tokens[over.head].lemma.lower() in RELATIONAL
    return body.lemma.lower() in _BODIES and (is_led or is_of_office)


def _is_headed(body: Mention, noun: str) -> bool:
    """Whether a noun is the head of a body's name: "Orsa Council", "Bureau of Roads", "Vale Council Friends" not."""
    words = [word.lower() for word in body.words]
    ends = [at for at, word in enumerate(words) if word in {"of", "for"}][:1]
    return len(words) > 1 and noun in {words[-1], *(words[at - 1] for at in ends)}


def _is_called(body: Mention, noun: str) -> bool:
    """Whether a body is said to be one: "Roe Digital, an Orsa company"."""
    behind = [one for one in body.unit.tokens[body.after : body.after + _NEAR] if one.dep == "appos"]
    is_one = body.unit.tokens[body.after : body.after + 2][-1:] and body.unit.tokens[body.after].text == ","
    return bool(is_one) and any(
        one.lemma.lower() == noun and one.head in range(body.first, body.after) for one in behind
    )


def _has_only_article(unit: TaggedUnit, noun: Token) -> bool:
    below = [unit.tokens[at] for at in unit.children[noun.index]]
    return [one.text.lower() for one in below] == ["the"]


def _owners(tagged: Tagged, people: Sequence[Person], strangers: Sequence[Mention]) -> Iterator[tuple[int, Span]]:
    """Whose a "his" or "her" is, by its place, where only one who has been named can be meant."""
    spoken, focus = quotations(tagged.seed), Focus(people)
    by_name: Mapping[Span, Person] = {one.name: one for one in people}
    last: TaggedUnit | None = None
    for unit in tagged.body:
        pieces = in_unit(spoken, unit.sentence)
        focus.reads(unit, pieces)
        for token in unit.tokens:
            pronoun = _OF_ONE.get(token.text.lower()) if token.tag == "PRP$" else None
            if pronoun is None or is_inside(token.start, pieces):
                continue
            name = focus.only(pronoun, token.start)
            if name is None or any(one.unit in (last, unit) and one.span.start < token.start for one in strangers):
                continue
            before = [one for one in by_name[name].mentions if one.end <= token.start] if name in by_name else []
            # In "Ann Poe, 67; Lo Rune, 34; and her son", nobody knows what the second is.
            others = [one for one in unit.tokens if before and before[-1].end <= one.start < token.start]
            if before and not any(one.pos == "PROPN" for one in others):
                yield token.start, max(before, key=lambda one: (len(one.text.split()), one.start))
        focus.has_read()
        last = unit
