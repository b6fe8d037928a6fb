"""Whether a graph or a knowledge base is as the shapes ask for, and what is wrong where it is not.

The shapes are in SHACL (https://www.w3.org/TR/shacl/), run by pySHACL: no inference, no imports, no network.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyshacl import validate as run_shacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDFS, SH, Graph

from policygraph.errors import KnowledgeError
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.naming import Naming
from policygraph.knowledge.turtle import TurtleFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from rdflib.term import Node

# What could fetch from elsewhere, or run what nobody has read.
_NOT_CORE = (SH.sparql, SH.select, SH.ask, SH.construct, SH.js, SH.rule)


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something that the shapes do not allow.

    Args:
        file: The file that describes the thing, or else names it; as the user named it.
        line: Where in it the description of the thing begins.
        thing: What it is about, by its label: `“Home Office” (government department)`.
        problem: What is wrong with it, a sentence.
        value: What is there instead, a literal in quotation marks; empty where nothing is.
    """

    file: str
    line: int
    thing: str
    problem: str
    value: str = ""

    def __str__(self) -> str:
        found = f" Found: {self.value}." if self.value else ""
        return f"{self.file}, line {self.line}: {self.thing}: {self.problem}{found}"


def validate(files: Sequence[Path], shapes: Path | None = None) -> tuple[Violation, ...]:
    """Return what is wrong with Turtle files, in the order of files and lines; nothing where they are valid.

    Several files are one graph: what one refers to another may describe.

    Args:
        files: The files.
        shapes: A Turtle file of SHACL Core shapes; by default the package's own.

    Raises:
        KnowledgeError: If a file cannot be read or is not Turtle, or the shapes are none.

    >>> validate([ontologies_folder() / "policygraph.ttl"])
    ()
    """
    data = [TurtleFile(path) for path in files]
    shapes = shapes or ontologies_folder() / "shapes.ttl"
    asked = _shapes(shapes)
    graph = _graph(data)
    naming = Naming(data)
    # sh:class and sh:targetClass follow rdfs:subClassOf in the data.
    for subject, values in TurtleFile(ontologies_folder() / "policygraph.ttl").subjects.items():
        for parent in values.get(RDFS.subClassOf, []):
            graph.add((subject, RDFS.subClassOf, parent))
    try:
        _, report, _ = run_shacl(graph, shacl_graph=asked, inplace=True)
    except ReportableRuntimeError as error:
        raise KnowledgeError(f"{shapes}: cannot be used: {error}") from error
    if not isinstance(report, Graph):
        raise KnowledgeError(f"{shapes}: cannot be used: {report}")
    return tuple(sorted({_violation(report, result, naming) for result in report.objects(None, SH.result)}))


def _shapes(path: Path) -> Graph:
    file = TurtleFile(path)
    used = {predicate for values in file.subjects.values() for predicate in values}
    if not any(str(predicate).startswith(str(SH)) for predicate in used):
        raise KnowledgeError(f"{path}: holds no SHACL shapes")
    for term in _NOT_CORE:
        if term in used:
            raise KnowledgeError(f"{path}: uses {file.short(term)}, which is not run: write the shape in SHACL Core")
    return _graph([file])


def _graph(files: Iterable[TurtleFile]) -> Graph:
    graph = Graph()
    for file in files:
        for subject, values in file.subjects.items():
            for predicate, objects in values.items():
                for value in objects:
                    graph.add((subject, predicate, value))
    return graph


def _violation(report: Graph, result: Node, naming: Naming) -> Violation:
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    if focus is None:
        raise KnowledgeError("pySHACL reports a violation of nothing")
    if value is not None and naming.describes(value) and not naming.describes(focus):
        focus = value  # a shape that starts from a relation, which the data does not describe, to its statements
    file, line = naming.place(focus)
    return Violation(
        file,
        line,
        naming.thing(focus),
        " ".join(sorted(str(message) for message in report.objects(result, SH.resultMessage))),
        "" if value is None or value == focus else naming.value(value),
    )
