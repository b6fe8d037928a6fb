import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import SKOS, Graph, Literal, URIRef
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


@pytest.mark.parametrize("name", ["=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_spreadsheet_takes_a_text_of_an_answer_for_a_formula(run: Run, tmp_path: Path, name: str) -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), SKOS.prefLabel, Literal(name)))
    graph.serialize(tmp_path / "graph.ttl", format="turtle")
    query = "SELECT ?name (-2 AS ?number) (true AS ?truth) ?none { ?a skos:prefLabel ?name }"
    answer = run("query", tmp_path / "graph.ttl", query, "--format", "csv").stdout
    (row,) = csv.DictReader(answer.splitlines())
    assert row == {"name": f"'{name}", "number": "-2", "truth": "true", "none": ""}
    (whole,) = json.loads(run("query", tmp_path / "graph.ttl", query, "--format", "json").stdout)
    assert whole["name"] == name


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
        ("DELETE WHERE { ?a ?b ?c }", "a query cannot change the graph"),
        ("who-overses", "no ready query is called 'who-overses'; did you mean 'who-oversees'?"),
        ("gone.rq", "gone.rq: No such file or directory"),
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
        ("gone.ttl", None, "gone.ttl: cannot be read: No such file or directory"),
        ("broken.ttl", b"@prefix ex: <urn:x:> .\nex:a ex:b\n", "broken.ttl: is not Turtle: "),
        ("cut.ttl", b"@prefix ex: <urn:x:> . ex:a", "cut.ttl: is not Turtle: "),
        ("open.ttl", b'<urn:a> <urn:b> "c', "open.ttl: is not Turtle: "),
        ("latin.ttl", b'<urn:a> <urn:b> "caf\xe9" .', "latin.ttl: is not Turtle: "),
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
    assert f"{tmp_path}: has no graph: name a folder that build wrote" in result.stderr


@pytest.mark.parametrize("query", ["SELECT ?c { ?a ?b ?c }", "CONSTRUCT WHERE { ?a ?b ?c }"])
def test_a_value_that_does_not_fit_its_datatype_is_its_text(tmp_path: Path, query: str) -> None:
    day = '"soon"^^<http://www.w3.org/2001/XMLSchema#date>'
    (tmp_path / "day.ttl").write_text(f"<urn:a> <urn:b> {day} .", encoding="utf-8")
    command = [sys.executable, "-m", "policygraph.cli", "query", str(tmp_path / "day.ttl"), query]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "soon" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("arguments", [(), ("--list",), ("no graph", "--list")])
def test_the_ready_queries_are_listed_without_a_graph(run: Run, arguments: tuple[str, ...]) -> None:
    result = run("query", *arguments)
    assert result.exit_code == 0
    assert "who-oversees" in result.stdout
    assert "Who oversees a body?" in result.stdout
    assert "--set asked=" in result.stdout


def test_the_list_can_be_json(run: Run) -> None:
    listed = json.loads(run("query", "--list", "--format", "json").stdout)
    assert {"query": "who-oversees", "question": "Who oversees a body?", "options": "--set asked=…"} in listed


def test_a_graph_without_a_question_says_where_questions_are(run: Run, built: Path) -> None:
    result = run("query", built)
    assert result.exit_code == 2
    assert "policygraph query --list" in result.stderr


def test_a_ready_query_is_asked_by_its_name(run: Run, built: Path) -> None:
    every = json.loads(run("query", built, "funding", "--format", "json").stdout)
    assert [(row["funder"], row["funded"]) for row in every] == [("Home Office", "College of Policing")]
    one = json.loads(run("query", built, "funding", "--set", "asked=home office", "--format", "json").stdout)
    assert one == every


def test_several_parameters_can_be_set(run: Run, built: Path) -> None:
    result = run("query", built, "evidence", "--set", "asked = MI5", "--set", "?other=Home Office")
    assert "MI5 works with the Home Office." in result.stdout
    result = run("query", built, "evidence", "--set", "asked=MI5", "--set", "other=College of Policing")
    assert result.stdout == "claim,confidence,speaker,quotation,document,date\n"
    assert result.stderr == ""


def test_a_name_that_nothing_bears_is_said_with_names_like_it(run: Run, built: Path) -> None:
    result = run("query", built, "funding", "--set", "asked=Home Ofice", "--format", "table")
    assert (result.exit_code, result.stdout) == (0, "Nothing matches.\n")
    assert "nothing in the graph is called 'Home Ofice'; did you mean 'Home Office'?" in result.stderr


def test_a_name_that_no_document_uses_finds_what_the_knowledge_base_calls_so(run: Run, built: Path) -> None:
    said = [
        run("query", built, "evidence", "--set", f"asked={name}").stdout for name in ("Security Service", "MI5", "mi-5")
    ]
    assert said[0] == said[1]
    assert "MI5 works with the Home Office." in said[0]
    assert "MI5 works" not in said[2]


def test_on_a_narrow_terminal_the_columns_stand_one_below_the_other(run: Run, built: Path) -> None:
    printed = run("query", built, "evidence", "--set", "asked=MI5", "--format", "table").stdout
    lines = [line.split(maxsplit=1) for line in printed.splitlines() if line.strip()]
    assert ["quotation", "MI5 works with the Home Office."] in [[word.strip() for word in line] for line in lines]
    wide = run("query", built, "SELECT ?a { ?a a pg:PublicBody } LIMIT 1", "--format", "table").stdout
    assert wide.split()[0] == "a"


def test_numbers_are_numbers_in_json(run: Run, built: Path) -> None:
    query = "SELECT (1.50 AS ?a) (4800000000.0 AS ?b) (?c AS ?d) { ?any pg:statedWhen ?c }"
    (row,) = json.loads(run("query", built, query, "--format", "json").stdout)
    assert row == {"a": 1.5, "b": 4800000000, "d": "2024-05-01"}


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("asks=Ofsted", "who-oversees has no parameter 'asks': it has asked"),
        ("Ofsted", '--set Ofsted: write a name and a text, such as --set asked="Home Office"'),
    ],
)
def test_a_setting_that_is_none_is_a_message(run: Run, built: Path, setting: str, message: str) -> None:
    result = run("query", built, "who-oversees", "--set", setting)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_query_can_be_shown_kept_and_asked_from_a_file(run: Run, built: Path, tmp_path: Path) -> None:
    shown = run("query", built, "funding", "--set", 'asked="Home" Office', "--show")
    assert 'VALUES ?asked { "\\"Home\\" Office" }' in shown.stdout
    assert run("query", "funding", "--set", 'asked="Home" Office', "--show").stdout == shown.stdout
    own = tmp_path / "our.rq"
    own.write_text(run("query", "funding", "--show").stdout, encoding="utf-8-sig")
    assert run("query", built, own).stdout == run("query", built, "funding").stdout
    assert run("query", built, own, "--set", "asked=MI5").stdout.count("\n") == 1


def test_a_file_of_a_query_that_is_no_text_is_a_message(run: Run, built: Path, tmp_path: Path) -> None:
    own = tmp_path / "our.rq"
    own.write_bytes(b"# caf\xe9\nASK { ?a ?b ?c }")
    result = run("query", built, own)
    assert result.exit_code == 2
    assert "our.rq: is not UTF-8 text at byte 5: save it as UTF-8" in result.stderr
