"""Takes the README's picture: `make screenshots`. The built site is served on this machine and shown in Chromium."""

from __future__ import annotations

import base64
import functools
import os
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / ".github" / "images" / "summary.png"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
PHONE: ViewportSize = {"width": 390, "height": 844}
PAGE = "kazakhstan-japan-air-travel/"
SHOTS = (("", "light", "#key-target .mark"), ("kk/", "light", ""), ("ru/", "dark", ""), ("ja/", "light", ""))


def main() -> None:
    """Writes the picture: the summary page on a phone in four languages, one with its evidence open."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(ROOT / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        program = os.environ.get("EXPLAINER_BROWSER") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        shots = [
            _shot(browser, f"http://127.0.0.1:{server.server_port}/{prefix}{PAGE}", scheme, mark)
            for prefix, scheme, mark in SHOTS
        ]
        sheet = browser.new_page(viewport={"width": 1640, "height": 892})
        images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(shot).decode()}">' for shot in shots)
        style = "body{margin:24px;display:flex;gap:10px}img{width:390px;border-radius:12px;outline:1px solid #888}"
        sheet.set_content(f"<style>{style}</style>{images}")
        sheet.screenshot(path=PICTURE, omit_background=True)
        browser.close()
    server.shutdown()
    print(PICTURE.relative_to(ROOT))  # noqa: T201 - the command says what it made


def _shot(browser: Browser, url: str, scheme: str, mark: str) -> bytes:
    page = browser.new_page(
        viewport=PHONE, color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    page.goto(url)
    if mark:
        page.click(mark)
    shot = page.screenshot()
    page.close()
    return shot


if __name__ == "__main__":
    main()
