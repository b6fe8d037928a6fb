"""What Chromium prints, and saves as PDF: read again by poppler."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.page.conftest import Opened

    from policygraph.model import GraphContents

    OpenPage = Callable[..., Opened]
    Printed = Callable[[Page], list[str]]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """Print a page and return the text of each sheet."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing: install poppler-utils")

    def printed_(page: Page) -> list[str]:
        path = tmp_path / "printed.pdf"
        page.pdf(path=path, format="A4")
        found = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, encoding="utf-8")
        return found.stdout.split("\f")[:-1]

    return printed_


def test_the_picture_is_printed_with_title_and_legend(
    open_page: OpenPage, memo: GraphContents, printed: Printed
) -> None:
    first = printed(open_page(memo).page)[0]
    assert "A memo on Prevent" in first
    assert "4 of 6 entities, 4 statements" in first
    for label in ("Home Office", "councils", "not: supports"):
        assert label in first
    for words in ("government department", "programme", "stated as a fact", "possible", "stated not to be so"):
        assert words in first


def test_the_statements_shown_are_printed_with_their_sentences(
    open_page: OpenPage, memo: GraphContents, printed: Printed
) -> None:
    opened = open_page(memo)
    text = " ".join(" ".join(printed(opened.page)).split())
    assert "The Home Office oversees Prevent." in text
    assert "According to campaigners" in text
    assert text.count("— A memo on Prevent") == 4
    opened.facet("type").get_by_role("checkbox", name="Programme").uncheck()
    text = " ".join(" ".join(printed(opened.page)).split())
    assert "1 of 4 statements" in text
    assert "The Home Office oversees Prevent." not in text


def test_what_is_selected_is_printed(open_page: OpenPage, memo: GraphContents, printed: Printed) -> None:
    opened = open_page(memo)
    assert "LGA" not in printed(opened.page)[0].replace("The LGA may fund councils.", "")
    opened.select(entity=4)
    assert "LGA" in printed(opened.page)[0].replace("The LGA may fund councils.", "")


def test_nothing_of_what_only_a_screen_can_do_is_printed(
    open_page: OpenPage, memo: GraphContents, printed: Printed
) -> None:
    opened = open_page(memo)
    opened.select(statement=1)
    text = " ".join(printed(opened.page))
    for words in ("Show whole", "Undo", "Find an entity", "Help", "Copy with its source"):
        assert words not in text


def test_the_page_is_as_before_once_it_is_printed(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    page.pdf(format="A4")
    expect(page.locator("#printed")).to_be_empty()
    expect(page.locator("#picture canvas")).to_be_visible()
    assert "printing" not in (page.locator("body").get_attribute("class") or "")


def test_a_dark_screen_prints_in_the_colours_of_paper(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo, color_scheme="dark").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#printed svg > rect").get_attribute("fill") == "#ffffff"
    colours = page.locator("#printed .glyph").evaluate_all("all => all.map((one) => getComputedStyle(one).color)")
    assert "rgb(33, 96, 168)" in colours
    assert page.locator("#printed h1").evaluate("one => getComputedStyle(one).color") == "rgb(28, 33, 38)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_the_printed_page_has_no_identifier_twice(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    opened.select(entity=2)
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    twice = opened.page.evaluate(
        """() => {
            const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
            return ids.filter((id, place) => ids.indexOf(id) !== place);
        }"""
    )
    assert twice == []
