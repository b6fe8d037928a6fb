from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from policygraph.model import Document, GraphContents

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]


@pytest.fixture
def years(memo: GraphContents) -> GraphContents:
    """The statements of the memo in four documents, of 2020 to 2023; the third says when it was so."""
    documents = tuple(Document(f"d{n}", "", f"Report {n}", f"202{n}-06-01") for n in range(4))
    statements = []
    for number, statement in enumerate(memo.statements):
        period = "2015-01-01/2016-12-31" if number == 2 else None
        evidence = replace(statement.evidence[0], document=f"d{number}", period=period)
        statements.append(replace(statement, evidence=(evidence,)))
    return replace(memo, documents=documents, statements=tuple(statements))


def test_a_range_of_days_is_a_filter(open_page: OpenPage, years: GraphContents) -> None:
    opened = open_page(years)
    timeline = opened.page.get_by_role("region", name="Time")
    timeline.get_by_label("From", exact=True).fill("2021-01-01")
    timeline.get_by_label("Until", exact=True).fill("2022-12-31")
    expect(opened.page.locator("#passing")).to_have_text("2 of 4 statements pass the filters.")
    timeline.get_by_role("button", name="All dates").click()
    expect(opened.page.locator("#filtered")).to_be_hidden()


def test_brushing_over_the_bars_sets_the_range_in_one_step(open_page: OpenPage, years: GraphContents) -> None:
    opened = open_page(years)
    page = opened.page
    bars = page.locator(".bars").bounding_box()
    assert bars is not None
    page.mouse.move(bars["x"] + bars["width"] * 0.34, bars["y"] + 20)
    page.mouse.down()
    page.mouse.move(bars["x"] + bars["width"] * 0.99, bars["y"] + 20, steps=8)
    page.mouse.up()
    expect(page.locator("#passing")).to_have_text("3 of 4 statements pass the filters.")
    expect(page.get_by_label("From", exact=True)).to_have_value("2021-06-01")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#filtered")).to_be_hidden()


def test_the_dates_may_be_those_that_are_stated(open_page: OpenPage, years: GraphContents) -> None:
    dated = replace(
        years.statements[3], evidence=(replace(years.statements[3].evidence[0], period="2018-01-01/2018-12-31"),)
    )
    opened = open_page(replace(years, statements=(*years.statements[:3], dated)))
    opened.page.get_by_label("Dates").select_option("Date that is stated")
    opened.page.get_by_label("Until", exact=True).fill("2016-06-30")
    expect(opened.page.locator("#passing")).to_have_text("1 of 4 statements pass the filters.")
    expect(opened.page.locator("#timeline .said")).to_have_text("2 statements without a date left out")


def test_documents_of_one_day_have_no_timeline(open_page: OpenPage, memo: GraphContents) -> None:
    expect(open_page(memo).page.locator("#timeline")).to_be_hidden()
