"""Length, completeness and repetition: what tells a whole translation from a part, a copy or a neighbour's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from explainer.checks.language.rendering import HOLE, Rendering
from explainer.language.sentences import rough_sentences
from explainer.problem import Problem

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 20
_OTHER_LANGUAGES_SENTENCE = 12
_SHORTER, _LONGER = 0.8, 1.25
_WHOLE = 0.85
_MUCH_LONGER = 1.6
_MAY_BE_SPLIT = 100
"""Letters of an English sentence of which another language rather makes two."""
"""Parts of the usual length from which on a difference in sentences tells."""
_FAR_SHORTER, _FAR_LONGER = 0.9, 1.15
"""How far beyond what 99 of 100 translations are a length leaves no doubt."""
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_QUOTATION = re.compile("«[^«»]*»|“[^“”]*”|「[^「」]*」")
# Not 人と人と: "between person and person".
_TWICE = re.compile(
    r"(?=[^\s]*[一-龯ァ-ヴー])(?!([一-龯々]{1,4}と)\1)([ぁ-んァ-ヴー一-龯々]{2,})\2(?!(?<=[一-龯])[一-龯])"
)


def length(text: Rendering) -> Iterator[Problem]:
    """It is neither much shorter nor much longer than a translation of that English can be.

    Bad: the first half of a sentence; two sentences of which one is gone; a sentence that the English lacks.
    Good: what 99 of 100 professional translations are, by the length of the English; of a few words, which a language
    may say by endings, anything shorter: «Қор неге қарсы?»
    A problem where it is far from what those are, whatever stands in brackets and however many abbreviations are
    written out; else a notice, as of a title, which some languages say in half the letters.
    Code: `length`.
    """
    english, here = len(text.english), len(text.words)
    size = f"{here} characters for {english}"
    for least_english, least, greatest in text.context.words.lengths:
        if english >= least_english:
            if here < english * least and len(text.english.split()) > _FEW:
                is_far = _ratio(text) < least * _FAR_SHORTER and _final(text.english) != ""
                report = text.problem if is_far else text.notice
                yield report("length", f"it is short: {size}", "look for what was left out")
            elif here > english * greatest:
                written_out = _WRITTEN_OUT * len(_ABBREVIATION.findall(text.english))
                report = text.problem if _ratio(text, written_out) > greatest * _FAR_LONGER else text.notice
                yield report("length", f"it is long: {size}", "look for what was added")
            return


def longest(text: Rendering) -> Iterator[Problem]:
    """It has no more characters than its place on the page has room for, where a comment of its entry says how many.

    Bad: `Парламенттегі талқылау барысы` on a tab, of which a comment says "At most 20 characters."
    Good: `Талқылау` there.
    Code: `max-length`.
    """
    most, here = text.pair.most, len(text.pair.words)
    if 0 < most < here:
        yield text.problem("max-length", f"it has {here} characters, and room for {most}", "say it in fewer")


_FEW = 6
"""Words whose length in another language tells nothing."""
_ABBREVIATION = re.compile(r"(?<!\w)[A-Z]{2,}(?!\w)")
_WRITTEN_OUT = 25
"""How many characters more an abbreviation may take in another language, which writes it out."""
_LATIN = re.compile("[A-Za-z]+(?: [A-Za-z]+)*")


def _ratio(text: Rendering, more: int = 0) -> float:
    """The length beside the English one, to which more is added, without what another translator would leave out.

    That is what stands in brackets, and names in Latin letters where those are another's.
    """
    english, words = (_BRACKETS.sub("", one) for one in (text.english, text.words))
    if "latin" not in text.context.words.scripts:
        more -= sum(len(row) for row in _LATIN.findall(words) if row in english)
        words = _LATIN.sub("", words)
    return len(words) / max(len(english) + more, 1)


def final_mark(text: Rendering) -> Iterator[Problem]:
    """It ends as the English does: with a full stop, a question mark, a colon, or without any.

    Bad: a question without its question mark; a sentence cut off after a comma, or without its full stop: a notice
    where it is as long as such a sentence is.
    Good: 。 for a full stop; a title without a mark; a value that ends either; a question that its words ask (…か。).
    Codes: `final-mark`, `truncated`.
    """
    there, here = _final(text.english), _final(text.words)
    if there is None or here is None or there == here:
        return
    fix = "end it as the English ends"
    if here == ",":
        yield text.problem("truncated", "it breaks off after a comma or a dash", "finish the sentence")
    elif "?" in {there, here} and text.context.here.asks.search(text.words):
        return
    elif "?" in {there, here} and ":" not in {there, here}:
        yield text.problem("final-mark", "a question is a question in both languages", fix)
    elif there == "." and not here:
        report = text.problem if _is_short(text) else text.notice
        yield report("final-mark", "the English ends with a full stop and this does not", fix)
    elif there != ",":
        yield text.notice("final-mark", f"it ends with '{here}' and the English with '{there}'", fix)


def unfinished(text: Rendering) -> Iterator[Problem]:
    """It does not stop at a word after which a sentence goes on.

    Bad: «По словам полиции, он заявил следователям, что.»; 地震と津波の発生時に。; «баланың пікірі және.»
    Good: a word that may end a sentence too; a title, which breaks off without a full stop.
    Code: `truncated`.
    """
    if _STOPPED.search(text.words) and (word := text.context.here.unfinished.search(text.words.rstrip(".。"))):
        message = f"it stops after '{word[0]}', where a sentence goes on"
        yield text.problem("truncated", message, "finish the sentence")


_STOPPED = re.compile(r"[^.。\s…][.。]$")


def _is_short(text: Rendering) -> bool:
    """Whether it is shorter than usual, so that its end may be lost."""
    return len(text.words) < len(text.english) * text.context.words.usual_length * _WHOLE


_MARKS = {
    **dict.fromkeys("。．.！!", "."),
    **dict.fromkeys("？?", "?"),
    **dict.fromkeys("：:", ":"),
    **dict.fromkeys("、,，;；—–-", ","),
}
_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")


def _final(words: str) -> str | None:
    """The kind of mark at the end, empty for none; None where a value or the end of a quotation hides it."""
    words = words.strip()
    bare = words if words.endswith(HOLE) else _IN_BRACKETS.sub("", words)
    inside = bare.rstrip(_QUOTES).rstrip()
    if not inside or bare.endswith((HOLE, "..")):
        return None
    mark = _MARKS.get(inside[-1], "")
    # Japanese sets no full stop before 」; a quoted question may end a statement.
    return None if inside != bare and (mark == "?" or bare[-1] in _JAPANESE_QUOTES) else mark


_QUOTES = "»”\"'’」』“"
_JAPANESE_QUOTES = "」』"


def sentence_count(text: Rendering) -> Iterator[Problem]:
    """It has as many sentences as the English, unless its length is as usual: then one was split, or two were joined.

    Bad: two sentences of English, of which the translation has the first.
    Good: the same in one sentence more, or one less; a long sentence, or one with a semicolon, in two.
    Fewer sentences that are short are a problem; of more, only those that are as long as a whole translation each, and
    stand outside of quotation marks: "I am not angry," she said, "just tired".
    Code: `sentences`.
    """
    ours = rough_sentences(_BRACKETS.sub("", text.words))
    there, here = len(rough_sentences(_BRACKETS.sub("", text.english))), len(ours)
    words = text.context.words
    ratio = len(text.words) / max(len(text.english), 1)
    fewer = here < there and ratio < words.usual_length * _SHORTER
    is_split = here == there + 1 and (len(text.english) >= _MAY_BE_SPLIT or ";" in text.english)
    more = here > there and ratio > words.usual_length * (_MUCH_LONGER if is_split else _LONGER)
    if words.usual_length and (fewer or more):
        message = f"sentences here: {here}, in the English: {there}"
        is_clear = len(text.english) >= _LONG and (
            fewer
            or (
                len(rough_sentences(_QUOTATION.sub("", text.words))) > there
                and ratio > words.usual_length * _MUCH_LONGER
                and min(map(len, ours), default=0) >= words.usual_length * _LONG
            )
        )
        report = text.problem if is_clear else text.notice
        yield report("sentences", message, "look for what was left out or added")


def repeated_word(text: Rendering) -> Iterator[Problem]:
    """No word stands twice in a row.

    Bad: «балалардың балалардың»; 平壌平壌.
    Good: what the English repeats too; words joined by a hyphen (көзбе-көз); ますます.
    Code: `repeated-word`.
    """
    if text.context.words.words_apart:
        doubled = {*text.context.words.doubled}
        for match in re.finditer(r"(?<![\w-])([^\W\d_]{2,})[ \u00a0]+\1(?![\w-])", text.words, re.IGNORECASE):
            if match[1].lower() not in doubled and not _repeats(match[1], text.english):
                yield text.problem("repeated-word", f"'{match[0]}'", "delete one of the two")
    else:
        for match in _TWICE.finditer(text.words):
            if _is_telling(match[2]):
                yield text.problem("repeated-word", f"'{match[0]}'", "delete one of the two")


_SHORT_KANA = 3


def _is_telling(words: str) -> bool:
    return bool(re.search("[一-龯]", words)) or len(words) >= _SHORT_KANA


def _repeats(word: str, english: str) -> bool:
    return word.isascii() and f"{word} {word}".lower() in english.lower()


def repeated_sentence(text: Rendering) -> Iterator[Problem]:
    """No sentence stands twice, and neither does the whole.

    Bad: the same sentence two times.
    Good: the English says it twice.
    Code: `repeated-sentence`.
    """
    here = [_letters(one) for one in text.sentences if len(one) >= _OTHER_LANGUAGES_SENTENCE]
    there = [_letters(one) for one in rough_sentences(text.english)]
    whole = _letters(text.words)
    half = len(whole) // 2
    twice = len(whole) >= _LONG and len(whole) % 2 == 0 and whole[:half] == whole[half:]
    if (len(set(here)) < len(here) or twice) and len(set(there)) == len(there):
        yield text.problem("repeated-sentence", "the same words stand twice", "delete one of the two")


def _letters(words: str) -> str:
    return "".join(_WORD.findall(words)).lower()


def same_words(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """Two units with different English do not have the same translation.

    Bad: a neighbour's text, pasted into the wrong entry, be it another sentence that begins "The article does not say".
    Good: two English wordings of one thing ("They met on …", "The meeting took place on …") may come out the same: a
    claim and its short wording, a sentence of the article and the claim on it.
    Code: `same-words`.
    """
    seen: dict[str, list[Rendering]] = {}
    for text in texts:
        key = re.sub(r"\W", "", text.words).lower()
        if len(text.english) >= _LONG and key:
            seen.setdefault(key, []).append(text)
    groups = [group for group in seen.values() if len(group) > 1]
    if not groups:
        return
    times = Counter(word for text in texts for word in _content(text.english))
    usual = frozenset(word for word, count in times.items() if count > max(len(texts) * _OFTEN, 2))
    for group in groups:
        for text in group:
            others = [other for other in group if other is not text and _differ(text, other, usual)]
            if others:
                message = f"these are the words of {others[0].pair.id}, whose English is another"
                yield text.problem("same-words", message, "translate this unit's own English")


def borrowed_sentence(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """No sentence more than the English has is another unit's.

    Bad: the next paragraph's first sentence, pasted behind this one.
    Good: a sentence that stands in both in English too.
    Code: `same-words`.
    """
    owners: dict[str, list[Rendering]] = {}
    for text in texts:
        for sentence in text.sentences:
            if len(sentence) >= _OTHER_LANGUAGES_SENTENCE:
                owners.setdefault(_letters(sentence), []).append(text)
    for text in texts:
        if len(text.sentences) <= len(rough_sentences(text.english)):
            continue
        for sentence in map(_letters, text.sentences):
            others = [other for other in owners.get(sentence, ()) if other is not text]
            if others and all(_differ(text, other, frozenset()) for other in others):
                message = f"it holds a sentence of {others[0].pair.id}, whose English is another"
                yield text.problem("same-words", message, "delete what this unit's own English does not say")


_ALIKE, _VERY_ALIKE = 0.34, 0.75
"""The share of their words that two English texts have in common when they say one thing; for two claims, two questions
or two sentences, which as a rule do not."""
_OFTEN = 0.1
"""The share of a catalogue's units from which on a word does not tell them apart."""


def _differ(one: Rendering, other: Rendering, usual: frozenset[str]) -> bool:
    """Whether two English texts share few of their words; of those that tell them apart, if they have any."""
    first, second = _content(one.english), _content(other.english)
    if first - usual and second - usual:
        first, second = first - usual, second - usual
    alike = _VERY_ALIKE if _are_peers(one.pair.id, other.pair.id) else _ALIKE
    return len(first & second) < alike * min(len(first), len(second))


def _are_peers(one: str, other: str) -> bool:
    """Whether two units are two claims, two questions …, and not a claim and its short wording."""
    first, second = one.split("."), other.split(".")
    return first[0] == second[0] and first[0] in _KINDS and first[1:2] != second[1:2]


_KINDS = frozenset({"claim", "faq", "sentence"})
"""How the ids of an article's units begin of which each says something else."""


def _content(english: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{3,}", english.lower()))


def chatter(text: Rendering) -> Iterator[Problem]:
    """Nothing that a translating machine says about its work.

    Bad: "Here is the translation:"; «Перевод: …»; a fence of backticks.
    Good: the translation alone.
    Code: `chatter`.
    """
    found = text.context.here.chatter.search(text.pair.words)
    if found and not text.context.here.chatter.search(text.pair.english):
        yield text.problem("chatter", f"'{found[0]}' is not part of the text", "keep the translation alone")
