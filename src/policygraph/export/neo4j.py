r"""The graph for Neo4j 5 and later: tables for ``neo4j-admin database import``, and Cypher with parameters.

Nodes are ``:Entity`` (also labelled with its type), ``:SourceDocument``, ``:Statement`` and ``:Evidence``. A fact,
which the documents themselves affirm and assert, is also a relationship between two entities,
``(a)-[:WORKS_WITH]->(b)``, with its first ten quotations and their documents in arrays, and in ``evidence`` how many
there are: what a plain pattern finds is so. What is negated, proposed, possible or only somebody's claim has no such
relationship. It is a ``:Statement``, as every fact is, too: evidence needs a node to hold on to, since in Neo4j no
relationship ends at another::

    (:Statement)-[:SUBJECT|OBJECT|SPEAKER]->(:Entity)
    (:Statement)-[:EVIDENCE]->(:Evidence)-[:QUOTED_FROM]->(:SourceDocument)
    (:Entity)-[:MENTIONED_IN]->(:SourceDocument)

Two ways lead into Neo4j. The fast one makes a new database of the CSV files; ``README.txt`` in the folder has the
command. The other adds to a database that is there: ``load.cypher`` has the queries, ``parameters.jsonl`` their values,
at most a thousand rows a line, and fewer where they are long, so that a transaction stays small. No text of a document
ever stands in a query; what stands there are labels and types, which come from the ontology, and those only if they are
plain words. With the driver of Neo4j::

    queries = Path("load.cypher").read_text("utf-8").split(";\n")
    with GraphDatabase.driver(uri, auth=auth) as driver, open("parameters.jsonl", encoding="utf-8") as steps:
        for step in map(json.loads, steps):
            driver.execute_query(queries[step["query"]], rows=step["rows"])

Loading it again changes nothing. In the arrays of the CSV files U+001F, which separates their elements there, is a
space. Reference: https://neo4j.com/docs/operations-manual/current/import/
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from policygraph.export.neo4j_parts import NODES, RELATIONSHIPS, Nodes, Part
from policygraph.writing import replacing, write_lines, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policygraph.export.columns import ColumnKind, Value
    from policygraph.model import GraphContents

_TYPES = {"text": "", "texts": ":string[]", "whole": ":long", "number": ":double", "truth": ":boolean", "day": ":date"}
# Between the elements of an array: no text has it, where a semicolon would break quotations.
_BETWEEN = "\x1f"
_ROWS = 1000  # of a step
_CHARACTERS = 1 << 20  # of the rows of a step, unless one alone has more
_BUFFER = 1 << 22  # characters that the import reads at a time, unless it is told to read more
_README = """A graph for Neo4j 5 or later, made by policygraph.

To make a new database of it, in this folder:

    neo4j-admin database import full --multiline-fields=true --array-delimiter=U+001F \\
{options}
        neo4j

Then run the queries of load.cypher that begin with CREATE CONSTRAINT.

To add it to a database that is there, run the queries of load.cypher with the rows of parameters.jsonl, in Python:

    import json
    from neo4j import GraphDatabase

    queries = open("load.cypher", encoding="utf-8").read().split(";\\n")
    with GraphDatabase.driver("neo4j://localhost", auth=("neo4j", PASSWORD)) as driver:
        for line in open("parameters.jsonl", encoding="utf-8"):
            step = json.loads(line)
            driver.execute_query(queries[step["query"]], rows=step["rows"])

(:Entity)-[:WORKS_WITH]->(:Entity), and so with the other relations: what the documents themselves state as a fact,
    with its first ten quotations and their documents; in evidence is how many there are.
(:Statement)-[:SUBJECT|OBJECT|SPEAKER]->(:Entity): all statements, also negated, proposed, possible and claimed ones.
(:Statement)-[:EVIDENCE]->(:Evidence)-[:QUOTED_FROM]->(:SourceDocument): where each stands.
(:Entity)-[:MENTIONED_IN]->(:SourceDocument)
"""


def write_neo4j(contents: GraphContents, path: Path) -> None:
    r"""Write the graph for Neo4j in a folder, in place of the files of that kind that stand there.

    Args:
        contents: What the graph holds.
        path: The folder; it is made if it is missing.

    Raises:
        OSError: If it cannot be written; a file that stood there is then unchanged or new, never half of one.
        PolicyGraphError: If a text has a NUL or half a surrogate pair, a number is infinite or none, or a type or a
            relation cannot be a name in Cypher; the message names which.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from policygraph.model import Entity, GraphContents
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_neo4j(GraphContents(entities=(Entity("urn:kent", "Kent", "Place"),)), Path(folder))
    ...     queries = Path(folder, "load.cypher").read_text("utf-8").split(";\n")
    >>> print(queries[4])
    UNWIND $rows AS row
    MERGE (node:`Entity` {iri: row.iri})
    SET node:`Place`, node += row.properties, node.`since_day` = date(row.days.`since_day`), node.`until_day` = ...
    """
    parts = (*NODES, *RELATIONSHIPS)
    names = [(part, name) for part in parts for name in sorted(part.names(contents))]
    queries = [_constraint(nodes) for nodes in NODES] + [part.query(name) for part, name in names]
    numbers = {(part.name, name): number for number, (part, name) in enumerate(names, start=len(NODES))}
    path.mkdir(exist_ok=True)
    longest: list[int] = []
    steps = (step for part in parts for step in _write_part(part, contents, path, numbers, longest))
    write_lines(path / "parameters.jsonl", chain((_step(number, []) for number in range(len(NODES))), steps))
    write_lines(path / "load.cypher", (f"{query};\n" for query in queries))
    options = _buffer(max(longest))
    options += [f"--nodes={nodes.name}.csv" for nodes in NODES]
    options += [f"--relationships={joins.name}.csv" for joins in RELATIONSHIPS]
    lines = "\n".join(f"        {option} \\" for option in options)
    write_text(path / "README.txt", _README.format(options=lines))


def _write_part(
    part: Part, contents: GraphContents, folder: Path, numbers: dict[tuple[str, str], int], longest: list[int]
) -> Iterator[str]:
    """Write a table, and yield the steps that load the same rows: making a row is most of the work.

    Args:
        part: The table.
        contents: What the graph holds.
        folder: Where its file goes.
        numbers: The place of each of its queries in ``load.cypher``.
        longest: Gets how many characters its longest row has.
    """
    waiting: dict[str, _Waiting] = defaultdict(_Waiting)
    most = 0
    with replacing(folder / f"{part.name}.csv") as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        writer = csv.writer(text)
        writer.writerow([*part.header, *(name + _TYPES[kind] for name, kind in part.columns.items())])
        columns = tuple(part.columns.items())
        for keys, name, properties in part.rows(contents):
            # It returns what the file's own method returns: how many characters were written.
            most = max(most, writer.writerow([*keys, _BETWEEN.join(part.labels(name)), *map(_cell, properties)]))
            row = json.dumps(
                dict(zip(part.keys, keys, strict=True)) | _parameters(columns, properties),
                ensure_ascii=False,
                check_circular=False,
            )
            if waiting[name].is_full(row):
                yield _step(numbers[part.name, name], waiting.pop(name).rows)
            waiting[name].add(row)
        text.detach()
    longest.append(most)
    for name, left in sorted(waiting.items()):
        yield _step(numbers[part.name, name], left.rows)


class _Waiting:
    """The rows of the next step of a query, in JSON."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self._characters = 0

    def is_full(self, row: str) -> bool:
        """Return whether the step has to end before this row."""
        return len(self.rows) == _ROWS or (bool(self.rows) and self._characters + len(row) > _CHARACTERS)

    def add(self, row: str) -> None:
        self.rows.append(row)
        self._characters += len(row)


def _buffer(longest: int) -> list[str]:
    """Return the option for a buffer that holds the longest row, where the usual one may not.

    A field has to fit in, quotation marks included. The importer counts in UTF-16, where a character has up to two
    units.

    >>> _buffer(1000), _buffer(10_000_000)
    ([], ['--read-buffer-size=20m'])
    """
    units = 2 * longest
    return [] if units < _BUFFER else [f"--read-buffer-size={(units >> 20) + 1}m"]


def _cell(value: Value) -> Value:
    if isinstance(value, tuple):
        return _BETWEEN.join(text.replace(_BETWEEN, " ") for text in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _constraint(nodes: Nodes) -> str:
    label = nodes.label
    return f"CREATE CONSTRAINT `policygraph_{label}_iri` IF NOT EXISTS FOR (node:`{label}`) REQUIRE node.iri IS UNIQUE"


def _step(number: int, rows: list[str]) -> str:
    return f'{{"query": {number}, "rows": [{", ".join(rows)}]}}\n'


def _parameters(columns: tuple[tuple[str, ColumnKind], ...], values: tuple[Value, ...]) -> dict[str, Any]:
    """Return the values of a row; what is empty is left out, and days stand apart because JSON knows none."""
    properties: dict[str, Any] = {}
    days: dict[str, str | None] = {}
    for (name, kind), value in zip(columns, values, strict=True):
        if kind == "day":
            days[name] = None if value is None else str(value)
        elif value is not None and value != ():
            properties[name] = value
    return {"properties": properties, "days": days} if days else {"properties": properties}
