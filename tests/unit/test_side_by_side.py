"""Requests side by side, to a real server: what comes of them is the same in whatever order it comes, and is kept."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

import build
from explainer.models import second_reader
from explainer.models.chat import AT_ONCE, MOST, Access, Chat, Patience, Question, UnansweredError
from explainer.models.side_by_side import side_by_side
from explainer.read.catalogue import read_catalogue
from explainer.source import Source
from tests.answering import SECRET, Server, answering, words_of
from tests.workshop import Workshop

AS_IN_A_TERMINAL = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
"""Starts a script that Ctrl-C stops; whoever runs the tests in the background may have them ignore that."""


class Echo(msgspec.Struct):
    """What was asked."""

    said: str


def echo(body: dict[str, object]) -> str:
    return json.dumps({"said": words_of(body)[1]})


def ask(server: Server, many: int, *, seconds: float = 30, retries: int = 4, at_once: str = "") -> list[str]:
    """What is answered to the questions 0, 1, 2 …, or why nothing is."""
    access = Access.of({**server.environment, AT_ONCE: at_once})

    def one(number: int) -> str:
        try:
            return chat.ask(Question("Say it.", str(number), Echo)).said
        except UnansweredError as error:
            return f"! {error}"

    with Chat(access, patience=Patience(seconds, retries)) as chat:
        return [*side_by_side((partial(one, number) for number in range(many)), chat.at_once)]


def numbers(many: int) -> list[str]:
    return [str(number) for number in range(many)]


@pytest.mark.parametrize(("at_once", "expected"), [("", MOST), ("3", 3)])
def test_as_many_are_under_way_as_may_be_and_no_more(at_once: str, expected: int) -> None:
    together = threading.Barrier(expected)  # nobody is answered before so many have asked
    here: list[int] = []
    most: list[int] = []

    def answer(body: dict[str, object]) -> str:
        here.append(1)
        together.wait(20)
        most.append(len(here))
        together.wait(20)
        here.pop()
        return echo(body)

    with answering(answer) as server:
        assert ask(server, 2 * expected, at_once=at_once) == numbers(2 * expected)
    assert max(most) == expected


@pytest.mark.parametrize("wrong", ["0", "13", "many", "-1", "1.5"])
def test_a_number_of_requests_that_cannot_be_is_told(wrong: str) -> None:
    with pytest.raises(ValueError, match=f"{AT_ONCE} is how many .* 1 to {MOST}"):
        Access.of({"OPENAI_BASE_URL": "http://127.0.0.1/v1", AT_ONCE: wrong}, "m")


def test_answers_are_told_apart_whichever_comes_first() -> None:
    def late(body: dict[str, object]) -> str:
        time.sleep(0.2 - 0.02 * int(words_of(body)[1]))
        return echo(body)

    with answering(late) as server:
        assert ask(server, 10) == numbers(10)


def test_what_a_server_refuses_for_the_moment_is_lost_to_nobody() -> None:
    """Too many at once, a cut connection, a fault, an answer cut short, one that is none."""
    faults = ["!429 0.05", "!cut", "!500", "!429 0.05", '!length {"sa', "no", "!503 0.05"]
    with answering(*faults, echo) as server:
        assert ask(server, MOST) == numbers(MOST)
        assert len(server.asked) == MOST + len(faults)


def test_who_knows_no_forms_is_asked_without_by_all() -> None:
    def formless(body: dict[str, object]) -> str:
        return "!form" if "response_format" in body else json.dumps({"said": words_of(body)[-1]})

    with answering(formless) as server:
        assert ask(server, MOST) == numbers(MOST)


def test_a_refused_key_asks_nobody_anything_more() -> None:
    with answering("!401") as server:
        said = ask(server, 40, at_once="4")
        assert len(server.asked) <= 4
    assert all(one.startswith("! ") and SECRET not in one for one in said)


def test_three_refusals_are_enough() -> None:
    with answering(echo, "!refusal no", echo, "!refusal no", "!refusal no", echo) as server:
        said = ask(server, 40, at_once="1")
        assert len(server.asked) == 5
    assert [one for one in said if not one.startswith("!")] == ["0", "2"]


def test_one_that_is_not_answered_in_time_hinders_no_other() -> None:
    def answer(body: dict[str, object]) -> str:
        return "!late" if words_of(body)[1] == "0" else echo(body)

    with answering(answer) as server:
        first, *others = ask(server, 6, seconds=3, retries=0)
    assert "timed out" in first.lower()
    assert others == numbers(6)[1:]


# ---- By the command


ALL = json.dumps({"readings": [{"number": n, "why": "So it is.", "verdict": "supported"} for n in range(1, 25)]})


def set_up(server: Server, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    for name, value in {**server.environment, AT_ONCE: str(at_once)}.items():
        monkeypatch.setenv(name, value)


def files(desk: Workshop) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in desk.seeds.iterdir()}


def put_back(desk: Workshop, were: dict[str, bytes]) -> None:
    for name, content in were.items():
        (desk.seeds / name).write_bytes(content)


def in_turn(answer: Callable[[dict[str, object]], str]) -> Callable[[dict[str, object]], str]:
    """Whoever asks first is answered last."""
    latest: Iterator[float] = iter([0.3, 0.25, 0.2, 0.15, 0.1, 0.05])

    def late(body: dict[str, object]) -> str:
        time.sleep(next(latest, 0))
        return answer(body)

    return late


def test_readings_are_written_alike_whichever_comes_first(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop.change("ferry.yml", "en: {drafted: person}", "en: {drafted: machine}")
    monkeypatch.setattr(second_reader, "SENTENCES", 2)
    were = files(workshop)
    with answering(in_turn(lambda _: ALL)) as server:
        set_up(server, monkeypatch, MOST)
        assert workshop.run("read-again", "--to", "en,ru").code == 0
        assert len(server.asked) > 6
    together = files(workshop)
    assert together != were
    put_back(workshop, were)
    with answering(ALL) as server:
        set_up(server, monkeypatch, 1)
        assert workshop.run("read-again", "--to", "en,ru").code == 0
    assert files(workshop) == together


def test_languages_are_translated_alike_whichever_comes_first(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: dict[str, dict[str, str]] = {}
    for tag in ("kk", "ru", "ja"):
        file = workshop.seeds / f"ferry.{tag}.po"
        entries = read_catalogue(Source(file.name, file.read_text("utf-8")))[0].entries.values()
        words[tag] = {one.english: one.words for one in entries}
        head, rest = file.read_text("utf-8").split("\n\n", 1)
        emptied = re.sub(r'^msgstr ".+(?:\n".*)*', 'msgstr ""', rest, flags=re.MULTILINE)
        file.write_text(f"{head}\n\n{emptied}", "utf-8")
    were = files(workshop)

    def answer(body: dict[str, object]) -> str:
        order, material = words_of(body)
        if "<words>" in material:
            return ALL
        tag = next(tag for tag, name in {"kk": "Kazakh", "ru": "Russian", "ja": "Japanese"}.items() if name in order)
        asked = re.findall(r"<en>\n(.+)\n</en>", material, re.MULTILINE)
        given = [{"number": n, "words": words[tag].get(one, "")} for n, one in enumerate(asked, 1)]
        return json.dumps({"translations": given})

    with answering(in_turn(answer)) as server:
        set_up(server, monkeypatch, MOST)
        said = workshop.run("translate")
        assert len(server.asked) >= 6
    together = files(workshop)
    assert [name for name in were if were[name] != together[name]] != []
    put_back(workshop, were)
    with answering(answer) as server:
        set_up(server, monkeypatch, 1)
        assert workshop.run("translate").out.splitlines()[-4:] == said.out.splitlines()[-4:]
    assert files(workshop) == together


@pytest.mark.skipif(sys.platform == "win32", reason="there, Ctrl-C is no signal that can be sent to one process")
def test_ctrl_c_stops_at_once_and_what_was_answered_is_kept(workshop: Workshop, tmp_path: Path) -> None:
    workshop.change("ferry.yml", "en: {drafted: person}", "en: {drafted: machine}")
    are_waiting = threading.Event()

    def answer(body: dict[str, object]) -> str:
        if "<en>" in words_of(body)[1]:
            return ALL
        are_waiting.set()
        return "!late"

    files_of = ["--seeds", str(workshop.seeds), "--docs", str(workshop.docs)]
    with answering(answer) as server:
        command = [sys.executable, "-c", AS_IN_A_TERMINAL, str(Path(build.__file__)), *files_of, "read-again"]
        command += ["--to", "en,ru"]
        environment = {**os.environ, **server.environment}
        with (
            (tmp_path / "told").open("wb") as told,
            subprocess.Popen(command, env=environment, stdout=told, stderr=told) as running,
        ):
            assert are_waiting.wait(300)
            file = workshop.seeds / "ferry.ru.po"
            until = time.monotonic() + 60
            while b"# read:" not in file.read_bytes() and time.monotonic() < until:
                time.sleep(0.05)
            running.send_signal(signal.SIGINT)
            began = time.monotonic()
            assert running.wait(500) == build.STOPPED
            assert time.monotonic() - began < 400, "nobody is waited for, who would come after ten minutes"
    assert b"# read:" in file.read_bytes()
    assert b"verdict:" not in (workshop.seeds / "ferry.yml").read_bytes()
    assert "stopped: each file is" in (tmp_path / "told").read_text("utf-8")
    assert "Traceback" not in (tmp_path / "told").read_text("utf-8")
