"""Style sheets are published without their comments and say the same."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.pages import ROOT


@pytest.mark.parametrize("name", ["site.css", "search.css"])
def test_a_style_sheet_is_shorter_and_has_the_same_rules(visit: Visit, name: str) -> None:
    written = (ROOT / "overrides" / "assets" / name).read_text("utf-8")
    page = visit("")
    published = page.evaluate("async (name) => await (await fetch(`assets/${name}`)).text()", name)
    assert "/*" in written
    assert "/*" not in published
    ours, theirs = (
        page.evaluate(
            """(text) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(text);
              // What a custom property holds keeps its blanks until it is used.
              return Array.from(sheet.cssRules, (rule) => rule.cssText.replaceAll(/\\s*,\\s*/g, ","));
            }""",
            text,
        )
        for text in (written, published)
    )
    assert len(ours) > 10
    assert ours == theirs
