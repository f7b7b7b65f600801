"""What browser tests share: the machine's Chromium, and readers who notice what no page may do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Literal, Protocol, TypedDict, Unpack

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Response,
    expect,
    sync_playwright,
)

from tests.browser import fonts
from tests.browser.pages import DESKTOP, TAGS

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
in_widest_letters = pytest.mark.parametrize("letters", [fonts.WIDEST], indirect=True)
"""Marks what measures whether letters fit: what fits the widest font's fits any other's."""
PATIENCE = 30_000
"""Milliseconds; what is not there by then will not come, however much else the machine does."""
expect.set_options(timeout=PATIENCE)


class Options(TypedDict, total=False):
    """What sets a reader's browser apart, in Playwright's words."""

    bypass_csp: bool
    color_scheme: Literal["dark", "light"]
    forced_colors: Literal["active", "none"]
    has_touch: bool
    java_script_enabled: bool
    locale: str
    reduced_motion: Literal["no-preference", "reduce"]


class Visit(Protocol):
    """Opens a page in a browser without any past."""

    def __call__(self, address: str, size: tuple[int, int] = DESKTOP, **options: Unpack[Options]) -> Page:
        """The page at an address below the site's root, loaded; `size` is the window's width and height in pixels."""


class Watch:
    """Notes what no page may do: write to the console, fail, ask another host for something, leave a cookie."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self._home = home
        self._context = context
        self._complaints: list[tuple[str, str]] = []
        self._missing: set[str] = set()
        context.on("console", self._on_console)
        context.on(
            "weberror", lambda error: self._complaints.append((error.page.url if error.page else "", str(error.error)))
        )
        context.on("request", lambda request: self._on_request(request.url))
        context.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        self._complaints.append((message.location["url"], message.text))

    def _on_request(self, url: str) -> None:
        if not url.startswith((self._home, "data:")):
            self._complaints.append((url, "was asked for"))

    def _on_response(self, response: Response) -> None:
        # The browser remarks on a page that does not exist, and rightly; a part of a page has to be there.
        if response.status == HTTPStatus.NOT_FOUND and response.request.is_navigation_request():
            self._missing.add(response.url)

    def complaints(self) -> list[str]:
        """All that was noted."""
        cookies = [f"cookie {cookie.get('name')}" for cookie in self._context.cookies()]
        return [f"{url}: {text}" for url, text in self._complaints if url not in self._missing] + cookies


def close(context: BrowserContext) -> None:
    """Ends it with its pages; a test that answers for the server may still be asked for something."""
    for page in context.pages:
        page.unroute_all(behavior="ignoreErrors")
    context.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def letters(request: pytest.FixtureRequest) -> str:
    """The browser's set of fonts; what has to fit takes the widest (`in_widest_letters`)."""
    return str(getattr(request, "param", fonts.READERS))


@pytest.fixture(scope="session")
def browser(playwright: Playwright, letters: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The machine's Chromium with one set of fonts, one for all tests of a worker."""
    if os.environ.get("EXPLAINER_NO_BROWSER") == "1":
        pytest.skip("EXPLAINER_NO_BROWSER=1 leaves out the browser tests")
    program = os.environ.get("EXPLAINER_BROWSER") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not program or not Path(program).is_file():
        pytest.fail(
            f"There is no browser at {program or 'chromium'}: tests/browser/install installs one or says how to; "
            "EXPLAINER_NO_BROWSER=1 leaves these tests out.",
            pytrace=False,
        )
    if fonts.CHOSEN and (missing := fonts.missing(letters)):
        pytest.fail(f"Fonts are missing ({missing}): tests/browser/install installs them or says how to", pytrace=False)
    configuration = tmp_path_factory.mktemp("fonts") / f"{letters}.conf"
    configuration.write_text(fonts.configuration(letters), encoding="utf-8")
    found = playwright.chromium.launch(
        executable_path=program, args=FLAGS, env={**os.environ, "FONTCONFIG_FILE": str(configuration)}
    )
    yield found
    found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a new browser context, whose console stays empty."""
    context = browser.new_context()
    watch = Watch(context, "http://127.0.0.1")
    yield context.new_page()
    complaints = watch.complaints()
    close(context)
    assert complaints == []


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Visit]:
    """Opens pages of the built site; afterwards none of them may have done what no page may do."""
    contexts: list[tuple[BrowserContext, Watch]] = []

    def visit(address: str, size: tuple[int, int] = DESKTOP, **options: Unpack[Options]) -> Page:
        # Without transitions unless a test wants them: every frame of one is drawn by the processor.
        # A reader's browser speaks the page's language, or the page would offer another one.
        tag = address.partition("/")[0]
        settings: Options = {"reduced_motion": "reduce", "locale": tag if tag in TAGS else "en", **options}
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, served)
        contexts.append((context, watch))
        page = context.new_page()
        page.goto(served + address)
        return page

    yield visit
    complaints = [complaint for _, watch in contexts for complaint in watch.complaints()]
    for context, _ in contexts:
        # Shown with a failure: a test may go from language to language.
        print("\n".join(page.url for page in context.pages))  # noqa: T201
        close(context)
    assert complaints == []
