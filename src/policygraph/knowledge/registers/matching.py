"""Which entity that is known already a register describes, if any."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from policygraph.errors import KnowledgeError
from policygraph.knowledge.names import normalise_name
from policygraph.knowledge.ontology import default_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.knowledge.entity import KnowledgeEntity
    from policygraph.knowledge.registers.records import RegisterEntity


class Matcher:
    """What is known, by code and by name.

    Two are the same if they share a code; or a name, with a fitting type and dates that do not
    contradict. Where several are, as with a department that came back, the dates decide, then whether they still exist.

    Args:
        entities: What is known.
    """

    def __init__(self, entities: Iterable[KnowledgeEntity]) -> None:
        self._by_code: dict[str, KnowledgeEntity] = {}
        self._by_name: dict[str, list[KnowledgeEntity]] = defaultdict(list)
        self._by_short: dict[str, list[KnowledgeEntity]] = defaultdict(list)
        for entity in entities:
            self.add(entity)

    def add(self, entity: KnowledgeEntity) -> None:
        """Make an entity known."""
        self._by_code.update(dict.fromkeys((*entity.codes, *entity.same_as), entity))
        for name in sorted({normalise_name(name) for name in (entity.name, *entity.names)}):
            self._by_name[name].append(entity)
        for short in sorted({normalise_name(short) for short in entity.abbreviations}):
            self._by_short[short].append(entity)

    def find(self, entity: RegisterEntity, fitting: frozenset[str]) -> KnowledgeEntity | None:
        """Return the entity that a register describes, or None where it is new.

        Args:
            entity: What the register says.
            fitting: The types, each with those below it, that the entity may have, if the register's is among them;
                otherwise it must have that.

        Raises:
            KnowledgeError: If it could be several.
        """
        for code in (*entity.codes, *entity.same_as):
            if code in self._by_code:
                return self._by_code[code]
        types = fitting if _is_any(entity.type, fitting) else frozenset({entity.type})
        for names in ((entity.name,), entity.names):
            found = self._bearing(names, entity, types)
            if len(found) > 1:
                several = " and ".join(f"<{other.iri}>" for other in found)
                raise KnowledgeError(f'"{entity.name}" ({entity.key}) could be {several}: give one of them its code')
            if found:
                return found[0]
        return None

    def _bearing(self, names: tuple[str, ...], entity: RegisterEntity, types: frozenset[str]) -> list[KnowledgeEntity]:
        bearers = {
            other.iri: other
            for name in names
            # A name of one word, such as Ofcom, is an abbreviation elsewhere.
            for index in ((self._by_name, self._by_short) if " " not in name else (self._by_name,))
            for other in index.get(normalise_name(name), ())
        }
        found = [
            other
            for _, other in sorted(bearers.items())
            if _is_any(other.type, types) and not apart(entity.since, entity.until, other.since, other.until)
        ]
        for better in (
            [other for other in found if other.since and entity.since and other.since[:4] == entity.since[:4]],
            [other for other in found if (other.until is not None) == entity.ended],
            [other for other in found if normalise_name(other.name) == normalise_name(entity.name)],
        ):
            if len(found) > 1 and better:
                found = better if len(better) == 1 else [other for other in found if other in better]
        return found


def _is_any(type_: str, types: frozenset[str]) -> bool:
    return any(default_ontology().is_a(type_, above) for above in types)


def apart(since: str | None, until: str | None, other_since: str | None, other_until: str | None) -> bool:
    """Return whether one had ended when the other began, as far as is known.

    >>> apart("1997", "2017-07-03", "2017-07-03", None), apart(None, "2017", "2016", None)
    (True, False)
    """
    return _before(until, other_since) or _before(other_until, since)


def _before(end: str | None, beginning: str | None) -> bool:
    return end is not None and beginning is not None and end[: len(beginning)] <= beginning[: len(end)]
