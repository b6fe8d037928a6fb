from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from policygraph.model import GraphContents, Predecessor

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

CAMPAIGNERS, COUNCILS, HOME_OFFICE, LEEDS, LGA, PREVENT = range(6)


def test_clicking_an_entity_shows_its_statements_with_their_quotations(
    open_page: OpenPage, memo: GraphContents
) -> None:
    opened = open_page(memo)
    opened.click_entity(HOME_OFFICE)
    panel = opened.page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Home Office")
    expect(panel.locator(".kind")).to_have_text("government department")
    expect(panel.get_by_role("heading", level=3)).to_have_text("oversees")
    expect(panel.locator("blockquote")).to_have_text("The Home Office oversees Prevent.")
    expect(panel.locator("mark")).to_have_text(["Home Office", "oversees", "Prevent"])
    expect(panel.locator("figcaption")).to_contain_text("A memo on Prevent · 5 March 2024 · paragraph 1")
    link = panel.locator("figcaption a")
    expect(link).to_have_attribute("href", "https://example.org/memo#:~:text=The%20Home%20Office%20oversees%20Prevent.")


def test_clicking_an_edge_shows_its_statement_in_words(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.click_statement(0)
    panel = opened.page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_contain_text("oversees")
    expect(panel.locator(".authority li")).to_have_text(
        ["Stated as a fact", "Said by the document itself", "Confidence 90 %"]
    )
    expect(panel.locator("blockquote")).to_have_text("The Home Office oversees Prevent.")
    expect(panel.locator(".footnote")).to_contain_text("found by rule oversees/verb · characters 0 to 33")


def test_a_negated_attributed_statement_says_so(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(statement=1)
    expect(opened.page.locator("#panel .authority")).to_contain_text("Stated not to be so")
    expect(opened.page.locator("#panel .authority")).to_contain_text("According to campaigners")


def test_clicking_the_paper_clears_the_selection(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.click_entity(PREVENT)
    expect(opened.page.locator("#panel h2")).to_have_text("Prevent")
    opened.page.locator("#picture").click(position={"x": 8, "y": 500})
    expect(opened.page.locator("#panel")).to_contain_text("Select an entity")


def test_what_the_knowledge_base_says_is_shown_and_linked(open_page: OpenPage, memo: GraphContents) -> None:
    known = replace(
        memo.entities[HOME_OFFICE],
        iri="https://w3id.org/policygraph/uk/home-office",
        same_as=("http://www.wikidata.org/entity/Q763388",),
        codes=("D4",),
        since="1782-03-27",
        replaces=(Predecessor("urn:southern", "Southern Department"),),
        known_as=("The Home Department",),
    )
    entities = (*memo.entities[:HOME_OFFICE], known, *memo.entities[HOME_OFFICE + 1 :])
    opened = open_page(replace(memo, entities=entities))
    opened.select(entity=HOME_OFFICE)
    panel = opened.page.locator("#panel")
    expect(panel).to_contain_text("Known elsewhere as: The Home Department")
    expect(panel.locator(".knowledge")).to_contain_text("since 27 March 1782")
    expect(panel.locator(".knowledge")).to_contain_text("Southern Department")
    expect(panel.locator(".knowledge a")).to_have_text(["Wikidata Q763388"])
    expect(panel.locator(".knowledge")).to_contain_text("w3id.org/policygraph/uk/home-office")
    expect(panel.locator(".knowledge")).to_contain_text("D4")


def test_many_statements_of_one_relation_are_listed_in_part_and_the_rest_on_demand(
    open_page: OpenPage, large: GraphContents
) -> None:
    opened = open_page(large)
    opened.select(entity=0)
    items = opened.page.locator("#panel .relation li")
    expect(items).to_have_count(20)
    opened.page.get_by_role("button", name="299 more").click()
    expect(items).to_have_count(319)
    expect(items.nth(20).get_by_role("button").first).to_be_focused()


def test_a_quotation_can_be_copied_with_its_source(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.select(statement=0)
    opened.page.get_by_role("button", name="Copy with its source").click()
    expect(opened.page.locator("#announcement")).to_have_text("Copied.")
    assert opened.page.evaluate("navigator.clipboard.readText()") == (
        "“The Home Office oversees Prevent.” (A memo on Prevent, 5 March 2024, https://example.org/memo)"
    )


def test_statements_that_do_not_pass_the_filters_are_counted_not_listed(
    open_page: OpenPage, memo: GraphContents
) -> None:
    opened = open_page(memo)
    opened.select(entity=PREVENT)
    expect(opened.page.locator("#panel .relation")).to_have_count(3)
    opened.facet("certainty").get_by_role("checkbox", name="stated as a fact").uncheck()
    expect(opened.page.locator("#panel .relation")).to_have_count(2)
    expect(opened.page.locator("#panel .hint")).to_contain_text("1 more statement does not pass the filters.")
    opened.page.locator("#panel").get_by_role("button", name="Clear the filters").click()
    expect(opened.page.locator("#panel .relation")).to_have_count(3)
