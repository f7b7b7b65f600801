"""What we wrote, read back: the head of a page, an article's data; and what feed readers make of it."""

from __future__ import annotations

import datetime as dt
import html
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from explainer import finish
from explainer.model.published import Published, PublishedLabel
from explainer.problem import ContentError
from explainer.read.published import Head, read_head, read_published
from explainer.source import Source
from tests import languages

_ATOM = "{http://www.w3.org/2005/Atom}"
_FACTS = """{
  "slug": "a", "source": {}, "headline": {"text": {"en": "H"}, "rests_on": ["c"]}, "status": [], "participants": [],
  "languages": {"en": {"drafted": "person", "reviewed": [{"on": "2024-02-29", "holds": false}], "more": 1}},
  "dates": [], "claims": [{"id": "c", "kind": "reported", "text": {"en": "C"}, "evidence": []}], "timeline": [],
  "faq": [], "corrections": []
}"""


def published(text: str = _FACTS) -> Published:
    return read_published(Source("docs/en/a/facts.json", text))


@pytest.mark.parametrize(
    ("markdown", "head"),
    [
        (
            '---\ntitle: "T: \\"a\\" — #1"\ndescription: "D"\nnav:\n  - {"path": "a/"}\n---\n\n# T\n',
            ('T: "a" — #1', "D"),
        ),
        ("# A page that somebody put there\n", ("", "")),
        ("\n---\ntitle: T\n---\n", ("", "")),
        ("---\ntitle: T\n", ("", "")),
        ("---\ntitle: [T\n---\n", ("", "")),
        ("---\ntitle: 2024-99-99\n---\n", ("", "")),
        ("---\njust words\n---\n", ("", "")),
        ("---\n\x07\n---\n", ("", "")),
    ],
)
def test_a_page_says_what_its_front_matter_says_or_nothing(markdown: str, head: tuple[str, str]) -> None:
    assert read_head(markdown) == Head(*head)


def test_a_page_that_is_not_complete_is_not_listed() -> None:
    assert read_head('---\ntitle: "T"\n---\n').is_listed
    assert not read_head('---\ntitle: "T"\nrobots: "noindex"\n---\n').is_listed


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("{", "[", "Expected `object`"),
        ('"a"', "1", "$.slug"),
        ('"reported"', '"rumoured"', "$.claims[0].kind"),
        ("2024-02-29", "2024-02-30", "$.languages[...].reviewed[0].on"),
        (', "rests_on": ["c"]', "", "$.headline"),
    ],
)
def test_data_that_somebody_has_changed_is_told_with_its_place(old: str, new: str, where: str) -> None:
    assert published().claim["c"].shortest == {"en": "C"}
    with pytest.raises(ContentError) as told:
        published(_FACTS.replace(old, new, 1))
    assert where in str(told.value)
    assert "docs/en/a/facts.json:1:1" in str(told.value)


@pytest.mark.parametrize("words", ["a < b & c", "<b>not bold</b>", "&lt;", "“Қазақ” 'й' 日本"])
def test_a_feed_reader_shows_every_text_as_it_is(words: str) -> None:
    locales, interface = languages.interface()
    about = replace(published(), headline=PublishedLabel({"en": words}, ("c",)))
    about = replace(about, languages={"en": replace(about.languages["en"], published=dt.date(2024, 2, 29))})
    where = finish.address("https://example.org/x/", None)
    content = finish.feed([(about, words)], locales[0], interface["en"], where)
    entry = ET.fromstring(content or b"").find(f"{_ATOM}entry")  # noqa: S314 - our own
    assert entry is not None
    assert entry.findtext(f"{_ATOM}title") == words
    summary = entry.find(f"{_ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    assert html.unescape(summary.text or "") == words
    assert entry.findtext(f"{_ATOM}updated") == "2024-02-29T00:00:00Z"
    assert entry.findtext(f"{_ATOM}id") == "https://example.org/x/a/"
