from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import PolicyGraphError
from policygraph.export.vocabulary import PREFIXES
from policygraph.identifiers import (
    PREFIX_NAMES,
    checked_base,
    document_iri,
    entity_iris,
    evidence_with_iris,
    is_iri,
    slug,
    statement_iri,
)
from policygraph.knowledge.names import normalise_name
from policygraph.model import BASE, Document, Entity, Evidence, Extraction, Mention, Statement

if TYPE_CHECKING:
    from policygraph.model import Kind

ANY_TEXT = st.text(st.characters(exclude_categories=()), min_size=1)


def iris(*entities: Entity, document: str = "note") -> list[str]:
    return list(entity_iris(Extraction(Document(document, "…"), entities)).values())


def generic(id: str, name: str, type: str = "Document", start: int = 0, kind: Kind = "generic") -> Entity:
    return Entity(id, name, type, kind, mentions=(Mention("note", start, start + 1, "…", "nominal"),))


@given(ANY_TEXT, ANY_TEXT)
def test_names_share_a_slug_only_if_they_normalise_equally(first: str, second: str) -> None:
    if normalise_name(first) != normalise_name(second):
        assert slug(first) != slug(second)
    elif normalise_name(first):
        assert slug(first) == slug(second)


@given(ANY_TEXT)
def test_every_name_and_every_document_id_gives_an_iri(text: str) -> None:
    assert all(is_iri(iri) for iri in (document_iri(text), *iris(Entity("e1", text, text), document=text)))


@given(ANY_TEXT, ANY_TEXT)
def test_documents_share_an_iri_only_if_they_share_the_id(first: str, second: str) -> None:
    assert (document_iri(first) == document_iri(second)) == (first == second)


def test_names_in_other_scripts_stay_apart() -> None:
    assert slug("Міністерство") != slug("Министерство")


def test_an_id_of_dots_is_no_relative_path() -> None:
    assert document_iri("..") == f"{BASE}document/%2E%2E"


def test_a_linked_entity_has_the_iri_of_the_knowledge_base() -> None:
    assert iris(Entity("e1", "EA", "PublicBody", iri="https://example.org/ea")) == ["https://example.org/ea"]


def test_a_named_entity_is_the_same_in_every_document() -> None:
    assert iris(Entity("e1", "Ofwat", "PublicBody"), document="a") == iris(
        Entity("e7", "OFWAT", "PublicBody"), document="b"
    )


def test_a_name_of_two_types_is_two_entities() -> None:
    assert len(set(iris(Entity("e1", "Prevent", "Programme"), Entity("e2", "Prevent", "Strategy")))) == 2


def test_generic_plurals_are_the_same_in_every_document_and_generic_singulars_are_not() -> None:
    councils = Entity("e1", "councils", "LocalAuthority", "generic", plural=True)
    report = Entity("e2", "report", "Document", "generic")
    first, second = iris(councils, report, document="a"), iris(councils, report, document="b")
    assert first[0] == second[0]
    assert first[1] != second[1]


def test_two_reports_of_one_document_stay_apart_and_are_numbered_in_reading_order() -> None:
    later, earlier = iris(generic("e1", "report", start=90), generic("e2", "report", start=10))
    assert (later[-2:], earlier[-2:]) == ("/2", "/1")


def test_one_post_named_twice_in_a_document_is_two_posts() -> None:
    chief = generic("e1", "Chief Executive", "Role", 10, "named")
    other = generic("e2", "chief executive", "Role", 50, "named")
    assert len(set(iris(chief, other))) == 2
    assert iris(chief) == [f"{BASE}entity/Role/chief-executive"]


def test_a_statement_is_known_by_what_it_states_and_not_by_its_evidence() -> None:
    evidence = Evidence("note", 0, 4, "Text", "t", "r")
    statement = Statement("s1", "urn:a", "funds", "urn:b", (evidence,), confidence=0.5)
    same = Statement("s9", "urn:a", "funds", "urn:b", (), confidence=1.0)
    others = [
        Statement("s1", "urn:b", "funds", "urn:a", ()),
        Statement("s1", "urn:a", "vets", "urn:b", ()),
        Statement("s1", "urn:a", "funds", "urn:b", (), polarity="negated"),
        Statement("s1", "urn:a", "funds", "urn:b", (), modality="possible"),
        Statement("s1", "urn:a", "funds", "urn:b", (), attributed_to="urn:c"),
    ]
    assert statement_iri(statement) == statement_iri(same)
    assert len({statement_iri(item) for item in [statement, *others]}) == 6


def test_evidence_is_known_by_its_statement_and_its_place() -> None:
    first, second = Evidence("note", 0, 4, "Text", "t", "r"), Evidence("note", 0, 4, "Text", "t", "other")
    elsewhere = Evidence("a/b", 0, 4, "Text", "t", "r")
    key = "0123456789abcdef0123"
    statement = Statement(f"{BASE}statement/{key}", "urn:a", "funds", "urn:b", (first, second, elsewhere))
    assert evidence_with_iris(statement) == [
        (f"{BASE}document/note#evidence-0-4-{key}", first),
        (f"{BASE}document/note#evidence-0-4-{key}-2", second),
        (f"{BASE}document/a%2Fb#evidence-0-4-{key}", elsewhere),
    ]


@pytest.mark.parametrize(
    "base", ["", "x/", "https://example.org", "https://example.org/a/../", "https://a b/", "https://a/?q=/", "urn:x/"]
)
def test_what_relative_iris_cannot_be_joined_to_is_no_base(base: str) -> None:
    with pytest.raises(PolicyGraphError, match="is no base"):
        checked_base(base)


def test_under_another_base_an_iri_of_the_knowledge_base_stays_what_it_is() -> None:
    other = "https://data.example.org/id/"
    known = f"{BASE}entity/PublicBody/ours"
    statement = Statement("s1", known, "funds", "urn:b", ())
    first, second = statement_iri(statement, BASE, {known}), statement_iri(statement, other, {known})
    assert second == other + first.removeprefix(BASE)


def test_a_prefix_of_ours_begins_no_iri() -> None:
    assert frozenset(PREFIXES) == PREFIX_NAMES
    assert not any(is_iri(f"{prefix}:kent") for prefix in PREFIXES)


def test_under_another_base_only_the_beginning_of_an_iri_changes() -> None:
    other = "https://data.example.org/id/"
    statements = [Statement("s1", f"{base}entity/Place/kent", "funds", "urn:b", ()) for base in (BASE, other)]
    first, second = statement_iri(statements[0]), statement_iri(statements[1], other)
    assert second == other + first.removeprefix(BASE)


def test_what_turtle_cannot_hold_is_no_iri() -> None:
    assert not any(is_iri(text) for text in ("", "urn:", "a", "/a", "http://a b", "http://a>", "urn:\ud800"))
