"""Words are found as one pattern of all of them finds them, though of most texts no pattern is asked."""

from __future__ import annotations

import re

import pytest

from explainer.language.patterns import Groups, Index, Words, expression, needed_by


@pytest.mark.parametrize(
    ("word", "needed"),
    [
        ("мүмкін*", {"мүмкін"}),
        ("*less", {"less"}),
        ("per cent", {"cent"}),
        ("*", set()),
        ("İstanbul", {"istanbul"}),
        (r"~\$", {"$"}),
        (r"~(?<!\w)Дан(?:ия|ии)(?!\w)", {"дан"}),
        (r"~(?i:\b(?:at least|no less than) (?=\d))", {"at least", "no less than"}),
        (r"~(?i:years?|months?)", {"year", "month"}),
        (r"~[1-4](?:st|nd)? quarter", {" quarter"}),
        (r"~(?:soon|\d+)", set()),
        (r"~(?:soon)?\d", set()),
        (r"~ab?c+d{0,2}", {"a"}),
        (r"~(?=here)\w+", set()),
        (r"~(a)\1", set()),
        ("~(?i)said", set()),
    ],
)
def test_what_a_text_must_hold(word: str, needed: set[str]) -> None:
    assert needed_by(word) == needed


TEXTS = ("Nothing", "NOTHING at all", "in 2 years", "İSTANBUL", "ſaid", "no-one", "per\u00a0cent", "a $5 note", "")


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(
    "words", [(), ("nothing", "no one"), ("said", r"~\$\d"), ("istanbul",), ("per cent", "~no(?=-)"), (r"~\d",)]
)
def test_the_same_is_found(words: tuple[str, ...], *, exact: bool) -> None:
    whole = re.compile(expression(words), re.NOFLAG if exact else re.IGNORECASE)
    some = Words(words, apart=True, exact=exact)
    assert [some.findall(text) for text in TEXTS] == [whole.findall(text) for text in TEXTS]


def test_of_groups_the_first_wins_whichever_may_be_there() -> None:
    groups = Groups({"long": ["United States"], "short": ["states", "~US"]}, apart=True, exact=False)
    found = [match.lastgroup for match in groups.finditer("The United States, two states and the US")]
    assert found == ["long", "short", "short_"]


def test_only_lists_with_a_word_there_are_asked() -> None:
    index = Index({"up": ["rise*", "rose"], "any": [r"~\d"], "down": ["fell"]})
    assert index.within("Prices fell") == ("any", "down")
