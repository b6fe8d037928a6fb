from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from policygraph.model import Entity, GraphContents, Statement

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

CAMPAIGNERS, COUNCILS, HOME_OFFICE, LEEDS, LGA, PREVENT = range(6)


def test_an_address_leads_back_to_what_was_seen(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=PREVENT)
    opened.facet("certainty").get_by_role("checkbox", name="possible").uncheck()
    opened.facet("relation").get_by_role("button", name="Only oversees").click()
    opened.page.keyboard.press("k")
    opened.view("Statements")
    fragment = opened.page.url.partition("#")[2]
    again = open_page(memo, fragment=f"#{fragment}")
    expect(again.page.locator("#panel h2")).to_have_text("Prevent")
    expect(again.page.locator("#table caption")).to_have_text("1 of 4 statements")
    expect(again.facet("certainty").get_by_role("checkbox", name="possible")).not_to_be_checked()
    assert again.page.url.partition("#")[2] == fragment


def test_an_address_still_leads_there_in_a_graph_that_has_grown(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(statement=2)
    fragment = opened.page.url.partition("#")[2]
    earlier = Entity("urn:aaa", "Aardvark Trust", "Charity")
    grown = replace(
        memo,
        entities=(earlier, *memo.entities),
        statements=(Statement("urn:a", "urn:aaa", "supports", "urn:leeds", ()), *memo.statements),
    )
    again = open_page(grown, fragment=f"#{fragment}")
    expect(again.page.locator("#panel h2")).to_contain_text("funds")


def test_back_and_forward_go_through_what_was_seen(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=PREVENT)
    opened.select(entity=HOME_OFFICE)
    opened.page.go_back()
    expect(opened.page.locator("#panel h2")).to_have_text("Prevent")
    opened.page.go_back()
    expect(opened.page.locator("#panel")).to_contain_text("Select an entity")
    opened.page.go_forward()
    expect(opened.page.locator("#panel h2")).to_have_text("Prevent")


def test_reloading_keeps_what_was_seen_and_back_still_works(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=PREVENT)
    opened.select(entity=HOME_OFFICE)
    opened.page.reload()
    expect(opened.page.locator("#panel h2")).to_have_text("Home Office")
    opened.page.go_back()
    expect(opened.page.locator("#panel h2")).to_have_text("Prevent")


@pytest.mark.parametrize(
    "fragment",
    ["#entity=urn:nobody", "#%00%ff", "#only-type=", "#path=9e9&from=urn:lga", "#moved=a+b+urn:lga", "#confidence=NaN"],
)
def test_an_address_that_means_nothing_does_no_harm(open_page: OpenPage, memo: GraphContents, fragment: str) -> None:
    page = open_page(memo, fragment=fragment).page
    expect(page.locator("#picture canvas")).to_be_visible()


def test_an_address_that_is_changed_by_hand_is_followed(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.page.evaluate("location.hash = 'entity=urn:lga'")
    expect(opened.page.locator("#panel h2")).to_have_text("Local Government Association")


def test_undo_never_leaves_the_page_however_fast_it_is(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    for number in (PREVENT, HOME_OFFICE, LGA):
        opened.select(entity=number)
    opened.page.evaluate("for (let n = 0; n < 10; n++) document.getElementById('undo').click()")
    expect(opened.page.locator("#panel")).to_contain_text("Select an entity")
    expect(opened.page.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_back_leads_to_what_was_undone(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=PREVENT)
    opened.page.get_by_role("button", name="Undo").click()
    expect(opened.page.locator("#panel")).to_contain_text("Select an entity")
    opened.page.go_back()
    expect(opened.page.locator("#panel h2")).to_have_text("Prevent")


def test_what_changes_nothing_is_no_step(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    for key in ("Escape", "g", "c", "Escape"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_finding_what_was_filtered_out_is_one_step(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.facet("type").get_by_role("checkbox", name="Programme").uncheck()
    opened.page.get_by_role("combobox", name="Find an entity").fill("prevent")
    opened.page.keyboard.press("Enter")
    assert "Prevent" in opened.shown()
    opened.page.get_by_role("button", name="Undo").click()
    expect(opened.facet("type").get_by_role("checkbox", name="Programme")).not_to_be_checked()


def test_a_link_to_what_is_not_there_says_so(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo, fragment="#entity=urn:nobody&only-type=NoType")
    expect(opened.page.locator("#notices")).to_contain_text(
        "The link that led here names what this page does not hold."
    )
    assert len(opened.shown()) == 4


def test_what_is_shown_anyway_is_not_in_the_address(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    for number in (PREVENT, HOME_OFFICE, LGA, COUNCILS):
        opened.select(entity=number)
    assert opened.page.url.partition("#")[2] == "entity=urn:councils"
