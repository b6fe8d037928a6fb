"""`policygraph query`: asks a graph in SPARQL."""

from __future__ import annotations

import csv
import difflib
import io
import json
import logging
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from policygraph.cli.console import OUTPUT, complain, printable, say, working
from policygraph.errors import PolicyGraphError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyoxigraph import Store

    from policygraph.graph.sparql import Answer, Rows

EXAMPLES = """Examples:

  policygraph query --list

  policygraph query graph critics --set asked=Prevent

  policygraph query graph who-oversees --show > mine.rq

  policygraph query graph mine.rq --format csv > answer.csv

  policygraph query graph "SELECT ?name WHERE { ?body a pg:GovernmentDepartment ; skos:prefLabel ?name }" """


_NAMES = "skos:prefLabel|skos:altLabel|skos:hiddenLabel|dct:replaces/rdfs:label"
_NARROWEST = 14  # characters of a column of a table


class AnswerFormat(StrEnum):
    """The forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def query(
    graph: Annotated[
        Path | None,
        typer.Argument(
            metavar="GRAPH", show_default=False, help="A build's folder, a file of RDF such as .ttl, or extractions."
        ),
    ] = None,
    asked: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY", show_default=False, help="SPARQL, the name of a ready query, or a file that ends in .rq."
        ),
    ] = None,
    *,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=TEXT", show_default=False, help="Set a parameter of the query."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the ready queries; no graph is needed.")] = False,
    shown: Annotated[bool, typer.Option("--show", help="Print the query in SPARQL instead of asking it.")] = False,
    answer_format: Annotated[
        AnswerFormat | None,
        typer.Option("--format", "-f", show_default="table on a terminal, else csv", help="How to answer."),
    ] = None,
) -> None:
    """Ask a graph in SPARQL, or one of the ready queries.

    A CONSTRUCT or DESCRIBE query answers in Turtle. Nothing is ever fetched from elsewhere.
    """
    if listed or graph is None:
        _print(_ready(), answer_format or AnswerFormat.TABLE)
        return
    if asked is None and not shown:
        raise PolicyGraphError(
            f"{graph}: say what to ask it: policygraph query GRAPH QUERY; policygraph query --list has ready queries"
        )
    setting = _settings(values or ())
    sparql = _sparql(str(graph) if asked is None else asked, setting)
    if shown:
        typer.echo(sparql.rstrip("\n").encode("utf-8", "replace"))
        return
    with working("Asking"):
        from policygraph.graph.reading import read_store
        from policygraph.graph.sparql import ask

        # Of a value that does not fit its datatype rdflib logs a traceback, and keeps its text.
        logging.getLogger("rdflib").setLevel(logging.ERROR)
        store = read_store(graph)
        answer = ask(store, sparql)
    _print(answer, answer_format or (AnswerFormat.TABLE if OUTPUT.is_terminal else AnswerFormat.CSV))
    if setting and not answer and _is_ready(asked):
        _complain_of_names(store, setting)


def _sparql(asked: str, setting: Mapping[str, str]) -> str:
    from policygraph.graph.ready_queries import query_text

    if not asked.endswith(".rq"):
        return query_text(asked, setting)
    try:
        return query_text(Path(asked).read_text(encoding="utf-8-sig"), setting)
    except UnicodeDecodeError as error:
        raise PolicyGraphError(f"{asked}: is not UTF-8 text at byte {error.start}: save it as UTF-8") from None


def _settings(values: Sequence[str]) -> dict[str, str]:
    settings = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise PolicyGraphError(f'--set {value}: write a name and a text, such as --set asked="Home Office"')
        settings[name.strip().removeprefix("?")] = text.strip()
    return settings


def _ready() -> Rows:
    from policygraph.graph.ready_queries import ready_queries
    from policygraph.graph.sparql import Rows

    rows = (
        (ready.name, ready.question, " ".join(f"--set {parameter.name}=…" for parameter in ready.parameters))
        for ready in ready_queries()
    )
    return Rows(("query", "question", "options"), rows)


def _is_ready(asked: str | None) -> bool:
    from policygraph.graph.ready_queries import ready_queries

    return asked in {ready.name for ready in ready_queries()}


def _complain_of_names(store: Store, setting: Mapping[str, str]) -> None:
    """Say which of the texts that were set nothing in the graph is called, and what is called nearly so."""
    from policygraph.graph.sparql import Rows, ask

    answer = ask(store, f"SELECT DISTINCT ?name {{ ?any {_NAMES} ?name }}")
    names = [str(row["name"]) for row in answer] if isinstance(answer, Rows) else []
    by_folded = {name.casefold(): name for name in names}
    for text in setting.values():
        if text and text.casefold() not in by_folded and "://" not in text:
            near = [by_folded[match] for match in difflib.get_close_matches(text.casefold(), by_folded)]
            hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
            complain(f"nothing in the graph is called {text!r}{hint}")


def _print(answer: Answer, answer_format: AnswerFormat) -> None:
    from policygraph.graph.sparql import Rows

    if isinstance(answer, bool):
        typer.echo(_cell(answer))
    elif not isinstance(answer, Rows):
        typer.echo(answer.serialize(format="turtle").rstrip("\n").encode("utf-8"))
    elif answer_format is AnswerFormat.JSON:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=_in_json).encode("utf-8"))
    elif answer_format is AnswerFormat.CSV:
        typer.echo(_csv(answer).encode("utf-8"), nl=False)
    elif answer:
        fits = OUTPUT.width >= _NARROWEST * len(answer.columns)
        OUTPUT.print(_table(answer) if fits else _records(answer))
    else:
        say("Nothing matches.")


def _in_json(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def _csv(rows: Rows) -> str:
    from policygraph.export.columns import spreadsheet_cell

    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(map(spreadsheet_cell, row.values()) for row in rows)
    return file.getvalue()


def _table(rows: Rows) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in rows.columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(_cell(value))) for value in row.values()))
    return table


def _records(rows: Rows) -> Table:
    """Return the rows one below the other, where a terminal is too narrow for their columns side by side."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for number, row in enumerate(rows):
        if number:
            table.add_row()
        for name, value in row.items():
            if value is not None:
                table.add_row(Text(name), Text(printable(_cell(value))))
    return table


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
