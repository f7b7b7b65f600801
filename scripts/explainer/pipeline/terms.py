"""The glossary for other tools: CSV for spreadsheets, TBX (ISO 30042) for terminology in translators' tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from explainer.localise import ENGLISH
from explainer.model.words import Form, Glossary
from explainer.pipeline.languages import load_languages
from explainer.pipeline.paths import Paths
from explainer.pipeline.reading import load_glossary
from explainer.problem import ContentError

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER = ("id", "sort", "source", "language", "target", "others", "origin")
_DOCTYPE = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
_PREFERRED, _ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"


def as_csv(paths: Paths) -> str:
    """A row for each term and language but English. Raises `ContentError` where the glossary has a problem."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(_HEADER)
    for term in _glossary(paths).values():
        for tag, form in term.forms.items():
            if tag != ENGLISH:
                others = "; ".join(form.others)
                rows.writerow((term.id, term.sort, term.forms[ENGLISH].words, tag, form.words, others, _origin(form)))
    return written.getvalue()


def as_tbx(paths: Paths) -> str:
    """An entry for each term, English too; the form to use is the preferred one, inflected ones are admitted.

    Raises `ContentError` where the glossary has a problem.
    """
    root = ET.Element("martif", {"type": "TBX", _LANG: ENGLISH})
    source = ET.SubElement(ET.SubElement(ET.SubElement(root, "martifHeader"), "fileDesc"), "sourceDesc")
    ET.SubElement(source, "p").text = paths.name(paths.glossary)
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for term in _glossary(paths).values():
        entry = ET.SubElement(body, "termEntry", {"id": term.id})
        ET.SubElement(entry, "descrip", {"type": "subjectField"}).text = term.sort
        for tag, form in term.forms.items():
            language = ET.SubElement(entry, "langSet", {_LANG: tag})
            for words, status in _terms(form):
                said = ET.SubElement(language, "tig")
                ET.SubElement(said, "term").text = words
                ET.SubElement(said, "termNote", {"type": "administrativeStatus"}).text = status
                if status == _PREFERRED and (origin := _origin(form)):
                    ET.SubElement(said, "note").text = origin
    ET.indent(root)
    return f"{_DOCTYPE}{ET.tostring(root, encoding='unicode')}\n"


def _terms(form: Form) -> Iterator[tuple[str, str]]:
    yield form.words, _PREFERRED
    for other in form.others:
        yield other, _ADMITTED


def _origin(form: Form) -> str:
    """Where a form was seen, or whose it is; nobody has decided a proposed one."""
    where = f"seen: {', '.join(form.seen)}" if form.seen else form.origin or ""
    return f"{where} ({form.rule})" if form.rule else where


def _glossary(paths: Paths) -> Glossary:
    glossary, problems = load_glossary(paths, load_languages(paths)[0].tags)
    if stopping := [problem for problem in problems if problem.is_blocking]:
        raise ContentError(*stopping)
    return glossary
