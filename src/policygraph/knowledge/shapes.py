"""The shapes of a valid graph, in SHACL, made of the ontology.

What a relation may join is said once, in the ontology; the shapes follow from it. Reference: Shapes Constraint
Language (SHACL), https://www.w3.org/TR/shacl/; its Core alone, so that every validator can run them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from rdflib import Literal, URIRef

from policygraph.knowledge.turtle import PG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.knowledge.ontology import Ontology, Relation

_KNOWN = {"part_of": "dct:isPartOf", "replaces": "dct:replaces", "role_in": "org:postIn"}
"""The properties in which a knowledge base says what a text states by a relation."""


@dataclass(frozen=True, slots=True)
class Join:
    """Types of subject, and the types of object that a relation may join them to.

    Args:
        subjects: The names of types, sorted; a type stands for those below it, an abstract one for nothing else.
        objects: Likewise.
    """

    subjects: tuple[str, ...]
    objects: tuple[str, ...]


def shapes(ontology: Ontology) -> str:
    """Return the shapes in Turtle; the same ontology gives the same text.

    Args:
        ontology: Has the types and the relations.

    >>> from policygraph.knowledge.ontology import default_ontology
    >>> "sh:targetSubjectsOf pg:vets ;" in shapes(default_ontology())
    True
    """
    environment = Environment(
        loader=PackageLoader("policygraph.knowledge"),
        autoescape=False,  # Turtle, which the filters escape
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    classes = {**ontology.types, **ontology.abstract_types}
    environment.filters["iri"] = _iri
    environment.filters["class"] = lambda name: _iri(classes[name].iri)
    environment.filters["text"] = lambda text: Literal(text, lang="en").n3()
    environment.filters["types"] = lambda names: _alternatives([classes[name].label for name in names])
    relations = [(relation, joins(ontology, relation)) for relation in ontology.relations.values()]
    return environment.get_template("shapes.ttl").render(
        types=ontology.types.values(),
        relations=relations,
        subjects={relation.name: _fewest(ontology, relation.domain) for relation in ontology.relations.values()},
        known=[(_KNOWN[relation.name], relation, found) for relation, found in relations if relation.name in _KNOWN],
    )


def joins(ontology: Ontology, relation: Relation) -> tuple[Join, ...]:
    """Return what a relation may join: the subjects that may have the same objects are together.

    Args:
        ontology: Has the relation.
        relation: The relation.

    >>> from policygraph.knowledge.ontology import default_ontology
    >>> ontology = default_ontology()
    >>> joins(ontology, ontology.relations["legislates"])
    (Join(subjects=('Actor',), objects=('Legislation',)),)
    """
    subjects: dict[frozenset[str], set[str]] = defaultdict(set)
    for subject in ontology.types:
        objects = frozenset(name for name in ontology.types if ontology.allows(relation.name, subject, name))
        if objects:
            subjects[objects].add(subject)
    found = (Join(_fewest(ontology, names), _fewest(ontology, objects)) for objects, names in subjects.items())
    return tuple(sorted(found, key=lambda join: join.subjects))


def _fewest(ontology: Ontology, names: Iterable[str]) -> tuple[str, ...]:
    """Return the fewest types, abstract ones among them, that stand for these and those below them, and no others."""
    stood_for = {kind for kind in ontology.types if any(ontology.is_a(kind, name) for name in names)}
    gathered = {
        gathering
        for gathering in ontology.abstract_types
        if stood_for.issuperset(kind for kind in ontology.types if ontology.is_a(kind, gathering))
    }
    found = stood_for | gathered
    return tuple(sorted(name for name in found if not any(ontology.is_a(name, other) for other in found - {name})))


def _alternatives(labels: list[str]) -> str:
    """Return labels as a reader lists them: `group, organisation or role`."""
    return " or ".join([", ".join(labels[:-1]), labels[-1]]) if len(labels) > 1 else labels[0]


def _iri(iri: str) -> str:
    local = iri.removeprefix(str(PG))
    return f"pg:{local}" if local != iri and local.isalnum() else URIRef(iri).n3()
