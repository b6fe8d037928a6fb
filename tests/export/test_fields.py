"""Every exporter has every field of a record, unless it leaves it out on purpose.

RDF is not among them: there a graph comes back as it was, which is tested where it is read.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from policygraph.export.formats import GraphFormat, write_graph
from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Mention, Predecessor, Statement

if TYPE_CHECKING:
    from pathlib import Path

# A value of each field of each record, and another one.
USUAL: dict[type, dict[str, Any]] = {
    Document: {"id": "d", "text": "Text.", "title": "Title", "date": "2024-03-04", "source": "https://example.org/d"},
    Mention: {"document": "d", "start": 0, "end": 4, "text": "Text", "form": "name"},
    Predecessor: {"iri": "urn:p", "name": "P"},
    Entity: {
        "id": "urn:a",
        "name": "A",
        "type": "PublicBody",
        "kind": "named",
        "aliases": ("B",),
        "iri": "urn:a",
        "plural": False,
        "candidates": ("urn:candidate",),
        "same_as": ("http://www.wikidata.org/entity/Q1",),
        "codes": ("C1",),
        "since": "2001",
        "until": "2030",
        "known_as": ("D",),
    },
    Amount: {"currency": "GBP", "value": 12.5},
    Evidence: {
        "document": "d",
        "start": 0,
        "end": 5,
        "text": "Text.",
        "trigger": "pays",
        "rule": "funds/pay",
        "date": "in 2015",
        "period": "2015-01-01/2015-12-31",
        "status": "in force",
        "prefix": "before",
        "suffix": "after",
    },
    Statement: {
        "id": "urn:s",
        "subject": "urn:a",
        "relation": "funds",
        "object": "urn:b",
        "polarity": "affirmed",
        "modality": "asserted",
        "attributed_to": None,
        "confidence": 1.0,
    },
}
OTHER: dict[type, dict[str, Any]] = {
    Document: {"id": "e", "text": "Other.", "title": "Other", "date": "2025-01-01", "source": "https://example.org/e"},
    Mention: {"document": "f", "start": 1, "end": 9, "text": "other", "form": "nominal"},
    Predecessor: {"iri": "urn:q", "name": "Q"},
    Entity: {
        "id": "urn:other",
        "name": "Other",
        "type": "Company",
        "kind": "generic",
        "aliases": ("Other",),
        "mentions": (),
        "iri": None,
        "plural": True,
        "candidates": ("urn:other",),
        "same_as": ("http://www.wikidata.org/entity/Q2",),
        "codes": ("C2",),
        "since": "2002",
        "until": "2031",
        "replaces": (),
        "known_as": ("Other",),
    },
    Amount: {"currency": "EUR", "value": 13.5},
    Evidence: {
        "document": "f",
        "start": 1,
        "end": 6,
        "text": "Other.",
        "trigger": "gives",
        "rule": "funds/give",
        "date": "in 2016",
        "period": "2016-01-01/2016-12-31",
        "status": "announced",
        "amount": None,
        "prefix": "other",
        "suffix": "other",
    },
    Statement: {
        "id": "urn:other",
        "subject": "urn:c",
        "relation": "advises",
        "object": "urn:c",
        "evidence": (),
        "polarity": "negated",
        "modality": "possible",
        "attributed_to": "urn:c",
        "confidence": 0.5,
    },
}
RECORDS = list(USUAL)

_PLACES = {"start", "end", "text", "form"}
_HOW = {"start", "end", "trigger", "rule", "date", "prefix", "suffix"}
# Programs that draw graphs are told what a person looks at there; so are those that look for people and bodies.
_DRAWN = {Document: {"text", "date", "source"}, Mention: _PLACES, Predecessor: {"iri"}, Evidence: _HOW}
LEFT_OUT: dict[GraphFormat, dict[type, set[str]]] = {
    GraphFormat.GRAPHML: _DRAWN,
    GraphFormat.GEXF: _DRAWN,
    GraphFormat.NEO4J: {Mention: _PLACES},
    GraphFormat.CSV: {},
    GraphFormat.PARQUET: {},
    GraphFormat.FOLLOWTHEMONEY: {
        Mention: _PLACES,
        Entity: {"iri", "plural", "candidates"},
        Statement: {"confidence"},
        Evidence: _HOW,
    },
    GraphFormat.D3: {},
}


def graph_with(changed: type, field: str | None = None) -> GraphContents:
    """Return a graph of which one field of one record has the other value, or none."""

    def values(record: type) -> dict[str, Any]:
        change = {field: OTHER[record][field]} if field is not None and record is changed else {}
        return USUAL[record] | change

    document = Document(**values(Document))
    in_document = {} if changed is not Document else {"document": document.id}
    mention = Mention(**(values(Mention) | in_document))
    of_entity = {"mentions": (mention,), "replaces": (Predecessor(**values(Predecessor)),)} | values(Entity)
    entity = Entity(**of_entity)
    of_evidence = {"amount": Amount(**values(Amount))} | values(Evidence) | in_document
    of_statement = {"evidence": (Evidence(**of_evidence),)} | values(Statement)
    statement = Statement(**of_statement)
    if changed is Entity:
        statement = replace(statement, subject=entity.id)
    others = tuple(Entity(f"urn:{name}", name, "PublicBody") for name in "bc")
    return GraphContents((document, Document("f", "")), (entity, *others), (statement,))


def bytes_of(contents: GraphContents, path: Path, graph_format: GraphFormat) -> bytes:
    write_graph(contents, path, graph_format)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return b"".join(file.read_bytes() for file in files)


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_of_a_record_is_tried(record: type) -> None:
    assert OTHER[record].keys() == {field.name for field in fields(record)}
    assert all(OTHER[record][name] != value for name, value in USUAL[record].items())


@pytest.mark.parametrize("graph_format", LEFT_OUT)
@pytest.mark.parametrize("record", RECORDS)
def test_a_format_has_every_field_but_those_that_it_leaves_out_on_purpose(
    record: type, graph_format: GraphFormat, tmp_path: Path
) -> None:
    if graph_format is GraphFormat.PARQUET:
        pytest.importorskip("pyarrow")
    usual = bytes_of(graph_with(record), tmp_path / "usual", graph_format)
    unsaid = {
        field.name
        for field in fields(record)
        if bytes_of(graph_with(record, field.name), tmp_path / field.name, graph_format) == usual
    }
    assert unsaid == LEFT_OUT[graph_format].get(record, set())
