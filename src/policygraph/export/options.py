"""How a graph can be said in RDF other than usual."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RdfOptions:
    """What is said in another way than usual.

    Args:
        attributed_facts: There are also direct triples for what only a speaker affirms and asserts.
        reifiers: A statement is a reifier of RDF 1.2, ``rdf:reifies <<( … )>>``, in place of ``rdf:subject``,
            ``rdf:predicate`` and ``rdf:object``.
    """

    attributed_facts: bool = False
    reifiers: bool = False


USUAL = RdfOptions()
