"""The lists of councils."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.registers.local_authorities import read
from policygraph.knowledge.registers.records import RegisterEntity


def entities(registers: Path) -> dict[str, RegisterEntity]:
    return {entity.key: entity for entity in read(registers).entities}


def test_a_council_has_its_codes_and_dates(registers: Path) -> None:
    council = entities(registers)["ODW"]
    assert (council.since, council.until, council.ended) == ("1974-04-01", "2019-03-31", True)
    assert council.codes == ("X07000001",)
    assert council.same_as == ("http://www.wikidata.org/entity/Q101",)


def test_a_gss_code_makes_an_identifier_beside_that_of_wikidata(registers: Path) -> None:
    path = registers / "mysociety-local-authorities" / "uk_local_authorities.csv"
    path.write_text(path.read_text("utf-8").replace("X07000001", "E07000001"), encoding="utf-8")
    assert entities(registers)["ODW"].same_as == (
        "http://statistics.data.gov.uk/id/statistical-geography/E07000001",
        "http://www.wikidata.org/entity/Q101",
    )


def test_a_beginning_that_is_that_of_a_code_is_left_out(registers: Path) -> None:
    found = entities(registers)
    assert found["SHO"].since is None
    assert found["TWR"].since is None


def test_the_lists_are_joined_by_code_where_their_references_differ(registers: Path) -> None:
    assert entities(registers)["NWK"].same_as == ("http://www.wikidata.org/entity/Q102",)


def test_alternative_names_are_written_as_names_and_those_of_places_left_out(registers: Path) -> None:
    found = entities(registers)
    assert found["ODW"].names == (
        "Oldwick District Council",
        "Borough Council of Oldwick, Mere and Marsh",
        "Cité of Oldwick Council",
        "Oldwick Council",
    )
    dropped = read(registers).dropped
    assert any("a character is lost" in line for line in dropped)
    assert "2 alternative names that are those of places" in dropped


def test_a_council_named_like_a_place_gets_the_name_of_a_council(registers: Path) -> None:
    found = entities(registers)
    assert found["SHO"].name == "City of Shoreby Council"
    assert found["TWR"].name == "Two Rivers Combined Authority"


def test_who_took_whose_place_is_known(registers: Path) -> None:
    assert entities(registers)["NWK"].predecessors == ("ODW",)


def test_a_word_that_stands_twice_is_written_once(registers: Path) -> None:
    assert entities(registers)["Q104"].name == "Newick Development Corporation"


def test_an_identifier_of_two_is_given_to_neither(registers: Path) -> None:
    path = registers / "digital-land" / "local-authority.csv"
    path.write_text(path.read_text("utf-8").replace("Q102", "Q101"), encoding="utf-8")
    found = entities(registers)
    assert found["ODW"].same_as == found["NWK"].same_as == ()
    assert "http://www.wikidata.org/entity/Q101: two authorities have this identifier" in read(registers).dropped


def test_a_gss_code_of_two_is_the_identifier_of_neither(registers: Path) -> None:
    path = registers / "mysociety-local-authorities" / "uk_local_authorities.csv"
    text = path.read_text("utf-8").replace("X09000003", "E09000003").replace("X47000004", "E09000003")
    path.write_text(text, encoding="utf-8")
    found = entities(registers)
    assert found["SHO"].same_as == found["TWR"].same_as == ()
    iri = "http://statistics.data.gov.uk/id/statistical-geography/E09000003"
    assert f"{iri}: two authorities have this identifier" in read(registers).dropped


def test_a_council_without_a_name_is_an_error(registers: Path) -> None:
    path = registers / "mysociety-local-authorities" / "uk_local_authorities.csv"
    path.write_text(path.read_text("utf-8").replace("Newick Council", ""), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"uk_local_authorities.csv, line 3: has no official-name"):
        read(registers)
