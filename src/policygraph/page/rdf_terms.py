"""The words of RDF that the page writes Turtle with: the table of `policygraph.export.mapping` as plain data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from policygraph.export import mapping
from policygraph.export.terms import BOOLEAN, DATE, DECIMAL, MONTH, POSITION, YEAR, Iri, Text
from policygraph.export.vocabulary import PREFIXES

if TYPE_CHECKING:
    from policygraph.export.mapping import Field

# What becomes of a value. The page has sums of money in words and relations by their properties already.
_KINDS = {
    Text: "text",
    mapping.money: "text",
    Iri: "iri",
    mapping.property_of: "iri",
    mapping.address: "address",
    mapping.day: "day",
    mapping.decimal: "decimal",
    mapping.position: "position",
    mapping.true: "true",
}


def rdf_terms() -> dict[str, Any]:
    """Return prefixes, classes, predicates, datatypes and fields, by the names that ``script/data/types.d.ts`` has.

    A field is its predicate, the attribute that it says, and the kind of term that it says it with.

    >>> terms = rdf_terms()
    >>> terms["fields"]["entity"][3]
    ('http://www.w3.org/2004/02/skos/core#hiddenLabel', 'knownAs', 'text')
    >>> terms["classes"]["position"]
    ('http://www.w3.org/ns/oa#TextPositionSelector',)
    """
    return {
        "prefixes": PREFIXES,
        "classes": {
            "dataset": mapping.DATASET_CLASSES,
            "document": mapping.DOCUMENT_CLASSES,
            "statement": mapping.STATEMENT_CLASSES,
            "evidence": mapping.EVIDENCE_CLASSES,
            "quotation": mapping.QUOTATION_CLASSES,
            "position": mapping.POSITION_CLASSES,
        },
        "predicates": {
            "label": mapping.LABEL,
            "uriSpace": mapping.URI_SPACE,
            "linked": mapping.LINKED,
            "replaces": mapping.REPLACES,
            "evidence": mapping.EVIDENCE,
            "derivedFrom": mapping.DERIVED_FROM,
            "hasSource": mapping.HAS_SOURCE,
            "hasSelector": mapping.HAS_SELECTOR,
            "statedWhen": mapping.STATED_WHEN,
        },
        "datatypes": {
            "boolean": BOOLEAN,
            "date": DATE,
            "decimal": DECIMAL,
            "month": MONTH,
            "position": POSITION,
            "year": YEAR,
        },
        "fields": {
            "document": _fields(mapping.DOCUMENT_FIELDS),
            "entity": _fields(mapping.ENTITY_FIELDS),
            "claim": _fields(mapping.CLAIM_FIELDS),
            "statement": _fields(mapping.STATEMENT_FIELDS),
            "evidence": _fields(mapping.EVIDENCE_FIELDS),
            "quotation": _fields(mapping.QUOTATION_FIELDS),
            "position": _fields(mapping.POSITION_FIELDS),
        },
    }


def _fields(fields: tuple[Field, ...]) -> list[tuple[str, str, str]]:
    return [(field.predicate, _camel(field.attribute), _KINDS[field.write]) for field in fields]


def _camel(name: str) -> str:
    return re.sub("_([a-z])", lambda found: found[1].upper(), name)
