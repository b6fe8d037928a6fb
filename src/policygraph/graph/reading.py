"""Read a graph from what an earlier build, extraction or export wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Quad, Store

from policygraph.errors import DocumentError
from policygraph.export.formats import FORMATS, RDF_FORMATS
from policygraph.export.rdf import to_store
from policygraph.export.rdf_reading import RDF_SUFFIXES, parse, read_rdf
from policygraph.graph.merge import merge
from policygraph.graph.rebasing import rebased
from policygraph.interchange import read_extractions
from policygraph.model import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.model import GraphContents

EXTRACTIONS = "extractions.jsonl"
"""The name of the file of extractions in a build's folder."""


def read_contents(path: Path, base: str | None = None, with_texts: bool = False) -> GraphContents:
    """Read a graph.

    Args:
        path: A file of RDF that policygraph wrote (``.ttl``, ``.trig``, ``.nt``, ``.nq``, ``.jsonld``, ``.rdf``), a
            file of extractions (``.jsonl``), or a build's folder.
        base: What its IRIs shall begin with; by default those of RDF stay as they are.
        with_texts: Keep the documents' texts, where the file has them.

    Raises:
        DocumentError: If it cannot be read; the message names the file and the place in it.
        PolicyGraphError: If its records do not fit one another or the ontology, or the base is none.
    """
    file = file_of(path)
    if file.suffix.lower() not in RDF_SUFFIXES:
        return merge(read_extractions(file), base=base or BASE, with_texts=with_texts)
    contents = _with_texts(read_rdf(file), path) if with_texts else _without_texts(read_rdf(file))
    return contents if base is None else rebased(contents, base)


def _without_texts(contents: GraphContents) -> GraphContents:
    return replace(contents, documents=tuple(replace(document, text="") for document in contents.documents))


def _with_texts(contents: GraphContents, path: Path) -> GraphContents:
    """Add the texts that a build's folder has in its extractions where its RDF has none."""
    missing = {document.id for document in contents.documents if not document.text}
    if not missing:
        return contents
    extractions = path / EXTRACTIONS
    found = read_extractions(extractions) if extractions.is_file() else []
    texts = {item.document.id: item.document.text for item in found if item.document.id in missing}
    if missing - texts.keys():
        raise DocumentError(
            f"{path}: has no text of {min(missing - texts.keys())}: build it again with --with-texts, or name a folder "
            f"with {EXTRACTIONS}, too"
        )
    documents = (replace(item, text=texts.get(item.id, item.text)) for item in contents.documents)
    return replace(contents, documents=tuple(documents))


def read_store(path: Path) -> Store:
    """Return a graph in a store that answers SPARQL, in memory; any RDF will do, not only that of policygraph.

    Args:
        path: As for `read_contents`.

    Raises:
        DocumentError: If it cannot be read; the message names the file.
        PolicyGraphError: If its records do not fit one another or the ontology.
    """
    file = file_of(path)
    if file.suffix.lower() not in RDF_SUFFIXES:
        return to_store(read_contents(file))
    store = Store()
    store.bulk_extend(parse(file))
    # What stands in any graph is also in the default graph, once: a store's own union of graphs has it once a graph,
    # and joins multiply that.
    for graph in list(store.named_graphs()):
        stated = store.quads_for_pattern(None, None, None, graph)
        store.bulk_extend([Quad(quad.subject, quad.predicate, quad.object) for quad in stated])
    return store


def file_of(path: Path) -> Path:
    """Return the file that has a graph: of a build's folder the RDF, which also knows bodies of the user's own.

    Args:
        path: A file, which is returned as it is, or a build's folder.

    Raises:
        DocumentError: If the folder has no such file.
    """
    if not path.is_dir():
        return path
    for file in (*(path / FORMATS[name].file for name in RDF_FORMATS), path / EXTRACTIONS):
        if file.is_file():
            return file
    raise DocumentError(f"{path}: has no graph: name a folder that build wrote, or a file such as graph.ttl")
