"""Type: lines that are not too long to read, at every width and zoom; an order for the eye that is also Tab's."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.pages import DESKTOP, PATHS, PHONE, SLUG, address

LONGEST = """([latin, japanese]) => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const tooLong = [];
  const parts = "main :is(p, li, dd, .line):not(.status, :has(p, ul, ol, details, .line)), .foot p";
  for (const block of document.querySelectorAll(parts)) {
    if (!block.checkVisibility() || block.closest(".drawers")) continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const lines = new Map();
    const range = new Range();
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.parentElement.closest(".mark, button, .kind, template")) continue;
      const place = (start, letters) => {
        range.setStart(text, start);
        range.setEnd(text, start + letters.length);
        const [box, ...more] = range.getClientRects();
        // A word on two lines is placed letter by letter.
        if (more.length && letters.length > 1) return [...letters].forEach((letter, at) => place(start + at, letter));
        if (!box?.width) return;
        const line = Math.round((box.top + box.bottom) / 12);
        lines.set(line, (lines.get(line) ?? "") + letters);
      };
      const words = text.data.matchAll(/[\\u3000-\\uffef]|[^\\s\\u3000-\\uffef]+|\\s/g);
      for (const { 0: letters, index } of words) place(index, letters);
    }
    for (const line of lines.values()) {
      const isJapanese = line.replace(/[ -~]/g, "").length > line.length / 2 && /[\\u3040-\\u30ff]/.test(line);
      const hasBreaks = isJapanese || line.trim().includes(" "); // an address has none
      if (hasBreaks && line.trim().length > (isJapanese ? japanese : latin)) tooLong.push(line);
    }
  }
  return tooLong;
}"""


# English has the narrowest letters of those that words stand between; Japanese has a limit of its own.
@pytest.mark.parametrize("tag", ["en", "ja"])
def test_no_line_is_too_long_to_read(visit: Visit, served: str, tag: str) -> None:
    page = visit(address(tag))
    for path in PATHS:
        page.goto(served + address(tag, path))
        for width in (700, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(LONGEST, [68, 38]) == [], f"{page.url} at {width} px"


@pytest.mark.parametrize("size", [PHONE, (320, 568), (760, 800), DESKTOP], ids=str)
def test_tab_goes_the_way_that_the_eye_goes(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(SLUG, size, locale="kk")
    places = page.evaluate(
        """() => Array.from(document.querySelectorAll(".top :is(a, button)"))
          .filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect())
          .map(({ left, top, height }) => [Math.round((top + height / 2) / 24), Math.round(left)])"""
    )
    assert len(places) > 12
    assert places == sorted(places)
