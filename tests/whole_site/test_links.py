"""The whole site, followed link by link: nothing is broken, and every page says what it is."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from crawler import HTML, Crawl, Page, crawl, read, resolved
from lodkit.project import LANGUAGES
from pages_of_each_type import in_language, one_of_each

FEW = 6


@pytest.fixture(scope="module", params=LANGUAGES)
def translated(
    request: pytest.FixtureRequest, seeds: FlaskClient, pytestconfig: pytest.Config
) -> tuple[str, Crawl]:
    """A language, and the site in it."""
    whole = pytestconfig.getoption("--whole-site")
    return request.param, crawl(seeds, request.param, of_each_path=0 if whole else FEW)


def broken(found: Crawl) -> list[tuple[int, str, str]]:
    """Addresses that are linked to and lead nowhere, with the page that links there."""
    return [
        (page.status, address, found.found_on[address])
        for address, page in found.pages.items()
        if page.status not in (200, 303)
    ]


def without_anchor(found: Crawl) -> list[tuple[str, str, str]]:
    """Links to a place in a page that there is not."""
    return [
        (page.address, target, fragment)
        for page in found.html()
        for target, fragment in resolved(page)
        if fragment and target in found.pages and found.pages[target].media_type == HTML
        if fragment not in found.pages[target].ids
    ]


def test_every_link_leads_somewhere(site: Crawl) -> None:
    """No page, file or form that anything links to is missing, nor does any fail."""
    assert len(site.html()) > len(one_of_each(site))
    assert broken(site) == []
    assert without_anchor(site) == []


def test_every_link_leads_somewhere_in_every_language(translated: tuple[str, Crawl]) -> None:
    """The same holds for who has chosen a language, and keeps it."""
    language, found = translated
    expected = {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}

    assert broken(found) == []
    assert without_anchor(found) == []
    assert [p.address for p in found.html() if p.root != expected] == []


def test_a_chosen_language_stays_on_every_link(translated: tuple[str, Crawl]) -> None:
    """From a page in a chosen language no link leads to a page that forgets it."""
    language, found = translated
    pages = {kind: found.pages[address] for kind, address in one_of_each(found).items()}

    forgotten = {
        (page.address, target)
        for page in pages.values()
        for target in page.links
        if "lang=" not in target and urlsplit(target).path.endswith((".html", "/sparql"))
    }

    assert forgotten == set(), language


def test_every_page_has_one_heading_a_title_and_no_id_twice(site: Crawl) -> None:
    """Who reads by ear or by keyboard finds a page's name and every part of it."""
    pages = site.html()

    assert [p.address for p in pages if len(p.headings) != 1 or not p.headings[0].strip()] == []
    assert [p.address for p in pages if not p.title.strip()] == []
    assert [p.address for p in pages if any(times > 1 for times in p.ids.values())] == []


def test_a_page_is_there_in_all_languages(seeds: FlaskClient, site: Crawl) -> None:
    """Every type of page can be read in every language, and says which it is in."""
    pages: list[tuple[str, Page]] = [
        (language, read(seeds, in_language(address, language)))
        for address in one_of_each(site).values()
        for language in LANGUAGES
    ]

    assert Counter(page.status for _, page in pages) == {200: len(pages)}
    assert [p.address for language, p in pages if p.root.get("lang") != language] == []
