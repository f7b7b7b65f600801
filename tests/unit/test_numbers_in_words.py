"""Numbers among the interface's words: whatever the number, the words around it are right."""

from __future__ import annotations

import re

import polib
import pytest
from babel import Locale
from babel.plural import PluralRule

from explainer import pipeline

LOCALES = pipeline.Paths().locales
NUMBERS = ("count", "minutes", "number", "total")
"""Placeholders for a number of things, or the number of one; days and years of dates have forms of their own."""
AGREES = {
    "en": {
        "age.months": "months from 2 to 11",
        "age.years": "years from 2 on",
        "age.years.one": "never shown: 1 has words of its own",
        "read.part.machine": "of all sentences, which are never one",
        "read.part.person": "likewise",
        "status.reading": "an abbreviation",
    },
    "ru": {
        "age.months": "2 to 11 take one form behind “около”",
        "age.years": "behind “более”, every number but those of the category “one”",
        "age.years.one": "21, 31, 101",
        "status.reading": "an abbreviation",
    },
    # Neither inflects a noun behind a number, and in Kazakh the number's word itself is not written.
    "kk": dict.fromkeys(
        ("age.months", "age.years", "age.years.one", "read.part.machine", "read.part.person", "status.reading"), ""
    ),
    "ja": {},
}
"""Messages with a word directly behind a number, and why it is right for every number that it is shown for."""


def messages(tag: str) -> dict[str, str]:
    file = polib.pofile(str(LOCALES / tag / ("messages.pot" if tag == "en" else "messages.po")))
    return {one.msgctxt: one.msgid if tag == "en" else one.msgstr for one in file if one.msgctxt and not one.obsolete}


@pytest.mark.parametrize("tag", AGREES)
def test_no_word_has_to_agree_with_a_number_unless_it_does(tag: str) -> None:
    """A new message with a number: word it so that nothing has to agree (“Found: 21”), or say here why it does."""
    behind = re.compile(rf"\{{(?:{'|'.join(NUMBERS)})\}}[ \u00a0](?!из\b|of\b)[^\W\d_]")
    assert {name for name, text in messages(tag).items() if behind.search(text)} == set(AGREES[tag])


@pytest.mark.parametrize("number", [0, 1, 2, 5, 11, 21, 22, 25, 101, 111])
def test_the_category_that_has_words_of_its_own_is_that_of_the_cldr(number: int) -> None:
    """What the browser's Intl.PluralRules will say; “одного года”, “двадцати одного года”, but “двадцати двух лет”."""
    rule = Locale("ru").plural_form
    assert isinstance(rule, PluralRule)
    assert (rule(number) == "one") == (number in {1, 21, 101})
    assert "года" in messages("ru")["age.years.one"]
    assert "лет" in messages("ru")["age.years"]
