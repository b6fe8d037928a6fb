"""The records that the stages hand to one another: plain, frozen, serialisable.

A `Document` is read, an `Extraction` is what its text states, a graph is made of many extractions. All offsets
count characters of the document's text, end exclusive; all dates of documents are ISO 8601 (``YYYY-MM-DD``).
The JSON form of an extraction is in `policygraph.interchange`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["name", "abbreviation", "nominal", "pronoun"]
Kind = Literal["named", "generic"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "proposed", "possible"]
Status = Literal["proposed", "consulted on", "announced", "committed", "in force", "amended", "withdrawn", "rejected"]

BASE = "https://w3id.org/policygraph/id/"
"""What the IRIs of a graph begin with, unless its maker has a base of their own."""
CONTEXT = 32
"""How many characters before and after a quotation are kept to find it by."""


def marks(polarity: Polarity, modality: Modality) -> list[str]:
    """Return what a claim is other than affirmed and asserted, in words.

    >>> marks("negated", "asserted"), marks("affirmed", "asserted")
    (['negated'], [])
    """
    return [word for word in (polarity, modality) if word not in {"affirmed", "asserted"}]


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read.

    Args:
        id: Unique within a build; the file's stem, with its folder where two would collide.
        text: The plain text, unchanged; empty in a graph that was built without texts.
        title: Its title, where it has one.
        date: The day it bears, ``YYYY-MM-DD``; decides which body a name meant.
        source: Where it is from, for a reader: a path, an address, a licence.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of a document's text that refers to an entity.

    Args:
        document: The document's id.
        start: First character.
        end: One past the last character.
        text: The characters between.
        form: ``name``, ``abbreviation``, ``nominal`` (`the department`) or ``pronoun``.
    """

    document: str
    start: int
    end: int
    text: str
    form: Form


@dataclass(frozen=True, slots=True, order=True)
class Predecessor:
    """Whose place a body took.

    Args:
        iri: Its identifier in the knowledge base.
        name: Its full name.
    """

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, post, programme, place … that one document or a whole graph is about.

    What follows ``candidates`` is what the knowledge base says of a linked entity; only those of a graph have it.

    Args:
        id: Within an extraction ``e1``, ``e2`` …; within a graph the entity's IRI.
        name: Its fullest name, without a leading article.
        type: The name of an ontology class, such as ``GovernmentDepartment``.
        kind: ``named``, or ``generic`` for `councils`, `campaigners`, `a minister`.
        aliases: Its other names in the text, sorted.
        mentions: Where it is mentioned, in reading order.
        iri: Its identifier in the knowledge base, where it is linked to one.
        plural: It stands for many (`councils`), so that it is the same in every text.
        candidates: The identifiers of the several that it may be, where the text does not tell which; sorted.
        same_as: Its IRIs in other data sets, such as Wikidata; sorted.
        codes: The codes that registers have for it, such as a council's GSS code; sorted.
        since: The day, month or year of its beginning, ISO 8601; None where it is not known.
        until: The day, month or year of its end; None where it still exists or that is not known.
        replaces: Whose place it took; sorted.
        known_as: Its names there that no document uses; sorted.
    """

    id: str
    name: str
    type: str
    kind: Kind = "named"
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    iri: str | None = None
    plural: bool = False
    candidates: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    replaces: tuple[Predecessor, ...] = ()
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """A sum of money.

    Args:
        currency: Its ISO 4217 code, such as ``GBP``.
        value: How much, in the currency's main unit (pounds, not pence).

    >>> str(Amount("GBP", 4_800_000_000)), str(Amount("GBP", 12.5))
    ('GBP 4800000000', 'GBP 12.5')
    """

    currency: str
    value: float

    def __str__(self) -> str:
        return f"{self.currency} {int(self.value) if self.value == int(self.value) else self.value}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that states something, and the words in it that gave it away.

    Args:
        document: The document's id.
        start: First character of the quotation.
        end: One past its last character.
        text: The quotation, exactly as the document has it.
        trigger: The word or words that expressed the relation.
        rule: The rule that found it, ``file/rule``.
        date: When, as the text has it (`last year`, `since 2010`, `former`).
        period: The same as an ISO 8601 interval of days, ``2015-04-01/2016-03-31``; an end that the text leaves
            open is ``..``. None where there is no date, or one that cannot be told.
        status: How far a policy step has come, where the text says so.
        amount: The money that the statement is about, where the text says how much.
        prefix: Within a graph up to `CONTEXT` characters before the quotation, to find it by; else empty.
        suffix: Up to so many characters after it.
    """

    document: str
    start: int
    end: int
    text: str
    trigger: str
    rule: str
    date: str | None = None
    period: str | None = None
    status: Status | None = None
    amount: Amount | None = None
    prefix: str = ""
    suffix: str = ""


def evidence_order(evidence: Evidence) -> tuple[str | int, ...]:
    """Return what the evidence of a statement is sorted by: its place, then whatever else tells two pieces apart."""
    return (
        evidence.document,
        evidence.start,
        evidence.end,
        evidence.trigger,
        evidence.rule,
        evidence.date or "",
        evidence.period or "",
        evidence.status or "",
        str(evidence.amount or ""),
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """What the text states of two entities: subject, relation, object, and on what authority.

    Args:
        id: Within an extraction ``s1``, ``s2`` …; within a graph the statement's IRI.
        subject: The subject's entity id.
        relation: The name of an ontology property, such as ``responsible_for``.
        object: The object's entity id.
        evidence: The quotations that bear it; one in an extraction, any number in a graph.
        polarity: ``negated`` where the text says that it is not so.
        modality: ``asserted``, ``proposed`` (wanted, planned, called for) or ``possible``.
        attributed_to: The entity id of the speaker whose claim it is; None where the text itself says so.
        confidence: Between 0 and 1: how far the rule and the construction can be trusted.
    """

    id: str
    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...]
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    attributed_to: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document states: its entities and its statements.

    Args:
        document: The document that was read.
        entities: Named entities, and the generic ones that take part in a statement.
        statements: Each fact once, with the clearest sentence as evidence.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphContents:
    """What a graph holds: many extractions, with each entity and each statement once.

    Args:
        documents: In order of their ids.
        entities: In order of their ids, which are IRIs.
        statements: In order of their ids, which are IRIs; subjects, objects and speakers are entity IRIs.
        base: What the IRIs begin with that the knowledge base does not give.
    """

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    base: str = BASE


@dataclass(frozen=True, slots=True)
class Failure:
    """A document or file that could not be read, and why.

    Args:
        path: The file as the user named it or as it was found.
        reason: What was wrong and what to do, in words.
    """

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a set of paths held: the documents that could be read and the failures.

    Args:
        documents: In order of their ids, each text once.
        failures: In order of their paths.
        duplicates: Paths whose text another document already has, with that document's id.
    """

    documents: tuple[Document, ...] = ()
    failures: tuple[Failure, ...] = ()
    duplicates: tuple[tuple[str, str], ...] = field(default=())
