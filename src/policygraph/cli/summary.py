"""The summary of a build, for the person who ran it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from policygraph.cli.console import OUTPUT, complain, complain_of, printable, say
from policygraph.cli.formats import FILES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from policygraph.cli.formats import BuildFormat
    from policygraph.corpus import ExtractionRun
    from policygraph.model import GraphContents, Reading

_MOST_SHOWN = 10


def print_summary(
    reading: Reading, run: ExtractionRun, contents: GraphContents, output: Path, formats: Sequence[BuildFormat]
) -> None:
    """Print what a build found and where it is; problems go to standard error.

    Args:
        reading: What the paths held.
        run: What the documents gave.
        contents: The graph.
        output: The folder that has the files.
        formats: Those that were written.
    """
    say(
        f"{count(len(run.extractions), 'document')} read in {run.seconds:.1f} seconds: "
        f"{count(len(contents.entities), 'entity', 'entities')}, "
        f"{count(len(contents.statements), 'statement')}",
        "bold",
    )
    if contents.statements:
        OUTPUT.print()
        OUTPUT.print(_connections(contents))
        OUTPUT.print()
        OUTPUT.print(_relations(contents))
    OUTPUT.print()
    say(f"Written to {output}:")
    files = [FILES[build_format] for build_format in formats] + [("report.json", "an account of this build")]
    for name, purpose in files:
        say(f"  {name:<18} {purpose}")
    print_problems(reading, run)
    uncertain = [entity.name for entity in contents.entities if entity.candidates]
    if uncertain:
        names = ", ".join(printable(name) for name in uncertain[:_MOST_SHOWN])
        complain(f"left unlinked, for the text does not tell which of several it is: {names}; see report.json")


def print_problems(reading: Reading, run: ExtractionRun) -> None:
    """Print what was found twice and what failed, on standard error."""
    for path, document in reading.duplicates[:_MOST_SHOWN]:
        complain(f"{path}: has the same text as {document}; read once")
    if len(reading.duplicates) > _MOST_SHOWN:
        complain(f"and {len(reading.duplicates) - _MOST_SHOWN} more texts that came again; read once")
    failures = (*reading.failures, *run.failures)
    complain_of(failures)
    if failures and run.extractions:
        complain(f"{count(len(failures), 'failure')}; everything else was read")


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "entity", "entities"), count(1200, "statement")
    ('1 entity', '1,200 statements')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _connections(contents: GraphContents) -> Table:
    from policygraph.knowledge.ontology import default_ontology

    types = default_ontology().types
    table = _table("Most connected", "Type", "Statements")
    degrees = Counter(end for statement in contents.statements for end in {statement.subject, statement.object})
    connected = sorted(contents.entities, key=lambda entity: (-degrees[entity.id], entity.name, entity.id))
    for entity in connected[:_MOST_SHOWN]:
        if degrees[entity.id]:
            table.add_row(Text(printable(entity.name)), types[entity.type].label, f"{degrees[entity.id]:,}")
    return table


def _relations(contents: GraphContents) -> Table:
    from policygraph.knowledge.ontology import default_ontology

    relations = default_ontology().relations
    counts = Counter(relations[statement.relation].label for statement in contents.statements)
    table = _table("Most frequent", "Statements")
    for label, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_SHOWN]:
        table.add_row(label, f"{number:,}")
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings[:-1]:
        table.add_column(heading)
    table.add_column(headings[-1], justify="right")
    return table
