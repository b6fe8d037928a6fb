from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import rdflib

from policygraph.errors import PolicyGraphError

if TYPE_CHECKING:
    from policygraph.graph import PolicyGraph


def test_a_direct_triple_is_found_with_no_prefix_declared(graph: PolicyGraph) -> None:
    rows = graph.query(
        "SELECT ?who ?what { ?a pg:publishes ?b . ?a rdfs:label ?who . ?b skos:prefLabel ?what } ORDER BY ?who"
    )
    assert rows == [
        {"who": "Department for Transport", "what": "Waterways Strategy"},
        {"who": "consultant", "what": "report"},
    ]


def test_only_what_is_affirmed_asserted_and_the_documents_own_is_a_direct_triple(graph: PolicyGraph) -> None:
    for relation in ("funds", "oversees", "affects"):
        assert graph.query(f"ASK {{ ?s pg:{relation} ?o }}") is False
        assert graph.query(f"ASK {{ ?s a pg:Statement ; rdf:predicate pg:{relation} }}") is True


def test_symmetric_relations_are_found_both_ways(graph: PolicyGraph) -> None:
    rows = graph.query("SELECT ?a { ?x pg:worksWith ?y . ?x rdfs:label ?a } ORDER BY ?a")
    assert rows == [{"a": "Environment Agency"}, {"a": "Ofwat"}]


def test_the_quotation_behind_a_statement_is_found(graph: PolicyGraph) -> None:
    rows = graph.query("""
        SELECT ?speaker ?quotation ?confidence ?issued {
            ?statement rdf:predicate pg:oversees ; pg:polarity "negated" ; pg:evidence ?evidence ;
                pg:confidence ?confidence ; prov:wasAttributedTo/rdfs:label ?speaker .
            ?evidence oa:hasSelector/oa:exact ?quotation ; oa:hasSource/dct:issued ?issued .
        }""")
    assert isinstance(rows, list)
    (row,) = rows
    assert row["quotation"] == "“Ofwat does not oversee the trusts,” said Mara Ellison"
    assert (row["speaker"], row["confidence"], str(row["issued"])) == ("Mara Ellison", Decimal(1), "2024-03-04")


def test_iris_are_texts_and_what_is_not_bound_is_none(graph: PolicyGraph) -> None:
    rows = graph.query('SELECT ?a ?b { ?a rdfs:label "Ofwat" OPTIONAL { ?a pg:vets ?b } }')
    assert rows == [{"a": "https://w3id.org/policygraph/id/entity/PublicBody/ofwat", "b": None}]


def test_the_columns_of_everything_are_in_the_order_of_the_query(graph: PolicyGraph) -> None:
    rows = graph.query("SELECT * { ?s pg:worksFor ?o . ?o rdfs:label ?name . BIND(1 AS ?na) }")
    assert isinstance(rows, list)
    assert [list(row) for row in rows] == [["s", "o", "name", "na"]]


def test_a_construct_query_gives_a_graph(graph: PolicyGraph) -> None:
    made = graph.query("CONSTRUCT { ?a rdfs:seeAlso ?b } WHERE { ?a pg:publishes ?b }")
    assert isinstance(made, rdflib.Graph)
    assert len(made) == 2


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?a WHERE {\n  ?a a pg:Person", "line 2, column"),
        ("SELECT ?a { ?a nope:label ?b }", "Unknown namespace prefix : nope"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "line 1, column 1"),
        ("", "line 1, column 1"),
        ("SELECT ?a { GRAPH ?g { ?a ?b ?c } }", "cannot be answered: .*requiring a dataset"),
    ],
)
def test_a_query_that_is_none_is_an_error_with_its_place(graph: PolicyGraph, query: str, message: str) -> None:
    with pytest.raises(PolicyGraphError, match=message):
        graph.query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE SILENT <http://127.0.0.1:9/> { ?a ?b ?c } } }",
        "SELECT * { { SELECT * { OPTIONAL { service ?a { ?a ?b ?c } } } } }",
        "SELECT * { BIND(EXISTS { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } AS ?x) }",
        "ASK { ?a ?b ?c MINUS { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } }",
        "CONSTRUCT { ?a ?b ?c } WHERE { { ?a ?b ?c } UNION { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } }",
        "SELECT * FROM <http://127.0.0.1:9/> { ?a ?b ?c }",
        "ASK FROM NAMED <file:///etc/hostname> { GRAPH ?g { ?a ?b ?c } }",
        "DESCRIBE <urn:a> FROM <http://127.0.0.1:9/>",
    ],
)
def test_nothing_is_fetched_for_a_query(graph: PolicyGraph, query: str) -> None:
    with pytest.raises(PolicyGraphError, match="nothing is fetched"):
        graph.query(query)


def test_a_name_in_a_query_may_be_called_service(graph: PolicyGraph) -> None:
    assert graph.query('ASK { ?service rdfs:label "SERVICE FROM" }') is False
