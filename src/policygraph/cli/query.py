"""`policygraph query`: asks a graph in SPARQL."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from policygraph.cli.console import OUTPUT, printable, say, working

if TYPE_CHECKING:
    from policygraph.graph.sparql import Rows

EXAMPLES = """Examples:

  policygraph query graph "SELECT ?name WHERE { ?body a pg:GovernmentDepartment ; skos:prefLabel ?name }"

  policygraph query graph.ttl "SELECT ?a ?b WHERE { ?a pg:funds ?b }" --format csv > funding.csv"""


class AnswerFormat(StrEnum):
    """The forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def query(
    graph: Annotated[
        Path,
        typer.Argument(metavar="GRAPH", show_default=False, help="A build's folder, a .ttl file or extractions."),
    ],
    sparql: Annotated[
        str, typer.Argument(metavar="SPARQL", show_default=False, help="A SPARQL query; prefixes are known.")
    ],
    answer_format: Annotated[
        AnswerFormat | None,
        typer.Option("--format", "-f", show_default="table on a terminal, else csv", help="How to answer."),
    ] = None,
) -> None:
    """Ask a graph in SPARQL.

    A CONSTRUCT or DESCRIBE query answers in Turtle. Nothing is ever fetched from elsewhere.
    """
    with working("Asking"):
        from policygraph.cli.contents import read_graph
        from policygraph.graph.sparql import Rows, ask

        answer = ask(read_graph(graph), sparql)
    if answer_format is None:
        answer_format = AnswerFormat.TABLE if OUTPUT.is_terminal else AnswerFormat.CSV
    if isinstance(answer, bool):
        typer.echo(_cell(answer))
    elif not isinstance(answer, Rows):
        typer.echo(answer.serialize(format="turtle").rstrip("\n").encode("utf-8"))
    elif answer_format is AnswerFormat.JSON:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=str).encode("utf-8"))
    elif answer_format is AnswerFormat.CSV:
        typer.echo(_csv(answer).encode("utf-8"), nl=False)
    elif answer:
        OUTPUT.print(_table(answer))
    else:
        say("Nothing matches.")


def _csv(rows: Rows) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return file.getvalue()


def _table(rows: Rows) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in rows.columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(_cell(value))) for value in row.values()))
    return table


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
