"""What the generated files say of each entity: what the registers add to what is known already.

Names are settled over all registers together, so that no name is given to two that it would confuse.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policygraph.knowledge.names import normalise_name
from policygraph.knowledge.registers.matching import apart
from policygraph.knowledge.registers.wording import lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policygraph.knowledge.entity import KnowledgeEntity
    from policygraph.knowledge.registers.records import RegisterEntity


@dataclass(slots=True)
class Described:
    """An entity of the knowledge base with what a register says of it.

    Args:
        iri: Its identifier.
        said: What the register says.
        source: The IRI of the register.
        known: What was known already; None where it is new.
        names: The names that the register adds.
        abbreviations: The abbreviations that it adds.
        unspoken: Short forms that no text is searched for.
        parents: The IRIs of what it is a part of, beyond what was known.
        replaces: The IRIs of those whose place it took, beyond what was known.
        departments: The IRIs of the bodies in which it is a post.
        until: The end of a new one.
    """

    iri: str
    said: RegisterEntity
    source: str
    known: KnowledgeEntity | None = None
    names: list[str] = field(default_factory=list)
    abbreviations: list[str] = field(default_factory=list)
    unspoken: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    replaces: list[str] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)
    until: str | None = None

    @property
    def name(self) -> str:
        """Its full name."""
        return self.known.name if self.known else self.said.name

    @property
    def type(self) -> str:
        """Its type."""
        return self.known.type if self.known else self.said.type

    @property
    def dates(self) -> tuple[str | None, str | None]:
        """Its beginning and its end, as far as they are known."""
        return (self.known.since, self.known.until) if self.known else (self.said.since, self.until)

    @property
    def ordinary_words(self) -> list[str]:
        """Those of the names that a register adds which are also ordinary words."""
        new = [] if self.known else [self.said.name]
        return sorted({*new, *self.names, *self.abbreviations} & set(lists("ordinary")["words"]))


def settle_names(described: Sequence[Described], known: Iterable[KnowledgeEntity]) -> list[tuple[str, str]]:
    """Give each entity those of its register's names that are new and its own.

    A name that another entity bears already stays with that one; a name that two new ones of a type could bear at one
    time is given to neither. An abbreviation may be shared by those for which registers list it; one that was kept by
    hand for a body for which they do not stays with that body.

    Args:
        described: The entities; their names are set.
        known: What was known already.

    Returns:
        The identifier of whom a name was kept from, and a line that says which name and why.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for entity in known:
        for name in entity.all_names:
            bearers[normalise_name(name)].add(entity.iri)
    mains: dict[str, list[Described]] = defaultdict(list)
    for one in described:
        if one.known is None:
            mains[normalise_name(one.said.name)].append(one)
    wanted: dict[str, list[Described]] = defaultdict(list)
    listed: dict[str, set[str]] = defaultdict(set)
    for one in described:
        for short in one.said.abbreviations:
            listed[normalise_name(short)].add(one.iri)
        for name in one.said.names:
            wanted[normalise_name(name)].append(one)
    dropped = []
    for one in described:
        own = {normalise_name(name) for name in (one.known.all_names if one.known else (one.said.name,))}
        for name in one.said.names:
            form = normalise_name(name)
            rivals = [other for other in (*mains[form], *wanted[form]) if _confusable(one, other)]
            taken = bearers[form] - {one.iri}
            if not form or (form in own and not name[0].islower()) or name in one.names:
                continue
            if taken or rivals:
                whose = sorted(taken) or sorted({other.iri for other in rivals})
                dropped.append((one.iri, f'name "{name}" of <{one.iri}>: is one of <{whose[0]}>'))
                continue
            own.add(form)
            one.names.append(name)
        for short in one.said.abbreviations:
            form = normalise_name(short)
            if not form or form in own:
                continue
            if bearers[form] - listed[form]:
                whose = sorted(bearers[form] - listed[form])
                dropped.append((one.iri, f'abbreviation "{short}" of <{one.iri}>: is one of <{whose[0]}>'))
                one.unspoken.append(short)
            else:
                own.add(form)
                one.abbreviations.append(short)
        one.unspoken += [short for short in one.said.unspoken if normalise_name(short) not in own]
        for values in (one.names, one.abbreviations, one.unspoken):
            values.sort()
    return dropped


def _confusable(one: Described, other: Described) -> bool:
    return one.iri != other.iri and (one.type != other.type or not apart(*one.dates, *other.dates))
