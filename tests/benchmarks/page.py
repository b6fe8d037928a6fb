"""How soon the page can be used and how smoothly it moves, beside plain pyvis on the same graph.

Both are opened from disk in headless Chromium without a GPU. Ours is ready when it has drawn for the first time; plain
pyvis when its physics, with which it hides the graph until then, has come to rest. Run by `make bench`; one size:
`.venv/bin/python tests/benchmarks/page.py 1000`.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from pyvis.network import Network

from policygraph.model import Document, Entity, Evidence, GraphContents, Statement
from policygraph.page import write_page

SIZES = (40, 300, 500, 1000, 5000)
STATEMENTS_PER_ENTITY = 2.5
TYPES = ("GovernmentDepartment", "LocalAuthority", "PublicBody", "Person", "Programme", "Charity", "Legislation")
RELATIONS = ("funds", "oversees", "supports", "works_with", "delivers", "informs")
PATIENCE = 120  # seconds
PANNING = 2.0  # seconds
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


def contents(entities: int) -> GraphContents:
    """Return a graph in which few have many statements, as in graphs of documents, and all belong to some field.

    Args:
        entities: How many.
    """
    chance = random.Random(entities)
    fields = max(3, entities // 40)
    ends: list[list[int]] = [[] for _ in range(fields)]
    statements = []
    for number in range(int(entities * STATEMENTS_PER_ENTITY)):
        subject = number % entities
        field = subject % fields if chance.random() < 0.9 else chance.randrange(fields)
        known = ends[field]
        drawn = chance.choice(known) if known and chance.random() < 0.8 else chance.randrange(entities)
        object = drawn if drawn != subject else (subject + 1) % entities
        ends[field] += [subject, object]
        sentence = (
            f"Body {subject} said on Tuesday that it would work with body {object} on the plan for the coming year."
        )
        evidence = Evidence(f"d{number % 50}", number, number + len(sentence), sentence, "work", "works/verb")
        relation = chance.choice(RELATIONS)
        statements.append(
            Statement(f"urn:s{number:06}", f"urn:{subject:05}", relation, f"urn:{object:05}", (evidence,))
        )
    return GraphContents(
        tuple(Document(f"d{n}", "", f"Report {n}", f"20{10 + n % 15}-03-01") for n in range(50)),
        tuple(Entity(f"urn:{n:05}", f"Body for matters {n}", TYPES[n % len(TYPES)]) for n in range(entities)),
        tuple(statements),
    )


def write_plain_page(graph: GraphContents, path: Path) -> None:
    """Write a graph as pyvis does by itself: everything in the file, and its default physics."""
    network = Network(directed=True, cdn_resources="in_line")
    for entity in graph.entities:
        network.add_node(entity.id, label=entity.name)
    for statement in graph.statements:
        network.add_edge(statement.subject, statement.object, label=statement.relation)
    path.write_text(network.generate_html(), encoding="utf-8")


def seconds_until(browser: Browser, path: Path, ready: str) -> float | None:
    """Return the seconds from asking for a page until an expression holds in it; None where it takes too long."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)  # to ask it when it is ready
    page.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
    started = time.perf_counter()
    try:
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_function(ready, timeout=PATIENCE * 1000, polling=20)
    except PlaywrightTimeoutError:
        return None
    finally:
        taken = time.perf_counter() - started
        page.close()
    return taken


def frames_a_second(browser: Browser, path: Path) -> float:
    """Return how often the page is drawn while the picture is dragged to and fro."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)  # to ask it when it is ready
    page.goto(path.as_uri())
    page.wait_for_function("performance.getEntriesByName('ready').length")
    page.evaluate(
        "const count = () => { window.frames_ = (window.frames_ ?? 0) + 1; requestAnimationFrame(count); }; count()"
    )
    box = page.locator("#picture").bounding_box()
    assert box is not None
    x, y = box["x"] + 12, box["y"] + box["height"] - 12
    page.mouse.move(x, y)
    page.mouse.down()
    before, started = page.evaluate("window.frames_"), time.perf_counter()
    while time.perf_counter() - started < PANNING:
        far = 150 * abs((time.perf_counter() - started) % 1 - 0.5)
        page.mouse.move(x + far, y - far)
    frames = page.evaluate("window.frames_") - before
    taken = time.perf_counter() - started
    page.close()
    return float(frames) / taken


def main(sizes: tuple[int, ...]) -> None:
    """Print a line a size."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        print("entities  written in  page  ready  frames/s panning  plain pyvis ready  times sooner")
        for size in sizes:
            graph = contents(size)
            ours, plain = Path(folder, "ours.html"), Path(folder, "plain.html")
            started = time.perf_counter()
            write_page(graph, ours)
            written = time.perf_counter() - started
            write_plain_page(graph, plain)
            seconds_until(browser, ours, "performance.getEntriesByName('ready').length")  # the first start is slower
            tries = [seconds_until(browser, ours, "performance.getEntriesByName('ready').length") for _ in range(3)]
            ready = sorted(one for one in tries if one is not None)[len(tries) // 2]
            frames = frames_a_second(browser, ours)
            usable = seconds_until(browser, plain, "typeof network !== 'undefined' && network.physics.stabilized")
            other = f"{usable:.1f} s" if usable is not None else f"> {PATIENCE} s"
            times = f"{'' if usable is not None else '> '}{(usable or PATIENCE) / ready:.0f}"
            megabytes = ours.stat().st_size / 1e6
            print(
                f"{size:8,}  {written:8.1f} s  {megabytes:.1f} MB  {ready:.2f} s  {frames:6.0f}  {other}  {times}",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
