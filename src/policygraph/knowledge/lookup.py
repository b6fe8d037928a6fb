"""Look into the knowledge base: who bears a name and when, what became of it, who held a post, which names are near."""

from __future__ import annotations

import difflib
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from policygraph.knowledge.names import normalise_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.knowledge.base import Appointment, KnowledgeBase, KnowledgeEntity

_NEAR_NAME = 0.7
_NEAR_WORD = 0.75


def bearers(knowledge: KnowledgeBase, name: str) -> tuple[KnowledgeEntity, ...]:
    """Return the entities that bear a name, the earliest first.

    Args:
        knowledge: The knowledge base.
        name: A name, an abbreviation or an IRI.

    >>> from policygraph.knowledge.base import default_knowledge_base
    >>> [body.since for body in bearers(default_knowledge_base(), "MHCLG")]
    ['2018-01-08', '2024-07-09']
    """
    known = knowledge.get(name)
    return (known,) if known is not None else tuple(sorted(knowledge.named(name), key=_age))


def bearers_on(knowledge: KnowledgeBase, name: str, day: str) -> tuple[KnowledgeEntity, ...]:
    """Return the entities that a name meant on a day.

    These are those of its bearers that existed then. Where none did, they are what the bearers were then: the nearest
    of their predecessors and successors that existed, as far as it is known when these began.

    Args:
        knowledge: The knowledge base.
        name: A name, an abbreviation or an IRI.
        day: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

    >>> from policygraph.knowledge.base import default_knowledge_base
    >>> [body.abbreviations for body in bearers_on(default_knowledge_base(), "MHCLG", "2022-05-01")]
    [('DLUHC',)]
    """
    found = bearers(knowledge, name)
    alive = [entity for entity in found if entity.existed_on(day)]
    if alive:
        return tuple(alive)
    before, after = _links(knowledge)
    stages: dict[str, KnowledgeEntity] = {}
    for entity in found:
        ended = entity.until is not None and entity.until < day[: len(entity.until)]
        stages |= _nearest(knowledge, entity, after if ended else before, day)
    return tuple(sorted(stages.values(), key=_age))


def line(knowledge: KnowledgeBase, entity: KnowledgeEntity) -> tuple[KnowledgeEntity, ...]:
    """Return all that came before an entity, itself, and all that came after it, in this order.

    Args:
        knowledge: The knowledge base.
        entity: One of its entities.

    >>> from policygraph.knowledge.base import default_knowledge_base
    >>> knowledge = default_knowledge_base()
    >>> [body.since for body in line(knowledge, knowledge.named("DLUHC")[0])][-3:]
    ['2018-01-08', '2021-09-20', '2024-07-09']
    """
    before, after = _links(knowledge)
    stages = _reached(entity.iri, before) | _reached(entity.iri, after)
    sorter = TopologicalSorter({iri: stages.intersection(before.get(iri, ())) for iri in stages})
    sorter.prepare()
    ordered: list[KnowledgeEntity] = []
    while sorter.is_active():
        ready = sorter.get_ready()
        ordered += sorted((found for iri in ready if (found := knowledge.get(iri)) is not None), key=_age)
        sorter.done(*ready)
    return tuple(ordered)


def posts_of(knowledge: KnowledgeBase, body: KnowledgeEntity) -> tuple[KnowledgeEntity, ...]:
    """Return the posts that a body has, in order of their names."""
    found = (
        entity
        for entity in knowledge
        if body.iri in entity.post_in or (entity.type == "Role" and body.iri in entity.part_of)
    )
    return tuple(sorted(found, key=lambda post: (post.name, post.iri)))


def appointments_of(knowledge: KnowledgeBase, entity: KnowledgeEntity) -> tuple[Appointment, ...]:
    """Return the appointments to a post, or those of a person, the earliest first."""
    found = (held for held in knowledge.appointments if entity.iri in {held.post, held.person})
    return tuple(sorted(found, key=lambda held: (held.since or "", held.until or "", held.post, held.person)))


def search(knowledge: KnowledgeBase, text: str) -> tuple[tuple[KnowledgeEntity, str], ...]:
    """Return the entities with a name that contains a text, each with that name; where there are none, the nearest.

    A name is near where each word of the text resembles one of its words (Ratcliff and Metzener's gestalt pattern
    matching, as in `difflib`), or the name as a whole resembles the text.

    Args:
        knowledge: The knowledge base.
        text: Some words or a part of one; case and punctuation make no difference.

    Returns:
        Those whose name begins with the text first, shorter names before longer ones.

    >>> from policygraph.knowledge.base import default_knowledge_base
    >>> knowledge = default_knowledge_base()
    >>> [name for _, name in search(knowledge, "local government ass")][:1]
    ['Local Government Association']
    >>> [name for _, name in search(knowledge, "Hoem Office")][:1]
    ['Home Office']
    """
    wanted = normalise_name(text)
    if not wanted:
        return ()
    names = [name for name in knowledge.by_name if wanted in name]
    if names:
        names.sort(
            key=lambda name: (name != wanted, not name.startswith(wanted), f" {wanted}" not in name, len(name), name)
        )
    else:
        names = _near(wanted, knowledge.by_name)
    found: dict[str, tuple[KnowledgeEntity, str]] = {}
    for normal in names:
        for entity in knowledge.by_name[normal]:
            written = next(name for name in entity.all_names if normalise_name(name) == normal)
            found.setdefault(entity.iri, (entity, written))
    return tuple(found.values())


def _near(wanted: str, names: Iterable[str]) -> list[str]:
    words = {word for name in names for word in name.split()}
    near = [set(difflib.get_close_matches(word, words, n=20, cutoff=_NEAR_WORD)) for word in wanted.split()]
    by_words = {name for name in names if all(fitting.intersection(name.split()) for fitting in near)}
    as_a_whole = difflib.get_close_matches(wanted, names, n=10, cutoff=_NEAR_NAME)
    matcher = difflib.SequenceMatcher(b=wanted)

    def distance(name: str) -> tuple[float, str]:
        matcher.set_seq1(name)
        return -matcher.ratio(), name

    return sorted(by_words.union(as_a_whole), key=distance)


def _links(knowledge: KnowledgeBase) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return the predecessors of each entity that has some, and the successors."""
    before = {entity.iri: entity.replaces for entity in knowledge if entity.replaces}
    after: dict[str, tuple[str, ...]] = {}
    for successor, predecessors in before.items():
        for predecessor in predecessors:
            after[predecessor] = (*after.get(predecessor, ()), successor)
    return before, after


def _nearest(
    knowledge: KnowledgeBase, begin: KnowledgeEntity, steps: dict[str, tuple[str, ...]], day: str
) -> dict[str, KnowledgeEntity]:
    """Return the first on each way that existed on a day."""
    found: dict[str, KnowledgeEntity] = {}
    seen: set[str] = set()
    waiting = [begin.iri]
    while waiting:
        for iri in steps.get(waiting.pop(), ()):
            stage = knowledge.get(iri)
            if stage is None or iri in seen:
                continue
            seen.add(iri)
            if stage.since is not None and stage.existed_on(day):
                found[iri] = stage
            else:
                waiting.append(iri)
    return found


def _reached(begin: str, steps: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = [begin]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(steps.get(current, ()))
    return found


def _age(entity: KnowledgeEntity) -> tuple[str, str, str]:
    return entity.since or entity.until or "", entity.until or "9999", entity.iri
