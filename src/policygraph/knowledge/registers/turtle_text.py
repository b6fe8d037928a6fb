"""The text of a generated Turtle file: sorted, so that the same registers give the same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import Literal

from policygraph.errors import KnowledgeError
from policygraph.identifiers import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policygraph.knowledge.registers.descriptions import Described
    from policygraph.knowledge.registers.records import Register, RegisterAppointment

UK = "https://w3id.org/policygraph/uk/"

_PREFIXES = {
    "appointment": f"{UK}appointment/",
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "pg": "https://w3id.org/policygraph/ontology#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "uk": UK,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LOCAL = re.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def turtle_text(register: Register, described: Iterable[Described], iris: Mapping[str, str]) -> str:
    """Return a register's file.

    Args:
        register: The register.
        described: Its entities, in any order.
        iris: The identifier of each by its key in the register.

    Raises:
        KnowledgeError: If an identifier of the register makes no IRI.
    """
    blocks = [_head(register), "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in _PREFIXES.items())]
    blocks += [_entity(one) for one in sorted(described, key=lambda one: (one.iri, one.said.key))]
    held = sorted(register.appointments, key=lambda held: (iris[held.person], held.since, iris[held.post], held.key))
    if held:
        blocks.append("\n".join(_appointment(one, iris) for one in held))
    return "\n\n".join(blocks) + "\n"


def _head(register: Register) -> str:
    lines = [
        f"Knowledge base: {register.about}.",
        "Made by `policygraph knowledge build`: do not edit; what is kept by hand is in kept/.",
        *(line for provenance in register.provenance for line in provenance.lines()),
    ]
    return "\n".join(f"# {line}" for line in lines)


def _entity(one: Described) -> str:
    said = one.said
    new = one.known is None
    parts = [
        ("a", [f"pg:{said.type}"] if new else []),
        ("skos:prefLabel", _texts([said.name]) if new else []),
        ("skos:altLabel", _texts(one.names)),
        ("pg:abbreviation", _texts(one.abbreviations)),
        ("skos:hiddenLabel", _texts(one.unspoken)),
        ("pg:ordinaryWord", _texts(one.ordinary_words)),
        ("schema:foundingDate", [_date(said.since)] if new and said.since else []),
        ("schema:dissolutionDate", [_date(one.until)] if new and one.until else []),
        ("dct:replaces", [_iri(iri) for iri in one.replaces]),
        ("dct:isPartOf", [_iri(iri) for iri in one.parents]),
        ("org:postIn", [_iri(iri) for iri in one.departments]),
        ("skos:notation", [Literal(code).n3() for code in sorted(said.codes)]),
        ("skos:note", _texts([said.note] if said.note else [])),
        ("skos:exactMatch", [_iri(iri) for iri in sorted(said.same_as)]),
        ("dct:source", [_iri(one.source)]),
    ]
    written = [f"{predicate} {', '.join(values)}" for predicate, values in parts if values]
    return f"{_iri(one.iri)} " + " ;\n    ".join(written) + " ."


def _appointment(held: RegisterAppointment, iris: Mapping[str, str]) -> str:
    said = ["a org:Membership", f"org:member {_iri(iris[held.person])}", f"org:role {_iri(iris[held.post])}"]
    said.append(f"schema:startDate {_date(held.since)}")
    if held.until:
        said.append(f"schema:endDate {_date(held.until)}")
    return f"{_iri(f'{UK}appointment/{held.key}')} " + " ; ".join(said) + " ."


def _texts(texts: Iterable[str]) -> list[str]:
    return [Literal(text, lang="en").n3() for text in texts]


def _iri(iri: str) -> str:
    """Return an IRI with a prefix where Turtle allows it, whole where not.

    Raises:
        KnowledgeError: If it is none.
    """
    for prefix, namespace in (("appointment", _PREFIXES["appointment"]), ("uk", UK)):
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    if not is_iri(iri):
        raise KnowledgeError(f'"{iri}" is no IRI: correct the identifier in the register')
    return f"<{iri}>"


def _date(day: str) -> str:
    return f'"{day}"^^xsd:{_DATE_TYPES[len(day)]}'
