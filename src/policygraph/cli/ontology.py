"""`policygraph ontology`: the types of entity and the relations, for readers and for programs."""

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

from policygraph.cli.console import OUTPUT, say, working

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.knowledge.reference import OntologyDocument, Reference, Term

EXAMPLES = """Examples:

  policygraph ontology

  policygraph ontology --format json

  policygraph ontology --format html --output ontology.html"""


class OntologyFormat(StrEnum):
    """The forms in which the ontology can be shown."""

    TABLE = "table"
    TSV = "tsv"
    JSON = "json"
    HTML = "html"
    SHAPES = "shapes"
    CONTEXT = "context"


def ontology(
    ontology_format: Annotated[
        OntologyFormat | None,
        typer.Option(
            "--format",
            "-f",
            show_default="table on a terminal, else tsv",
            help="How to show it; shapes are in SHACL, and what validate checks by; context is that of JSON-LD.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write to this file instead."),
    ] = None,
) -> None:
    """Show the types of entity and the relations between them.

    What each means, which types each relation joins, and what it corresponds to in standard vocabularies.
    """
    on_terminal = output is None and OUTPUT.is_terminal
    chosen = ontology_format or (OntologyFormat.TABLE if on_terminal else OntologyFormat.TSV)
    if output is not None and chosen is OntologyFormat.TABLE:
        raise typer.BadParameter("a table is for the terminal: take tsv, json or html", param_hint="--format")
    with working("Reading the ontology"):
        from policygraph.knowledge.files import ontologies_folder
        from policygraph.knowledge.reference import OntologyDocument

        document = OntologyDocument(ontologies_folder() / "policygraph.ttl")
    if chosen is OntologyFormat.TABLE:
        OUTPUT.print(_types(document))
        OUTPUT.print()
        OUTPUT.print(_relations(document))
    elif output is None:
        typer.echo(_text(document, chosen).encode("utf-8"), nl=False)
    else:
        from policygraph.writing import write_text

        output.parent.mkdir(parents=True, exist_ok=True)
        write_text(output, _text(document, chosen))
        say(f"Written to {output}")


def _text(document: OntologyDocument, ontology_format: OntologyFormat) -> str:
    if ontology_format is OntologyFormat.SHAPES:
        from policygraph.knowledge.ontology import default_ontology
        from policygraph.knowledge.shapes import shapes

        return shapes(default_ontology())
    if ontology_format is OntologyFormat.CONTEXT:
        from policygraph.export.jsonld import context_text

        return context_text()
    if ontology_format is OntologyFormat.HTML:
        from policygraph.knowledge.reference_page import reference_page

        return reference_page(document)
    if ontology_format is OntologyFormat.JSON:
        return f"{json.dumps(_record(document), ensure_ascii=False, indent=2)}\n"
    file = io.StringIO()
    writer = csv.writer(file, dialect="excel-tab", lineterminator="\n")
    writer.writerow(("kind", "name", "label", "definition", "example", "broader", "subjects", "objects", "inverse"))
    for kind, terms in (("type", document.types), ("relation", document.relations)):
        for term in terms:
            references = (_names(which) for which in (term.broader, term.subjects, term.objects))
            called = term.called or term.name
            writer.writerow((kind, called, term.label, term.definition, term.example, *references, term.inverse))
    return file.getvalue()


def _record(document: OntologyDocument) -> dict[str, object]:
    return {
        "iri": document.iri,
        "version": document.version,
        "title": document.title,
        "types": [_term(term) for term in document.types],
        "relations": [_term(term) for term in document.relations],
    }


def _term(term: Term) -> dict[str, object]:
    record: dict[str, object] = {
        "name": term.called or term.name,
        "iri": term.iri,
        "label": term.label,
        "definition": term.definition,
        "example": term.example,
        "abstract": term.abstract,
        "broader": _iris(term.broader),
        "close": _iris(term.close),
        "related": _iris(term.related),
    }
    if term.subjects:
        record["subjects"] = _iris(term.subjects)
        record["objects"] = _iris(term.objects)
        record["signatures"] = [
            {"subjects": _iris(subjects), "objects": _iris(objects)} for subjects, objects in term.signatures
        ]
        record["inverse"] = term.inverse
        record["symmetric"] = term.symmetric
    return record


def _iris(references: Iterable[Reference]) -> list[str]:
    return [reference.iri for reference in references]


def _names(references: Iterable[Reference]) -> str:
    return ", ".join(reference.name for reference in references)


def _types(document: OntologyDocument) -> Table:
    table = _table("Type", "What falls under it", "Examples")
    for term in document.types:
        table.add_row(
            Text(f"{'  ' * term.depth}{term.name}", "dim" if term.abstract else ""), term.definition, term.example
        )
    return table


def _relations(document: OntologyDocument) -> Table:
    table = _table("Relation", "From", "To", "What it says")
    for term in document.relations:
        for number, (subjects, objects) in enumerate(term.signatures or ((term.subjects, term.objects),)):
            first = (term.called, term.definition) if number == 0 else ("", "")
            if term.called:
                table.add_row(first[0], _names(subjects), _names(objects), first[1])
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, heading in enumerate(headings):
        table.add_column(heading, no_wrap=number == 0)
    return table
