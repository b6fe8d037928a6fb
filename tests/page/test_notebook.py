"""The page within another, as a notebook has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from policygraph.model import GraphContents
from policygraph.page import notebook_frame


@dataclass
class Cell:
    """What a cell of a notebook shows."""

    page: Page
    frame: Frame
    complaints: list[str]


@pytest.fixture
def cell(browser: Browser, memo: GraphContents, tmp_path: Path) -> Iterator[Cell]:
    shown = notebook_frame(memo, "1 document, 6 entities, 4 statements")
    path = tmp_path / "notebook.html"
    path.write_text(
        f"<!DOCTYPE html><html lang=en><title>Notebook</title><p id=secret>hunter2</p><div>{shown}</div>",
        encoding="utf-8",
    )
    page = browser.new_page(reduced_motion="reduce")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri())
    element = page.locator("iframe").element_handle()
    frame = element.content_frame()
    assert frame is not None
    expect(frame.locator("#picture canvas")).to_be_visible()
    yield Cell(page, frame, complaints)
    page.close()
    assert complaints == []


def test_the_page_works_within_another(cell: Cell) -> None:
    box = cell.frame.get_by_role("combobox", name="Find an entity")
    box.fill("prevent")
    box.press("Enter")
    expect(cell.frame.locator("#panel h2")).to_have_text("Prevent")
    cell.frame.get_by_role("button", name="Details").first.click()
    expect(cell.frame.locator("#panel .kind")).to_have_text("Statement")


def test_undo_works_where_the_page_has_no_address(cell: Cell) -> None:
    cell.frame.evaluate("policygraph.select({ entity: 5 })")
    cell.frame.evaluate("policygraph.select({ entity: 2 })")
    cell.frame.get_by_role("button", name="Undo").click()
    expect(cell.frame.locator("#panel h2")).to_have_text("Prevent")
    cell.frame.get_by_role("button", name="Redo").click()
    expect(cell.frame.locator("#panel h2")).to_have_text("Home Office")


def test_the_page_sees_nothing_of_the_notebook(cell: Cell) -> None:
    seen = cell.frame.evaluate(
        """(() => { try { return parent.document.getElementById('secret').textContent; }
                    catch (error) { return error.name; } })()"""
    )
    assert seen == "SecurityError"


def test_the_size_is_stated(cell: Cell) -> None:
    expect(cell.page.locator("div > p")).to_contain_text("1 document, 6 entities, 4 statements · this page: ")
    assert cell.page.locator("div > p").inner_text().endswith(" kB")
