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


def test_hostile_text_stays_text(open_page: OpenPage) -> None:
    evidence = [
        (Evidence(f"d{n}", 0, len(attack), attack, attack, attack, attack),) for n, attack in enumerate(ATTACKS)
    ]
    last = len(ATTACKS)
    hostile = GraphContents(
        tuple(Document(f"d{n}", attack, attack, attack, "javascript:window.hit=1") for n, attack in enumerate(ATTACKS)),
        (
            *(
                Entity(f"urn:{n}", attack, attack, aliases=(attack + "2",), iri="javascript:window.hit=1")
                for n, attack in enumerate(ATTACKS)
            ),
            Entity("urn:z", "Body", "Person", same_as=("javascript:window.hit=1",), codes=ATTACKS, known_as=ATTACKS),
        ),
        tuple(
            Statement(f"urn:s{n}", f"urn:{n}", attack, "urn:z", evidence[n], attributed_to=f"urn:{n}")
            for n, attack in enumerate(ATTACKS)
        ),
    )
    opened = open_page(hostile)
    page = opened.page
    for number, attack in enumerate(ATTACKS):
        page.get_by_role("combobox", name="Find an entity").fill(attack[:4])
        opened.select(entity=number)
        # What is compared is the text that the page holds: a browser shows a line separator as a space.
        assert page.locator("#panel blockquote").first.evaluate("quote => quote.textContent") == attack
        opened.select(statement=number)
        page.evaluate(f"policygraph.change({{ view: 'documents', document: {number} }})")
    opened.select(entity=last)
    page.evaluate(f"policygraph.change({{ path: {{ from: 0, to: {last}, choice: 0 }}, document: null }})")
    for view in ("Statements", "Entities", "Documents", "Picture"):
        opened.view(view)
    assert page.evaluate("window.hit") is None
    assert page.locator("img, iframe, a[href^='javascript' i], main script").count() == 0


@pytest.mark.parametrize("title", [ATTACKS[0], ATTACKS[4], ATTACKS[7]])
def test_a_page_title_is_text(open_page: OpenPage, memo: GraphContents, title: str) -> None:
    page = open_page(memo, title=title).page
    assert page.locator("h1").evaluate("heading => heading.textContent") == title
    assert page.title().split() == title.split()
    assert page.evaluate("window.hit") is None


def test_a_hostile_address_stays_text(open_page: OpenPage, memo: GraphContents) -> None:
    page = open_page(memo).page
    for attack in ATTACKS:
        names = ("entity", "no-type", "only-relation", "since", "view", "around", "moved", "__proto__")
        page.evaluate("hash => { location.hash = hash; }", urlencode(dict.fromkeys(names, attack)))
        expect(page.locator("#picture canvas")).to_be_visible()
    assert page.evaluate("window.hit") is None


def test_the_policy_refuses_a_request(open_page: OpenPage, memo: GraphContents) -> None:
    opened = open_page(memo)
    refused = opened.page.evaluate("fetch('https://example.org').then(() => 'sent', () => 'refused')")
    assert refused == "refused"
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)
    opened.complaints.clear()
