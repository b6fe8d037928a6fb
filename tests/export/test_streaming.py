"""Every exporter but those of RDF writes a large graph in little memory, and all of it."""

from __future__ import annotations

import csv
import json
import tracemalloc
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

import polars
import pytest

from policygraph.export import neo4j, tables
from policygraph.export.formats import FORMATS, GraphFormat, write_graph
from policygraph.model import Document, Entity, Evidence, GraphContents, Mention, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OTHERS = [
    GraphFormat.GRAPHML,
    GraphFormat.GEXF,
    GraphFormat.NEO4J,
    GraphFormat.CSV,
    GraphFormat.PARQUET,
    GraphFormat.FOLLOWTHEMONEY,
    GraphFormat.D3,
]


class Read(NamedTuple):
    """What is read back.

    Args:
        mentions: How often each entity is mentioned; None where a format does not say.
        quotations: What is quoted for each statement.
    """

    mentions: dict[str, int | None]
    quotations: set[tuple[str, str]]


def written(contents: GraphContents) -> Read:
    """Return what is to be read back."""
    return Read(
        {entity.id: len(entity.mentions) for entity in contents.entities},
        {(statement.id, evidence.text) for statement in contents.statements for evidence in statement.evidence},
    )


def read_graphml(path: Path) -> Read:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ElementTree.parse(path).getroot()
    names = {key.get("id"): key.attrib["attr.name"] for key in root.iter(f"{space}key")}

    def data(element: ElementTree.Element) -> dict[str, str]:
        return {names[value.get("key")]: value.text or "" for value in element}

    return of_network(
        ((node.attrib["id"], data(node)) for node in root.iter(f"{space}node")),
        ((edge.attrib["id"], data(edge)) for edge in root.iter(f"{space}edge")),
    )


def read_gexf(path: Path) -> Read:
    space = "{http://gexf.net/1.3}"
    root = ElementTree.parse(path).getroot()

    def data(element: ElementTree.Element) -> dict[str, str]:
        return {value.attrib["for"]: value.attrib["value"] for value in element.iter(f"{space}attvalue")}

    return of_network(
        ((node.attrib["id"], data(node)) for node in root.iter(f"{space}node")),
        ((edge.attrib["id"], data(edge)) for edge in root.iter(f"{space}edge")),
    )


def of_network(nodes: Iterable[tuple[str, dict[str, str]]], edges: Iterable[tuple[str, dict[str, str]]]) -> Read:
    return Read(
        {iri: int(data["mentions"]) for iri, data in nodes},
        {(iri, line) for iri, data in edges for line in data["quotations"].split("\n")},
    )


def read_neo4j(folder: Path) -> Read:
    """Read what the tables have, if what the queries are given is the same."""
    rows = {path.stem: rows_of(path) for path in folder.glob("*.csv")}
    texts = {row["iri:ID(Evidence)"]: row["quotation"] for row in rows["evidence"]}
    mentions = dict.fromkeys((row["iri:ID(Entity)"] for row in rows["entities"]), 0)
    for row in rows["entity_documents"]:
        mentions[row[":START_ID(Entity)"]] += int(row["mentions:long"])
    joined = [(row[":START_ID(Statement)"], row[":END_ID(Evidence)"]) for row in rows["statement_evidence"]]
    assert {iri for iri, _ in joined} <= {row["iri:ID(Statement)"] for row in rows["statements"]}

    queries = (folder / "load.cypher").read_text("utf-8").split(";\n")
    steps = [json.loads(line) for line in (folder / "parameters.jsonl").read_text("utf-8").split("\n")[:-1]]
    given = Counter[str]()
    for step in steps:
        given[queries[step["query"]]] += len(step["rows"])
    assert given.total() == sum(map(len, rows.values()))
    quoted = {
        row["iri"]: row["properties"]["quotation"]
        for step in steps
        for row in step["rows"]
        if ":`Evidence` {iri: row.iri}" in queries[step["query"]]
    }
    assert quoted == texts
    return Read({**mentions}, {(statement, texts[evidence]) for statement, evidence in joined})


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_csv(folder: Path) -> Read:
    return of_tables({path.stem: rows_of(path) for path in folder.glob("*.csv")})


def read_parquet(folder: Path) -> Read:
    return of_tables({path.stem: polars.read_parquet(path).to_dicts() for path in folder.glob("*.parquet")})


def of_tables(rows: dict[str, list[dict[str, Any]]]) -> Read:
    counts = Counter(row["entity"] for row in rows["mentions"])
    assert {row["iri"]: int(row["mentions"]) for row in rows["entities"] if int(row["mentions"])} == counts
    quoted = Counter(row["statement"] for row in rows["evidence"])
    assert {row["iri"]: int(row["quotations"]) for row in rows["statements"]} == quoted
    return Read(
        {row["iri"]: int(row["mentions"]) for row in rows["entities"]},
        {(row["statement"], row["quotation"]) for row in rows["evidence"]},
    )


def read_followthemoney(path: Path) -> Read:
    made = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
    stated = [entity for entity in made if "description" in entity["properties"]]
    things = [entity for entity in made if entity["schema"] != "Document" and entity not in stated]
    return Read(
        {entity["iri"]: None for entity in things},
        {(entity["iri"], text) for entity in stated for text in entity["properties"]["description"]},
    )


def read_d3(path: Path) -> Read:
    network = json.loads(path.read_text("utf-8"))
    assert all(node["mentions"] == len(node["mentioned"]) for node in network["nodes"])
    return Read(
        {node["id"]: node["mentions"] for node in network["nodes"]},
        {(link["key"], evidence["text"]) for link in network["links"] for evidence in link["evidence"]},
    )


READERS: dict[GraphFormat, Callable[[Path], Read]] = {
    GraphFormat.GRAPHML: read_graphml,
    GraphFormat.GEXF: read_gexf,
    GraphFormat.NEO4J: read_neo4j,
    GraphFormat.CSV: read_csv,
    GraphFormat.PARQUET: read_parquet,
    GraphFormat.FOLLOWTHEMONEY: read_followthemoney,
    GraphFormat.D3: read_d3,
}


def assert_whole(contents: GraphContents, graph_format: GraphFormat, folder: Path) -> None:
    """Fail unless every entity, statement and quotation comes back, and nothing else."""
    path = folder / FORMATS[graph_format].file
    write_graph(contents, path, graph_format)
    assert not list(folder.rglob("*.part"))
    read, expected = READERS[graph_format](path), written(contents)
    assert read.mentions.keys() == expected.mentions.keys()
    if None not in read.mentions.values():
        assert read.mentions == expected.mentions
    assert read.quotations == expected.quotations


def graph_of(statements: int) -> GraphContents:
    entities = tuple(Entity(f"urn:{name}", name, "PublicBody") for name in "abc")
    made = tuple(
        Statement(
            f"urn:s{number}",
            "urn:a",
            "funds",
            "urn:b",
            (Evidence("d", number, number + 1, f"{number} " + "word " * 100, "", ""),),
            modality="asserted" if number % 2 else "proposed",
        )
        for number in range(statements)
    )
    return GraphContents((Document("d", ""),), entities, made)


def peak(contents: GraphContents, path: Path, graph_format: GraphFormat) -> int:
    """Return how many bytes are held at most while a graph is written."""
    tracemalloc.start()
    try:
        write_graph(contents, path, graph_format)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("graph_format", OTHERS)
def test_four_times_the_statements_take_no_more_memory(
    graph_format: GraphFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if graph_format is GraphFormat.PARQUET:
        pytest.importorskip("pyarrow")
    monkeypatch.setattr(neo4j, "_ROWS", 100)
    monkeypatch.setattr(tables, "_ROW_GROUP", 100)
    small, large = graph_of(1000), graph_of(4000)
    write_graph(small, tmp_path / "warm", graph_format)
    peaks = [peak(contents, tmp_path / str(number), graph_format) for number, contents in enumerate((small, large))]
    assert peaks[1] < 1.5 * peaks[0] + 100_000


@pytest.mark.parametrize("graph_format", OTHERS)
def test_a_large_graph_is_written_whole(
    graph_format: GraphFormat, tmp_path: Path, synthetic: Callable[[int, int], GraphContents]
) -> None:
    if graph_format is GraphFormat.PARQUET:
        pytest.importorskip("pyarrow")
    assert_whole(synthetic(300, 5), graph_format, tmp_path)


@pytest.mark.parametrize("graph_format", OTHERS)
@pytest.mark.parametrize("modality", ["asserted", "proposed"])
def test_a_statement_of_20000_quotations_is_written_whole(
    graph_format: GraphFormat, modality: Any, tmp_path: Path
) -> None:
    evidence = tuple(
        Evidence(f"d{place % 100:02}", place, place + 9, f"Quotation {place}.", "pays", "funds/pay")
        for place in range(20_000)
    )
    entities = tuple(Entity(f"urn:{name}", name, "PublicBody") for name in "ab")
    statement = Statement("urn:s", entities[0].id, "funds", entities[1].id, evidence, modality=modality)
    documents = tuple(Document(f"d{number:02}", "") for number in range(100))
    assert_whole(GraphContents(documents, entities, (statement,)), graph_format, tmp_path)


@pytest.mark.parametrize("graph_format", OTHERS)
def test_an_entity_of_50000_mentions_is_written_whole(graph_format: GraphFormat, tmp_path: Path) -> None:
    mentions = tuple(Mention(f"d{place % 100:02}", place, place + 5, "Ofwat", "name") for place in range(50_000))
    entity = Entity("urn:ofwat", "Ofwat", "PublicBody", mentions=mentions)
    documents = tuple(Document(f"d{number:02}", "") for number in range(100))
    assert_whole(GraphContents(documents, (entity,)), graph_format, tmp_path)


@pytest.mark.parametrize("graph_format", OTHERS)
def test_each_exporter_is_found_by_the_name_of_its_format(graph_format: GraphFormat) -> None:
    module, function = FORMATS[graph_format].writer
    assert callable(getattr(import_module(f"policygraph.export.{module}"), function))
