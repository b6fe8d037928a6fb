"""The graph in JSON-LD: for programs that know JSON and need not know RDF.

The context, which is also the file ``context.jsonld`` beside the ontology, stands in each export, so that nobody has to
fetch it. A subject is an object on a line of its own. Reference: JSON-LD 1.1, https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from policygraph.errors import PolicyGraphError
from policygraph.export import mapping
from policygraph.export.options import USUAL
from policygraph.export.sections import sections
from policygraph.export.short_iris import compact, prefixed
from policygraph.export.terms import BOOLEAN, DECIMAL, POSITION, TYPE, Iri, Text, Typed
from policygraph.export.vocabulary import PREFIXES
from policygraph.knowledge.ontology import default_ontology
from policygraph.writing import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policygraph.export.options import RdfOptions
    from policygraph.export.terms import Description, Term
    from policygraph.model import GraphContents

# What JSON-LD is told once of all values that a function of the mapping makes.
_COERCIONS = {
    Iri: "@id",
    mapping.property_of: "@id",
    mapping.decimal: DECIMAL,
    mapping.position: POSITION,
    mapping.true: BOOLEAN,
}
_FIELDS = (
    *mapping.DOCUMENT_FIELDS,
    *mapping.ENTITY_FIELDS,
    *mapping.CLAIM_FIELDS,
    *mapping.STATEMENT_FIELDS,
    *mapping.EVIDENCE_FIELDS,
    *mapping.QUOTATION_FIELDS,
    *mapping.MENTION_FIELDS,
)
_REFERENCES = (
    mapping.REFERS_TO,
    mapping.IS_PART_OF,
    mapping.EVIDENCE,
    mapping.DERIVED_FROM,
    mapping.HAS_SOURCE,
    mapping.HAS_SELECTOR,
    mapping.REPLACES,
)


def write_jsonld(contents: GraphContents, path: Path, options: RdfOptions = USUAL) -> None:
    """Write the graph in JSON-LD 1.1, in place of what stands at ``path``.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.
        options: What is said in another way; there are no reifiers.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
        PolicyGraphError: If reifiers are asked for, or a text has what RDF cannot hold.
    """
    write_lines(path, _lines(contents, options))


def context_text() -> str:
    """Return the published context as a JSON document."""
    return json.dumps({"@context": context()}, indent=2) + "\n"


@cache
def context() -> dict[str, Any]:
    """Return the terms of an export: each predicate by its local name, or by prefix and name where two would collide.

    >>> context()["subject"]
    {'@id': 'rdf:subject', '@type': '@id'}
    """
    terms: dict[str, Any] = {"@version": 1.1, **{prefix: PREFIXES[prefix] for prefix in sorted(PREFIXES)}}
    for predicate, (term, coercion) in sorted(_terms().items(), key=lambda item: item[1][0]):
        if coercion or ":" not in term:
            terms[term] = {"@id": _short(predicate), "@type": _short(coercion)} if coercion else _short(predicate)
    return terms


@cache
def _terms() -> dict[Iri, tuple[str, str | None]]:
    """Return the term and the coercion of each predicate; that of the ontology wins a name, then the first."""
    coercions: dict[Iri, str | None] = {}
    for field in _FIELDS:
        coercions.setdefault(field.predicate, _COERCIONS.get(field.write))
    coercions |= dict.fromkeys(_REFERENCES, "@id")
    coercions |= dict.fromkeys(map(mapping.property_of, default_ontology().relations), "@id")
    coercions |= {mapping.LINKED: BOOLEAN, mapping.STATED_WHEN: None, mapping.URI_SPACE: None}
    taken: dict[str, Iri] = {}
    for predicate in sorted(coercions, key=lambda iri: not iri.startswith(PREFIXES["pg"])):
        taken.setdefault(_short(predicate).partition(":")[2], predicate)
    names = {predicate: name for name, predicate in taken.items()}
    return {predicate: (names.get(predicate) or _short(predicate), how) for predicate, how in coercions.items()}


def _lines(contents: GraphContents, options: RdfOptions) -> Iterator[str]:
    head = json.dumps({**context(), "@base": contents.base}, ensure_ascii=False, indent=2)
    yield f'{{\n"@context": {head},\n"@graph": ['
    separator = "\n"
    for section in sections(contents, options):
        for description in section.descriptions:
            yield separator + json.dumps(_object(description, contents.base), ensure_ascii=False)
            separator = ",\n"
    yield "\n]\n}\n"


def _object(description: Description, base: str) -> dict[str, Any]:
    made: dict[str, Any] = {"@id": compact(base, description.subject)}
    for predicate, terms in description.values:
        if predicate == TYPE:
            made["@type"] = [compact(base, str(term)) for term in terms]
        else:
            name, coercion = _terms().get(predicate, (predicate, None))
            values = [_value(term, coercion, base) for term in terms]
            made[name] = values[0] if len(values) == 1 else values
    return made


def _value(term: Term, coercion: str | None, base: str) -> Any:
    if isinstance(term, Iri):
        return compact(base, term) if coercion == "@id" else {"@id": compact(base, term)}
    if isinstance(term, Text):
        return str(term)
    if isinstance(term, Typed):
        if term.datatype == BOOLEAN:
            return term.text == "true"
        return term.text if term.datatype == coercion else {"@value": term.text, "@type": _short(term.datatype)}
    raise PolicyGraphError("JSON-LD has no reifiers: take turtle, trig, ntriples or nquads")


def _short(iri: str) -> str:
    name = prefixed(iri)
    return iri if name is None else ":".join(name)
