"""Which names name one person: the full name first, then what begins or ends it, with the titles before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from explainer.draft.name_pieces import PEOPLE, is_role, is_title
from explainer.draft.names import Mention


@dataclass
class Somebody:
    """The mentions of one person, while they are being gathered."""

    fullest: Mention
    """The mention with most words, the first of these that is not in capitals."""
    mentions: list[Mention] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        """Takes in a further mention."""
        self.mentions.append(mention)
        self.fullest = max(self.fullest, mention, key=_fullness)


def _fullness(mention: Mention) -> tuple[int, bool, int]:
    return len(parts_of(mention.name)), not mention.span.text.isupper(), -mention.span.start


def parts_of(name: str) -> list[str]:
    """The words of a name in small letters, also those joined by a hyphen."""
    return name.lower().replace("-", " ").split()


def gathered(mentions: Sequence[Mention]) -> list[Somebody]:
    """Full names first; then each single word goes to the full name that it begins or ends, or to nobody.

    A family name that two people have is neither's, once both have been named: "Karl Reed … Tom Reed … Reed said".
    """
    found: list[Somebody] = []
    for mention in sorted(mentions, key=lambda mention: -len(parts_of(mention.name))):
        parts = parts_of(mention.name)
        if len(parts) == 1:
            continue
        same = next((one for one in found if _is_same(parts, parts_of(one.fullest.name))), None)
        if same is None:
            same = Somebody(mention)
            found.append(same)
        same.add(mention)
    full = list(found)
    for mention in mentions:
        if len(parts_of(mention.name)) > 1 or _is_family(mention, full):
            continue
        if not _owners(mention, full) and _shares_family_name(mention, mentions):
            continue
        owners = _owners(mention, full) or [o for o in found if o.fullest.name == mention.name]
        if not owners:
            owners = [Somebody(mention)]
            found += owners
        if len(owners) == 1:
            owners[0].add(mention)
    return found


def with_birth_names(everybody: Sequence[Somebody]) -> list[Somebody]:
    """Everybody; who is named once, where he was born, is who else has that given name: "Ann Ida Roe was born …"."""
    kept = list(everybody)
    for one in everybody:
        mention = one.mentions[0]
        given, *family = parts_of(one.fullest.name)
        others = [two for two in kept if two is not one and parts_of(two.fullest.name)[0] == given]
        is_once = bool(family) and {each.span for each in one.mentions} == {mention.span}
        if is_once and _is_born(mention) and len(others) == 1 and len(others[0].mentions) > len(one.mentions):
            others[0].mentions.append(mention)  # under the name by which the article calls her
            kept.remove(one)
    return kept


def _is_born(mention: Mention) -> bool:
    tokens = mention.unit.tokens
    name = tokens[mention.after - 1]
    verb = tokens[name.head]
    return name.dep == "nsubjpass" and verb.text.lower() == "born"


def _is_same(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether one name is the other with something left out in the middle or at one end."""
    return (short[-1] == full[-1] or short[0] == full[0]) and set(short) <= set(full)


def _owners(mention: Mention, full: Sequence[Somebody]) -> list[Somebody]:
    """Whose family name or given name the word can be here; of several, who has the same title or office."""
    (word,) = parts_of(mention.name)
    before = [one for one in full if min(m.span.start for m in one.mentions) < mention.span.start]
    office = [token.text for token in mention.unit.tokens[mention.prefix : mention.first]]
    if not PEOPLE.titles.union(PEOPLE.titles_of_work).issuperset(office) and mention.unit.sentence.number:
        # Whoever has an office is presented by the full name: "President Trump" before "Ivanka Trump" is another.
        full = before
    for place in (-1, 0):
        fitting = [one for one in full if parts_of(one.fullest.name)[place] == word]
        if len(fitting) > 1:
            known = [one for one in fitting if one in before]
            fitting = [one for one in fitting if _shares_title(mention, one)] or known or fitting
        if fitting:
            return fitting
    return []


def _is_family(mention: Mention, full: Sequence[Somebody]) -> bool:
    """Whether the word is a family name in the plural: "both Roes"."""
    (word,) = parts_of(mention.name)
    names = {parts_of(one.fullest.name)[-1] for one in full}
    return word not in names and word.removesuffix("s") in names


def _shares_family_name(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether the word is a given name whose family name stands behind the next one: "Karl and Ann Roe"."""
    tokens = mention.unit.tokens
    joined = mention.prefix == mention.first and mention.after < len(tokens) and tokens[mention.after].text == "and"
    return joined and any(
        one.unit is mention.unit and one.first == mention.after + 1 and len(parts_of(one.name)) > 1 for one in others
    )


def _shares_title(mention: Mention, somebody: Somebody) -> bool:
    mine = {word for word in _before(mention) if word not in PEOPLE.titles}
    return any(mine & set(_before(other)) for other in somebody.mentions)


def _before(mention: Mention) -> list[str]:
    """The titles and offices before the name, also those before "The" ("Lt Col The Reverend")."""
    first = title_start(mention)
    words = [token.text for token in mention.unit.tokens[first : mention.first]]
    return [word for word in words if is_title(word) or is_role(word)]


def title_start(mention: Mention) -> int:
    """The token where the titles before a name begin."""
    tokens = mention.unit.tokens
    first = mention.prefix
    while first and (
        is_title(tokens[first - 1].text)
        or (tokens[first - 1].text == "The" and first > 1 and is_title(tokens[first - 2].text))
    ):
        first -= 1
    return first
