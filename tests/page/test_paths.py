from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from policygraph.model import Entity, GraphContents, Statement

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

CAMPAIGNERS, COUNCILS, HOME_OFFICE, LEEDS, LGA, PREVENT = range(6)


def test_a_path_is_found_with_the_sentence_of_each_step(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=HOME_OFFICE)
    opened.page.get_by_role("button", name="Path to…").click()
    box = opened.page.get_by_role("combobox", name="Other end")
    expect(box).to_be_focused()
    box.fill("lga")
    opened.page.keyboard.press("Enter")
    panel = opened.page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Home OfficetoLocal Government Association")
    steps = panel.locator(".step")
    expect(steps).to_have_count(3)
    expect(steps.nth(0).locator("blockquote")).to_have_text("The Home Office oversees Prevent.")
    expect(steps.nth(2).locator("blockquote")).to_have_text("The LGA may fund councils.")
    expect(steps.nth(2).locator(".chip")).to_have_text("possible")
    # Two statements tie Prevent to the councils: the other is there, too.
    expect(steps.nth(1).locator("summary").first).to_have_text("1 more statement")
    expect(opened.page.locator("#announcement")).to_have_text("Home Office to Local Government Association: 1 path")


def test_several_paths_are_offered_the_shortest_first(open_page: OpenPage, memo: GraphContents) -> None:
    contents = GraphContents(
        (),
        tuple(Entity(f"urn:{name}", name.upper(), "Charity") for name in "abcde"),
        tuple(
            Statement(f"urn:{n}", f"urn:{ends[0]}", "works_with", f"urn:{ends[1]}", ())
            for n, ends in enumerate(["ab", "bd", "ac", "ce", "ed", "ad"])
        ),
    )
    opened = open_page(contents, fragment="#from=urn:a&to=urn:d")
    paths = opened.page.get_by_role("group", name="Paths").get_by_role("button")
    expect(paths).to_have_text(["1 step", "2 steps", "3 steps"])
    paths.nth(2).click()
    expect(opened.page.locator(".step")).to_have_count(3)
    expect(opened.page.locator(".step .line").nth(1)).to_contain_text("C")
    expect(paths.nth(2)).to_be_focused()
    expect(paths.nth(2)).to_have_attribute("aria-pressed", "true")


def test_a_path_goes_only_over_what_passes_the_filters(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo, fragment="#from=urn:home-office&to=urn:lga")
    expect(opened.page.locator(".step")).to_have_count(3)
    opened.facet("certainty").get_by_role("checkbox", name="possible").uncheck()
    expect(opened.page.locator("#panel")).to_contain_text("No statements tie them together, of those that pass")


def test_there_is_no_path_to_what_nothing_is_said_of(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo, fragment="#from=urn:home-office&to=urn:leeds")
    expect(opened.page.locator("#panel")).to_contain_text("No statements tie them together.")
