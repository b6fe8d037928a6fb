"""The text of a generated Turtle file: sorted, so that the same registers give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import XSD, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib import URIRef

    from policygraph.knowledge.registers.descriptions import Described
    from policygraph.knowledge.registers.records import Register

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
_DATE_TYPES: dict[int, URIRef] = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def turtle_text(register: Register, described: Iterable[Described], iris: Mapping[str, str]) -> str:
    """Return a register's file.

    Args:
        register: The register.
        described: Its entities, in any order.
        iris: The identifier of each by its key in the register.
    """
    blocks = [_head(register), "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in _PREFIXES.items())]
    blocks += [_entity(one) for one in sorted(described, key=lambda one: (one.iri, one.said.key))]
    held = sorted(register.appointments, key=lambda a: (iris[a.person], a.since, iris[a.post], a.key))
    if held:
        blocks.append(
            "\n".join(
                f"appointment:{a.key} a org:Membership ; org:member {_iri(iris[a.person])} ; org:role {_iri(iris[a.post])} ; "
                + " ; ".join(f"schema:{name} {_date(day)}" for name, day in (("startDate", a.since), ("endDate", a.until)) if day)
                + " ."
                for a in held
            )
        )
    return "\n\n".join(blocks) + "\n"


def _head(register: Register) -> str:
    lines = [
        f"The knowledge base of {register.about}.",
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
        ("skos:notation", [Literal(code).n3() for code in said.codes]),
        ("skos:note", _texts([said.note] if said.note else [])),
        ("skos:exactMatch", [f"<{iri}>" for iri in said.same_as]),
        ("dct:source", [f"<{one.source}>"]),
    ]
    written = [f"{predicate} {', '.join(values)}" for predicate, values in parts if values]
    return f"{_iri(one.iri)} " + " ;\n    ".join(written) + " ."


def _texts(texts: Iterable[str]) -> list[str]:
    return [Literal(text, lang="en").n3() for text in texts]


def _iri(iri: str) -> str:
    return f"uk:{iri.removeprefix(UK)}"


def _date(day: str) -> str:
    return f'"{day}"^^xsd:{_DATE_TYPES[len(day)].fragment}'
