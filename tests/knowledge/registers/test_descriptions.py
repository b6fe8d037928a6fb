"""Each name stays with one, unless nothing can confuse those that share it."""

from __future__ import annotations

from policygraph.knowledge.entity import KnowledgeEntity
from policygraph.knowledge.registers.descriptions import Described, settle_names
from policygraph.knowledge.registers.records import RegisterEntity

KNOWN = KnowledgeEntity("uk:centre", "Weather Centre", "Association", abbreviations=("WC3",))


def new(iri: str, type_: str = "Role", **said: object) -> Described:
    entity = RegisterEntity(iri, iri.title(), type_, **said)  # type: ignore[arg-type]
    return Described(iri, entity, "urn:register", until=entity.until)


def test_a_name_that_another_bears_already_stays_with_it() -> None:
    one = new("uk:one", names=("Weather Centre", "One Office"), abbreviations=("WC3", "ONE"), unspoken=("OO",))
    dropped = settle_names([one], [KNOWN])
    assert (one.names, one.abbreviations, one.unspoken) == (["One Office"], ["ONE"], ["OO", "WC3"])
    assert [iri for iri, _ in dropped] == ["uk:one", "uk:one"]


def test_a_name_that_two_could_bear_at_one_time_is_given_to_neither() -> None:
    one, two = (new(iri, names=("Tide Secretary",)) for iri in ("uk:one", "uk:two"))
    settle_names([one, two], [])
    assert one.names == two.names == []


def test_a_name_goes_from_one_to_the_next() -> None:
    one = new("uk:one", names=("Tide Secretary",), until="2001-06-08")
    two = new("uk:two", names=("Tide Secretary",), since="2001-06-08")
    settle_names([one, two], [])
    assert one.names == two.names == ["Tide Secretary"]


def test_new_ones_may_share_an_abbreviation() -> None:
    one, two = (new(iri, abbreviations=("TSO",)) for iri in ("uk:one", "uk:two"))
    settle_names([one, two], [])
    assert one.abbreviations == two.abbreviations == ["TSO"]


def test_a_new_one_shares_the_abbreviation_of_a_known_one_for_which_a_register_lists_it_too() -> None:
    one = new("uk:one", abbreviations=("WC3",))
    known = Described(KNOWN.iri, RegisterEntity("c", KNOWN.name, KNOWN.type, abbreviations=("WC3",)), "urn:r", KNOWN)
    assert settle_names([one, known], [KNOWN]) == []
    assert (one.abbreviations, known.abbreviations) == (["WC3"], [])


def test_only_small_letters_make_a_second_way_of_writing_a_name_one_more_name() -> None:
    one = new("uk:one", names=("Tide Secretary", "TIDE SECRETARY", "tide secretary", "Uk:One"))
    settle_names([one], [])
    assert one.names == ["Tide Secretary", "tide secretary"]


def test_a_known_one_gets_only_what_it_has_not() -> None:
    said = RegisterEntity("c", "Weather Center", "Association", names=("weather centre", "Centre for Weather"))
    one = Described(KNOWN.iri, said, "urn:register", KNOWN)
    settle_names([one], [KNOWN])
    assert one.names == ["Centre for Weather", "weather centre"]
    assert (one.name, one.type, one.dates) == ("Weather Centre", "Association", (None, None))
