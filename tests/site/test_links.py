"""How pages are put together so that they can be reached and linked to. That links lead somewhere: test_site_checks."""

from __future__ import annotations

import itertools

import pytest

from tests.site.links import addresses, is_elsewhere
from tests.site.pages import HEADINGS, Site, classes, elements, name


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    reached = {""}
    waiting = [site.by_address[""]]
    while waiting:
        page = waiting.pop()
        for element, address in addresses(page):
            if name(element) != "a" or is_elsewhere(address):
                continue
            path, _ = site.follow(page, address)
            if path in site.by_address and path not in reached:
                reached.add(path)
                waiting.append(site.by_address[path])
    assert reached == set(site.by_address)


def test_headings_begin_with_one_title_and_skip_no_level(site: Site) -> None:
    faults = []
    for page in site.pages:
        levels = [HEADINGS.index(name(one)) + 1 for one in elements(page.body) if name(one) in HEADINGS]
        if levels.count(1) != 1 or levels[0] != 1:
            faults.append(f"{page}: the text has {levels.count(1)} h1, its first heading is an h{levels[0]}")
        faults.extend(
            f"{page}: an h{after} follows an h{before}"
            for before, after in itertools.pairwise(levels)
            if after > before + 1
        )
    assert not faults, "\n".join(faults)


def test_every_heading_of_the_text_can_be_linked_to(site: Site) -> None:
    """Cards and questions carry the anchor themselves; parts of a card have none."""
    faults = [
        f"{page}: <{name(heading)}> {''.join(heading.itertext())!r}"
        for page in site.pages
        for heading in elements(page.body)
        if name(heading) == "h2" and "id" not in heading.attrib
    ]
    assert not faults, "\n".join(faults)


def test_a_page_has_one_way_to_skip_to_its_text(site: Site) -> None:
    for page in site.pages:
        links = page.all("a")
        skips = [link for link in links if {"skip", "md-skip"} & set(classes(link))]
        assert len(skips) == 1, f"{page}: {len(skips)} links skip to the text"
        assert links[0] is skips[0], f"{page}: the first link is not the one that skips to the text"


@pytest.mark.parametrize("section", ["summary", "participants", "timeline", "faq", "source", "side-by-side"])
def test_the_navigation_holds_this_articles_pages_and_marks_the_one_that_is_open(site: Site, section: str) -> None:
    pages = [page for page in site.pages if page.all(".frame") and page.one(".frame").get("data-section") == section]
    assert len(pages) == 4
    for page in pages:
        links = [one for one in elements(page.one(".pages")) if name(one) == "a"]
        assert len(links) == 6, page
        current = [link for link in links if link.get("aria-current") == "page"]
        assert [site.follow(page, link.attrib["href"])[0] for link in current] == [page.address]
