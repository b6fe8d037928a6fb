import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]


def test_the_samples_of_the_package_make_a_graph(run: Run, tmp_path: Path) -> None:
    result = run("demo", "--output", tmp_path)
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["documents"]["extracted"] == 8
    assert report["statements"]["total"] > 0
    assert (tmp_path / "graph.html").is_file()
