"""Parents, predecessors and departments: the references of a register as links of the knowledge base."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from policygraph.knowledge.ontology import default_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from policygraph.knowledge.entity import KnowledgeEntity
    from policygraph.knowledge.registers.descriptions import Described

_YEAR = 366
_DAY = len("2024-07-09")


class Links:
    """Links of one kind between entities, without a circle.

    Args:
        pairs: The links that there are: from, to.

    >>> links = Links([("a", "b")])
    >>> links.add("b", "c"), links.add("c", "a"), links.add("a", "b")
    (True, False, False)
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._targets: dict[str, set[str]] = defaultdict(set)
        for source, target in pairs:
            self._targets[source].add(target)

    def add(self, source: str, target: str) -> bool:
        """Add a link; False where it is there already or would close a circle."""
        if target in self._targets[source] or self._leads(target, source):
            return False
        self._targets[source].add(target)
        return True

    def _leads(self, source: str, target: str) -> bool:
        seen, waiting = set(), [source]
        while waiting:
            node = waiting.pop()
            if node == target:
                return True
            if node not in seen:
                seen.add(node)
                waiting += self._targets.get(node, ())
        return False


def correct_ends(described: Sequence[Described], iris: Mapping[str, str]) -> list[str]:
    """Take out the end of a body that had got another name over a year earlier: it is the end of its web page.

    Args:
        described: The entities of one register; their ends are set.
        iris: The identifier of each by its key in the register.

    Returns:
        What was left out, and why, a line each.
    """
    begun: dict[str, list[str]] = defaultdict(list)
    for one in described:
        since = one.dates[0]
        for key in one.said.predecessors:
            if since and key in iris:
                begun[iris[key]].append(since)
    dropped = []
    for one in described:
        one.until = one.said.until
        if one.known is None and one.until and one.said.renamed and begun[one.iri]:
            first = min(begun[one.iri])
            if _days(first, one.until) > _YEAR:
                dropped.append(f"end {one.until} of <{one.iri}>: its new name is of {first}")
                one.until = None
    return dropped


def _days(earlier: str, later: str) -> int:
    """Return the days between two dates; a year or a month stands for its first day."""
    first, last = (date.fromisoformat((day + "-01-01")[:_DAY]) for day in (earlier, later))
    return (last - first).days


def link(described: Sequence[Described], iris: Mapping[str, str], known: Mapping[str, KnowledgeEntity]) -> list[str]:
    """Set the parents, predecessors and departments of the entities of one register.

    Args:
        described: The entities.
        iris: The identifier of each entity by its key in the register.
        known: All that is known so far, by identifier; the entities of this register are among it.

    Returns:
        What was left out, and why, a line each.
    """
    ontology = default_ontology()
    parts = Links((entity.iri, iri) for entity in known.values() for iri in entity.part_of)
    stages = Links((entity.iri, iri) for entity in known.values() for iri in entity.replaces)
    dropped = []
    for one in described:
        for relation, keys, links, found in (
            ("part_of", one.said.parents, parts, one.parents),
            ("replaces", one.said.predecessors, stages, one.replaces),
        ):
            for iri in sorted({iris[key] for key in keys if key in iris} - {one.iri}):
                other = known[iri]
                if not ontology.allows(relation, one.type, other.type):
                    dropped.append(f"{relation} of <{one.iri}>: a {one.type} and a {other.type}, <{iri}>")
                elif relation == "replaces" and not _in_order(other, known[one.iri]):
                    dropped.append(f"replaces of <{one.iri}>: the dates are not those of a successor of <{iri}>")
                elif links.add(one.iri, iri):
                    found.append(iri)
        one.departments = sorted({iris[key] for key in one.said.departments if key in iris})
    return dropped


def _in_order(earlier: KnowledgeEntity, later: KnowledgeEntity) -> bool:
    """Return whether dates allow that one took the other's place: it neither began nor ended before it."""
    pairs = ((earlier.since, later.since), (earlier.until, later.until))
    return all(one is None or two is None or one[: len(two)] <= two[: len(one)] for one, two in pairs)
