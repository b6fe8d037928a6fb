from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from policygraph.model import GraphContents

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]


def test_the_search_finds_an_alias_and_selects_by_keyboard(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Find an entity")
    expect(box).to_be_focused()
    page.keyboard.type("lga")
    expect(page.get_by_role("option")).to_contain_text(
        ["Local Government Associationassociation · also LGA · 1 statement"]
    )
    page.keyboard.press("Enter")
    heading = page.locator("#panel h2")
    expect(heading).to_have_text("Local Government Association")
    expect(heading).to_be_focused()
    expect(page.locator("#announcement")).to_have_text("Local Government Association, association, 1 statement")


def test_the_search_says_when_it_finds_nothing(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.get_by_role("combobox", name="Find an entity").fill("zebra")
    expect(page.locator("#found")).to_have_text("No entity has such a name.")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()


def test_finding_an_entity_shows_its_type_again(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.facet("type").get_by_role("button", name="None").click()
    assert opened.shown() == []
    opened.page.get_by_role("combobox", name="Find an entity").fill("prevent")
    opened.page.keyboard.press("Enter")
    assert opened.shown() == ["Prevent"]
    expect(opened.facet("type").get_by_role("checkbox", name="Programme")).to_be_checked()


def test_the_arrow_keys_go_through_what_was_found(open_page: OpenPage, large: GraphContents) -> None:
    page = open_page(large).page
    page.get_by_role("combobox", name="Find an entity").fill("agency 3")
    options = page.locator("#found [role=option]")
    expect(options.last).to_contain_text("more: type on")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.nth(11)).to_have_attribute("aria-selected", "true")
