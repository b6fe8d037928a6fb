"""The account of a build: what was read, what was found, what failed."""

from __future__ import annotations

from collections import Counter
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.corpus.build import ExtractionRun
    from policygraph.model import GraphContents, Reading


def report(reading: Reading, run: ExtractionRun, contents: GraphContents, model: str) -> dict[str, object]:
    """Return the account of a build, ready for JSON; but for ``seconds`` it depends on the input alone.

    Args:
        reading: What the paths held.
        run: What the documents gave.
        contents: What the graph holds.
        model: The name of the language model.
    """
    return {
        "policygraph": version("policygraph"),
        "model": model,
        "seconds": round(run.seconds, 3),
        "documents": {
            "extracted": len(run.extractions),
            "failed": len(reading.failures) + len(run.failures),
            "duplicate": len(reading.duplicates),
            "each": [
                {
                    "id": extraction.document.id,
                    "source": extraction.document.source,
                    "date": extraction.document.date,
                    "characters": len(extraction.document.text),
                    "entities": len(extraction.entities),
                    "statements": len(extraction.statements),
                }
                for extraction in run.extractions
            ],
        },
        "entities": {
            "total": len(contents.entities),
            "kinds": _counted(entity.kind for entity in contents.entities),
            "types": _counted(entity.type for entity in contents.entities),
            "linked": sum(entity.iri is not None for entity in contents.entities),
            "uncertain": [
                {"name": entity.name, "candidates": list(entity.candidates)}
                for entity in contents.entities
                if entity.candidates
            ],
        },
        "statements": {
            "total": len(contents.statements),
            "relations": _counted(statement.relation for statement in contents.statements),
            "polarities": _counted(statement.polarity for statement in contents.statements),
            "modalities": _counted(statement.modality for statement in contents.statements),
            "attributed": sum(statement.attributed_to is not None for statement in contents.statements),
        },
        "failures": [
            {"path": failure.path, "reason": failure.reason} for failure in (*reading.failures, *run.failures)
        ],
        "duplicates": [{"path": path, "document": document} for path, document in reading.duplicates],
    }


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
