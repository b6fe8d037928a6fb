from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
FILES = {"turtle": "graph.ttl", "graphml": "graph.graphml"}


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("source", ["", "extractions.jsonl"])
def test_an_export_is_what_the_build_wrote(run: Run, built: Path, tmp_path: Path, source: str, form: str) -> None:
    result = run("export", built / source, "--format", form, "--output", tmp_path / "new" / "out")
    assert result.exit_code == 0
    assert result.stdout == f"Written to {tmp_path / 'new' / 'out'}\n"
    assert (tmp_path / "new" / "out").read_bytes() == (built / FILES[form]).read_bytes()


def test_extractions_that_are_missing_or_broken_are_a_message(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": "a"\n', encoding="utf-8")
    for name, message in (("gone.jsonl", "gone.jsonl: "), ("bad.jsonl", "bad.jsonl, line 1, column 11")):
        result = run("export", tmp_path / name, "--format", "turtle", "--output", tmp_path / "out")
        assert result.exit_code == 2
        assert message in result.stderr
        assert "Traceback" not in result.output
        assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_folder_is_a_usage_error(run: Run, built: Path, tmp_path: Path) -> None:
    result = run("export", built, "--format", "turtle", "--output", tmp_path)
    assert result.exit_code == 2
    assert "is a directory" in " ".join(result.stderr.replace("│", " ").split())


def test_a_place_that_cannot_be_written_is_a_message(run: Run, built: Path) -> None:
    result = run("export", built, "--format", "turtle", "--output", built / "graph.ttl" / "out.ttl")
    assert result.exit_code == 2
    assert "graph.ttl" in result.stderr
