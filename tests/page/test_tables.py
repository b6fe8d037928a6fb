from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from policygraph.model import GraphContents

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]


def test_the_table_has_every_statement_with_its_sentence(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.view("Statements")
    rows = opened.page.locator("#table tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(1)).to_contain_text("The Home Office oversees Prevent.")
    expect(opened.page.locator("#table .chip")).to_have_text(["proposed", "possible", "not so"])
    expect(opened.page.locator("#picture")).to_be_hidden()
    rows.nth(1).get_by_role("button", name="oversees").click()
    expect(opened.page.locator("#panel .kind")).to_have_text("Statement")
    expect(rows.nth(1)).to_have_class("selected")


def test_a_column_sorts_the_table_and_sorts_it_the_other_way(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.view("Statements")
    page = opened.page
    confidence = page.get_by_role("columnheader", name="Confidence")
    confidence.get_by_role("button").click()
    expect(confidence).to_have_attribute("aria-sort", "descending")
    expect(page.locator("#table tbody tr").last).to_contain_text("90 %")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Confidence")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("#table tbody tr").first).to_contain_text("90 %")


def test_words_find_rows_by_name_and_quotation(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.view("Statements")
    opened.page.get_by_label("Find in the table").fill("has asked")
    expect(opened.page.locator("#table caption")).to_have_text("1 of 4 statements")
    opened.view("Entities")
    opened.page.get_by_label("Find in the table").fill("lga")
    expect(opened.page.locator("#table tbody tr")).to_contain_text(["Local Government Association"])


def test_entities_are_listed_with_how_much_is_stated_of_them(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.view("Entities")
    rows = opened.page.locator("#table tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.first).to_contain_text("councils")
    expect(rows.first.locator("td").last).to_have_text("3")
    opened.facet("certainty").get_by_role("checkbox", name="possible").uncheck()
    expect(rows).to_have_count(3)


def test_a_long_table_comes_in_parts_and_all_can_be_sorted(open_page: OpenPage, large: GraphContents) -> None:
    opened = open_page(large)
    opened.view("Entities")
    rows = opened.page.locator("#table tbody tr")
    expect(rows).to_have_count(100)
    expect(opened.page.locator("#table caption")).to_have_text("320 entities")
    opened.page.get_by_role("button", name="Show 100 more").click()
    expect(rows).to_have_count(200)
    expect(rows.nth(100).get_by_role("button")).to_be_focused()
    opened.page.get_by_label("Only what the picture shows").check()
    expect(opened.page.locator("#table caption")).to_have_text("300 of 320 entities")


def test_resizing_the_picture_while_the_table_is_open_does_no_harm(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.view("Statements")
    opened.page.set_viewport_size({"width": 700, "height": 600})
    opened.view("Picture")
    expect(opened.page.locator("#picture canvas")).to_be_visible()
