"""The formats that a graph can be written in, by name."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from policygraph.errors import PolicyGraphError
from policygraph.export.options import USUAL, RdfOptions

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.model import GraphContents


class GraphFormat(StrEnum):
    """The formats of a graph for other programs."""

    TURTLE = "turtle"
    TRIG = "trig"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    GRAPHML = "graphml"
    GEXF = "gexf"
    NEO4J = "neo4j"
    CSV = "csv"
    PARQUET = "parquet"
    FOLLOWTHEMONEY = "followthemoney"
    D3 = "d3"


class FormatDescription(NamedTuple):
    """What there is to know of a format.

    Args:
        file: The name of its file, or of its folder, where a build writes it.
        purpose: What it is for, in words.
        writer: The module of this package, and the function in it, that writes it.
    """

    file: str
    purpose: str
    writer: tuple[str, str]


FORMATS = {
    name: FormatDescription(file, purpose, (module, f"write_{function}"))
    for name, file, purpose, module, function in (
        (GraphFormat.TURTLE, "graph.ttl", "the graph for triple stores", "turtle", "turtle"),
        (GraphFormat.TRIG, "graph.trig", "the graph for triple stores, by document", "turtle", "trig"),
        (GraphFormat.NTRIPLES, "graph.nt", "the graph for bulk loaders, a line a triple", "ntriples", "ntriples"),
        (GraphFormat.NQUADS, "graph.nq", "the same by document", "ntriples", "nquads"),
        (GraphFormat.JSONLD, "graph.jsonld", "the graph in JSON-LD", "jsonld", "jsonld"),
        (GraphFormat.RDFXML, "graph.rdf", "the graph in RDF/XML", "rdfxml", "rdfxml"),
        (GraphFormat.GRAPHML, "graph.graphml", "the graph for Gephi, Cytoscape and yEd", "graphml", "graphml"),
        (GraphFormat.GEXF, "graph.gexf", "the graph for Gephi", "gexf", "gexf"),
        (GraphFormat.NEO4J, "neo4j", "the graph for Neo4j: tables to import, and Cypher", "neo4j", "neo4j"),
        (GraphFormat.CSV, "tables", "the graph for spreadsheets: a folder of tables", "tables", "csv"),
        (GraphFormat.PARQUET, "parquet", "the graph for pandas, Polars and DuckDB", "tables", "parquet"),
        (
            GraphFormat.FOLLOWTHEMONEY,
            "graph.ftm.json",
            "the graph for Aleph and OpenSanctions",
            "followthemoney",
            "followthemoney",
        ),
        (GraphFormat.D3, "graph.json", "the graph for D3 and other programs for the web", "d3", "d3"),
    )
}

RDF_FORMATS = (
    GraphFormat.TURTLE,
    GraphFormat.TRIG,
    GraphFormat.NTRIPLES,
    GraphFormat.NQUADS,
    GraphFormat.JSONLD,
    GraphFormat.RDFXML,
)
"""The formats that `policygraph.read` takes back, the most usual first."""

# The folders have no suffix, and graph.ftm.json is to be asked for by name.
_SUFFIXES = {f".{entry.file.split('.', 1)[1]}": name for name, entry in FORMATS.items() if entry.file.count(".") == 1}


def format_of(path: Path) -> GraphFormat:
    """Return the format that a file's suffix stands for.

    Args:
        path: The file; it need not exist.

    Raises:
        PolicyGraphError: If the suffix stands for none.

    >>> from pathlib import Path
    >>> format_of(Path("graph.trig")).value
    'trig'
    """
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        raise PolicyGraphError(f"{path}: its name does not tell a format: name one of {', '.join(GraphFormat)}")
    return found


def write_graph(contents: GraphContents, path: Path, graph_format: GraphFormat, options: RdfOptions = USUAL) -> None:
    """Write a graph for another program, in place of what stands at ``path``.

    Args:
        contents: What the graph holds.
        path: The file, or the folder of a format that has several files; the folder above it must exist.
        graph_format: The format.
        options: What RDF is to say in another way than usual.

    Raises:
        OSError: If it cannot be written.
        PolicyGraphError: If the format cannot say it, or needs a package that is not installed.
    """
    module, function = FORMATS[graph_format].writer
    # Imported by name, because each format has needs of its own that the others do without.
    write = getattr(import_module(f"policygraph.export.{module}"), function)
    if graph_format in RDF_FORMATS:
        write(contents, path, options)
    elif options == USUAL:
        write(contents, path)
    else:
        raise PolicyGraphError(f"{graph_format} is no RDF: only {', '.join(RDF_FORMATS)} have triples and reifiers")
