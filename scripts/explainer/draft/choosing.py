"""From what was found to a facts file: which of the article's sentences the pages will quote, and who stands on them.

Every claim is a verbatim sentence, a span of one, or a standard text about the article; nothing is worded here. Of an
article's sentences at most a third is quoted (`publish: quotes`; title and dateline name it and do not count), so the
lead comes first, then roles, then what is dated and what was said in turns, as long as the next one fits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from explainer.draft.dates import dates
from explainer.draft.events import events
from explainer.draft.found import Dated, Happening, Named, Person, Statement
from explainer.draft.organisations import organisations
from explainer.draft.people import people
from explainer.draft.places import country, places
from explainer.draft.sheet import Sheet
from explainer.draft.statements import statements
from explainer.draft.tagger import Tagged
from explainer.draft.words import countries, vocabulary
from explainer.model.edtf import SEASONS, Date, Edtf, Period, Range, Since, Time, Until, parse_period
from explainer.model.facts import QUOTED_AT_MOST, Kind, Sort, Status
from explainer.model.quotations import Quotation, in_unit, is_all_quoted, quotations
from explainer.model.seed import Seed, Sentence
from explainer.model.words import Glossary
from explainer.source import Span

_MOST_PEOPLE = 20
_MOST_ORGANISATIONS = 8
_MOST_COUNTRIES = 8
_MOST_KEY_FACTS = 4
_MOST_KEY_WORDS = 60
_LONGEST_ROLE = 25
"""Words between the beginning of a role and the end of its name that still belong together."""
_MOST_SENTENCES = 24
"""Of an article as long as a book, too, an explainer is a page."""
_LEAD = 4
"""News tells first what matters most; further down a sentence without date or speaker says little by itself."""
_LEAST_QUOTED = 3
_MOST_WHO = 6
_MOST_SAID = 6
_UNTIL = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?\Z", re.IGNORECASE)
_BEFORE_A_WORD = r"(?<![\w])(?<!\w['’‐-])(?<!\d[.,:])"
_BEHIND_A_WORD = r"(?!\w)(?![‐-]\w)(?!['’]\w)(?![.,:]\d)(?!\.[^\W\d_])"
_POSSESSIVE = r"(?=['’]s(?![\w'’-]))"


@dataclass(frozen=True)
class _Found:
    """Everything that the article yields."""

    people: tuple[Person, ...]
    organisations: tuple[Named, ...]
    places: tuple[Named, ...]
    dates: tuple[Dated, ...]
    happenings: tuple[Happening, ...]
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...]


@dataclass
class _Desk:
    """A sheet being filled."""

    seed: Seed
    glossary: Glossary
    found: _Found
    sheet: Sheet
    called: dict[str, str] = field(default_factory=dict)
    """A name as the article writes it → the participant's id."""
    sentences: dict[str, str] = field(default_factory=dict)
    """Unit → the claim that quotes it."""
    dated: str | None = None
    """The id of the article's own date."""

    chosen: list[Sentence] = field(default_factory=list)
    """The sentences that will be quoted whole."""

    def fits(self, *more: Span) -> bool:
        """Whether that may be quoted as well; what is quoted twice counts once."""
        shown: set[int] = set()
        for span in (*self.sheet.spans(), *(one.span for one in self.chosen), *more):
            shown.update(range(span.start, span.end))
        whole = [one.span for one in self.seed.sentences]
        quoted = sum(len(shown.intersection(range(one.start, one.end))) for one in whole)
        return quoted <= QUOTED_AT_MOST * sum(one.end - one.start for one in whole)

    def choose(self, sentence: Sentence) -> None:
        """Quote a sentence of the body whole, if that may be; what is all speech only where it is somebody's."""
        if self.is_all_speech(sentence) and self.speaker(sentence) is None:
            return
        is_free = sentence.number is not None and sentence not in self.chosen and len(self.chosen) < _MOST_SENTENCES
        if is_free and _stands_once(sentence, sentence.span) and self.fits(sentence.span):
            self.chosen.append(sentence)

    def is_all_speech(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in quotation marks as a whole, so that it does not say who speaks."""
        return is_all_quoted(sentence, in_unit(self.found.quotations, sentence))

    def speaker(self, sentence: Sentence) -> str | None:
        """The participant who says it."""
        said = {one.sentence.id: one for one in self.found.statements}.get(sentence.id)
        by = None if said is None else self.called.get(_text(said.speaker))
        return by if by is not None and self.sheet.records["participants"][by]["sort"] != Sort.COUNTRY.value else None


def draft(tagged: Tagged, glossary: Glossary) -> Sheet:
    """The facts of an article as far as a machine finds them. `glossary` lends its ids to whom it knows."""
    persons = people(tagged)
    when = dates(tagged)
    found = _Found(
        persons,
        organisations(tagged, persons),
        places(tagged),
        when,
        events(tagged, when),
        statements(tagged, persons),
        quotations(tagged.seed),
    )
    desk = _Desk(tagged.seed, glossary, found, Sheet(tagged.seed.slug))
    _take_participants(desk)
    title = tagged.seed.title
    own = desk.sheet.add(
        "claims",
        "article-title",
        kind=Kind.REPORTED.value,
        who=_who(desk, title, None),
        evidence=[{title.id: title.span}],
    )
    desk.sheet.headline = (own,)
    _take_date_of_article(desk)
    for lead in tagged.seed.sentences[:1]:
        desk.choose(lead)
    _take_roles(desk)
    _take_sentences(desk)
    _take_silences(desk)
    _take_timeline(desk)
    _take_summary(desk)
    _take_questions(desk)
    return desk.sheet


# ---- Who


def _take_participants(desk: _Desk) -> None:
    employers = {_text(person.organisation) for person in desk.found.people if person.organisation is not None}
    speakers = {_text(one.speaker) for one in desk.found.statements if one.speaker is not None}
    for person in desk.found.people[:_MOST_PEOPLE]:
        _participant(desk, Sort.PERSON, person.name, person.aliases, person.mentions, _family(_text(person.name)))
    bodies = [
        one
        for one in desk.found.organisations
        if len(one.mentions) > 1 or any(_text(form) in speakers | employers for form in (one.name, *one.aliases))
    ]
    for body in bodies[:_MOST_ORGANISATIONS]:
        _participant(desk, Sort.ORGANISATION, body.name, body.aliases, body.mentions, _text(body.name))
    # A country that is mentioned in passing takes no part.
    lead = desk.seed.sentences[0].span.end if desk.seed.sentences else 0
    lands = [
        (one, code)
        for one in desk.found.places
        if (code := country(_text(one.name))) is not None and (len(one.mentions) > 1 or one.mentions[0].start < lead)
    ]
    for land, code in lands[:_MOST_COUNTRIES]:
        name = countries().english[code]
        _participant(desk, Sort.COUNTRY, land.name, land.aliases, land.mentions, name, code)


def _participant(  # noqa: PLR0913, PLR0917 - a participant has that many parts
    desk: _Desk,
    sort: Sort,
    name: Span,
    aliases: Sequence[Span],
    mentions: Sequence[Span],
    short: str,
    territory: str = "",
) -> None:
    written = _text(name)
    known = _known(desk.glossary, sort, written)
    own = known or _free(desk, short, written)
    named = _once(desk.seed, [span for span in mentions if _text(span) == written] or [name])
    if named is None or own is None or own in desk.sheet.records["participants"]:
        return
    also = [] if known else [entry for alias in aliases if (entry := _once(desk.seed, [alias])) is not None]
    desk.sheet.add("participants", own, sort=sort.value, named=named, also=also, territory="" if known else territory)
    for alias in (name, *aliases, *mentions):
        desk.called.setdefault(_text(alias), own)


def _known(glossary: Glossary, sort: Sort, written: str) -> str | None:
    """The glossary's id of that very name; a family name alone may be another person's."""
    for term in glossary.values():
        english = term.forms["en"]
        forms = [form for form in (english.words, *english.others) if sort is not Sort.PERSON or " " in form]
        if term.sort == sort.value and written.casefold() in {form.casefold() for form in forms}:
            return term.id
    return None


def _free(desk: _Desk, *names: str) -> str | None:
    """The first of the ids made of the names that neither the glossary nor another participant has."""
    for name in names:
        slug = _slug(name)
        if slug and slug not in desk.glossary and slug not in desk.sheet.records["participants"]:
            return slug
    return None


def _family(name: str) -> str:
    words = [word for word in name.split() if word.strip(".").lower() not in {"jr", "sr", "ii", "iii", "iv"}]
    return (words or [name])[-1]


def _slug(name: str) -> str:
    """An id: `Böhm` → `bohm`."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    ascii_only = plain.encode("ascii", "ignore").decode().lower().replace("'s", "")
    slug = "-".join(re.findall("[a-z0-9]+", ascii_only))
    return slug if slug[:1].isalpha() else ""


def _take_roles(desk: _Desk) -> None:
    for person in desk.found.people:
        own = desk.called.get(_text(person.name))
        if person.role is None or own is None:
            continue
        words = _role_with_name(desk.seed, person)
        if words is not None and desk.fits(words[1]):
            unit, span = words
            claim = desk.sheet.add(
                "claims", f"{own}-role", kind=Kind.REPORTED.value, who=[own], evidence=[{unit.id: span}]
            )
            desk.sheet.records["participants"][own]["role"] = claim


def _role_with_name(seed: Seed, person: Person) -> tuple[Sentence, Span] | None:
    """The words from role to name, or from name to role, where they stand close together."""
    role = person.role
    if role is None or (unit := _unit_at(seed, role)) is None or unit.number is None:
        return None
    near = [mention for mention in person.mentions if _unit_at(seed, mention) is unit]
    spans = [Span(role.source, min(role.start, one.start), max(role.end, one.end)) for one in near]
    span = min(spans, key=lambda one: one.end - one.start, default=None)
    if span is None or len(span.text.split()) > _LONGEST_ROLE or not _stands_once(unit, span):
        return None
    return unit, span


# ---- When


def _take_date_of_article(desk: _Desk) -> None:
    line, day = desk.seed.dateline, desk.seed.day
    if line is None or day is None:
        return
    desk.dated = desk.sheet.add("dates", "article-dated", edtf=str(Date.of(day)), words={line.id: line.span})
    desk.sheet.add(
        "claims",
        "dated",
        kind=Kind.REPORTED.value,
        text={"standard": "dated", "of": desk.dated},
        evidence=[{line.id: line.span}],
    )
    desk.sheet.add("timeline", "dated", on=desk.dated, status=Status.ARTICLE.value, claim="dated")


def _take_timeline(desk: _Desk) -> None:
    """A line for each dated occurrence whose sentence is quoted."""
    seen: set[tuple[str, Time]] = set()
    for happening in desk.found.happenings:
        claim = desk.sentences.get(happening.sentence.id)
        date = happening.date
        if claim is None or date is None or (claim, date.value) in seen:
            continue
        name = _date(desk, happening.sentence, date)
        if name is not None:
            seen.add((claim, date.value))
            desk.sheet.add("timeline", name, on=name, status=happening.status.value, claim=claim)


def _date(desk: _Desk, unit: Sentence, date: Dated) -> str | None:
    """The id of a date's record; None where it cannot be told as EDTF or where its words do not stand alone."""
    value = _edtf(date, unit)
    words = _once(desk.seed, [date.words])
    if value is None or words is None or (date.inferred and desk.dated is None):
        return None
    period = parse_period(str(date.value))
    name = desk.sheet.add(
        "dates",
        f"on-{str(date.value).lower().replace('/', '-to-')}",
        edtf=str(value),
        period="" if period is None else str(period),
        words=words,
    )
    if date.inferred and desk.dated is not None and desk.seed.dateline is not None:
        claim = desk.sheet.add(
            "claims",
            f"{name}-meant",
            kind=Kind.INFERRED.value,
            text={"standard": "meant", "of": name},
            because={"standard": "counted", "of": desk.dated},
            evidence=[words, {desk.seed.dateline.id: desk.seed.dateline.span}],
        )
        desk.sheet.records["dates"][name]["inferred"] = claim
    return name


def _edtf(date: Dated, unit: Sentence) -> Edtf | None:
    """The value as EDTF, open on the side that "by", "until" or "since" before it leaves open."""
    value = _in_dates(date.value)
    if value is None:
        return None
    before = unit.span.source.text[unit.span.start : date.words.start]
    start_of_words = date.words.text.split()[0].lower()
    if _UNTIL.search(before) or start_of_words in {"by", "until", "before"}:
        return Until(value.end if isinstance(value, Range) else value)
    if _SINCE.search(before) or start_of_words == "since":
        return Since(value.start if isinstance(value, Range) else value)
    return value


def _in_dates(value: Time) -> Date | Range | None:
    """What EDTF, as a facts file uses it, has for a value: none for seasons, days for other parts of a year."""
    match value:
        case Date():
            return value
        case Period() if value.part in SEASONS:
            return None
        case _:
            return Range(Date.of(value.first), Date.of(value.last))


# ---- What


def _take_sentences(desk: _Desk) -> None:
    """What happened on a date, what may come and what was said, in turns."""
    ahead = [one for one in desk.found.happenings if one.status in {Status.PLANNED, Status.POSSIBLE}]
    dated = [one for one in desk.found.happenings if one.date is not None and one not in ahead]
    rows: list[list[Sentence]] = [
        [one.sentence for one in dated],
        [one.sentence for one in (*(a for a in ahead if a.date is not None), *(a for a in ahead if a.date is None))],
        _by_speaker(desk.found.statements),
    ]
    wanted: list[Sentence] = []
    for place in range(max(map(len, rows), default=0)):
        wanted.extend(row[place] for row in rows if place < len(row))
    for sentence in dict.fromkeys(wanted):
        desk.choose(sentence)
    for sentence in desk.seed.sentences[:_LEAD]:
        if len(desk.chosen) < _LEAST_QUOTED:
            desk.choose(sentence)
    for sentence in sorted(desk.chosen, key=lambda one: one.span.start):
        by = desk.speaker(sentence)
        desk.sentences[sentence.id] = desk.sheet.add(
            "claims",
            f"sentence-{sentence.number}",
            kind=(Kind.SAID if by else Kind.REPORTED).value,
            by=by or "",
            who=_who(desk, sentence, by),
            evidence=[{sentence.id: sentence.span}],
        )


def _by_speaker(said: Sequence[Statement]) -> list[Sentence]:
    """One statement of each speaker first, direct speech before indirect, then their others."""
    order: dict[str, list[Statement]] = {}
    for one in said:
        order.setdefault(_text(one.speaker), []).append(one)
    for several in order.values():
        several.sort(key=lambda one: one.quote is None)
    longest = max(map(len, order.values()), default=0)
    return [several[i].sentence for i in range(longest) for several in order.values() if i < len(several)]


def _who(desk: _Desk, sentence: Sentence, by: str | None) -> list[str]:
    """The people whom a sentence names."""
    inside = [
        desk.called.get(_text(person.name))
        for person in desk.found.people
        if any(sentence.span.start <= one.start and one.end <= sentence.span.end for one in person.mentions)
    ]
    return [name for name in dict.fromkeys(inside) if name is not None and name != by]


def _take_silences(desk: _Desk) -> None:
    near = [*desk.sentences.values()][:1] or list(desk.sheet.headline)
    if desk.dated is not None:
        _silence(desk, "later", "after-publication", near, desk.dated)
    if not desk.found.dates:
        _silence(desk, "no-date", "dates", near)
    if not any(one.quote is not None for one in desk.found.statements):
        _silence(desk, "no-direct-speech", "direct-speech", near)


def _silence(desk: _Desk, name: str, words: str, near: list[str], of: str = "") -> None:
    """A standard silence, if none of the words that would break it stands in the article."""
    absent = sorted(vocabulary(f"absent_{words.replace('-', '_')}"))
    text = desk.seed.source.text
    if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in absent):
        return
    standard = {"standard": name, "of": of} if of else {"standard": name}
    desk.sheet.add("claims", name, kind=Kind.UNSTATED.value, text=standard, absent=absent, nearest=near)


# ---- The pages


def _take_summary(desk: _Desk) -> None:
    key: list[str] = []
    words = 0
    on_time = [str(record["claim"]) for record in desk.sheet.records["timeline"].values()]
    units = {claim: unit for unit, claim in desk.sentences.items()}
    for claim in dict.fromkeys([*list(units)[:1], *on_time]):
        unit = desk.seed.unit(units.get(claim, ""))
        if unit is not None and desk.is_all_speech(unit):
            continue  # Among the key facts it would stand without its speaker.
        length = 0 if unit is None else len(unit.text.split())
        if unit is not None and len(key) < _MOST_KEY_FACTS and words + length <= _MOST_KEY_WORDS:
            key.append(claim)
            words += length
    if not key:
        key = list(desk.sheet.headline)
    kinds = {name: record["kind"] for name, record in desk.sheet.records["claims"].items()}
    rest = [claim for claim in desk.sentences.values() if claim not in key]
    sections: Mapping[str, list[str]] = {
        "key": key,
        "happened": [claim for claim in rest if kinds[claim] == Kind.REPORTED.value],
        "said": [claim for claim in rest if kinds[claim] == Kind.SAID.value],
        "unstated": [claim for claim, kind in kinds.items() if kind == Kind.UNSTATED.value],
    }
    for section, claims in sections.items():
        if claims:
            desk.sheet.add("summary", section, claims=claims)


def _take_questions(desk: _Desk) -> None:
    asked: set[frozenset[str]] = set()

    def ask(name: str, standard: str, answer: Sequence[str], of: str = "") -> None:
        if answer and frozenset(answer) not in asked:
            asked.add(frozenset(answer))
            words = {"standard": standard, "of": of} if of else {"standard": standard}
            desk.sheet.add("faq", name, ask=words, answer=list(answer))

    records = desk.sheet.records
    ask("what", "what", [*desk.sentences.values()][:1])
    ask("when", "when", list(dict.fromkeys(_on_time(desk, {Status.HAPPENED.value, Status.RECURRING.value}))))
    ask("where", "where", list(_naming_places(desk)))
    for own, record in [*records["participants"].items()]:
        if "role" in record and sum(name.startswith("who-") for name in records["faq"]) < _MOST_WHO:
            ask(f"who-{own}", "who", [str(record["role"])], own)
    for own in records["participants"]:
        said = [name for name, claim in records["claims"].items() if claim.get("by") == own]
        if sum(name.startswith("said-") for name in records["faq"]) < _MOST_SAID:
            ask(f"said-{own}", "said", said, own)
    ask("expected", "expected", list(_expected(desk)))
    if "dated" in records["claims"]:
        ask("age", "age", ["dated"])
    for name, standard in (("later", "later"), ("no-date", "when"), ("no-direct-speech", "quoted")):
        if name in records["claims"]:
            ask(f"{standard}-unstated" if name == "no-date" else name, standard, [name])


def _on_time(desk: _Desk, statuses: set[str]) -> Iterator[str]:
    for record in desk.sheet.records["timeline"].values():
        if record["status"] in statuses:
            yield str(record["claim"])
            inferred = desk.sheet.records["dates"][str(record["on"])].get("inferred")
            if inferred is not None:
                yield str(inferred)


def _naming_places(desk: _Desk) -> Iterator[str]:
    mentions = [span for place in desk.found.places for span in place.mentions]
    for unit, claim in desk.sentences.items():
        sentence = desk.seed.unit(unit)
        if sentence is not None and any(sentence.span.start <= m.start < sentence.span.end for m in mentions):
            yield claim


def _expected(desk: _Desk) -> Iterator[str]:
    ahead = [one for one in desk.found.happenings if one.status in {Status.PLANNED, Status.POSSIBLE}]
    claims = (desk.sentences.get(one.sentence.id) for one in ahead)
    yield from dict.fromkeys(claim for claim in claims if claim is not None)


# ---- Words of the article


def _once(seed: Seed, spans: Sequence[Span]) -> dict[str, Span] | None:
    """The first of the spans whose words stand exactly once in their unit, as evidence has to; body before title."""
    placed = [(unit, span) for span in spans if (unit := _unit_at(seed, span)) is not None]
    placed.sort(key=lambda one: one[0].number is None)
    return next(({unit.id: span} for unit, span in placed if _stands_once(unit, span)), None)


def _unit_at(seed: Seed, span: Span) -> Sentence | None:
    return next((unit for unit in seed.units if unit.span.start <= span.start and span.end <= unit.span.end), None)


def _stands_once(unit: Sentence, span: Span) -> bool:
    """Whether its words, as whole words, stand nowhere else in the unit, and here as whole words."""
    words = _BEFORE_A_WORD + r"\s+".join(map(re.escape, span.text.split()))
    found = [*re.finditer(words + _BEHIND_A_WORD, unit.span.text)]
    found = found or [*re.finditer(words + _POSSESSIVE, unit.span.text, re.IGNORECASE)]
    return [match.start() + unit.span.start for match in found] == [span.start]


def _text(span: Span | None) -> str:
    return "" if span is None else " ".join(span.text.split())
