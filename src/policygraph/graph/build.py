"""From files to a graph in one call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.errors import PolicyGraphError
from policygraph.graph.merge import merge
from policygraph.graph.policy_graph import PolicyGraph
from policygraph.graph.reading import read_contents
from policygraph.identifiers import checked_base
from policygraph.knowledge.base import knowledge_base
from policygraph.model import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policygraph.model import Failure


def build(
    *paths: str | Path,
    model: str | None = None,
    knowledge: Iterable[str | Path] = (),
    base: str = BASE,
    with_texts: bool = False,
) -> PolicyGraph:
    """Read documents and build the graph of what they state.

    Args:
        paths: Text files, JSON or JSON Lines files with ``id``, ``text``, ``title`` and ``date``, or folders of them.
        model: The name of an installed English spaCy pipeline; by default the small one.
        knowledge: Turtle files and tables of bodies that are to be known besides those that are shipped.
        base: What the IRIs begin with that the knowledge base does not give; ends in a slash.
        with_texts: Keep the documents' texts in the graph, and so in what is exported.

    Returns:
        The graph; documents that could not be read are on its ``failures``.

    Raises:
        PolicyGraphError: If not one document could be read, the language model is not installed, a file of bodies
            cannot be understood, or the base is none.
    """
    # Imported here, because spaCy takes seconds to import and a graph that is read from a file does without.
    from policygraph.corpus import extract_all  # noqa: PLC0415
    from policygraph.documents import read_documents  # noqa: PLC0415

    checked_base(base)
    known = knowledge_base([Path(path) for path in knowledge])
    reading = read_documents([Path(path) for path in paths])
    if not reading.documents:
        raise _nothing_read(reading.failures)
    run = extract_all(reading.documents, model, knowledge=known)
    failures = (*reading.failures, *run.failures)
    if not run.extractions:
        raise _nothing_read(failures)
    return PolicyGraph(merge(run.extractions, known, base, with_texts), failures)


def read(path: str | Path, base: str | None = None, with_texts: bool = False) -> PolicyGraph:
    """Return the graph of a file or of a build's folder.

    Args:
        path: A file of RDF that policygraph wrote (``.ttl``, ``.trig``, ``.nt``, ``.nq``, ``.jsonld``, ``.rdf``), which
            gives the same graph again; a file of extractions (``.jsonl``); or a build's folder.
        base: What its IRIs shall begin with; by default those of RDF stay as they are.
        with_texts: Keep the documents' texts, where the file has them.

    Raises:
        DocumentError: If it cannot be read; the message names the file and the place in it.
        PolicyGraphError: If its records do not fit one another or the ontology, or the base is none.
    """
    return PolicyGraph(read_contents(Path(path), base, with_texts))


def _nothing_read(failures: Sequence[Failure]) -> PolicyGraphError:
    if not failures:
        return PolicyGraphError("there is nothing to read: name a text file, a JSON file or a folder of them")
    reasons = "".join(f"\n  {failure.path}: {failure.reason}" for failure in failures)
    return PolicyGraphError(f"no document could be read:{reasons}")
