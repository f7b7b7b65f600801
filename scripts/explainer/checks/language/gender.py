"""Grammar that says of a person what the article does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.checks.language.rendering import NAMES, Context, Known, Rendering, stemmed
from explainer.language.namesakes import is_persons_name
from explainer.language.patterns import compiled
from explainer.language.sentences import rough_sentences
from explainer.model.words import Term
from explainer.problem import Problem

_OWNS = re.compile(r"['’]s?\s")
_BEHIND = re.compile(r"\b(?:by|from|of|under|with)\s+(?:[A-Z][\w.]*\s+)?$")
"""What stands before a name that is a part of what another does."""


def gender(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """No form tells a person's sex unless the article does.

    Bad: «Линд сообщила», where the article says neither "she" nor "her" of Lind.
    Good: «по словам Линд»; «Ямада заявил», where the article says "his", be it in the sentence after his name;
    «Томпиева сообщила», as a name in «…ева» is a woman's; «Музей Линд открыл», as a museum is masculine; «подписал
    министр», as an office is, whoever has it. Of two people with one family name a sentence that has nothing but that
    is about neither, and a sentence is told of once.
    Code: `gender`.
    """
    if not texts or not texts[0].context.words.female:
        return
    context = texts[0].context
    # Of a large glossary most entries are not in this article, and a pattern is dear to make.
    everything = "\n".join(text.english for text in texts).lower()
    named = [one for one in context.known if one.term.sort in NAMES and any(form in everything for form in one.english)]
    given = {*_given(texts, named), *_given_by_article(context, named)}
    for text in texts:
        about = {name for names in _mentions(text.english, named) if len(names) == 1 for name in names} - given
        for one in named:
            may_act = one.term.id in about and any(
                _may_act(text.english, name) for name in one.there.finditer(text.english)
            )
            place = _told(one, text, named) if may_act else None
            if place is not None:
                message = f"'{place[0]}' tells the sex of {one.term.forms['en'].words}, which the English does not"
                yield text.notice("gender", message, "word it so that it needs no such form, as in «по словам …»")
                break


def _mentions(text: str, named: Sequence[Known]) -> Iterator[frozenset[str]]:
    """Which persons each name in an English text may mean; one inside another's is no name there: the Lind Museum."""
    low = text.lower()
    likely = [one for one in named if any(form in low for form in one.english)]
    places = [(found.span(), one.term) for one in likely for found in one.there.finditer(text)]
    spans = {span for span, _ in places}
    for start, end in spans:
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans):
            yield frozenset(term.id for span, term in places if span == (start, end) and term.sort == "person")


def _may_act(english: str, name: re.Match[str]) -> bool:
    """Whether a name may be a sentence's subject: neither "Lind's team said" nor "the team of Lind said"."""
    return not (_OWNS.match(english, name.end()) or _BEHIND.search(english, 0, name.start()))


def _given(texts: Sequence[Rendering], named: Sequence[Known]) -> Iterator[str]:
    """Those of whom the English says "he" or "she" in a unit that names nobody else."""
    for text in texts:
        if _has_gender(text.english, text.context):
            about = {name for names in _mentions(text.english, named) for name in names}
            yield from about if len(about) == 1 else ()


def _given_by_article(context: Context, named: Sequence[Known]) -> Iterator[str]:
    """Those of whom the article may say "he" or "she": named in the same sentence, or last before it."""
    last: set[str] = set()
    for sentence in rough_sentences(context.article):
        last = {name for names in _mentions(sentence, named) for name in names} or last
        if _has_gender(sentence, context):
            yield from last


def _has_gender(text: str, context: Context) -> bool:
    return context.there.female.search(text) is not None or context.there.male.search(text) is not None


def _told(one: Known, text: Rendering, named: Sequence[Known]) -> re.Match[str] | None:
    """A gendered form beside a person's name, unless that is a part of another's name."""
    if not is_persons_name(one.term.forms["en"].words):
        return None
    here = text.context.here
    tells = here.female.search(text.words) or here.male.search(text.words)
    found = _forms_beside(one.term, text).search(text.words) if tells else None
    if found is None:
        return None
    others = (place for other in named if other is not one for place in other.here.finditer(text.words))
    is_anothers = any(
        place.start() < found.end() and found.start() < place.end() and not _is_inside(place, found) for place in others
    )
    return None if is_anothers else found


def _is_inside(one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= one.start() and one.end() <= other.end()


def _forms_beside(term: Term, text: Rendering) -> re.Pattern[str]:
    """The name with a gendered form right before or after it."""
    words = text.context.words
    here = text.context.here
    form = term.forms[words.tag]
    names = "|".join(stemmed(one, words, is_name=True) for one in (form.words, *form.others))
    # What a name's own form tells, a verb beside it may tell, too.
    forms = [] if here.female_names.search(form.words) else [here.expression(words.female)]
    forms += [] if here.male_names.search(form.words) else [here.expression(words.male)]
    gendered = f"(?:{'|'.join(forms)})"
    between = rf"(?:\s+(?:{here.expression(words.titles)}))*\s+" if words.titles else r"\s+"
    return compiled(rf"(?<![\w-])(?:{names}){between}{gendered}|{gendered}{between}(?:{names})")
