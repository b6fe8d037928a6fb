"""The files that a graph can be written to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from policygraph.model import Extraction, GraphContents


class GraphFormat(StrEnum):
    """The formats of a graph for other programs."""

    TURTLE = "turtle"
    GRAPHML = "graphml"


class BuildFormat(StrEnum):
    """What a build can write."""

    HTML = "html"
    TURTLE = "turtle"
    GRAPHML = "graphml"
    JSONL = "jsonl"


FILES = {
    BuildFormat.HTML: ("graph.html", "the graph as a page: open it in a browser"),
    BuildFormat.TURTLE: ("graph.ttl", "the graph for triple stores"),
    BuildFormat.GRAPHML: ("graph.graphml", "the graph for Gephi, Cytoscape and yEd"),
    BuildFormat.JSONL: ("extractions.jsonl", "what each document states, for export, page and query"),
}
"""The name of each format's file in a build's folder, and what it is for."""


def write_graph(contents: GraphContents, path: Path, graph_format: GraphFormat) -> None:
    """Write a graph for another program.

    Args:
        contents: The graph.
        path: The file; an old one is overwritten.
        graph_format: The format.
    """
    if graph_format is GraphFormat.TURTLE:
        from policygraph.export.turtle import write_turtle

        write_turtle(contents, path)
    else:
        from policygraph.export.graphml import write_graphml

        write_graphml(contents, path)


def write_build(
    extractions: Sequence[Extraction], contents: GraphContents, folder: Path, formats: Sequence[BuildFormat]
) -> None:
    """Write a build's files.

    Args:
        extractions: What each document states.
        contents: The graph made of them.
        folder: Where the files go; it exists.
        formats: Those to write.
    """
    for build_format in formats:
        path = folder / FILES[build_format][0]
        if build_format is BuildFormat.HTML:
            from policygraph.page import write_page

            write_page(contents, path)
        elif build_format is BuildFormat.JSONL:
            from policygraph.interchange import write_extractions

            write_extractions(extractions, path)
        else:
            write_graph(contents, path, GraphFormat(build_format.value))
