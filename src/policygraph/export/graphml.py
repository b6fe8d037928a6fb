"""The graph in GraphML, for Gephi, Cytoscape, yEd and igraph.

networkx and its writer keep the whole graph and its XML in memory; here a node or an edge is written at a time.
Reference: http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.export.viewing import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Viewer, attribute, content
from policygraph.writing import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policygraph.model import GraphContents

_TYPES = {"string": "string", "whole": "int", "number": "double", "truth": "boolean"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(contents: GraphContents, path: Path) -> None:
    """Write the graph in GraphML, in place of what stands at ``path``.

    Nodes and edges carry texts and numbers only, as Gephi needs it, and each carries all its attributes; those of an
    edge say in its label where it is negated, proposed or possible. A statement's quotations are one a line. Characters
    that XML forbids are left out.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
        PolicyGraphError: If a number is infinite or none; the message names its statement.

    >>> import tempfile
    >>> from pathlib import Path
    >>> import networkx
    >>> from policygraph.model import Entity, GraphContents
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "graph.graphml")
    ...     write_graphml(GraphContents(entities=(Entity("urn:kent", "Kent", "Place"),)), path)
    ...     networkx.read_graphml(path).nodes["urn:kent"]["label"]
    'Kent'
    """
    write_lines(path, _lines(contents))


def _lines(contents: GraphContents) -> Iterator[str]:
    viewer = Viewer(contents)
    yield _HEAD
    for owner, letter, attributes in (("node", "n", NODE_ATTRIBUTES), ("edge", "e", EDGE_ATTRIBUTES)):
        for number, (name, kind) in enumerate(attributes.items()):
            yield f'<key id="{letter}{number}" for="{owner}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n'
    yield '<graph edgedefault="directed">\n'
    for entity in contents.entities:
        yield f"<node id={attribute(entity.id)}>{_data('n', viewer.node(entity))}</node>\n"
    for statement in contents.statements:
        source, target = attribute(statement.subject), attribute(statement.object)
        data = _data("e", viewer.edge(statement))
        yield f"<edge source={source} target={target} id={attribute(statement.id)}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(letter: str, values: tuple[str, ...]) -> str:
    return "".join(f'<data key="{letter}{number}">{content(value)}</data>' for number, value in enumerate(values))
