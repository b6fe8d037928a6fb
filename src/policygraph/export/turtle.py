r"""The graph in Turtle that people can read and ``diff`` can compare.

rdflib's serialiser orders subjects by class and IRI, and writes strings that end in ``\"`` in a form that strict
parsers reject; so blocks, order and string escapes are our own. One block a subject, one line a predicate.
Reference: RDF 1.1 Turtle, https://www.w3.org/TR/turtle/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import RDF, XSD, Literal, URIRef

from policygraph.export.mapping import descriptions
from policygraph.export.vocabulary import PREFIXES
from policygraph.model import BASE
from policygraph.writing import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.export.mapping import Description
    from policygraph.model import GraphContents

# A namespace and a local name that needs no escape in any Turtle parser; other IRIs are written whole.
_NAME = re.compile(r"(.+[/#])([A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)")
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
# Without a segment that begins with a dot, which a parser might resolve away.
_BELOW_BASE = re.compile(r"(?!.*/\.)(?:entity|statement|document)/[A-Za-z0-9%_/~.#-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Besides what must be escaped, what a reader would not see: controls, line separators, bidirectional overrides.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]')


def write_turtle(contents: GraphContents, path: Path) -> None:
    """Write the graph in Turtle, in place of what stands at ``path``; the same graph gives the same bytes.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
    """
    write_text(path, turtle(contents))


def turtle(contents: GraphContents) -> str:
    """Return the graph in Turtle: entities by name, then statements, documents and quotations.

    Args:
        contents: What the graph holds.

    >>> from policygraph.model import Entity, GraphContents
    >>> entity = Entity("https://w3id.org/policygraph/id/entity/Place/kent", "Kent", "Place")
    >>> print(turtle(GraphContents(entities=(entity,))))
    @base <https://w3id.org/policygraph/id/> .
    @prefix pg: <https://w3id.org/policygraph/ontology#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix schema: <https://schema.org/> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <BLANKLINE>
    <entity/Place/kent> a pg:Place, schema:Place ;
        rdfs:label "Kent" ;
        skos:prefLabel "Kent" ;
        pg:kind "named" .
    <BLANKLINE>
    """
    writer = _Writer()
    blocks = [writer.block(description) for description in descriptions(contents)]
    return "\n".join([writer.head(), *blocks])


class _Writer:
    """Writes terms, and keeps in mind which prefixes it used."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def head(self) -> str:
        prefixes = (f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(self._used))
        return f"@base <{BASE}> .\n{''.join(prefixes)}"

    def block(self, description: Description) -> str:
        lines = " ;\n    ".join(
            f"{self._predicate(predicate)} {', '.join(self._term(value) for value in values)}"
            for predicate, values in description.values
        )
        return f"{self._iri(description.subject)} {lines} .\n"

    def _predicate(self, predicate: URIRef) -> str:
        return "a" if predicate == RDF.type else self._iri(predicate)

    def _term(self, term: URIRef | Literal) -> str:
        if isinstance(term, URIRef):
            return self._iri(term)
        if term.datatype == XSD.decimal:
            return str(term)
        string = f'"{_ESCAPED.sub(_escape, str(term))}"'
        return f"{string}^^{self._iri(term.datatype)}" if term.datatype else string

    def _iri(self, iri: URIRef) -> str:
        text = str(iri)
        if text.startswith(BASE) and _BELOW_BASE.fullmatch(text, len(BASE)):
            return f"<{text[len(BASE) :]}>"
        name = _NAME.fullmatch(text)
        prefix = _PREFIX_OF.get(name[1]) if name else None
        if name is None or prefix is None:
            return iri.n3()
        self._used.add(prefix)
        return f"{prefix}:{name[2]}"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
