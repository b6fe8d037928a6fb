"""`policygraph export`: a graph, for another program."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from policygraph.cli.console import say, working
from policygraph.cli.options import Base, Graph, WithTexts
from policygraph.export.formats import GraphFormat, format_of

EXAMPLES = """Examples:

  policygraph export graph --output graph.trig

  policygraph export graph --format neo4j --output neo4j

  policygraph export graph --output ours.ttl --base https://data.example.org/id/"""


class Direct(StrEnum):
    """Which statements also have a direct triple in RDF."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"


def export(
    graph: Graph,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="The file, or for some formats the folder, to write.")
    ],
    *,
    graph_format: Annotated[
        GraphFormat | None,
        typer.Option("--format", "-f", show_default="as the name of the file says", help="The format to write."),
    ] = None,
    base: Base = None,
    with_texts: WithTexts = False,
    direct: Annotated[
        Direct,
        typer.Option(
            help="In RDF, give a direct triple to what the documents themselves affirm and assert, or also to what "
            "only a speaker does."
        ),
    ] = Direct.ASSERTED,
    reifiers: Annotated[
        bool, typer.Option("--reifiers", help="Write statements as reifiers of RDF 1.2, for stores that know them.")
    ] = False,
) -> None:
    """Write a graph in a format for other programs.

    RDF: turtle, trig, ntriples, nquads, jsonld, rdfxml. Networks: graphml, gexf, neo4j, d3. Tables: csv, parquet.
    Investigations: followthemoney.
    """
    chosen = graph_format or format_of(output)
    with working("Building the graph"):
        from policygraph.export.formats import write_graph
        from policygraph.export.options import RdfOptions
        from policygraph.graph.reading import read_contents

        options = RdfOptions(direct is Direct.ATTRIBUTED, reifiers)
        contents = read_contents(graph, base, with_texts)
        output.parent.mkdir(parents=True, exist_ok=True)
        write_graph(contents, output, chosen, options)
    if output.is_file() or output.is_dir():  # and not /dev/stdout, which is to have the graph alone
        say(f"Written to {output}")
