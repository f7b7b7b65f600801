"""Copies of a process that make something: what they have made, and what becomes of what they meet."""

from __future__ import annotations

import os
import sys
from functools import partial

import pytest

from explainer.pipeline.processes import Copy, CopyError
from explainer.problem import ContentError, Problem
from explainer.source import Source

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
PROBLEM = Problem(Source("seeds/a.yml", "a: b").span(0, 1), "unknown-key", "there is no key 'a'", "leave it out")


def refuse() -> None:
    raise ContentError(PROBLEM)


def fail() -> None:
    raise ZeroDivisionError


def test_a_copy_knows_what_the_process_knows_and_changes_nothing_in_it() -> None:
    known = ["what cannot be pickled", lambda: None]

    def make() -> int:
        known.append("more")
        return len(known)

    assert Copy(make).value() == 3
    assert len(known) == 2


def test_what_is_wrong_is_told_as_if_it_had_been_met_here() -> None:
    with pytest.raises(ContentError) as told:
        Copy(refuse).value()
    assert [*map(str, told.value.problems)] == [str(PROBLEM)]


def test_our_own_mistakes_come_with_their_place() -> None:
    with pytest.raises(CopyError, match=r"(?s)in fail.*ZeroDivisionError"):
        Copy(fail).value()


def test_a_copy_that_is_killed_is_not_waited_for() -> None:
    with pytest.raises(CopyError, match="before its time"):
        Copy(partial(os._exit, 9)).value()


def test_a_copy_can_be_stopped() -> None:
    read, _ = os.pipe()
    Copy(partial(os.read, read, 1)).stop()


def test_a_copy_waits_until_it_may_go_on() -> None:
    done: list[int] = []

    def step() -> int:
        done.append(1)
        return len(done)

    copy = Copy(step, step)
    assert copy.value() == 1
    copy.go_on()
    assert copy.value() == 2


def test_a_step_that_fails_is_the_last() -> None:
    copy = Copy(fail, fail)
    for told in ("ZeroDivisionError", "before its time"):
        with pytest.raises(CopyError, match=told):
            copy.value()
