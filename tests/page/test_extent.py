from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policygraph.model import Document, Entity, Evidence, GraphContents, Statement
from policygraph.page.extent import most_connected_part

joins = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=20)


def graph(statements: list[tuple[int, int, int | None]]) -> GraphContents:
    return GraphContents(
        tuple(Document(f"d{n}", "") for n in range(10)),
        tuple(Entity(f"urn:{n}", f"Body {n}", "Charity") for n in range(10)),
        tuple(
            Statement(
                f"urn:s{n}",
                f"urn:{one}",
                "works_with",
                f"urn:{other}",
                (Evidence(f"d{one}", 0, 1, "x", "x", "r"),),
                attributed_to=None if speaker is None else f"urn:{speaker}",
            )
            for n, (one, other, speaker) in enumerate(statements)
        ),
    )


@given(joins, st.integers(1, 12))
def test_what_is_kept_refers_to_nothing_that_is_not(statements: list[tuple[int, int, int | None]], most: int) -> None:
    part = most_connected_part(graph(statements), most)
    kept = {entity.id for entity in part.entities}
    documents = {document.id for document in part.documents}
    for one in part.statements:
        assert {one.subject, one.object} <= kept
        assert one.attributed_to is None or one.attributed_to in kept
        assert {evidence.document for evidence in one.evidence} <= documents
    assert len(kept) <= most + len({one.attributed_to for one in part.statements})


def test_a_graph_that_is_small_enough_stays_as_it_is() -> None:
    whole = graph([(0, 1, None)])
    assert most_connected_part(whole, 10) is whole


def test_the_order_of_the_contents_does_not_matter() -> None:
    whole = graph([(0, 1, 5), (1, 2, None), (3, 4, None)])
    turned = replace(whole, entities=whole.entities[::-1], statements=whole.statements[::-1])
    assert {entity.id for entity in most_connected_part(whole, 3).entities} == {
        entity.id for entity in most_connected_part(turned, 3).entities
    }
