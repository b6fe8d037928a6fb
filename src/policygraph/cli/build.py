"""`policygraph build`: documents in, the graph in every format out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from policygraph.cli.console import progress, working
from policygraph.cli.formats import USUAL, BuildFormat, remove_others, write_build
from policygraph.cli.options import Base, Knowledge, Model, OutputFolder, Paths, WithTexts
from policygraph.cli.summary import print_problems, print_summary

EXAMPLES = """Examples:

  policygraph build article.txt --output graph

  policygraph build minutes/ letters.jsonl --output graph --format turtle --format html

  policygraph build minutes/ --output graph --knowledge our-partners.csv"""


def build(
    paths: Paths,
    output: OutputFolder,
    *,
    formats: Annotated[
        list[BuildFormat] | None,
        typer.Option(
            "--format",
            "-f",
            help="Write this format; may be given again.",
            show_default="html, turtle, graphml and jsonl",
        ),
    ] = None,
    model: Model = None,
    knowledge: Knowledge = None,
    base: Base = None,
    with_texts: WithTexts = False,
) -> None:
    """Build a knowledge graph of policy documents.

    Writes a page to look at, files for other programs and a report.

    Exit code 1: some documents failed, the rest was built; 2: nothing could be read.
    """
    run_build(paths, output, formats or USUAL, model=model, knowledge=knowledge or [], base=base, with_texts=with_texts)


def run_build(
    paths: Sequence[Path],
    output: Path,
    formats: Sequence[BuildFormat],
    *,
    model: str | None = None,
    knowledge: Sequence[Path] = (),
    base: str | None = None,
    with_texts: bool = False,
) -> None:
    """Read the paths, write the graph's files and print the summary.

    Args:
        paths: Documents and folders of them.
        output: The folder for the files; what it has of an earlier build is not read as documents.
        formats: Those to write, each once in the order of the summary.
        model: An installed English spaCy pipeline; the package's default where None.
        knowledge: Files of bodies that are to be known besides those that are shipped.
        base: What the IRIs begin with that the knowledge base does not give; the package's own where None.
        with_texts: Keep the documents' texts in the graph.

    Raises:
        PolicyGraphError: If the base is none.
        typer.Exit: With code 2 if nothing could be read, 1 if something failed.
    """
    with working("Loading"):
        from policygraph.corpus import extract_all
        from policygraph.corpus.report import report
        from policygraph.documents import read_documents
        from policygraph.graph.merge import merge
        from policygraph.identifiers import checked_base
        from policygraph.knowledge.base import knowledge_base
        from policygraph.language.pipeline import DEFAULT_MODEL
        from policygraph.model import BASE
        from policygraph.writing import write_text

        checked_base(base or BASE)
        known = knowledge_base(knowledge)
    with working("Reading"):
        reading = read_documents(paths, skip=[output])
    with progress("Extracting", len(reading.documents)) as show:
        run = extract_all(reading.documents, model, show, known)
    if not run.extractions:
        print_problems(reading, run)
        raise typer.Exit(2)
    chosen = [build_format for build_format in BuildFormat if build_format in formats]
    with working("Building the graph"):
        contents = merge(run.extractions, known, base or BASE, with_texts)
        output.mkdir(parents=True, exist_ok=True)
        remove_others(output, chosen)
        write_build(run.extractions, contents, output, chosen)
        account = json.dumps(report(reading, run, contents, model or DEFAULT_MODEL), ensure_ascii=False, indent=2)
        write_text(output / "report.json", f"{account}\n")
    print_summary(reading, run, contents, output, chosen)
    if reading.failures or run.failures:
        raise typer.Exit(1)
