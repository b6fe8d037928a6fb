"""`policygraph verify`: whether the documents still say what a graph says that they do."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from policygraph.cli.console import complain, complain_of, say, working
from policygraph.cli.options import Graph
from policygraph.cli.summary import count

EXAMPLES = """Examples:

  policygraph verify graph --documents minutes/

  policygraph verify graph.ttl --documents article.txt --json"""


def verify(
    graph: Graph,
    documents: Annotated[
        list[Path],
        typer.Option(
            "--documents",
            "-d",
            metavar="PATH",
            show_default=False,
            help="The documents that the graph is of, or a folder of them; may be given again.",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Check that the documents bear a graph out.

    Every quotation must stand in its document at its offsets, and every statement's entities must be mentioned there.

    Exit code 1: something does not stand where the graph says, or a document is missing; 2: the graph or the
    documents cannot be read.
    """
    with working("Verifying"):
        from policygraph.documents import read_documents
        from policygraph.graph.reading import read_contents
        from policygraph.graph.verification import documents_of
        from policygraph.graph.verification import verify as verification_of

        contents = read_contents(graph)
        reading = read_documents(documents, skip=[graph])
        verification = verification_of(contents, documents_of(reading))
    complain_of(reading.failures)
    if not reading.documents:
        complain("there are no documents to verify by: name them, or a folder of them, with --documents")
        raise typer.Exit(2)
    if as_json:
        typer.echo(json.dumps(asdict(verification), ensure_ascii=False, indent=2).encode("utf-8"))
    else:
        for discrepancy in verification.discrepancies:
            say(str(discrepancy))
        looked_up = (
            f"{count(verification.quotations, 'quotation')} of {count(verification.statements, 'statement')} and "
            f"{count(verification.mentions, 'mention')} in {count(verification.documents, 'document')}"
        )
        if verification.discrepancies:
            wrong = count(len(verification.discrepancies), "discrepancy", "discrepancies")
            say(f"{wrong} among {looked_up}", "bold")
        else:
            say(f"Verified: {looked_up} stand where the graph says", "bold")
    if verification.discrepancies:
        raise typer.Exit(1)
