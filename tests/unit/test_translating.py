"""Units without words are given some by a machine, as far as the checks accept them, and say who made them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pytest

from explainer.model.facts import Drafted, Maker
from explainer.model.proposal import TURNS, Refused, Translating
from explainer.model.words import short_digest
from explainer.pipeline import Paths
from explainer.pipeline.translating import Machine, Wanted, outcome, to_translate, translate
from explainer.problem import Problem
from explainer.read.catalogue import read_catalogue
from explainer.source import Source
from tests.files import ROOT
from tests.workshop import Workshop

WHO = Maker(Drafted.MACHINE, "A model", "2", dt.date(2026, 11, 26))
RIGHT = {
    "claim.meeting": "Ада Линд встретилась с советом порта по поводу парома.",
    "claim.year": "Они встретились 1 мая 2023 года.",
}
WRONG_DAY = "Они встретились 2 мая 2023 года."


@dataclass
class Learning:
    """A translator that has a date right only when it has been told so many times."""

    turns: int
    more: dict[str, str] = field(default_factory=dict)
    tasks: list[Translating] = field(default_factory=list)
    told: list[Refused[dict[str, str], str]] = field(default_factory=list)

    def __call__(self, task: Translating, refused: Refused[dict[str, str], str] | None = None) -> dict[str, str]:
        """What it knows, and a unit that nobody asked for."""
        self.tasks.append(task)
        self.told += [] if refused is None else [refused]
        year = RIGHT["claim.year"] if len(self.told) >= self.turns else WRONG_DAY + " " * len(self.told)
        return {
            **RIGHT,
            "claim.year": year.strip() if self.turns else year,
            "headline": "Города обсуждают паром",
            **self.more,
        }


def untranslate(workshop: Workshop) -> None:
    for words in RIGHT.values():
        workshop.change("ferry.ru.po", f'msgstr "{words}"', 'msgstr ""')


@dataclass(frozen=True)
class Done:
    """What came of it."""

    written: tuple[str, ...]
    problems: tuple[Problem, ...]


def run(workshop: Workshop, translator: Learning) -> Done:
    paths = Paths(seeds=workshop.seeds, docs=workshop.docs)
    todo = to_translate(paths, Wanted(tags=["ru"]))
    given = [*translate(paths, todo.jobs, Machine(translator, lambda _: WHO))]
    return Done((*outcome(given),), (*todo.problems, *(problem for one in given for problem in one.problems)))


def words(workshop: Workshop) -> dict[str, str]:
    entries = read_catalogue(Source("ferry.ru.po", (workshop.seeds / "ferry.ru.po").read_text("utf-8")))[0].entries
    assert {one.made for name, one in entries.items() if name in RIGHT and one.words} <= {WHO}
    return {name: one.words for name, one in entries.items()}


def test_a_catalogue_that_is_not_there_is_begun(workshop: Workshop) -> None:
    (workshop.seeds / "ferry.ru.po").unlink()
    longer = "Линд ожидала исследование к третьему кварталу 2023 года, о чём статья и сообщает в этих словах, не иначе."
    done = run(workshop, Learning(0, {"claim.study": longer}))

    assert done.problems == ()
    assert {name for name, one in words(workshop).items() if one} == {*RIGHT, "headline"}
    # A person might accept this notice; a machine obeys it.
    assert done.written[0].endswith("units; left out, as it could not be published: claim.study (length)")


@pytest.mark.parametrize("turns", [0, 1])
def test_units_without_words_are_given_some_that_the_build_takes(workshop: Workshop, turns: int) -> None:
    before = words_of_all(workshop)
    untranslate(workshop)
    assert workshop.run().code == 1
    translator = Learning(turns)
    done = run(workshop, translator)

    assert done.problems == ()
    assert [line.partition("ferry.ru.po: ")[2] for line in done.written] == ["2 of 2 units"]
    assert words(workshop) == before
    assert (workshop.seeds / "ferry.ru.po").read_text("utf-8").count("# made:") == len(RIGHT)
    assert workshop.run().code == 0
    (status,) = (line for line in workshop.run("status").out.splitlines() if line.startswith("ferry ru: "))
    assert "drafted by machine, 2 of it by machine (A model 2), not reviewed" in status
    assert {unit.id for unit in translator.tasks[0].units} == {*RIGHT}
    assert translator.tasks[0].tag == "ru"
    assert translator.tasks[0].glossary["lind"].forms["ru"].words == "Ада Линд"
    assert [{fault.at for fault in refused.faults} for refused in translator.told] == [{"claim.year"}] * turns


def test_words_that_stay_wrong_are_not_written_and_that_is_told(workshop: Workshop) -> None:
    untranslate(workshop)
    translator = Learning(TURNS + 1)
    done = run(workshop, translator)

    assert words(workshop)["claim.year"] == ""
    assert words(workshop)["claim.meeting"] == RIGHT["claim.meeting"]
    assert "1 of 2 units; left out, as it could not be published: claim.year (" in done.written[0]
    assert WRONG_DAY not in (workshop.seeds / "ferry.ru.po").read_text("utf-8")


def test_where_all_have_words_nobody_is_asked(workshop: Workshop) -> None:
    before = (workshop.seeds / "ferry.ru.po").read_bytes()
    translator = Learning(0)

    assert run(workshop, translator).written == ()
    assert translator.tasks == []
    assert (workshop.seeds / "ferry.ru.po").read_bytes() == before


OLD = ('#, fuzzy\n#| msgid "They met on 2 May."\nmsgctxt "claim.year"', 'msgctxt "claim.year"')


def test_old_words_of_a_person_are_theirs_to_mend(workshop: Workshop) -> None:
    workshop.change("ferry.ru.po", OLD[1] + "\n", OLD[0] + "\n")
    assert run(workshop, Learning(0)).written == ()


def test_old_words_of_a_machine_are_made_anew(workshop: Workshop) -> None:
    workshop.change("ferry.ru.po", f'msgstr "{RIGHT["claim.year"]}"', f'msgstr "{WRONG_DAY}"')
    of = short_digest("They met on 2 May.", WRONG_DAY)
    made = f"# made: {{drafted: machine, by: An older one}} [of {of}]\n"
    workshop.change("ferry.ru.po", OLD[1] + "\n", f"{made}{OLD[0]}\n")
    done = run(workshop, Learning(0))

    assert [line.partition("ferry.ru.po: ")[2] for line in done.written] == ["1 of 1 units"]
    assert words_of_all(workshop)["claim.year"] == RIGHT["claim.year"]
    assert "An older one" not in (workshop.seeds / "ferry.ru.po").read_text("utf-8")


def test_a_catalogue_of_another_article_is_told_and_left_alone(workshop: Workshop) -> None:
    other = (ROOT / "tests/cases/site/seeds/kazakhstan-japan-air-travel.ru.po").read_bytes()
    (workshop.seeds / "ferry.ru.po").write_bytes(other)
    done = run(workshop, Learning(0))

    assert [problem.code for problem in done.problems] == ["po-of-another-article"]
    assert (workshop.seeds / "ferry.ru.po").read_bytes() == other


def words_of_all(workshop: Workshop) -> dict[str, str]:
    """Every unit's words, whoever made them."""
    entries = read_catalogue(Source("ferry.ru.po", (workshop.seeds / "ferry.ru.po").read_text("utf-8")))[0].entries
    return {name: one.words for name, one in entries.items()}
