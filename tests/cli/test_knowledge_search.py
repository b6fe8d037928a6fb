import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_names_that_contain_a_text_are_listed_in_columns(run: Run) -> None:
    result = run("knowledge", "search", "local government ass")
    assert result.exit_code == 0
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert all(len(row) == 5 for row in rows)
    assert rows[0] == [
        "Local Government Association",
        "Association",
        "1997",
        "",
        "https://w3id.org/policygraph/uk/local-government-association",
    ]


def test_the_name_that_was_found_stands_beside_the_full_one(run: Run) -> None:
    assert (
        "Department for Levelling Up, Housing and Communities (DLUHC)\t" in run("knowledge", "search", "dluhc").stdout
    )


def test_a_text_that_no_name_contains_gives_the_names_that_resemble_it(run: Run) -> None:
    result = run("knowledge", "search", "Minstry of Housing")
    assert result.exit_code == 0
    assert "Ministry of Housing, Communities and Local Government\t" in result.stdout


def test_bodies_of_the_user_are_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,type\nEstuary [red]Board\x1b[2J,Public body\n", encoding="utf-8")
    result = run("knowledge", "search", "estuary", "-k", tmp_path / "a.csv")
    assert result.stdout.startswith("Estuary [red]Board\ufffd[2J\tPublicBody\t\t\thttps://")


@pytest.mark.parametrize("command", ["show", "search"])
def test_help_has_an_example(run: Run, command: str) -> None:
    result = run("knowledge", command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\s+policygraph knowledge {command} ", result.stdout)


def test_nothing_found_is_said_with_exit_code_2(run: Run) -> None:
    result = run("knowledge", "search", "xqzzyq")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == 'no name contains or resembles "xqzzyq"\n'
