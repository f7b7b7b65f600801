"""Grammar that says of a person what the article does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.checks.language.rendering import Context, Rendering, stemmed
from explainer.language.sentences import rough_sentences
from explainer.model.words import Term
from explainer.problem import Problem


def gender(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """No form tells a person's sex unless the article does.

    Bad: «Линд сообщила», where the article says neither "she" nor "her" of Lind.
    Good: «по словам Линд»; «Ямада заявил», where the article says "his", be it in the sentence after his name;
    «Томпиева сообщила», as a name in «…ева» is a woman's.
    Code: `gender`.
    """
    if not texts:
        return
    context = texts[0].context
    if not context.words.female:
        return
    # Of a large glossary most people are not in this article, and a pattern is dear to make.
    everything = "\n".join(text.english for text in texts).lower()
    there = {
        known.term.id: known.there
        for known in context.known
        if known.term.sort == "person" and _is_in(known.term, everything)
    }
    given = {*_given(texts, there), *_given_by_article(context, there)}
    for term in (known.term for known in context.known if known.term.id in there):
        if term.id in given:
            continue
        forms = _forms_beside(term, texts[0])
        for text in texts:
            if there[term.id].search(text.english) and (found := forms.search(text.words)):
                message = f"'{found[0]}' tells the sex of {term.forms['en'].words}, which the English does not"
                yield text.notice("gender", message, "word it so that it needs no such form, as in «по словам …»")


def _is_in(term: Term, text: str) -> bool:
    """Whether the text, in small letters, may name the person."""
    form = term.forms["en"]
    return any(one.lower() in text for one in (form.words, *form.others))


def _given(texts: Sequence[Rendering], persons: dict[str, re.Pattern[str]]) -> Iterator[str]:
    """Persons of whom the English says "he" or "she" in a unit that names nobody else."""
    context = texts[0].context
    for text in texts:
        if context.there.female.search(text.english) or context.there.male.search(text.english):
            named = [term for term, pattern in persons.items() if pattern.search(text.english)]
            if len(named) == 1:
                yield named[0]


def _given_by_article(context: Context, persons: dict[str, re.Pattern[str]]) -> Iterator[str]:
    """Persons of whom the article says "he" or "she": in a sentence that names nobody else, or after one."""
    last: str | None = None
    for sentence in rough_sentences(context.article):
        named = [term for term, pattern in persons.items() if pattern.search(sentence)]
        if named:
            last = named[0] if len(named) == 1 else None
        if last and (context.there.female.search(sentence) or context.there.male.search(sentence)):
            yield last


def _forms_beside(term: Term, text: Rendering) -> re.Pattern[str]:
    """The name with a gendered form right before or after it."""
    words = text.context.words
    here = text.context.here
    form = term.forms[words.tag]
    names = "|".join(stemmed(one, words, is_name=True) for one in (form.words, *form.others))
    # What a name's own form tells, a verb beside it may tell, too.
    forms = [] if here.female_names.search(form.words) else [here.female.pattern]
    forms += [] if here.male_names.search(form.words) else [here.male.pattern]
    gendered = f"(?:{'|'.join(forms)})"
    between = rf"(?:\s+(?:{here.expression(words.titles)}))*\s+" if words.titles else r"\s+"
    return re.compile(rf"(?<!\w)(?:{names}){between}{gendered}|{gendered}{between}(?:{names})")
