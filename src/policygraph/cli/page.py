"""`policygraph page`: the graph of extractions, as one interactive page."""

from __future__ import annotations

from typing import Annotated

import typer

from policygraph.cli.console import say, working
from policygraph.cli.contents import read_contents
from policygraph.cli.options import Extractions, OutputFile

EXAMPLES = """Example:

  policygraph page extractions.jsonl --output graph.html --title "Prevent in the news\""""


def page(
    extractions: Extractions,
    output: OutputFile,
    title: Annotated[str | None, typer.Option("--title", "-t", help="The heading of the page.")] = None,
) -> None:
    """Write the graph of extractions as one page that opens in any browser, offline."""
    with working("Building the page"):
        from policygraph.page import write_page

        contents = read_contents(extractions)
        output.parent.mkdir(parents=True, exist_ok=True)
        write_page(contents, output, title)
    say(f"Written to {output}")
