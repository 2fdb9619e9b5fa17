"""Everything can be reached and done by keyboard, and one sees where one is."""

import pytest

from browser.conftest import Visit
from crawler import Crawl
from pages_of_each_type import one_of_each

_ON = """
() => {
  const reachable = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const e = document.activeElement, box = e.getBoundingClientRect();
  const style = getComputedStyle(e.closest('.field, .CodeMirror') ?? e);
  return {
    tag: e.tagName,
    href: e.getAttribute('href'),
    seen: box.width > 1 && box.height > 1 && box.left >= 0,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    at: [...document.querySelectorAll(reachable)].indexOf(e),
  };
}
"""
STEPS = 40


def test_the_first_stop_leads_past_the_menu(visit: Visit) -> None:
    """The skip link comes first, is seen when reached, and leads to what the page is about."""
    page = visit("/list/persons?lang=en")
    page.keyboard.press("Tab")
    skip = page.evaluate(_ON)
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")
    page.keyboard.press("Tab")

    assert (skip["href"], skip["seen"]) == ("#main", True)
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("kind", ["", "list/persons", "article", "person", "sparql", "meeting"])
def test_every_stop_is_seen_and_in_order(visit: Visit, site: Crawl, kind: str) -> None:
    """Tab goes through a page in the order of its text, and where one is is marked."""
    page = visit(one_of_each(site)[(kind,)])
    stops = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_ON)
        if stop["tag"] == "BODY":
            break
        stops.append(stop)

    assert len(stops) > 5
    assert [stop for stop in stops if not (stop["seen"] and stop["ring"])] == []
    assert [stop["at"] for stop in stops] == sorted(stop["at"] for stop in stops)
