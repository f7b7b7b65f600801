"""Words in several languages: glossary, catalogues, locales."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from explainer.model.data import digest
from explainer.model.facts import Drafted, Made, Maker, Review
from explainer.model.passages import Reader, Reading, Verdict
from explainer.source import Source, Span

EVIDENCE, GLOSSARY = "Evidence, ", "Glossary: "
"""How the comments begin that quote the article, and those that name a term and its form in the language."""
_AT_MOST = re.compile(r"At most (\d+) characters\b")


@dataclass(frozen=True)
class Unit:
    """One translatable message as a catalogue holds it: `id` is gettext's msgctxt, `english` its msgid."""

    id: str
    english: str
    at: Span
    comments: tuple[str, ...] = ()
    """What a translator is told: who speaks, which terms apply, what a placeholder is."""
    was: str | None = None
    """The id it had before."""
    may_wait: frozenset[str] = frozenset()
    """What may be wrong with its translation without stopping anything: codes of `incomplete_translation`.

    A mistake that was mended is shown mended in English at once; the other languages follow.
    """
    flags: tuple[str, ...] = ()
    """What translators' tools are told: gettext's `python-brace-format`, say."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What kind of sentence it is, and who speaks."""
        kept = (one for one in self.comments if not one.startswith((EVIDENCE, GLOSSARY)))
        return tuple(one for one in kept if not _AT_MOST.match(one))

    @property
    def most(self) -> int:
        """How many characters a translation may have, where a comment says so: gettext's tools drop a flag for that."""
        return next((int(found[1]) for one in self.comments if (found := _AT_MOST.match(one))), 0)

    @property
    def terms(self) -> tuple[str, ...]:
        """The names and terms in it, each with its form in the language: `Japan = 日本`."""
        return tuple(one.removeprefix(GLOSSARY) for one in self.comments if one.startswith(GLOSSARY))


@dataclass(frozen=True)
class Acceptance:
    """A translator's comment `# accept: CODE - reason`: that notice is known and right to leave."""

    code: str
    reason: str
    """Empty where none is given; then nothing is accepted."""
    at: Span
    of: str = ""
    """The digest of the English and the words for which it was written; empty where `messages` has not noted it yet."""


@dataclass(frozen=True)
class Translation:
    """One entry of a catalogue as read."""

    id: str
    english: str
    """The English it was made from."""
    words: str
    fuzzy: bool
    at: Span
    accepted: tuple[Acceptance, ...] = ()
    was: str | None = None
    """The older English that `messages` noted, from which the words were made."""
    made: Maker | None = None
    """Who made just these words, where that is not who drafted the language."""
    reading: Reading | None = None
    """What a second reader says of these words, or of others that stood here."""


@dataclass(frozen=True)
class Pair:
    """English and its translation, side by side, to be checked; `at` is where the msgstr stands."""

    id: str
    english: str
    words: str
    at: Span
    accepted: tuple[Acceptance, ...] = ()
    reading: Reading | None = None
    most: int = 0
    """How many characters the words may have; 0 where nobody counts."""

    @property
    def digest(self) -> str:
        """Of just this English and these words: what an acceptance or a reading of them names."""
        return short_digest(self.english, self.words)


@dataclass(frozen=True)
class Rendering:
    """A translation beside its English, and what helps to read it."""

    pair: Pair
    notes: tuple[str, ...] = ()
    """What its translator was told of it: who speaks, say."""
    before: str = ""
    """The English before and after, where that is not read with it."""
    after: str = ""


def short_digest(english: str, words: str) -> str:
    """8 hexadecimal digits of a unit's English and its translation."""
    return digest([english, words])[:8]


@dataclass(frozen=True)
class Catalogue:
    """One language's translations of one article or of the interface, by unit id."""

    source: Source
    entries: Mapping[str, Translation]

    def words(self, unit_id: str, english: str) -> str | None:
        """The translation of exactly this English, or None when it is missing, fuzzy or stale."""
        entry = self.entries.get(unit_id)
        if entry is None or entry.fuzzy or not entry.words or entry.english != english:
            return None
        return entry.words

    def is_behind(self, unit_id: str, english: str) -> bool:
        """Whether there is a translation of an older English, so that it is being brought up to date."""
        entry = self.entries.get(unit_id)
        return (
            entry is not None
            and bool(entry.words)
            and (entry.english != english or (entry.fuzzy and entry.was is not None))
        )

    def without(self, unit_ids: Collection[str]) -> Catalogue:
        """The catalogue without these units' translations."""
        return replace(self, entries={key: one for key, one in self.entries.items() if key not in unit_ids})

    def pairs(self, units: Iterable[Unit]) -> tuple[Pair, ...]:
        """The units that have a translation of exactly their English, with it, in the units' order."""
        return tuple(
            Pair(unit.id, unit.english, words, entry.at, entry.accepted, entry.reading, unit.most)
            for unit in units
            if (words := self.words(unit.id, unit.english)) is not None
            for entry in [self.entries[unit.id]]
        )


@dataclass(frozen=True)
class Form:
    """A name or term in one language: the form to show first, then the inflected or accepted ones."""

    words: str
    others: tuple[str, ...]
    seen: tuple[str, ...]
    """Where the form was seen in print (site names)."""
    origin: str | None
    """Where an unseen form comes from: `transliterated`, `translated` (both by us), `cldr`, or `proposed` by a machine.

    The article's English forms have neither `seen` nor `origin`.
    """
    rule: str | None = None
    """What a proposed form follows."""


@dataclass(frozen=True)
class Term:
    """A glossary entry: a participant's name (same id) or a term of the trade."""

    id: str
    at: Span
    sort: str
    """`person`, `organisation`, `country` or `group` as of participants, or `term`."""
    forms: Mapping[str, Form]
    """By language tag; every term has an `en` form."""


Glossary = Mapping[str, Term]


@dataclass(frozen=True)
class State:
    """How one language's words of an article were made, and the digest of what they are now."""

    made: Made
    digest: str
    makers: tuple[Maker, ...] = ()
    """Of its claims or units: who made each of those that say so themselves."""
    units: int = 0
    """How many of its sentences can be read again."""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    """By unit: what a second reader says of it as it is."""

    @property
    def review(self) -> Review | None:
        """The newest review of the words as they are; None where nobody has read just these."""
        return max((one for one in self.made.reviewed if self.holds(one)), key=lambda one: one.on, default=None)

    @property
    def is_signed(self) -> bool:
        """Whether a named person vouches for the words as they are: their reviewer, or whoever wrote them all."""
        makers = {self.made.drafted, *(one.drafted for one in self.makers)}
        return self.review is not None or Drafted.MACHINE not in makers

    @property
    def readers(self) -> Mapping[tuple[Reader, str], int]:
        """Who has read how many of them and found them supported: machines, then people."""
        found = Counter((one.reader, one.by) for one in self.readings.values() if one.verdict is Verdict.SUPPORTED)
        return dict(sorted(found.items()))

    def holds(self, review: Review) -> bool:
        """Whether it saw the words as they are."""
        return review.of == self.digest


@dataclass(frozen=True)
class Progress:
    """How far one language of an article, or of the interface, is."""

    counts: Mapping[str, int]
    """How many units are translated, stale (of an older English), fuzzy and missing; empty of English."""
    questions: int = 0
    """How many of the checks' questions nobody has answered."""


@dataclass(frozen=True)
class Locale:
    """A language we publish in."""

    tag: str
    """BCP 47; also the folder of its pages."""
    name: str
    """Its own name for itself."""
    direction: str
    prefix: str
    """The folder of its pages in the built site: empty for the default language, else such as `kk/`."""
    reading: tuple[str, int]
    """(`words` or `characters`, how many of them a minute)."""
    between_sentences: str
    """What stands between two sentences: a space, or nothing."""
    phrases: str | None
    """BudouX's model of its phrases, for a language written without spaces."""
    interface: Mapping[str, str]
    """Interface words by unit id, placeholders unfilled."""
    made: Made
    """How the interface's words were made."""

    def without(self, units: Collection[str]) -> Locale:
        """The same without these of the interface's words."""
        return replace(self, interface={unit: words for unit, words in self.interface.items() if unit not in units})
