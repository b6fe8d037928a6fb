"""The tables of registers, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.registers.rows import read_rows


def table(folder: Path, text: str) -> Path:
    path = folder / "bodies.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_values_lose_stray_white_space_and_typographic_apostrophes(tmp_path: Path) -> None:
    (row,) = read_rows(table(tmp_path, "\ufeffcode,name\nA1,  Buoys’  Council \n"), ("code", "name"))
    assert (row["code"], row["name"]) == ("A1", "Buoys' Council")


def test_a_row_knows_its_line_and_a_value_may_run_over_lines(tmp_path: Path) -> None:
    rows = read_rows(table(tmp_path, 'code,name\nA1,"Tide\nOffice"\nA2,\n'), ("code", "name"))
    assert [(row.line, row["name"]) for row in rows] == [(3, "Tide Office"), (4, "")]
    with pytest.raises(KnowledgeError, match="line 4: has no name"):
        rows[1].required("name")


def test_a_date_is_a_day_or_nothing(tmp_path: Path) -> None:
    rows = read_rows(table(tmp_path, "code,end\nA,2019-03-31\nB,\nC,31/03/2019\n"), ("code", "end"))
    assert [row.date("end") for row in rows[:2]] == ["2019-03-31", None]
    with pytest.raises(KnowledgeError, match=r'bodies.csv, line 4: has "31/03/2019" as end, which is no date'):
        rows[2].date("end")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code\nA1\n", "line 1: lacks the column name"),
        ("", "line 1: lacks the column code, name"),
        ("code,name\nA1\n", "line 2: has not the 2 values"),
        ("code,name\nA1,Tide,Office\n", "line 2: has not the 2 values"),
        ("code,name\nA1,Tide\nA1,Wave\n", 'line 3: has "A1" as code, as an earlier row has'),
        ("code,name\n,Tide\n", "line 2: has no code"),
        ('code,name\nA1,"Tide\n', "line 2: is no row of values"),
    ],
)
def test_a_table_that_is_none_is_an_error_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=f"bodies.csv, {message}"):
        read_rows(table(tmp_path, text), ("code", "name"), key="code")


def test_a_missing_file_and_one_in_another_encoding_are_errors(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none\.csv: there is no such file"):
        read_rows(tmp_path / "none.csv", ())
    path = tmp_path / "latin.csv"
    path.write_bytes("name\nMôn\n".encode("latin-1"))
    with pytest.raises(KnowledgeError, match=r"latin\.csv: cannot be read: it is not UTF-8 text"):
        read_rows(path, ("name",))
