"""Three parsers that know nothing of one another read the same in every RDF format, also of a large graph."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from rdflib import Dataset, Graph

from policygraph.export.formats import FORMATS, GraphFormat, write_graph
from policygraph.export.jsonld import context, context_text
from policygraph.export.rdf_reading import RDF_SUFFIXES
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.validation import validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from policygraph.model import GraphContents

RDF = list(GraphFormat)[:6]
RDFLIB = dict(zip(RDF, ("turtle", "trig", "nt", "nquads", "json-ld", "xml"), strict=True))
RAPPER = dict(zip(RDF, ("turtle", "trig", "ntriples", "nquads", None, "rdfxml"), strict=True))


@pytest.fixture(scope="session")
def large(synthetic: Callable[[int, int], GraphContents]) -> GraphContents:
    return synthetic(700, 1)


@pytest.fixture(scope="session")
def folder(large: GraphContents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The large graph in every format."""
    folder = tmp_path_factory.mktemp("rdf")
    for name in RDF:
        write_graph(large, folder / FORMATS[name].file, name)
    return folder


@pytest.fixture(scope="session")
def expected(folder: Path) -> set[str]:
    return pyoxigraph_triples(folder / "graph.nt")


def pyoxigraph_triples(path: Path) -> set[str]:
    quads = pyoxigraph.parse(path=path, format=RDF_SUFFIXES[path.suffix])
    return {str(pyoxigraph.Triple(quad.subject, quad.predicate, quad.object)) for quad in quads}


@pytest.mark.parametrize("name", RDF)
def test_pyoxigraph_reads_the_same_in_every_format(folder: Path, expected: set[str], name: GraphFormat) -> None:
    assert pyoxigraph_triples(folder / FORMATS[name].file) == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # of what its own parsers call
@pytest.mark.parametrize("name", RDF)
def test_rdflib_reads_as_many_triples_in_every_format(folder: Path, expected: set[str], name: GraphFormat) -> None:
    quads = name in {GraphFormat.TRIG, GraphFormat.NQUADS}
    graph = Dataset(default_union=True) if quads else Graph()
    graph.parse(folder / FORMATS[name].file, format=RDFLIB[name])
    read = {quad[:3] for quad in graph.quads()} if isinstance(graph, Dataset) else graph
    assert len(read) == len(expected)


@pytest.mark.parametrize("name", [name for name in RDF if RAPPER[name]])
def test_rapper_reads_as_many_triples_in_every_format_that_it_knows(
    folder: Path, expected: set[str], name: GraphFormat
) -> None:
    program = shutil.which("rapper")
    if program is None:
        pytest.skip("rapper is not installed (Debian package raptor2-utils)")
    command = [program, "-q", "-i", str(RAPPER[name]), "-o", "ntriples", str(folder / FORMATS[name].file)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(set(done.stdout.splitlines())) == len(expected)


def test_the_large_graph_is_as_the_shapes_ask_for(folder: Path) -> None:
    assert validate([folder / "graph.ttl"]) == ()


def test_the_published_context_is_that_of_an_export(folder: Path, large: GraphContents) -> None:
    published = (ontologies_folder() / "context.jsonld").read_text(encoding="utf-8")
    assert published == context_text()
    exported = json.loads((folder / "graph.jsonld").read_text(encoding="utf-8"))
    assert exported["@context"] == {**context(), "@base": large.base}


def test_a_subject_of_json_ld_reads_like_a_record(folder: Path) -> None:
    subjects = json.loads((folder / "graph.jsonld").read_text(encoding="utf-8"))["@graph"]
    statement = next(subject for subject in subjects if "pg:Statement" in subject["@type"])
    assert statement["predicate"].startswith("pg:")
    assert statement["@id"].startswith("statement/")
    assert {"subject", "object", "polarity", "modality", "confidence", "evidence", "label"} <= statement.keys()


PROGRAM = """
import sys
from pathlib import Path
from policygraph.export.formats import GraphFormat, FORMATS, write_graph
from policygraph.graph.reading import read_contents
contents = read_contents(Path(sys.argv[1]))
for name in list(GraphFormat)[:6]:
    write_graph(contents, Path(sys.argv[2], FORMATS[name].file), name)
"""


def test_every_format_has_the_same_bytes_on_any_hash_seed(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(folder / "graph.trig"), str(tmp_path)]
    subprocess.run(command, check=True, env={"PYTHONHASHSEED": "7", "PATH": ""})
    for name in RDF:
        file = FORMATS[name].file
        assert (tmp_path / file).read_bytes() == (folder / file).read_bytes(), file
