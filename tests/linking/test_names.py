"""A name means the body that bore it on the day of the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity, default_knowledge_base
from policygraph.linking import Context, link

DEPARTMENT = "GovernmentDepartment"


def iris(name: str) -> list[str]:
    found = [entity.iri for entity in default_knowledge_base().named(name)]
    assert found, f"the knowledge base has no {name}"
    return found


@pytest.mark.parametrize(
    ("name", "day", "since"),
    [
        ("DCLG", "2015-06-01", "2006"),
        ("MHCLG", "2019-05-01", "2018"),
        ("Ministry of Housing, Communities and Local Government", "2019-05-01", "2018"),
        ("DLUHC", "2022-03-01", "2021"),
        ("MHCLG", "2025-02-01", "2024"),
        ("Ministry of Housing, Communities and Local Government", "2025-02-01", "2024"),
    ],
)
def test_the_ministry_is_the_one_of_the_day(name: str, day: str, since: str) -> None:
    linked = link(iris(name), DEPARTMENT, Context(day))
    assert linked is not None
    assert linked.since is not None
    assert linked.since[:4] == since
    assert linked.existed_on(day)


def test_without_a_date_the_body_that_exists_today_is_meant() -> None:
    linked = link(iris("MHCLG"), DEPARTMENT)
    assert linked is not None
    assert (linked.since, linked.until) == ("2024-07-09", None)


def test_a_name_that_one_body_bears_means_it_on_any_day() -> None:
    for day in (None, "1990-01-01", "2025-01-01"):
        linked = link(iris("DLUHC"), DEPARTMENT, Context(day))
        assert linked is not None
        assert linked.until is not None


def test_a_supertype_and_a_subtype_fit_another_type_does_not() -> None:
    assert link(iris("Home Office"), DEPARTMENT) is not None
    assert link(iris("Home Office"), "Organisation") is not None
    assert link(iris("Home Office"), "Person") is None
    assert link(iris("MHCLG"), "Programme", Context("2019-05-01")) is None


@pytest.mark.parametrize("candidates", [[], ["https://example.org/nobody"]])
def test_nobody_is_meant_where_the_knowledge_base_has_nobody(candidates: list[str]) -> None:
    assert link(candidates, DEPARTMENT, Context("2020-01-01")) is None


def body(iri: str, since: str | None = None, until: str | None = None, type_: str = "PublicBody") -> KnowledgeEntity:
    return KnowledgeEntity(f"urn:{iri}", "Board", type_, since=since, until=until)


@pytest.mark.parametrize(
    ("entities", "day", "expected"),
    [
        pytest.param([body("a"), body("b")], "2020-01-01", None, id="two that always existed"),
        pytest.param([body("a"), body("b")], None, None, id="two that exist today"),
        pytest.param([body("a", until="2010"), body("b")], None, "urn:b", id="only one exists today"),
        pytest.param([body("a", until="2010"), body("b", since="2011")], "2009-01-01", "urn:a", id="the earlier one"),
        pytest.param([body("a", until="2010"), body("b", since="2015")], "2012-01-01", "urn:a", id="between the two"),
        pytest.param([body("a", "2000", "2005"), body("b", "2005", "2010")], "2020-01-01", "urn:b", id="after both"),
        pytest.param([body("a", "2000", "2005"), body("b", "2006", "2010")], "2006-01-01", "urn:b", id="first day"),
        pytest.param([body("a", "2000", "2006"), body("b", "2006", "2010")], "2006-05-01", None, id="both that year"),
        pytest.param([body("a"), body("b", type_="LocalAuthority")], "2020-01-01", "urn:a", id="only one has the type"),
    ],
)
def test_of_several_bodies_one_is_meant_or_nobody(
    entities: list[KnowledgeEntity], day: str | None, expected: str | None
) -> None:
    linked = link([entity.iri for entity in entities], "PublicBody", Context(day), KnowledgeBase(entities))
    assert (linked.iri if linked is not None else None) == expected


@given(st.permutations(["MHCLG", "DLUHC", "DCLG", "Home Office"]), st.dates().map(lambda day: day.isoformat()))
def test_the_order_of_the_candidates_makes_no_difference(names: list[str], day: str) -> None:
    candidates = [iri for name in names for iri in iris(name)]
    assert link(candidates, DEPARTMENT, Context(day)) == link(sorted(candidates), DEPARTMENT, Context(day))


def test_a_name_that_the_text_calls_an_organisation_is_no_act_that_alone_bears_it() -> None:
    act = KnowledgeEntity("urn:act", "PACE", "Legislation")
    assert link(["urn:act"], "Organisation", None, KnowledgeBase([act])) is None


def test_a_person_of_whom_no_office_is_known_is_meant_by_the_name() -> None:
    person = KnowledgeEntity("urn:ann", "Ann Poe", "Person")
    assert link(["urn:ann"], "Person", Context("2024-01-01"), KnowledgeBase([person])) == person
