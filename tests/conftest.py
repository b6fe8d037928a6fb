"""Fixtures that several folders share: two short documents with what they state, annotated by hand."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from policygraph.graph import PolicyGraph
from policygraph.interchange import from_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from policygraph.model import Extraction, GraphContents

# How long an example takes says nothing on a busy machine. Continuous integration tries the same examples every time,
# so that it fails for a change and not by chance; on a developer's machine they are new ones.
settings.register_profile("policygraph", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("policygraph")

UK = "https://w3id.org/policygraph/uk/"

STRATEGY = """The Department for Transport (DfT) published the Waterways Strategy on Monday.

Canal trusts will be funded by the department, it said. “Ofwat does not oversee the trusts,” said Mara Ellison, \
a minister at DfT.

Ofwat works with the Environment Agency. Councils welcomed the strategy. The report was written by a consultant.
"""

LETTER = """The Environment Agency (EA) and Ofwat work together on sewage. The Department for Transport published \
its Waterways Strategy in March.

Councils may support the Waterways Strategy. The report names no <b>"polluter"</b> & no river.
"""


def _annotated(
    id: str, text: str, entities: dict[str, dict[str, Any]], statements: list[dict[str, Any]], **more: Any
) -> Extraction:
    """Return an extraction; mentions and evidence are given by their words, and found in the text."""

    def found(words: str) -> dict[str, Any]:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    return from_record(
        {
            "id": id,
            "text": text,
            "entities": [
                {**entity, "id": key, "mentions": [found(words) for words in entity["mentions"]]}
                for key, entity in entities.items()
            ],
            "statements": [{**item, "evidence": found(item["evidence"])} for item in statements],
            **more,
        }
    )


@pytest.fixture
def extractions() -> list[Extraction]:
    strategy = _annotated(
        "waterways-strategy",
        STRATEGY,
        {
            "e1": {
                "name": "Department for Transport",
                "type": "GovernmentDepartment",
                "aliases": ["DfT"],
                "iri": f"{UK}department-for-transport",
                "mentions": ["Department for Transport", "DfT", "the department"],
            },
            "e2": {
                "name": "Waterways Strategy",
                "type": "Strategy",
                "mentions": ["Waterways Strategy", "the strategy"],
            },
            "e3": {
                "name": "canal trusts",
                "type": "Charity",
                "kind": "generic",
                "plural": True,
                "mentions": ["Canal trusts", "the trusts"],
            },
            "e4": {"name": "Ofwat", "type": "PublicBody", "mentions": ["Ofwat"]},
            "e5": {"name": "Mara Ellison", "type": "Person", "mentions": ["Mara Ellison"]},
            "e6": {
                "name": "Environment Agency",
                "type": "PublicBody",
                "iri": f"{UK}environment-agency",
                "mentions": ["Environment Agency"],
            },
            "e7": {
                "name": "councils",
                "type": "LocalAuthority",
                "kind": "generic",
                "plural": True,
                "mentions": ["Councils"],
            },
            "e8": {"name": "report", "type": "Document", "kind": "generic", "mentions": ["The report"]},
            "e9": {"name": "consultant", "type": "Person", "kind": "generic", "mentions": ["a consultant"]},
        },
        [
            {
                "subject": "e1",
                "relation": "publishes",
                "object": "e2",
                "evidence": "The Department for Transport (DfT) published the Waterways Strategy on Monday.",
                "trigger": "published",
                "rule": "publishes/verb",
                "confidence": 0.9,
            },
            {
                "subject": "e1",
                "relation": "funds",
                "object": "e3",
                "evidence": "Canal trusts will be funded by the department, it said.",
                "trigger": "funded",
                "modality": "proposed",
                "attributed_to": "e1",
            },
            {
                "subject": "e4",
                "relation": "oversees",
                "object": "e3",
                "evidence": "“Ofwat does not oversee the trusts,” said Mara Ellison",
                "trigger": "oversee",
                "polarity": "negated",
                "attributed_to": "e5",
            },
            {
                "subject": "e5",
                "relation": "works_for",
                "object": "e1",
                "evidence": "said Mara Ellison, a minister at DfT",
                "trigger": "minister at",
            },
            {
                "subject": "e4",
                "relation": "works_with",
                "object": "e6",
                "evidence": "Ofwat works with the Environment Agency.",
                "trigger": "works with",
            },
            {
                "subject": "e7",
                "relation": "supports",
                "object": "e2",
                "evidence": "Councils welcomed the strategy.",
                "trigger": "welcomed",
            },
            {
                "subject": "e9",
                "relation": "publishes",
                "object": "e8",
                "evidence": "The report was written by a consultant.",
                "trigger": "written",
            },
        ],
        title="A strategy for the waterways",
        date="2024-03-04",
        source="https://example.org/waterways",
    )
    letter = _annotated(
        "2024/letter to ministers",
        LETTER,
        {
            "e1": {
                "name": "Environment Agency",
                "type": "PublicBody",
                "aliases": ["EA"],
                "iri": f"{UK}environment-agency",
                "mentions": ["Environment Agency", "EA"],
            },
            "e2": {"name": "Ofwat", "type": "PublicBody", "mentions": ["Ofwat"]},
            "e3": {
                "name": "Department for Transport",
                "type": "GovernmentDepartment",
                "iri": f"{UK}department-for-transport",
                "mentions": ["Department for Transport"],
            },
            "e4": {"name": "waterways strategy", "type": "Strategy", "mentions": ["Waterways Strategy"]},
            "e5": {
                "name": "Councils",
                "type": "LocalAuthority",
                "kind": "generic",
                "plural": True,
                "mentions": ["Councils"],
            },
            "e6": {"name": "report", "type": "Document", "kind": "generic", "mentions": ["The report"]},
            "e7": {"name": "polluter", "type": "Group", "kind": "generic", "mentions": ["polluter"]},
        },
        [
            {
                "subject": "e1",
                "relation": "works_with",
                "object": "e2",
                "evidence": "The Environment Agency (EA) and Ofwat work together on sewage.",
                "trigger": "work together",
                "confidence": 0.8,
            },
            {
                "subject": "e3",
                "relation": "publishes",
                "object": "e4",
                "evidence": "The Department for Transport published its Waterways Strategy in March.",
                "trigger": "published",
                "date": "in March",
                "confidence": 0.95,
            },
            {
                "subject": "e5",
                "relation": "supports",
                "object": "e4",
                "evidence": "Councils may support the Waterways Strategy.",
                "trigger": "support",
                "modality": "possible",
            },
            {
                "subject": "e6",
                "relation": "affects",
                "object": "e7",
                "evidence": 'The report names no <b>"polluter"</b> & no river.',
                "trigger": "names",
                "polarity": "negated",
            },
        ],
    )
    return [strategy, letter]


@pytest.fixture
def graph(extractions: list[Extraction]) -> PolicyGraph:
    return PolicyGraph.from_extractions(extractions)


@pytest.fixture
def contents(graph: PolicyGraph) -> GraphContents:
    return graph.contents


@pytest.fixture(scope="session")
def scorer() -> ModuleType:
    """The scorer of the annotated documents, for tests that are skipped where those are missing."""
    return _module(Path(__file__).parents[2] / "shared" / "gold" / "score.py")


@pytest.fixture(scope="session")
def synthetic() -> Callable[[int, int], GraphContents]:
    """Makes a graph of so many documents with so many statements each."""
    made: Callable[[int, int], GraphContents] = _module(Path(__file__).parent / "benchmarks" / "synthetic.py").contents
    return made


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
