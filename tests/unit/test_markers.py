"""Every marker of every page, in every language, opens what its own line rests on, and every address has its target.

What a line rests on is read here from the facts file itself, by the line's words: no id is read. The ids of `crossing`
are legal ones that could be taken for one another, for parts of pages or for names of the browser's own.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict
from xml.etree.ElementTree import Element

import markdown
import polib
import pytest
import yaml
from icalendar import Calendar

import build
from explainer import finish
from explainer.model.anchors import of_entry, of_participant
from explainer.model.facts import Sort, Status
from explainer.model.published import Published, PublishedCorrection
from explainer.read.published import read_published
from explainer.source import Source
from tests import languages
from tests.article import SEEDS as KNOWN
from tests.article import SLUG
from tests.site.pages import PREFIX, Html, Site, inside, line_text, name, parse, plain, text
from tests.workshop import SEEDS

ROOT = Path(__file__).resolve().parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
CASES = ROOT / "tests" / "cases" / "ids"
FRAME = re.findall(r'\bid="([^"{]+)"', (ROOT / "overrides/main.html").read_text("utf-8"))
"""The ids of what stands around every page."""

Evidence = tuple[tuple[str, str], ...]
"""(unit, words), as the facts file quotes them."""


class Label(TypedDict):
    """Headline or status word."""

    text: str
    rests_on: list[str]


class Claim(TypedDict, total=False):
    """What a claim may have."""

    kind: str
    text: str
    short: str
    evidence: list[dict[str, str]]
    because: str
    nearest: list[str]


class Participant(TypedDict):
    """What is looked at of a participant."""

    named: dict[str, str]


class When(TypedDict, total=False):
    """What is looked at of a date."""

    edtf: str
    words: dict[str, str]
    inferred: str


class FactsFile(TypedDict):
    """What is looked at here of a facts file."""

    headline: Label
    lead: dict[str, Label]
    status: dict[str, Label]
    participants: dict[str, Participant]
    dates: dict[str, When]
    claims: dict[str, Claim]
    timeline: list[dict[str, str]]
    faq: dict[str, object]


@dataclass(frozen=True)
class Basis:
    """What one thing that pages say rests on, from the facts file."""

    kind: str
    evidence: Evidence
    nearest: Evidence
    because: str | None
    """The English."""


@dataclass(frozen=True)
class Desk:
    """The pages made of an article, and its own files."""

    slug: str
    site: Site
    facts: FactsFile
    translations: Mapping[str, Mapping[str, str]]
    """Language → catalogue's id → words."""

    def words(self, tag: str, unit: str, english: str) -> str:
        """In a language; English where it is not translated."""
        return plain(self.translations[tag].get(unit) or english)

    def bases(self) -> Iterator[tuple[str, str, str, Basis]]:
        """(thing, catalogue's id, English words, what they rest on) of everything that a line can say."""
        claims = self.facts["claims"]
        for label, unit in (
            (self.facts["headline"], "headline"),
            *((v, f"lead.{k}") for k, v in self.facts.get("lead", {}).items()),
            *((v, f"status.{k}") for k, v in self.facts["status"].items()),
        ):
            yield unit, unit, label["text"], self._basis(label["rests_on"])
        for one, claim in claims.items():
            quoted = "“" + " … ".join(words for _, words in evidence(claim)) + "”"
            yield f"claim.{one}", f"claim.{one}", claim.get("text", quoted), self._basis([one])
            if "short" in claim:
                yield f"claim.{one}", f"claim.{one}.short", claim["short"], self._basis([one])

    def things(self, tag: str) -> dict[str, tuple[str, Basis]]:
        """Words → the thing that says them, and what it rests on."""
        found: dict[str, tuple[str, Basis]] = {}
        for thing, unit, english, basis in self.bases():
            words = self.words(tag, unit, english)
            assert found.setdefault(words, (thing, basis))[0] == thing, f"{tag}: two things say {words!r}"
        return found

    def _basis(self, ids: list[str]) -> Basis:
        claims = [self.facts["claims"][one] for one in ids]
        nearest = [self.facts["claims"][near] for claim in claims for near in claim.get("nearest", ())]
        reasons = [claim["because"] for claim in claims if "because" in claim]
        return Basis(
            claims[0]["kind"],
            tuple(dict.fromkeys(piece for claim in claims for piece in evidence(claim))),
            tuple(dict.fromkeys(piece for claim in nearest for piece in evidence(claim))),
            reasons[0] if reasons else None,
        )


def evidence(claim: Claim) -> Evidence:
    return tuple((unit, plain(words)) for piece in claim.get("evidence", ()) for unit, words in piece.items())


def made(slug: str, seeds: Path, folder: Path, *more: Path, change: Callable[[str], str] = str) -> Desk:
    """The pages of an article; `change` edits its facts first."""
    target = folder / "seeds"
    target.mkdir()
    for file in (*seeds.glob(f"{slug}.*"), *more):
        shutil.copy2(file, target)
    file = target / f"{slug}.yml"
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    assert build.main(["--seeds", str(target), "--docs", str(folder / "docs")]) == 0
    pages = tuple(map(printed, sorted((folder / "docs").rglob("*.md"))))
    catalogues = {tag: target / f"{slug}.{tag}.po" for tag in PREFIX}
    translations = {
        tag: {e.msgctxt: e.msgstr for e in polib.pofile(str(po))} if po.is_file() else {}
        for tag, po in catalogues.items()
    }
    facts = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - builds nothing: every value is text
    return Desk(slug, Site(folder / "docs", pages), facts, translations)


def printed(file: Path) -> Html:
    """A page as MkDocs makes it, without its frame."""
    head, _, body = file.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
    tag = next(part for part in file.parts if part in PREFIX)
    html = markdown.markdown(body, extensions=["attr_list", "md_in_html"])
    return Html(tag, yaml.safe_load(head)["path"], file, parse(f"<!DOCTYPE html><body>{html}"))


@pytest.fixture(scope="module")
def crossing(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return made("crossing", CASES, tmp_path_factory.mktemp("crossing"))


@pytest.fixture(scope="module", params=["crossing", "ferry", SLUG])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, crossing: Desk) -> Desk:
    if request.param == "crossing":
        return crossing
    seeds = KNOWN if request.param == SLUG else SEEDS
    return made(request.param, seeds, tmp_path_factory.mktemp("desk"), seeds / "glossary.yml")


def lines(desk: Desk) -> Iterator[tuple[Html, Element]]:
    return (
        (page, line)
        for page in desk.site.pages
        if page.path.startswith(desk.slug) and not page.all(".rows")
        for line in page.all(".line")
    )


def quoted(quotes: list[Element], page: Html, desk: Desk) -> dict[str, str]:
    """Unit → the words marked in it."""
    found = {}
    for quote in quotes:
        path, unit = desk.site.follow(page, inside(quote, "a")[0].attrib["href"])
        assert path == f"{PREFIX[page.tag]}{desk.slug}/source/"
        found[unit] = " ".join(text(mark) for mark in inside(quote, "mark"))
    assert len(found) == len(quotes)
    return found


def differs(shown: Mapping[str, str], wanted: Evidence) -> bool:
    """Whether other units are quoted, other words marked, or more of them."""
    return (
        set(shown) != {unit for unit, _ in wanted}
        or any(words not in shown[unit] for unit, words in wanted)
        or any(
            not any(mark in words or words in mark for at, words in wanted if at == unit)
            for unit, mark in shown.items()
        )
    )


def faults(desk: Desk) -> Iterator[str]:
    for tag in PREFIX:
        things = desk.things(tag)
        whole = {thing: desk.words(tag, unit, english) for thing, unit, english, _ in desk.bases() if thing == unit}
        for page, line in ((page, line) for page, line in lines(desk) if page.tag == tag):
            thing, basis = things[line_text(line)]
            where = f"{page}: {line_text(line)!r}"
            (mark,) = inside(line, ".mark")
            drawers = [one for one in page.all("[id]") if one.get("id") == mark.get("popovertarget")]
            if [name(one) for one in drawers] != ["aside"]:
                yield f"{where} has a dead marker"
                continue
            drawer = drawers[0]
            yield from opened(desk, page, where, drawer, basis)
            numbers = [unit.removeprefix("s") for unit, _ in basis.evidence if unit.startswith("s")]
            if [sign for sign in text(mark).split("·") if sign.isdigit()] != sorted(set(numbers), key=int):
                yield f"{where} is marked {text(mark)}"
            if line.get("data-kind") != basis.kind:
                yield f"{where} is shown as {line.get('data-kind')}"
            compare, report = inside(inside(drawer, ".drawer__ways")[0], "a")
            path, anchor = desk.site.follow(page, compare.attrib["href"])
            row = desk.site.by_address[path].by_id(anchor)
            # Words without any translation have one cell.
            cells = [] if row is None else [text(cell) for cell in (inside(row, "p") or inside(row, "div"))]
            if cells[:1] != [whole[thing]]:  # the page's own language stands first
                yield f"{where} is compared with {cells}"
            told = page.by_id(report.attrib["data-report"])
            if told is None or things.get(line_text(told), ("",))[0] != thing:
                yield f"{where} is reported as {report.attrib['data-report']!r}"


def opened(desk: Desk, page: Html, where: str, drawer: Element, basis: Basis) -> Iterator[str]:
    nearest = [quote for block in inside(drawer, ".drawer__nearest") for quote in inside(block, ".quote")]
    own = [quote for quote in inside(drawer, ".quote") if quote not in nearest]
    if drawer.get("data-kind") != basis.kind:
        yield f"{where} opens {drawer.get('data-kind')}"
    if differs(quoted(own, page, desk), basis.evidence):
        yield f"{where} opens {quoted(own, page, desk)}"
    if differs(quoted(nearest, page, desk), basis.nearest):
        yield f"{where} opens as the nearest {quoted(nearest, page, desk)}"
    reasons = [text(one, without=("b",)) for one in inside(drawer, ".drawer__because")]
    wanted = (
        []
        if basis.because is None
        else [
            desk.words(page.tag, f"claim.{one}.because", basis.because)
            for one, claim in desk.facts["claims"].items()
            if claim.get("because") == basis.because
        ][:1]
    )
    if reasons != wanted:
        yield f"{where} is reasoned {reasons}"


def test_every_marker_opens_what_its_line_rests_on(desk: Desk) -> None:
    seen = Counter(page.tag for page, _ in lines(desk))
    assert len(seen) == len(PREFIX), seen
    assert min(seen.values()) > 10, seen
    assert not (found := list(faults(desk))), "\n".join(found)


def astray(desk: Desk) -> Iterator[str]:
    """Headline and status words carry no marker: their way leads to the evidence, or to the headline over its lead."""
    for tag in PREFIX:
        things = desk.things(tag)
        for page, told in ((html, one) for html in desk.site.of(tag) for one in html.all(".told")):
            thing, basis = things[line_text(told)]
            where = f"{page}: {line_text(told)!r}"
            if "href" not in told.attrib:
                if [one for one in page.all("h1") if told in inside(one, ".told")] == [] or thing != "headline":
                    yield f"{where} leads nowhere"
                continue
            path, anchor = desk.site.follow(page, told.attrib["href"])
            there = desk.site.by_address[path]
            if thing == "headline":
                if [line_text(one) for head in there.all("h1") for one in inside(head, ".told")] != [line_text(told)]:
                    yield f"{where} does not lead to the headline"
            elif basis.evidence:
                if path != f"{PREFIX[tag]}{desk.slug}/source/" or anchor not in {unit for unit, _ in basis.evidence}:
                    yield f"{where} leads to {path}#{anchor}"
            else:
                target = there.by_id(anchor)
                behind = [] if target is None else [target, *inside(target, ".line")]
                if not any(things.get(line_text(one), ("", None))[1] == basis for one in behind):
                    yield f"{where} leads to {path}#{anchor}, which says something else"


def test_what_carries_no_marker_leads_to_what_it_rests_on(desk: Desk) -> None:
    assert not (found := list(astray(desk))), "\n".join(found)


def resting(desk: Desk, tag: str) -> Iterator[tuple[str, str, str, bool]]:
    """(unit, sort, what, whether it is merely the nearest) of all that pages say, by what identifies it on its page."""
    facts = desk.facts
    things = desk.things(tag)
    said = {line_text(line) for page, line in lines(desk) if page.tag == tag}
    bases = [things[words][1] for words in said]
    told = {line_text(one) for page in desk.site.of(tag) for one in page.all(".told")}
    for words in said | {words for words in told if things[words][1] not in bases}:
        thing, basis = things[words]
        units = {unit for unit, _ in basis.evidence}
        yield from ((unit, "line", thing, False) for unit in units)
        yield from ((unit, "line", thing, True) for unit in {unit for unit, _ in basis.nearest} - units)
    cards = {text(inside(card, "q")[0]) for page in desk.site.of(tag) for card in page.all(".card")}
    for one in facts["participants"].values():
        yield from (
            (unit, "card", words, False) for unit, said in one["named"].items() if (words := plain(said)) in cards
        )
    for on in {entry["on"] for entry in facts["timeline"]}:
        when = facts["dates"][on]
        inferred = evidence(facts["claims"][when["inferred"]]) if "inferred" in when else ()
        for unit in {*when["words"], *(unit for unit, _ in inferred)}:
            yield unit, "timeline__entry", when["edtf"], False


def listed(desk: Desk, page: Html) -> Iterator[tuple[str, str, str, bool]]:
    """The same of all that stands under a sentence; each must lead to where it stands, by its own words."""
    for sentence in page.all(".sentence"):
        for part in inside(sentence, "details"):
            for link in inside(part, "a"):
                path, anchor = desk.site.follow(page, link.attrib["href"])
                target = desk.site.by_address[path].by_id(anchor)
                assert target is not None, f"{page}: {link.attrib['href']}"
                sort = target.attrib["class"]
                if sort in {"line", "told"}:
                    sort = "line"
                    assert line_text(target) == text(link)
                    what = desk.things(page.tag)[text(link)][0]
                elif sort == "card":
                    assert text(inside(target, "h3")[0]) == text(link)
                    what = text(inside(target, "q")[0])
                else:
                    assert text(link) in text(inside(target, ".timeline__date")[0])
                    what = target.attrib["data-edtf"]
                yield sentence.attrib["id"], sort, what, part is not inside(sentence, ".sentence__rests")[0]


def test_under_each_sentence_stands_everything_that_is_based_on_it_once(desk: Desk) -> None:
    """Each claim in whichever wording, each label, each date and each name; and what the article does not say.

    Words without a marker stand there only where no line rests on the same.
    """
    for tag in PREFIX:
        page = desk.site.page(tag, f"{desk.slug}/source/")
        found = list(listed(desk, page))
        assert set(found) == set(resting(desk, tag)), page
        assert not [one for one, n in Counter(found).items() if n > 1 and one[1] != "timeline__entry"], page
        counts = [text(one).rpartition(":")[2] for one in page.all("summary")]
        assert [int(re.sub(r"\D", "", one.replace("：", ":").rpartition(":")[2])) for one in counts] == [
            len(inside(part, "a")) for part in page.all(".sentence__rests") if name(part) == "details"
        ], page


def lost(site: Site) -> Iterator[str]:
    """Ids that stand twice, on a page or in its frame, and addresses without a target."""
    for page in site.pages:
        yield from (f"{page}: {one!r} stands {n} times" for one, n in Counter([*page.ids, *FRAME]).items() if n > 1)
        for element in page.all("[href]"):
            if "#" in element.attrib["href"] and ":" not in element.attrib["href"]:
                path, anchor = site.follow(page, element.attrib["href"])
                if anchor not in site.by_address[path].ids:
                    yield f"{page}: {element.attrib['href']} leads nowhere"
        for attribute in ("popovertarget", "aria-labelledby", "list"):
            for element in page.all(f"[{attribute}]"):
                if element.attrib[attribute] not in page.ids:
                    yield f"{page}: {attribute}={element.attrib[attribute]!r} is nowhere"


def test_no_two_things_share_an_id_and_every_address_has_its_target(desk: Desk) -> None:
    assert not (found := list(lost(desk.site))), "\n".join(found)


@pytest.mark.parametrize("publish", ["full", "quotes", "none"])
def test_side_by_side_a_way_leads_to_every_sentence_that_a_line_rests_on(tmp_path: Path, publish: str) -> None:
    """`hope` stands under s2 and leads to s3: on the source page where no line stands under it, and it is not shown."""
    only = "- s3: Both towns hope for a quick answer"
    desk = made(
        "ferry",
        SEEDS,
        tmp_path,
        SEEDS / "glossary.yml",
        change=lambda facts: facts.replace("publish: full", f"publish: {publish}").replace(
            only, f"- s2: a study would be ready\n      {only}"
        ),
    )
    (page,) = (one for one in desk.site.of("en") if one.all(".rows") and one.path.startswith("ferry"))
    (row,) = (
        one for one in page.all(".row") if desk.facts["claims"]["hope"]["text"] in text(one) and not inside(one, ".row")
    )
    ways = [way.attrib["href"].partition("#")[2].removeprefix("sentence.") for way in inside(row, ".mark")]
    assert ways == ["s2", "s3"]
    assert not (found := list(lost(desk.site))), "\n".join(found)


def test_ids_are_no_names_of_the_browsers_own(crossing: Desk) -> None:
    """An element called `location` or `forms` would stand for them in a page's scripts."""
    ids = {one for page in crossing.site.pages if page.path.startswith("crossing") for one in page.ids}
    of_records = {*crossing.facts["claims"], *crossing.facts["participants"], *crossing.facts["faq"]}
    parts = {"key", "page", "drawers", "headline", "title", "s1", "not-stated", "sort-person", "show-kk", "said"}
    assert ids & of_records <= parts
    assert not ids & {"location", "forms", "constructor", "e", "x"}


def test_every_event_of_a_calendar_is_its_own(crossing: Desk) -> None:
    file = crossing.site.folder / "en/crossing/timeline/timeline.ics"
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    uids = [str(event["uid"]) for event in events]
    assert len(set(uids)) == len(uids) == sum(entry["status"] != "article" for entry in crossing.facts["timeline"])
    assert "crossing.meeting-day@explainer" in uids, "the UID of a date's first entry stays"


def published(desk: Desk) -> Published:
    file = desk.site.folder / "en/crossing/facts.json"
    return read_published(Source(file.name, file.read_text("utf-8")))


def test_what_machines_are_told_of_stands_where_they_are_told(crossing: Desk) -> None:
    """Events and people of the pages' data (JSON-LD): each id is that of the entry or card with its own words."""
    about = published(crossing)
    timeline = crossing.site.page("en", "crossing/timeline/")
    events = {own: one for own, one in about.entries.items() if one.status in {Status.HAPPENED, Status.PLANNED}}
    assert len(events) == 4
    for own, event in events.items():
        entry = timeline.by_id(of_entry(own))
        assert entry is not None, own
        words = about.claim[event.claim].shortest["en"]
        if words not in [line_text(line) for line in inside(entry, ".line")][:1]:  # another entry says it
            entry = timeline.by_id(inside(entry, ".timeline__see a")[0].attrib["href"].removeprefix("#"))
            assert entry is not None, own
            assert words in [line_text(line) for line in inside(entry, ".line")]
    people = [one for one in about.participants if one.sort is Sort.PERSON]
    assert people
    for person in people:
        card = crossing.site.page("en", "crossing/participants/").by_id(of_participant(person.id))
        assert card is not None, person.id
        assert text(inside(card, "h3")[0]) == person.name["en"]


def test_no_two_units_of_a_catalogue_are_called_the_same(tmp_path: Path) -> None:
    for file in CASES.glob("crossing.*"):
        shutil.copy2(file, tmp_path)
    assert build.main(["--seeds", str(tmp_path), "messages"]) == 0
    ids = [entry.msgctxt for entry in polib.pofile(str(tmp_path / "crossing.kk.po"))]
    assert {"claim.x.short", "claim.x-short", "claim.year.because", "claim.year-because"} <= {*ids}
    assert len(ids) == len({*ids})


def test_no_two_corrections_are_one_entry_of_a_feed(crossing: Desk) -> None:
    """`a-b` and its `c`, `a` and its `b-c`."""
    about = published(crossing)
    articles = [
        replace(about, slug=slug, corrections=(PublishedCorrection(one, dt.date(2022, 7, 1), {"en": "Why."}),))
        for slug, one in (("a-b", "c"), ("a", "b-c"))
    ]
    locales, words = languages.interface()
    made = finish.feed(
        [(one, "") for one in articles], locales[0], words["en"], finish.address("https://example.org/", None)
    )
    ids = [one.text for one in ET.fromstring(made or b"").iterfind(f"{ATOM}entry/{ATOM}id")]  # noqa: S314 - ours
    assert len(ids) == len({*ids}) == 4
