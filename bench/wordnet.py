"""Make scripts/locales/en/wordnet/ of WordNet's own files: run once for a release of WordNet, never by a build.

    python bench/wordnet.py FOLDER       the folder with data.noun and index.sense, as WordNet 3.1 is distributed

What went in was measured once, on articles that are not here to measure again. Of 626 words of content in 250 claims
about ten articles, which do not stand in the claims' evidence letter by letter, so many are explained by

    our endings (stems.yml)                       102
    simplemma 2.0, a lemmatiser                    71    five of which our endings lack: all are irregular forms
    lemminflect 0.2, another                       78    eight: irregular forms
    WordNet's links of derivation                 100    six: irregular forms
    our endings and WordNet's synonyms            200

So the endings stay, the irregular forms and the synonyms are taken as data, and no lemmatiser and no link of
derivation is shipped. Only senses that WordNet's tagged texts have count, since rare ones make strangers synonyms; and
two-word verbs beside them.
The irregular forms are lemminflect's (MIT licence; its words are the NIH's SPECIALIST lexicon), so the script needs it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lemminflect import getAllInflections  # type: ignore[import-not-found]

from explainer.language.related import lemmas_by_ending

HERE = Path(__file__).resolve().parents[1] / "scripts" / "locales" / "en" / "wordnet"
PARTS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
WORD = re.compile(r"[a-z]{2,}(-[a-z]+)?")
TERM = re.compile(r"[a-z]{2,}([ -][a-z]+){0,2}")
PARTICLES = (
    "about after ahead along apart around aside away back by down for forward in into off on out over through together"
    " under up with"
).split()
PHRASAL = re.compile(rf"[a-z]{{2,}} (?:{'|'.join(PARTICLES)})")
Synset = tuple[list[str], list[tuple[str, str, int, int]]]


def main(folder: Path) -> None:
    """Write the three files."""
    tagged = Counter[tuple[str, str]]()
    often = Counter[str]()
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        sense, offset, _, count = line.split()
        term = sense.partition("%")[0].replace("_", " ")
        tagged[offset, term] += int(count)
        often[term] += int(count)
    opposites: set[tuple[str, ...]] = set()
    synonyms: set[tuple[str, ...]] = set()
    lemmas: set[tuple[str, str]] = set()
    for part, upper in PARTS.items():
        synsets = dict(_synsets((folder / f"data.{part}").read_text("utf-8", "replace")))
        for offset, (terms, links) in synsets.items():
            used = {term for term in terms if TERM.fullmatch(term) and tagged[offset, term]}
            lemmas.update((term, upper) for term in used if WORD.fullmatch(term))
            if used and part == "verb":
                used.update(term for term in terms if PHRASAL.fullmatch(term))
            if len(used) > 1:
                synonyms.add(tuple(sorted(used)))
            for kind, other, ours, theirs in links:
                if kind == "!" and other in synsets:
                    pair = tuple(sorted((terms[ours - 1], synsets[other][0][theirs - 1])))
                    if all(WORD.fullmatch(term) for term in pair) and any(often[term] for term in pair):
                        opposites.add(pair)
    _write("opposites", opposites)
    _write("synonyms", synonyms)
    _write("irregular", _irregular(lemmas))


def _synsets(text: str) -> Iterator[tuple[str, Synset]]:
    for line in text.splitlines():
        if line.startswith(" "):
            continue
        offset, _, _, count, *fields = line.split("|")[0].split()
        size = int(count, 16)
        terms = [re.sub(r"\(.*\)", "", term).lower().replace("_", " ") for term in fields[: 2 * size : 2]]
        links = fields[2 * size + 1 :]
        yield offset, (terms, [
            (links[at], links[at + 1], int(links[at + 3][:2], 16), int(f"0x{links[at + 3][2:]}", 16))
            for at in range(0, 4 * int(fields[2 * size]), 4)
        ])  # fmt: skip


def _irregular(lemmas: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Each plain form with those of its forms that endings do not lead back to it."""
    for lemma, part in lemmas:
        forms = {form for several in getAllInflections(lemma, upos=part).values() for form in several}
        odd = sorted(form for form in forms if form.isalpha() and lemma not in {form, *lemmas_by_ending(form)})
        if odd:
            yield lemma, *odd


def _write(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    head = (HERE / f"{name}.txt").read_text("utf-8").partition("\n\n")[0]
    body = "\n".join(sorted({"; ".join(row) for row in rows}))
    (HERE / f"{name}.txt").write_text(f"{head}\n\n{body}\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
