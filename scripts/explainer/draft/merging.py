"""New findings beside what a person wrote: records are added at the end of their section, nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from explainer.draft.sheet import SECTIONS, Sheet, ids, section_lines, spans_of
from explainer.model.facts import QUOTED_AT_MOST, Article, Claim, Kind, Publish
from explainer.model.words import Glossary
from explainer.records import Mapping as Record
from explainer.records import Scalar, Sequence, parse_record
from explainer.source import Source, Span

_NAMED = ("participants", "dates", "claims", "faq")
"""The sections whose records have ids."""
_COVERED = 0.5
"""The part of a sentence from which on a person's claims quote it already."""


def only_new(sheet: Sheet, article: Article, names: Glossary) -> Sheet:
    """The sheet without what the article's facts already say; what stays refers to their ids. `sheet` is used up.

    New are people, organisations and countries whose name no participant has, dates whose words no date has, sentences
    that no claim quotes for half or more, and the questions and lines of the timeline about these. A record refers to
    another new one, or to one of the facts that rests on the same words: an id alone says nothing, since a person may
    have given it to something else. So the sheet's records go by ids that no file can have until the end.
    """
    sheet.records["summary"].clear()
    for section in _NAMED:
        for name in [*sheet.records[section]]:
            sheet.give_id(section, name, _new(section, name))
    _call_as_they_do(sheet, article, names)
    _tie_to_theirs(sheet, article)
    _keep_within_a_third(sheet, article)
    _keep_new_lines(sheet, article)
    for section in _NAMED:
        taken = _ids(article, section)
        for name in [*sheet.records[section]]:
            own = name.partition(":")[2]
            new = own if own not in taken else _free(own, taken)
            taken.add(new)
            sheet.give_id(section, name, new)
    return sheet


def _new(section: str, name: str) -> str:
    """What a record of the sheet is called while it meets the facts'; unlike theirs, and unlike other sections'."""
    return f"{section}:{name}"


def _call_as_they_do(sheet: Sheet, article: Article, names: Glossary) -> None:
    """Participants and dates that the facts have go by their ids."""
    for name, record in [*sheet.records["participants"].items()]:
        if (known := _participant(record, names, article)) is not None:
            sheet.rename("participants", name, known)
    for name, record in [*sheet.records["dates"].items()]:
        words = [*spans_of(record)]
        same = next((one.id for one in article.facts.dates.values() if _overlap([one.words.quote], words)), None)
        if same is not None:
            sheet.rename("dates", name, same)
            sheet.drop("claims", str(record.get("inferred", "")))


def _tie_to_theirs(sheet: Sheet, article: Article) -> None:
    """Takes out the claims whose words the facts' claims quote; what named them names the one that quotes the same."""
    theirs = [claim for claim in article.facts.claims.values() if claim.evidence]
    for name, record in [*sheet.records["claims"].items()]:
        own = name.partition(":")[2]
        ours = [*spans_of(record.get("evidence"))]
        is_inference = record["kind"] == Kind.INFERRED.value
        alike = [claim for claim in theirs if (claim.kind is Kind.INFERRED) is is_inference]
        everything = [quote.quote for claim in (alike if is_inference else theirs) for quote in claim.evidence]
        is_known = bool(ours) and _overlap(everything, ours) >= _COVERED * _length(ours)
        if not is_known:
            if not ours or own in {"article-title", "dated"} or article.facts.publish is Publish.NONE:
                sheet.drop("claims", name)
            continue
        alike = [claim for claim in alike if claim.by == record.get("by")]
        best = max(alike, key=lambda claim: _quotes(claim, ours), default=None)
        _tie_lines(sheet, name, alike)
        if best is not None and _quotes(best, ours) >= _COVERED * _length(ours):
            sheet.rename("claims", name, best.id)
        else:
            sheet.drop("claims", name)


def _tie_lines(sheet: Sheet, name: str, claims: Iterable[Claim]) -> None:
    """Has each line of the timeline about one of our claims stand on a claim that quotes the words of its date."""
    every = [*claims]
    for number, line in [*sheet.records["timeline"].items()]:
        if line["claim"] != name:
            continue
        words = [*spans_of(sheet.records["dates"].get(str(line["on"]), {}).get("words"))]
        holder = next((claim for claim in every if words and _quotes(claim, words) == _length(words)), None)
        if holder is None:
            sheet.drop("timeline", number)
        else:
            line["claim"] = holder.id


def merged(source: Source, sheet: Sheet) -> tuple[str, tuple[str, ...]]:
    """The file with the records of the sheet, and the sections that could not take theirs: written in one line."""
    root = parse_record(source)
    sections = {entry.key.text: entry.value for entry in root.entries}
    text = source.text if source.text.endswith("\n") else f"{source.text}\n"
    closed: list[str] = []
    added: list[tuple[int, str]] = []
    for section in SECTIONS:
        lines = [*section_lines(section, sheet.records[section])]
        if not lines:
            continue
        node = sections.get(section)
        if node is None:
            added.append((len(text), f"\n{section}:\n{''.join(lines)}"))
        elif _is_block(node, text):
            added.append((_end_of_line(text, _last(node)), _indented(lines, _indent(node, text))))
        else:
            closed.append(section)
    # From the end, so that places stay; what will stand at one place keeps its order.
    added.reverse()
    for at, words in sorted(added, key=lambda one: -one[0]):
        text = f"{text[:at]}{words}{text[at:]}"
    return text, tuple(closed)


# ---- What is known


def _participant(record: Mapping[str, object], names: Glossary, article: Article) -> str | None:
    """The participant of the facts that has this name."""
    called = {" ".join(span.text.split()).casefold() for span in spans_of(record.get("named"))}
    for one in article.facts.participants.values():
        english = names[one.id].forms["en"]
        if called & {form.casefold() for form in (one.named.words, english.words, *english.others)}:
            return one.id
    return None


def _quotes(claim: Claim, ours: Iterable[Span]) -> int:
    """How many characters of some words a claim quotes."""
    return _overlap((one.quote for one in claim.evidence), ours)


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _overlap(theirs: Iterable[Span], ours: Iterable[Span]) -> int:
    """How many characters stand in both."""
    inside = {at for span in theirs for at in range(span.start, span.end)}
    return len(inside & {at for span in ours for at in range(span.start, span.end)})


def _ids(article: Article, section: str) -> set[str]:
    facts = article.facts
    match section:
        case "participants":
            return {*facts.participants}
        case "dates":
            return {*facts.dates}
        case "claims":
            return {*facts.claims}
        case "faq":
            return {one.id for one in facts.faq}
        case _:
            return set()


def _free(name: str, taken: set[str]) -> str:
    return next(new for number in range(2, len(taken) + 3) if (new := f"{name}-{number}") not in taken)


# ---- What may stay


def _keep_within_a_third(sheet: Sheet, article: Article) -> None:
    """Takes out the last new sentences until the pages quote no more of the article than they may."""
    if article.facts.publish is not Publish.QUOTES:
        return
    body = [one.span for one in article.seed.sentences]
    most = QUOTED_AT_MOST * sum(one.end - one.start for one in body)
    quoted = [one.quote for claim in article.facts.claims.values() for one in claim.evidence]
    for name in reversed([*sheet.records["claims"]]):
        if _overlap([*quoted, *sheet.spans()], body) <= most:
            return
        if name in sheet.records["claims"]:
            sheet.drop("claims", name)


def _keep_new_lines(sheet: Sheet, article: Article) -> None:
    """Only lines at new dates, and questions that a new claim answers or a new participant raises."""
    for number, record in [*sheet.records["timeline"].items()]:
        if record["on"] not in sheet.records["dates"]:
            sheet.drop("timeline", number)
    keep_dates_of_lines(sheet)
    answers = {frozenset(question.answer) for question in article.facts.faq}
    for name, record in [*sheet.records["faq"].items()]:
        answer = ids(record["answer"])
        is_about_somebody = name.startswith((_new("faq", "who-"), _new("faq", "said-")))
        is_new = any(claim in sheet.records["claims"] for claim in answer)
        if not is_about_somebody or not is_new or frozenset(answer) in answers:
            sheet.drop("faq", name)


def keep_dates_of_lines(sheet: Sheet) -> None:
    """Takes out the dates at which no line of the timeline stands."""
    for name in [*sheet.records["dates"]]:
        if all(record["on"] != name for record in sheet.records["timeline"].values()):
            sheet.drop("dates", name)


# ---- In the text


def _is_block(node: Record | Sequence | Scalar, text: str) -> bool:
    """Whether a section has a record in each line, so that a line can be added."""
    return _is_filled(node) and text[node.span.start] not in "{["


def _last(node: Record | Sequence | Scalar) -> int:
    """Where the last value of a section ends."""
    match node:
        case Record(entries=entries) if entries:
            last = entries[-1].value
            return max(entries[-1].key.span.end, _last(last) if _is_filled(last) else last.span.end)
        case Sequence(items=items) if items:
            return _last(items[-1])
        case _:
            return node.span.end


def _is_filled(node: Record | Sequence | Scalar) -> bool:
    return (isinstance(node, Record) and bool(node.entries)) or (isinstance(node, Sequence) and bool(node.items))


def _end_of_line(text: str, at: int) -> int:
    return text.index("\n", at) + 1


def _indent(node: Record | Sequence | Scalar, text: str) -> int:
    """How far the records of a section are indented."""
    start = node.entries[0].key.span.start if isinstance(node, Record) else node.span.start
    return start - (text.rfind("\n", 0, start) + 1)


def _indented(lines: Iterable[str], indent: int) -> str:
    """Lines that are indented by two, by as much as the others are."""
    return "".join(f"{' ' * indent}{line[2:]}" for record in lines for line in _each(record))


def _each(record: str) -> Iterator[str]:
    yield from record.splitlines(keepends=True)
