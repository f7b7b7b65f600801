"""How this was made, and how far each language is: the pages that belong to no article and speak of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from explainer.compose.explainer import HOW
from explainer.compose.frame import colophon, making, review
from explainer.compose.links import href
from explainer.model.blocks import Block, Corrections, Heading, Paragraph, Table, Ways
from explainer.model.explainer import Explainer
from explainer.model.lines import Link
from explainer.model.message import Endonym, Message, Ui, Verbatim
from explainer.model.page import Page
from explainer.model.words import Progress, State

_TABLES = 12
"""How many articles have a table each; of more, their number is told, and each page tells of itself."""
STATUS = "status/"
_METHOD = ("source", "claims", "kinds", "build", "read", "translation")


def how(
    articles: Sequence[Explainer[Message]], languages: tuple[str, ...], interface: Mapping[str, State]
) -> Page[Message]:
    """The method, the true state of drafting and review by article and language, corrections, privacy."""
    head = (Ui("how.language"), Ui("how.drafting"), Ui("how.review"))

    def table(caption: Message, rows: Iterable[tuple[str, Message, Message]]) -> Table[Message]:
        return Table(caption, head, tuple((Endonym(tag), drafting, read) for tag, drafting, read in rows))

    made = [table(one.headline, ((own.tag, own.drafting, own.review) for own in one.made)) for one in articles]
    of_interface = ((tag, making(state), review(state)) for tag, state in interface.items())
    far = Link[Message](href(HOW, STATUS), Ui("status.title"), Ui("description.status"))
    blocks: list[Block[Message]] = [
        Heading(1, "heading", Ui("nav.how")),
        Heading(2, "method", Ui("how.method")),
        *(Paragraph[Message]("text", Ui(f"how.method.{part}")) for part in _METHOD),
        Heading(2, "state", Ui("how.state")),
        *(made if len(made) <= _TABLES else (_counts(languages, articles),)),
        table(Ui("how.interface"), of_interface),
        Ways((far,)),
        Heading(2, "corrections", Ui("how.corrections")),
    ]
    mended = [one for article in articles for one in article.mended]
    told = tuple(one.told for one in sorted(mended, key=lambda one: (one.on, one.id), reverse=True))
    blocks.append(Corrections(told) if told else Paragraph("text", Ui("how.corrections.none")))
    blocks.extend(
        (
            Heading(2, "privacy", Ui("how.privacy")),
            Paragraph("text", Ui("how.privacy.text")),
            Paragraph("text", Ui("how.privacy.choices")),
            colophon(HOW, interface),
        )
    )
    return Page(HOW, "how", None, Ui("nav.how"), Ui("description.how"), languages, (), tuple(blocks))


def status(
    articles: Sequence[tuple[Explainer[Message], Mapping[str, Progress]]],
    languages: tuple[str, ...],
    interface: Mapping[str, State],
) -> Page[Message]:
    """By article and language: what is translated, being updated or missing, and how many questions are open."""
    head = tuple(Ui(f"status.{name}") for name in ("translated", "updating", "missing", "questions"))

    def table(caption: Message, progress: Mapping[str, Sequence[Progress]]) -> Table[Message]:
        rows = tuple((Endonym(tag), *map(_number, _sums(several))) for tag, several in progress.items())
        return Table(caption, (Ui("how.language"), *head), rows)

    if len(articles) <= _TABLES:
        tables = [table(one.headline, {tag: [far] for tag, far in own.items()}) for one, own in articles]
    else:
        by_tag = {tag: [own[tag] for _, own in articles if tag in own] for tag in languages}
        tables = [table(Ui("how.articles"), by_tag)]
    title = Ui("status.title")
    blocks: list[Block[Message]] = [Heading(1, "heading", title), Paragraph("text", Ui("status.text"))]
    blocks += [*tables, colophon(STATUS, interface)]
    return Page(STATUS, "how", None, title, Ui("description.status"), languages, (), tuple(blocks))


def _sums(several: Sequence[Progress]) -> tuple[int | None, ...]:
    """Translated, being updated, missing, open questions; of English, which is no translation, the questions alone."""
    counts = Counter[str]()
    for one in several:
        counts.update(one.counts)
    far = (counts["translated"], counts["stale"] + counts["fuzzy"], counts["missing"])
    is_translation = any(one.counts for one in several)
    return (*(far if is_translation else (None, None, None)), sum(one.questions for one in several))


def _number(many: int | None) -> Message:
    return Verbatim("—" if many is None else str(many), tag="")


def _counts(languages: Sequence[str], articles: Sequence[Explainer[Message]]) -> Table[Message]:
    """How many articles' words were made in which way, by language."""
    head = (Ui("how.language"), Ui("home.heading"), Ui("made.machine"), Ui("made.person"), Ui("how.reviewed"))
    rows: list[tuple[Message, ...]] = []
    for tag in languages:
        made = [own for one in articles for own in one.made if own.tag == tag]
        by_machine = sum(own.is_by_machine for own in made)
        counts = (len(made), by_machine, len(made) - by_machine, sum(own.is_reviewed for own in made))
        rows.append((Endonym(tag), *map(_number, counts)))
    return Table(Ui("how.articles"), head, tuple(rows))
