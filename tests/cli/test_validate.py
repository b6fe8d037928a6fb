from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
BROKEN = "@prefix pg: <https://w3id.org/policygraph/ontology#> .\n<urn:kent> a pg:Place .\n"


def test_a_build_and_its_turtle_are_valid(run: Run, built: Path) -> None:
    for path in (built, built / "graph.ttl"):
        result = run("validate", path)
        assert (result.exit_code, result.stdout) == (0, f"Valid: {path}\n")


def test_what_is_wrong_is_said_with_file_and_line_and_exit_code_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(BROKEN, encoding="utf-8")
    result = run("validate", path)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{path}, line 2: <urn:kent> (place): It must have one name: a text as skos:prefLabel.",
        "1 violation",
    ]


def test_an_export_with_a_wrong_value_is_not_valid(run: Run, built: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    text = (built / "graph.ttl").read_text(encoding="utf-8")
    path.write_text(text.replace('pg:polarity "affirmed"', 'pg:polarity "true"'), encoding="utf-8")
    result = run("validate", path)
    assert result.exit_code == 1
    problem = 'statement “Home Office” funds “College of Policing”: Its pg:polarity must be "affirmed" or "negated".'
    assert f'{problem} Found: "true".' in result.stdout


def test_several_files_are_one_graph(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "names.ttl").write_text(
        '<urn:kent> <http://www.w3.org/2004/02/skos/core#prefLabel> "Kent" .', encoding="utf-8"
    )
    assert run("validate", tmp_path / "broken.ttl", tmp_path / "names.ttl").exit_code == 0


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.ttl", None, "gone.ttl: cannot be read: No such file or directory"),
        ("latin.ttl", b"# caf\xe9", "latin.ttl: cannot be read: it is not UTF-8 text"),
        ("broken.ttl", b"<urn:a> <urn:b> <urn:c>\n<urn:d> <urn:e> .\n", "broken.ttl, line 2: not Turtle"),
        ("short.ttl", b"@prefix ex: <urn:x:> .\nex:a a ex:b", "short.ttl: not Turtle: a statement or a text in it has"),
        ("long.ttl", b"<urn:a> <urn:b> " + b"7" * 5000 + b" .", "long.ttl: holds a number that is too long"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_message_and_exit_code_2(
    run: Run, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run("validate", tmp_path / name)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_shapes_can_be_given(run: Run, built: Path, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix pg: <https://w3id.org/policygraph/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        '<urn:none> sh:targetClass pg:Statement ; sh:maxCount 0 ; sh:path pg:polarity ; sh:message "No polarity!" .',
        encoding="utf-8",
    )
    result = run("validate", built, "--shapes", shapes)
    assert result.exit_code == 1
    assert "statement “Home Office” funds “College of Policing”: No polarity!" in result.stdout


def test_a_file_without_shapes_is_no_file_of_shapes(run: Run, built: Path) -> None:
    result = run("validate", built, "--shapes", built / "graph.ttl")
    assert result.exit_code == 2
    assert "graph.ttl: holds no SHACL shapes" in result.stderr


def test_names_in_a_graph_command_no_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        f'{BROKEN}<urn:kent> <http://www.w3.org/2004/02/skos/core#prefLabel> "Kent\\u001B[2J", "Other" .',
        encoding="utf-8",
    )
    result = run("validate", path)
    assert result.exit_code == 1
    assert "\x1b" not in result.output


def test_help_has_an_example(run: Run) -> None:
    assert "policygraph validate graph" in run("validate", "--help").stdout
