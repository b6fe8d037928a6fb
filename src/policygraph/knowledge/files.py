"""Where the Turtle files lie that come with the package."""

from __future__ import annotations

from pathlib import Path

from policygraph.errors import KnowledgeError


def ontologies_folder() -> Path:
    """Return the folder of the ontology and the knowledge bases.

    An installed package has it inside itself, a source checkout beside `src`.

    Raises:
        KnowledgeError: If it lies in neither place.

    >>> (ontologies_folder() / "policygraph.ttl").is_file()
    True
    """
    here = Path(__file__).resolve()
    candidates = (here.parents[1] / "ontologies", here.parents[3] / "ontologies")
    for folder in candidates:
        if (folder / "policygraph.ttl").is_file():
            return folder
    looked = " nor in ".join(str(folder) for folder in candidates)
    raise KnowledgeError(f"policygraph.ttl is neither in {looked}: install the package again")
