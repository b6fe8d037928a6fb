"""`policygraph page`: a graph, as one interactive page."""

from __future__ import annotations

from typing import Annotated

import typer

from policygraph.cli.console import say, working
from policygraph.cli.options import Graph, OutputFile

EXAMPLES = """Example:

  policygraph page graph --output graph.html --title "Prevent in the news\""""


def page(
    graph: Graph,
    output: OutputFile,
    title: Annotated[str | None, typer.Option("--title", "-t", help="The heading of the page.")] = None,
) -> None:
    """Write a graph as one page that opens in any browser, offline."""
    with working("Building the page"):
        from policygraph.graph.reading import read_contents
        from policygraph.page import write_page

        contents = read_contents(graph)
        output.parent.mkdir(parents=True, exist_ok=True)
        write_page(contents, output, title)
    say(f"Written to {output}")
