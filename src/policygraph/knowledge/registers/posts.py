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
    from collections.abc import Iterable, Mapping

    from policygraph.knowledge.registers.records import RegisterAppointment
    from policygraph.knowledge.registers.rows import Row

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_VACANT = timedelta(days=366)
_FIRST_DAYS = "1979-06"  # a post that somebody held when the register begins is older than that
_CABINET = "Secretary of State "


@dataclass(frozen=True, slots=True)
class _Post:
    """The rows that are one post."""

    name: str
    rows: list[Row]

    def departments(self, stage: list[RegisterAppointment]) -> tuple[str, ...]:
        held = {appointment.post for appointment in stage}
        return tuple(sorted({row["organisation_id"] for row in self.rows if not held or row["id"] in held} - {""}))


def posts(
    rows: Iterable[Row], appointments: Iterable[RegisterAppointment], departments: Mapping[str, str]
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
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[_name_of(row, departments)].append(row)
    entities, stage_of = [], {}
    for name, own in sorted(grouped.items()):
        post = _Post(name, own)
        times = sorted((a for row in own for a in held[row.required("id")]), key=lambda a: (a.since, a.key))
        for stage in _stages(times, split=name.startswith(_CABINET)):
            entity = _entity(post, stage)
            entities.append(entity)
            stage_of.update(dict.fromkeys((appointment.key for appointment in stage), entity.key))
    return entities, stage_of


def _name_of(row: Row, departments: Mapping[str, str]) -> str:
    """Return the name of a post; with the department before it, where most departments have one of this name.

    In a text `Minister of State, Home Office` is a post and a body; the name is one that does not swallow the body.
    """
    name = clean(_BRACKETS.sub("", row.required("name")))
    department = departments.get(row["organisation_id"], "")
    return f"{department} {name}" if name in lists("posts")["everywhere"] and department else name


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


def _entity(post: _Post, stage: list[RegisterAppointment]) -> RegisterEntity:
    written = [clean(row["name"]) for row in post.rows]
    titles = lists("posts")["titles_of_posts"].get(post.name, [])
    since = min((a.since for a in stage), default=None)
    until = None if any(a.until is None for a in stage) else max((a.until for a in stage if a.until), default=None)
    return RegisterEntity(
        key=f"{post.name} {since or ''}".strip(),
        name=post.name,
        type="Role",
        line=post.rows[0].line,
        names=tuple(dict.fromkeys([*titles, *(name for name in written if "(" in name)])),
        since=since if since and since > _FIRST_DAYS else None,
        until=until,
        ended=until is not None,
        departments=post.departments(stage),
        note="ministerial post",
    )
