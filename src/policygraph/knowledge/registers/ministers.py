"""The ministers of the United Kingdom since May 1979: departments, posts, people, and who held what.

Source: the Ministers Database of the Institute for Government, CC BY 4.0,
https://github.com/instituteforgov/ifg-ministers-database-public. It has a post for each department in which somebody
held it. Here a post is one whatever the department, but for those that every department has (`Minister of State`), and
a Secretary of State's that nobody held for a year has two stages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.knowledge.registers.posts import posts
from policygraph.knowledge.registers.provenance import read_provenance
from policygraph.knowledge.registers.records import Register, RegisterAppointment, RegisterEntity
from policygraph.knowledge.registers.rows import Row, read_rows
from policygraph.knowledge.registers.wording import lists

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "ifg-ministers"

_MEMBER = "https://members.parliament.uk/member/"


def read_departments(registers: Path) -> Register:
    """Read the departments that ministers have led.

    Args:
        registers: The folder of the registers.

    Raises:
        KnowledgeError: If a file cannot be read, lacks a column or has a department without a name.
    """
    folder = registers / FOLDER
    columns = ("id", "name", "short_name", "start_date", "end_date")
    after: dict[str, set[str]] = {}
    for row in read_rows(
        folder / "organisation_link.csv", ("predecessor_organisation_id", "successor_organisation_id")
    ):
        after.setdefault(row["successor_organisation_id"], set()).add(row["predecessor_organisation_id"])
    words = lists("posts")
    rows = [row for row in read_rows(folder / "organisation.csv", columns, key="id") if row.required("name")]
    return Register(
        "departments",
        "departments of state since 1979 that the list of GOV.UK has not",
        (read_provenance(folder),),
        "https://github.com/instituteforgov/ifg-ministers-database-public",
        tuple(
            RegisterEntity(
                key=row.required("id"),
                name=row["name"],
                type="GovernmentDepartment",
                abbreviations=(row["short_name"],) if row["short_name"] in words["abbreviations"] else (),
                since=row.date("start_date"),
                until=row.date("end_date"),
                ended=bool(row["end_date"]),
                predecessors=tuple(sorted(after.get(row["id"], ()))),
                note="department of state",
            )
            for row in rows
            if row["name"] not in words["no_departments"]
        ),
        frozenset({"GovernmentDepartment", "PublicBody"}),
        dropped=tuple(f"{row['name']}: no department" for row in rows if row["name"] in words["no_departments"]),
    )


def read(registers: Path) -> Register:
    """Read the posts, the people and their appointments.

    Args:
        registers: The folder of the registers.

    Raises:
        KnowledgeError: If a file cannot be read, lacks a column, has a date that is none, or an appointment to a post
            or of a person that no row describes.
    """
    folder = registers / FOLDER
    people = _people(read_rows(folder / "person.csv", ("id", "id_parliament", "name", "normalized_name", "start_date")))
    rows = read_rows(folder / "post.csv", ("id", "name", "organisation_id"), key="id")
    appointments, dropped = _appointments(
        read_rows(folder / "appointment.csv", ("id", "person_id", "post_id", "start_date", "end_date"), key="id"),
        {person.key for person in people},
        {row["id"] for row in rows},
    )
    departments = {row["id"]: row["name"] for row in read_rows(folder / "organisation.csv", ("id", "name"))}
    merged, stage_of = posts(rows, appointments, departments)
    return Register(
        "ministers",
        "ministerial posts since May 1979, the people who held them, and when",
        (read_provenance(folder),),
        "https://github.com/instituteforgov/ifg-ministers-database-public",
        (*merged, *people),
        appointments=tuple(
            RegisterAppointment(a.key, a.person, stage_of[a.key], a.since, a.until) for a in appointments
        ),
        dropped=tuple(dropped),
    )


def _people(rows: Iterable[Row]) -> list[RegisterEntity]:
    """Return the people, by the last name that was no peerage; the register has a row for each of a person's names."""
    by_person: dict[str, list[Row]] = {}
    for row in rows:
        by_person.setdefault(row.required("id"), []).append(row)
    found = []
    for key, own in by_person.items():
        own.sort(key=lambda row: (row["start_date"], row.line), reverse=True)
        names = list(dict.fromkeys(name for row in own for name in (row.required("name"), row["normalized_name"])))
        plain = [name for name in names if name.split()[0] not in lists("posts")["titles"]]
        name = (plain or names)[0]
        member = own[0]["id_parliament"].removesuffix(".0")
        found.append(
            RegisterEntity(
                key=key,
                name=name,
                type="Person",
                names=tuple(other for other in names if other not in {name, ""}),
                same_as=(_MEMBER + member,) if member.isdigit() else (),
            )
        )
    return found


def _appointments(
    rows: Iterable[Row], people: set[str], posts: set[str]
) -> tuple[list[RegisterAppointment], list[str]]:
    found, dropped = [], []
    for row in rows:
        for column, known in (("person_id", people), ("post_id", posts)):
            if row.required(column) not in known:
                raise row.error(f'has "{row[column]}" as {column}, which no row describes: add it or correct it')
        since, until = row.date("start_date"), row.date("end_date")
        if since is None:
            raise row.error("has no start_date: fill it in or remove the row")
        if until and until < since:
            dropped.append(f"appointment {row['id']}: ends on {until} before it begins on {since}")
        else:
            found.append(RegisterAppointment(row.required("id"), row["person_id"], row["post_id"], since, until))
    return found, dropped
