"""What a second reader said, as data: in facts files and catalogues, bound to the words that were read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import polib
import pytest

from explainer.model.passages import Reader, Reading, Verdict
from explainer.model.words import Unit, short_digest
from explainer.read.catalogue import CatalogueHeader, merge, read_catalogue
from explainer.read.catalogue import with_readings as read_in_catalogue
from explainer.read.facts import with_readings
from explainer.read.facts.readings import read_again
from explainer.source import Source

NOWHERE = Source("", "").span()
MACHINE = Reading(
    Verdict.NOT, 'A "model"', dt.date(2026, 11, 26), NOWHERE, Reader.MACHINE, "0a1b2c3d", "it says: 3, # not 4"
)
PERSON = Reading(Verdict.SUPPORTED, "N. N.", dt.date(2026, 11, 27), NOWHERE)
FACTS = "# kept\nclaims:\n  met: {kind: reported}  # kept\n"
CATALOGUE = """\
msgid ""
msgstr ""
"Language: kk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# A translator's word.
msgctxt "claim.met"
msgid "They met in May."
msgstr "Олар мамырда кездесті."
"""
NOW = short_digest("They met in May.", "Олар мамырда кездесті.")
MET = Unit("claim.met", "They met in May.", Source("x.yml", "\n").span())


def said(facts: str) -> dict[str, Reading]:
    return read_again(Source("x.yml", facts))


def of_met(catalogue: str) -> Reading | None:
    entries, problems = read_catalogue(Source("x.kk.po", catalogue), "kk")
    assert problems == []
    polib.pofile(catalogue)
    return entries.entries["claim.met"].reading


def merged(catalogue: str, *units: Unit) -> str:
    return merge(Source("x.kk.po", catalogue), units, CatalogueHeader("kk", "x"))


# --- the facts file ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts",
    [
        FACTS,
        FACTS.rstrip(),
        f"{FACTS}readings:\n",
        f"{FACTS}readings: {{}}\nfaq: {{}}\n",
        f"{FACTS}readings:  # kept\n  headline: {{verdict: unsure, by: B, on: 2026-11-01}}\nfaq: {{}}\n",
        f"{FACTS}readings: {{headline: {{verdict: unsure, by: B, on: 2026-11-01}}}}\nfaq: {{}}\n",
        f"{FACTS}readings:\n    claim.met:\n      verdict: unsure\n      by: B\n      on: 2026-11-01\nfaq: {{}}\n",
    ],
    ids=["none", "no line end", "nothing", "empty", "another", "in one line", "one to be replaced"],
)
def test_readings_are_written_beside_what_is_there(facts: str) -> None:
    before = said(facts)
    text = with_readings(Source("x.yml", facts), {"claim.met": MACHINE, "claim.met.short": PERSON})
    assert said(text) == {**before, "claim.met": MACHINE, "claim.met.short": PERSON}
    assert [line for line in facts.splitlines() if "kept" in line] == [
        line for line in text.splitlines() if "kept" in line
    ]
    assert with_readings(Source("x.yml", text), {"claim.met": MACHINE}) == text
    assert with_readings(Source("x.yml", text), {}) == text


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ("{verdict: yes, by: B, on: 2026-11-01}", "choice"),
        ("{verdict: supported, by: B}", "missing"),
        ("{verdict: supported, by: YOUR NAME, on: 2026-11-01}", "by"),
        ("{verdict: supported, by: B, on: DATE}", "day"),
        ("{verdict: supported, by: B, on: 2026-11-01, of: 1234}", "of"),
        ("{verdict: supported, by: A model, reader: machine, on: 2026-11-01}", "missing"),
        ("{verdict: supported, by: B, on: 2026-11-01, when: 2}", "unknown-key"),
    ],
)
def test_what_is_no_reading_is_told(record: str, code: str) -> None:
    with_comment = CATALOGUE.replace("# A", f"# read: {record}\n# A")
    _, in_catalogue = read_catalogue(Source("x.kk.po", with_comment), "kk")
    assert [(one.code, one.where.line) for one in in_catalogue] == [(code, 6)]


# --- a catalogue ------------------------------------------------------------------------------------------------------


def test_a_reading_stands_above_its_unit_and_in_place_of_another() -> None:
    text = read_in_catalogue(Source("x.kk.po", CATALOGUE), {"claim.met": MACHINE})
    found = of_met(text)
    assert found == MACHINE
    assert found.at.text == f"# read: {MACHINE}"
    other = read_in_catalogue(Source("x.kk.po", text), {"claim.met": PERSON})
    assert other.count("# read:") == 1
    assert "# A translator's word." in other


def test_a_reading_without_a_digest_is_bound_to_the_words_that_stand_there() -> None:
    text = read_in_catalogue(Source("x.kk.po", CATALOGUE), {"claim.met": PERSON})
    bound = merged(text, MET)
    found = of_met(bound)
    assert found is not None
    assert found.of == NOW
    assert merged(bound, MET) == bound


def test_it_stays_with_its_unit_whatever_becomes_of_that() -> None:
    text = merged(read_in_catalogue(Source("x.kk.po", CATALOGUE), {"claim.met": PERSON}), MET)
    renamed = replace(MET, id="claim.meeting", was="claim.met")
    assert "# read:" in merged(text, renamed)
    gone = merged(text)
    assert "# read:" in gone
    assert read_catalogue(Source("x.kk.po", gone))[0].entries == {}
    back = of_met(merged(gone, MET))
    assert back is not None
    assert back.holds(NOW)


def test_what_holds_comes_before_what_does_not_and_a_person_before_a_machine() -> None:
    machine, old = replace(MACHINE, of=NOW), replace(PERSON, of="00000000")
    lines = "".join(f"# read: {one}\n" for one in (replace(PERSON, of=NOW), machine, old))
    found = of_met(CATALOGUE.replace("# A", f"{lines}# A"))
    assert found is not None
    assert (found.reader, found.of) == (Reader.PERSON, NOW)
