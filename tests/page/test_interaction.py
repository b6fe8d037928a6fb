"""The page in a real Chromium; `open_page` fails whatever asks the network for something or logs an error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from policygraph.model import Document, Entity, Evidence, GraphContents, Statement

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

HOME_OFFICE, PREVENT = 2, 5
ATTACKS = (
    "</script><script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    '"><svg onload="window.hit = 1">',
    "<a href='javascript:window.hit = 1'>href</a>",
    "line\u2028separator\u2029paragraph",
    "\u202egnp.exe",
    "{{ 7 * 7 }}${7 * 7}",
    "<!--<script>",
    "]]>&lt;b&gt;",
)


def test_opens_without_network_and_without_complaint(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    expect(page.get_by_role("heading", name="A memo on Prevent")).to_be_visible()
    expect(page.locator(".counts")).to_have_text("6 entities 4 statements 1 document")
    expect(page.locator("#panel")).to_contain_text("Select an entity or an edge to see the sentence behind it.")
    expect(page.locator("#picture canvas")).to_be_visible()


def test_the_policy_refuses_a_request(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    refused = opened.page.evaluate("fetch('https://example.org').then(() => 'sent', () => 'refused')")
    assert refused == "refused"
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)
    opened.complaints.clear()


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
    expect(panel.locator("figcaption")).to_have_text("A memo on Prevent · 5 March 2024")
    expect(panel.locator("figcaption a")).to_have_attribute("href", "https://example.org/memo")


def test_clicking_an_edge_shows_its_statement_in_words(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.click_statement(0)
    panel = opened.page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_contain_text("oversees")
    expect(panel.locator(".authority li")).to_have_text(
        ["Stated as a fact", "Said by the document itself", "Confidence 90%"]
    )
    expect(panel.locator("blockquote")).to_have_text("The Home Office oversees Prevent.")
    expect(panel).to_contain_text("found by rule oversees/verb")


def test_a_negated_attributed_statement_says_so(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.evaluate("window.policygraph.select({ statement: 1 })")
    expect(page.locator("#panel .authority")).to_contain_text("Stated not to be so")
    expect(page.locator("#panel .authority")).to_contain_text("According to campaigners")


def test_clicking_the_paper_clears_the_selection(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.click_entity(PREVENT)
    expect(opened.page.locator("#panel h2")).to_have_text("Prevent")
    opened.page.locator("#picture").click(position={"x": 8, "y": 700})
    expect(opened.page.locator("#panel")).to_contain_text("Select an entity")


def test_the_search_finds_an_alias_and_selects_by_keyboard(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Find an entity")
    expect(box).to_be_focused()
    page.keyboard.type("lga")
    expect(page.get_by_role("option")).to_contain_text(["Local Government Associationassociation, also LGA"])
    page.keyboard.press("Enter")
    heading = page.locator("#panel h2")
    expect(heading).to_have_text("Local Government Association")
    expect(heading).to_be_focused()
    expect(page.locator("#announcement")).to_have_text("Local Government Association, association, 1 statement")


def test_a_whole_journey_needs_no_pointer(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.keyboard.press("/")
    page.keyboard.type("o")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    first = page.locator("#panel h2").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).not_to_have_text(first)
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_contain_text("Select an entity")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_the_search_says_when_it_finds_nothing(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.get_by_role("combobox").fill("zebra")
    expect(page.locator("#found")).to_have_text("No entity has such a name.")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()


def test_the_legend_lists_the_types_with_sign_and_number(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    expect(page.locator("#types .name")).to_have_text(
        ["group", "government department", "local authority", "place", "association", "programme"]
    )
    expect(page.locator("#types .number")).to_have_text(["1"] * 6)
    signs = page.locator("#types use").evaluate_all("uses => uses.map(use => use.getAttribute('href'))")
    assert len(set(signs)) == 6
    colours = page.locator("#types svg").evaluate_all("all => all.map(svg => getComputedStyle(svg).color)")
    assert len(set(colours)) == 5  # a local authority and a place are of one family


def test_a_type_that_is_filtered_out_leaves_picture_and_table(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    assert opened.shown() == ["councils", "Home Office", "Local Government Association", "Prevent"]
    opened.page.get_by_label("programme").uncheck()
    assert opened.shown() == ["councils", "Home Office", "Local Government Association"]
    opened.page.get_by_role("button", name="Statements").click()
    expect(opened.page.locator("#table caption")).to_have_text("1 of 4 statements")
    opened.page.get_by_role("button", name="All", exact=True).click()
    expect(opened.page.locator("#table caption")).to_have_text("4 statements")


def test_finding_an_entity_shows_its_type_again(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.page.get_by_role("button", name="None").click()
    assert opened.shown() == []
    opened.page.get_by_role("combobox").fill("prevent")
    opened.page.keyboard.press("Enter")
    assert opened.shown() == ["Prevent"]
    expect(opened.page.get_by_label("programme")).to_be_checked()


def test_entities_without_a_statement_are_drawn_on_demand(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    assert "Leeds" not in opened.shown()
    opened.page.get_by_label("Show those without a statement").check()
    assert "Leeds" in opened.shown()


def test_the_table_has_every_statement_with_its_sentence(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.get_by_role("button", name="Statements").click()
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(1)).to_contain_text("The Home Office oversees Prevent.")
    expect(page.locator("#table .chip")).to_have_text(["proposed", "possible", "not so"])
    expect(page.locator("#picture")).to_be_hidden()
    rows.nth(1).get_by_role("button", name="oversees").click()
    expect(page.locator("#panel .kind")).to_have_text("Statement")
    expect(rows.nth(1)).to_have_class("selected")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_entity_is_drawn_in_the_colour_of_its_type(open_page: OpenPage, memo: GraphContents, scheme: str) -> None:
    page = open_page(memo, color_scheme=scheme).page
    expected = page.locator("#types svg").nth(1).evaluate("svg => getComputedStyle(svg).color")
    drawn = page.evaluate(
        """number => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
            const canvas = document.querySelector('#picture canvas');
            const ratio = canvas.width / canvas.clientWidth;
            const { x, y } = window.policygraph.pointOfEntity(number);
            const [r, g, b] = canvas.getContext('2d').getImageData(x * ratio, y * ratio, 1, 1).data;
            done(`rgb(${r}, ${g}, ${b})`);
        })))""",
        HOME_OFFICE,
    )
    assert drawn == expected


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(open_page: OpenPage, attack: str) -> None:
    evidence = (Evidence("d", 0, len(attack), attack, attack, attack, attack),)
    hostile = GraphContents(
        (Document("d", attack, attack, attack, "javascript:window.hit=1"),),
        (
            Entity("urn:a", attack, attack, aliases=(attack + "2",), iri="javascript:window.hit=1"),
            Entity("urn:b", attack, "Person"),
        ),
        (Statement("urn:s", "urn:a", attack, "urn:b", evidence, attributed_to="urn:b"),),
    )
    opened = open_page(hostile)
    page = opened.page
    page.get_by_role("combobox").fill(attack[:4])
    page.keyboard.press("Enter")
    # What is compared is the text that the page holds: a browser shows a line separator as a space.
    assert page.locator("#panel blockquote").first.evaluate("quote => quote.textContent") == attack
    page.evaluate("window.policygraph.select({ statement: 0 })")
    page.get_by_role("button", name="Statements").click()
    assert page.title().split() == attack.split()
    assert page.evaluate("window.hit") is None
    assert page.locator("img, iframe, a[href^='javascript' i], main script").count() == 0


def test_a_page_title_is_text(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo, title=ATTACKS[0]).page
    expect(page.get_by_role("heading", level=1)).to_have_text(ATTACKS[0])
    assert page.evaluate("window.hit") is None


def test_a_graph_without_entities_says_so(open_page: OpenPage) -> None:
    page = open_page(GraphContents()).page
    expect(page.get_by_role("heading", level=2)).to_have_text("No entity was found in these documents.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Policy graph")


def test_entities_without_any_statement_are_drawn_at_once(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(replace(memo, statements=()))
    assert len(opened.shown()) == 6
    expect(opened.page.locator("#panel")).to_contain_text("No sentence was found")


def test_a_large_graph_opens_on_the_most_connected_and_grows(open_page: OpenPage, large: GraphContents) -> None:
    opened = open_page(large)
    assert len(opened.shown()) == 300
    expect(opened.page.locator("#notice")).to_contain_text("The 300 most connected of 320 entities are shown.")
    assert "Agency 319" not in opened.shown()
    opened.page.get_by_role("combobox").fill("agency 319")
    opened.page.keyboard.press("Enter")
    assert "Agency 319" in opened.shown()
    opened.page.get_by_role("button", name="Show all").click()
    assert len(opened.shown()) == 320
    expect(opened.page.locator("#notice")).to_be_hidden()


def test_a_narrow_screen_has_the_panel_below_the_picture(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo, width=400).page
    picture, panel = page.locator("#picture").bounding_box(), page.locator("#panel").bounding_box()
    assert picture is not None
    assert panel is not None
    assert picture["height"] >= 250
    assert panel["y"] >= picture["y"] + picture["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == 400
    expect(page.locator("#types")).to_be_hidden()
    page.get_by_text("Types and lines").click()
    expect(page.locator("#types")).to_be_visible()


def test_resizing_the_picture_while_the_table_is_open_does_no_harm(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.get_by_role("button", name="Statements").click()
    page.set_viewport_size({"width": 700, "height": 600})
    page.get_by_role("button", name="Picture").click()
    expect(page.locator("#picture canvas")).to_be_visible()
