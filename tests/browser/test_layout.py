"""What pages look like to readers of all kinds: narrow screens, the dark, right to left."""

import pytest

from browser.conftest import Visit
from crawler import Crawl
from pages_of_each_type import in_language, one_of_each

NARROW = {"width": 360, "height": 740}
# The editor takes its place when its script has run.
_COMES_TO_FIT = """
async () => {
    const fits = () => document.documentElement.scrollWidth <= innerWidth
    const end = performance.now() + 5000
    while (!fits() && performance.now() < end) await new Promise(requestAnimationFrame)
    return fits()
}
"""
_BRIGHTNESS = """
(e, of) => getComputedStyle(e)[of].match(/\\d+/g).slice(0, 3).map(Number).reduce((a, b) => a + b)
"""


@pytest.mark.parametrize("language", ["en", "ar", "de"])
def test_no_page_is_wider_than_a_narrow_screen(visit: Visit, site: Crawl, language: str) -> None:
    """At 360 pixels nobody has to push a page aside to read it."""
    page = visit("/", viewport=NARROW)
    wide = []
    for address in one_of_each(site).values():
        page.goto(in_language(address, language))
        if not page.evaluate(_COMES_TO_FIT):
            wide.append(address)

    assert wide == []


def test_an_arabic_page_is_mirrored(visit: Visit) -> None:
    """What stands at the left for readers of English stands at the right for those of Arabic."""
    sides = {}
    for language in ("en", "ar"):
        page = visit(in_language("/", language))
        box = page.locator("header .home").first.bounding_box()
        heading = page.locator("h1").evaluate("h1 => getComputedStyle(h1).direction")
        assert box
        sides[language] = (heading, box["x"] < 1280 / 2)

    assert sides == {"en": ("ltr", True), "ar": ("rtl", False)}


def test_an_article_keeps_its_direction_in_any_language(visit: Visit) -> None:
    """An Arabic text runs from the right on an English page, a Polish the other way round."""
    page = visit("/article/ar-bac-giang.html?lang=en")
    assert page.locator(".words").evaluate("e => getComputedStyle(e).direction") == "rtl"

    page.goto("/article/pl-ha-tinh.html?lang=ar")
    assert page.locator(".words").evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_the_dark_is_dark(visit: Visit) -> None:
    """Who asks for dark pages gets light letters on dark paper, and the other way round."""
    found = {}
    for scheme in ("light", "dark"):
        root = visit("/", color_scheme=scheme).locator("html")
        paper, ink = (root.evaluate(_BRIGHTNESS, of) for of in ("backgroundColor", "color"))
        found[scheme] = paper > ink

    assert found == {"light": True, "dark": False}


_CUT_WITHOUT_A_SIGN = """
() => [...document.querySelectorAll("body *:not(#editor, #editor *, input, textarea, select)")]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && e.checkVisibility())
    .filter(e => ["auto", "scroll"].includes(getComputedStyle(e).overflowX))
    .filter(e => !getComputedStyle(e).backgroundAttachment.startsWith("local, local, scroll"))
    .map(e => e.outerHTML.slice(0, 80))
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/picture/organisation?scope=tuyen-quang", "/catalogue.html"])
def test_what_can_be_pushed_aside_says_so(visit: Visit, path: str, scheme: str) -> None:
    """On a narrow screen a shade stands at the edge beyond which there is more of it."""
    page = visit(in_language(path, "ar"), viewport=NARROW, color_scheme=scheme)
    menu = page.locator("header nav ul")

    assert page.evaluate(_CUT_WITHOUT_A_SIGN) == []
    assert menu.evaluate("e => e.scrollWidth > e.clientWidth")
