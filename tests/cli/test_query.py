import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph
from typer.testing import Result

Run = Callable[..., Result]
FUNDED = "SELECT ?body ?funded { ?a pg:funds ?b; skos:prefLabel ?body . ?b skos:prefLabel ?funded }"


@pytest.mark.parametrize("source", ["", "graph.ttl", "extractions.jsonl"])
def test_a_build_its_turtle_and_its_extractions_answer_the_same(run: Run, built: Path, source: str) -> None:
    result = run("query", built / source, FUNDED)
    assert result.exit_code == 0
    assert result.stdout == "body,funded\nHome Office,College of Policing\n"


def test_an_answer_can_be_json(run: Run, built: Path) -> None:
    rows = json.loads(run("query", built, FUNDED, "--format", "json").stdout)
    assert rows == [{"body": "Home Office", "funded": "College of Policing"}]


def test_an_answer_can_be_a_table(run: Run, built: Path) -> None:
    first, second = run("query", built, FUNDED, "--format", "table").stdout.splitlines()
    assert first.split() == ["body", "funded"]
    assert second.split("  ") == ["Home Office", "College of Policing"]


def test_no_rows_are_said_to_be_none(run: Run, built: Path) -> None:
    query = "SELECT ?a WHERE { ?a pg:opposes ?b }"
    assert run("query", built, query, "--format", "table").stdout == "Nothing matches.\n"
    assert run("query", built, query, "--format", "json").stdout == "[]\n"
    assert run("query", built, query, "--format", "csv").stdout == "a\n"


def test_ask_is_answered_with_true_or_false(run: Run, built: Path) -> None:
    assert run("query", built, "ASK { ?a pg:funds ?b }").stdout == "true\n"
    assert run("query", built, "ASK { ?a pg:opposes ?b }").stdout == "false\n"


def test_construct_is_answered_in_turtle(run: Run, built: Path) -> None:
    result = run("query", built, "CONSTRUCT { ?b pg:fundedBy ?a } WHERE { ?a pg:funds ?b }")
    assert len(Graph().parse(data=result.stdout, format="turtle")) == 1


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELEC ?a", "line 1, column 1"),
        ("SELECT * { ?a nope:b ?c }", "nope"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SERVICE"),
        ("DELETE WHERE { ?a ?b ?c }", "line 1, column 1"),
    ],
)
def test_a_query_that_cannot_be_answered_is_a_message(run: Run, built: Path, query: str, message: str) -> None:
    result = run("query", built, query)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.ttl", None, "gone.ttl: No such file or directory"),
        ("broken.ttl", b"@prefix ex: <urn:x:> .\nex:a ex:b\n", "broken.ttl: is not Turtle at line "),
        ("cut.ttl", b"@prefix ex: <urn:x:> . ex:a", "cut.ttl: is not Turtle: a statement or a text in it has no end"),
        ("open.ttl", b'<urn:a> <urn:b> "c', "open.ttl: is not Turtle: a statement or a text in it has no end"),
        ("latin.ttl", b"# caf\xe9", "latin.ttl: is not UTF-8 text at byte 5"),
        ("long.ttl", b"<urn:a> <urn:b> " + b"7" * 5000 + b" .", "long.ttl: holds a number that is too long"),
        ("gone.jsonl", None, "gone.jsonl: "),
    ],
)
def test_a_graph_that_cannot_be_read_is_a_message(
    run: Run, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run("query", tmp_path / name, "ASK { ?a ?b ?c }")
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_a_graph_that_was_cut_short_anywhere_is_a_message_or_fewer_triples(
    run: Run, built: Path, tmp_path: Path
) -> None:
    whole = (built / "graph.ttl").read_bytes()
    cut = tmp_path / "cut.ttl"
    for length in range(1, len(whole), len(whole) // 60):
        cut.write_bytes(whole[:length])
        result = run("query", cut, "ASK { ?a ?b ?c }")
        assert result.exit_code == 0 or (result.exit_code == 2 and result.stderr.startswith(f"{cut}: "))


def test_a_folder_that_is_no_build_is_a_message(run: Run, tmp_path: Path) -> None:
    result = run("query", tmp_path, "ASK { ?a ?b ?c }")
    assert result.exit_code == 2
    assert f"{tmp_path}: has no extractions.jsonl: name a folder that build wrote" in result.stderr


def test_a_value_that_does_not_fit_its_datatype_is_its_text(tmp_path: Path) -> None:
    day = '"soon"^^<http://www.w3.org/2001/XMLSchema#date>'
    (tmp_path / "day.ttl").write_text(f"<urn:a> <urn:b> {day} .", encoding="utf-8")
    command = [sys.executable, "-m", "policygraph.cli", "query", str(tmp_path / "day.ttl"), "SELECT ?c { ?a ?b ?c }"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert (done.stdout, done.stderr) == ("c\nsoon\n", "")
