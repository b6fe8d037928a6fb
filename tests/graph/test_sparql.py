from __future__ import annotations

import http.server
import os
import random
import re
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    Store,
)

from policygraph.errors import PolicyGraphError
from policygraph.export.rdf import to_store
from policygraph.export.vocabulary import PREFIXES
from policygraph.graph.sparql import Answer, Rows, answering, ask, results
from policygraph.graph.sparql_text import QueryText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from policygraph.graph import PolicyGraph

    Ask = Callable[[str], Answer]

ASKED_OF_ANY = [
    "SELECT * { ?s pg:polarity ?p { ?s pg:modality ?m } UNION { ?s pg:confidence ?c } }",
    "SELECT * { ?s pg:polarity ?p { ?s pg:modality ?m } UNION { ?s pg:confidence ?c } } LIMIT 3",
    "SELECT ?m ?t { ?s a pg:Statement { SELECT * { ?s pg:modality ?m ; pg:evidence/pg:trigger ?t } } } ORDER BY ?m",
    "CONSTRUCT { ?s rdfs:seeAlso ?o } { { ?s pg:evidence ?o } UNION { ?s pg:worksWith ?o } } LIMIT 3",
]
XSD = PREFIXES["xsd"]


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + datatype))


LITERALS = [
    *(Literal("word", language=language) for language in ("en", "en-gb", "cy")),
    *(typed(text, "integer") for text in ("2", "10", "02", "-3", "9" * 40, "many")),
    *(typed(text, "decimal") for text in ("2.0", "10.5", "-3.0")),
    *(typed(text, "double") for text in ("2e0", "NaN", "INF", "-INF")),
    *(typed(text, "boolean") for text in ("true", "1", "maybe")),
    *(typed(text, "date") for text in ("2024-03-04", "2024-03-04Z", "2023-12-31", "soon")),
    *(typed(text, "dateTime") for text in ("2024-03-04T00:00:00", "2024-03-03T23:30:00-01:00", "2024-03-04T00:00:00Z")),
    *(typed(text, "duration") for text in ("P1Y", "P365D", "P12M")),
    typed("2024", "gYear"),
    Literal("x", datatype=NamedNode("urn:datatype")),
    *map(Literal, ("", "word", "2", "10", "Word", "2024-03-04", "é", "\U0001f600")),
]
TERMS = st.one_of(
    st.sampled_from([*LITERALS, NamedNode("urn:x"), NamedNode("urn:y")]), st.text(max_size=3).map(Literal)
)


@pytest.fixture
def answer(graph: PolicyGraph) -> Ask:
    store = to_store(graph.contents)
    return lambda query: ask(store, query)


@pytest.fixture
def graphs() -> Store:
    """Three bodies, each in a graph of its own and, as `read_store` sees to, in the default graph."""
    store = Store()
    for number in range(3):
        body, graph = NamedNode(f"urn:body{number}"), NamedNode(f"urn:graph{number}")
        for place in (graph, DefaultGraph()):
            store.add(Quad(body, NamedNode("urn:name"), Literal(f"Body {number}"), place))
    return store


@pytest.fixture
def endpoint() -> Iterator[tuple[str, list[str]]]:
    """An address, and what is fetched from there."""
    fetched: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            fetched.append(self.path)
            self.send_error(500)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_arguments: Any) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", fetched
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_direct_triple_is_found_with_no_prefix_declared(answer: Ask) -> None:
    rows = answer(
        "SELECT ?who ?what { ?a pg:publishes ?b . ?a rdfs:label ?who . ?b skos:prefLabel ?what } ORDER BY ?who"
    )
    assert rows == [
        {"who": "Department for Transport", "what": "Waterways Strategy"},
        {"who": "consultant", "what": "report"},
    ]


def test_only_what_is_affirmed_asserted_and_the_documents_own_is_a_direct_triple(answer: Ask) -> None:
    for relation in ("funds", "oversees", "affects"):
        assert answer(f"ASK {{ ?s pg:{relation} ?o }}") is False
        assert answer(f"ASK {{ ?s a pg:Statement ; rdf:predicate pg:{relation} }}") is True


def test_symmetric_relations_are_found_both_ways(answer: Ask) -> None:
    rows = answer("SELECT ?a { ?x pg:worksWith ?y . ?x rdfs:label ?a } ORDER BY ?a")
    assert rows == [{"a": "Environment Agency"}, {"a": "Ofwat"}]


def test_the_quotation_behind_a_statement_is_found(answer: Ask) -> None:
    rows = answer("""
        SELECT ?speaker ?quotation ?confidence ?issued {
            ?statement rdf:predicate pg:oversees ; pg:polarity "negated" ; pg:evidence ?evidence ;
                pg:confidence ?confidence ; prov:wasAttributedTo/rdfs:label ?speaker .
            ?evidence oa:hasSelector/oa:exact ?quotation ; oa:hasSource/dct:issued ?issued .
        }""")
    assert isinstance(rows, list)
    (row,) = rows
    assert row["quotation"] == "“Ofwat does not oversee the trusts,” said Mara Ellison"
    assert (row["speaker"], row["confidence"], str(row["issued"])) == ("Mara Ellison", Decimal(1), "2024-03-04")


def test_iris_are_texts_and_what_is_not_bound_is_none(answer: Ask) -> None:
    rows = answer('SELECT ?a ?b { ?a rdfs:label "Ofwat" OPTIONAL { ?a pg:vets ?b } }')
    assert rows == [{"a": "https://w3id.org/policygraph/id/entity/PublicBody/ofwat", "b": None}]


def test_the_columns_of_everything_are_in_the_order_of_the_query(answer: Ask) -> None:
    rows = answer("SELECT * { ?s pg:worksFor ?o . ?o rdfs:label ?name . BIND(1 AS ?na) }")
    assert isinstance(rows, list)
    assert [list(row) for row in rows] == [["s", "o", "name", "na"]]


@pytest.mark.parametrize(
    "query", ["SELECT*WHERE{?s <urn:name> ?name}LIMIT 2", "select distinct * { ?s <urn:name> ?name }"]
)
def test_the_store_s_own_results_have_the_same_columns_and_order(graphs: Store, query: str) -> None:
    found = results(graphs, query)
    assert isinstance(found, QuerySolutions)
    with answering():
        table = found.serialize(format=QueryResultsFormat.CSV)
    rows = ask(graphs, query)
    assert isinstance(rows, Rows)
    assert table is not None
    assert table.decode().splitlines() == ["s,name", *(f"{row['s']},{row['name']}" for row in rows)]


def test_no_rows_still_have_columns(answer: Ask) -> None:
    for query in ("SELECT ?who ?what { ?who pg:targets ?what }", "SELECT * { ?who pg:targets ?what }"):
        rows = answer(query)
        assert isinstance(rows, Rows)
        assert (rows, rows.columns) == ([], ("who", "what"))


def test_rows_are_in_the_order_of_their_columns(graph: PolicyGraph, answer: Ask) -> None:
    rows = answer("SELECT ?polarity ?relation { ?s pg:polarity ?polarity ; rdf:predicate ?relation }")
    assert isinstance(rows, Rows)
    assert len(rows) == len(graph.statements)
    assert rows == sorted(rows, key=lambda row: (row["polarity"], row["relation"]))


def test_what_a_query_orders_by_comes_first(answer: Ask) -> None:
    rows = answer("SELECT ?s ?c { ?s pg:confidence ?c } ORDER BY DESC(?c)")
    assert isinstance(rows, Rows)
    assert rows == sorted(rows, key=lambda row: (-row["c"], row["s"]))


def test_the_first_rows_are_the_first_of_all_rows(answer: Ask) -> None:
    rows = answer(ASKED_OF_ANY[0])
    assert isinstance(rows, Rows)
    assert answer(ASKED_OF_ANY[1]) == rows[:3]


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


@given(st.lists(TERMS, min_size=2, max_size=5, unique_by=str))
def test_terms_of_all_kinds_have_one_order(terms: list[NamedNode | Literal]) -> None:
    answers = []
    for order in list(permutations(terms))[:24]:
        store = Store()
        for term in order:
            store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), term, DefaultGraph()))
        answers.append([str(ask(store, f"SELECT ?value {{ ?s ?p ?value }} {rest}")) for rest in ("", "LIMIT 1")])
    assert all(answer == answers[0] for answer in answers)


def test_numbers_come_in_their_order_after_everything_else() -> None:
    store = Store()
    for term in (Literal("word"), typed("10", "integer"), typed("9.5", "decimal"), NamedNode("urn:x"), Literal("Word")):
        store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), term, DefaultGraph()))
    rows = ask(store, "SELECT ?value { ?s ?p ?value }")
    assert isinstance(rows, Rows)
    assert [row["value"] for row in rows] == ["urn:x", "Word", "word", Decimal("9.5"), 10]


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (typed("7", "integer"), 7),
        (typed("7", "nonNegativeInteger"), 7),
        (typed("7.5", "decimal"), Decimal("7.5")),
        (typed("7e1", "double"), 70.0),
        (typed("true", "boolean"), True),
        (typed("2024-03-04", "date"), date(2024, 3, 4)),
        (typed("2024-03-04T05:06:07", "dateTime"), datetime(2024, 3, 4, 5, 6, 7)),
        (typed("2024", "gYear"), "2024"),
        (typed("soon", "date"), "soon"),
        (typed("1_0", "integer"), "1_0"),
        (typed("7" * 5000, "integer"), "7" * 5000),
        (Literal("gair", language="cy"), "gair"),
        (NamedNode("urn:x"), "urn:x"),
        (BlankNode("b"), "_:b"),
    ],
    ids=lambda term: str(term)[:30],
)
def test_values_are_those_of_python(term: Any, value: object) -> None:
    store = Store()
    store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), term, DefaultGraph()))
    assert ask(store, "SELECT ?o { ?s ?p ?o }") == [{"o": value}]


def test_a_notebook_shows_the_rows_as_a_table(answer: Ask) -> None:
    rows = answer('SELECT ?name ?none { ?a rdfs:label ?name FILTER(?name = "<Ofwat>" || ?name = "Ofwat") }')
    assert isinstance(rows, Rows)
    assert '<td style="text-align: start"><bdi>Ofwat</bdi></td>' in rows._repr_html_()
    assert "&lt;b&gt;" in Rows(["<b>"], [])._repr_html_()


def test_a_construct_query_gives_a_graph(answer: Ask) -> None:
    made = answer("CONSTRUCT { ?a rdfs:seeAlso ?b } WHERE { ?a pg:publishes ?b }")
    assert isinstance(made, rdflib.Graph)
    assert len(made) == 2


def test_a_graph_that_is_made_of_the_first_rows_is_always_the_same(graphs: Store) -> None:
    made = ask(graphs, "CONSTRUCT { ?body <urn:is> ?name } WHERE { ?body <urn:name> ?name } LIMIT 1")
    assert isinstance(made, rdflib.Graph)
    assert [str(subject) for subject in made.subjects()] == ["urn:body0"]
    same = ask(graphs, "CONSTRUCT WHERE { ?body <urn:name> ?name } LIMIT 1 OFFSET 2")
    assert isinstance(same, rdflib.Graph)
    assert [str(subject) for subject in same.subjects()] == ["urn:body2"]


def test_a_description_has_the_known_prefixes(graphs: Store) -> None:
    described = ask(graphs, "DESCRIBE <urn:body1>")
    assert isinstance(described, rdflib.Graph)
    assert len(described) == 1
    assert "pg" in dict(described.namespaces())


def test_without_from_all_graphs_are_asked(graphs: Store) -> None:
    rows = ask(graphs, "SELECT ?name { ?body <urn:name> ?name }")
    assert rows == [{"name": "Body 0"}, {"name": "Body 1"}, {"name": "Body 2"}]
    rows = ask(graphs, "SELECT ?graph ?name { GRAPH ?graph { ?body <urn:name> ?name } } LIMIT 1")
    assert rows == [{"graph": "urn:graph0", "name": "Body 0"}]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?name FROM <urn:graph1> { ?body <urn:name> ?name }",
        "SELECT ?name FROM NAMED <urn:graph1> WHERE { GRAPH ?graph { ?body <urn:name> ?name } }",
        "PREFIX our: <urn:> SELECT ?name FROM our:graph1 { ?body <urn:name> ?name }",
        "BASE <urn:graph0> SELECT ?name FROM <urn:graph1> { ?body <urn:name> ?name }",
    ],
)
def test_from_asks_only_the_graphs_that_it_names(graphs: Store, query: str) -> None:
    assert ask(graphs, query) == [{"name": "Body 1"}]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?a WHERE {\n  ?a a pg:Person", "at line 2, column"),
        ("SELECT ?a { ?a nope:label ?b }", "line 1, column 16: the prefix of nope:label is not declared; .* pg,"),
        ("SELECT ?a ?a { ?a ?b ?c }", "Duplicated variable name in SELECT"),
        ("SELEC ?a", "line 1, column 1: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("PREFIX a: <urn:>\nSELEC ?a", "line 2, column 1: "),
        ("", "line 1, column 1: a query begins with"),
        ("SELECT ?a {\n ?a ?b 'open }", "line 2, column 8: the text that begins there has no end"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "a query cannot change the graph: INSERT is not allowed"),
        ("PREFIX a: <urn:> DELETE WHERE { ?a ?b ?c }", "cannot change the graph: DELETE"),
        ("LOAD <file:///etc/hostname>", "cannot change the graph: LOAD"),
        ("SELECT ?a { ?a ?b ?c } ; DROP ALL", "cannot be understood"),
        ("ASK { ?a ?b '\ud800' }", "half a character"),
        ("ASK { FILTER(1 IN (2, <urn:a#b>)) ?a ?b ! }", "at line 1, column 43"),
        ("SELECT ?a { ?a ?b ?c } ORDER BY ?a DESC(?b)\n ?c LIMIT ?d", "at line 2, column 13"),
        ("ASK FROM <file:///etc/hostname> { ?a ?b ?c }", r"FROM names file:///etc/hostname \(line 1, column 10\)"),
    ],
)
def test_a_query_that_is_none_is_an_error_with_its_place(answer: Ask, query: str, message: str) -> None:
    with pytest.raises(PolicyGraphError, match=message):
        answer(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 5000 + "}" * 5000,
        "ASK { FILTER(" + "IF(1,1," * 5000 + "1" + ")" * 5000 + ") }",
        "ASK { FILTER(1<" + "IF(1,1," * 5000 + "1" + ")" * 5000 + ">2) }",
        "ASK { " + "FILTER NOT EXISTS { " * 5000 + "?a ?b ?c" + "}" * 5000 + "}",
        "ASK { FILTER(1" + "+1" * 20000 + ") }",
        "ASK { FILTER(1" + "-1" * 20000 + ") }",
        "ASK { " + "FILTER(1)" * 20000 + "}",
        "ASK { " + "FILTERxsd:integer(1)" * 20000 + "}",
        "SELECT " + "".join(f"(trueAS?a{number})" for number in range(20000)) + "{}",
        "ASK { ?a ?b " + "true.FILTER(1) ?a ?b " * 20000 + "1 }",
        "ASK { ?a " + "<urn:a>|" * 20000 + "<urn:b> ?c }",
        "SELECT * { " + "".join(f"BIND(1 AS ?a{number})" for number in range(20000)) + "}",
        "SELECT " + "".join(f"(1 AS ?a{number})" for number in range(20000)) + "{}",
        "SELECT ?a { ?a ?b ?c } HAVING " + "(1)" * 20000,
        "SELECT ?a { { SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING " + "(1)" * 20000 + "} }",
        "SELECT ?a { ?a ?b ?c } ORDER BY " + "?a " * 20000,
        "DESCRIBE " + "<urn:a> " * 20000,
    ],
    ids=lambda query: query[:25],
)
def test_no_query_can_end_the_process(answer: Ask, query: str) -> None:
    with pytest.raises(PolicyGraphError, match=r"nested too deeply|too long|too much|cannot be understood"):
        answer(query)


MIXED = [
    *(typed(str(number), "integer") for number in range(-9, 30)),
    *(Literal(str(number)) for number in range(30)),
    *(typed(f"2024-01-{day:02}T00:00:00{zone}", "dateTime") for day in range(1, 20) for zone in ("", "Z", "+14:00")),
    *(typed(f"P{number}{unit}", "duration") for number in range(9) for unit in "DMY"),
    *(typed(text, "double") for text in ("NaN", "1e0", "INF")),
    *(typed(text, "integer") for text in ("9007199254740993", "9007199254740992")),
]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { ?s ?p ?o } ORDER BY ?o",
        "SELECT ?o { ?s ?p ?o } ORDER BY DESC(?o) # from the end",
        "SELECT ?o { ?s ?p ?o } ORDER BY (COALESCE(?o, 1)) COALESCE(?o, 1) xsd:integer(?o) NOT EXISTS { ?o ?s ?p }",
        "SELECT ?o { { SELECT ?o { ?s ?p ?o } order by asc (?o # (\n) } }",
        "ASK { { SELECT ?o { ?s ?p ?o } ORDER BY ?o } FILTER EXISTS { { SELECT ?b { ?a ?p ?b } ORDER BY ?b } } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } ORDER BY ?o LIMIT 5",
        "SELECT (MAX(?o) AS ?most) { ?s ?p ?o } GROUP BY ?s ORDER BY DESC(MAX(?o)) LIMIT 500",
        "SELECT ?o { ?s ?p ?o } ORDER BY (RAND())",
    ],
)
def test_values_that_the_store_cannot_order_do_no_harm(query: str) -> None:
    for chance in range(5):
        terms = random.Random(chance).sample(MIXED, len(MIXED))
        store = Store()
        for number, term in enumerate(terms):
            store.add(Quad(NamedNode(f"urn:{number}"), NamedNode("urn:p"), term, DefaultGraph()))
        ask(store, query)


def test_what_is_ordered_by_a_number_is_ordered_by_the_next_where_numbers_are_equal() -> None:
    store = Store()
    for name, term in (("b", typed("2", "integer")), ("a", typed("2.0", "decimal")), ("c", typed("10", "integer"))):
        store.add(Quad(NamedNode(f"urn:{name}"), NamedNode("urn:p"), term, DefaultGraph()))
    answer = ask(store, "SELECT ?s { ?s ?p ?o } ORDER BY DESC(?o) ?s")
    assert answer == [{"s": "urn:c"}, {"s": "urn:a"}, {"s": "urn:b"}]


@pytest.mark.parametrize("query", ["SELECT ?a { ?a ?b ?c } ORDERBY ?a", "SELECT ?a { ?a ?b ?c } ORDER BYDESC(?a)"])
def test_order_by_is_two_words(answer: Ask, query: str) -> None:
    with pytest.raises(PolicyGraphError, match="write ORDER BY"):
        answer(query)


def test_a_query_may_have_very_many_columns_and_values(answer: Ask) -> None:
    columns = " ".join(f"?a{number}" for number in range(500))
    values = " ".join(map(str, range(5000)))
    rows = answer(f"SELECT {columns} {{ VALUES ?a7 {{ {values} }} }} LIMIT 1 OFFSET 4999")
    assert rows == [{f"a{number}": 4999 if number == 7 else None for number in range(500)}]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?a ?b ?c } }",
        "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE SILENT <URL> { ?a ?b ?c } } }",
        "SELECT * { { SELECT * { OPTIONAL { service ?a { ?a ?b ?c } } } } }",
        "SELECT * { BIND(EXISTS { SERVICE <URL> { ?a ?b ?c } } AS ?x) }",
        "ASK { ?a ?b ?c MINUS { SERVICE <URL> { ?a ?b ?c } } }",
        "ASK { S\\u0045RVICE <URL> { ?a ?b ?c } }",
        "CONSTRUCT { ?a ?b ?c } WHERE { { ?a ?b ?c } UNION { SERVICE <URL> { ?a ?b ?c } } }",
        "DESCRIBE ?a { SERVICE <URL> { ?a ?b ?c } }",
        "SELECT * { SERVICESILENT<URL>{ ?a ?b ?c } }",
        "PREFIX a: <URL> SELECT * { SERVICEa:b{ ?a ?b ?c } }",
        "PREFIX a: <URL> PREFIX SERVICEa: <urn:> SELECT * { SERVICEa:b { ?a ?b ?c } }",
        "SELECT * { OPTIONAL { ?a ?b trueSERVICE <URL> { ?a ?b ?c } } }",
        "SELECT * { OPTIONAL { ?a ?b 1SERVICE <URL> { ?a ?b ?c } } }",
        "SELECT * {# a comment\rSERVICE <URL> { ?a ?b ?c } }",
        "SELECT * { BIND('' AS ?x) SERVICE <URL> { ?a ?b ?c } #'\n}",
        "SELECT * { ?x <urn:it's> ?y SERVICE <URL> { ?a ?b ?c } #'\n}",
        # What looks like an IRI in brackets, and is read as an operator by the store.
        "SELECT * { FILTER(1<2#>'''\n) SERVICE <URL> { ?a ?b ?c } #'''\n}",
        "SELECT * { FILTER('a'<'b>' || EXISTS { SERVICE <URL> { ?a ?b ?c } }) #'\n}",
        "SELECT * { FILTER(?a<'b>' || EXISTS { SERVICE <URL> { ?a ?b ?c } }) #'\n}",
    ],
)
def test_nothing_is_fetched_for_a_query(answer: Ask, endpoint: tuple[str, list[str]], query: str) -> None:
    url, fetched = endpoint
    with pytest.raises(PolicyGraphError, match=r"nothing is fetched|cannot be understood"):
        answer(query.replace("URL", url))
    assert fetched == []


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?service rdfs:label "SERVICE FROM" }',
        "ASK { ?a <urn:SERVICE> ?b }  # SERVICE",
        "PREFIX service: <urn:service> ASK { ?a service:SERVICE ?b }",
        "ASK { ?a pg:service 'INSERT', '''SERVICE'''@en }",
    ],
)
def test_a_name_in_a_query_may_be_called_service(answer: Ask, query: str) -> None:
    assert answer(query) is False


def test_an_iri_in_brackets_may_have_any_character(graphs: Store) -> None:
    graphs.add(Quad(NamedNode("urn:it's#(one)"), NamedNode("urn:name"), Literal("It"), DefaultGraph()))
    query = "SELECT ?name { VALUES (?name ?body) { (UNDEF <urn:it's#(one)>) } ?body <urn:name> ?name }"
    assert ask(graphs, query) == [{"name": "It"}]
    assert ask(graphs, "ASK { ?a ?b ?c FILTER(?a IN (<urn:b>, <urn:it's#(one)>)) }") is True


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a{?a ?b ?c}LIMIT 2",
        "SELECT ?a { ?a ?b ?c }# of all\nLIMIT 2 # LIMIT",
        "SELECT ?a { ?a ?b ?c } ORDER BY DESC(?c) # last",
        "SELECT ?a { ?a ?b ?c } ORDER BY ?c OFFSET 1 LIMIT 1",
        "SELECT ?a { ?a ?b '}' } ORDER BY ?a",
        "SELECT ?a { ?a ?b ?c } VALUES ?a { <urn:body1> }",
        "SELECT ?a { ?a ?b ?c } LIMIT 1 VALUES ?a { <urn:body1> <urn:body2> }",
        "SELECT ?b (COUNT(*) AS ?n) { ?a ?b ?c } GROUP BY ?b HAVING (COUNT(*) > 1) ORDER BY ?b",
        "SELECT (SAMPLE(?b) AS ?any) { ?a ?b ?c } HAVING EXISTS { ?d ?e ?f }",
        "SELECT (EXISTS { ?a ?b ?c } AS ?x) WHERE { ?d ?e ?f }",
        "SELECT ?a { { SELECT ?a { ?a ?b ?c } ORDER BY DESC(?a) LIMIT 1 } }",
        "SELECT DISTINCT ?b { ?a ?b ?c } LIMIT 5",
        "SELECT REDUCED * { ?a ?b ?c . FILTER(?a<?b || ?a>?b) }",
        "SELECT (?c AS ?d) { ?a ?b ?c }",
        "select*where{graph?g{?a ?b ?c}}limit 1",
        "BASE <urn:> SELECT ?c { <urn:body1> <urn:name> ?c }",
        "SELECT ?a { ?a (<urn:name>|!<urn:name>)+ ?c }",
        "SELECT * {}",
        "SELECT ?a { ?a ?b ?c } ORDER BY (STR(?a)) LIMIT 3",
        "SELECT ?a { ?a ?b ?c } ORDER BY DESC(STR(?a)) STR(?c)LIMIT 3",
    ],
)
def test_what_is_added_to_a_query_changes_no_row(graphs: Store, query: str) -> None:
    def rows(text: str) -> list[str]:
        return list(map(str, graphs.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)))  # type: ignore[arg-type]

    columns = [variable.value for variable in graphs.query(query, prefixes=PREFIXES).variables]  # type: ignore[union-attr]
    ordered = QueryText(query).ordered(columns)
    assert "ORDER BY" in ordered or not columns
    if "limit" in query.lower():
        assert len(rows(ordered)) == len(rows(query))
    else:
        assert sorted(rows(ordered)) == sorted(rows(query))


@given(st.text())
def test_a_text_is_taken_apart_without_loss(words: str) -> None:
    try:
        text = QueryText(words)
    except PolicyGraphError:
        return
    assert "(" in words or "ORDER" in words.upper() or text.text == words
    for token in text.tokens:
        assert text.text[token.start : token.end] == token.text
    assert "".join(token.text for token in text.tokens) == re.sub(r"[ \t\r\n]", "", text.text) or "#" in words


@given(st.text(st.sampled_from("\"'\\#<>{}()?a:\n @1.SELCT*"), max_size=40))
def test_any_text_is_answered_or_refused(words: str) -> None:
    for query in (words, f"SELECT * {{ {words} }}", f"ASK {{ FILTER({words}) }}"):
        with suppress(PolicyGraphError):
            ask(Store(), query)


@pytest.mark.parametrize("part", ["aé", "a-", "a.", "'''", '"', "<a", "_:a", "a:", "\\", "a..", "%41", "'\\'"])
def test_a_long_text_is_taken_apart_quickly(part: str) -> None:
    started = time.perf_counter()
    with suppress(PolicyGraphError):
        QueryText(part * 50000)
    assert time.perf_counter() - started < 5
