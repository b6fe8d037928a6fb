"""From files to a graph in one call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.errors import PolicyGraphError
from policygraph.graph.merge import merge
from policygraph.graph.policy_graph import PolicyGraph
from policygraph.interchange import read_extractions
from policygraph.knowledge.base import knowledge_base

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policygraph.model import Failure


def build(*paths: str | Path, model: str | None = None, knowledge: Iterable[str | Path] = ()) -> PolicyGraph:
    """Read documents and build the graph of what they state.

    Args:
        paths: Text files, JSON or JSON Lines files with ``id``, ``text``, ``title`` and ``date``, or folders of them.
        model: The name of an installed English spaCy pipeline; by default the small one.
        knowledge: Turtle files and tables of bodies that are to be known besides those that are shipped.

    Returns:
        The graph; documents that could not be read are on its ``failures``.

    Raises:
        PolicyGraphError: If not one document could be read, the language model is not installed, or a file of
            bodies cannot be understood.
    """
    # Imported here, because spaCy takes seconds to import and a graph that is read from a file does without.
    from policygraph.corpus import extract_all  # noqa: PLC0415
    from policygraph.documents import read_documents  # noqa: PLC0415

    known = knowledge_base([Path(path) for path in knowledge])
    reading = read_documents([Path(path) for path in paths])
    if not reading.documents:
        raise _nothing_read(reading.failures)
    run = extract_all(reading.documents, model, knowledge=known)
    failures = (*reading.failures, *run.failures)
    if not run.extractions:
        raise _nothing_read(failures)
    return PolicyGraph(merge(run.extractions, known), failures)


def read(path: str | Path) -> PolicyGraph:
    """Return the graph of a file of extractions, such as ``policygraph extract`` writes.

    Args:
        path: A JSON Lines file.

    Raises:
        DocumentError: If it cannot be read; the message names file, line and key.
        PolicyGraphError: If its records do not fit one another or the ontology.
    """
    return PolicyGraph(merge(read_extractions(Path(path))))


def _nothing_read(failures: Sequence[Failure]) -> PolicyGraphError:
    if not failures:
        return PolicyGraphError("there is nothing to read: name a text file, a JSON file or a folder of them")
    reasons = "".join(f"\n  {failure.path}: {failure.reason}" for failure in failures)
    return PolicyGraphError(f"no document could be read:{reasons}")
