"""The graph in GEXF 1.3, for Gephi.

Gephi takes parallel edges of one kind for one edge, so the kind of an edge is its relation, with what the claim is
other than affirmed and asserted. The weight, which Gephi draws and lays out by, is the number of quotations: how well
attested a statement is. Confidence is an attribute to filter by. Dates are attributes and no spells: on Gephi's
timeline a spell would hide whatever has no date; its Data Laboratory makes a time interval of ``since`` and ``until``
for those who want one. Reference: https://gexf.net/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.export.viewing import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Viewer, attribute
from policygraph.writing import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from policygraph.model import GraphContents

_TYPES = {"string": "string", "whole": "integer", "number": "double", "truth": "boolean"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>policygraph</creator></meta>
<graph mode="static" defaultedgetype="directed" idtype="string">
"""


def write_gexf(contents: GraphContents, path: Path) -> None:
    """Write the graph in GEXF 1.3, in place of what stands at ``path``.

    Characters that XML forbids are left out. There is no date of the file, so that the same graph gives the same bytes.

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
    ...     path = Path(folder, "graph.gexf")
    ...     write_gexf(GraphContents(entities=(Entity("urn:kent", "Kent", "Place"),)), path)
    ...     networkx.read_gexf(path, version="1.3").nodes["urn:kent"]["type"]
    'Place'
    """
    write_lines(path, _lines(contents))


def _lines(contents: GraphContents) -> Iterator[str]:
    viewer = Viewer(contents)
    yield _HEAD
    for owner, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        yield f'<attributes class="{owner}">\n'
        for name, kind in list(attributes.items())[1:]:
            yield f'<attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for entity in contents.entities:
        label, *values = viewer.node(entity)
        data = _values(NODE_ATTRIBUTES, values)
        yield f"<node id={attribute(entity.id)} label={attribute(label)}>{data}</node>\n"
    yield "</nodes>\n<edges>\n"
    for statement in contents.statements:
        label, *values = viewer.edge(statement)
        named = attribute(label)
        yield (
            f"<edge id={attribute(statement.id)} source={attribute(statement.subject)} "
            f'target={attribute(statement.object)} kind={named} label={named} weight="{len(statement.evidence)}.0">'
            f"{_values(EDGE_ATTRIBUTES, values)}</edge>\n"
        )
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(attributes: Iterable[str], values: list[str]) -> str:
    """Return the attributes after the label, which GEXF has in a place of its own; what is empty is left out."""
    names = list(attributes)[1:]
    data = "".join(
        f'<attvalue for="{name}" value={attribute(value)}/>' for name, value in zip(names, values, strict=True) if value
    )
    return f"<attvalues>{data}</attvalues>"
