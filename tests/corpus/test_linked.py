"""Who is meant follows from what the rest of the document says."""

from __future__ import annotations

import pytest

from policygraph.corpus.extraction import Extractor
from policygraph.model import Document

UK = "https://w3id.org/policygraph/uk/"
EXTRACTOR = Extractor()


def iri(text: str, name: str, date: str | None = None) -> str | None:
    """Return what the entity of a name is linked to."""
    extraction = EXTRACTOR.extract(Document("note", text, date=date))
    (found,) = [e for e in extraction.entities if name in {e.name, *e.aliases}]
    return found.iri.removeprefix(UK) if found.iri else None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The Home Secretary wrote to Priti Patel.", "Priti Patel", "priti-patel"),
        ("Priti Patel, the Home Secretary, opened the centre.", "Priti Patel", "priti-patel"),
        ("Priti Patel, a baker, opened the shop.", "Priti Patel", None),
        ("Priti Patel opened the shop.", "Priti Patel", None),
    ],
)
def test_a_namesake_of_a_minister_needs_an_office(text: str, name: str, expected: str | None) -> None:
    assert iri(text, name) == expected


def test_whoever_was_in_office_that_day_is_meant() -> None:
    assert iri("Priti Patel opened the centre.", "Priti Patel", "2020-05-01") == "priti-patel"
    assert iri("Priti Patel opened the centre.", "Priti Patel", "1990-05-01") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Treasury", "hm-treasury"), ("US Treasury", None), ("Irish Treasury", None)],
)
def test_a_body_of_another_country_is_none_of_ours(name: str, expected: str | None) -> None:
    assert iri(f"Ministers met the {name} on Monday.", name) == expected


def test_a_place_in_another_country_is_none_of_ours() -> None:
    assert iri("She moved to Cambridge, Massachusetts, last year.", "Cambridge") is None
    assert iri("She moved to Cambridge, England, last year.", "Cambridge") == "cambridge"


def test_the_government_that_a_document_speaks_of_tells_namesakes_apart() -> None:
    here = "The Department of Health will close two wards."
    belfast = "The Northern Ireland Executive published the plan. " + here
    assert iri(here, "Department of Health", "2017-03-01") == "department-of-health"
    assert iri(belfast, "Department of Health", "2017-03-01") == "department-of-health-ni"


def test_what_a_body_is_said_to_be_rules_others_out() -> None:
    assert iri("Shelter, a charity, published a report.", "Shelter") == "shelter"
    assert iri("They wrote to Shelter, a company in Hull.", "Shelter") is None


def test_several_bodies_that_may_be_meant_are_named() -> None:
    extraction = EXTRACTOR.extract(Document("note", "The GPF met the PACE team on Monday."))
    uncertain = {e.name: e for e in extraction.entities if e.candidates}
    assert uncertain, extraction.entities
    for entity in uncertain.values():
        assert entity.iri is None
        assert len(entity.candidates) > 1
        assert list(entity.candidates) == sorted(entity.candidates)
