"""`policygraph knowledge build`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]
SAMPLE = Path(__file__).parents[1] / "knowledge" / "registers" / "sample"


def test_it_writes_a_file_a_register_and_says_what_is_in_it(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "kept", tmp_path / "kept")
    result = run("knowledge", "build", SAMPLE / "registers", "--output", tmp_path)
    assert result.exit_code == 0
    assert f"{tmp_path / 'ministers.ttl'}: 9 entities, 9 of them new; 14 names, 5 appointments" in result.stdout
    assert "--left-out lists them" in result.stdout
    assert len(list(tmp_path.glob("*.ttl"))) == 6


def test_it_lists_what_is_left_out_and_why(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "kept", tmp_path / "kept")
    result = run("knowledge", "build", SAMPLE / "registers", "--output", tmp_path, "--left-out")
    assert "  left out: appointment a6: ends on 2004-01-01 before it begins on 2005-01-01" in result.stdout
    assert "--left-out lists them" not in result.stdout


def test_a_folder_that_holds_no_registers_is_a_message_and_exit_code_2(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "kept", tmp_path / "kept")
    result = run("knowledge", "build", tmp_path, "--output", tmp_path)
    assert result.exit_code == 2
    assert "organisations.json: there is no such file" in result.output
    assert "Traceback" not in result.output


def test_its_help_has_an_example(run: Run) -> None:
    result = run("knowledge", "build", "--help")
    assert result.exit_code == 0
    assert "policygraph knowledge build registers --output ontologies/uk" in result.stdout
