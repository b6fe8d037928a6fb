from __future__ import annotations

import builtins
import csv
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import PolicyGraphError
from policygraph.export.rows import TABLES
from policygraph.export.tables import write_csv, write_parquet
from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Mention, Predecessor, Statement

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.graph import PolicyGraph

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
NAMES = ["documents", "entities", "evidence", "mentions", "statements"]


def ask(query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as database:
        return database.execute(query).fetchall()


def example(name: str = "Towns Fund", quotation: str = "It paid £12.50.") -> GraphContents:
    entities = (
        Entity(
            "urn:fund",
            name,
            "Fund",
            aliases=("the fund", "TF; the"),
            mentions=(Mention("d", 3, 9, "Towns", "name"),),
            codes=("E1",),
            since="2019-09-06",
            until="2026",
            replaces=(Predecessor("urn:old", "Old fund"),),
            known_as=("Fund for towns",),
        ),
        Entity("urn:town", "town", "Place", "generic"),
    )
    evidence = Evidence(
        "d",
        2**40,
        2**40 + 9,
        quotation,
        "paid",
        "funds/verb",
        "in 2015",
        "2015-04-01/..",
        "in force",
        Amount("GBP", 12.5),
    )
    statement = Statement("urn:s", "urn:fund", "funds", "urn:town", (evidence,), confidence=0.75)
    return GraphContents((Document("d", "", date="2024-03-04"),), entities, (statement,))


def test_a_folder_has_a_file_a_table(graph: PolicyGraph, tmp_path: Path) -> None:
    write_csv(graph.contents, tmp_path / "csv")
    write_parquet(graph.contents, tmp_path / "parquet")
    assert sorted(path.name for path in (tmp_path / "csv").iterdir()) == [f"{name}.csv" for name in NAMES]
    assert sorted(path.name for path in (tmp_path / "parquet").iterdir()) == [f"{name}.parquet" for name in NAMES]


def test_duckdb_and_polars_read_the_same_from_csv(graph: PolicyGraph, tmp_path: Path) -> None:
    write_csv(graph.contents, tmp_path)
    for table in TABLES:
        path = tmp_path / f"{table.name}.csv"
        read = polars.read_csv(path)
        assert read.columns == list(table.columns)
        assert read.height == len(list(table.rows(graph.contents)))
        counted = ask(f"SELECT count(*) FROM read_csv('{path}', header = true)")
        assert counted == [(read.height,)]


def test_csv_has_the_lines_of_rfc_4180_and_a_byte_order_mark_for_excel(tmp_path: Path) -> None:
    write_csv(example(), tmp_path)
    data = (tmp_path / "entities.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfiri,name,")
    assert data.count(b"\r\n") == data.count(b"\n") == 3


def test_statements_join_entities_and_evidence_in_sql(graph: PolicyGraph, tmp_path: Path) -> None:
    write_parquet(graph.contents, tmp_path)
    found = ask(
        f"""
        SELECT statement.subject_name, object.name, statement.speaker_name, evidence.quotation, document.title
        FROM '{tmp_path}/statements.parquet' AS statement
        JOIN '{tmp_path}/entities.parquet' AS object ON object.iri = statement.object
        JOIN '{tmp_path}/evidence.parquet' AS evidence ON evidence.statement = statement.iri
        JOIN '{tmp_path}/documents.parquet' AS document ON document.id = evidence.document
        WHERE NOT fact AND polarity = 'negated' AND relation = 'oversees'
        """
    )
    quotation = "“Ofwat does not oversee the trusts,” said Mara Ellison"
    assert found == [("Ofwat", "canal trusts", "Mara Ellison", quotation, "A strategy for the waterways")]


def test_parquet_columns_have_types(tmp_path: Path) -> None:
    write_parquet(example(), tmp_path)
    entities = polars.read_parquet(tmp_path / "entities.parquet")
    evidence = polars.read_parquet(tmp_path / "evidence.parquet")
    assert entities.schema["aliases"] == polars.List(polars.String)
    assert entities.schema["since_day"] == polars.Date
    assert entities.schema["plural"] == polars.Boolean
    assert evidence.schema["start"] == polars.Int64
    assert evidence.schema["amount"] == polars.Float64
    fund: dict[str, Any] = entities.row(0, named=True)
    assert fund["aliases"] == ["the fund", "TF; the"]
    assert fund["known_as"] == ["Fund for towns"]
    assert (fund["since"], fund["since_day"]) == ("2019-09-06", date(2019, 9, 6))
    assert (fund["until"], fund["until_day"]) == ("2026", None)
    assert (fund["replaces"], fund["replaces_names"], fund["mentions"]) == (["urn:old"], ["Old fund"], 1)
    quotation = evidence.row(0, named=True)
    assert (quotation["start"], quotation["first_day"], quotation["last_day"]) == (2**40, date(2015, 4, 1), None)
    assert (quotation["currency"], quotation["amount"]) == ("GBP", 12.5)


def test_what_claims_only_is_no_fact(graph: PolicyGraph, tmp_path: Path) -> None:
    write_parquet(graph.contents, tmp_path)
    statements = polars.read_parquet(tmp_path / "statements.parquet")
    facts = statements.filter(polars.col("fact"))
    assert 0 < facts.height < statements.height
    assert facts.select("polarity", "modality", "speaker").unique().rows() == [("affirmed", "asserted", None)]


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_spreadsheet_takes_a_text_for_a_formula(tmp_path: Path, name: str) -> None:
    write_csv(example(name), tmp_path)
    write_parquet(example(name), tmp_path)
    with (tmp_path / "entities.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["name"] == f"'{name}"
    assert polars.read_parquet(tmp_path / "entities.parquet")["name"][0] == name


@given(name=TEXT, quotation=TEXT)
def test_any_text_comes_back_from_csv(tmp_path_factory: pytest.TempPathFactory, name: str, quotation: str) -> None:
    folder = tmp_path_factory.mktemp("csv")
    write_csv(example(name, quotation), folder)
    rows = ask(
        f"SELECT name FROM read_csv('{folder}/entities.csv', header = true, all_varchar = true, delim = ',', "
        """quote = '"', escape = '"', sample_size = -1, max_line_size = 10000000)"""
    )
    assert [row[0] or "" for row in rows] == [unrun(name), "town"]
    read = polars.read_csv(folder / "evidence.csv", infer_schema=False)
    assert (read["quotation"][0] or "") == unrun(quotation)


def unrun(text: str) -> str:
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} and text else text


@given(name=TEXT, quotation=TEXT)
def test_any_text_comes_back_from_parquet(tmp_path_factory: pytest.TempPathFactory, name: str, quotation: str) -> None:
    folder = tmp_path_factory.mktemp("parquet")
    write_parquet(example(name, quotation), folder)
    assert ask(f"SELECT name FROM '{folder}/entities.parquet'") == [(name,), ("town",)]
    assert polars.read_parquet(folder / "evidence.parquet")["quotation"].to_list() == [quotation]


@pytest.mark.parametrize("write", [write_csv, write_parquet])
@pytest.mark.parametrize("text", ["a\0b", "a\udfffb"])
def test_half_a_surrogate_pair_and_nul_are_refused_with_the_name_of_the_bearer(
    tmp_path: Path, write: Any, text: str
) -> None:
    with pytest.raises(PolicyGraphError, match="<urn:fund> has a text that cannot be written"):
        write(example(text), tmp_path)


@pytest.mark.parametrize("write", [write_csv, write_parquet])
def test_a_number_that_is_none_is_refused_with_the_name_of_the_bearer(tmp_path: Path, write: Any) -> None:
    statement = Statement("urn:s", "urn:a", "funds", "urn:a", (), confidence=float("nan"))
    with pytest.raises(PolicyGraphError, match="<urn:s> has a number that cannot be written"):
        write(GraphContents((), (Entity("urn:a", "A", "Fund"),), (statement,)), tmp_path)


def test_the_same_graph_gives_the_same_bytes(graph: PolicyGraph, tmp_path: Path) -> None:
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        write_csv(graph.contents, folder)
        write_parquet(graph.contents, folder)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_an_empty_graph_has_tables_without_rows(tmp_path: Path) -> None:
    write_csv(GraphContents(), tmp_path)
    write_parquet(GraphContents(), tmp_path)
    for name in NAMES:
        assert polars.read_parquet(tmp_path / f"{name}.parquet").height == 0
        assert polars.read_csv(tmp_path / f"{name}.csv").height == 0


def test_without_pyarrow_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def missing(name: str, *more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return usual(name, *more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(PolicyGraphError, match=r"pip install 'policygraph\[parquet\]'"):
        write_parquet(GraphContents(), tmp_path / "parquet")
    assert not (tmp_path / "parquet").exists()
