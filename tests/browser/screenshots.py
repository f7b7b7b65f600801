"""Takes the README's pictures: `make screenshots`. The built site is served on this machine and shown in Chromium."""

from __future__ import annotations

import base64
import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.serving import serving

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / ".github" / "images"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
PHONE: ViewportSize = {"width": 390, "height": 844}
SCREEN: ViewportSize = {"width": 1280, "height": 800}
PAGE = "kazakhstan-japan-air-travel/"
SUMMARY = (
    (f"{PAGE}", "light", "[id='key.aim'] .mark"),
    (f"kk/{PAGE}", "light", ""),
    (f"ru/{PAGE}", "dark", ""),
    (f"ja/{PAGE}", "light", ""),
)
FURTHER = (
    (f"kk/{PAGE}timeline/", "light", ""),
    (f"ru/{PAGE}faq/", "light", ".faq__item summary"),
    (f"ja/{PAGE}participants/", "dark", ""),
    (f"{PAGE}side-by-side/", "light", ""),
)


def main() -> None:
    """Writes the pictures: summary and further pages on a phone, and the summary on a wide screen."""
    with serving(ROOT / "site") as site, sync_playwright() as playwright:
        program = os.environ.get("EXPLAINER_BROWSER") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for name, shots in (("summary", SUMMARY), ("pages", FURTHER)):
            pictures = [_shot(browser, site, path, scheme, opened) for path, scheme, opened in shots]
            sheet = browser.new_page(viewport={"width": 1640, "height": 892})
            images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(one).decode()}">' for one in pictures)
            style = "body{margin:24px;display:flex;gap:10px}img{width:390px;border-radius:12px;outline:1px solid #888}"
            sheet.set_content(f"<style>{style}</style>{images}")
            sheet.screenshot(path=PICTURES / f"{name}.png", omit_background=True)
            sheet.close()
        _wide(browser, f"{site}{PAGE}", PICTURES / "beside.png")
        browser.close()
    print(PICTURES.relative_to(ROOT))  # noqa: T201 - the command says what it made


def _shot(browser: Browser, site: str, path: str, scheme: str, opened: str) -> bytes:
    page = browser.new_page(
        viewport=PHONE,
        color_scheme="dark" if scheme == "dark" else "light",
        locale=path[: path.index("/")] if path[2:3] == "/" else "en",
        reduced_motion="reduce",
    )
    page.goto(f"{site}{path}")
    if opened:
        page.locator(opened).first.click()
    shot = page.screenshot()
    page.close()
    return shot


def _wide(browser: Browser, url: str, picture: Path) -> None:
    page = browser.new_page(viewport=SCREEN, locale="en", reduced_motion="reduce")
    page.goto(url)
    page.locator(".beside [data-unit=s10]").first.wait_for(state="attached")
    page.locator(".text .line[data-kind=view]").first.scroll_into_view_if_needed()
    page.locator(".text .line[data-kind=view]").first.hover()
    page.locator(".beside .lit").first.wait_for()
    page.screenshot(path=picture)
    page.close()


if __name__ == "__main__":
    main()
