"""Departments, posts, people and appointments."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.registers.ministers import read, read_departments
from policygraph.knowledge.registers.records import RegisterEntity


def entities(registers: Path) -> dict[str, RegisterEntity]:
    return {entity.name: entity for entity in read(registers).entities}


def test_departments_have_dates_and_predecessors_and_only_known_abbreviations(registers: Path) -> None:
    register = read_departments(registers)
    found = {department.key: department for department in register.entities}
    assert (found["o2"].since, found["o2"].until) == ("1981-01-05", "1999-05-01")
    assert found["o1"].predecessors == ("o2",)
    assert found["o1"].abbreviations == ()
    assert register.dropped == ("Government Whips-House of Lords: no department",)


def test_a_person_is_one_by_all_names_and_called_by_the_last_that_is_no_peerage(registers: Path) -> None:
    found = entities(registers)
    assert set(found["Ada Rivers"].names) == {"Ada Brook", "Baroness Rivers of Mere"}
    assert found["Ada Rivers"].same_as == ("https://members.parliament.uk/member/500",)
    assert found["Siôn Reed"].names == ("Sion Reed",)


def test_a_post_is_one_in_whatever_department(registers: Path) -> None:
    post = entities(registers)["Minister for Piers"]
    assert (post.since, post.until, post.departments) == ("1990-01-01", "1991-05-01", ("o1", "o2"))


def test_a_post_that_every_department_has_is_one_in_each(registers: Path) -> None:
    found = entities(registers)
    assert found["Ministry of Ice Minister of State"].departments == ("o2",)
    assert found["Ministry of Tides Minister of State"].departments == ("o1",)


def test_an_under_secretary_is_called_after_the_secretary_of_state(registers: Path) -> None:
    post = entities(registers)["Parliamentary Under-Secretary of State for Tides"]
    assert "Under-Secretary of State for Tides" in post.names
    assert (post.since, post.until) == ("2003-01-02", None)


def test_a_secretary_of_state_s_post_that_nobody_held_for_a_year_has_two_stages(registers: Path) -> None:
    register = read(registers)
    stages = [post for post in register.entities if post.name == "Secretary of State for Tides"]
    assert [(stage.since, stage.until) for stage in stages] == [(None, "1983-01-01"), ("1999-03-01", "2003-01-01")]
    held = {appointment.key: appointment.post for appointment in register.appointments}
    assert [held["a1"], held["a2"]] == [stage.key for stage in stages]


def test_what_stands_in_brackets_is_no_part_of_a_post_s_name(registers: Path) -> None:
    assert entities(registers)["Baroness in Waiting"].names == ("Baroness in Waiting (Whip)",)


def test_an_appointment_that_ends_before_it_begins_is_left_out(registers: Path) -> None:
    register = read(registers)
    assert [appointment.key for appointment in register.appointments] == ["a1", "a2", "a3", "a4", "a5"]
    assert register.dropped == ("appointment a6: ends on 2004-01-01 before it begins on 2005-01-01",)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a7,p9,t1,1990-01-01,", 'has "p9" as person_id, which no row describes'),
        ("a7,p1,t99,1990-01-01,", 'has "t99" as post_id, which no row describes'),
        ("a7,p1,t1,,", "has no start_date"),
        ("a7,p1,t1,May 1990,", 'has "May 1990" as start_date, which is no date'),
        ("a1,p1,t1,1990-01-01,", 'has "a1" as id, as an earlier row has'),
    ],
)
def test_a_wrong_appointment_is_an_error_with_file_and_line(registers: Path, line: str, message: str) -> None:
    with (registers / "ifg-ministers" / "appointment.csv").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(KnowledgeError, match=f"appointment.csv, line 8: {message}"):
        read(registers)
