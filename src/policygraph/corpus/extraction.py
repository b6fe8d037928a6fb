"""One document through the house: language, relations, linking; the result is its `Extraction`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policygraph.corpus.linked import linked_entities
from policygraph.knowledge.ontology import default_ontology
from policygraph.language.clusters import bare_name
from policygraph.language.pipeline import load
from policygraph.model import Entity, Evidence, Extraction, Mention, Statement
from policygraph.relations.amounts import amount_of
from policygraph.relations.dates import date_of
from policygraph.relations.matcher import Match, Matcher, facts
from policygraph.relations.periods import period_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity
    from policygraph.language.mentions import EntityMentions, MentionSpan
    from policygraph.model import Document


class Extractor:
    """Reads documents.

    Args:
        model: The name or path of an installed English spaCy pipeline; the small one by default.
        knowledge: The knowledge base that names are found in and linked to; by default the package's own.

    Raises:
        PolicyGraphError: If the model is not installed or lacks what is needed.

    >>> from policygraph.model import Document
    >>> extraction = Extractor().extract(Document("note", "The Home Office funds the College of Policing."))
    >>> [entity.name for entity in extraction.entities]
    ['Home Office', 'College of Policing']
    >>> [(s.subject, s.relation, s.object) for s in extraction.statements]
    [('e1', 'funds', 'e2')]
    """

    def __init__(self, model: str | None = None, knowledge: KnowledgeBase | None = None) -> None:
        self.nlp = load(model, knowledge)
        self.knowledge = knowledge
        self.matcher = Matcher()

    def extract(self, document: Document) -> Extraction:
        """Return what a document states."""
        doc = self.nlp(document.text)
        return extraction_of(document, doc, self.matcher.matches(doc), self.knowledge)


def extraction_of(
    document: Document, doc: Doc, matches: list[Match], knowledge: KnowledgeBase | None = None
) -> Extraction:
    """Make the record of a Doc and the matches found in it.

    Named entities are in it, and of the generic ones those that take part in a statement or make one.
    """
    stated = facts(matches)
    used = {entity for match in stated for entity in (match.subject.entity, match.object.entity)}
    used |= {match.speaker.entity for match in stated if match.speaker is not None}
    kept = [entity for entity in doc._.entities if entity.kind == "named" or entity.number in used]
    ids = {entity.number: f"e{rank}" for rank, entity in enumerate(kept, 1)}
    meant = linked_entities(doc, document.date, knowledge)
    entities = tuple(_entity(document, entity, ids[entity.number], meant.get(entity.number, [])) for entity in kept)
    statements = tuple(_statement(document, match, ids, rank) for rank, match in enumerate(stated, 1))
    return Extraction(document, entities, statements)


def _entity(document: Document, entity: EntityMentions, id_: str, meant: list[KnowledgeEntity]) -> Entity:
    linked = meant[0] if len(meant) == 1 else None
    names = sorted(
        {
            name
            for mention in entity.mentions
            if mention.form in {"name", "abbreviation"} or (entity.kind == "generic" and mention.form == "nominal")
            if (name := bare_name(mention.text)) != entity.name
        }
    )
    return Entity(
        id_,
        entity.name,
        _narrower(entity.type, linked),
        entity.kind,
        tuple(names),
        tuple(_mention(document, m) for m in sorted(entity.mentions, key=lambda m: (m.start, m.end))),
        linked.iri if linked is not None else None,
        entity.kind == "generic" and any(mention.plural for mention in entity.mentions),
        tuple(known.iri for known in meant) if len(meant) > 1 else (),
    )


def _narrower(type_: str, linked: KnowledgeEntity | None) -> str:
    """Of the types that a text and the knowledge base give, the one that says more."""
    return linked.type if linked is not None and default_ontology().is_a(linked.type, type_) else type_


def _mention(document: Document, mention: MentionSpan) -> Mention:
    start, end = mention.start_char, mention.end_char
    return Mention(document.id, start, end, document.text[start:end], mention.form)


def _statement(document: Document, match: Match, ids: dict[int, str], rank: int) -> Statement:
    start, end = _sentence(document.text, match)
    predication = match.predication
    written = date_of(predication)
    words = sorted({t.i: t.text for t in (predication.token, predication.support) if t is not None}.items())
    evidence = Evidence(
        document.id,
        start,
        end,
        document.text[start:end],
        " ".join(text for _, text in words) if predication.support is not None else _surface(match),
        match.rule.id,
        written,
        None if written is None else period_of(written, document.date, future=match.modality != "asserted"),
        predication.verdict.status,
        amount_of(predication, match.subject.root, match.object.root),
    )
    return Statement(
        f"s{rank}",
        ids[match.subject.entity],
        match.rule.relation,
        ids[match.object.entity],
        (evidence,),
        match.polarity,
        match.modality,
        ids[match.speaker.entity] if match.speaker is not None else None,
        match.confidence,
    )


def _surface(match: Match) -> str:
    """The trigger as the text has it, with the particle of a phrasal verb."""
    token = match.predication.token
    particles = [child.text for child in token.children if child.dep_ == "prt"]
    return " ".join([token.text, *particles])


def _sentence(text: str, match: Match) -> tuple[int, int]:
    """Return where the sentence of a match begins and ends, without the white space around it."""
    sentence = match.predication.token.sent
    written = re.sub(r"\s+$", "", text[sentence.start_char : sentence.end_char])
    lead = len(written) - len(written.lstrip())
    return sentence.start_char + lead, sentence.start_char + len(written)
