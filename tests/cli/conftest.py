from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from policygraph.cli.main import app

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command in this process, with output that is no terminal."""

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return invoke


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two documents."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "police.txt").write_text("The Home Office funds the College of Policing.", encoding="utf-8")
    (folder / "letters.jsonl").write_text(
        '{"id": "letter", "text": "MI5 works with the Home Office.", "title": "A letter", "date": "2024-05-01"}\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="session")
def built(run: Run, documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the two documents."""
    folder = tmp_path_factory.mktemp("built") / "new" / "graph"
    assert run("build", documents, "--output", folder).exit_code == 0
    return folder
