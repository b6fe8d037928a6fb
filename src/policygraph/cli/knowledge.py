"""`policygraph knowledge`: makes the knowledge base, and looks into it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policygraph.cli import knowledge_search, knowledge_show
from policygraph.cli.console import say, working

EXAMPLES = """Example:

  policygraph knowledge build registers --output ontologies/uk"""

knowledge_app = typer.Typer(no_args_is_help=True, help="Make the knowledge base of public bodies, and look into it.")


@knowledge_app.command(epilog=EXAMPLES)
def build(
    registers: Annotated[
        Path,
        typer.Argument(metavar="REGISTERS", show_default=False, help="The folder with a folder for each register."),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            file_okay=False,
            show_default=False,
            help="The folder to write to; its folder kept has what is kept by hand.",
        ),
    ],
    left_out: Annotated[
        bool, typer.Option("--left-out", help="List what the registers say and the files do not, and why.")
    ] = False,
) -> None:
    """Write the knowledge base that comes with the package, of registers and of the files kept by hand.

    The same input gives the same bytes.
    """  # fmt: skip
    with working("Reading the registers"):
        from policygraph.knowledge.registers import build_knowledge

        built = build_knowledge(registers, output)
    for file in built:
        held = f", {file.appointments:,} appointments" if file.appointments else ""
        say(f"{file.path}: {file.entities:,} entities, {file.new:,} of them new; {file.names:,} names{held}")
        if left_out:
            for line in file.dropped:
                say(f"  left out: {line}")
    count = sum(len(file.dropped) for file in built)
    if count and not left_out:
        say(f"{count:,} things left out; --left-out lists them.")


knowledge_app.command(epilog=knowledge_show.EXAMPLES)(knowledge_show.show)
knowledge_app.command(epilog=knowledge_search.EXAMPLES)(knowledge_search.search)
