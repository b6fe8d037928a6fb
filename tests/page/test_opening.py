from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from policygraph.model import Document, Entity, Evidence, GraphContents, Statement

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]


def test_opens_without_network_and_without_complaint(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    expect(page.get_by_role("heading", name="A memo on Prevent")).to_be_visible()
    expect(page.locator(".counts")).to_have_text("6 entities 4 statements 1 document")
    expect(page.locator("#panel")).to_contain_text("Select an entity or a line to see the sentence behind it.")
    expect(page.locator("#picture canvas")).to_be_visible()


def test_a_graph_without_entities_says_so(open_page: OpenPage) -> None:
    page = open_page(GraphContents()).page
    expect(page.get_by_role("heading", level=2)).to_have_text("No entity was found in these documents.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Policy graph")


def test_the_whole_graph_is_in_view_and_stays_so_when_the_window_changes(
    open_page: OpenPage, memo: GraphContents
) -> None:
    opened = open_page(memo)
    for width in (1280, 900, 1500):
        opened.page.set_viewport_size({"width": width, "height": 700})
        opened.page.wait_for_timeout(400)
        box = opened.page.locator("#picture").bounding_box()
        assert box is not None
        for name in opened.shown():
            number = [entity.name for entity in memo.entities].index(name)
            point = opened.page.evaluate(f"policygraph.pointOfEntity({number})")
            assert 0 < point["x"] < box["width"]
            assert 0 < point["y"] < box["height"]


def test_a_page_that_holds_a_part_says_of_how_much(open_page: OpenPage, large: GraphContents) -> None:
    opened = open_page(large, max_entities=50)
    expect(opened.page.locator(".counts")).to_contain_text("320 entities")
    expect(opened.page.locator("#notices")).to_contain_text(
        "This page holds the 50 most connected of the graph’s 320 entities."
    )
    assert len(opened.shown()) == 50


def test_what_has_no_name_and_no_words_is_shown_all_the_same(open_page: OpenPage) -> None:
    nameless = GraphContents(
        (Document("", "", " "),),
        (Entity("urn:a", "", "Charity"), Entity("urn:b", "  ", "Charity")),
        (Statement("urn:s", "urn:a", "works_with", "urn:b", (Evidence("", 0, 0, "", "", ""),)),),
    )
    opened = open_page(nameless)
    opened.select(statement=0)
    expect(opened.page.locator("#panel h2")).to_contain_text("(no name)")
    opened.view("Documents")
    opened.page.get_by_role("button", name="(no name)").first.click()
    assert opened.axe() == []


def test_the_filters_are_open_on_a_screen_that_has_become_wide(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo, width=800).page
    expect(page.locator("#facets")).to_be_hidden()
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(page.locator("#facets")).to_be_visible()
