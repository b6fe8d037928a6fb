"""`policygraph knowledge search`: the entities of the knowledge base whose names contain a text."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from policygraph.cli.console import OUTPUT, complain, printable, working
from policygraph.cli.options import Knowledge

EXAMPLES = """Example:

  policygraph knowledge search "fire and rescue\""""

_HEADINGS = ("Name", "Type", "Since", "Until")


def search(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", show_default=False, help="Some words of a name, or a part of one.")
    ],
    knowledge: Knowledge = None,
) -> None:
    """List the entities whose names contain a text; where there are none, those whose names resemble it.

    Where the output is no terminal, columns are separated by tabs, and the last one is the identifier.

    Exit code 2: there are none.
    """
    with working("Looking"):
        from policygraph.knowledge.base import knowledge_base
        from policygraph.knowledge.lookup import search as search_names

        found = search_names(knowledge_base(knowledge or []), text)
    if not found:
        complain(f'no name contains or resembles "{text}"')
        raise typer.Exit(2)
    rows = [
        (
            entity.name if name == entity.name else f"{entity.name} ({name})",
            entity.type,
            entity.since or "",
            entity.until or "",
            entity.iri,
        )
        for entity, name in found
    ]
    if not OUTPUT.is_terminal:
        for row in rows:
            typer.echo("\t".join(map(printable, row)))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in _HEADINGS:
        table.add_column(heading, overflow="fold", no_wrap=heading != "Name")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row[: len(_HEADINGS)]))
    OUTPUT.print(table)
