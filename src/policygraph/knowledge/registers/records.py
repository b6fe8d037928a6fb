"""What a register says, in one form for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policygraph.knowledge.registers.provenance import Provenance


@dataclass(frozen=True, slots=True)
class RegisterEntity:
    """A body, a post or a person as one register describes it.

    Args:
        key: Its identifier in the register; parents, predecessors and departments refer to it.
        name: Its full name, cleaned.
        type: The name of an ontology class, such as ``PublicBody``.
        names: Its other names.
        abbreviations: Its abbreviations.
        unspoken: Short forms that the register has and that mean something else in most texts; kept, never matched.
        since: The day, month or year of its beginning, ISO 8601; None where the register does not say.
        until: The day, month or year of its end; None where it still exists or the register does not say.
        ended: It exists no longer, whether or not the day is known.
        renamed: Its successor is the same body under another name.
        parents: The keys of what it is a part of.
        predecessors: The keys of those whose place it took.
        departments: The keys of the bodies in which it is a post.
        codes: Its codes in official code lists, such as a GSS code.
        same_as: IRIs that others have for it.
        note: Its kind, in the register's words.
        source: The IRI of the register, where it is not the one of the whole file.
        segment: The last segment of its identifier, if it is new; by default that is made of the name.
    """

    key: str
    name: str
    type: str
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    unspoken: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    ended: bool = False
    renamed: bool = False
    parents: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    note: str | None = None
    source: str | None = None
    segment: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterAppointment:
    """That a person held a post, as a register says.

    Args:
        key: Its identifier in the register.
        person: The key of the person.
        post: The key of the post.
        since: Its first day.
        until: Its last day; None where it lasts.
    """

    key: str
    person: str
    post: str
    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Register:
    """All that one register says.

    Args:
        name: The stem of the Turtle file that is made of it.
        about: What it holds, a sentence for the head of that file.
        provenance: Where it comes from, a part for each of its folders.
        source: The IRI that stands as the source of each of its entities.
        fitting: The types that an entity already known may have, each with those below it, to be the one that the
            register describes; for a type that is not among them, that type alone.
        entities: Its entities.
        appointments: Who held which post.
        dropped: What was left out, and why, a line each.
    """

    name: str
    about: str
    provenance: tuple[Provenance, ...]
    source: str
    entities: tuple[RegisterEntity, ...]
    fitting: frozenset[str] = frozenset()
    appointments: tuple[RegisterAppointment, ...] = field(default=())
    dropped: tuple[str, ...] = ()
