"""Make the knowledge base of the registers: what they say, joined with what is kept by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policygraph.errors import KnowledgeError
from policygraph.knowledge.base import KnowledgeBase
from policygraph.knowledge.entity import KnowledgeEntity
from policygraph.knowledge.registers import govuk_organisations, local_authorities, ministers, nhs, police
from policygraph.knowledge.registers.descriptions import Described, settle_names
from policygraph.knowledge.registers.matching import Matcher
from policygraph.knowledge.registers.relations import correct_ends, link
from policygraph.knowledge.registers.turtle_text import UK, turtle_text
from policygraph.knowledge.registers.wording import local_name
from policygraph.writing import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.knowledge.registers.records import Register, RegisterEntity

# In this order: a register's entities are known to those after it.
_READERS = (
    govuk_organisations.read,
    ministers.read_departments,
    local_authorities.read,
    police.read,
    nhs.read,
    ministers.read,
)


@dataclass(frozen=True, slots=True)
class Built:
    """A file that was written.

    Args:
        path: The file.
        entities: How many entities it describes.
        new: How many of them only it describes.
        names: How many names and abbreviations it adds.
        appointments: How many appointments it has.
        dropped: What the register says and the file does not, and why, a line each.
    """

    path: Path
    entities: int
    new: int
    names: int
    appointments: int
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A register with its entities in their places."""

    register: Register
    described: list[Described]
    iris: dict[str, str]
    dropped: list[str]


def build_knowledge(registers: Path, output: Path) -> tuple[Built, ...]:
    """Write a Turtle file for each register; the same registers and hand-kept files give the same bytes.

    A body that a hand-kept file describes keeps its identifier, name, type and dates, and the generated file says
    what else the register knows of it.

    Args:
        registers: The folder with a folder for each register.
        output: The folder to write to; its folder ``kept`` has the hand-kept Turtle files.

    Raises:
        KnowledgeError: If a register or a hand-kept file cannot be understood; names file and line. Nothing is then
            written.
        OSError: If a file cannot be written.
    """
    kept = sorted((output / "kept").glob("*.ttl"))
    if not kept:
        raise KnowledgeError(f"{output / 'kept'}: has no Turtle files: --output is the folder that has the folder kept")
    by_hand = KnowledgeBase.read(kept)
    known = {entity.iri: entity for entity in by_hand}
    matcher = Matcher(by_hand)
    read: list[_Read] = []
    for reader in _READERS:
        earlier = read[_READERS.index(ministers.read_departments)].iris if reader is ministers.read else {}
        read.append(_read(reader(registers), matcher, known, earlier))
    unsettled = settle_names([one for part in read for one in part.described], by_hand)
    built = [_built(part, output, unsettled) for part in read]
    texts = [turtle_text(part.register, part.described, part.iris) for part in read]
    for file, text in zip(built, texts, strict=True):
        write_text(file.path, text)
    return tuple(built)


def _read(register: Register, matcher: Matcher, known: dict[str, KnowledgeEntity], earlier: dict[str, str]) -> _Read:
    """Put a register's entities in their places, and make them known.

    Args:
        register: The register.
        matcher: Finds what is known; gets the new entities.
        known: What is known, by identifier; gets the new entities and links.
        earlier: The identifiers of another register's entities, to which this one refers by their keys.
    """
    described = _placed(register, matcher, known)
    iris = earlier | {one.said.key: one.iri for one in described}
    dropped = [*register.dropped, *correct_ends(described, iris)]
    for one in described:
        if one.known is None:
            known[one.iri] = _as_known(one)
            matcher.add(known[one.iri])
    dropped += link(described, iris, known)
    for one in described:
        entity = known[one.iri]
        known[one.iri] = replace(
            entity, part_of=(*entity.part_of, *one.parents), replaces=(*entity.replaces, *one.replaces)
        )
    return _Read(register, described, iris, dropped)


def _built(part: _Read, output: Path, unsettled: list[tuple[str, str]]) -> Built:
    own = {one.iri for one in part.described}
    return Built(
        output / f"{part.register.name}.ttl",
        len(own),
        len({one.iri for one in part.described if one.known is None}),
        sum(len(one.names) + len(one.abbreviations) + (one.known is None) for one in part.described),
        len(part.register.appointments),
        (*part.dropped, *(why for iri, why in unsettled if iri in own)),
    )


def _placed(register: Register, matcher: Matcher, known: dict[str, KnowledgeEntity]) -> list[Described]:
    """Return the register's entities with their identifiers: that of what is known already, or a new one."""
    found = [(entity, matcher.find(entity, register.fitting)) for entity in register.entities]
    wanted = Counter(_segment(entity) for entity, same in found if same is None)
    taken = set(known)
    described = []
    for entity, same in sorted(found, key=lambda pair: (pair[0].since or "", pair[0].key)):
        iri = same.iri if same else _new_iri(entity, taken, several=wanted[_segment(entity)] > 1)
        taken.add(iri)
        described.append(Described(iri, entity, entity.source or register.source, same))
    return described


def _segment(entity: RegisterEntity) -> str:
    return entity.segment or local_name(entity.name)


def _new_iri(entity: RegisterEntity, taken: set[str], *, several: bool) -> str:
    """Return an identifier that nothing has: of the name; if it must be, with the year of its beginning or its type."""
    segment, name = _segment(entity), local_name(entity.name)
    dated = [f"{segment}-{entity.since[:4]}"] if entity.since else []
    choices = [*dated, segment] if several else [segment, *dated]
    for choice in (*choices, name, f"{name}-{entity.type.lower()}"):
        if UK + choice not in taken:
            return UK + choice
    raise KnowledgeError(
        f'"{entity.name}" ({entity.key}) would have the identifier of another, <{UK + segment}>: add its name to that '
        "one in kept/, or describe it there"
    )


def _as_known(one: Described) -> KnowledgeEntity:
    said = one.said
    return KnowledgeEntity(
        one.iri,
        said.name,
        said.type,
        said.names,
        said.abbreviations,
        since=said.since,
        until=one.until,
        same_as=said.same_as,
        codes=said.codes,
    )
