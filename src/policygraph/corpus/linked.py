"""Link the entities of one document: what is certain first, then what the certain ones tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policygraph.knowledge.base import default_knowledge_base
from policygraph.language.words import words
from policygraph.linking import Context, may_mean
from policygraph.linking.context import is_abroad, is_nationality, region_called

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity
    from policygraph.language.mentions import EntityMentions, MentionSpan

_WORD = re.compile(r"\w+")
_OWNING = frozenset({"of", "for", "at", "in"})


def linked_entities(
    doc: Doc, day: str | None, knowledge: KnowledgeBase | None = None
) -> dict[int, list[KnowledgeEntity]]:
    """Return what each entity of a Doc is in the knowledge base, by its number: one, or several that it may be.

    Args:
        doc: A Doc with ``doc._.entities``.
        day: The document's date, ``YYYY-MM-DD``; None where it has none.
        knowledge: The knowledge base; by default the package's own.
    """
    base = default_knowledge_base() if knowledge is None else knowledge
    bearers = {entity.number: _bearers(entity, base) for entity in doc._.entities}
    entities: list[EntityMentions] = [entity for entity in doc._.entities if bearers[entity.number]]
    by_root: dict[int, MentionSpan] = {m.root: m for m in reversed(doc._.mentions)}
    meant: dict[int, list[KnowledgeEntity]] = {}
    for _ in range(2):
        found = {number: known[0] for number, known in meant.items() if len(known) == 1}
        named = frozenset(entity.iri for entity in found.values())
        for entity in entities:
            owners, abroad = _owners(entity, by_root, found, base)
            political = _occupation(entity, by_root) if entity.type == "Person" else None
            others = named - {found[entity.number].iri} if entity.number in found else named
            context = Context(day, others, owners, abroad, _described(entity, by_root), political)
            meant[entity.number] = may_mean(bearers[entity.number], entity.type, context, base)
    return meant


def _bearers(entity: EntityMentions, knowledge: KnowledgeBase) -> tuple[str, ...]:
    """The entities that bear the names; those of a name that was found without the knowledge base as well."""
    if entity.iris or entity.kind != "named":
        return entity.iris
    return tuple(known.iri for known in knowledge.named(entity.name) if entity.name not in known.ordinary_words)


def _owners(
    entity: EntityMentions, by_root: dict[int, MentionSpan], found: dict[int, KnowledgeEntity], knowledge: KnowledgeBase
) -> tuple[frozenset[str], bool]:
    """What the text says that something is of, and whether that is abroad: `Scotland's police`, `US Treasury`."""
    owners: set[str] = set()
    abroad = False
    for mention in entity.mentions:
        if mention.form == "pronoun":
            continue
        for word in _beside(mention):
            beside = by_root.get(word.i)
            owner = found.get(beside.entity) if beside is not None and beside.entity != entity.number else None
            if owner is not None and is_abroad(knowledge, owner):
                abroad |= word.dep_ != "pobj" or entity.type == "Role"
            elif owner is not None and entity.type != "Place":
                owners.add(owner.iri)
            elif (region := region_called(word.text)) is not None and entity.type != "Place":
                owners.add(region)
            elif is_nationality(word.text) or (word.dep_ == "appos" and word.ent_type_ == "GPE" and owner is None):
                abroad = True
    return frozenset(owners), abroad


def _beside(mention: MentionSpan) -> list[Token]:
    """The words outside a mention that say of whom or where it is."""
    root: Token = mention.doc[mention.root]
    if mention.type == "Place":
        return [c for c in root.rights if c.dep_ == "appos" and c.i == mention.end + 1]
    words_beside = [c for c in root.lefts if c.dep_ in {"poss", "compound", "nmod", "amod"}]
    if mention.type == "Role":
        words_beside += [c for p in root.rights if p.dep_ == "prep" and p.lower_ in _OWNING for c in p.children]
    return [word for word in words_beside if not mention.start <= word.i < mention.end]


def _described(entity: EntityMentions, by_root: dict[int, MentionSpan]) -> frozenset[str]:
    """What the text says in an apposition that a body is: `Sage, a software company`."""
    types: set[str] = set()
    for mention in entity.mentions if entity.type not in {"Person", "Role", "Place"} else ():
        for child in mention.doc[mention.root].rights:
            beside = by_root.get(child.i) if child.dep_ == "appos" else None
            if beside is not None and beside.type and any(c.lower_ in {"a", "an"} for c in child.lefts):
                types.add(beside.type)
    return frozenset(types)


def _occupation(person: EntityMentions, by_root: dict[int, MentionSpan]) -> bool | None:
    """Whether the text gives a person a political office, another occupation (`David Davis, a baker`), or none."""
    given: bool | None = None
    for mention in person.mentions:
        root: Token = mention.doc[mention.root]
        for word in [*(c for c in root.children if c.dep_ in {"appos", "compound", "nmod"}), root.head]:
            post = by_root.get(word.i)
            if post is None or post.type != "Role" or (word is root.head and root.dep_ != "appos"):
                continue
            if set(words("posts")["political"]).intersection(_WORD.findall(post.text.casefold())):
                return True
            given = False
    return given
