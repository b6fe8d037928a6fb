"""The links between entities: allowed by the ontology, in the order of time, and never in a circle."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.entity import KnowledgeEntity
from policygraph.knowledge.registers.descriptions import Described
from policygraph.knowledge.registers.records import RegisterEntity
from policygraph.knowledge.registers.relations import Links, correct_ends, link

NODES = st.sampled_from("abcde")


@given(st.lists(st.tuples(NODES, NODES)))
def test_links_never_close_a_circle(pairs: list[tuple[str, str]]) -> None:
    links = Links(())
    added = [pair for pair in pairs if links.add(*pair)]
    assert len(added) == len(set(added))
    below: dict[str, set[str]] = {node: {target for source, target in added if source == node} for node in "abcde"}
    for _ in "abcde":
        below = {node: targets.union(*(below[target] for target in targets)) for node, targets in below.items()}
    assert not any(node in targets for node, targets in below.items())


def new(key: str, type_: str = "PublicBody", **said: object) -> Described:
    return Described(f"uk:{key}", RegisterEntity(key, key, type_, **said), "urn:register")  # type: ignore[arg-type]


def linked(*described: Described) -> list[str]:
    known = {
        one.iri: KnowledgeEntity(one.iri, one.said.name, one.said.type, since=one.said.since, until=one.said.until)
        for one in described
    }
    return link(described, {one.said.key: one.iri for one in described}, known)


def test_what_the_ontology_or_the_dates_forbid_is_left_out() -> None:
    fund = new("fund", "Fund", parents=("office",))
    later = new("later", predecessors=("office",), since="1999")
    office = new("office", parents=("nowhere", "office"), since="2005")
    dropped = linked(fund, later, office)
    assert (fund.parents, later.replaces, office.parents) == ([], [], [])
    assert len(dropped) == 2


def test_a_circle_of_parents_is_cut() -> None:
    one, two = new("one", parents=("two",)), new("two", parents=("one",))
    linked(one, two)
    assert (one.parents, two.parents) == (["uk:two"], [])


def test_the_end_of_a_web_page_is_not_that_of_the_body() -> None:
    renamed = new("renamed", until="2020-05-01", renamed=True)
    merged = new("merged", until="2020-05-01")
    successor = new("successor", since="2016", predecessors=("renamed", "merged"))
    described = [renamed, merged, successor]
    dropped = correct_ends(described, {one.said.key: one.iri for one in described})
    assert (renamed.until, merged.until) == (None, "2020-05-01")
    assert dropped == ["end 2020-05-01 of <uk:renamed>: its new name is of 2016"]
