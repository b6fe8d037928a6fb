"""The program `policygraph`: its commands, and what becomes of their errors."""

from __future__ import annotations

import io
import sys
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from policygraph.cli import (
    build,
    demo,
    evaluate,
    export,
    extract,
    knowledge,
    ontology,
    page,
    push,
    query,
    rules,
    serve,
    validate,
    verify,
)
from policygraph.cli.console import complain
from policygraph.errors import PolicyGraphError

_INTERRUPTED = 130

EXAMPLES = """Examples:

  policygraph demo

  policygraph build article.txt --output graph

  policygraph query graph "SELECT ?name WHERE { ?body a pg:GovernmentDepartment ; skos:prefLabel ?name }" """


class _Commands(TyperGroup):
    """The commands; an error that a person can do something about is a message, never a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except PolicyGraphError as error:
            complain(str(error))
        except BrokenPipeError:
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            complain(f"{where}{error.strerror or error}")
        except KeyboardInterrupt:
            complain("interrupted")
            raise typer.Exit(_INTERRUPTED) from None
        raise typer.Exit(2)


app = typer.Typer(
    cls=_Commands, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, epilog=EXAMPLES
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"policygraph {version('policygraph')}")
        raise typer.Exit


@app.callback()
def policygraph(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Knowledge graphs of policy documents, with the sentence behind every edge."""


app.command(epilog=build.EXAMPLES)(build.build)
app.command(epilog=extract.EXAMPLES)(extract.extract)
app.command(epilog=export.EXAMPLES)(export.export)
app.command(epilog=page.EXAMPLES)(page.page)
app.command(epilog=query.EXAMPLES)(query.query)
app.command(epilog=verify.EXAMPLES)(verify.verify)
app.command(epilog=push.EXAMPLES)(push.push)
app.command(epilog=serve.EXAMPLES)(serve.serve)
app.command(epilog=validate.EXAMPLES)(validate.validate)
app.command(epilog=evaluate.EXAMPLES)(evaluate.evaluate)
app.command(epilog=ontology.EXAMPLES)(ontology.ontology)
app.command(epilog=demo.EXAMPLES)(demo.demo)
app.add_typer(knowledge.knowledge_app, name="knowledge")
app.add_typer(rules.rules_app, name="rules")


def main() -> None:
    """Run the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character still gets the rest
    try:
        app()
    except Exception as error:
        complain(
            f"policygraph failed ({type(error).__name__}: {error}). This is a fault of the program: please report "
            "it with the command that you gave."
        )
        sys.exit(2)
