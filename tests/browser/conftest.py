"""A real browser on a real server of the seeds, both started once and only where there is one.

What a page may not do in any test is checked in all: write an error to the console, raise one, or
ask another server for anything. Nothing here waits for time, only for what should be so.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from live import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("LODKIT_CHROMIUM") or shutil.which("chromium")
PATIENCE = 20_000
"""For how many milliseconds a test waits for what should be so, on a machine that is busy."""
_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)

Visit = Callable[..., "Page"]


@pytest.fixture(scope="package")
def chromium() -> Iterator["Browser"]:
    """The browser."""
    missing = "there is no Playwright; pip install -e '.[browser-tests]'"
    sync_api = pytest.importorskip("playwright.sync_api", reason=missing)
    if CHROMIUM is None:
        pytest.skip("there is no Chromium; install it, or name one in LODKIT_CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def address(dataset: Path) -> Iterator[str]:
    """Where the seeds are served."""
    with serving(dataset) as address:
        yield address


@pytest.fixture
def visit(chromium: "Browser", address: str) -> Iterator[Visit]:
    """Open a page as a certain reader, with `expected` among the errors it may log."""
    contexts = []
    seen: list[str] = []

    def open_page(
        path: str, *, server: str = address, expected: str = "", **reader: object
    ) -> "Page":
        wide = {"width": 1280, "height": 900}
        given = {"locale": "en", "viewport": wide, "base_url": server}
        context = chromium.new_context(**given | reader)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        watch(page, urlsplit(server).netloc, seen, expected)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert seen == []


def watch(page: "Page", host: str, seen: list[str], expected: str) -> None:
    """Note what a page may not do."""

    def note(what: str) -> None:
        if not expected or expected not in what:
            seen.append(f"{page.url}: {what}")

    page.on("console", lambda said: said.type == "error" and note(said.text))
    page.on("pageerror", lambda error: note(f"{error}"))
    page.on("dialog", lambda dialog: (note(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on(
        "request",
        lambda r: urlsplit(r.url).netloc not in ("", host) and note(f"asks {r.url}"),
    )
