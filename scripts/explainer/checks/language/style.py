"""The habits of the house in each language: marks, spaces, dates, politeness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.checks.language.rendering import Rendering
from explainer.problem import Problem


def habits(text: Rendering) -> Iterator[Problem]:
    """The language's habits, each a row of its file with an example of what is bad and what is good.

    Bad: "quotes" in Russian; a hyphen for a dash; 2024/2/29; 2,5 in Japanese.
    Good: «…», 「…」, 29 февраля 2024 года, 2024 жылғы 29 ақпан, 2024年2月29日.
    Codes: those of the rows, such as `quotes`, `dash`, `spacing`, `punctuation`, `number-format`, `date-format`.
    """
    if text.words == text.english:
        return
    seen: set[str] = set()
    for habit, (find, unless) in zip(text.context.words.habits, text.context.here.habits, strict=True):
        found = find.search(text.words)
        if not found or habit.code in seen or (unless and unless.search(text.english)):
            continue
        seen.add(habit.code)
        message = f"{habit.message}: '{_around(text.words, found)}'"
        report = text.notice if habit.notice else text.problem
        yield report(habit.code, message, habit.fix)


_AROUND = 8


def _around(words: str, found: re.Match[str]) -> str:
    return words[max(found.start() - _AROUND, 0) : found.end() + _AROUND]


def balance(text: Rendering) -> Iterator[Problem]:
    """Every mark that opens closes.

    Bad: «Единственная возможная реакция, — сказал он.
    Good: where the English, a part of a longer quotation, does not close either.
    Code: `unbalanced`.
    """
    if _is_open(text.english):
        return
    for pair in text.context.words.pairs:
        if not _is_balanced(text.words, pair):
            yield text.problem("unbalanced", f"{pair[0]} and {pair[1]} do not come in pairs", "open and close it")


def _is_balanced(words: str, pair: str) -> bool:
    if pair[0] not in words and pair[1] not in words:
        return True
    depth = 0
    for char in words:
        depth += (char == pair[0]) - (char == pair[1])
        if depth < 0:
            return False
    return depth == 0


def _is_open(english: str) -> bool:
    straight = english.count('"') % 2
    return bool(straight) or english.count("“") != english.count("”") or english.count("(") != english.count(")")


_INSIDE = re.compile(r"「[^「」]*」|『[^『』]*』|（[^（）]*）")


def politeness(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """Polite and plain sentences do not mix, in a unit or in a catalogue.

    Bad: 「…協議しました。」 in one unit and 「…協議した。」 in the next.
    Good: plain forms inside quotation marks and brackets, in titles and labels without a full stop.
    A notice: other houses than ours may write so.
    Code: `politeness`.
    """
    ends = [(text, _styles(text)) for text in texts]
    polite = sum(styles.count("polite") for _, styles in ends)
    plain = sum(styles.count("plain") for _, styles in ends)
    usual, other = ("polite", "plain") if polite >= plain else ("plain", "polite")
    for text, styles in ends:
        if other in styles:
            message = f"a {other} ending where the others are {usual}"
            yield text.notice("politeness", message, f"end the sentence in the {usual} way")


def _styles(text: Rendering) -> list[str]:
    polite, plain = text.context.here.polite, text.context.here.plain
    if polite is None or plain is None:
        return []
    found: list[str] = []
    for sentence in re.findall(r"[^。！？]+[。！？]", _INSIDE.sub("", text.words)):
        end = sentence[:-1].rstrip("か").rstrip()
        if polite.search(end):
            found.append("polite")
        elif plain.search(end):
            found.append("plain")
    return found
