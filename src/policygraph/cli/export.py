"""`policygraph export`: the graph of extractions, for another program."""

from __future__ import annotations

from typing import Annotated

import typer

from policygraph.cli.console import say, working
from policygraph.cli.contents import read_contents
from policygraph.cli.formats import GraphFormat, write_graph
from policygraph.cli.options import Extractions, OutputFile

EXAMPLES = """Example:

  policygraph export extractions.jsonl --format graphml --output graph.graphml"""


def export(
    extractions: Extractions,
    graph_format: Annotated[GraphFormat, typer.Option("--format", "-f", help="The format to write.")],
    output: OutputFile,
) -> None:
    """Write the graph of extractions in a format for other programs."""
    with working("Building the graph"):
        contents = read_contents(extractions)
        output.parent.mkdir(parents=True, exist_ok=True)
        write_graph(contents, output, graph_format)
    say(f"Written to {output}")
