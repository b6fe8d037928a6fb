"""Link the entities of one document: what is certain first, then what the certain ones tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.words import words
from policygraph.linking import Context, link

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity
    from policygraph.language.mentions import EntityMentions, MentionSpan

_OWNING = frozenset({"of", "for", "at", "in"})


def linked_entities(doc: Doc, day: str | None, knowledge: KnowledgeBase | None = None) -> dict[int, KnowledgeEntity]:
    """Return the entity of the knowledge base that each entity of a Doc is, by its number.

    Args:
        doc: A Doc with ``doc._.entities``.
        day: The document's date, ``YYYY-MM-DD``; None where it has none.
        knowledge: The knowledge base; by default the package's own.
    """
    entities: list[EntityMentions] = [entity for entity in doc._.entities if entity.iris]
    by_root: dict[int, MentionSpan] = {m.root: m for m in reversed(doc._.mentions) if m.form != "pronoun"}
    found: dict[int, KnowledgeEntity] = {}
    for _ in range(2):
        named = frozenset(entity.iri for entity in found.values())
        for entity in entities:
            owners = _owners(entity, by_root, found) if entity.type == "Role" else frozenset()
            doubtful = entity.type == "Person" and _is_other(entity, by_root)
            known = link(entity.iris, entity.type, Context(day, named, owners, doubtful), knowledge)
            if known is not None:
                found[entity.number] = known
            else:
                found.pop(entity.number, None)
    return found


def _owners(
    entity: EntityMentions, by_root: dict[int, MentionSpan], found: dict[int, KnowledgeEntity]
) -> frozenset[str]:
    """What the text says a post is of: `Scotland's Health Secretary`, `the permanent secretary at the Treasury`."""
    owners: set[str] = set()
    for mention in entity.mentions:
        if mention.form == "pronoun":
            continue
        root: Token = mention.doc[mention.root]
        near = [c for c in root.children if c.dep_ in {"poss", "compound", "nmod", "amod"}]
        near += [c for p in root.children if p.dep_ == "prep" and p.lower_ in _OWNING for c in p.children]
        beside = (by_root.get(child.i) for child in near)
        owners.update(
            found[m.entity].iri for m in beside if m is not None and m.entity in found and m.entity != entity.number
        )
    return frozenset(owners)


def _is_other(person: EntityMentions, by_root: dict[int, MentionSpan]) -> bool:
    """Whether the text gives a person another occupation than politics: `David Davis, a baker`."""
    political = frozenset(words("posts")["political"])
    for mention in person.mentions:
        root: Token = mention.doc[mention.root]
        for child in root.children:
            post = by_root.get(child.i) if child.dep_ == "appos" else None
            if post is not None and post.type == "Role" and not political & set(post.text.casefold().split()):
                return True
    return False
