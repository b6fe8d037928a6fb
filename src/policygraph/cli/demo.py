"""`policygraph demo`: the graph of the samples that come with the package."""

from __future__ import annotations

from pathlib import Path

import policygraph
from policygraph.cli.build import run_build
from policygraph.cli.formats import USUAL
from policygraph.cli.options import OutputFolder

SAMPLES = Path(policygraph.__file__).parent / "samples"

EXAMPLES = """Example:

  policygraph demo --output demo"""


def demo(
    output: OutputFolder = Path("build/demo"),
) -> None:
    """Build the graph of eight sample documents, to see what comes out."""
    run_build([SAMPLES], output, USUAL)
