"""What a person is given to review: every sentence of an article beside its evidence, or every translation of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer import finish, render
from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.compose.evidence import heading, read_by
from explainer.compose.passages import passages
from explainer.compose.units import units as article_units
from explainer.localise import ENGLISH, say
from explainer.model.facts import Article
from explainer.model.message import Ui
from explainer.model.passages import Passage
from explainer.model.review import Item, Sheet
from explainer.model.words import Catalogue, Translation, Unit, short_digest
from explainer.pipeline.answering import asked_of
from explainer.pipeline.checking import load_checks
from explainer.pipeline.files import replace_file
from explainer.pipeline.paths import ROOT, Paths, catalogue_path, load
from explainer.pipeline.reading import languages_of
from explainer.pipeline.verifying import Verified, verify
from explainer.problem import ContentError, Level, Problem, in_order
from explainer.read.facts import wording
from explainer.records import suggestion

REVIEW = ROOT / ".cache" / "review"
"""Where pages for reviewers are written unless another place is named."""
_LOOK = ROOT / "overrides" / "assets" / "site.css"
_PARTS = {
    "headline": "review.headline",
    "lead": "review.lead",
    "status": "review.status",
    "faq": "nav.faq",
    "date": "review.date",
    "timeline": "nav.timeline",
    "participant": "nav.participants",
    "sentence": "compare.article",
    "correction": "how.corrections",
}
"""What kind of sentence it is, by how its id begins."""


@dataclass(frozen=True)
class Pages:
    """The pages that were written for reviewers, and why there are no others."""

    written: tuple[str, ...]
    problems: tuple[Problem, ...]


def write_pages(paths: Paths, slug: str | None, tag: str, *, out: Path | None) -> Pages:
    """A page for each article, or that one, in a language; into `out` where there is but one.

    Raises ValueError for a language that there is not, or several pages for one file.
    """
    verified = verify(paths, allow_missing=True)
    if tag not in verified.reading.tags:
        message = f"no such language: {tag} (there are {', '.join(verified.reading.tags)})"
        raise ValueError(message)
    articles = [one for one in verified.articles if slug in {None, one.slug}]
    if slug is not None and not articles:
        raise ContentError(*unknown(paths, verified, slug))
    if out is not None and len(articles) != 1:
        raise ValueError("--out is one file: name one article")
    written: list[str] = []
    problems: list[Problem] = []
    for article in articles:
        sheet, told = sheet_of(paths, verified, article, tag)
        problems += told
        if sheet is not None:
            file = out or REVIEW / f"{article.slug}.{tag}.html"
            if out is None:
                file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(file, page(paths, verified, sheet))
            written.append(paths.name(file))
    return Pages(tuple(written), tuple(in_order(problems)))


def unknown(paths: Paths, verified: Verified, slug: str) -> Iterator[Problem]:
    """Why there is no such article to review."""
    found = [one for one in verified.article_problems.get(slug, ()) if one.level is Level.PROBLEM]
    message = f"there is no article '{slug}' that could be reviewed"
    yield from found or [
        Problem(paths.at(paths.seeds), "no-article", message, suggestion(slug, tuple(verified.reading.texts)))
    ]


def sheet_of(paths: Paths, verified: Verified, article: Article, tag: str) -> tuple[Sheet | None, list[Problem]]:
    """What is to be reviewed of an article in a language, None where there is nothing, and what is left out."""
    if tag == ENGLISH:
        items = tuple(_sentences(verified, article))
        return Sheet(article.slug, tag, article.seed.title.text, items), []
    file = paths.at(catalogue_path(verified.reading.texts[article.slug], tag))
    units = article_units(article, verified.names[article.slug], tag)
    catalogue = verified.reading.catalogues.get((article.slug, tag))
    if tag not in languages_of(article, verified.reading.tags):
        message = f"{article.slug} is not published in {tag}"
        return None, [Problem(file, "not-asked", message, "allow it under 'languages'", Level.NOTICE)]
    if catalogue is None or foreign_catalogue(units, catalogue, article.slug):
        return None, [Problem(file, "no-catalogue", "there is no catalogue to review", "run 'make messages' first")]
    checks = load_checks(paths, verified.reading.tags, verified.reading.glossary)
    asked = asked_of(checks.of(article, verified.names[article.slug]).translation(units, catalogue, tag))
    items = tuple(_translations(article, units, catalogue, asked))
    left = len(units) - len(items)
    told = Problem(
        file, "left-out", f"{left} units are not in it as they are", "run 'make messages' first", Level.NOTICE
    )
    return Sheet(article.slug, tag, article.seed.title.text, items), [told] if left else []


def entries_of(units: Sequence[Unit], catalogue: Catalogue) -> Iterator[tuple[Unit, Translation]]:
    """Each unit with its entry, where that is of the English as it is now."""
    for unit in units:
        entry = catalogue.entries.get(unit.id)
        if entry is not None and entry.english == unit.english:
            yield unit, entry


def _sentences(verified: Verified, article: Article) -> Iterator[Item]:
    facts = article.facts
    units = {unit.id: unit for unit in article_units(article, verified.names[article.slug], ENGLISH)}
    asked = asked_of(verified.article_problems[article.slug])
    was = {f"claim.{one.claim}": one.was for one in facts.corrections}
    texts = own_texts(article, tuple(units.values()))
    for one in passages(article):
        if not one.is_standard:
            unit = units.get(one.id)
            yield Item(
                one.id,
                one.digest,
                one.says,
                *_kind_of(article, one.id),
                was=was.get(one.id, ""),
                quotes=one.quotes,
                whole=one.whole,
                terms=tuple(term.partition(" = ")[0] for term in unit.terms) if unit is not None else (),
                asked=tuple(asked.get(one.id, ())),
                reading=facts.readings.get(one.id),
                can_be_corrected=one.id in texts,
            )


def own_texts(article: Article, units: Sequence[Unit]) -> Mapping[str, Unit]:
    """The units whose English is a text of its own in the facts file, and can be worded anew there."""
    ours = (unit for unit in units if unit.at.source is not article.seed.source)
    return {unit.id: unit for unit in ours if wording(unit.at) == unit.english}


def _translations(
    article: Article, units: Sequence[Unit], catalogue: Catalogue, asked: Mapping[str, Sequence[str]]
) -> Iterator[Item]:
    resting = {one.id: one for one in passages(article)}
    for unit, entry in entries_of(units, catalogue):
        passage = resting.get(unit.id.removesuffix(".because"), Passage(unit.id, "", ""))
        yield Item(
            unit.id,
            short_digest(unit.english, entry.words),
            entry.words,
            *_kind_of(article, unit.id),
            english=unit.english,
            was=entry.was or "" if entry.fuzzy else "",
            quotes=passage.quotes,
            whole=passage.whole,
            terms=unit.terms,
            asked=tuple(asked.get(unit.id, ())),
            reading=entry.reading,
        )


def _kind_of(article: Article, name: str) -> tuple[Ui, str]:
    """What kind of sentence that is, in the interface's words, and how a claim stands to the article."""
    first, _, rest = name.partition(".")
    claim = article.facts.claims.get(rest.removesuffix(".short").removesuffix(".because"))
    if first != "claim" or claim is None:
        return Ui(_PARTS.get(first, "nav.article")), ""
    return heading(claim), claim.kind


# ---- The page


def page(paths: Paths, verified: Verified, sheet: Sheet) -> bytes:
    """One HTML file that needs no other, in the language of the words to be reviewed."""
    words = verified.words(sheet.article)
    locale, english = (words.locales[tag] for tag in (sheet.tag, ENGLISH))
    style, _, _ = load(paths, _LOOK).text.partition("/* --- Frame")
    values = {
        "sheet": sheet,
        "locale": locale,
        "english": english.name,
        "ui": {**english.interface, **locale.interface},
        "labels": {one.id: say(one.label, sheet.tag, words).text for one in sheet.items},
        "read": {one.id: say(read_by(one.reading), sheet.tag, words).text for one in sheet.items if one.reading},
    }
    return render.self_contained(paths.templates, "review.html", values, finish.policy, style=style)
