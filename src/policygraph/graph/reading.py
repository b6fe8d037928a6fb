"""Read a graph from what an earlier build, extraction or export wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Store

from policygraph.errors import DocumentError
from policygraph.export.formats import FORMATS, GraphFormat
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
    file = file_of(path, with_texts)
    if file.suffix.lower() not in RDF_SUFFIXES:
        return merge(read_extractions(file), base=base or BASE, with_texts=with_texts)
    contents = read_rdf(file)
    if not with_texts:
        contents = replace(contents, documents=tuple(replace(document, text="") for document in contents.documents))
    return contents if base is None else rebased(contents, base)


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
    return store


def file_of(path: Path, with_texts: bool = False) -> Path:
    """Return the file that has a graph: of a build's folder the RDF, which also knows bodies of the user's own.

    Args:
        path: A file, which is returned as it is, or a build's folder.
        with_texts: The file must have the documents' texts: the extractions always do.

    Raises:
        DocumentError: If the folder has no such file.
    """
    if not path.is_dir():
        return path
    rdf = [path / FORMATS[name].file for name in (GraphFormat.TURTLE, GraphFormat.NTRIPLES, GraphFormat.TRIG)]
    extractions = path / EXTRACTIONS
    for file in [extractions, *rdf] if with_texts else [*rdf, extractions]:
        if file.is_file():
            return file
    raise DocumentError(
        f"{path}: has neither {rdf[0].name} nor {EXTRACTIONS}: name a folder that build wrote, or a graph's file"
    )
