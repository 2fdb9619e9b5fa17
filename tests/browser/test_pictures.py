"""Pictures in a browser: reached by keyboard, lit by pointing, readable as files."""

from browser.conftest import Visit


def test_pointing_at_a_card_lights_what_it_is_tied_to(visit: Visit) -> None:
    """Its ties and their other ends, until the pointer leaves."""
    page = visit("/picture/network?of=article/uk-tuyen-quang")
    page.locator("svg a.card", has_text="Ma The Hong").hover()
    page.locator("svg.lit").wait_for()

    assert page.locator("svg .tie.near").count() == 3
    assert page.locator("svg a.card.near").count() == 4


def test_a_chart_leads_to_its_people_by_keyboard(visit: Visit) -> None:
    """Every link of a picture takes the focus, and Enter follows it."""
    page = visit("/picture/organisation?scope=tuyen-quang")
    page.locator("svg a", has_text="Hau A Lenh").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/hau-a-lenh/tuyen-quang.html*")


def test_a_file_has_its_own_colours(visit: Visit) -> None:
    """Light and dark as the reader's screen, under a policy that allows that style alone."""
    colours = set()
    for scheme in ("light", "dark"):
        page = visit("/picture/timeline.svg", color_scheme=scheme)
        ground = page.locator("rect.ground")
        colours.add(ground.evaluate("one => getComputedStyle(one).fill"))

    assert len(colours) == 2
