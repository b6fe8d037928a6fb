from __future__ import annotations

import tracemalloc
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from policygraph.export import neo4j, tables
from policygraph.export.formats import FORMATS, GraphFormat, write_graph
from policygraph.model import Document, Entity, Evidence, GraphContents, Statement

if TYPE_CHECKING:
    from collections.abc import Callable
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
    contents = synthetic(300, 5)
    path = tmp_path / FORMATS[graph_format].file
    write_graph(contents, path, graph_format)
    assert not list(tmp_path.rglob("*.part"))
    if path.is_file():
        text = path.read_text("utf-8")
        assert all(statement.id in text for statement in contents.statements)


@pytest.mark.parametrize("graph_format", OTHERS)
def test_each_exporter_is_found_by_the_name_of_its_format(graph_format: GraphFormat) -> None:
    module, function = FORMATS[graph_format].writer
    assert callable(getattr(import_module(f"policygraph.export.{module}"), function))
