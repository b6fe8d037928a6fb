"""Bodies of the user's own in the commands that read documents."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
NRP = "https://w3id.org/policygraph/id/entity/PublicBody/northern-rivers-partnership"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "note.txt").write_text("The NRP funds the Home Office.", encoding="utf-8")
    (tmp_path / "bodies.csv").write_text(
        "name,type,abbreviations\nNorthern Rivers Partnership,Public body,NRP\n", encoding="utf-8"
    )
    return tmp_path


def linked(path: Path) -> dict[str, tuple[str, str | None]]:
    [record] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {entity["name"]: (entity["type"], entity.get("iri")) for entity in record["entities"]}


def test_extract_links_to_them(run: Run, folder: Path) -> None:
    written = folder / "extractions.jsonl"
    result = run("extract", folder / "note.txt", "-o", written, "--knowledge", folder / "bodies.csv")
    assert result.exit_code == 0
    assert linked(written)["NRP"] == ("PublicBody", NRP)
    assert run("extract", folder / "note.txt", "-o", written).exit_code == 0
    assert linked(written)["NRP"][1] is None


def test_build_gives_them_their_full_names(run: Run, folder: Path) -> None:
    (folder / "more.ttl").write_text(
        "@prefix pg: <https://w3id.org/policygraph/ontology#> . @prefix uk: <https://w3id.org/policygraph/uk/> .\n"
        'uk:home-office pg:abbreviation "HMO"@en .',
        encoding="utf-8",
    )
    (folder / "note.txt").write_text("The NRP works with HMO.", encoding="utf-8")
    both = ("-k", folder / "bodies.csv", "--knowledge", folder / "more.ttl")
    result = run("build", folder / "note.txt", "-o", folder / "graph", "-f", "turtle", *both)
    assert result.exit_code == 0
    assert "Northern Rivers Partnership" in result.stdout and "Home Office" in result.stdout
    assert "/northern-rivers-partnership>" in (folder / "graph" / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["build", "extract"])
@pytest.mark.parametrize(
    ("file", "message"),
    [
        (("a.csv", "name\nA\n"), "a.csv, line 1: lacks the column type"),
        (("a.ttl", "ex:a a ex:b ."), "a.ttl, line 1: not Turtle"),
        (("a.ttl", None), "a.ttl: cannot be read: No such file or directory"),
    ],
)
def test_a_bad_file_is_a_message_and_nothing_is_written(
    run: Run, folder: Path, command: str, file: tuple[str, str | None], message: str
) -> None:
    name, content = file
    if content is not None:
        (folder / name).write_text(content, encoding="utf-8")
    result = run(command, folder / "note.txt", "-o", folder / "written", "-k", folder / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert not (folder / "written").exists()
