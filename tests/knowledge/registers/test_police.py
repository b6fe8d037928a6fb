"""The list of police forces."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.registers.police import read


def test_a_force_has_the_names_of_both_tables_and_an_address_where_it_is_in_the_second(registers: Path) -> None:
    found = {force.key: force for force in read(registers).entities}
    assert found["oldwick"].names == ("Oldwick & Newick Constabulary",)
    assert found["oldwick"].same_as == ("https://data.police.uk/api/forces/oldwick",)
    assert (found["harbour"].names, found["harbour"].same_as) == ((), ())


def test_a_table_without_the_name_is_an_error(registers: Path) -> None:
    (registers / "police" / "police-force.tsv").write_text("police-force\noldwick\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"police-force.tsv, line 1: lacks the column name"):
        read(registers)
