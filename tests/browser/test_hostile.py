"""No text of an article does anything in a browser, whatever page it is on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.conftest import Visit
from crawler import crawl
from hostile import ATTACKS, make_hostile_dataset
from live import serving
from lodkit.web.endpoint.sparql import HAS_EDITOR
from pages_of_each_type import kind_of, one_of_each
from test_web_dataset import client_of

_LINKS_ELSEWHERE = """
[...document.querySelectorAll('a[href], form[action], img, iframe, script')]
    .map(e => e.getAttribute('href') ?? e.getAttribute('action') ?? e.getAttribute('src') ?? '')
    .filter(link => !/^https?:/.test(new URL(link, location)))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset in which every text is an attack."""
    return make_hostile_dataset(tmp_path_factory.mktemp("attacks"))


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    """Where it is served."""
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def pages(folder: Path) -> list[str]:
    """A page of each type, and the article, meeting and list of every attack."""
    found = crawl(client_of(folder), of_each_path=12)
    told = {"article", "meeting", "search"}
    return [
        *one_of_each(found).values(),
        *(p.address for p in found.html() if kind_of(p.address) in {(kind,) for kind in told}),
    ]


def test_attacks_do_nothing(visit: Visit, server: str, pages: list[str]) -> None:
    """No script of theirs runs, nothing is asked of another server, the console stays empty."""
    page = visit("/", server=server)
    for address in pages:
        if HAS_EDITOR and "/sparql?" in address:
            continue
        page.goto(address)

        assert page.locator("main h1").count() == 1, address
        assert page.locator("main svg[onload], main img[src=x]").count() == 0, address
        assert page.evaluate(_LINKS_ELSEWHERE) == [], address


@pytest.mark.skipif(not HAS_EDITOR, reason="there is no editor; python hatch_build.py fetches it")
def test_attacks_do_nothing_in_the_editor(visit: Visit, server: str, pages: list[str]) -> None:
    """They are text in the table of answers, whatever they are.

    For its search the editor cleans them in a document that nobody sees and nothing runs in; that
    the policy would not let a handler run there either is all that the browser says.
    """
    page = visit("/", server=server, expected="Executing inline event handler violates")
    (address,) = (page for page in pages if "/sparql?" in page)
    page.goto(address)
    page.locator(".yasr tbody tr").first.wait_for()

    assert page.get_by_text(ATTACKS["attribute"]).count() > 0
    assert page.locator("[onerror], [onload], img[src=x]").count() == 0
    assert page.evaluate(_LINKS_ELSEWHERE) == []


def test_attacks_stay_within_a_narrow_screen(visit: Visit, server: str, pages: list[str]) -> None:
    """Words of a thousand letters and piles of accents make no page wider than the screen."""
    page = visit("/", server=server, viewport={"width": 360, "height": 740})
    wide = []
    for address in pages:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(address)

    assert wide == []
