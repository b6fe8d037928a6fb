"""`policygraph validate`: whether a graph is as the shapes ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policygraph.cli.console import say, working
from policygraph.cli.formats import FILES, BuildFormat
from policygraph.cli.summary import count

EXAMPLES = """Examples:

  policygraph validate graph

  policygraph validate bodies.ttl more-bodies.ttl --shapes shapes.ttl"""


def validate(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE", show_default=False, help="Turtle files, read as one graph, or the folder of a build."
        ),
    ],
    shapes: Annotated[
        Path | None,
        typer.Option(
            "--shapes", "-s", metavar="FILE", show_default="the package's own", help="Shapes in SHACL Core, in Turtle."
        ),
    ] = None,
) -> None:
    """Check that graphs and knowledge bases are well formed.

    Says of each thing that is not what is wrong with it and where. Nothing is inferred, nothing fetched.

    Exit code 1: something is wrong; 2: a file cannot be read.
    """
    with working("Validating"):
        from policygraph.knowledge.validation import validate as violations_of

        violations = violations_of([_turtle(path) for path in files], shapes)
    for violation in violations:
        say(str(violation))
    if violations:
        say(count(len(violations), "violation"), "bold")
        raise typer.Exit(1)
    say(f"Valid: {', '.join(map(str, files))}")


def _turtle(path: Path) -> Path:
    in_folder = path / FILES[BuildFormat.TURTLE][0]
    return in_folder if in_folder.is_file() else path
