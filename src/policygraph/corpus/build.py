"""Extracts what each of many documents states."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policygraph.corpus.extraction import Extractor
from policygraph.errors import PolicyGraphError
from policygraph.model import Extraction, Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from policygraph.knowledge.base import KnowledgeBase
    from policygraph.model import Document


@dataclass(frozen=True, slots=True)
class ExtractionRun:
    """What a run over many documents gave.

    Args:
        extractions: In order of their documents' ids.
        failures: The documents that could not be extracted, by id, in order.
        seconds: How long it took, the loading of the language model included.
    """

    extractions: tuple[Extraction, ...] = ()
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0


def extract_all(
    documents: Sequence[Document],
    model: str | None = None,
    progress: Callable[[int], None] | None = None,
    knowledge: KnowledgeBase | None = None,
) -> ExtractionRun:
    """Extract what each document states; a document that fails never loses the rest.

    Args:
        documents: The documents, each with an id of its own.
        model: An installed English spaCy pipeline; the package's default where None.
        progress: Called after each document with the number of documents done.
        knowledge: The knowledge base that names are found in and linked to; the package's own where None.

    Raises:
        PolicyGraphError: If the language model cannot be loaded.

    >>> extract_all([])
    ExtractionRun(extractions=(), failures=(), seconds=0.0)
    """
    if not documents:
        return ExtractionRun()
    started = time.perf_counter()
    extractor = Extractor(model, knowledge)
    extractions: list[Extraction] = []
    failures: list[Failure] = []
    for done, document in enumerate(sorted(documents, key=lambda document: document.id), 1):
        try:
            extractions.append(extractor.extract(document))
        except PolicyGraphError as error:
            failures.append(Failure(document.id, str(error)))
        except Exception as error:  # one text that breaks a stage must not lose a night's work
            cause = error.__cause__ or error  # spaCy wraps what happens in a component
            failures.append(Failure(document.id, f"could not be analysed ({type(cause).__name__}: {cause})"))
        if progress is not None:
            progress(done)
    return ExtractionRun(tuple(extractions), tuple(failures), time.perf_counter() - started)
