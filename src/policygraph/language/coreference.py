"""The component that gathers mentions into entities: a multi-pass sieve.

Passes run from the surest to the least sure, each over the whole text and each building on the ones before: the
architecture of Raghunathan et al., "A Multi-Pass Sieve for Coreference Resolution" (EMNLP 2010), and Lee et al.,
"Deterministic Coreference Resolution Based on Entity-Centric, Precision-Ranked Rules" (Computational Linguistics
39(4), 2013). What no pass resolves stays unresolved: a wrong antecedent makes a wrong statement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.clusters import Clusters
from policygraph.language.coreference_definite import definite_pass, holder_pass
from policygraph.language.coreference_names import (
    abbreviation_pass,
    apposition_pass,
    name_pass,
    short_name_pass,
    surname_pass,
)
from policygraph.language.coreference_nominals import generic_pass, lead_pass, parliamentary_pass
from policygraph.language.coreference_pronouns import pronoun_pass
from policygraph.language.coreference_speakers import first_person_pass

if TYPE_CHECKING:
    from spacy.tokens import Doc

Pass = Callable[[Clusters], None]
PASSES: tuple[Pass, ...] = (
    name_pass,
    abbreviation_pass,
    surname_pass,
    short_name_pass,
    apposition_pass,
    lead_pass,
    parliamentary_pass,
    holder_pass,
    definite_pass,
    generic_pass,
    first_person_pass,
    pronoun_pass,
)


@Language.factory("policygraph_coreference", default_config={"passes": [sieve.__name__ for sieve in PASSES]})
def make_coreference(nlp: Language, name: str, passes: list[str]) -> Coreference:
    """Make the component; spaCy calls it."""
    del nlp, name
    return Coreference(passes)


class Coreference:
    """Set ``doc._.entities`` and each mention's ``entity``.

    Args:
        passes: The names of the passes to run, such as ``pronoun_pass``; they run in the order of `PASSES`.

    Raises:
        ValueError: If there is no such pass.
    """

    def __init__(self, passes: Sequence[str]) -> None:
        known = [sieve.__name__ for sieve in PASSES]
        if unknown := sorted(set(passes) - set(known)):
            raise ValueError(f"coreference has no pass {unknown[0]!r}; it has {', '.join(known)}")
        self.passes = [sieve for sieve in PASSES if sieve.__name__ in set(passes)]

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        clusters = Clusters(doc)
        for resolve in self.passes:
            resolve(clusters)
        doc._.entities = clusters.entities()
        return doc
