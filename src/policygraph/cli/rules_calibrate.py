"""`policygraph rules calibrate`: learn from annotated documents what confidence is worth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from policygraph.cli.console import OUTPUT, say, working
from policygraph.cli.options import Gold, Model
from policygraph.cli.summary import count
from policygraph.errors import PolicyGraphError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policygraph.evaluation.calibration import Band

EXAMPLES = """Example:

  policygraph rules calibrate annotated/ --output calibration.yaml"""

_FEWEST = 30
_HEAD = """# What the confidence of a statement is made of: the weights of its traits, learnt by
# `policygraph rules calibrate` from {documents} with {statements}.
"""


def calibrate(
    gold: Gold,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write the weights to this file."),
    ] = None,
    model: Model = None,
) -> None:
    """Learn from annotated documents how likely a statement is to be right, by what it looks like.

    Says how far confidence and the share that is right agree on documents that were left out in turn.
    """
    with working("Extracting the annotated documents"):
        import yaml

        from policygraph.corpus import Extractor
        from policygraph.evaluation.calibration import cross_validated, fit, observe, reliability
        from policygraph.evaluation.gold import read_annotations

        annotations = read_annotations(gold)
        observations = observe(annotations, Extractor(model))
    if len({one.document for one in observations}) < 2 or len(observations) < _FEWEST:
        raise PolicyGraphError(
            f"{gold}: {count(len(observations), 'statement')} found in annotated documents are too few to learn "
            f"from: at least {_FEWEST} in two documents are needed"
        )
    weights = fit(observations)
    documents, statements = count(len(annotations), "document"), count(len(observations), "statement")
    _print(reliability(cross_validated(observations)), documents, statements)
    if output is not None:
        from policygraph.writing import write_text

        text = yaml.safe_dump({"weights": weights}, allow_unicode=True, sort_keys=True)
        write_text(output, _HEAD.format(documents=documents, statements=statements) + text)
        say(f"Written to {output}")


def _print(bands: Sequence[Band], documents: str, statements: str) -> None:
    say(f"{statements} in {documents}, each judged by weights learnt from the other documents", "bold")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Confidence", "Statements", "Mean", "Right"):
        table.add_column(heading, justify="right")
    for band in bands:
        table.add_row(f"{band.low:.1f}–{band.high:.1f}", str(band.count), f"{band.expected:.3f}", f"{band.right:.3f}")
    OUTPUT.print(table)
