"""An article that its publisher has corrected: which sentence has become which, and what follows it.

Facts and translations know a sentence by its number. Where one was added or taken out, the later ones have other
numbers, and both files follow; what is no longer there is told and left for a person to decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from explainer import records
from explainer.language.citing import find_name, nearest
from explainer.model.facts import Kind
from explainer.model.seed import Seed, Sentence
from explainer.problem import ContentError, Level, Problem
from explainer.read.catalogue import read_catalogue
from explainer.read.catalogue.parsing import parse
from explainer.read.catalogue.po import Entry, Part, written
from explainer.records import Node, Scalar, parse_record
from explainer.source import Source

_LIKE_ENOUGH = 0.5
"""How much of their words two sentences share, at least, of which one is the other corrected (difflib's ratio)."""
_QUOTING = frozenset(("named", "words", "also", "evidence"))
"""The keys of a facts file under which the article is quoted."""
_SENTENCE = "sentence."


@dataclass(frozen=True)
class Change:
    """A unit of the article before and after; one of them is None where it was added or taken out."""

    old: Sentence | None
    new: Sentence | None

    @property
    def has_other_words(self) -> bool:
        """Whether somebody who has read the old article has not read this."""
        return self.old is None or self.new is None or self.old.text != self.new.text


@dataclass(frozen=True)
class _Quotation:
    """Words that a facts file quotes."""

    section: str
    record: str
    unit: Scalar
    words: Scalar


@dataclass(frozen=True)
class _Carried:
    """Where quoted words stand in the new article: the unit to name, and what a person has to know."""

    unit: str
    code: str = ""
    message: str = ""


def compare(old: Seed, new: Seed) -> tuple[Change, ...]:
    """Every unit of both articles once, in the new one's order; what was taken out stands where it stood."""
    heads = [Change(old.title, new.title)]
    if old.dateline or new.dateline:
        heads.append(Change(old.dateline, new.dateline))
    return (*heads, *_sentences(old.sentences, new.sentences))


def _sentences(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Change]:
    """As few changes as there can be: the same sentences first, then of what lies between them those most alike."""
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    pairs: dict[int, int] = {}
    for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        same = old_to - old_from == new_to - new_from and all(
            old[old_from + i].text == new[new_from + i].text for i in range(old_to - old_from)
        )
        if same:
            pairs.update(zip(range(old_from, old_to), range(new_from, new_to), strict=True))
        else:
            pairs.update(_alike(old, new, range(old_from, old_to), range(new_from, new_to)))
    pairs.update(_moved(old, new, pairs))
    partners = {there: here for here, there in pairs.items()}
    gone = [at for at in range(len(old)) if at not in pairs]
    for at, sentence in enumerate(new):
        before = partners.get(at)
        while gone and before is not None and gone[0] < before:
            yield Change(old[gone.pop(0)], None)
        yield Change(None if before is None else old[before], sentence)
    yield from (Change(old[at], None) for at in gone)


def _alike(old: Sequence[Sentence], new: Sequence[Sentence], here: range, there: range) -> dict[int, int]:
    """Sentences that were corrected, the most alike first, none across another."""
    found: dict[int, int] = {}
    ratios = sorted(((_ratio(old[i].text, new[j].text), i, j) for i in here for j in there), reverse=True)
    for ratio, i, j in ratios:
        crosses = any((i - one) * (j - other) <= 0 for one, other in found.items())
        if ratio >= _LIKE_ENOUGH and not crosses:
            found[i] = j
    return found


def _moved(old: Sequence[Sentence], new: Sequence[Sentence], pairs: Mapping[int, int]) -> dict[int, int]:
    """The same sentences elsewhere."""
    free = {sentence.text: j for j, sentence in enumerate(new) if j not in pairs.values()}
    return {i: free.pop(one.text) for i, one in enumerate(old) if i not in pairs and one.text in free}


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


# --- the facts --------------------------------------------------------------------------------------------------------


def carry_facts(facts: Source, old: Seed, new: Seed, changes: Sequence[Change]) -> tuple[str, tuple[Problem, ...]]:
    """The facts file's text with each quotation under the unit in which its words stand now, and what needs a decision.

    Problems: `evidence-gone`, words that no longer stand in the article. Notices: `sentence-changed`, words that do, in
    a sentence that says something else beside them; `sentence-other`, words that stand in another sentence now;
    `silence`, a claim about what the article does not say, which now says more. Raises `ContentError` where the file
    cannot be read. Done twice, it does nothing the second time.
    """
    partners = {change.old.id: change for change in changes if change.old is not None}
    quotations = list(_quotations(parse_record(facts)))
    carried = [_carried(one, old, new, partners) for one in quotations]
    text = facts.text
    for one, to in sorted(
        zip(quotations, carried, strict=True), key=lambda pair: pair[0].unit.span.start, reverse=True
    ):
        at = one.unit.span
        text = text[: at.start] + at.text.replace(one.unit.text, to.unit) + text[at.end :]
    rewritten = Source(facts.name, text)
    root = parse_record(rewritten)
    again = list(_quotations(root))
    if [(one.unit.text, one.words.text) for one in again] != [
        (to.unit, one.words.text) for one, to in zip(quotations, carried, strict=True)
    ]:
        message = "the numbers of its sentences cannot be brought up to date"
        fix = "write each quotation as s1: the article's words"
        raise ContentError(Problem(facts.span(0, 0), "not-carried", message, fix))
    told: dict[tuple[str, ...], Problem] = {}
    for one, to in zip(again, carried, strict=True):
        if to.code:
            # A record that quotes a changed sentence several times has to be read again once.
            part = one.words.text if to.code == "evidence-gone" else ""
            told.setdefault((one.section, one.record, to.unit, to.code, part), _told(one, to, new))
    found = [*told.values()]
    if any(change.has_other_words for change in changes if change.new is not None):
        found.extend(_silences(root))
    return text, tuple(found)


def _quotations(root: records.Mapping) -> Iterator[_Quotation]:
    for section in root.entries:
        entries = section.value.entries if isinstance(section.value, records.Mapping) else ()
        for record in entries:
            if isinstance(record.value, records.Mapping):
                for entry in record.value.entries:
                    if entry.key.text in _QUOTING:
                        yield from _quoted(section.key.text, record.key.text, entry.value)


def _quoted(section: str, record: str, node: Node) -> Iterator[_Quotation]:
    if isinstance(node, records.Sequence):
        for item in node.items:
            yield from _quoted(section, record, item)
    elif isinstance(node, records.Mapping):
        for entry in node.entries:
            if isinstance(entry.value, Scalar):
                yield _Quotation(section, record, entry.key, entry.value)


def _carried(one: _Quotation, old: Seed, new: Seed, partners: Mapping[str, Change]) -> _Carried:
    unit = one.unit.text
    before = old.unit(unit)
    if before is None or not find_name(old, before, one.words.text):
        # Wrong before, or carried already.
        after = new.unit(unit)
        is_there = after is not None and find_name(new, after, one.words.text)
        return _Carried(unit) if is_there else _Carried(unit, "evidence-gone", "are not in the article")
    change = partners[unit]
    after = change.new
    if after is not None and find_name(new, after, one.words.text):
        if not change.has_other_words:
            return _Carried(after.id)
        return _Carried(after.id, "sentence-changed", f"still stand in {after.id}, which has changed")
    elsewhere = [other.id for other in new.units if find_name(new, other, one.words.text)]
    if len(elsewhere) == 1:
        return _Carried(elsewhere[0], "sentence-other", f"stand in another sentence now, {elsewhere[0]}")
    where = (
        "are gone from the article" if not elsewhere else f"are gone from {unit}, and stand in {', '.join(elsewhere)}"
    )
    return _Carried(unit if after is None else after.id, "evidence-gone", where)


def _told(one: _Quotation, to: _Carried, new: Seed) -> Problem:
    message = f"{one.section} {one.record}: the words '{' '.join(one.words.text.split())}' {to.message}"
    if to.code != "evidence-gone":
        return Problem(one.words.span, to.code, message, "read it again: is what rests on it still true", Level.NOTICE)
    near = nearest(new, one.words.text)
    fix = "decide what becomes of it: correct it and quote the new words, or delete it"
    fix += "" if near is None else f"; the nearest are '{' '.join(near[1].text.split())}' ({near[0].id})"
    return Problem(one.words.span, to.code, message, fix)


def _silences(root: records.Mapping) -> Iterator[Problem]:
    """Claims about what the article does not say."""
    for section in root.entries:
        if section.key.text != "claims" or not isinstance(section.value, records.Mapping):
            continue
        for claim in section.value.entries:
            parts = claim.value.entries if isinstance(claim.value, records.Mapping) else ()
            if any(
                e.key.text == "kind" and isinstance(e.value, Scalar) and e.value.text == Kind.UNSTATED for e in parts
            ):
                message = (
                    f"claims {claim.key.text}: it tells what the article does not say, and the article has changed"
                )
                yield Problem(
                    claim.key.span, "silence", message, "read the article again: is that still so", Level.NOTICE
                )


# --- the translations -------------------------------------------------------------------------------------------------


def carry_translations(catalogue: Source, changes: Sequence[Change]) -> str:
    """The catalogue's text with each translated sentence under its new number; of one that is gone, it is kept as `#~`.

    A sentence with other words keeps its translation, which `messages` marks. Raises `ContentError` where the catalogue
    has any problem. Done twice, it does nothing the second time.
    """
    file, _ = parse(catalogue)
    if problems := read_catalogue(catalogue)[1]:
        raise ContentError(*problems)
    partners = {f"{_SENTENCE}{one.old.id}": one for one in changes if one.old is not None}
    by_new = {f"{_SENTENCE}{one.new.id}": one for one in changes if one.new is not None}

    def moved(entry: Entry) -> Entry:
        unit = entry.id or ""
        change = partners.get(unit)
        if change is None or entry.obsolete or _is_carried(entry.english, change, by_new.get(unit)):
            return entry
        if change.new is None:
            return entry.retired()
        new = f"{_SENTENCE}{change.new.id}"
        return entry if new == unit else entry.with_parts([Part.MSGCTXT], written(Part.MSGCTXT, new, file.end))

    text = file.changed(moved)
    if problems := read_catalogue(Source(catalogue.name, text))[1]:
        raise ContentError(*problems)
    return text


def _is_carried(english: str, was: Change, now: Change | None) -> bool:
    """Whether an entry has the number of today: its English is that sentence's, and not the one of yesterday."""
    is_old = was.old is not None and english == was.old.text
    return not is_old and now is not None and now.new is not None and english == now.new.text


def kept_head(text: str, old: Seed, new: Seed) -> str:
    """The new article's text with the lines that say where the old one is from, as far as it has none of its own."""
    title, end, rest = text.partition("\n")
    lines = [
        f"{name}: {value}\n"
        for name, value, own in (("Source", old.publisher, new.publisher), ("Address", old.address, new.address))
        if value is not None and own is None
    ]
    return f"{title}{end}{''.join(lines)}{rest}" if lines else text
