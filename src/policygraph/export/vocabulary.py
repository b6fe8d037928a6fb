"""The vocabularies that the RDF of a graph is written in."""

from __future__ import annotations

from functools import cache

from rdflib import DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD, Namespace, URIRef

from policygraph.export.terms import Iri
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.turtle import PG, SCHEMA, TurtleFile

# As plain namespaces, because rdflib's closed lists of terms lack some.
ELI = Namespace("http://data.europa.eu/eli/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
UK = Namespace("https://w3id.org/policygraph/uk/")

PREFIXES: dict[str, str] = {
    "dct": str(DCTERMS),
    "eli": str(ELI),
    "foaf": str(FOAF),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "pg": str(PG),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "uk": str(UK),
    "void": str(VOID),
    "xsd": str(XSD),
}


@cache
def classes_of(type: str) -> tuple[Iri, ...]:
    """Return the class of a type of entity, followed by the standard classes that it falls under, sorted.

    Standard are those of other vocabularies, so that who knows only those finds the entity without a reasoner.

    Args:
        type: The local name of the class, such as ``GovernmentDepartment``.

    >>> for iri in classes_of("Charity"):
    ...     print(iri)
    https://w3id.org/policygraph/ontology#Charity
    http://www.w3.org/ns/org#Organization
    https://schema.org/NGO
    https://schema.org/Organization
    """
    broader = _broader_classes()
    above: set[URIRef] = set()
    waiting = [PG[type]]
    while waiting:
        for parent in broader.get(waiting.pop(), ()):
            if parent not in above:
                above.add(parent)
                waiting.append(parent)
    return Iri(PG[type]), *(Iri(iri) for iri in sorted(above) if not iri.startswith(str(PG)))


@cache
def _broader_classes() -> dict[URIRef, tuple[URIRef, ...]]:
    file = TurtleFile(ontologies_folder() / "policygraph.ttl")
    return {
        URIRef(str(subject)): tuple(URIRef(str(parent)) for parent in values.get(RDFS.subClassOf, ()))
        for subject, values in file.subjects.items()
    }
