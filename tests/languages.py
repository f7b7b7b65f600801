"""The languages that tests build with: those that their cases are written in, however many the project has."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import polib

from explainer import pipeline
from explainer.model.words import Locale

TAGS = ("en", "kk", "ru", "ja")
LOCALES = Path(__file__).resolve().parents[1] / "scripts" / "locales"


def said(tag: str, unit: str, **values: object) -> str:
    """The interface's words as a translator has written them, the values put in."""
    words = _words(tag)[unit]
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", str(value))
    return words


def is_said(tag: str, unit: str) -> bool:
    """Whether the language has such words."""
    return unit in _words(tag)


@cache
def _words(tag: str) -> Mapping[str, str]:
    if tag == "en":
        return {one.msgctxt or "": one.msgid for one in polib.pofile(str(LOCALES / tag / "messages.pot"))}
    return {one.msgctxt or "": one.msgstr for one in polib.pofile(str(LOCALES / tag / "messages.po")) if one.msgstr}


@cache
def interface() -> tuple[tuple[Locale, ...], Mapping[str, Mapping[str, str]]]:
    """What the pipeline has of the interface's words, read once; it is not to be changed."""
    return pipeline.interface(pipeline.Paths())


def keep(locales: Path, settings: Path | None = None) -> None:
    """Takes all other languages out of a copy of their folders, and of MkDocs' settings."""
    for folder in locales.iterdir():
        if folder.is_dir() and folder.name not in TAGS:
            shutil.rmtree(folder)
    if settings is not None:
        listed = re.compile(r" *- \{locale: ([\w-]+),.*\n")
        text = settings.read_text("utf-8")
        settings.write_text(listed.sub(lambda line: line[0] if line[1] in TAGS else "", text), "utf-8")


def own_locales() -> Path:
    """The project's folder of languages, or where it has others too, a copy with those of the tests alone."""
    if {folder.name for folder in LOCALES.iterdir() if folder.is_dir()} == {*TAGS}:
        return LOCALES
    folder = Path(tempfile.mkdtemp(prefix="explainer-locales-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy = Path(shutil.copytree(LOCALES, folder / "locales"))
    keep(copy)
    return copy
