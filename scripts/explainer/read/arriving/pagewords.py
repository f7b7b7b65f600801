"""The words by which pages name what stands beside an article, and those with which that speaks to its readers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache, cached_property
from itertools import pairwise

import msgspec

from explainer.language.data import WordSet, shipped, spaced, split
from explainer.language.letters import levelled
from explainer.read.arriving.words import function_words

_FLAGS = re.IGNORECASE | re.DOTALL
_NAME_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STEM, _LEAST_TELLING = 5, 4
"""Letters."""
_WHEN = r"when|if|in\s+(?:the\s+)?case\s+of|any|the|all"
"""Before what may be done with a text."""


class Wording:
    """Phrases of a list as patterns: a blank is one or more, behind a comma too, `…` a few words of any kind."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        longest_first = sorted(map(levelled, phrases), key=len, reverse=True)
        spelled = (re.escape(one).replace(r"\ ", r",?\s+") for one in longest_first)
        self.any = "|".join(one.replace("…", r"(?:\S+\s+){0,4}?\S+") for one in spelled)

    @classmethod
    def of_text(cls, text: str) -> Wording:
        """Those of a text with commas between them."""
        return cls(split(text))

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """One of them at a line's beginning, marks aside."""
        return re.compile(rf"\W*(?:{self.any})(?!\w)", _FLAGS)

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """One of them and nothing else, marks aside."""
        return re.compile(rf"\W*(?:{self.any})\W*", _FLAGS)

    @cached_property
    def within(self) -> re.Pattern[str]:
        """One of them anywhere, as whole words."""
        return re.compile(rf"(?<!\w)(?:{self.any})(?!\w)", _FLAGS)

    def before(self, things: Wording, *, behind: str = "please") -> re.Pattern[str]:
        """One of them at a sentence's beginning, or behind a word there, and one of the others further on in it."""
        return re.compile(rf"\W*(?:(?:{behind})\s+)?(?:{self.any})\b.*?\b(?:{things.any})(?!\w)", _FLAGS)


class PageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced, dict=True):
    """`scripts/locales/en/pages.yml`, where each is explained."""

    names: WordSet
    byline_names: WordSet
    name_pairs: WordSet
    standfirsts: WordSet
    verbs: Wording
    things: Wording
    paid: Wording
    verbs_to_us: Wording
    us: Wording
    sure_things: Wording
    labels: Wording
    alone: Wording
    credits: Wording
    pictures: Wording
    agencies: Wording
    thanks: Wording
    selves: Wording
    places: Wording
    done: Wording
    about: Wording
    hints: Wording
    rights: Wording
    copying: Wording
    copied: Wording
    consenting: Wording
    trades: Wording
    writers: Wording
    notes: Wording
    keeping: Wording
    courtesy: Wording
    sponsors: Wording
    endings: Wording
    informing: Wording
    sections: Wording
    link_notes: Wording
    walls: Wording
    errors: Wording
    consent: Wording

    def names_apart(self, marks: str, of_all: Collection[str] = ()) -> str | None:
        """The word, or the two in a row, of a class or an id that say that it is beside the text; none `of_all`."""
        for mark in marks.split():
            words = _words_of_a_name(mark)
            for word in (*words, *(f"{one} {two}" for one, two in pairwise(words))):
                if (word in self.names or word in self.name_pairs) and word not in of_all:
                    return str(word)
        return None

    def is_standfirst(self, names: str) -> bool:
        """Whether classes call something the lines below a headline."""
        return any(word in self.standfirsts for mark in names.split() for word in _words_of_a_name(mark))

    def dates_in(self, apart: str | None) -> bool:
        """Whether an article's date may stand in an element, by what says that it is beside the text."""
        return apart is None or apart in self.byline_names

    @cached_property
    def call(self) -> re.Pattern[str]:
        """A sentence that tells readers what to do with the site."""
        of_us = self.verbs_to_us.before(self.us).pattern
        to_what_end = (
            rf"\W*(?:for|to|if)\b[^.]{{0,60}}?,\s*(?:please\s+)?(?:{self.verbs_to_us.any})\s+(?:{self.us.any})(?!\w)"
        )
        return re.compile(rf"{self.verbs.before(self.things).pattern}|{of_us}|{to_what_end}", _FLAGS)

    @cached_property
    def licence(self) -> re.Pattern[str]:
        """Under what condition a site's texts may be copied."""
        what = self.copying.before(self.copied, behind=_WHEN).pattern
        return re.compile(rf"{what}(?!\s+(?:from|for|in)\b).*?\b(?:{self.consenting.any})(?!\w)", _FLAGS)

    @cached_property
    def credit_behind(self) -> re.Pattern[str]:
        """At a caption's end, who took the picture."""
        called = rf"\W?(?i:{self.credits.any}|(?:{self.pictures.any})\s*:)\s*(?:\W*[A-Z][^.!?]{{0,60}})?\W*"
        name = r"[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,2}"
        return re.compile(rf"[.!?)]\s+(?:{called}|{name}/{name}|[A-Z]{{2,5}})\Z", re.DOTALL)

    @cached_property
    def credit_in_brackets(self) -> re.Pattern[str]:
        """The same in brackets: a word for a picture, or a person's name, a stroke and whom that works for."""
        somebody = r"[A-Z][\w.'-]*(?:\s+[\w.'-]+)+\s*/\s*[A-Z][^()/]{1,40}"
        behind_a_stop = r"(?<=[.!?]\s)\([A-Z][^()/]{1,40}/[A-Z][^()/]{1,40}\)"
        picture = rf"(?:[^()]{{0,40}}\W)?(?i:{self.pictures.any})(?:\W[^()]{{0,60}})?"
        return re.compile(rf"(?:\((?:{picture}|{somebody})\)|{behind_a_stop})\W*\Z")

    @cached_property
    def signature(self) -> re.Pattern[str]:
        """Behind a paragraph's last stop, a sign that a text ends with, or whose it is."""
        agency = rf"(?:[A-Z]{{2,6}}|(?i:{self.agencies.any}))"
        names = rf"{agency}(?:\s?[/,&]\s?{agency})*"
        return re.compile(rf"\s*(?:[■□▪◼◆♦∎]+|[—–-]{{1,2}}\s?{names}|\({names}\)|©[^.!?]{{1,60}})\.?\Z")

    @cached_property
    def led_on(self) -> re.Pattern[str]:
        """There, a link to the rest of the text, or to another."""
        return re.compile(rf"\s*\W?(?:{self.labels.any})[^\w.]*\Z", _FLAGS)

    @cached_property
    def writer(self) -> re.Pattern[str]:
        """Somebody's name, and that somebody writes: "Jo Berg is a reporter", "Jo Berg covers"."""
        name = r"(?:[A-Z][\w.'’-]*\s+){1,4}"
        trade = rf"(?:(?:an?|the|our)\s+)?(?:[\w-]+\s+){{0,4}}?(?:{self.writers.any})\b(?!['’-])"
        return re.compile(rf"{name}(?:(?:covers|writes)\b|is\s+{trade})")

    @cached_property
    def note(self) -> re.Pattern[str]:
        """What an article says of itself as of a thing."""
        itself = rf"this\s+(?:{self.selves.any})\s+(?:was|is|has|had|have|originally|first)"
        return re.compile(
            rf"\W*(?:{itself}\b.{{0,20}}?\b(?:{self.done.any})|the\s+post\b.*\bappeared\s+first\s+on)\b", _FLAGS
        )

    @cached_property
    def imperative(self) -> re.Pattern[str]:
        """A sentence that tells somebody to do what one does with a page, straight away or behind a clause."""
        clause = r"(?:for|to|if|when|once|before|here)\b[^.?!,]{0,80},\s*"
        asking = r"please|you\s+can|you\s+can\s+also|why\s+not|don't\s+forget\s+to|be\s+sure\s+to|make\s+sure\s+to|just"
        return re.compile(rf"\W*(?:{clause})?(?:(?:{asking})\s+)?(?:{self.verbs.any})(?!\w)", _FLAGS)

    @cached_property
    def noted(self) -> re.Pattern[str]:
        """What an editor writes below or beside a text, by its name: "Correction, 8 January: …"."""
        return re.compile(rf"\W*(?:{self.notes.any})(?:,[^:.]{{1,40}})?:", _FLAGS)

    @cached_property
    def itself(self) -> re.Pattern[str]:
        """What calls the text, or its page, by the name of its kind: "this story", "our site"."""
        return re.compile(
            rf"\b(?:(?:this|our)\s+(?:[\w-]+\s+)?|original\s+)(?:{self.selves.any}|{self.places.any})\b(?!\s+of)",
            _FLAGS,
        )

    @cached_property
    def sure_call(self) -> re.Pattern[str]:
        """One of which there is no doubt, wherever it stands."""
        return self.verbs.before(self.sure_things, behind=r"please|you\s+can")

    @cached_property
    def label(self) -> re.Pattern[str]:
        """What stands before a link to something else."""
        return re.compile(rf"\W*(?:{self.labels.any})\s*(?P<mark>[:|>»›→–—\]】]|$)", _FLAGS)

    @cached_property
    def paid_label(self) -> re.Pattern[str]:
        """Behind it stands what somebody pays for."""
        return re.compile(rf"\W*(?:{self.paid.any})\s*[:|]\s", _FLAGS)

    @cached_property
    def alone_or_label(self) -> re.Pattern[str]:
        """A line that is nothing else."""
        return re.compile(rf"\W*(?:{self.alone.any}|{self.labels.any})\W*", _FLAGS)


def _words_of_a_name(mark: str) -> list[str]:
    return [word.lower() for word in _NAME_WORDS.findall(mark)]


def telling(words: Iterable[str]) -> frozenset[str]:
    """How words begin that are not of every text: the same for "repair" and "repairs"."""
    usual = function_words("English")
    return frozenset(word[:_STEM] for word in words if len(word) >= _LEAST_TELLING and word not in usual)


@cache
def page_words() -> PageWords:
    """Those that ship with the program, read once."""
    return shipped("en/pages.yml", PageWords)
