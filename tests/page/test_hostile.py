from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from policygraph.model import Document, Entity, Evidence, GraphContents, Statement

if TYPE_CHECKING:
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]

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


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(open_page: OpenPage, attack: str) -> None:
    evidence = (Evidence("d", 0, len(attack), attack, attack, attack, attack),)
    hostile = GraphContents(
        (Document("d", attack, attack, attack, "javascript:window.hit=1"),),
        (
            Entity("urn:a", attack, attack, aliases=(attack + "2",), iri="javascript:window.hit=1"),
            Entity(
                "urn:b", attack, "Person", same_as=("javascript:window.hit=1",), codes=(attack,), known_as=(attack,)
            ),
        ),
        (Statement("urn:s", "urn:a", attack, "urn:b", evidence, attributed_to="urn:b"),),
    )
    opened = open_page(hostile)
    page = opened.page
    page.get_by_role("combobox", name="Find an entity").fill(attack[:4])
    page.keyboard.press("Enter")
    # What is compared is the text that the page holds: a browser shows a line separator as a space.
    assert page.locator("#panel blockquote").first.evaluate("quote => quote.textContent") == attack
    opened.select(entity=1)
    opened.select(statement=0)
    page.evaluate("policygraph.change({ path: { from: 0, to: 1, choice: 0 } })")
    for view in ("Statements", "Entities", "Documents", "Picture"):
        opened.view(view)
    page.evaluate("policygraph.change({ view: 'documents', document: 0 })")
    assert page.title().split() == attack.split()
    assert page.evaluate("window.hit") is None
    assert page.locator("img, iframe, a[href^='javascript' i], main script").count() == 0


def test_a_page_title_is_text(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo, title=ATTACKS[0]).page
    expect(page.get_by_role("heading", level=1)).to_have_text(ATTACKS[0])
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_address_stays_text(open_page: OpenPage, memo: GraphContents, attack: str) -> None:
    fragment = "#" + urlencode(
        {"entity": attack, "no-type": attack, "since": attack, "view": attack, "__proto__": attack}
    )
    page = open_page(memo, fragment=fragment).page
    expect(page.locator("#picture canvas")).to_be_visible()
    assert page.evaluate("window.hit") is None


def test_the_policy_refuses_a_request(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    refused = opened.page.evaluate("fetch('https://example.org').then(() => 'sent', () => 'refused')")
    assert refused == "refused"
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)
    opened.complaints.clear()
