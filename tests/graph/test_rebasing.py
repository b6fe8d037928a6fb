from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.errors import PolicyGraphError
from policygraph.graph.merge import merge
from policygraph.graph.rebasing import rebased
from policygraph.model import BASE

if TYPE_CHECKING:
    from policygraph.model import Extraction, GraphContents

# The last is where the knowledge base's own identifiers are.
OTHERS = ["https://data.example.org/id/", "http://a/", "https://zzz.example/x/", "https://w3id.org/policygraph/uk/"]


@pytest.mark.parametrize("base", OTHERS)
def test_a_graph_under_another_base_is_what_merging_with_it_gives(
    extractions: list[Extraction], contents: GraphContents, base: str
) -> None:
    assert rebased(contents, base) == merge(extractions, base=base)


@pytest.mark.parametrize("base", OTHERS)
def test_the_way_there_and_back_changes_nothing(contents: GraphContents, base: str) -> None:
    assert rebased(rebased(contents, base), BASE) == contents


def test_what_the_knowledge_base_names_keeps_its_name(contents: GraphContents) -> None:
    moved = rebased(contents, OTHERS[0])
    assert {entity.id for entity in contents.entities if entity.iri} == {
        entity.id for entity in moved.entities if entity.iri
    }
    assert all(entity.id.startswith(OTHERS[0]) for entity in moved.entities if not entity.iri)
    assert all(statement.id.startswith(OTHERS[0]) for statement in moved.statements)


def test_what_is_no_base_is_refused(contents: GraphContents) -> None:
    with pytest.raises(PolicyGraphError, match="is no base"):
        rebased(contents, "ours")
