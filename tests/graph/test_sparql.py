from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, Literal, URIRef

from policygraph.errors import PolicyGraphError
from policygraph.graph.sparql import Rows, ask

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.graph import PolicyGraph

ASKED_OF_ANY = [
    "SELECT * { ?s pg:polarity ?p { ?s pg:modality ?m } UNION { ?s pg:confidence ?c } }",
    "SELECT * { ?s pg:polarity ?p { ?s pg:modality ?m } UNION { ?s pg:confidence ?c } } LIMIT 3",
    "SELECT ?m ?t { ?s a pg:Statement { SELECT * { ?s pg:modality ?m ; pg:evidence/pg:trigger ?t } } } ORDER BY ?m",
    "CONSTRUCT { ?s rdfs:seeAlso ?o } { { ?s pg:evidence ?o } UNION { ?s pg:worksWith ?o } } LIMIT 3",
]
VALUES = st.one_of(
    st.text(max_size=3).map(Literal),
    st.sampled_from(["en", "en-GB"]).map(lambda language: Literal("word", lang=language)),
    st.integers().map(Literal),
    st.decimals(allow_nan=False, allow_infinity=False).map(Literal),
    st.floats(allow_nan=False).map(Literal),
    st.booleans().map(Literal),
    st.dates().map(Literal),
    st.datetimes().map(Literal),
    st.sampled_from([Literal("soon", datatype=XSD.date), Literal("x", datatype=RDF.XMLLiteral), URIRef("urn:x")]),
)


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


def test_no_rows_still_have_columns(graph: PolicyGraph) -> None:
    for query in ("SELECT ?who ?what { ?who pg:targets ?what }", "SELECT * { ?who pg:targets ?what }"):
        rows = graph.query(query)
        assert isinstance(rows, Rows)
        assert (rows, rows.columns) == ([], ("who", "what"))


def test_rows_are_in_the_order_of_their_columns(graph: PolicyGraph) -> None:
    rows = graph.query("SELECT ?polarity ?relation { ?s pg:polarity ?polarity ; rdf:predicate ?relation }")
    assert isinstance(rows, Rows)
    assert len(rows) == len(graph.statements)
    assert rows == sorted(rows, key=lambda row: (row["polarity"], row["relation"]))


def test_what_a_query_orders_by_comes_first(graph: PolicyGraph) -> None:
    rows = graph.query("SELECT ?s ?c { ?s pg:confidence ?c } ORDER BY DESC(?c)")
    assert isinstance(rows, Rows)
    assert rows == sorted(rows, key=lambda row: (-row["c"], row["s"]))


def test_the_first_rows_are_the_first_of_all_rows(graph: PolicyGraph) -> None:
    rows = graph.query(ASKED_OF_ANY[0])
    assert isinstance(rows, Rows)
    assert graph.query(ASKED_OF_ANY[1]) == rows[:3]


@pytest.mark.parametrize("query", ASKED_OF_ANY)
def test_the_answer_does_not_depend_on_the_hash_seed(graph: PolicyGraph, query: str, tmp_path: Path) -> None:
    graph.to_turtle(tmp_path / "graph.ttl")
    answers = {
        subprocess.run(
            [sys.executable, "-m", "policygraph.cli", "query", str(tmp_path / "graph.ttl"), query],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    assert answers != {b""}


@given(st.lists(VALUES, min_size=2, max_size=4, unique_by=lambda value: value.n3()))
def test_values_of_all_kinds_can_be_ordered(values: list[URIRef | Literal]) -> None:
    answers = []
    for order in permutations(values):
        mixed = rdflib.Graph()
        for value in order:
            mixed.add((URIRef("urn:s"), RDFS.comment, value))
        answers.append(ask(mixed, "SELECT ?value { ?s rdfs:comment ?value }"))
    assert all(str(answer) == str(answers[0]) for answer in answers)


def test_a_notebook_shows_the_rows_as_a_table(graph: PolicyGraph) -> None:
    rows = graph.query('SELECT ?name ?none { ?a rdfs:label ?name FILTER(?name = "<Ofwat>" || ?name = "Ofwat") }')
    assert isinstance(rows, Rows)
    assert '<td style="text-align: start"><bdi>Ofwat</bdi></td>' in rows._repr_html_()
    assert "&lt;b&gt;" in Rows(["<b>"], [])._repr_html_()


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
        ("SELECT * " + "{" * 5000 + "}" * 5000, "nested too deeply"),
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
