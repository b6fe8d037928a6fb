"""Which extracted entity is which annotated one, whatever each calls it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policygraph.model import Entity, Mention

_LEADING = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)
_NEAR = 12
"""By how many characters the ends of two mentions may differ, for an article or a short word."""


def align(wanted: Sequence[Entity], found: Sequence[Entity]) -> dict[str, str]:
    """Pair extracted with annotated entities, each with one at most, the best pairs first.

    A pair is as good as the mentions that both have, and better by two where they have a name in common.

    Args:
        wanted: The annotated entities.
        found: The extracted ones.

    Returns:
        The annotated entity's id, by the extracted one's; entities that match none are left out.

    >>> from policygraph.model import Entity
    >>> align([Entity("g1", "Home Office", "Organisation")], [Entity("e7", "the home office", "Organisation")])
    {'e7': 'g1'}
    """
    pairs: list[tuple[int, int, str, str]] = []
    for entity in found:
        for target in wanted:
            shared = sum(any(overlap(a, b) and near(a, b) for b in target.mentions) for a in entity.mentions)
            same = bool(_names(entity) & _names(target))
            if shared or same:
                pairs.append((-(shared + 2 * same), -shared, target.id, entity.id))
    taken: set[str] = set()
    aligned: dict[str, str] = {}
    for _, _, target_id, entity_id in sorted(pairs):
        if target_id not in taken and entity_id not in aligned:
            taken.add(target_id)
            aligned[entity_id] = target_id
    return aligned


def overlap(a: Mention, b: Mention) -> bool:
    """Whether two mentions share a character."""
    return a.start < b.end and b.start < a.end


def near(a: Mention, b: Mention) -> bool:
    """Whether two mentions are the same but for a determiner or a short word at either end."""
    return abs(a.start - b.start) <= _NEAR and abs(a.end - b.end) <= _NEAR


def _names(entity: Entity) -> set[str]:
    return {name for name in map(_key, (entity.name, *entity.aliases)) if name}


def _key(name: str) -> str:
    name = _LEADING.sub("", name.strip()).casefold().replace("&", "and").replace("’", "'")
    return re.sub(r"[^\w]+", " ", name).strip()
