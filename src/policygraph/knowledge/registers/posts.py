"""The posts of ministers: which rows of the register are one post, what it is called, and when it existed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from policygraph.knowledge.registers.records import RegisterEntity
from policygraph.knowledge.registers.wording import clean, lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from policygraph.knowledge.registers.records import RegisterAppointment
    from policygraph.knowledge.registers.rows import Row

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_VACANT = timedelta(days=366)
_FIRST_DAYS = "1979-06"  # a post that somebody held when the register begins is older than that
_CABINET = "Secretary of State "
_UNDER_SECRETARY = "Parliamentary Under-Secretary of State"


@dataclass(frozen=True, slots=True)
class _Post:
    """The rows that are one post."""

    name: str
    rows: list[Row]

    def departments(self, stage: list[RegisterAppointment]) -> tuple[str, ...]:
        held = {appointment.post for appointment in stage}
        return tuple(sorted({row["organisation_id"] for row in self.rows if not held or row["id"] in held} - {""}))


def posts(
    rows: Sequence[Row], appointments: Iterable[RegisterAppointment], departments: Mapping[str, str]
) -> tuple[list[RegisterEntity], dict[str, str]]:
    """Return the posts, and the key of its post by the key of each appointment.

    Args:
        rows: The register's posts.
        appointments: The appointments to them.
        departments: The names of the departments by their keys.
    """
    held: dict[str, list[RegisterAppointment]] = defaultdict(list)
    for appointment in appointments:
        held[appointment.post].append(appointment)
    offices = _offices(rows)
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[_name_of(row, departments, offices)].append(row)
    entities, stage_of = [], {}
    for name, own in sorted(grouped.items()):
        post = _Post(name, own)
        times = sorted((a for row in own for a in held[row.required("id")]), key=lambda a: (a.since, a.key))
        for stage in _stages(times, split=name.startswith(_CABINET)):
            entity = _entity(post, stage, offices)
            entities.append(entity)
            stage_of.update(dict.fromkeys((appointment.key for appointment in stage), entity.key))
    return entities, stage_of


def _name_of(row: Row, departments: Mapping[str, str], offices: Mapping[str, set[str]]) -> str:
    """Return the name of a post; with the department before it, where most departments have one of this name.

    In a text `Minister of State, Home Office` is a post and a body; the name is one that does not swallow the body.
    """
    name = clean(_BRACKETS.sub("", row.required("name")))
    department = departments.get(row["organisation_id"], "")
    if name not in lists("posts")["everywhere"] or not department:
        return name
    served = offices.get(row["organisation_id"], set())
    return (
        f"{name} for {next(iter(served))}" if name == _UNDER_SECRETARY and len(served) == 1 else f"{department} {name}"
    )


def _stages(times: list[RegisterAppointment], *, split: bool) -> list[list[RegisterAppointment]]:
    stages: list[list[RegisterAppointment]] = [[]]
    end = ""
    for appointment in times:
        if split and end and date.fromisoformat(appointment.since) - date.fromisoformat(end) > _VACANT:
            stages.append([])
            end = ""
        stages[-1].append(appointment)
        end = max(end, appointment.until or date.max.isoformat())
    return stages


def _offices(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Return what the Secretaries of State in each department are `for`: `Transport`, `the Home Department`."""
    secretary = lists("posts")["secretary"] + " "
    offices: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        name = clean(row["name"])
        shorter = [title for title in lists("posts")["titles_of_posts"].get(name, ()) if title.startswith(secretary)]
        titles = shorter or [name]
        offices[row["organisation_id"]].update(t.removeprefix(secretary) for t in titles if t.startswith(secretary))
    return offices


def _under_secretary(post: _Post, offices: Mapping[str, set[str]]) -> list[str]:
    if not any(clean(row["name"]) == _UNDER_SECRETARY for row in post.rows):
        return []
    served = sorted({office for row in post.rows for office in offices.get(row["organisation_id"], ())})
    return [f"{form} {office}" for office in served for form in lists("posts")["under_secretary"]]


def _entity(post: _Post, stage: list[RegisterAppointment], offices: Mapping[str, set[str]]) -> RegisterEntity:
    written = [clean(row["name"]) for row in post.rows]
    titles = lists("posts")["titles_of_posts"].get(post.name, [])
    since = min((a.since for a in stage), default=None)
    until = None if any(a.until is None for a in stage) else max((a.until for a in stage if a.until), default=None)
    return RegisterEntity(
        key=f"{post.name} {since or ''}".strip(),
        name=post.name,
        type="Role",
        names=tuple(
            dict.fromkeys([*titles, *_under_secretary(post, offices), *(name for name in written if "(" in name)])
        ),
        since=since if since and since > _FIRST_DAYS else None,
        until=until,
        ended=until is not None,
        departments=post.departments(stage),
        note="ministerial post",
    )
