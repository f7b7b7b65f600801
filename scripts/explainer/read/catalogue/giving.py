"""Words for the units of a catalogue that have none, with who made them."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.model.facts import Maker
from explainer.problem import ContentError
from explainer.read.catalogue.comments import made_by
from explainer.read.catalogue.parsing import parse
from explainer.read.catalogue.po import Entry
from explainer.read.catalogue.reading import read_catalogue
from explainer.source import Source


def with_words(catalogue: Source, words: Mapping[str, str], who: Maker) -> str:
    """The catalogue's text with words for these units, made from the English that stands there.

    A unit's entry must be there, without words or fuzzy: what somebody wrote is not written over. Raises `ContentError`
    where the catalogue has any problem, `ValueError` where an entry is missing or has words.
    """
    file, _ = parse(catalogue)
    entries, problems = read_catalogue(catalogue)
    if problems:
        raise ContentError(*problems)
    fit = {name for name, one in entries.entries.items() if one.fuzzy or not one.words}
    if unfit := words.keys() - fit:
        raise ValueError(f"no entries of {catalogue.name} that lack words: {', '.join(sorted(unfit))}")

    def filled(entry: Entry) -> Entry:
        new = words.get(entry.id or "")
        if new is None or not entry.is_message or entry.obsolete:
            return entry
        return made_by(entry.with_words(new, file.end), who, file.end)

    text = file.changed(filled)
    read = read_catalogue(Source(catalogue.name, text))[0].entries
    if any(read[name].words != new for name, new in words.items()):
        raise ValueError("what was to be written cannot be read back")
    return text
