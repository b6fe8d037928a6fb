"""`policygraph evaluate`: how right the extraction is, beside what people annotated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from policygraph.cli.console import OUTPUT, complain, printable, progress, say, working
from policygraph.cli.options import Gold, Knowledge, Model
from policygraph.cli.summary import count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policygraph.evaluation.figures import Figures
    from policygraph.evaluation.gold import Annotation
    from policygraph.evaluation.scoring import Evaluation
    from policygraph.model import Extraction

EXAMPLES = """Examples:

  policygraph evaluate annotated/

  policygraph evaluate annotated/ extractions.jsonl --errors"""


def evaluate(
    gold: Gold,
    extractions: Annotated[
        Path | None,
        typer.Argument(
            metavar="[EXTRACTIONS]",
            show_default=False,
            help="What to judge, as extract wrote it; without it the annotated texts are extracted now.",
        ),
    ] = None,
    *,
    errors: Annotated[bool, typer.Option("--errors", "-e", help="List everything that is wrong or missing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print figures and errors as JSON.")] = False,
    model: Model = None,
    knowledge: Knowledge = None,
) -> None:
    """Compare extractions with annotated documents: precision, recall and F1, by type and relation.

    Named entities count as found if they share a mention or a name, statements if subject, relation and object are
    right. Annotations marked optional count neither way.
    """
    with working("Reading"):
        from policygraph.evaluation.gold import read_annotations
        from policygraph.evaluation.scoring import evaluate as compare
        from policygraph.interchange import read_extractions

        annotations = read_annotations(gold)
    if extractions is not None:
        found = {extraction.document.id: extraction for extraction in read_extractions(extractions)}
    else:
        found = _extracted(annotations, model, knowledge)
    result = compare(annotations, found)
    if as_json:
        typer.echo(json.dumps(_record(result), ensure_ascii=False, indent=1))
        return
    _print(result)
    if errors:
        _print_errors(result)


def _extracted(annotations: list[Annotation], model: str | None, knowledge: list[Path] | None) -> dict[str, Extraction]:
    from policygraph.corpus import extract_all
    from policygraph.knowledge.base import knowledge_base

    documents = [annotation.extraction.document for annotation in annotations]
    with progress("Extracting", len(documents)) as show:
        run = extract_all(documents, model, show, knowledge_base(knowledge or []))
    for failure in run.failures:
        complain(f"{failure.path}: {failure.reason}")
    return {extraction.document.id: extraction for extraction in run.extractions}


def _print(result: Evaluation) -> None:
    from policygraph.evaluation.scoring import QUALIFIERS

    say(count(result.documents, "annotated document"), "bold")
    if result.missing:
        complain(f"not extracted, so that all of it counts as missed: {', '.join(result.missing)}")
    _table("Measure", result.measures)
    OUTPUT.print()
    say("Of the statements that are right, these qualifiers are right, too:")
    for qualifier in QUALIFIERS:
        say(f"  {qualifier:<12} {result.share(qualifier):.3f}")
    _table("Entity type", dict(sorted(result.types.items())))
    _table("Relation", dict(sorted(result.relations.items())))


def _table(heading: str, rows: Mapping[str, Figures]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(heading, min_width=20)
    for name in ("Precision", "Recall", "F1", "Right", "Found", "Wanted"):
        table.add_column(name, justify="right")
    for name, row in rows.items():
        shares = (f"{share:.3f}" for share in (row.precision, row.recall, row.f1))
        table.add_row(printable(name), *shares, *map(str, (row.right, row.found, row.wanted)))
    OUTPUT.print()
    OUTPUT.print(table)


def _print_errors(result: Evaluation) -> None:
    document = None
    for error in result.errors:
        if error.document != document:
            document = error.document
            OUTPUT.print()
            say(document, "bold")
        rule = f" [{error.rule}]" if error.rule else ""
        say(f"  {error.kind:<12} {error.what}{rule}")
        if " | " in error.what:
            say(f"               “{error.quotation}”", "dim")


def _record(result: Evaluation) -> dict[str, object]:
    from dataclasses import asdict

    from policygraph.evaluation.scoring import QUALIFIERS

    def rows(figures: Mapping[str, Figures]) -> dict[str, dict[str, float]]:
        return {
            name: {
                "precision": round(row.precision, 4),
                "recall": round(row.recall, 4),
                "f1": round(row.f1, 4),
                **asdict(row),
            }
            for name, row in figures.items()
        }

    return {
        "documents": result.documents,
        "missing": result.missing,
        **rows(result.measures),
        "qualifiers": {qualifier: round(result.share(qualifier), 4) for qualifier in QUALIFIERS},
        "types": rows(dict(sorted(result.types.items()))),
        "relations": rows(dict(sorted(result.relations.items()))),
        "errors": [asdict(error) for error in result.errors],
    }
