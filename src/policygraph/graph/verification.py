"""Whether a graph still says what its documents say: every quotation and every mention is looked up again."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.export.claims import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policygraph.model import Document, Entity, Evidence, GraphContents, Reading, Statement

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Something in a graph that its documents do not bear out.

    Args:
        document: The document's id.
        start: First character of the place in question; None where it is the whole document.
        end: One past its last character.
        problem: What is wrong there, in words.
        about: What is affected: a statement in words, an entity's name, or nothing.
    """

    document: str
    start: int | None
    end: int | None
    problem: str
    about: str = ""

    def __str__(self) -> str:
        place = "" if self.start is None else f", characters {self.start} to {self.end}"
        return f"{self.document}{place}: {self.problem}" + (f" ({self.about})" if self.about else "")


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of looking everything up.

    Args:
        discrepancies: By document and place.
        documents: How many documents the graph is of.
        statements: How many statements it has.
        quotations: How many quotations bear them.
        mentions: How many mentions its entities have.
    """

    discrepancies: tuple[Discrepancy, ...]
    documents: int
    statements: int
    quotations: int
    mentions: int


def verify(contents: GraphContents, documents: Iterable[Document]) -> Verification:
    """Look up in the documents whatever a graph says of them.

    Every quotation and every mention must stand in its document at its offsets, and subject, object and speaker of a
    statement must be mentioned in each document that states it. A quotation that has moved is looked for.

    Args:
        contents: What the graph holds.
        documents: The texts, more or fewer than the graph is of; each is found by its id, else by its source.

    >>> from policygraph.model import Document, GraphContents
    >>> verify(GraphContents((Document("letter", ""),)), []).discrepancies[0].problem
    'is not among the documents'
    """
    given = list(documents)
    by_id = {item.id: item for item in given}
    by_source = _by_unique_source(given, contents.documents)
    texts: dict[str, str] = {}
    found: list[Discrepancy] = []
    for document in contents.documents:
        original = by_id.get(document.id) or by_source.get(document.source or "")
        if original is None:
            found.append(Discrepancy(document.id, None, None, "is not among the documents"))
        else:
            texts[document.id] = original.text
    names = {entity.id: entity.name for entity in contents.entities}
    mentioned: dict[str, set[str]] = defaultdict(set)
    for entity in contents.entities:
        for mention in entity.mentions:
            mentioned[mention.document].add(entity.id)
        found += _of_mentions(entity, texts)
    for statement in contents.statements:
        found += _of_quotations(statement, names, texts)
        found += _of_ends(statement, names, mentioned)
    return Verification(
        tuple(sorted(found, key=_order)),
        len(contents.documents),
        len(contents.statements),
        sum(len(statement.evidence) for statement in contents.statements),
        sum(len(entity.mentions) for entity in contents.entities),
    )


def documents_of(reading: Reading) -> list[Document]:
    """Return all documents that were found, each copy of a text as one of its own: the graph may be of either.

    Args:
        reading: What the paths held.
    """
    by_id = {document.id: document for document in reading.documents}
    copies = [replace(by_id[id], id=Path(path).stem, source=path) for path, id in reading.duplicates if id in by_id]
    return [*reading.documents, *(copy for copy in copies if copy.id not in by_id)]


def _by_unique_source(given: Sequence[Document], known: Sequence[Document]) -> dict[str, Document]:
    """Return documents by their sources, but for those that several share: a licence is a source, too."""
    shared = Counter(item.source for item in given) | Counter(item.source for item in known)
    return {item.source: item for item in given if item.source and shared[item.source] == 1}


def _order(item: Discrepancy) -> tuple[str | int, ...]:
    return item.document, item.start or 0, item.end or 0, item.problem, item.about


def _of_mentions(entity: Entity, texts: dict[str, str]) -> Iterator[Discrepancy]:
    for mention in entity.mentions:
        text = texts.get(mention.document)
        if text is not None and text[mention.start : mention.end] != mention.text:
            problem = f"the mention {_quoted(mention.text)} does not stand there"
            yield Discrepancy(mention.document, mention.start, mention.end, problem, entity.name)


def _of_quotations(statement: Statement, names: dict[str, str], texts: dict[str, str]) -> Iterator[Discrepancy]:
    for evidence in statement.evidence:
        text = texts.get(evidence.document)
        if text is not None and text[evidence.start : evidence.end] != evidence.text:
            problem = f"the quotation {_quoted(evidence.text)} does not stand there, {_elsewhere(evidence, text)}"
            yield Discrepancy(evidence.document, evidence.start, evidence.end, problem, in_words(statement, names))


def _of_ends(statement: Statement, names: dict[str, str], mentioned: dict[str, set[str]]) -> Iterator[Discrepancy]:
    ends = {"subject": statement.subject, "object": statement.object, "speaker": statement.attributed_to}
    for evidence in {(item.document, item.start, item.end): item for item in statement.evidence}.values():
        for role, end in ends.items():
            if end is not None and end not in mentioned[evidence.document]:
                problem = f"the {role} {_quoted(names[end])} is mentioned nowhere in the document"
                words = in_words(statement, names)
                yield Discrepancy(evidence.document, evidence.start, evidence.end, problem, words)


def _elsewhere(evidence: Evidence, text: str) -> str:
    """Say where a quotation has gone: to where it stands between the same words, or anywhere."""
    start = text.find(evidence.prefix + evidence.text + evidence.suffix)
    if start >= 0:
        start += len(evidence.prefix)
    else:
        start = text.find(evidence.text)
    return f"but at {start} to {start + len(evidence.text)}" if start >= 0 else "nor anywhere else in the document"


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[: _SHOWN - 1]}…”"
