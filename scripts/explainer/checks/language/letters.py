"""The right language in the right letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from explainer.checks.language.rendering import HOLE, Rendering
from explainer.language.checks import LanguageWords
from explainer.language.patterns import Words
from explainer.language.scripts import is_script, script_of
from explainer.problem import Problem

_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile("[A-Za-zÀ-ɏ]+")
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*(?:[ ,;:.]+[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ'’-]*)*")
_KANA = frozenset({"hiragana", "katakana"})
_WITH_DOUBLES = frozenset({"cyrillic", "greek"})
"""Scripts with letters that look like Latin ones."""
_SIMPLE = frozenset("latin cyrillic greek cjk hiragana katakana hangul armenian georgian hebrew".split())
"""Scripts whose letters stand beside one another, whatever their neighbour: nothing has to keep them apart."""
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u200e\u200f\u061c"
_LOOK_ALIKE = frozenset("aceopxyikABCEHKMOPTXYIëïöü")
_ENOUGH = 45
"""Letters from which on a text without its language's telling letters is in another one."""
_ENOUGH_HAN = 16
"""Han characters from which on a text without kana is Chinese."""
_NUMERAL = re.compile("[IXCM]{2,}|[IXTMPK]")
_LONG_ROW = 50
"""Letters in a row of words from which on they are in another language."""
_FEWEST = 4
_COMMON_WORDS = 2
_MANY_WORDS = 6


def invisible(text: Rendering) -> Iterator[Problem]:
    """No character that nobody sees: zero-width, directional, control, private or broken ones.

    Bad: a U+200B inside a word; U+FFFD; a no-break space in Japanese.
    Good: a no-break space before a number's thousands, in languages that have it; what keeps letters apart in a script
    that joins them (Persian «می‌شود»), and turns the direction in one that runs from right to left.
    Code: `invisible`.
    """
    spaces, needed = text.context.words.letters.spaces, _needed(text.context.words)
    for char in dict.fromkeys(text.pair.words):
        category = unicodedata.category(char)
        hidden = category in {"Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp"} and char != "\n"
        stray = category == "Zs" and char != " " and spaces and char not in spaces
        if (hidden and char not in needed) or stray or char == "\ufffd":
            name = unicodedata.name(char, "a control character").lower()
            yield text.problem("invisible", f"U+{ord(char):04X} ({name}) stands in it", "delete it")


def _needed(words: LanguageWords) -> str:
    """What nobody sees and a language cannot do without."""
    joiners = "" if words.scripts <= _SIMPLE else _JOINERS
    return joiners + (_DIRECTIONS if words.direction == "rtl" else "")


def foreign_letters(text: Rendering) -> Iterator[Problem]:
    """Only the language's own letters: no Kazakh ones in Russian, no Ukrainian ones in Kazakh, no simplified Han.

    Bad: «стражұ» in Russian; 动 in Japanese; text that was read in a wrong encoding.
    Good: Latin names; letters that the English has.
    Code: `foreign-letter`.
    """
    letters = [char for char in sorted(set(text.words) - set(text.english)) if char != HOLE and char.isalpha()]
    strange = [char for char in letters if not _belongs(char, text.context.words)]
    if strange:
        shown = " ".join(f"{char} (U+{ord(char):04X})" for char in strange[:5])
        fix = "write the language's own letters"
        yield text.problem("foreign-letter", f"letters of another language: {shown}", fix)


def _belongs(char: str, words: LanguageWords) -> bool:
    """Whether a letter may stand in a text of the language; Latin ones without marks may, in names."""
    letters = words.letters
    script = script_of(unicodedata.normalize("NFKC", char)[0])
    if script == "latin" and (char.isascii() or unicodedata.east_asian_width(char) == "F"):
        return True
    if script not in words.scripts:
        # What is of no script (the modifier letters of Uzbek) is nobody's, unless somebody has listed all.
        return not (letters.alphabet or letters.encoding or is_script(script)) or char.lower() in letters.alphabet
    if letters.alphabet:
        return char.lower() in letters.alphabet
    return letters.encoding is None or _encodes(char, letters.encoding)


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def look_alikes(text: Rendering) -> Iterator[Problem]:
    """No word mixes scripts that look alike, and no Latin word pretends to be Cyrillic.

    Bad: «этoгo» with Latin o; «сегodnya»; "Bo" for «Во».
    Good: «IT-системы», «Brexit-ті»; Roman numerals; Latin words of the English.
    Code: `look-alike`.
    """
    own = text.context.words.scripts & _WITH_DOUBLES
    if not own or not _LATIN_WORD.search(text.words):
        return
    for match in _WORD.finditer(text.words):
        word = match[0]
        scripts = {script_of(char) for char in word}
        if "latin" in scripts and scripts & own:
            latin = "".join(char for char in word if script_of(char) == "latin")
            message = f"'{word}' mixes letters: {', '.join(latin)} are Latin"
        elif scripts == {"latin"} and _LOOK_ALIKE.issuperset(word) and not _is_known(word, text):
            message = f"'{word}' is written in Latin letters that only look alike"
        else:
            continue
        yield text.problem("look-alike", message, "type the word again in the language's own letters")


def _is_known(word: str, text: Rendering) -> bool:
    """Whether a Latin word has a reason to be: in the English, at least in another form, or a numeral."""
    lower = word.lower()
    longer = len(word) >= _FEWEST and any(other.startswith(lower) for other in text.english_words)
    return longer or lower in text.english_words or bool(_NUMERAL.fullmatch(word))


def language(text: Rendering) -> Iterator[Problem]:
    """The whole of it is in the language it is published in, and so is each part.

    Bad: Russian, Kyrgyz or English in the Kazakh catalogue; Kazakh in Latin letters; Chinese in the Japanese one;
    a sentence whose second half stayed English.
    Good: names and titles in Latin letters; short words that two languages share.
    Codes: `language`, `english-left`.
    """
    letters, own = text.context.words.letters, text.context.words.scripts
    counts: Counter[str] = Counter()
    for char, times in Counter(text.words).items():
        if char.isalpha():
            counts[script_of(char)] += times
    known = sum(len(word) for word in _latin_words(text) if word.lower() in text.english_words)
    mine = sum(counts[script] for script in own)
    foreign = sum(count for script, count in counts.items() if script not in own and is_script(script))
    left = _english_left(text)
    if left or (foreign > mine and _has_words(text.words) and known * 2 > foreign and not _is_name(text)):
        yield text.problem("english-left", f"English was left: '{(left or text.words)[:60]}'", "translate it")
    elif foreign > mine and foreign - known >= _FEWEST:
        message = f"it is not written in {' or '.join(sorted(own))} letters"
        yield text.problem("language", message, "write it in the language")
    elif _tells_enough(text.words, own) and letters.telling and not set(letters.telling) & set(text.words.lower()):
        message = f"none of the letters {', '.join(letters.telling)} stands in it, so it is in another language"
        yield text.problem("language", message, "translate it into this language")
    elif own >= _KANA and not any(counts[kana] for kana in _KANA) and counts["cjk"] >= _ENOUGH_HAN:
        yield text.problem("language", "there is no kana in it, so it is Chinese", "translate it into this language")
    elif letters.own and _longest_without(letters.own, text.words, own) >= _LONG_ROW:
        message = f"a long row of words has none of the letters {', '.join(letters.own)}, so it is in another language"
        yield text.problem("language", message, "translate the whole of it")
    elif stranger := text.context.here.strangers.search(text.words):
        message = f"'{stranger[0]}' belongs to another language"
        yield text.problem("language", message, "translate the whole of it")


def _longest_without(own: str, words: str, scripts: frozenset[str]) -> int:
    """Letters in the longest row of words in small letters that have none of a language's own letters."""
    longest = row = 0
    for word in _WORD.findall(words):
        if not set(own).isdisjoint(word.lower()):
            row = 0
        elif word.islower() and script_of(word[0]) in scripts:
            row += len(word)
            longest = max(longest, row)
    return longest


def _latin_words(text: Rendering) -> list[str]:
    return _LATIN_WORD.findall(text.words)


def _has_words(words: str) -> bool:
    return bool(re.search(r"[a-z]{2}", words))


def _is_name(text: Rendering) -> bool:
    """Whether every Latin word has a capital, in the English too: a name, an abbreviation."""
    return all(word[0].isupper() for word in _latin_words(text))


def _tells_enough(words: str, own: Collection[str]) -> bool:
    """Whether enough letters of its scripts stand in words that are no names: those sound alike elsewhere."""
    common = (word for word in words.split() if not word.strip('«»“”()"')[:1].isupper())
    return sum(script_of(char) in own for word in common for char in word if char.isalpha()) >= _ENOUGH


def _english_left(text: Rendering) -> str:
    common = text.context.there.common
    if "latin" in text.context.words.scripts:
        return _copied(text, common)
    if word := _word_left(text):
        return word
    for match in _LATIN_RUN.finditer(text.words):
        run = match[0]
        small = [word for word in common.findall(run) if word.islower()]
        plain = [word for word in _WORD.findall(run) if word.islower() and len(word) > 1]
        plain = [word for word in plain if word in text.english_words or common.fullmatch(word)]
        if (len(small) >= _COMMON_WORDS and len(plain) > len(small)) or len(plain) >= _FEWEST:
            return run
        many = run.count(" ") >= _MANY_WORDS - 1
        if (many or (len(plain) > max(len(small), 1) and run.count(" ") >= _FEWEST - 1)) and run in text.english:
            return run
    return ""


_COPIED = 2


def _copied(text: Rendering, common: Words) -> str:
    """English in a language of the same letters, which may share single words with it: most of a row of words."""
    if text.words == text.english:
        plain = [word for word in _WORD.findall(text.words) if word.islower() and len(word) > 1]
        return text.words if len(plain) >= _COPIED else ""
    for match in _LATIN_RUN.finditer(text.words):
        words = [word for word in _WORD.findall(match[0]) if word.islower() and len(word) > 1]
        plain = [word for word in words if word in text.english_words or common.fullmatch(word)]
        if len(plain) >= _FEWEST and len(plain) * 2 > len(words):
            return match[0]
    return ""


_ASIDE = re.compile(r"«[^«»]*»|„[^„“]*“|“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|[(（][^()（）]*[)）]")
_LEAST_LEFT = 4


def _word_left(text: Rendering) -> str:
    """A plain word of the English, outside of brackets and quotation marks, which may be about that very word."""
    plain = {
        word for word in re.findall(r"(?<![\w.@/’'-])[a-z]+(?![\w.@/’'-]*\w)", text.english) if len(word) >= _LEAST_LEFT
    }
    for match in _ALONE.finditer(_ASIDE.sub(" ", text.words)):
        if match[0].lower() in plain:
            return match[0]
    return ""


_ALONE = re.compile(r"(?<![A-Za-zÀ-ɏ\d.@/’'_-])(?:(?<!\S )(?<!\S)[A-Z]|[a-z])[a-z]{3,}(?![A-Za-zÀ-ɏ\d@/’'_-]|\.\w)")
"""With a capital only where the text begins: inside, it is a name."""


def spelling(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """A word is not written once with a language's own letters and once without them.

    Bad: «Казакстан» beside «Қазақстан»; «кужат» beside «құжат»; «жане» and «кы», which are in no word.
    Good: words that differ in other letters.
    A notice where the language may have both words: «басын» and «басың».
    Code: `spelling`.
    """
    if not texts:
        return
    letters = texts[0].context.words.letters
    if not letters.own:
        return
    fold = str.maketrans(letters.own, letters.folded)
    known: dict[str, Counter[str]] = {}
    for text in texts:
        for word in _long_words(text):
            known.setdefault(word.translate(fold), Counter())[word] += 1
    for text in texts:
        here = text.context.here
        if wrong := here.misspelt.search(text.words) or here.impossible.search(text.words):
            message = f"'{wrong[0]}' is typed without the language's own letters"
            yield text.problem("spelling", message, "write the language's own letters")
        for word in dict.fromkeys(_long_words(text)):
            same = known[word.translate(fold)]
            better = [
                other
                for other, times in same.items()
                if times >= same[word] and _count(letters.own, other) > _count(letters.own, word)
            ]
            if better:
                message = f"'{word}' is elsewhere written '{better[0]}'"
                report = text.problem if better[0][:-1] != word[:-1] else text.notice
                yield report("spelling", message, "write the language's own letters")


def _long_words(text: Rendering) -> list[str]:
    return [word for word in _WORD.findall(text.words.lower()) if len(word) > _FEWEST]


def _count(letters: str, word: str) -> int:
    return sum(word.count(letter) for letter in letters)
