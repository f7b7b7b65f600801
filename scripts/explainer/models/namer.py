"""Forms of names in other languages, proposed by a model, each with the rule that it follows and no source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from explainer.language.cldr import english_name
from explainer.language.scripts import is_script, script_of, scripts
from explainer.model.seed import Seed
from explainer.model.words import Form, Term
from explainer.models.chat import Chat, Question, quoted, tokens
from explainer.models.prompts import prompt

PROMPT = "names"
PROPOSED = "proposed"
"""What a form's origin is that nobody has decided yet."""
_INITIAL = re.compile(r"\b([A-Z])\.")
"""A name's first letter that stands for the rest of it: "R.K. Singh"."""
WRITTEN = 60
"""About so many tokens are written for a name in a language."""


class Given(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A name in one language."""

    number: int
    language: str
    form: str
    others: list[str] = []
    rule: str


class Names(msgspec.Struct, forbid_unknown_fields=True):
    """What is given to a request."""

    names: list[Given]


Lacking = Sequence[tuple[Term, Sequence[str]]]
"""Names, with the languages that have no form of them."""


@dataclass(frozen=True)
class Namer:
    """Asks a model. Raises UnansweredError as `Chat.ask` does."""

    chat: Chat

    def name(self, seed: Seed, lacking: Lacking) -> Mapping[str, Mapping[str, Form]]:
        """Forms by the entry's id and language: those that are in the language's own letters, once given."""
        given = self.chat.ask(Question(prompt(PROMPT).words, _material(seed, lacking), Names)).names
        found: dict[str, dict[str, Form]] = {}
        for number, (term, tags) in enumerate(lacking, 1):
            for tag in tags:
                forms = [
                    form for one in given if (one.number, one.language) == (number, tag) if (form := _form(one, term))
                ]
                if len(forms) == 1:
                    found.setdefault(term.id, {})[tag] = forms[0]
        return found


def size(seed: Seed, lacking: Lacking) -> tuple[int, int]:
    """About how many tokens names take to be read for, and to be written."""
    read = prompt(PROMPT).words + _material(seed, lacking)
    return tokens(read), WRITTEN * sum(len(tags) for _, tags in lacking)


def _material(seed: Seed, lacking: Lacking) -> str:
    every = dict.fromkeys(tag for _, tags in lacking for tag in tags)
    languages = ", ".join(f"{tag} ({english_name(tag)})" for tag in every)
    names = [
        f"{number}. {quoted('name', ', '.join((english.words, *english.others)))}\n{term.sort}; for {', '.join(tags)}"
        for number, (term, tags) in enumerate(lacking, 1)
        for english in [term.forms["en"]]
    ]
    return "\n\n".join([f"Languages: {languages}", quoted("article", seed.source.text.strip()), *names])


def _form(given: Given, term: Term) -> Form | None:
    """A form as a glossary has it; none where it is not written in the language's letters, as a brand may be."""
    words = [" ".join(one.split()) for one in (given.form, *given.others)]
    rule = " ".join(given.rule.split())
    own = scripts(given.language) | ({"latin"} if term.sort == "organisation" else set())
    initials = "".join(_INITIAL.findall(term.forms["en"].words))  # "R・K・シン": some languages keep them
    parts = [part for one in words for part in re.split(r"\W+", one) if len(part) != 1 or part not in initials]
    strange = {script_of(char) for char in "".join(parts) if char.isalpha()} - own
    if not words[0] or not rule or any(map(is_script, strange)):
        return None
    others = tuple(one for one in dict.fromkeys(words[1:]) if one and one != words[0])
    return Form(words[0], others, (), PROPOSED, rule)
