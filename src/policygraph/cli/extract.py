"""`policygraph extract`: what each document states, as JSON Lines."""

from __future__ import annotations

import typer

from policygraph.cli.console import progress, say, working
from policygraph.cli.options import Knowledge, Model, OutputFile, Paths
from policygraph.cli.summary import count, print_problems

EXAMPLES = """Example:

  policygraph extract minutes/ --output extractions.jsonl"""


def extract(
    paths: Paths,
    output: OutputFile,
    model: Model = None,
    knowledge: Knowledge = None,
) -> None:
    """Extract the entities and statements of each document.

    Writes a JSON record a document, with every mention and the quotation behind every statement.

    Exit code 1: some documents failed, the rest was extracted; 2: nothing could be read.
    """
    with working("Loading"):
        from policygraph.corpus import extract_all
        from policygraph.documents import read_documents
        from policygraph.interchange import write_extractions
        from policygraph.knowledge.base import knowledge_base

        known = knowledge_base(knowledge or [])
    with working("Reading"):
        reading = read_documents(paths, skip=[output])
    with progress("Extracting", len(reading.documents)) as show:
        run = extract_all(reading.documents, model, show, known)
    if not run.extractions:
        print_problems(reading, run)
        raise typer.Exit(2)
    output.parent.mkdir(parents=True, exist_ok=True)
    write_extractions(run.extractions, output)
    entities = sum(len(extraction.entities) for extraction in run.extractions)
    statements = sum(len(extraction.statements) for extraction in run.extractions)
    say(
        f"{count(len(run.extractions), 'document')} read in {run.seconds:.1f} seconds: "
        f"{count(entities, 'entity', 'entities')}, {count(statements, 'statement')}; written to {output}"
    )
    print_problems(reading, run)
    if reading.failures or run.failures:
        raise typer.Exit(1)
