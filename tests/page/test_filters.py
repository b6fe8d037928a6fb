from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from policygraph.model import Document, GraphContents

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

CAMPAIGNERS, COUNCILS, HOME_OFFICE, LEEDS, LGA, PREVENT = range(6)


def test_the_legend_lists_the_types_with_sign_and_number(open_page: OpenPage, memo: GraphContents) -> None:
    facet = open_page(memo).facet("type")
    expect(facet.locator(".name")).to_have_text(
        ["Group", "Government department", "Local authority", "Place", "Association", "Programme"]
    )
    expect(facet.locator(".number")).to_have_text(["0", "1", "1", "0", "1", "1"])
    signs = facet.locator("use").evaluate_all("uses => uses.map(use => use.getAttribute('href'))")
    assert len(set(signs)) == 6
    colours = facet.locator(".glyph").evaluate_all("all => all.map(svg => getComputedStyle(svg).color)")
    assert len(set(colours)) == 5  # a local authority and a place are of one family


def test_a_type_that_is_filtered_out_leaves_picture_and_table(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    assert opened.shown() == ["Home Office", "Local Government Association", "Prevent", "councils"]
    opened.facet("type").get_by_role("checkbox", name="Programme").uncheck()
    # The Home Office is tied to nothing else, and is still there to be seen.
    assert opened.shown() == ["Home Office", "Local Government Association", "councils"]
    opened.view("Statements")
    expect(opened.page.locator("#table caption")).to_have_text("1 of 4 statements")
    opened.facet("type").get_by_role("button", name="All").click()
    expect(opened.page.locator("#table caption")).to_have_text("4 statements")


def test_only_one_type_shows_as_many_as_its_count_says(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    types = opened.facet("type")
    for label in ("Government department", "Local authority", "Association", "Programme"):
        types.get_by_role("button", name=f"Only {label}", exact=False).click()
        assert len(opened.shown()) == 1, label
    expect(types.locator(".number")).to_have_text(["0", "1", "1", "0", "1", "1"])


def test_each_filter_counts_what_would_pass_of_each_value(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    certainty = opened.facet("certainty")
    expect(certainty.locator(".name")).to_have_text(["stated as a fact", "proposed", "possible", "stated not to be so"])
    expect(certainty.locator(".number")).to_have_text(["1", "1", "1", "1"])
    opened.facet("relation").get_by_role("checkbox", name="funds").uncheck()
    expect(certainty.locator(".number")).to_have_text(["1", "1", "0", "1"])
    certainty.get_by_role("checkbox", name="proposed").uncheck()
    # A filter does not count its own: else nobody saw what there is to come back to.
    expect(certainty.locator(".number")).to_have_text(["1", "1", "0", "1"])
    expect(opened.page.locator("#passing")).to_have_text("2 of 4 statements pass the filters.")
    opened.page.locator("#filtered").get_by_role("button", name="Clear the filters").click()
    expect(opened.page.locator("#filtered")).to_be_hidden()
    assert len(opened.shown()) == 4


def test_only_shows_one_value_alone(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.facet("relation").get_by_role("button", name="Only delivers").click()
    assert opened.shown() == ["Prevent", "councils"]


def test_who_says_so_is_a_filter(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    speakers = opened.facet("speaker")
    expect(speakers.locator(".name")).to_have_text(["the documents themselves", "campaigners"])
    expect(speakers.locator(".number")).to_have_text(["3", "1"])
    speakers.get_by_role("button", name="Only campaigners").click()
    assert opened.shown() == ["Prevent", "councils"]


def test_confidence_is_a_filter_and_one_step_to_undo(open_page: OpenPage, memo: GraphContents) -> None:
    doubtful = replace(memo.statements[1], confidence=0.4)
    opened = open_page(replace(memo, statements=(memo.statements[0], doubtful, *memo.statements[2:])))
    slider = opened.page.get_by_role("slider", name="Confidence")
    slider.focus()
    for _ in range(10):
        opened.page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "at least 50 %")
    expect(opened.page.locator("#passing")).to_have_text("3 of 4 statements pass the filters.")
    expect(opened.page.locator(".confidence output")).to_have_text("at least 50 % · 3")


def test_a_document_is_a_filter_and_many_can_be_found_by_name(open_page: OpenPage, memo: GraphContents) -> None:
    documents = tuple(Document(f"d{n:02}", "", f"Report {n}", f"20{n:02}-01-01") for n in range(20))
    said = memo.statements[0].evidence[0]
    statements = tuple(
        replace(
            memo.statements[0],
            id=f"urn:s{n:02}",
            evidence=(replace(said, document=f"d{n:02}"),),
        )
        for n in range(20)
    )
    opened = open_page(replace(memo, documents=documents, statements=statements))
    facet = opened.facet("document")
    expect(facet.locator("li")).to_have_count(20)
    facet.get_by_role("textbox").fill("report 7")
    expect(facet.locator("li")).to_have_count(1)
    facet.get_by_role("button", name="Only Report 7").click()
    expect(opened.page.locator("#passing")).to_have_text("1 of 20 statements pass the filters.")


def test_entities_without_a_statement_are_drawn_on_demand(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    assert "Leeds" not in opened.shown()
    opened.page.get_by_label("Show those without a statement").check()
    assert "Leeds" in opened.shown()


def test_entities_without_any_statement_are_drawn_at_once(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(replace(memo, statements=()))
    assert len(opened.shown()) == 6
    expect(opened.page.locator("#panel")).to_contain_text("No sentence was found")
