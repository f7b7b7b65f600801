"""What the records of a facts file are read against, and what is noted while reading them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from explainer.model.facts import STANDARDS, About, Added, Places, Standard, Text
from explainer.model.seed import Seed
from explainer.problem import Problem
from explainer.read.facts.coherence import Reference
from explainer.read.made import MADE, MAKER, READING, REVIEW
from explainer.records import Fields, Node, Scalar, Shape, check_id, check_line, suggestion, text_of
from explainer.records import Mapping as Record
from explainer.source import Span

SHAPES: Mapping[str, Shape] = {
    "facts": Shape(
        ("made", "headline", "claims", "summary"),
        (
            "article",
            "languages",
            "lead",
            "status",
            "participants",
            "dates",
            "timeline",
            "faq",
            "corrections",
            "readings",
        ),
    ),
    "article": Shape((), ("publish", "listed", "address", "publisher", "seen_at")),
    "made": MADE,
    "maker": MAKER,
    "review": REVIEW,
    "reading": READING,
    "label": Shape(("rests_on",), ("text", "added")),
    "participant": Shape(("sort", "named"), ("of", "role", "unnamed", "notes", "also", "territory")),
    "date": Shape(("edtf", "words"), ("period", "inferred")),
    "claim": Shape(
        ("kind",),
        (
            "text",
            "short",
            "evidence",
            "by",
            "who",
            "because",
            "nearest",
            "absent",
            "rebuttals",
            "added",
            "was",
            "made",
        ),
    ),
    "standard": Shape(("standard",), ("of",)),
    "summary": Shape(("key",), ("happened", "continued", "said", "both", "views", "expects", "unstated")),
    "entry": Shape(("on", "status", "claim"), ("note",)),
    "question": Shape(("ask", "answer")),
    "correction": Shape(("on", "claim", "was", "because")),
}
"""The keys of each kind of record; the schema has them under the same names."""
ADDRESS_PATTERN = r"https?://[^\s/?#@\\\"<>]+([/?][^\s#\\\"<>]*)?"
"""A host without a user's name; a path or a query; no fragment, since ours points at the words of a quote."""
TERRITORY_PATTERN = r"[A-Z]{2}"
_HARMLESS = frozenset("absent copied key-facts lead made misplaced same-answer text".split())
"""Problems of a record of which all is known that a record of its kind says."""

_CALLED = {"question": "faq"}


@dataclass(frozen=True)
class Desk:
    """What every record is read against, and what is noted while reading it."""

    seed: Seed
    tags: Collection[str]
    claims: tuple[str, ...] | None
    """The ids that the file defines, whether or not what stands under them can be read; None if that cannot be told."""
    participants: tuple[str, ...] | None
    dates: tuple[str, ...] | None
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    """Every English text of ours."""
    faulty: set[str] = field(default_factory=set)
    """Records that have a problem of their own, as `compose.passages` calls them: `claim.met`."""

    @classmethod
    def over(cls, root: Record, seed: Seed, tags: Collection[str], problems: list[Problem]) -> Desk:
        """A desk that knows the ids of the file, and what has been noted of it already."""
        parts = {entry.key.text: entry.value for entry in root.entries}

        def ids(part: str) -> tuple[str, ...] | None:
            node = parts.get(part)
            if node is None or (isinstance(node, Scalar) and not node.text):
                return ()
            return tuple(entry.key.text for entry in node.entries) if isinstance(node, Record) else None

        # A file without any claim is one problem, not one for each place that names a claim.
        return cls(seed, tags, ids("claims") or None, ids("participants"), ids("dates"), problems)

    def report(self, where: Span, code: str, message: str, fix: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(where, code, message, fix))

    def record(self, name: str, node: Node, at: Span) -> Fields | None:
        """A record of the shape of that name."""
        return Fields.of(node, at, SHAPES[name], self.problems)

    def named(self, fields: Fields, key: str, shape: str) -> Iterator[tuple[str, Fields]]:
        """The records under `key` with their ids; what is noted until the next is asked for is noted of this one."""
        for entry in fields.entries(key):
            kind = key if shape == "label" else _CALLED.get(shape, shape)
            with self.noting(f"{kind}.{entry.key.text}", entry.key.span, entry.value):
                check_id(entry.key, self.problems)
                record = self.record(shape, entry.value, entry.key.span)
                if record is not None:
                    yield entry.key.text, record

    @contextmanager
    def noting(self, name: str, key: Span, node: Node | None) -> Iterator[None]:
        """Whether a record has a problem is noted, while it is read; of what is no YAML, by the lines it stands in."""
        before = len(self.problems)
        yield
        last, _ = key.source.line_and_column(key.end if node is None else node.span.end)
        lines = range(key.line, last + 1)
        if any(one.code not in _HARMLESS for one in self.problems[before:] if one.is_blocking) or any(
            one.where.line in lines for one in self.problems[:before] if one.code.startswith("yaml")
        ):
            self.faulty.add(name)

    def words(self, scalar: Scalar | None) -> Text | None:
        """English of ours: one line, without white space at its ends."""
        if scalar is None:
            return None
        check_line(scalar, self.problems)
        text = Text(scalar.text, scalar.span)
        self.texts.append(text)
        return text

    def text(self, fields: Fields, key: str) -> Text | None:
        """English of ours, or a standard text: `{standard: who, of: lind}`."""
        node = fields.values.get(key)
        if not isinstance(node, Record):
            return self.words(fields.text(key))
        record = self.record("standard", node, fields.key_of(key))
        name = None if record is None else record.text("standard")
        if record is None or name is None:
            return None
        about = STANDARDS[key].get(name.text)
        if about is None:
            fix = suggestion(name.text, tuple(STANDARDS[key]))
            self.report(name.span, "standard", f"there is no standard text '{name.text}' for '{key}'", fix)
            return None
        return self._about(key, name, record, about)

    def _about(self, key: str, name: Scalar, record: Fields, about: About) -> Text | None:
        scalar = record.text("of")
        if (about is About.NOTHING) != (scalar is None):
            needs = about is not About.NOTHING
            message = (
                f"the standard text '{name.text}' {f'speaks about a {about}' if needs else 'speaks about nothing'}"
            )
            fix = f"add 'of: …', the {about}'s id" if needs else "delete 'of'"
            self.report(name.span, "standard", message, fix)
            return None
        of = self.date(scalar) if about is About.DATE else self.participant(scalar)
        if scalar is not None and of is None:
            return None
        return Text("", name.span, Standard(key, name.text, of))

    def claim(self, scalar: Scalar | None, purpose: str) -> str | None:
        """The id of a claim that the file defines."""
        found = self.defined(scalar, "claim", self.claims)
        if found is not None and scalar is not None:
            self.references.append(Reference(scalar.span, found, purpose))
        return found

    def claim_ids(self, fields: Fields, key: str, purpose: str) -> tuple[str, ...]:
        """A list of claims, each named once."""
        return self.each_once(fields.texts(key), lambda scalar: self.claim(scalar, purpose))

    def some_claim_ids(self, fields: Fields, key: str, purpose: str) -> tuple[str, ...]:
        """A list of claims that names at least one."""
        self.refuse_empty(fields, key)
        return self.claim_ids(fields, key, purpose)

    def refuse_empty(self, fields: Fields, key: str) -> None:
        """A list or group that is there must hold something."""
        if key in fields.values and fields.is_empty(key):
            self.report(fields.values[key].span, "empty", f"'{key}' is empty", "write one entry at least")

    def participant(self, scalar: Scalar | None) -> str | None:
        """The id of a participant that the file defines."""
        return self.defined(scalar, "participant", self.participants)

    def date(self, scalar: Scalar | None) -> str | None:
        """The id of a date that the file defines."""
        return self.defined(scalar, "date", self.dates)

    def defined(self, scalar: Scalar | None, what: str, ids: tuple[str, ...] | None) -> str | None:
        """The id in `scalar`, if it is one of `ids`."""
        if scalar is None or ids is None:
            return None
        if scalar.text in ids:
            return scalar.text
        self.report(scalar.span, "reference", f"there is no {what} '{scalar.text}'", suggestion(scalar.text, ids))
        return None

    def each_once(self, scalars: Sequence[Scalar], resolve: Callable[[Scalar], str | None]) -> tuple[str, ...]:
        """The ids in a list; one that is named twice is reported and kept once."""
        seen: dict[str, Span] = {}
        for scalar in scalars:
            name = resolve(scalar)
            if name is not None and name in seen:
                message = f"'{name}' stands twice in this list, first at {seen[name]}"
                self.report(scalar.span, "repeated", message, "delete one of the two")
            elif name is not None:
                seen[name] = scalar.span
        return tuple(seen)


def places(record: Fields) -> Places:
    """Where the value of each key stands."""
    return {key: node.span for key, node in record.values.items()}


def added_words(record: Fields) -> Iterator[Added]:
    """Words of ours, each with its reason."""
    for entry in record.entries("added"):
        because = text_of(entry.value, record.problems)
        if because is not None:
            yield Added(entry.key.text, because.text, entry.key.span)
