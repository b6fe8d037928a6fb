"""The lists of NHS bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.registers.nhs import read
from policygraph.knowledge.registers.records import RegisterEntity


def entities(registers: Path) -> dict[str, RegisterEntity]:
    return {entity.key: entity for entity in read(registers).entities}


def test_names_in_capitals_are_written_as_names(registers: Path) -> None:
    assert entities(registers)["R01"].name == "Oldwick Teaching Hospitals NHS Foundation Trust"


def test_a_trust_is_also_called_by_less_than_its_full_name_but_never_like_a_place(registers: Path) -> None:
    found = entities(registers)
    assert set(found["R01"].names) == {
        "Oldwick Teaching Hospitals NHS Trust",
        "Oldwick Teaching Hospitals Foundation Trust",
        "Oldwick Teaching Hospitals Trust",
        "Oldwick Teaching Hospitals",
    }
    assert found["R02"].names == ()


def test_a_board_has_its_codes_and_short_names(registers: Path) -> None:
    board = entities(registers)["QX1"]
    assert board.codes == ("QX1", "X54000001")
    assert "Oldwick, Newick and the Marshes ICB" in board.names


def test_a_body_is_identified_by_its_ods_code_and_by_a_gss_code_if_it_has_one(registers: Path) -> None:
    path = registers / "nhs" / "integrated_care_boards.csv"
    path.write_text(path.read_text("utf-8").replace("X54000001", "E54000001"), encoding="utf-8")
    found = entities(registers)
    page = "https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/"
    assert found["R01"].same_as == (f"{page}R01",)
    assert found["QX1"].same_as == (
        f"{page}QX1",
        "http://statistics.data.gov.uk/id/statistical-geography/E54000001",
    )


def test_a_board_that_is_also_among_the_trusts_is_one_body(registers: Path) -> None:
    assert entities(registers)["7X9"].note == "local health board"


def test_a_trust_without_a_code_is_an_error(registers: Path) -> None:
    (registers / "nhs" / "trust.csv").write_text("ods_code,trust_name\n,OLDWICK NHS TRUST\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"trust.csv, line 2: has no ods_code"):
        read(registers)
