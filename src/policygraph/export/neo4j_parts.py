"""What the nodes and the relationships of a graph in Neo4j are: a table and a query each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from policygraph.errors import PolicyGraphError
from policygraph.export.claims import is_fact
from policygraph.export.columns import ColumnKind, Row, Table, checked
from policygraph.export.rows import DOCUMENTS, ENTITIES, EVIDENCE, STATEMENTS
from policygraph.identifiers import document_iri, evidence_with_iris
from policygraph.model import GraphContents

# A row: the IRIs of the node, or of both ends; the name of its own label or of its type; its properties.
PartRow = tuple[tuple[str, ...], str, Row]

_QUOTATIONS = 10  # on the relationship of a fact: all, which are nodes, may be too many for a field and for a reader
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|\W+")


def name_in_cypher(name: str) -> str:
    """Return a name if it can stand in a query, between backticks, without meaning anything else.

    Args:
        name: The name of a type or of a relation.

    Raises:
        PolicyGraphError: If it is no plain word.

    >>> name_in_cypher("PublicBody")
    'PublicBody'
    >>> name_in_cypher("A`) DETACH DELETE (n")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: 'A`) DETACH DELETE (n' cannot be a name in Neo4j: ...
    """
    # Neo4j reads \u0060 as a backtick even within backticks, so that doubling backticks alone would not do.
    if not name.isidentifier():
        raise PolicyGraphError(
            f"{name!r} cannot be a name in Neo4j: call the type or the relation by letters, digits and underscores"
        )
    return name


def relationship_type(relation: str) -> str:
    """Return the type of the relationships of a relation, in capitals as is usual in Neo4j.

    >>> relationship_type("part_of"), relationship_type("partOf")
    ('PART_OF', 'PART_OF')
    """
    return _WORDS.sub("_", relation).upper()


class Nodes(NamedTuple):
    """A kind of node.

    Args:
        name: The name of its file.
        label: The label that all of them have.
        table: Where they come from; its first column is the IRI.
        left_out: Columns that are relationships in Neo4j.
        own_label: The column whose value is a label of its own.
        names: Gathers the labels that nodes have of their own; the empty one where they have none.
    """

    name: str
    label: str
    table: Table
    left_out: frozenset[str] = frozenset()
    own_label: str | None = None
    names: Callable[[GraphContents], set[str]] = lambda _contents: {""}

    @property
    def keys(self) -> tuple[str, ...]:
        """What a row of its query knows it by."""
        return ("iri",)

    @property
    def header(self) -> list[str]:
        """The first columns of its file."""
        return [f"iri:ID({self.label})", ":LABEL"]

    @property
    def columns(self) -> dict[str, ColumnKind]:
        """Its properties."""
        return {name: kind for name, kind in list(self.table.columns.items())[1:] if name not in self.left_out}

    def labels(self, name: str) -> list[str]:
        """Return the labels of a node, given its own."""
        return [self.label, name] if name else [self.label]

    def rows(self, contents: GraphContents) -> Iterator[PartRow]:
        """Yield the nodes."""
        columns = list(self.table.columns)
        kept = [place for place, name in enumerate(columns) if place and name not in self.left_out]
        own = None if self.own_label is None else columns.index(self.own_label)
        for row in self.table.rows(contents):
            name = "" if own is None else str(row[own])
            yield (str(row[0]),), name, tuple(row[place] for place in kept)

    def query(self, name: str) -> str:
        """Return the query that loads the nodes with a label of their own."""
        label = f"node:`{name}`, " if name else ""
        return (
            f"UNWIND $rows AS row\nMERGE (node:`{self.label}` {{iri: row.iri}})\n"
            f"SET {label}node += row.properties{_days('node', self.columns)}"
        )


class Relationships(NamedTuple):
    """A kind of relationship.

    Args:
        name: The name of its file.
        start: The label of the nodes that it leads from.
        end: The label of the nodes that it leads to.
        columns: Its properties.
        rows: Makes them of a graph; their names are their types.
        names: Gathers the types that occur.
        key: The property that tells two apart that join the same nodes.
    """

    name: str
    start: str
    end: str
    columns: dict[str, ColumnKind]
    rows: Callable[[GraphContents], Iterator[PartRow]]
    names: Callable[[GraphContents], set[str]]
    key: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """What a row of its query knows its ends by."""
        return ("source", "target")

    @property
    def header(self) -> list[str]:
        """The first columns of its file."""
        return [f":START_ID({self.start})", f":END_ID({self.end})", ":TYPE"]

    def labels(self, name: str) -> list[str]:
        """Return the one type that a relationship has."""
        return [name]

    def query(self, name: str) -> str:
        """Return the query that loads the relationships of a type."""
        key = f" {{`{self.key}`: row.properties.`{self.key}`}}" if self.key else ""
        return (
            f"UNWIND $rows AS row\nMATCH (source:`{self.start}` {{iri: row.source}})\n"
            f"MATCH (target:`{self.end}` {{iri: row.target}})\n"
            f"MERGE (source)-[joins:`{name}`{key}]->(target)\nSET joins += row.properties{_days('joins', self.columns)}"
        )


Part = Nodes | Relationships


def _days(variable: str, columns: dict[str, ColumnKind]) -> str:
    return "".join(
        f", {variable}.`{name}` = date(row.days.`{name}`)" for name, kind in columns.items() if kind == "day"
    )


def _entity_types(contents: GraphContents) -> set[str]:
    return {name_in_cypher(entity.type) for entity in contents.entities}


def _fact_types(contents: GraphContents) -> set[str]:
    relations = {statement.relation for statement in contents.statements if is_fact(statement)}
    return {name_in_cypher(relationship_type(relation)) for relation in relations}


def _always(*types: str) -> Callable[[GraphContents], set[str]]:
    return lambda _contents: set(types)


def _facts(contents: GraphContents) -> Iterator[PartRow]:
    for statement in contents.statements:
        if is_fact(statement):
            first = statement.evidence[:_QUOTATIONS]
            properties: Row = (
                statement.id,
                statement.relation,
                float(statement.confidence),
                len(statement.evidence),
                tuple(evidence.text for evidence in first),
                tuple(evidence.document for evidence in first),
            )
            name = relationship_type(statement.relation)
            yield (statement.subject, statement.object), name, checked(properties, statement.id)


def _ends(contents: GraphContents) -> Iterator[PartRow]:
    for statement in contents.statements:
        yield (statement.id, statement.subject), "SUBJECT", ()
        yield (statement.id, statement.object), "OBJECT", ()
        if statement.attributed_to is not None:
            yield (statement.id, statement.attributed_to), "SPEAKER", ()


def _support(contents: GraphContents) -> Iterator[PartRow]:
    for statement in contents.statements:
        for iri, _ in evidence_with_iris(statement, contents.base):
            yield (statement.id, iri), "EVIDENCE", ()


def _sources(contents: GraphContents) -> Iterator[PartRow]:
    for statement in contents.statements:
        for iri, evidence in evidence_with_iris(statement, contents.base):
            yield (iri, document_iri(evidence.document, contents.base)), "QUOTED_FROM", ()


def _mentions(contents: GraphContents) -> Iterator[PartRow]:
    for entity in contents.entities:
        counts = Counter(mention.document for mention in entity.mentions)
        for document, count in sorted(counts.items()):
            yield (entity.id, document_iri(document, contents.base)), "MENTIONED_IN", (count,)


NODES = (
    Nodes("entities", "Entity", ENTITIES, frozenset({"mentions", "documents"}), "type", _entity_types),
    Nodes("documents", "SourceDocument", DOCUMENTS),
    Nodes(
        "statements",
        "Statement",
        STATEMENTS,
        frozenset({"subject", "subject_name", "object", "object_name", "speaker", "speaker_name"}),
    ),
    Nodes("evidence", "Evidence", EVIDENCE, frozenset({"statement", "document"})),
)
_FACT: dict[str, ColumnKind] = {
    "statement": "text",
    "relation": "text",
    "confidence": "number",
    "evidence": "whole",
    "quotations": "texts",
    "documents": "texts",
}
RELATIONSHIPS = (
    Relationships("facts", "Entity", "Entity", _FACT, _facts, _fact_types, "statement"),
    Relationships("statement_ends", "Statement", "Entity", {}, _ends, _always("SUBJECT", "OBJECT", "SPEAKER")),
    Relationships("statement_evidence", "Statement", "Evidence", {}, _support, _always("EVIDENCE")),
    Relationships("evidence_documents", "Evidence", "SourceDocument", {}, _sources, _always("QUOTED_FROM")),
    Relationships(
        "entity_documents", "Entity", "SourceDocument", {"mentions": "whole"}, _mentions, _always("MENTIONED_IN")
    ),
)
