"""What people come for, from end to end, with scripts and without."""

import re

import pytest

from browser.conftest import Visit

WITHOUT_SCRIPTS = {"java_script_enabled": False}

each_reader = pytest.mark.parametrize(
    "reader", [{}, WITHOUT_SCRIPTS], ids=["scripts", "no scripts"]
)


def test_pointing_at_words_shows_what_they_state(visit: Visit) -> None:
    """A marked stretch of an article shows the statements that rest on it, and lights them."""
    page = visit("/article/de-soc-trang.html?lang=en")
    page.locator(".words a.mark", has_text="Lam Van Man").first.hover()
    page.locator("#tip", has_text="Lam Van Man").wait_for()

    assert "Lam Van Man" in page.locator(".stated li.lit").first.inner_text()


def test_words_lead_to_what_they_state_without_scripts(visit: Visit) -> None:
    """Where nothing can be shown by pointing, a stretch is a link to its first statement."""
    page = visit("/article/de-soc-trang.html?lang=en", **WITHOUT_SCRIPTS)
    page.locator(".words a.mark", has_text="Lam Van Man").first.click()
    stated = page.locator("li:target")

    assert "Lam Van Man" in stated.inner_text()


def test_pointing_at_a_statement_shows_its_words(visit: Visit) -> None:
    """A statement's quote leads back to the words in the text, and marks them."""
    page = visit("/article/de-soc-trang.html?lang=en")
    quote = page.locator(".found a.quote").first
    words = quote.inner_text()
    quote.click()
    page.wait_for_function("location.hash.startsWith('#e-')")
    marked = page.locator(".place:target + .mark, .place:target ~ .mark").first

    assert words.startswith(marked.inner_text()[:10]) or marked.inner_text().startswith(words[:10])
    assert page.locator(".place:target").evaluate(
        "e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().top >= 0"
    )


@each_reader
def test_from_the_home_page_to_the_words_of_an_article(
    visit: Visit, reader: dict[str, bool]
) -> None:
    """Home, people, one of them, the source of what is said of her, in Polish all along."""
    page = visit("/?lang=pl", **reader)
    page.locator("header a[href*='/list/persons']").click()
    page.wait_for_url("**/list/persons*")
    page.locator("main a[href*='/person/truong-thi-mai']").first.click()
    page.wait_for_url("**/person/truong-thi-mai/**")
    heading = page.locator("h1").inner_text()
    page.locator("main details.sources summary").first.click()
    page.locator("main a.quote").first.click()
    page.wait_for_url("**/article/**")

    assert "Truong Thi Mai" in heading
    assert page.locator("html").get_attribute("lang") == "pl"
    assert page.locator(".words .mark").count() > 3


@each_reader
@pytest.mark.parametrize("asked", ["Hau A Lenh", "Хау А Лень", "hầu a lềnh"])
def test_people_are_found_in_any_script(visit: Visit, asked: str, reader: dict[str, bool]) -> None:
    """A name is found by its Latin, its Vietnamese and its Ukrainian spelling."""
    page = visit("/?lang=en", **reader)
    page.locator("input[type=search]").first.fill(asked)
    page.locator("input[type=search]").first.press("Enter")
    page.wait_for_url("**/search?*")
    page.locator("main a[href*='/person/hau-a-lenh']").first.click()
    page.wait_for_url("**/person/hau-a-lenh/**")

    assert "Hau A Lenh" in page.locator("h1").inner_text()


@each_reader
def test_a_choice_narrows_a_list_as_much_as_it_says(visit: Visit, reader: dict[str, bool]) -> None:
    """The number beside a facet is how many things are then shown, and how many are exported."""
    page = visit("/list/documents?lang=en", **reader)
    choice = page.locator("main a[href*='article=']").first
    promised = int(re.findall(r"\d+", choice.locator("xpath=..").inner_text())[-1])
    choice.click()
    page.wait_for_url("**article=*")

    assert page.locator("main ul.things > li, main table.things tbody tr").count() == promised


@each_reader
def test_a_question_of_the_home_page_is_answered(visit: Visit, reader: dict[str, bool]) -> None:
    """An example question leads to a table of answers."""
    page = visit("/?lang=en", **reader)
    page.locator("main ul.questions a").first.click()
    page.wait_for_load_state()

    assert page.locator("table tbody tr").count() > 1


def test_a_query_is_answered_without_scripts(visit: Visit) -> None:
    """The plain form of the endpoint takes a query and shows its rows."""
    page = visit("/sparql?lang=en", **WITHOUT_SCRIPTS)
    page.locator("textarea[name=query]").fill("SELECT (1 + 1 AS ?two) {}")
    page.locator("form.ask button").first.click()
    page.wait_for_url("**query=*")

    assert page.locator("table tbody td").inner_text().strip() == "2"
