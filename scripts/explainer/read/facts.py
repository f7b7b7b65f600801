"""A facts file (`seeds/<slug>.yml`) to `Facts`. What its keys mean stands in scripts/schema/facts.schema.json.

Everything that is wrong is reported, each thing once: a claim that cannot be read does not make every place that
names it wrong as well.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from explainer.model import edtf
from explainer.model.anchors import entry_ids
from explainer.model.edtf import Edtf, Period
from explainer.model.facts import (
    STANDARDS,
    About,
    Added,
    Claim,
    Correction,
    Entry,
    Evidence,
    Facts,
    Kind,
    Label,
    Made,
    Participant,
    Places,
    Publish,
    Question,
    Requirement,
    Sort,
    Standard,
    Status,
    Text,
    When,
)
from explainer.model.seed import Seed
from explainer.problem import ContentError, Level, Problem
from explainer.read import coherence
from explainer.read.coherence import Reference
from explainer.read.evidence import absent_in, read_evidence
from explainer.read.made import MADE, REVIEW, read_made
from explainer.records import (
    Fields,
    KeyValue,
    Node,
    Scalar,
    Shape,
    check_id,
    check_line,
    choice_of,
    parse_record,
    suggestion,
    text_of,
)
from explainer.records import Mapping as Record
from explainer.source import Source, Span

SHAPES: Mapping[str, Shape] = {
    "facts": Shape(
        ("made", "headline", "claims", "summary"),
        ("article", "languages", "status", "participants", "dates", "timeline", "faq", "corrections"),
    ),
    "article": Shape((), ("publish", "address", "publisher", "seen_at")),
    "made": MADE,
    "review": REVIEW,
    "label": Shape(("rests_on",), ("text", "added")),
    "participant": Shape(("sort", "named"), ("of", "role", "unnamed", "notes", "also", "territory")),
    "date": Shape(("edtf", "words"), ("period", "inferred")),
    "claim": Shape(
        ("kind",), ("text", "short", "evidence", "by", "who", "because", "nearest", "absent", "added", "was")
    ),
    "standard": Shape(("standard",), ("of",)),
    "summary": Shape(("key",), ("happened", "said", "both", "views", "expects", "unstated")),
    "entry": Shape(("on", "status", "claim"), ("note",)),
    "question": Shape(("ask", "answer")),
    "correction": Shape(("on", "claim", "was", "because")),
}
"""The keys of each kind of record; the schema has them under the same names."""

TAG_PATTERN = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
ADDRESS_PATTERN = r"https?://[^\s/?#@\\\"<>]+([/?][^\s#\\\"<>]*)?"
"""A host without a user's name; a path or a query; no fragment, since ours points at the words of a quote."""
TERRITORY_PATTERN = r"[A-Z]{2}"
_STILL_WHOLE = frozenset(
    "absent address copied evidence evidence-twice key-facts kind made misplaced same-answer text unit".split()
)
"""Problems of records that were read all the same: each id is there, and all that a record of its kind must have."""


def read_facts(source: Source, seed: Seed, tags: Collection[str] = ()) -> tuple[Facts | None, tuple[Problem, ...]]:
    """The facts about `seed` and everything that is wrong with them; `tags` are the languages that the site has.

    None unless every record could be read, with all that a record of its kind must have: then every id that one of
    them names is there. Facts that have a problem of another kind are still not fit to be published, but their words
    can be translated.
    """
    try:
        root = parse_record(source)
    except ContentError as error:
        return None, error.problems
    desk = _Desk.over(root, seed, tags)
    fields = Fields.of(root, source.span(0, 0), SHAPES["facts"], desk.problems)
    facts = None if fields is None else _facts(source, fields, desk)
    return facts, tuple(desk.problems)


@dataclass(frozen=True)
class _Desk:
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

    @classmethod
    def over(cls, root: Record, seed: Seed, tags: Collection[str]) -> _Desk:
        """A desk that knows the ids of the file."""
        parts = {entry.key.text: entry.value for entry in root.entries}

        def ids(part: str) -> tuple[str, ...] | None:
            node = parts.get(part)
            if node is None or (isinstance(node, Scalar) and not node.text):
                return ()
            return tuple(entry.key.text for entry in node.entries) if isinstance(node, Record) else None

        # A file without any claim is one problem, not one for each place that names a claim.
        return cls(seed, tags, ids("claims") or None, ids("participants"), ids("dates"))

    def report(self, where: Span, code: str, message: str, fix: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(where, code, message, fix))

    def record(self, name: str, node: Node, at: Span) -> Fields | None:
        """A record of the shape of that name."""
        return Fields.of(node, at, SHAPES[name], self.problems)

    def named(self, fields: Fields, key: str, shape: str) -> Iterator[tuple[str, Fields]]:
        """The records under `key` with their ids."""
        for entry in fields.entries(key):
            check_id(entry.key, self.problems)
            record = self.record(shape, entry.value, entry.key.span)
            if record is not None:
                yield entry.key.text, record

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
        return Text("", name.span, Standard(f"{key}.{name.text}", of))

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


def _facts(source: Source, fields: Fields, desk: _Desk) -> Facts | None:
    article = _article(fields, desk)
    languages = dict(_languages(fields, desk))
    made = dict(_made(fields, desk))
    _report_undisclosed(fields, desk)
    headline = _headline(fields, desk)
    status = tuple(_labels(fields, desk))
    participants = dict(_participants(fields, desk))
    desk.problems.extend(coherence.circles(participants))
    dates = dict(_dates(fields, desk))
    claims = dict(_claims(fields, desk))
    desk.refuse_empty(fields, "claims")
    _report_renaming(fields, desk)
    summary, key_facts = _summary(fields, desk)
    timeline = _timeline(fields, desk)
    faq = tuple(_faq(fields, desk))
    corrections = tuple(_corrections(fields, desk))

    desk.problems.extend(coherence.misplaced(desk.references, claims))
    desk.problems.extend(
        coherence.too_many_key_facts([claims[name] for name in summary["key"] if name in claims], key_facts)
    )
    desk.problems.extend(coherence.same_answers(faq))
    desk.problems.extend(coherence.copied(desk.texts, desk.seed))
    if all(problem.level is Level.NOTICE for problem in desk.problems):
        desk.problems.extend(coherence.unused(desk.references, claims))
    whole = (
        {*claims} == {*(desk.claims or ())}
        and {*participants} == {*(desk.participants or ())}
        and {*dates} == {*(desk.dates or ())}
    )
    is_read = all(one.code in _STILL_WHOLE for one in desk.problems if one.is_blocking)
    if headline is None or not claims or not whole or not is_read:
        return None
    return Facts(
        source=source,
        publish=article.publish,
        address=article.address,
        publisher=article.publisher,
        seen_at=article.seen_at,
        languages=languages,
        made=made,
        headline=headline,
        status=status,
        participants=participants,
        dates=dates,
        claims=claims,
        summary=summary,
        timeline=timeline,
        faq=faq,
        corrections=corrections,
    )


# --- the article and its languages ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _About:
    """Where the article is from and how much of it may be shown."""

    publish: Publish
    address: str | None
    publisher: str | None
    seen_at: tuple[str, ...]


def _article(fields: Fields, desk: _Desk) -> _About:
    node = fields.values.get("article")
    record = None if node is None else desk.record("article", node, fields.key_of("article"))
    if record is None:
        return _About(Publish.QUOTES, desk.seed.address, desk.seed.publisher, ())
    addresses = [record.text("address"), *record.texts("seen_at")]
    for address in addresses:
        if address is not None and not re.fullmatch(ADDRESS_PATTERN, address.text):
            message = f"'{address.text}' is not a web address"
            fix = "write it whole, from https:// on, without a user's name and without #"
            desk.report(address.span, "address", message, fix)
    publisher = record.text("publisher")
    return _About(
        publish=record.choice("publish", Publish) or Publish.QUOTES,
        address=desk.seed.address if addresses[0] is None else addresses[0].text,
        publisher=desk.seed.publisher if publisher is None else publisher.text,
        seen_at=tuple(address.text for address in addresses[1:] if address is not None),
    )


def _by_language(fields: Fields, key: str, desk: _Desk) -> Iterator[KeyValue]:
    for entry in fields.entries(key):
        if not re.fullmatch(TAG_PATTERN, entry.key.text):
            message = f"'{entry.key.text}' is not a language tag"
            desk.report(entry.key.span, "language", message, "write a BCP 47 tag, such as kk or zh-Hant")
        elif desk.tags:
            desk.defined(entry.key, "language", tuple(desk.tags))
        yield entry


def _languages(fields: Fields, desk: _Desk) -> Iterator[tuple[str, Requirement]]:
    for entry in _by_language(fields, "languages", desk):
        text = text_of(entry.value, desk.problems)
        requirement = None if text is None else choice_of(text, Requirement, desk.problems)
        if requirement is not None:
            yield entry.key.text, requirement


def _made(fields: Fields, desk: _Desk) -> Iterator[tuple[str, Made]]:
    for entry in _by_language(fields, "made", desk):
        made = read_made(entry.value, entry.key.span, desk.problems)
        if made is not None:
            yield entry.key.text, made


def _report_undisclosed(fields: Fields, desk: _Desk) -> None:
    """A language that must be there needs a word on how it was made."""
    if "made" not in fields.values:
        return
    made = {entry.key.text for entry in fields.entries("made")}
    for entry in fields.entries("languages"):
        required = isinstance(entry.value, Scalar) and entry.value.text == Requirement.REQUIRED
        if required and entry.key.text not in made:
            message = f"'made' does not say how the words in '{entry.key.text}' came to be"
            desk.report(entry.key.span, "made", message, f"add '{entry.key.text}: {{drafted: …}}' under 'made'")


def _day(record: Fields, desk: _Desk) -> dt.date | None:
    """The day under `on`."""
    on = record.text("on")
    day = None if on is None else edtf.parse_day(on.text)
    if on is not None and day is None:
        code = "calendar" if edtf.is_day(on.text) else "day"
        desk.report(on.span, code, f"'{on.text}' is not a day", "write year, month and day, such as 2026-11-30")
    return day


# --- what the pages refer to ------------------------------------------------------------------------------------------


def _headline(fields: Fields, desk: _Desk) -> Label | None:
    node = fields.values.get("headline")
    record = None if node is None else desk.record("label", node, fields.key_of("headline"))
    if record is None:
        return None
    if "text" in record.values:
        return _label("headline", record, desk)
    rests_on = desk.some_claim_ids(record, "rests_on", "rests_on")
    title = Text(_in_marks(desk.seed.title.text), fields.key_of("headline"), is_quoted=True)
    return Label("headline", title, rests_on, tuple(_added(record)), _places(record))


def _labels(fields: Fields, desk: _Desk) -> Iterator[Label]:
    for name, record in desk.named(fields, "status", "label"):
        label = _label(name, record, desk)
        if "text" not in record.values:
            fix = "add 'text: …', a word or two on how things stand"
            desk.report(record.at, "missing", "the key 'text' is missing", fix)
        if label is not None:
            yield label


def _label(name: str, record: Fields, desk: _Desk) -> Label | None:
    text = desk.words(record.text("text"))
    rests_on = desk.some_claim_ids(record, "rests_on", "rests_on")
    added = tuple(_added(record))
    return None if text is None else Label(name, text, rests_on, added, _places(record))


def _added(record: Fields) -> Iterator[Added]:
    """Words of ours, each with its reason."""
    for entry in record.entries("added"):
        because = text_of(entry.value, record.problems)
        if because is not None:
            yield Added(entry.key.text, because.text, entry.key.span)


def _places(record: Fields) -> Places:
    """Where the value of each key stands."""
    return {key: node.span for key, node in record.values.items()}


def _participants(fields: Fields, desk: _Desk) -> Iterator[tuple[str, Participant]]:
    for name, record in desk.named(fields, "participants", "participant"):
        sort = record.choice("sort", Sort)
        named = _words_of_the_article(record, "named", desk)
        of = desk.participant(record.text("of"))
        role = desk.claim(record.text("role"), "role")
        unnamed = desk.claim(record.text("unnamed"), "unnamed")
        notes = desk.claim_ids(record, "notes", "notes")
        forms = (read_evidence(item, desk.seed, desk.problems, is_shown=True) for item in record.items("also"))
        also = tuple(form for form in forms if form is not None)
        territory = _territory(record, sort, desk)
        if sort is not None and named is not None:
            yield (
                name,
                Participant(
                    name, record.at, sort, named, of, unnamed, role, notes, also, territory, places=_places(record)
                ),
            )


def _territory(record: Fields, sort: Sort | None, desk: _Desk) -> str | None:
    code = record.text("territory")
    if code is None:
        return None
    if sort is not Sort.COUNTRY or not re.fullmatch(TERRITORY_PATTERN, code.text):
        message = f"'territory: {code.text}' is not a country's code"
        desk.report(code.span, "territory", message, "write two capitals of ISO 3166-1, such as KZ, for a country only")
        return None
    return code.text


def _dates(fields: Fields, desk: _Desk) -> Iterator[tuple[str, When]]:
    for name, record in desk.named(fields, "dates", "date"):
        date, period = record.text("edtf"), record.text("period")
        words = _words_of_the_article(record, "words", desk)
        inferred = desk.claim(record.text("inferred"), "inferred")
        value = None if date is None else _edtf(date, desk)
        named = None if period is None else _period(period, value, desk)
        if value is not None and words is not None:
            yield name, When(name, record.at, value, words, named, inferred, _places(record))


def _edtf(date: Scalar, desk: _Desk) -> Edtf | None:
    value = edtf.parse(date.text)
    if value is None and edtf.is_edtf(date.text):
        message = f"'{date.text}' is not in the calendar, or ends before it begins"
        desk.report(date.span, "calendar", message, "compare it with the article's words")
    elif value is None:
        fix = "write 2024-02-29, 2024-02 or 2024; for a range 2024-02-01/2024-02-29, with .. for an open side"
        named = edtf.parse_period(date.text)
        if named is not None:
            fix = (
                f"write ../{named.last} for 'by' it, {named.first}/{named.last} for 'in' it; add 'period: {date.text}'"
            )
        desk.report(date.span, "edtf", f"'{date.text}' is not a date or a range of dates", fix)
    return value


def _period(period: Scalar, value: Edtf | None, desk: _Desk) -> Period | None:
    named = edtf.parse_period(period.text)
    if named is None:
        fix = "write 2025-H1 or -H2 for a half-year, 2025-Q1 to -Q4 for a quarter"
        desk.report(period.span, "period", f"'{period.text}' is neither a half-year nor a quarter", fix)
    elif value is not None and not (value.first in {None, named.first} and value.last in {None, named.last}):
        fix = f"write ../{named.last} for 'by' it, {named.first}/{named.last} for 'in' it"
        desk.report(period.span, "period-differs", f"{period.text} is not what '{value}' says", fix)
    return named


def _words_of_the_article(record: Fields, key: str, desk: _Desk) -> Evidence | None:
    node = record.values.get(key)
    return None if node is None else read_evidence(node, desk.seed, desk.problems, is_shown=True)


# --- claims -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Rule:
    """What a claim of some kind has, and what it cannot have."""

    needs: tuple[str, ...]
    excludes: tuple[str, ...]


_RULES: Mapping[Kind, _Rule] = {
    Kind.REPORTED: _Rule(("evidence",), ("by", "because", "nearest", "absent")),
    Kind.SAID: _Rule(("evidence", "by"), ("because", "nearest", "absent")),
    Kind.VIEW: _Rule(("evidence",), ("by", "because", "nearest", "absent")),
    Kind.INFERRED: _Rule(("evidence", "because"), ("by", "nearest", "absent")),
    Kind.UNSTATED: _Rule(("text", "nearest", "absent"), ("evidence", "by", "because", "added")),
}
_LISTS = frozenset({"evidence", "nearest", "absent"})
_MEANS: Mapping[str, str] = {
    "text": "what the article does not say",
    "evidence": "the article's words it rests on",
    "by": "the participant who said it",
    "because": "the reasoning",
    "nearest": "the claims that come nearest to an answer",
    "absent": "words that do not stand in the article",
    "added": "words of ours that its evidence does not hold",
}


def _claims(fields: Fields, desk: _Desk) -> Iterator[tuple[str, Claim]]:
    for name, record in desk.named(fields, "claims", "claim"):
        claim = _claim(name, record, desk)
        if claim is not None:
            yield name, claim


def _claim(name: str, record: Fields, desk: _Desk) -> Claim | None:
    kind = record.choice("kind", Kind)
    if kind is not None:
        _check_kind(kind, record, desk)
    text, short, because = desk.text(record, "text"), desk.words(record.text("short")), desk.text(record, "because")
    is_quoted = "text" not in record.values and kind is not Kind.UNSTATED
    is_shown = is_quoted or (text is not None and text.standard is not None)
    found = (read_evidence(item, desk.seed, desk.problems, is_shown=is_shown) for item in record.items("evidence"))
    evidence = tuple(quote for quote in found if quote is not None)
    if is_quoted:
        text = _quoted(evidence)
    by = desk.participant(record.text("by"))
    who = desk.each_once(record.texts("who"), desk.participant)
    nearest = desk.claim_ids(record, "nearest", "nearest")
    absent = record.texts("absent")
    desk.problems.extend(problem for word in absent if (problem := absent_in(word, desk.seed)) is not None)
    was = record.text("was")
    if kind is None or text is None or (kind is Kind.SAID and by is None):
        return None
    return Claim(
        id=name,
        at=record.at,
        kind=kind,
        text=text,
        short=short,
        evidence=evidence,
        by=by,
        who=who,
        because=because,
        nearest=nearest,
        absent=tuple(word.text for word in absent),
        was=None if was is None else was.text,
        added=tuple(_added(record)),
        places=_places(record),
    )


def _quoted(evidence: Sequence[Evidence]) -> Text | None:
    """The words of a claim that has none of ours: what its evidence quotes, the article's own quotes set inside."""
    if not evidence:
        return None  # what is wrong with it has been told
    words = " … ".join(quote.words for quote in evidence)
    return Text(_in_marks(words), evidence[0].at, is_quoted=True)


def _in_marks(words: str) -> str:
    """The article's words in quotation marks; its own double ones become single, as is the custom inside others.

    Of a quotation that goes on beyond the words, the one mark that is here is left out.
    """
    marks = [mark for mark in words if mark in '"“”„']
    if len(marks) == 1:
        words = words.removeprefix(marks[0]).removesuffix(marks[0])
    opened = re.sub(r'"(?=\w)|[“„]', "‘", words)
    closed = re.sub(r'["”]', "’", opened)
    return f"“{closed}”"


def _check_kind(kind: Kind, record: Fields, desk: _Desk) -> None:
    rule = _RULES[kind]
    for key in rule.needs:
        if key not in record.values or (key in _LISTS and record.is_empty(key)):
            message = f"a claim of the kind {kind} needs '{key}'"
            desk.report(record.at, "kind", message, f"add '{key}: …', {_MEANS[key]}")
    for key in rule.excludes:
        if key in record.values:
            message = f"a claim of the kind {kind} has no '{key}' ({_MEANS[key]})"
            desk.report(record.values[key].span, "kind", message, f"delete '{key}', or change the kind")


def _report_renaming(fields: Fields, desk: _Desk) -> None:
    """An id that a claim had before can be the past of one claim only, and of none while it is in use."""
    renamed: dict[str, str] = {}
    for entry in fields.entries("claims"):
        was = (
            next((e.value for e in entry.value.entries if e.key.text == "was"), None)
            if isinstance(entry.value, Record)
            else None
        )
        if not isinstance(was, Scalar) or not was.text:
            continue
        if was.text in (desk.claims or ()):
            message = f"'{was.text}' is the id of a claim of this file"
            desk.report(was.span, "was", message, "write the id this claim had before it was renamed, or delete 'was'")
        elif was.text in renamed:
            message = f"'{was.text}' is already said to be what '{renamed[was.text]}' was"
            desk.report(was.span, "was", message, "keep one of the two; a translation can follow only one")
        renamed.setdefault(was.text, entry.key.text)


# --- pages ------------------------------------------------------------------------------------------------------------


def _summary(fields: Fields, desk: _Desk) -> tuple[dict[str, tuple[str, ...]], Span]:
    """The claims of each section in the file's order, and the place of the key facts."""
    node = fields.values.get("summary")
    record = None if node is None else desk.record("summary", node, fields.key_of("summary"))
    if record is None:
        return {"key": ()}, fields.at
    sections = [key for key in record.values if key in SHAPES["summary"].keys]
    summary = {key: desk.claim_ids(record, key, f"summary.{key}") for key in sections}
    desk.refuse_empty(record, "key")
    return {"key": (), **summary}, record.key_of("key")


def _timeline(fields: Fields, desk: _Desk) -> tuple[Entry, ...]:
    """Its entries; the same one twice is reported and kept once."""
    found: dict[tuple[str, str], tuple[Entry, Span]] = {}
    for item in fields.items("timeline"):
        record = desk.record("entry", item, item.span)
        if record is None:
            continue
        on, claim = desk.date(record.text("on")), desk.claim(record.text("claim"), "timeline")
        note = desk.claim(record.text("note"), "timeline")
        status = record.choice("status", Status)
        if on is not None and status is not None and claim is not None:
            if (on, claim) in found:
                first = found[on, claim][1]
                message = f"'{on}' stands twice in the timeline with the claim '{claim}', first at {first}"
                desk.report(item.span, "repeated", message, "delete one of the two")
            else:
                found[on, claim] = Entry("", on, status, claim, note, _places(record)), item.span
    entries = [entry for entry, _ in found.values()]
    ids = entry_ids(entry.on for entry in entries)
    return tuple(replace(entry, id=own) for entry, own in zip(entries, ids, strict=True))


def _faq(fields: Fields, desk: _Desk) -> Iterator[Question]:
    for name, record in desk.named(fields, "faq", "question"):
        ask = desk.text(record, "ask")
        answer = desk.some_claim_ids(record, "answer", "faq")
        if ask is not None:
            yield Question(name, ask, answer)


def _corrections(fields: Fields, desk: _Desk) -> Iterator[Correction]:
    for name, record in desk.named(fields, "corrections", "correction"):
        on, was = _day(record, desk), record.text("was")
        claim = desk.defined(record.text("claim"), "claim", desk.claims)
        because = desk.words(record.text("because"))
        if on is not None and claim is not None and was is not None and because is not None:
            yield Correction(name, on, claim, was.text, because)
