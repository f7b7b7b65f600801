"""A file that has changed is read again, whatever its size and its time say."""

from __future__ import annotations

import os
import time
from pathlib import Path

from explainer.pipeline.stamps import Seen, names_below, seen, stamp_of


def looked(file: Path, before: Seen | None = None) -> Seen:
    found = seen(file, before, time.time_ns())
    assert found is not None
    return found


def settled(file: Path) -> Seen:
    """As it is looked at a while after it was written."""
    time.sleep(0.2)
    return looked(file)


def test_a_file_that_is_as_it_was_is_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("one", "utf-8")
    before = settled(file)
    assert looked(file, before) is before


def test_other_words_of_the_same_length_and_time_are_noticed(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("one", "utf-8")
    before = settled(file)
    status = file.stat()
    file.write_text("two", "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = looked(file, before)
    assert after.digest != before.digest


def test_a_file_that_was_just_written_is_read_again(tmp_path: Path) -> None:
    """On a coarse clock the next writing would have the same time."""
    file = tmp_path / "a"
    file.write_text("one", "utf-8")
    before = looked(file)
    assert not before.is_now(stamp_of(file))
    whole = time.time_ns() // 10**9 * 10**9
    coarse = Seen((3, whole, whole), whole + 10**9, before.digest)
    assert not coarse.is_now(coarse.stamp)
    assert Seen(coarse.stamp, whole + 3 * 10**9, before.digest).is_now(coarse.stamp)


def test_what_is_no_file_has_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/b").write_text("", "utf-8")
    (tmp_path / ".hidden").write_text("", "utf-8")
    (tmp_path / "link").symlink_to("folder/b")
    assert stamp_of(tmp_path / "folder") is None
    assert stamp_of(tmp_path / "link") is None
    assert stamp_of(tmp_path / "nothing") is None
    assert names_below(tmp_path) == ["folder/b", "link"]
