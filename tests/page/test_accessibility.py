from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from policygraph.model import GraphContents

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

CAMPAIGNERS, COUNCILS, HOME_OFFICE, LEEDS, LGA, PREVENT = range(6)


VIEWS = ("Picture", "Entities", "Statements", "Documents")
LOOKS: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_view(open_page: OpenPage, memo: GraphContents, look: str) -> None:
    opened = open_page(memo, **LOOKS[look])
    for facet in opened.page.locator(".facet summary").all():
        facet.click()
    for view in VIEWS:
        opened.view(view)
        assert opened.axe() == [], view


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_what_the_panel_says(open_page: OpenPage, memo: GraphContents, look: str) -> None:
    opened = open_page(memo, **LOOKS[look])
    opened.select(entity=PREVENT)
    assert opened.axe() == []
    opened.select(statement=1)
    assert opened.axe() == []
    opened.page.evaluate(f"policygraph.change({{ path: {{ from: {HOME_OFFICE}, to: {LGA}, choice: 0 }} }})")
    assert opened.axe() == []
    opened.page.evaluate(f"policygraph.change({{ path: {{ from: {HOME_OFFICE}, to: null, choice: 0 }} }})")
    opened.page.get_by_role("combobox", name="Other end").fill("p")
    assert opened.axe() == []


def test_axe_finds_nothing_in_menu_help_and_search(open_page: OpenPage, large: GraphContents) -> None:
    opened = open_page(large)
    opened.page.locator("#menu summary").click()
    assert opened.axe() == []
    opened.page.get_by_role("combobox", name="Find an entity").fill("agency")
    assert opened.axe() == []
    opened.page.get_by_role("button", name="Help").click()
    assert opened.axe() == []


def test_axe_finds_nothing_in_a_page_without_entities(open_page: OpenPage) -> None:
    assert open_page(GraphContents()).axe() == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_off_at_320_pixels(open_page: OpenPage, memo: GraphContents, view: str) -> None:
    """As wide as a page of 1,280 pixels is at 400 % zoom."""
    opened = open_page(memo, width=320)
    page = opened.page
    page.locator("#filters summary").first.click()
    opened.view(view)
    opened.select(statement=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    cut = page.evaluate(
        """[...document.querySelectorAll('button, input, select, a, h1, h2, h3, p, li, td, summary, figcaption')]
            .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
            .filter((element) => !element.closest('.spoken, .vis-network'))
            .map((element) => [element, element.getBoundingClientRect()])
            .filter(([, box]) => box.right > 320.5 || box.left < -0.5)
            .map(([element]) => element.outerHTML.slice(0, 120))"""
    )
    assert cut == []


def test_a_narrow_screen_has_the_panel_below_the_picture(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo, width=400).page
    picture, panel = page.locator("#picture").bounding_box(), page.locator("#panel").bounding_box()
    assert picture is not None
    assert panel is not None
    assert picture["height"] >= 250
    assert panel["y"] >= picture["y"] + picture["height"]
    expect(page.locator("#facets")).to_be_hidden()
    page.get_by_text("Filters and legend").click()
    expect(page.locator("#facets")).to_be_visible()


def test_the_keyboards_focus_is_seen_wherever_it_goes(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=HOME_OFFICE)
    page = opened.page
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """(() => { const one = document.activeElement; const style = getComputedStyle(one);
                return one === document.body || style.outlineStyle !== 'none' || one.outerHTML.slice(0, 120); })()"""
        )
        assert seen is True


def test_targets_are_large_enough_for_a_finger(open_page: OpenPage, memo: GraphContents) -> None:
    """24 pixels, or room around as within a text (WCAG 2.2, 2.5.8)."""
    opened = open_page(memo)
    small = opened.page.evaluate(
        """[...document.querySelectorAll('.global > *, .bar button, .actions button, .choices button, .facet label')]
            .filter((element) => element.checkVisibility())
            .filter((element) => element.getBoundingClientRect().height < 24)
            .map((element) => element.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_entity_is_drawn_in_the_colour_of_its_type(open_page: OpenPage, memo: GraphContents, scheme: str) -> None:
    opened = open_page(memo, color_scheme=scheme)
    expected = opened.facet("type").locator(".glyph").nth(1).evaluate("svg => getComputedStyle(svg).color")
    assert _colour_at(opened, HOME_OFFICE) == expected


def test_forced_colours_reach_the_picture(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo, forced_colors="active")
    expected = opened.page.locator("h1").evaluate("heading => getComputedStyle(heading).color")
    assert _colour_at(opened, HOME_OFFICE) == expected


def _colour_at(opened: Opened, entity: int) -> str:
    return str(
        opened.page.evaluate(
            """number => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
                const canvas = document.querySelector('#picture canvas');
                const ratio = canvas.width / canvas.clientWidth;
                const { x, y } = window.policygraph.pointOfEntity(number);
                const [r, g, b] = canvas.getContext('2d').getImageData(x * ratio, y * ratio, 1, 1).data;
                done(`rgb(${r}, ${g}, ${b})`);
            })))""",
            entity,
        )
    )
