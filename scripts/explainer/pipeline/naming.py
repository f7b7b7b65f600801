"""Participants whom the glossary lacks get forms in other languages, proposed by a model and marked so.

A form that somebody wrote is never touched, and none is given for whom the Unicode CLDR names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from explainer.language.namesakes import Called, is_own_name, is_persons_name, name_parts, other_name
from explainer.language.namesakes import is_there as stands_in
from explainer.localise import ENGLISH
from explainer.model.facts import Article, Sort
from explainer.model.words import Form, Term
from explainer.models.chat import Chat, UnansweredError
from explainer.models.namer import Lacking, Namer, size
from explainer.models.side_by_side import side_by_side
from explainer.pipeline.chosen import articles_of, may_be_sent
from explainer.pipeline.estimating import Size
from explainer.pipeline.files import save
from explainer.pipeline.paths import Paths, is_there, load_bytes
from explainer.pipeline.reading import languages_of
from explainer.pipeline.verifying import verify
from explainer.problem import Problem
from explainer.read.glossary import with_proposed
from explainer.read.text import decode
from explainer.source import Source

_Forms: TypeAlias = Mapping[str, Mapping[str, Form]]
"""By the entry's id and language."""


@dataclass(frozen=True)
class Job:
    """One article's names without a form."""

    name: str
    """The glossary's file."""
    article: Article = field(repr=False)
    lacking: Lacking = field(repr=False)

    @property
    def size(self) -> Size:
        """How much it takes."""
        return Size(len(self.lacking), 1, *size(self.article.seed, self.lacking))


@dataclass(frozen=True)
class Named:
    """What came of an article's names."""

    told: str = ""
    problems: tuple[Problem, ...] = ()


def to_name(paths: Paths, texts: Sequence[Path] = (), tags: Collection[str] = (), *, is_here: bool = True) -> list[Job]:
    """The articles with participants that have no form in one of these languages; none names all."""
    verified = verify(paths, allow_missing=True)
    glossary = verified.reading.glossary
    jobs: list[Job] = []
    for article, _ in articles_of(verified, texts):
        if not may_be_sent(article, is_here=is_here):
            continue
        names = verified.names[article.slug]
        wanted = [
            tag for tag in languages_of(article, verified.reading.tags) if tag != ENGLISH and (not tags or tag in tags)
        ]
        lacking = [
            (entry, missing)
            for one, participant in article.facts.participants.items()
            # An entry of the same name may mean somebody else: that is for people to tell apart.
            if one not in glossary or names[one] is glossary[one]
            if other_name(entry := _entry(names[one], article), Called.of(participant), article.seed) is None
            if (missing := [tag for tag in wanted if tag not in names[one].forms])
        ]
        if lacking:
            jobs.append(Job(paths.name(paths.glossary), article, lacking))
    return jobs


def _entry(term: Term, article: Article) -> Term:
    """A participant as a glossary has it: without its titles, and with the parts of its name by which it is called.

    The glossary is every article's: what another body may be called as well ("the court") is no form of this one's
    name there, and neither is a family name that two people of the article have.
    """
    english = term.forms[ENGLISH]
    said = " ".join(words for text in _texts(article) for words in text.split(english.words))
    people = [one.named.words for one in article.facts.participants.values() if one.sort is Sort.PERSON]
    is_person = Sort(term.sort) is Sort.PERSON and is_persons_name(english.words)
    called = [
        part
        for part in (name_parts(english.words) if is_person else ())
        if stands_in(part, said) and sum(stands_in(part, name) for name in people) <= 1
    ]
    others = (*(one for one in english.others if english.words not in one and is_own_name(one)), *called)
    form = replace(english, others=tuple(dict.fromkeys(one for one in others if one != english.words)))
    return replace(term, forms={**term.forms, ENGLISH: form})


def _texts(article: Article) -> Iterator[str]:
    facts = article.facts
    for claim in facts.claims.values():
        yield from (one.words for one in (claim.text, claim.short, claim.because) if one is not None)
    yield from (question.ask.words for question in facts.faq)
    yield facts.headline.text.words


def name_them(paths: Paths, jobs: Sequence[Job], chat: Chat) -> Iterator[Named]:
    """Writes what is proposed, articles side by side; they share a file, so it is written in their order."""
    namer = Namer(chat)

    def forms(job: Job) -> _Forms | UnansweredError:
        try:
            return namer.name(job.article.seed, job.lacking)
        except UnansweredError as error:
            return error

    given = side_by_side((partial(forms, job) for job in jobs), chat.at_once)
    for job, one in zip(jobs, given, strict=True):
        if isinstance(one, UnansweredError):
            yield Named(problems=(Problem(paths.at(paths.glossary), "unanswered", str(one), one.fix),))
        else:
            yield Named(_kept(paths, job, one))


def _kept(paths: Paths, job: Job, forms: _Forms) -> str:
    """Writes forms, and tells of it."""
    terms = [term for term, _ in job.lacking]
    before = load_bytes(paths, paths.glossary) if is_there(paths.glossary) else None
    source = Source(job.name, "") if before is None else decode(job.name, before)
    text = with_proposed(source, terms, forms)
    if forms:
        save(paths, paths.glossary, text.encode(), was=before)
    many = sum(len(several) for several in forms.values())
    left = [
        f"{term.forms[ENGLISH].words} ({', '.join(without)})"
        for term, tags in job.lacking
        if (without := [tag for tag in tags if tag not in forms.get(term.id, ())])
    ]
    told = f"{job.name}: {many} forms proposed for {', '.join(_called(terms, forms)) or 'nobody'}"
    return f"{told}; no form in its own letters was given for {', '.join(left)}" if left else told


def _called(terms: Sequence[Term], forms: Collection[str]) -> Iterator[str]:
    return (term.forms[ENGLISH].words for term in terms if term.id in forms)
