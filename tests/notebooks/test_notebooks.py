from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def run(notebook: Path, folder: Path) -> list[str]:
    """Run a notebook in a folder, and return what each cell of code shows, as a reader sees it."""
    nodes: Any = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(nodes, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    return ["".join(_shown(output) for output in cell.outputs) for cell in nodes.cells if cell.cell_type == "code"]


def _shown(output: Any) -> str:
    if output.output_type == "stream":
        return str(output.text)
    return str(output.data.get("text/html") or output.data["text/plain"])


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_a_notebook_is_kept_without_outputs(notebook: Path) -> None:
    nodes: Any = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    assert all(not cell.outputs and cell.execution_count is None for cell in nodes.cells if cell.cell_type == "code")


def test_the_graph_is_explored_from_top_to_bottom(tmp_path: Path) -> None:
    (explore,) = (notebook for notebook in NOTEBOOKS if notebook.stem == "explore")
    graph, documents, entity, neighbours, quoted, paths, page, funding, proposed, files, between = run(
        explore, tmp_path
    )

    assert "8 documents" in graph
    assert "government department" in graph
    assert len(documents.splitlines()) == 8
    assert entity.startswith("Ministry of Housing, Communities and Local Government\ntype: GovernmentDepartment\n")
    assert "<bdi>Town Centre Homes Fund</bdi>" in neighbours
    assert "MHCLG" in neighbours
    assert quoted.startswith("Prevent ")
    assert "“" in quoted
    assert "<bdi>councils</bdi>" in paths
    assert "<bdi>Prevent</bdi>" in paths
    assert 'src="build/graph.html"' in page
    assert "<bdi>Home Office</bdi>" in funding
    assert proposed.count("<tr>") == 1 + 5
    assert [Path(line.partition(":")[0]).name for line in files.splitlines()] == [
        "graph.graphml",
        "graph.html",
        "graph.ttl",
    ]
    assert len(between.splitlines()) == 5
    assert "<!DOCTYPE html>" in (tmp_path / "build" / "graph.html").read_text(encoding="utf-8")[:100]
