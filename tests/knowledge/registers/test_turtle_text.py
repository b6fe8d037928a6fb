"""The text of a generated file is Turtle, whatever the register has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from policygraph.errors import KnowledgeError
from policygraph.knowledge.registers.descriptions import Described
from policygraph.knowledge.registers.provenance import Provenance
from policygraph.knowledge.registers.records import Register, RegisterAppointment, RegisterEntity
from policygraph.knowledge.registers.turtle_text import UK, turtle_text

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1)


def written(
    *described: Described, held: tuple[RegisterAppointment, ...] = (), iris: dict[str, str] | None = None
) -> str:
    entities = tuple(one.said for one in described)
    register = Register("r", "a list", (Provenance("r", "s", "l"),), "urn:r", entities, appointments=held)
    return turtle_text(register, described, iris or {one.said.key: one.iri for one in described})


def one(name: str, **said: object) -> Described:
    return Described(f"{UK}one", RegisterEntity("one", name, "PublicBody", **said), "urn:r")  # type: ignore[arg-type]


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_as_it_was(name: str, other: str, code: str) -> None:
    described = one(name, codes=(code,))
    described.names.append(other)
    graph = Graph().parse(data=written(described), format="turtle")
    subject = URIRef(f"{UK}one")
    assert graph.value(subject, SKOS.prefLabel) == Literal(name, lang="en")
    assert graph.value(subject, SKOS.altLabel) == Literal(other, lang="en")
    assert graph.value(subject, SKOS.notation) == Literal(code)
    assert len(list(graph.objects(subject, RDF.type))) == 1


def test_what_is_no_iri_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="is no IRI"):
        written(one("One", same_as=("https://example.org/> . <urn:x> a <urn:y",)))


def test_an_appointment_is_a_membership_with_dates() -> None:
    held = RegisterAppointment("4a-1", "p", "t", "2001-06-08", None)
    text = written(held=(held,), iris={"p": f"{UK}ada", "t": f"{UK}post"})
    assert text.endswith(
        "appointment:4a-1 a org:Membership ; org:member uk:ada ; org:role uk:post ; "
        'schema:startDate "2001-06-08"^^xsd:date .\n'
    )


def test_the_order_of_a_register_makes_no_difference() -> None:
    first, second = one("One"), Described(f"{UK}two", RegisterEntity("two", "Two", "PublicBody"), "urn:r")
    assert written(first, second) == written(second, first)
