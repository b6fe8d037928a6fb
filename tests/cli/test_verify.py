import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("source", ["", "graph.ttl", "extractions.jsonl"])
def test_a_build_is_borne_out_by_its_documents(run: Run, built: Path, documents: Path, source: str) -> None:
    result = run("verify", built / source, "--documents", documents)
    assert result.exit_code == 0
    assert result.stdout.startswith("Verified: 2 quotations of 2 statements and ")
    assert result.stdout.endswith(" in 2 documents stand where the graph says\n")


def test_what_was_changed_since_is_listed(run: Run, built: Path, documents: Path, tmp_path: Path) -> None:
    changed = tmp_path / "documents"
    shutil.copytree(documents, changed)
    (changed / "police.txt").write_text("Today the Home Office funds the College of Policing.", encoding="utf-8")
    result = run("verify", built, "--documents", changed)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 4
    assert (
        "police, characters 0 to 46: the quotation “The Home Office funds the College of Policing.” does not stand "
        "there, nor anywhere else in the document (Home Office funds College of Policing)"
    ) in lines
    assert lines[-1].startswith("3 discrepancies among 2 quotations of 2 statements and ")


def test_documents_that_are_missing_or_cannot_be_read_are_named(run: Run, built: Path, tmp_path: Path) -> None:
    (tmp_path / "police.txt").write_bytes(b"\xff\x00")
    (tmp_path / "other.txt").write_text("It rained.", encoding="utf-8")
    result = run("verify", built, "--documents", tmp_path)
    assert result.exit_code == 1
    assert "police.txt: " in result.stderr
    assert result.stdout.splitlines()[:2] == [
        "letter: is not among the documents",
        "police: is not among the documents",
    ]


def test_the_result_is_json_on_request(run: Run, built: Path, documents: Path) -> None:
    result = run("verify", built, "--documents", documents / "police.txt", "--json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert [item["document"] for item in said["discrepancies"]] == ["letter"]
    assert (said["documents"], said["quotations"], said["statements"]) == (2, 2, 2)


def test_what_is_no_graph_is_a_message(run: Run, documents: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<urn:a> a", encoding="utf-8")
    result = run("verify", tmp_path, "--documents", documents)
    assert result.exit_code == 2
    assert "graph.ttl: is not Turtle" in result.stderr
    assert "Traceback" not in result.output


def test_without_any_document_there_is_nothing_to_verify_by(run: Run, built: Path, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone"):
        result = run("verify", built, "--documents", path)
        assert result.exit_code == 2
        assert "there are no documents to verify by" in result.stderr


def test_a_copy_beside_a_document_is_not_in_its_way(run: Run, built: Path, documents: Path, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    shutil.copytree(documents, folder)
    shutil.copy(folder / "police.txt", folder / "a-copy.txt")
    assert run("verify", built, "--documents", folder).exit_code == 0
