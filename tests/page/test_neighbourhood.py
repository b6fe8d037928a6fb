from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from policygraph.model import GraphContents

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

CAMPAIGNERS, COUNCILS, HOME_OFFICE, LEEDS, LGA, PREVENT = range(6)


def test_only_what_is_within_some_steps_is_shown(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=HOME_OFFICE)
    opened.page.get_by_role("button", name="1 step").click()
    assert opened.shown() == ["Home Office", "Prevent"]
    expect(opened.page.locator("#notices")).to_contain_text("Only what is within 1 step of Home Office.")
    expect(opened.page.get_by_role("button", name="1 step")).to_be_focused()
    opened.page.keyboard.press("3")
    assert opened.shown() == ["Home Office", "Local Government Association", "Prevent", "councils"]
    opened.page.get_by_role("button", name="Show the rest").click()
    expect(opened.page.locator("#notices")).to_be_hidden()


def test_those_of_a_neighbourhood_stand_around_its_centre(open_page: OpenPage, large: GraphContents) -> None:
    opened = open_page(large, fragment="#around=1+urn:000")
    assert len(opened.shown()) == 300
    expect(opened.page.locator("#notices")).to_contain_text("The 300 most connected of 320 entities are shown.")
    opened = open_page(large, fragment="#entity=urn:005&around=1+urn:005")
    centre, *others = (opened.page.evaluate(f"policygraph.pointOfEntity({n})") for n in (5, 0, 4, 6))
    distances = [((p["x"] - centre["x"]) ** 2 + (p["y"] - centre["y"]) ** 2) ** 0.5 for p in others]
    assert min(distances) > 0.5 * max(distances)


def test_hidden_is_gone_from_picture_and_table_and_comes_back(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=PREVENT)
    opened.page.get_by_role("button", name="Hide").click()
    assert opened.shown() == ["Home Office", "Local Government Association", "councils"]
    opened.view("Statements")
    expect(opened.page.locator("#table caption")).to_have_text("1 of 4 statements")
    expect(opened.page.locator("#notices")).to_contain_text("1 entity is hidden.")
    opened.page.get_by_role("button", name="Show again").click()
    expect(opened.page.locator("#table caption")).to_have_text("4 statements")


def test_what_is_pinned_stays_whatever_is_filtered_out(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=HOME_OFFICE)
    opened.page.get_by_role("button", name="Pin").click()
    expect(opened.page.get_by_role("button", name="Pin")).to_have_attribute("aria-pressed", "true")
    opened.page.keyboard.press("Escape")
    opened.facet("relation").get_by_role("button", name="Only funds").click()
    assert opened.shown() == ["Home Office", "Local Government Association", "councils"]


def test_a_large_graph_opens_on_the_most_connected_and_grows(open_page: OpenPage, large: GraphContents) -> None:
    opened = open_page(large)
    assert len(opened.shown()) == 300
    expect(opened.page.locator("#notices")).to_contain_text("The 300 most connected of 320 entities are shown.")
    assert "Agency 319" not in opened.shown()
    opened.page.get_by_role("combobox", name="Find an entity").fill("agency 319")
    opened.page.keyboard.press("Enter")
    assert "Agency 319" in opened.shown()
    assert "Agency 0" in opened.shown()
    opened.page.get_by_role("button", name="Show all").click()
    assert len(opened.shown()) == 320
    opened.page.get_by_role("button", name="Only the most connected").click()
    assert len(opened.shown()) == 301
    expect(opened.page.locator("#notices")).to_contain_text("301 of 320 entities are shown: the most connected, and")


def test_the_neighbours_that_are_missing_can_be_brought(open_page: OpenPage, large: GraphContents) -> None:
    opened = open_page(large)
    opened.select(entity=0)
    opened.page.get_by_role("button", name="more neighbours").click()
    assert len(opened.shown()) == 320
    expect(opened.page.get_by_role("button", name="more neighbours")).to_be_hidden()


def test_an_entity_that_is_dragged_stays_where_it_was_put(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    box = opened.page.locator("#picture").bounding_box()
    assert box is not None
    start = opened.page.evaluate(f"policygraph.pointOfEntity({PREVENT})")
    opened.page.mouse.move(box["x"] + start["x"], box["y"] + start["y"])
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + start["x"] + 60, box["y"] + start["y"] + 90, steps=5)
    opened.page.mouse.up()
    expect(opened.page.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "false")
    [moved] = opened.page.evaluate("[...policygraph.state().moved]")
    assert moved[0] == PREVENT
    assert "moved=" in opened.page.url


def test_undo_and_redo_go_back_and_forth(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    page = opened.page
    opened.select(entity=PREVENT)
    page.keyboard.press("h")
    assert "Prevent" not in opened.shown()
    page.keyboard.press("Control+z")
    expect(page.locator("#panel h2")).to_have_text("Prevent")
    assert "Prevent" in opened.shown()
    page.get_by_role("button", name="Redo").click()
    expect(page.locator("#notices")).to_contain_text("1 entity is hidden.")
    assert "Prevent" not in opened.shown()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#panel")).to_contain_text("Select an entity")
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")
