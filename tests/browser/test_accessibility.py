"""axe-core finds nothing to object to: every type of page, two languages, both colour schemes."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient

from browser.conftest import Visit
from crawler import Crawl
from live import serving
from pages_of_each_type import Kind, in_language, one_of_each, with_findings

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "tools/node_modules/axe-core/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
READERS = [("en", "light"), ("ar", "dark")]
_RUN = """
(tags) => axe.run(document, {runOnly: tags}).then(found => found.violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`)))
"""

pytestmark = pytest.mark.skipif(
    not AXE.is_file(), reason="there is no axe-core; npm ci --ignore-scripts in tests/tools"
)


@pytest.fixture(scope="session")
def pages(site: Crawl) -> dict[Kind, str]:
    """One page of each type."""
    return one_of_each(site)


@pytest.mark.parametrize(("language", "scheme"), READERS)
def test_no_rule_of_accessibility_is_broken(
    visit: Visit, pages: dict[Kind, str], language: str, scheme: str
) -> None:
    """WCAG 2.2 AA as far as a program can tell, and what is good practice besides."""
    page = visit(in_language("/", language), color_scheme=scheme)

    assert "\n".join(objections(page, pages, language)) == ""


@pytest.mark.parametrize(("language", "scheme"), READERS)
def test_pages_with_findings_are_accessible(
    visit: Visit, folder: Path, client: FlaskClient, language: str, scheme: str
) -> None:
    """The same holds for what validation found."""
    with serving(folder) as server:
        page = visit(in_language("/", language), server=server, color_scheme=scheme)

        assert "\n".join(objections(page, with_findings(client), language)) == ""


def objections(page: "Page", pages: dict[Kind, str], language: str) -> list[str]:
    """What is wrong with each of the pages of a server."""
    found: list[str] = []
    for address in pages.values():
        page.goto(in_language(address, language))
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found += (f"{address}: {broken}" for broken in page.evaluate(_RUN, STANDARDS))
    return found
