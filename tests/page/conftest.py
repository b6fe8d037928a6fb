"""A real Chromium, and small graphs to look at in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from policygraph.model import Document, Entity, Evidence, GraphContents, Mention, Statement
from policygraph.page import MOST_HELD, write_page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]

MEMO = (
    "The Home Office oversees Prevent. Campaigners say it does not support councils. "
    "The LGA may fund councils. The Home Office has asked for councils to deliver Prevent."
)


def mentions(name: str) -> tuple[Mention, ...]:
    start = MEMO.index(name)
    return (Mention("memo", start, start + len(name), name, "name"),)


def quoted(sentence: str, trigger: str) -> tuple[Evidence, ...]:
    start = MEMO.index(sentence)
    return (Evidence("memo", start, start + len(sentence), sentence, trigger, "oversees/verb"),)


@pytest.fixture
def memo() -> GraphContents:
    """Two pairs with parallel statements; one negated and attributed, one possible, one proposed; one loner."""
    return GraphContents(
        (Document("memo", MEMO, "A memo on Prevent", "2024-03-05", "https://example.org/memo"),),
        (
            Entity("urn:campaigners", "campaigners", "Group", "generic", plural=True),
            Entity("urn:councils", "councils", "LocalAuthority", "generic", mentions=mentions("councils")),
            Entity("urn:home-office", "Home Office", "GovernmentDepartment", mentions=mentions("Home Office")),
            Entity("urn:leeds", "Leeds", "Place"),
            Entity("urn:lga", "Local Government Association", "Association", aliases=("LGA",)),
            Entity("urn:prevent", "Prevent", "Programme", mentions=mentions("Prevent")),
        ),
        (
            Statement(
                "urn:s1",
                "urn:home-office",
                "oversees",
                "urn:prevent",
                quoted("The Home Office oversees Prevent.", "oversees"),
                confidence=0.9,
            ),
            Statement(
                "urn:s2",
                "urn:prevent",
                "supports",
                "urn:councils",
                quoted("Campaigners say it does not support councils.", "support"),
                polarity="negated",
                attributed_to="urn:campaigners",
            ),
            Statement(
                "urn:s3",
                "urn:lga",
                "funds",
                "urn:councils",
                quoted("The LGA may fund councils.", "fund"),
                modality="possible",
            ),
            Statement(
                "urn:s4",
                "urn:councils",
                "delivers",
                "urn:prevent",
                quoted("The Home Office has asked for councils to deliver Prevent.", "deliver"),
                modality="proposed",
            ),
        ),
    )


@pytest.fixture
def large() -> GraphContents:
    """320 entities: one body that oversees all others, most of which also work with the next."""
    entities = tuple(Entity(f"urn:{n:03}", f"Agency {n}", "PublicBody") for n in range(320))
    hub = [Statement(f"urn:hub-{n:03}", "urn:000", "oversees", f"urn:{n:03}", ()) for n in range(1, 320)]
    chain = [Statement(f"urn:chain-{n:03}", f"urn:{n:03}", "works_with", f"urn:{n + 1:03}", ()) for n in range(1, 290)]
    return GraphContents((), entities, tuple(sorted(hub + chain, key=lambda statement: statement.id)))


@dataclass
class Opened:
    """A page as Chromium shows it, with all that it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def click_entity(self, number: int) -> None:
        self._click(f"window.policygraph.pointOfEntity({number})")

    def click_statement(self, number: int) -> None:
        self._click(f"window.policygraph.pointOfStatement({number})")

    def shown(self) -> list[str]:
        return sorted(self.page.evaluate("window.policygraph.shown()"))

    def select(self, **selection: int) -> None:
        self.page.evaluate("selection => window.policygraph.select(selection, { move: true })", selection)

    def view(self, name: str) -> None:
        self.page.get_by_role("group", name="View").get_by_role("button", name=name).click()

    def facet(self, name: str) -> Locator:
        """Open a filter and return it."""
        facet = self.page.locator(f"[data-facet={name}]")
        if facet.get_attribute("open") is None:
            facet.locator("summary").click()
        return facet

    def axe(self) -> list[str]:
        """Return what axe finds, which reads the page as assistive technology does."""
        if not AXE.is_file():
            pytest.fail("axe-core is missing: npm ci installs it")
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run({ resultTypes: ['violations'] })")
        return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]

    def _click(self, point: str) -> None:
        place = self.page.evaluate(point)
        self.page.locator("#picture").click(position={"x": place["x"], "y": place["y"]})


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if os.environ.get("POLICYGRAPH_SKIP_BROWSER"):
        pytest.skip("POLICYGRAPH_SKIP_BROWSER is set")
    names = ("chromium", "chromium-browser", "google-chrome")
    installed = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        program = installed or playwright.chromium.executable_path
        if not Path(program).is_file():
            pytest.fail(
                "the tests of the page need Chromium: install it (Debian: apt-get install chromium; "
                "elsewhere: playwright install chromium), or set POLICYGRAPH_SKIP_BROWSER=1 to leave them out"
            )
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Write the page of a graph and open it from disk; whatever it asks of the network or complains of fails."""
    contexts = []
    pages: list[Opened] = []

    def open_(
        contents: GraphContents,
        title: str | None = None,
        *,
        width: int = 1280,
        color_scheme: Literal["light", "dark"] = "light",
        forced_colors: Literal["active", "none"] = "none",
        fragment: str = "",
        max_entities: int = MOST_HELD,
    ) -> Opened:
        path = tmp_path / f"graph-{len(pages)}.html"
        write_page(contents, path, title, max_entities)
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            reduced_motion="reduce",
            color_scheme=color_scheme,
            forced_colors=forced_colors,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        pages.append(opened)
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.goto(path.as_uri() + fragment)
        return opened

    yield open_
    for opened in pages:
        # What a page makes itself to save a file is no request of anybody.
        asked = [url for url in opened.requests if not url.startswith("blob:")]
        assert [url for url in asked if not url.startswith("file:")] == []
        assert len(set(asked)) == 1
        assert opened.complaints == []
    for context in contexts:
        context.close()
