from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policygraph.errors import DocumentError, PolicyGraphError
from policygraph.graph import PolicyGraph, build, read
from policygraph.interchange import write_extractions

if TYPE_CHECKING:
    from policygraph.model import Extraction


def test_a_graph_is_read_from_a_file_of_extractions(extractions: list[Extraction], tmp_path: Path) -> None:
    write_extractions(extractions, tmp_path / "all.jsonl")
    assert read(str(tmp_path / "all.jsonl")).contents == PolicyGraph.from_extractions(extractions).contents


def test_a_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read(tmp_path / "missing.jsonl")


def test_documents_become_a_graph_and_what_cannot_be_read_is_kept(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("The Home Office funds the Prevent programme.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    graph = build(tmp_path / "news.txt", str(tmp_path / "empty.txt"))
    assert [document.id for document in graph.documents] == ["news"]
    assert graph["Home Office"].mentions[0].document == "news"
    assert [Path(failure.path).name for failure in graph.failures] == ["empty.txt"]


def test_it_is_an_error_if_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(PolicyGraphError, match=r"no document could be read:\n  .*empty\.txt: "):
        build(tmp_path / "empty.txt")
    with pytest.raises(PolicyGraphError, match="there is nothing to read"):
        build()


def test_a_user_s_own_bodies_are_known_by_their_full_names(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("The NRP funds the Home Office.\n", encoding="utf-8")
    table = tmp_path / "bodies.csv"
    table.write_text("name,type,abbreviations\nNorthern Rivers Partnership,Public body,NRP\n", encoding="utf-8")
    graph = build(tmp_path / "news.txt", knowledge=[str(table)])
    assert [(entity.name, entity.type) for entity in graph.entities] == [
        ("Northern Rivers Partnership", "PublicBody"),
        ("Home Office", "GovernmentDepartment"),
    ]
    assert graph["NRP"].iri is not None
