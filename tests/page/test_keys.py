from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from policygraph.model import GraphContents

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

CAMPAIGNERS, COUNCILS, HOME_OFFICE, LEEDS, LGA, PREVENT = range(6)


def test_a_whole_journey_needs_no_pointer(open_page: OpenPage, memo: GraphContents) -> None:
    """Search → entity → statement → evidence → path, with keys alone."""
    page = open_page(memo).page

    def tab_to(name: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if (
                page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")
                == name
            ):
                return
        pytest.fail(f"Tab never came to {name}")

    page.keyboard.press("/")
    page.keyboard.type("home")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    tab_to("Details: Home Office oversees Prevent")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .kind")).to_have_text("Statement")
    expect(page.locator("#panel blockquote")).to_have_text("The Home Office oversees Prevent.")
    tab_to("Prevent")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Prevent")
    tab_to("Path to…")
    page.keyboard.press("Enter")
    page.keyboard.type("lga")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .step")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_contain_text("Select an entity")
    expect(page.locator("#panel h2")).to_be_focused()


def test_the_arrow_keys_walk_through_the_picture(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    page = opened.page
    page.locator("#picture").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#panel h2").inner_text()
    seen = {first}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown") * 3:
        page.keyboard.press(key)
        seen.add(page.locator("#panel h2").inner_text())
        expect(page.locator("#announcement")).to_contain_text(page.locator("#panel h2").inner_text())
    assert seen == {"Home Office", "Prevent", "councils", "Local Government Association"}
    expect(page.locator("#picture")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    # A walk is one step to undo.
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#panel")).to_contain_text("Select an entity")


def test_keys_zoom_and_move_the_picture(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page

    def place() -> dict[str, float]:
        return dict(page.evaluate(f"policygraph.pointOfEntity({PREVENT})"))

    page.locator("#picture").focus()
    before = place()
    page.keyboard.press("Shift+ArrowRight")
    assert place()["x"] < before["x"]
    page.keyboard.press("Home")
    assert place() == pytest.approx(before)
    page.keyboard.press("+")
    assert place() != before


def test_single_keys_do_what_the_help_says(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    page = opened.page
    page.keyboard.press("s")
    expect(page.locator("#table")).to_be_visible()
    page.keyboard.press("g")
    expect(page.locator("#picture")).to_be_visible()
    opened.select(entity=HOME_OFFICE)
    page.keyboard.press("1")
    assert opened.shown() == ["Home Office", "Prevent"]
    page.keyboard.press("0")
    assert len(opened.shown()) == 4
    page.keyboard.press("p")
    expect(page.get_by_role("combobox", name="Other end")).to_be_focused()


def test_single_keys_can_be_turned_off(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Help")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Use single keys").uncheck()
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("s")
    expect(page.locator("#picture")).to_be_visible()
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()


def test_letters_typed_into_a_field_are_letters(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.get_by_role("combobox", name="Find an entity").press_sequentially("seg?0/h")
    expect(page.get_by_role("combobox", name="Find an entity")).to_have_value("seg?0/h")
    expect(page.locator("#picture")).to_be_visible()


def test_the_focus_is_never_thrown_to_the_top_of_the_page(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    page = opened.page

    def focused() -> str:
        return str(page.evaluate("document.activeElement.closest('[id]')?.id ?? document.activeElement.tagName"))

    opened.select(entity=HOME_OFFICE)
    page.keyboard.press("1")
    assert focused() == "panel"
    page.get_by_role("button", name="Show the rest").focus()
    page.keyboard.press("Enter")
    assert focused() == "picture"
    opened.select(entity=HOME_OFFICE)
    page.get_by_role("button", name="Hide").focus()
    page.keyboard.press("Enter")
    assert focused() == "panel"
    opened.facet("relation").get_by_role("checkbox", name="funds").uncheck()
    page.locator("#filtered").get_by_role("button", name="Clear the filters").focus()
    page.keyboard.press("Enter")
    assert focused() == "facets"


def test_what_a_change_does_is_announced(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    spoken = opened.page.locator("#announcement")
    opened.facet("certainty").get_by_role("checkbox", name="possible").uncheck()
    expect(spoken).to_have_text("3 statements, 3 entities in the picture")
    opened.view("Entities")
    expect(spoken).to_have_text("Entities. 3 statements, 3 entities in the picture")
    opened.page.get_by_label("Find in the table").fill("zebra")
    expect(spoken).to_have_text("0 of 6 entities")
    opened.page.keyboard.press("Escape")
    expect(opened.page.get_by_label("Find in the table")).to_have_value("")
