"""`policygraph page`: a graph, as one interactive page."""

from __future__ import annotations

from typing import Annotated

import typer

from policygraph.cli.console import say, working
from policygraph.cli.options import Graph, OutputFile, WithTexts

EXAMPLES = """Examples:

  policygraph page graph --output graph.html --title "Prevent in the news"

  policygraph page graph --output graph.html --with-texts --max-entities 500"""


def page(
    graph: Graph,
    output: OutputFile,
    title: Annotated[str | None, typer.Option("--title", "-t", help="The heading of the page.")] = None,
    max_entities: Annotated[
        int | None,
        typer.Option(
            "--max-entities",
            metavar="N",
            min=1,
            show_default="10000",
            help="How many entities the page holds at most: the most connected.",
        ),
    ] = None,
    with_texts: WithTexts = False,
) -> None:
    """Write a graph as one page that opens in any browser, offline.

    A graph of more than 300 entities opens on the most connected; search, neighbourhoods and "Show all" bring the
    others.
    """
    with working("Building the page"):
        from policygraph.graph.reading import read_contents
        from policygraph.page import MOST_HELD, write_page
        from policygraph.page.notebook import in_bytes

        most = MOST_HELD if max_entities is None else max_entities
        contents = read_contents(graph, with_texts=with_texts)
        output.parent.mkdir(parents=True, exist_ok=True)
        write_page(contents, output, title, most)
    size = in_bytes(output.stat().st_size)
    say(f"Written to {output} ({size})")
    if len(contents.entities) > most:
        entities = f"{most:,} most connected of {len(contents.entities):,} entities"
        say(f"It holds the {entities}: --max-entities sets how many.")
