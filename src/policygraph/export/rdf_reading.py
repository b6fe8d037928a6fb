"""Read a graph back from any RDF format that it was written in, without loss.

What others have added to the file is passed over; what `policygraph.export.mapping` needs and is not there is an error.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import pyoxigraph as ox

from policygraph.errors import DocumentError
from policygraph.export import mapping
from policygraph.export.terms import TYPE
from policygraph.knowledge.ontology import default_ontology
from policygraph.model import (
    BASE,
    Document,
    Entity,
    Evidence,
    Form,
    GraphContents,
    Kind,
    Mention,
    Modality,
    Polarity,
    Predecessor,
    Statement,
    Status,
    evidence_order,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from policygraph.export.mapping import Field

RDF_SUFFIXES = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""The file suffixes of RDF, each with pyoxigraph's name of the format."""

_CHOICES = {
    "kind": get_args(Kind),
    "form": get_args(Form),
    "polarity": get_args(Polarity),
    "modality": get_args(Modality),
    "status": get_args(Status),
}


def read_rdf(path: Path) -> GraphContents:
    """Read a graph from a file in Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, as its suffix says.

    Args:
        path: The file; its suffix is one of `RDF_SUFFIXES`.

    Raises:
        DocumentError: If it cannot be read, is not what its suffix says, or has no graph of ours; the message names
            the file with line or subject.
    """
    return _Reader(path, parse(path)).contents()


def parse(path: Path) -> Iterator[ox.Quad]:
    """Yield the triples of an RDF file, each with the graph that has it.

    Args:
        path: The file; its suffix is one of `RDF_SUFFIXES`.

    Raises:
        DocumentError: If it cannot be read or is not what its suffix says.
    """
    suffix = path.suffix.lower()
    if suffix not in RDF_SUFFIXES:
        raise DocumentError(f"{path}: its name must end in one of {', '.join(RDF_SUFFIXES)} to be read as RDF")
    try:
        with path.open("rb") as file:
            if file.read(len(BOM_UTF8)) != BOM_UTF8:
                file.seek(0)
            yield from ox.parse(file, RDF_SUFFIXES[suffix], base_iri=BASE)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}: check the path") from error
    except (SyntaxError, ValueError) as error:
        raise DocumentError(
            f"{path}: is not {RDF_SUFFIXES[suffix].name}: {error.msg if isinstance(error, SyntaxError) else error}; "
            "if the file is cut short, write or fetch it again"
        ) from None


Subject = dict[str, dict[Any, None]]


class _Reader:
    def __init__(self, path: Path, quads: Iterable[ox.Quad]) -> None:
        self._path = path
        self._subjects: dict[str, Subject] = defaultdict(lambda: defaultdict(dict))
        self._of_class: dict[str, dict[str, None]] = defaultdict(dict)
        for quad in quads:
            # A label in another language is somebody's addition: ours have none.
            if isinstance(quad.subject, ox.NamedNode) and not getattr(quad.object, "language", None):
                value = quad.object if isinstance(quad.object, ox.Triple) else quad.object.value
                self._subjects[quad.subject.value][quad.predicate.value][value] = None
                if quad.predicate.value == TYPE:
                    self._of_class[str(value)][quad.subject.value] = None

    def contents(self) -> GraphContents:
        base = self._base()
        documents = {
            iri: Document(**self._attributes(iri, mapping.DOCUMENT_FIELDS))
            for iri in self._of_class[mapping.DOCUMENT_CLASSES[0]]
            if mapping.IDENTIFIER in self._subjects[iri]
        }
        mentions = self._mentions(documents)
        entities = {
            iri: self._entity(iri, mentions[iri]) for iri, values in self._subjects.items() if mapping.KIND in values
        }
        statements = [self._statement(iri, documents) for iri in self._of_class[mapping.STATEMENT_CLASSES[0]]]
        if base is None and not entities:
            raise DocumentError(f"{self._path}: has no graph of policygraph's, such as `policygraph build` writes")
        for statement in statements:
            for end in (statement.subject, statement.object, statement.attributed_to):
                if end is not None and end not in entities:
                    raise self._error(statement.id, f"speaks of <{end}>, which is not described")
        return GraphContents(
            tuple(sorted(documents.values(), key=lambda document: document.id)),
            tuple(entities[iri] for iri in sorted(entities)),
            tuple(sorted(statements, key=lambda statement: statement.id)),
            base or BASE,
        )

    def _base(self) -> str | None:
        for dataset in self._of_class[mapping.DATASET_CLASSES[0]]:
            if dataset.endswith("/graph") and mapping.URI_SPACE in self._subjects[dataset]:
                return str(self._one(dataset, mapping.URI_SPACE))
        return None

    def _mentions(self, documents: dict[str, Document]) -> dict[str, list[Mention]]:
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for iri in self._of_class[mapping.MENTION_CLASSES[0]]:
            document = self._document(iri, mapping.IS_PART_OF, documents)
            mention = Mention(document=document.id, **self._attributes(iri, mapping.MENTION_FIELDS))
            mentions[self._one(iri, mapping.REFERS_TO)].append(mention)
        return mentions

    def _entity(self, iri: str, mentions: list[Mention]) -> Entity:
        values = self._subjects[iri]
        types = [name for class_, name in _types().items() if class_ in values.get(TYPE, ())]
        if len(types) != 1:
            raise self._error(iri, "must have one type of the ontology, such as pg:PublicBody")
        earlier = (Predecessor(other, self._one(other, mapping.LABEL)) for other in values.get(mapping.REPLACES, ()))
        return Entity(
            id=iri,
            type=types[0],
            mentions=tuple(sorted(mentions)),
            iri=iri if any(map(mapping.is_true, values.get(mapping.LINKED, ()))) else None,
            replaces=tuple(sorted(earlier)),
            **self._attributes(iri, mapping.ENTITY_FIELDS),
        )

    def _statement(self, iri: str, documents: dict[str, Document]) -> Statement:
        evidence = [self._evidence(item, documents) for item in self._subjects[iri].get(mapping.EVIDENCE, ())]
        return Statement(
            id=iri,
            evidence=tuple(sorted(evidence, key=evidence_order)),
            **self._claim(iri),
            **self._attributes(iri, mapping.STATEMENT_FIELDS),
        )

    def _claim(self, iri: str) -> dict[str, Any]:
        claims = list(self._subjects[iri].get(mapping.REIFIES, ()))
        if not claims:
            return self._attributes(iri, mapping.CLAIM_FIELDS)
        if len(claims) > 1 or not isinstance(claims[0], ox.Triple):
            raise self._error(iri, "must reify one triple")
        (reified,) = claims
        terms = (reified.subject, reified.predicate, reified.object)
        return {
            field.attribute: self._read(iri, field, term.value)
            for field, term in zip(mapping.CLAIM_FIELDS, terms, strict=True)
        }

    def _evidence(self, iri: str, documents: dict[str, Document]) -> Evidence:
        return Evidence(
            document=self._document(iri, mapping.HAS_SOURCE, documents).id,
            **self._attributes(self._selector(iri, mapping.POSITION_CLASSES[0]), mapping.POSITION_FIELDS),
            **self._attributes(self._selector(iri, mapping.QUOTATION_CLASSES[0]), mapping.QUOTATION_FIELDS),
            **self._attributes(iri, mapping.EVIDENCE_FIELDS),
        )

    def _selector(self, evidence: str, class_: str) -> str:
        for selector in self._subjects[evidence].get(mapping.HAS_SELECTOR, ()):
            if selector in self._of_class[class_]:
                return str(selector)
        raise self._error(evidence, f"must have a selector of the class <{class_}>")

    def _document(self, iri: str, predicate: str, documents: dict[str, Document]) -> Document:
        document = self._one(iri, predicate)
        if document not in documents:
            raise self._error(iri, f"is of the document <{document}>, which is not described")
        return documents[document]

    def _attributes(self, iri: str, fields: tuple[Field, ...]) -> dict[str, Any]:
        """Return the attributes of a record; one that two predicates give is taken from the first."""
        found: dict[str, Any] = {}
        for field in fields:
            values = self._subjects[iri].get(field.predicate, ())
            if field.attribute in found:
                continue
            if field.many:
                found[field.attribute] = tuple(sorted(self._read(iri, field, value) for value in values))
            elif values or field.unsaid is ...:
                found[field.attribute] = self._read(iri, field, self._one(iri, field.predicate))
            else:
                found[field.attribute] = field.unsaid
        return found

    def _read(self, iri: str, field: Field, value: str) -> Any:
        try:
            read = field.read(value)
        except (ValueError, LookupError):
            raise self._error(iri, f"has {value!r} as its {field.attribute}, which that cannot be") from None
        if read not in _CHOICES.get(field.attribute, (read,)):
            raise self._error(
                iri, f"has the {field.attribute} {value!r}: known are {', '.join(_CHOICES[field.attribute])}"
            )
        return read

    def _one(self, iri: str, predicate: str) -> str:
        values = self._subjects[iri].get(predicate, {})
        if len(values) != 1:
            raise self._error(iri, f"must have one <{predicate}>, not {len(values)}")
        return str(next(iter(values)))

    def _error(self, iri: str, what: str) -> DocumentError:
        return DocumentError(f"{self._path}: <{iri}> {what}")


@cache
def _types() -> dict[str, str]:
    return {entity_type.iri: name for name, entity_type in default_ontology().types.items()}
