"""The summary: what a reader with thirty seconds gets, first screen first. It is complete by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from explainer.compose.corrections import corrections
from explainer.compose.drawing import drawing, tells
from explainer.compose.evidence import (
    claim_short,
    claims_of,
    label_line,
    lead_unit,
    line,
    lines_in,
    short_line,
    status_unit,
    units_behind,
)
from explainer.compose.frame import article_page, page_path, sections
from explainer.compose.known import known
from explainer.compose.links import href
from explainer.model.anchors import anchor, of_participant
from explainer.model.blocks import (
    Block,
    Corrections,
    Heading,
    Headline,
    Lines,
    NotKnown,
    Paragraph,
    People,
    Person,
    StatusLine,
    Ways,
)
from explainer.model.facts import HAVE_CARDS, HEADLINE, Article, Kind, Publish, Sort, Status
from explainer.model.lines import Basis, Line, Link, Told
from explainer.model.message import Listing, Message, Name, Ui
from explainer.model.page import Page
from explainer.model.words import State

_KEY = "key"
_WHAT = {_KEY: (_KEY,), "happened": ("happened",), "continued": ("continued",)}
"""The headings over what happened, or how the article goes on, and the sections of the facts that stand under each."""
_WHO = {"said": ("said", "both"), "views": ("views", "expects"), "unstated": ("unstated",)}
"""Those over what was said, what the article itself claims, and what it does not say."""


def summary(article: Article, languages: tuple[str, ...], states: Mapping[str, State]) -> Page[Message]:
    """The article's first page."""
    facts = article.facts
    path = page_path(article, "summary")
    parts: list[Block[Message]] = [*_sections(article, _WHAT, ())]
    # Who is told of in a sentence above, or at a date below, is not told of in it again.
    above = {item.rests_on for item in lines_in(tuple(parts))}
    dated = {entry.claim for entry in facts.timeline}
    people = tuple(one for one in _people(article, path) if one.role.rests_on not in above)
    people = tuple(one for one in people if dated.isdisjoint(one.role.rests_on.claims))
    roles = [one.role for one in people]
    drawn = known(article, path)
    if drawn is not None:
        parts.append(drawn)
    stands = [*lines_in(tuple(parts))]
    told_below = [*_sections(article, _WHO, (*roles, *stands))]
    if any(entry.status is not Status.ARTICLE for entry in facts.timeline):
        here = [item.text for item in (*stands, *_lead(article), *roles, *lines_in(tuple(told_below)))]
        parts.append(Heading(2, "timeline", Ui("section.timeline")))
        if tells(article, here):
            parts.append(drawing(article, path, here))
        parts.append(Paragraph("more", Ui("timeline.more"), href(path, page_path(article, "timeline"))))
    if people:
        parts += [Heading(2, "people", Ui("section.people")), People(people)]
    parts += told_below
    if facts.corrections:
        parts += [Heading(2, "corrections", Ui("how.corrections")), Corrections(corrections(article))]
    lead = _lead(article)
    opening: list[Block[Message]] = [Headline(label_line(article, facts.headline, HEADLINE, HEADLINE))]
    told = [*_told(article, path, tuple(lines_in(tuple(parts))))]
    # The lead says what has happened: above it stands only how old that is.
    told = [one for one in told if one.line.kind is Kind.UNSTATED or not lead or not _is_status(one)]
    opening.append(StatusLine(tuple(one for one in told if one.line.kind is not Kind.UNSTATED)))
    if lead:
        opening.append(Lines("lead", lead))
    unknown = tuple(one for one in told if one.line.kind is Kind.UNSTATED)
    if unknown:
        opening.append(NotKnown(unknown))
    ways = (
        Heading(2, "ways", Ui("section.ways")),
        Ways(
            tuple(
                Link(href(path, page_path(article, section)), Ui(f"nav.{section}"), _told_of(article, section), section)
                for section in sections(article)
                if section != "summary"
            )
        ),
    )
    return article_page(
        article,
        languages,
        states,
        "summary",
        (*opening, *parts, *ways),
        # A lead in full is longer than what search engines show of a description.
        description=lead[0].text if lead else in_short(article),
    )


def _told_of(article: Article, section: str) -> Ui:
    """What a reader finds on a page."""
    is_part = section == "source" and article.facts.publish is not Publish.FULL
    return Ui(f"ways.{section}.part" if is_part else f"ways.{section}")


def in_short(article: Article) -> Message:
    """The lead; without one, the first key facts but for inferences, as there is no room for a tag."""
    lead = tuple(item.text for item in _lead(article))
    claims = [article.facts.claims[claim] for claim in article.facts.summary.get(_KEY, ())]
    facts = (claim_short(article, claim) for claim in claims if claim.kind is not Kind.INFERRED)
    return Listing(lead or tuple(facts)[:3], sentences=True)


def _lead(article: Article) -> tuple[Line[Message], ...]:
    return tuple(label_line(article, one, lead_unit(one), lead_unit(one)) for one in article.facts.lead)


def _sections(
    article: Article, headings: Mapping[str, tuple[str, ...]], before: Iterable[Line[Message]]
) -> Iterator[Block[Message]]:
    """What the facts name under each heading, and what rebuts it; a claim stands once on the page."""
    shown = {item.rests_on for item in before}
    for heading, names in headings.items():
        make, style = (short_line, _KEY) if heading == _KEY else (line, "list")
        new: dict[Basis, Line[Message]] = {}
        for section in names:
            for claim in article.facts.with_rebuttals(article.facts.summary.get(section, ())):
                item = make(article, claim, anchor(section, claim))
                if item.rests_on not in shown:
                    new.setdefault(item.rests_on, item)
        shown |= new.keys()
        if new:
            yield Heading(2, heading, Ui(f"section.{heading}"))
            yield Lines(style, tuple(new.values()))


def _people(article: Article, path: str) -> tuple[Person[Message], ...]:
    """Whose role the article gives, people first."""
    cards = page_path(article, "participants")
    every = article.facts.participants.values()
    return tuple(
        Person(
            Link(href(path, cards, of_participant(one.id)), Name(one.id)),
            short_line(article, one.role, anchor("people", one.role)),
        )
        for sort in Sort
        for one in every
        if sort in HAVE_CARDS and one.sort is sort and one.role is not None
    )


def _told(article: Article, path: str, lines: tuple[Line[Message], ...]) -> Iterator[Told[Message]]:
    """The status words and the article's age, each with the way to what it rests on.

    That is a sentence of the article; of what it does not say, the line that says so, here or among the questions.
    """
    facts = article.facts
    source = page_path(article, "source")
    labels = [label_line(article, label, status_unit(label), status_unit(label)) for label in facts.status]
    dates = dict.fromkeys(entry.claim for entry in facts.timeline if entry.status is Status.ARTICLE)
    ages = [short_line(article, claim, anchor("age", claim)) for claim in dates]
    for item in (*labels, *ages):
        claims = claims_of(article, item.rests_on)
        units = units_behind(article, claims)
        here = [one.anchor for one in lines if claims[0].id in one.rests_on.claims]
        asked = [anchor("faq", one.id) for one in facts.faq if claims[0].id in one.answer]
        if units:
            yield Told(item, href(path, source, units[0].id))
        elif here:
            yield Told(item, href(path, path, here[0]))
        else:
            yield Told(item, href(path, page_path(article, "faq"), *asked[:1]))


def _is_status(one: Told[Message]) -> bool:
    """Whether it is one of the status words, and not the article's age."""
    return one.line.anchor.startswith(anchor("status", ""))
