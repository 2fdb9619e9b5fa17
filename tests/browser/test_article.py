"""Reading an article: words show what rests on them, facts light their words, kinds can go."""

from browser.conftest import Visit

ARTICLE = "/article/uk-tuyen-quang.html"


def test_pointing_at_words_shows_what_rests_on_them(visit: Visit) -> None:
    """Beside the words and in the list, which comes into view; Escape ends it."""
    page = visit(ARTICLE)
    page.get_by_text("постійний", exact=False).first.hover()
    tip = page.get_by_role("tooltip")
    tip.wait_for()

    assert "Le Thi Kim Dung" in tip.inner_text()
    assert page.locator(".stated li.lit").first.is_visible()
    page.keyboard.press("Escape")
    assert tip.is_hidden()


def test_the_keyboard_shows_what_pointing_shows(visit: Visit) -> None:
    """Words that are reached by Tab are described by what rests on them."""
    page = visit(ARTICLE)
    mark = page.locator(".words a.mark").first
    mark.focus()
    page.get_by_role("tooltip").wait_for()

    assert mark.get_attribute("aria-describedby") == "tip"


def test_pointing_at_a_fact_lights_its_words(visit: Visit) -> None:
    """All stretches of the text that the fact rests on, and no other."""
    page = visit(ARTICLE)
    fact = page.locator(".stated li").first
    fact.hover()
    page.locator(".words .mark.lit").first.wait_for()
    number = (fact.get_attribute("id") or "").removeprefix("f-")
    lit = page.locator(".words .mark.lit").evaluate_all("all => all.map(m => m.dataset.facts)")

    assert lit
    assert all(number in facts.split() for facts in lit)


def test_a_kind_can_be_hidden_with_and_without_a_script(visit: Visit) -> None:
    """Its marks and its part of the list go, and come back."""
    for script in (True, False):
        page = visit(ARTICLE, java_script_enabled=script)
        part = page.locator(".facts-of[data-kind=bodies]")
        box = page.locator(".legend [data-kind=bodies]")
        box.uncheck()
        part.wait_for(state="hidden")
        box.check()
        part.wait_for(state="visible")


def test_a_touch_shows_what_rests_on_words(visit: Visit) -> None:
    """On a small screen, in an article that runs from right to left, and within the screen."""
    small = {"width": 360, "height": 740}
    page = visit("/article/ar-bac-giang.html", viewport=small, has_touch=True, is_mobile=True)
    page.locator(".words a.mark").nth(3).tap()
    tip = page.get_by_role("tooltip")
    tip.wait_for()
    box = tip.bounding_box()

    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") == 360
