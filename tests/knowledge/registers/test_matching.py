"""Whether a register describes what is known already."""

from __future__ import annotations

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.entity import KnowledgeEntity
from policygraph.knowledge.registers.matching import Matcher, apart
from policygraph.knowledge.registers.records import RegisterEntity

ORGANISATION = frozenset({"Organisation"})
OLD = KnowledgeEntity("uk:old", "Ministry of Tides", "GovernmentDepartment", since="2018-01-08", until="2021-09-20")
NEW = KnowledgeEntity("uk:new", "Ministry of Tides", "GovernmentDepartment", since="2024-07-09")
WAVES = KnowledgeEntity("uk:waves", "Office of Waves", "PublicBody", ("Waves Office",), ("Ofwave", "OW"), codes=("X1",))
PLACE = KnowledgeEntity("uk:rivers", "Two Rivers", "Place")


def described(name: str, type_: str = "PublicBody", **more: object) -> RegisterEntity:
    return RegisterEntity("key", name, type_, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "iri"),
    [
        pytest.param(described("The Office of Waves"), "uk:waves", id="by name"),
        pytest.param(described("Waves office"), "uk:waves", id="by another name"),
        pytest.param(described("Ofwave"), "uk:waves", id="by an abbreviation that is all the name"),
        pytest.param(described("Wave Watch", names=("Waves Office",)), "uk:waves", id="by the register's other name"),
        pytest.param(described("Wave Watch", codes=("X1",)), "uk:waves", id="by code"),
        pytest.param(described("Wave Watch", abbreviations=("OW",)), None, id="not by an abbreviation alone"),
        pytest.param(described("Two Rivers", "LocalAuthority"), None, id="not what is of another type"),
        pytest.param(described("Office of Waves", "Role"), None, id="a post is no body"),
        pytest.param(described("Ministry of Tides", since="2018", until="2021", ended=True), "uk:old", id="by dates"),
        pytest.param(described("Ministry of Tides"), "uk:new", id="which exists exists"),
        pytest.param(described("Ministry of Tides", ended=True), "uk:old", id="which ended ended"),
        pytest.param(described("Ministry of Tides", since="1990", until="1995"), None, id="not of another time"),
    ],
)
def test_name_type_and_dates_tell(said: RegisterEntity, iri: str | None) -> None:
    found = Matcher([OLD, NEW, WAVES, PLACE]).find(said, ORGANISATION)
    assert (found.iri if found else None) == iri


def test_what_could_be_two_is_an_error() -> None:
    twin = KnowledgeEntity("uk:twin", "Office of Waves", "PublicBody")
    with pytest.raises(KnowledgeError, match="could be <uk:twin> and <uk:waves>"):
        Matcher([WAVES, twin]).find(described("Office of Waves"), ORGANISATION)


def test_what_nobody_dated_is_not_apart() -> None:
    assert not apart(None, None, None, None)
    assert not apart("2001", None, "1999", None)
    assert apart("2001", "2004-05", "2004-05-17", None)
