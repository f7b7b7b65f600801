"""What every page of an article has around its own blocks: navigation, kicker, drawers, colophon."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.compose.evidence import drawers, label_line, lines_in
from explainer.compose.links import href
from explainer.model.blocks import Block, Colophon, Heading, Kicker, Legend, Paragraph
from explainer.model.edtf import Date
from explainer.model.facts import HEADLINE, Article, Kind, Made, Publish, Requirement, Status
from explainer.model.lines import Link, Told
from explainer.model.message import DateMessage, Endonym, Listing, Message, Ours, PerLocale, Ui
from explainer.model.page import Calendar, Page
from explainer.model.words import State

SECTIONS = ("summary", "participants", "timeline", "faq", "source", "side-by-side")
"""An article's pages in the order of its navigation; the first is the article's own address."""


def sections(article: Article) -> tuple[str, ...]:
    """The pages that an article's navigation leads to: no timeline without a date.

    The article's own is in the summary.
    """
    is_dated = any(entry.status is not Status.ARTICLE for entry in article.facts.timeline)
    return tuple(one for one in SECTIONS if one != "timeline" or is_dated)


def page_path(article: Article, section: str) -> str:
    """The path of one of an article's pages, without a language."""
    return f"{article.slug}/" if section == "summary" else f"{article.slug}/{section}/"


def headline_text(article: Article) -> Ours:
    """The article's headline in our words."""
    return Ours(article.slug, HEADLINE, article.facts.headline.text.words)


def article_page(  # noqa: PLR0913 - a page has that many parts
    article: Article,
    languages: tuple[str, ...],
    states: Mapping[str, State],
    section: str,
    blocks: tuple[Block[Message], ...],
    *,
    description: Message | None = None,
    calendar: Calendar[Message] | None = None,
) -> Page[Message]:
    """A page of an article: its own blocks within kicker and title (the summary has its own), drawers and colophon.

    Side by side has no drawers: its lines stand under the sentences that they rest on.
    """
    path = page_path(article, section)
    headline = headline_text(article)
    title: Message = headline
    blocks = blocks or (Paragraph("text", Ui("page.nothing")),)
    if section != "summary":
        title = Ui("page.title", {"section": Ui(f"nav.{section}"), "headline": headline})
        # Side by side has a row of that id.
        line = label_line(article, article.facts.headline, HEADLINE, "" if section == "side-by-side" else HEADLINE)
        blocks = (
            Kicker(Told(line, href(path, f"{article.slug}/"))),
            Heading(1, "heading", Ui(f"nav.{section}")),
            *blocks,
        )
    if _is_chosen_by_machine(article, states):
        blocks = (Paragraph("notice", Ui("notice.drafted")), *blocks)
    if section != "side-by-side":
        blocks = (*_with_legend(blocks), drawers(article, path, blocks, states))
    return Page(
        path=path,
        section=section,
        article=article.slug,
        title=title,
        description=description or Ui(f"description.{section}", {"headline": headline}),
        languages=tuple(tag for tag in languages if article.facts.languages.get(tag) is not Requirement.OFF),
        nav=tuple(Link(page_path(article, s), Ui(f"nav.{s}"), section=s) for s in sections(article)),
        blocks=(*blocks, colophon(path, states)),
        calendar=calendar,
        updated=None if article.seed.day is None else article.seed.day.isoformat(),
        shows_source=article.facts.publish is not Publish.NONE,
    )


def _with_legend(blocks: tuple[Block[Message], ...]) -> tuple[Block[Message], ...]:
    """The blocks with the legend before the first marker, and before the headings of the section that has it.

    It tells of the kinds that the page has.
    """
    first = next((at for at, block in enumerate(blocks) if any(lines_in(block, only_marked=True))), None)
    if first is None:
        return blocks
    while isinstance(before := blocks[first - 1], Heading) and before.level > 1:
        first -= 1
    here = {item.kind for item in lines_in(blocks, only_marked=True)}
    legend = Legend(Ui("key.title"), Ui("key.lead"), tuple((kind, Ui(f"key.{kind}")) for kind in Kind if kind in here))
    return (*blocks[:first], legend, *blocks[first:])


def _is_chosen_by_machine(article: Article, states: Mapping[str, State]) -> bool:
    """Whether drafting chose sentences of the article to stand for it, and nobody has reviewed the English as it is."""
    is_reviewed = "en" in states and states["en"].review is not None
    return not is_reviewed and any(claim.text.is_quoted for claim in article.facts.claims.values())


def colophon(path: str, states: Mapping[str, State]) -> Colophon[Message]:
    """How the words of this page were made, in the language that shows it."""
    lines: list[Message] = [PerLocale({tag: made_sentence(tag, state) for tag, state in states.items()})]
    days = {tag: state.made.published for tag, state in states.items()}
    told = {
        tag: Ui("made.published", {"date": DateMessage(Date.of(day))}) for tag, day in days.items() if day is not None
    }
    if len(told) == len(days):
        lines.append(PerLocale(told))
    return Colophon(tuple(lines), Link(href(path, "how/"), Ui("nav.how"), section="how"))


def made_sentence(tag: str, state: State) -> Message:
    """How one language's words were made, as a sentence."""
    return Ui("made.line", {"language": Endonym(tag), "drafted": drafting(state.made), "review": review(state)})


def drafting(made: Made) -> Message:
    """Who drafted."""
    return Ui(f"made.{made.drafted}")


def making(state: State) -> Message:
    """Who drafted, and how much each second reader has read again as it is."""
    read = (
        Ui(f"read.part.{reader}", {"by": by, "count": count, "total": state.units})
        for (reader, by), count in state.readers.items()
    )
    return Listing((drafting(state.made), *read))


def review(state: State) -> Message:
    """Who reviewed and when, whether that still holds, or that nobody has."""
    if not state.made.reviewed:
        return Ui("made.unreviewed")
    one = state.review or max(state.made.reviewed, key=lambda one: one.on)
    word = "made.changed" if state.review is None else "made.reviewed"
    return Ui(word, {"by": one.by, "date": DateMessage(Date.of(one.on))})
