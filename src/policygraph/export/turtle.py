r"""The graph in Turtle and TriG that people can read and ``diff`` can compare.

rdflib's serialiser orders subjects by class and IRI, holds the whole graph, and writes strings that end in ``\"`` in a
form that strict parsers reject; so blocks, order and string escapes are our own. One block a subject, one line a
predicate, and a heading above each kind of subject. Reference: RDF 1.1 Turtle, https://www.w3.org/TR/turtle/, and
TriG, https://www.w3.org/TR/trig/
"""

from __future__ import annotations

import io
import shutil
from functools import lru_cache
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from policygraph.export.ntriples import quoted
from policygraph.export.options import USUAL
from policygraph.export.sections import sections, sections_by_document
from policygraph.export.short_iris import below, prefixed
from policygraph.export.terms import BOOLEAN, DECIMAL, TYPE, Iri, Text, Typed
from policygraph.export.vocabulary import PREFIXES
from policygraph.writing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from policygraph.export.options import RdfOptions
    from policygraph.export.terms import Description, Section, Term
    from policygraph.model import GraphContents

# Datatypes whose values Turtle writes without quotation marks.
_BARE = {BOOLEAN, DECIMAL}
_REMEMBERED = 1 << 16  # IRIs
_COPIED = 1 << 20  # bytes at a time


def write_turtle(contents: GraphContents, path: Path, options: RdfOptions = USUAL) -> None:
    """Write the graph in Turtle, in place of what stands at ``path``; the same graph gives the same bytes.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.
        options: What is said in another way.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
        PolicyGraphError: If a text has what RDF cannot hold.
    """
    _write(path, _Writer(contents.base), sections(contents, options))


def write_trig(contents: GraphContents, path: Path, options: RdfOptions = USUAL) -> None:
    """Write the graph in TriG, with a named graph for each document, in place of what stands at ``path``.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.
        options: What is said in another way.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
        PolicyGraphError: If a text has what RDF cannot hold.
    """
    _write(path, _Writer(contents.base), sections_by_document(contents, options))


def turtle(contents: GraphContents, options: RdfOptions = USUAL) -> str:
    """Return the graph in Turtle: entities by name, then statements, documents, quotations and mentions.

    Args:
        contents: What the graph holds.
        options: What is said in another way.

    Raises:
        PolicyGraphError: If a text has what RDF cannot hold.

    >>> from policygraph.model import Entity, GraphContents
    >>> entity = Entity("https://w3id.org/policygraph/id/entity/Place/kent", "Kent", "Place")
    >>> print(turtle(GraphContents(entities=(entity,))))
    @base <https://w3id.org/policygraph/id/> .
    @prefix pg: <https://w3id.org/policygraph/ontology#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix schema: <https://schema.org/> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix void: <http://rdfs.org/ns/void#> .
    <BLANKLINE>
    # ---- Graph
    <BLANKLINE>
    <graph> a void:Dataset ;
        void:uriSpace "https://w3id.org/policygraph/id/" .
    <BLANKLINE>
    # ---- Entities
    <BLANKLINE>
    <entity/Place/kent> a pg:Place, schema:Place ;
        rdfs:label "Kent" ;
        skos:prefLabel "Kent" ;
        pg:kind "named" .
    <BLANKLINE>
    """
    writer = _Writer(contents.base)
    body = "".join(writer.body(sections(contents, options)))
    return writer.head() + body


def _write(path: Path, writer: _Writer, parts: Iterable[Section]) -> None:
    """Write the body aside first: which prefixes it takes is known at its end, and they stand at the beginning."""
    folder = path.parent if path.is_file() or not path.exists() else None
    with (
        replacing(path) as file,
        TemporaryFile(dir=folder) as aside,
        io.TextIOWrapper(aside, encoding="utf-8", newline="\n") as text,
    ):
        text.writelines(writer.body(parts))
        text.flush()
        file.write(writer.head().encode("utf-8"))
        aside.seek(0)
        shutil.copyfileobj(aside, file, _COPIED)


class _Writer:
    """Writes terms, and keeps in mind which prefixes it used."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._used: set[str] = set()
        self._iri = lru_cache(_REMEMBERED)(self._written)

    def head(self) -> str:
        prefixes = (f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(self._used))
        return f"@base <{self._base}> .\n{''.join(prefixes)}"

    def body(self, parts: Iterable[Section]) -> Iterator[str]:
        """Yield the blocks under headings; those of a named graph in its braces."""
        graph = None
        for section in parts:
            heading = f"\n# ---- {section.title}\n"
            if section.graph != graph:
                yield (
                    f"\n{self._iri(section.graph)} {{\n" if graph is None else f"}}\n\n{self._iri(section.graph)} {{\n"
                )
                graph = section.graph
            for description in section.descriptions:
                yield heading
                heading = ""
                yield self._block(description)
        if graph is not None:
            yield "\n}\n"

    def _block(self, description: Description) -> str:
        lines = " ;\n    ".join(
            f"{'a' if predicate == TYPE else self._iri(predicate)} {self._objects(values)}"
            for predicate, values in description.values
        )
        return f"\n{self._iri(description.subject)} {lines} .\n"

    def _objects(self, values: tuple[Term, ...]) -> str:
        return self._term(values[0]) if len(values) == 1 else ", ".join(map(self._term, values))

    def _term(self, term: Term) -> str:
        if isinstance(term, Iri):
            return self._iri(term)
        if isinstance(term, Text):
            return quoted(term)
        if isinstance(term, Typed):
            if term.datatype in _BARE:
                return term.text
            return f"{quoted(term.text)}^^{self._iri(term.datatype)}"
        return f"<<( {self._iri(term.subject)} {self._iri(term.predicate)} {self._iri(term.object)} )>>"

    def _written(self, iri: str) -> str:
        relative = below(self._base, iri)
        if relative is not None:
            return f"<{relative}>"
        name = prefixed(iri)
        if name is None:
            return f"<{iri}>"
        self._used.add(name[0])
        return ":".join(name)
