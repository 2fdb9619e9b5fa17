"""The query editor of /sparql: it asks this server, and completes what the data uses."""

import pytest

from browser.conftest import Visit
from lodkit.web.endpoint.sparql import HAS_EDITOR

pytestmark = pytest.mark.skipif(
    not HAS_EDITOR, reason="there is no editor; python hatch_build.py fetches it"
)
_VALUE = "document.querySelector('.CodeMirror').CodeMirror.getValue()"


def test_an_example_is_one_click_away(visit: Visit) -> None:
    """The editor takes the query, and shows its rows."""
    page = visit("/sparql")
    page.locator(".CodeMirror").wait_for()
    page.get_by_role("link", name="Meetings per month").click()
    page.locator(".yasr tbody tr").first.wait_for()

    assert "?month" in page.evaluate(_VALUE)
    assert page.locator("textarea#query").is_hidden()


def test_on_a_narrow_screen_many_columns_are_pushed_aside_alone(visit: Visit) -> None:
    """The answer is wider than the screen, the page is not."""
    page = visit("/sparql", viewport={"width": 360, "height": 740})
    page.locator(".CodeMirror").wait_for()
    page.get_by_role("link", name="People by the meetings").click()
    page.locator(".yasr tbody tr").first.wait_for()

    assert page.locator(".yasr_results").evaluate("e => e.scrollWidth > e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_prefixes_and_properties_are_completed(visit: Visit) -> None:
    """A prefix of the dataset is declared as soon as it is used; then its properties are known."""
    page = visit("/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20%3Fclass%20%7D%20LIMIT%205")
    page.locator(".yasr tbody tr").first.wait_for()
    page.evaluate(
        "(() => { const c = document.querySelector('.CodeMirror').CodeMirror;"
        " c.setValue('SELECT * WHERE { ?s or'); c.focus(); c.setCursor({line: 0, ch: 22}); })()"
    )
    page.keyboard.type("g:")
    code = page.locator(".CodeMirror-code")
    code.filter(has_text="PREFIX org: <http://www.w3.org/ns/org#>").wait_for()
    page.keyboard.type("mem")
    page.keyboard.press("Control+Space")
    page.get_by_text("org:member").first.wait_for()


def test_what_is_wrong_is_told_by_the_editor_alone(visit: Visit) -> None:
    """Whole, and once: what the server wrote beside its form would stay when all is well again."""
    page = visit(
        "/sparql?query=SELECT%20%3Fs%20%7B%20%3Fs%20nope%3Aname%20%3Fn%20%7D", expected="400"
    )
    told = page.locator(".yasr pre", has_text="the prefix nope: is not declared")
    told.wait_for()

    assert page.locator(".problem").count() == 0
    assert told.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_without_a_script_the_form_is_there(visit: Visit) -> None:
    """And the answer is a table that the server made."""
    page = visit("/sparql", java_script_enabled=False)
    page.get_by_role("button", name="Ask").click()

    assert page.locator("main tbody tr").count() > 5
    assert page.locator("#editor").is_hidden()
