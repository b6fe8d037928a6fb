import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from policygraph.interchange import read_extractions

Run = Callable[..., Result]
GOLD = Path(__file__).parents[3] / "shared" / "gold"


def test_each_document_is_a_record_with_its_text_unchanged(run: Run, documents: Path, tmp_path: Path) -> None:
    result = run("extract", documents, "--output", tmp_path / "new" / "out.jsonl")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 documents read in ")
    letter, police = read_extractions(tmp_path / "new" / "out.jsonl")
    assert (letter.document.id, letter.document.title, letter.document.date) == ("letter", "A letter", "2024-05-01")
    assert police.document.text == (documents / "police.txt").read_text(encoding="utf-8")
    assert [statement.relation for statement in police.statements] == ["funds"]


def test_some_failures_leave_the_rest_extracted_and_give_exit_code_1(run: Run, documents: Path, tmp_path: Path) -> None:
    result = run("extract", documents, tmp_path / "gone", "--output", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert len(read_extractions(tmp_path / "out.jsonl")) == 2
    assert "gone: cannot be read" in result.stderr


def test_nothing_read_gives_exit_code_2_and_leaves_an_old_file_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("old", encoding="utf-8")
    assert run("extract", tmp_path, "--output", tmp_path / "out.jsonl").exit_code == 2
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old"


def test_what_it_writes_can_be_scored(run: Run, tmp_path: Path) -> None:
    if not GOLD.is_dir():
        pytest.skip("the annotated documents are not beside the repository")
    output = tmp_path / "out.jsonl"
    assert run("extract", GOLD / "dev" / "seed-prevent.json", "--output", output).exit_code == 0
    scores = subprocess.run(
        [sys.executable, str(GOLD / "score.py"), str(GOLD / "dev"), str(output), "--json"],
        check=True,
        capture_output=True,
    )
    assert json.loads(scores.stdout)
