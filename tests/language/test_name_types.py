from __future__ import annotations

import pytest

from policygraph.language.name_types import longest_suffix, type_of_words


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Calder Borough Council", "LocalAuthority"),
        ("Department for Canals", "GovernmentDepartment"),
        ("Waterways Act 2015", "Legislation"),
        ("Locks and Weirs Bill", "Legislation"),
        ("Calder Teaching Hospitals NHS Foundation Trust", "PublicBody"),
        ("Canal Safety Strategy", "Strategy"),
        ("Safer Locks Fund", "Fund"),
        ("Boaters Association", "Association"),
        ("University of North Calder", "EducationBody"),
        ("Secretary of State for Canals", "Role"),
        ("Transport Select Committee", "LegislativeBody"),
        ("Calder Constabulary", "PoliceForce"),
        ("Minister for Canals", "Role"),
        ("NHS Standard Contract", "Document"),
    ],
)
def test_the_words_of_a_name_tell_its_type(name: str, type_: str) -> None:
    assert type_of_words(name.split()) == type_


@pytest.mark.parametrize("name", ["Calder Valley Locks", "Anne Smith", "Calder", "Council"])
def test_words_that_tell_nothing_give_no_type(name: str) -> None:
    assert type_of_words(name.split()) is None


def test_the_longest_known_end_of_a_name_decides() -> None:
    lasts = {"Council": "PublicBody", "Borough Council": "LocalAuthority"}
    assert longest_suffix(["Calder", "Borough", "Council"], lasts) == "LocalAuthority"
    assert longest_suffix(["Council"], lasts) is None


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Lock Facilities Scotland", "PublicBody"),
        ("Canals England", "PublicBody"),
        ("North Wales", None),
        ("Rural England", None),
        ("Kate England", None),
        ("Scotland", None),
    ],
)
def test_a_nation_ends_the_name_of_a_body(name: str, type_: str | None) -> None:
    assert type_of_words(name.split()) == type_
