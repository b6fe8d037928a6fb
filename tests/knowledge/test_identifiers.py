"""The identifiers that others have for what the knowledge base of the United Kingdom knows."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity, default_knowledge_base

GSS = "http://statistics.data.gov.uk/id/statistical-geography/"
ODS = "https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/"
LEGISLATION = "http://www.legislation.gov.uk/id/"

GSS_CODE = "[ENSWK][0-9]{8}"
# Acts before 1963 are counted by the years of the reign in which Parliament sat: 12-13-14 is one session.
FORMS = {
    GSS: GSS_CODE,
    ODS: "[0-9A-Z]{3,6}",
    LEGISLATION: "(?:ukpga|asp|anaw|asc|nia|uksi)/[0-9]{4}/[1-9][0-9]*|ukpga/Geo[56]/[0-9]+(?:-[0-9]+)*/[1-9][0-9]*",
}
TYPES = {GSS: {"LocalAuthority", "PublicBody"}, ODS: {"PublicBody"}, LEGISLATION: {"Legislation"}}
FLOORS = {GSS: 490, ODS: 290, LEGISLATION: 170}
# What makes a year of a reign its first and its last calendar year: George V came in May, George VI in December.
REIGNS = {"Geo5": (1909, 1910), "Geo6": (1936, 1936)}
SERIES = {"asp": "(Scotland) Act", "anaw": "(Wales) Act", "asc": "(Wales) Act", "nia": "(Northern Ireland)"}

KINDS = pytest.mark.parametrize("kind", FORMS, ids=["GSS", "ODS", "legislation.gov.uk"])


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return default_knowledge_base()


def those_of(entity: KnowledgeEntity, kind: str) -> list[str]:
    """Return the part of its identifiers of a kind that is the entity's own."""
    return [iri.removeprefix(kind) for iri in entity.same_as if iri.startswith(kind)]


@KINDS
def test_there_are_as_many_as_there_were(knowledge: KnowledgeBase, kind: str) -> None:
    assert sum(bool(those_of(entity, kind)) for entity in knowledge) >= FLOORS[kind]


@KINDS
def test_every_iri_of_the_host_has_the_form_of_its_kind(knowledge: KnowledgeBase, kind: str) -> None:
    host = urlsplit(kind).netloc
    for entity in knowledge:
        for iri in entity.same_as:
            if urlsplit(iri).netloc.removeprefix("www.") == host.removeprefix("www."):
                assert iri.startswith(kind) and re.fullmatch(FORMS[kind], iri.removeprefix(kind)), (entity.iri, iri)


@KINDS
def test_only_what_can_have_such_an_identifier_has_one(knowledge: KnowledgeBase, kind: str) -> None:
    assert {entity.type for entity in knowledge if those_of(entity, kind)} <= TYPES[kind]


@KINDS
def test_no_two_share_an_identifier_and_nothing_has_two_of_a_kind(knowledge: KnowledgeBase, kind: str) -> None:
    bearers = Counter(own for entity in knowledge for own in those_of(entity, kind))
    assert [own for own, count in bearers.items() if count > 1] == []
    assert [entity.iri for entity in knowledge if len(those_of(entity, kind)) > 1] == []


def test_every_code_makes_the_identifier_of_its_kind_and_no_other(knowledge: KnowledgeBase) -> None:
    for entity in knowledge:
        gss = {code for code in entity.codes if re.fullmatch(GSS_CODE, code)}
        assert set(those_of(entity, GSS)) == gss, entity.iri
        assert set(those_of(entity, ODS)) == set(entity.codes) - gss, entity.iri


def test_the_year_of_an_act_is_the_one_in_its_name(knowledge: KnowledgeBase) -> None:
    for entity in knowledge:
        for own in those_of(entity, LEGISLATION):
            year, (_, counted, *session, _) = int(entity.name.rpartition(" ")[2]), own.split("/")
            if counted in REIGNS:
                years = [int(number) for number in session[0].split("-")]
                begun, ended = REIGNS[counted]
                assert begun + years[0] <= year <= ended + years[-1], entity.iri
            else:
                assert int(counted) == year, entity.iri


def test_the_series_is_that_of_the_parliament_in_its_name(knowledge: KnowledgeBase) -> None:
    for entity in knowledge:
        for own in those_of(entity, LEGISLATION):
            series = own.partition("/")[0]
            assert SERIES.get(series, "") in entity.name, entity.iri
            assert (series == "uksi") == (" Act " not in entity.name), entity.iri


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Care Act 2014", f"{LEGISLATION}ukpga/2014/23"),
        ("Equality Act 2010", f"{LEGISLATION}ukpga/2010/15"),
        ("Human Rights Act 1998", f"{LEGISLATION}ukpga/1998/42"),
        ("Housing Act 1988", f"{LEGISLATION}ukpga/1988/50"),
        ("Localism Act 2011", f"{LEGISLATION}ukpga/2011/20"),
        ("Parliament Act 1911", f"{LEGISLATION}ukpga/Geo5/1-2/13"),
        ("Climate Change (Scotland) Act 2009", f"{LEGISLATION}asp/2009/12"),
        ("Social Services and Well-being (Wales) Act 2014", f"{LEGISLATION}anaw/2014/4"),
        ("Well-being of Future Generations (Wales) Act 2015", f"{LEGISLATION}anaw/2015/2"),
        ("Working Time Regulations 1998", f"{LEGISLATION}uksi/1998/1833"),
        ("Leeds City Council", f"{GSS}E08000035"),
        ("Cardiff Council", f"{GSS}W06000015"),
        ("Glasgow City Council", f"{GSS}S12000049"),
        ("Belfast City Council", f"{GSS}N09000003"),
        ("Somerset County Council", f"{GSS}E10000027"),
        ("North East Mayoral Combined Authority", f"{GSS}E47000014"),
        ("Barts Health NHS Trust", f"{ODS}R1H"),
    ],
)
def test_what_everybody_cites_is_identified(knowledge: KnowledgeBase, name: str, identifier: str) -> None:
    assert [identifier in entity.same_as for entity in knowledge.named(name)] == [True]


def test_a_duty_a_section_and_a_treaty_are_no_acts_of_their_own(knowledge: KnowledgeBase) -> None:
    for name in ("Prevent duty", "Section 106", "Section 28", "Building Regulations", "Treaty of Lisbon"):
        assert [those_of(entity, LEGISLATION) for entity in knowledge.named(name)] == [[]]
