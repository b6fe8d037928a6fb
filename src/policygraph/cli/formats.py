"""The files that a build writes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from policygraph.export.formats import FORMATS, RDF_FORMATS, GraphFormat, write_graph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from policygraph.model import Extraction, GraphContents


class BuildFormat(StrEnum):
    """What a build can write."""

    HTML = "html"
    TURTLE = "turtle"
    GRAPHML = "graphml"
    JSONL = "jsonl"
    TRIG = "trig"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    GEXF = "gexf"
    NEO4J = "neo4j"
    CSV = "csv"
    PARQUET = "parquet"
    FOLLOWTHEMONEY = "followthemoney"
    D3 = "d3"


USUAL = (BuildFormat.HTML, BuildFormat.TURTLE, BuildFormat.GRAPHML, BuildFormat.JSONL)
"""What a build writes unless it is told otherwise."""

FILES = {
    BuildFormat.HTML: ("graph.html", "the graph as a page: open it in a browser"),
    BuildFormat.JSONL: ("extractions.jsonl", "what each document states, for export, page and query"),
} | {BuildFormat(name.value): (entry.file, entry.purpose) for name, entry in FORMATS.items()}
"""The name of each format's file in a build's folder, and what it is for."""


def remove_others(folder: Path, formats: Sequence[BuildFormat]) -> None:
    """Remove what an earlier build wrote and this one will not, so that no command takes it for this one's graph.

    Args:
        folder: The build's folder; files of other names stay.
        formats: Those that will be written.

    Raises:
        OSError: If a file cannot be removed.
    """
    for build_format in (BuildFormat.JSONL, *(BuildFormat(name.value) for name in RDF_FORMATS)):
        if build_format not in formats:
            (folder / FILES[build_format][0]).unlink(missing_ok=True)


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
