"""What coreference is worth: the figures with all passes of the sieve, with none, and without each.

Usage: python tests/benchmarks/coreference.py [GOLD]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

from policygraph.corpus import Extractor
from policygraph.evaluation.gold import Annotation, read_annotations
from policygraph.evaluation.scoring import evaluate
from policygraph.language.coreference import PASSES, Coreference

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"


class Sieve:
    """An extractor whose coreference can be set to some of the passes."""

    def __init__(self, annotations: list[Annotation]) -> None:
        self.annotations = annotations
        self.extractor = Extractor()

    def figures(self, passes: list[str]) -> str:
        sieve = Coreference(passes)
        # The pipe of a component is replaced in place: loading the model anew for each row would take longer than all.
        component = self.extractor.nlp.get_pipe("policygraph_coreference")
        cast("Coreference", component).passes = sieve.passes
        documents = [annotation.extraction.document for annotation in self.annotations]
        found = {document.id: self.extractor.extract(document) for document in documents}
        measures = evaluate(self.annotations, found).measures
        return "  ".join(
            f"{name} {row.precision:.3f} {row.recall:.3f} {row.f1:.3f}"
            for name, row in ((name, measures[name]) for name in ("mention", "pair", "statement"))
        )


def main() -> None:
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    if not gold.exists():
        print(f"coreference: the annotated documents are not here: {gold}")
        return
    sieve = Sieve(read_annotations(gold))
    names = [resolve.__name__ for resolve in PASSES]
    print(f"precision, recall and F1 on {len(sieve.annotations)} documents")
    print(f"{'all passes':<24} {sieve.figures(names)}")
    # Equal names are one entity even for who does no coreference at all.
    print(f"{'equal names alone':<24} {sieve.figures(['name_pass'])}")
    for name in names[1:]:
        print(f"{'without ' + name.removesuffix('_pass'):<24} {sieve.figures([n for n in names if n != name])}")


if __name__ == "__main__":
    main()
