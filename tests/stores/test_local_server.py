import csv
import http.client
import io
import json
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Literal
from urllib.parse import quote, urlencode

import pyoxigraph
import pytest
from rdflib import Graph, Variable
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result

from policygraph.errors import PolicyGraphError
from policygraph.stores.local_server import LocalServer

PAGE = "<!doctype html><title>Siân’s graph</title>"
TABLE = "SELECT ?name { ?place skos:prefLabel ?name }"
GRAPH = "CONSTRUCT WHERE { ?place skos:prefLabel ?name }"
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    made = pyoxigraph.Store()
    label = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    for name in ("Kent", "Ynys Môn"):
        made.add(pyoxigraph.Quad(pyoxigraph.NamedNode(f"urn:{quote(name)}"), label, pyoxigraph.Literal(name)))
    return made


@pytest.fixture
def server(store: pyoxigraph.Store) -> Iterator[LocalServer]:
    with LocalServer(0) as made, made.serving(store, PAGE):
        yield made


def ask(server: LocalServer, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Host": f"127.0.0.1:{server.server_port}", **names})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, dict(answer.headers), data


def queried(server: LocalServer, query: str, **headers: str) -> Answer:
    return ask(server, "GET", f"/query?query={quote(query)}", None, **headers)


@pytest.mark.parametrize("path", ["/", "/?entity=1"])
def test_the_page_is_served(server: LocalServer, path: str) -> None:
    status, headers, body = ask(server, "GET", path)
    assert (status, body.decode()) == (200, PAGE)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers
    status, headers, body = ask(server, "HEAD", "/")
    assert (status, headers["Content-Length"], body) == (200, str(len(PAGE.encode())), b"")


@pytest.mark.parametrize("path", ["/etc/passwd", "/../../etc/passwd", "/graph", "http://[", "*", "/update", "/store"])
def test_there_is_nothing_else(server: LocalServer, path: str) -> None:
    assert ask(server, "GET", path)[0] == 404


def test_a_query_can_be_sent_in_three_ways(server: LocalServer) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    answers = [
        queried(server, TABLE),
        ask(server, "POST", "/query", urlencode({"query": TABLE}).encode(), **form),
        ask(server, "POST", "/query", TABLE.encode(), Content_Type="application/sparql-query; charset=utf-8"),
    ]
    assert {status for status, _, _ in answers} == {200}
    assert len({body for _, _, body in answers}) == 1
    names = [row["name"]["value"] for row in json.loads(answers[0][2])["results"]["bindings"]]
    assert names == ["Kent", "Ynys Môn"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/html, application/json;q=0.9", "application/json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.1, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/*;q=0, text/csv", "text/csv"),
    ],
)
def test_a_table_comes_as_it_is_accepted(server: LocalServer, accept: str, media_type: str) -> None:
    status, headers, body = queried(server, TABLE, Accept=accept)
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, media_type)
    assert "Ynys Môn" in body.decode()
    if media_type.startswith("text/"):
        assert headers["Content-Type"].endswith("; charset=utf-8")
    elif media_type.endswith("xml"):
        found = Result.parse(io.BytesIO(body), format="xml")
        assert [str(row[Variable("name")]) for row in found.bindings] == ["Kent", "Ynys Môn"]
    if media_type == "text/tab-separated-values":
        assert body.decode().splitlines() == ["?name", '"Kent"', '"Ynys Môn"']
    if media_type == "text/csv":
        assert list(csv.reader(io.StringIO(body.decode()))) == [["name"], ["Kent"], ["Ynys Môn"]]


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_a_graph_comes_as_it_is_accepted(server: LocalServer, media_type: str) -> None:
    status, headers, body = queried(server, GRAPH, Accept=media_type)
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, media_type)
    made = Graph().parse(data=body, format=media_type)
    assert {str(name) for name in made.objects()} == {"Kent", "Ynys Môn"}


@pytest.mark.parametrize("media_type", ["application/sparql-results+json", "application/sparql-results+xml"])
@pytest.mark.parametrize(("name", "truth"), [("Kent", True), ("Essex", False)])
def test_a_truth_value_comes_as_it_is_accepted(server: LocalServer, media_type: str, name: str, truth: bool) -> None:
    status, _, body = queried(server, f"ASK {{ ?a ?b '{name}' }}", Accept=media_type)
    assert status == 200
    assert Result.parse(io.BytesIO(body), content_type=media_type).askAnswer is truth


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_a_client_of_others_can_ask(server: LocalServer, method: Literal["GET", "POST", "POST_FORM"]) -> None:
    client = Graph(SPARQLStore(f"{server.address}query", method=method))
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    rows = client.query(f"SELECT ?name {{ ?place {label} ?name }}")
    assert [str(row[Variable("name")]) for row in rows.bindings] == ["Kent", "Ynys Môn"]
    assert client.query(f"ASK {{ ?place {label} 'Kent' }}").askAnswer is True
    made = client.query(f"CONSTRUCT WHERE {{ ?place {label} ?name }}").graph
    assert made is not None and len(made) == 2


@pytest.mark.parametrize("text", ["form\ffeed", "name"])
def test_what_xml_cannot_hold_is_not_sent_as_xml(text: str) -> None:
    made = pyoxigraph.Store()
    number = pyoxigraph.NamedNode("urn:12" if text == "name" else "urn:b")
    made.add(pyoxigraph.Quad(pyoxigraph.NamedNode("urn:a"), number, pyoxigraph.Literal(text)))
    with LocalServer(0) as server, server.serving(made, None):
        status, _, body = queried(server, "CONSTRUCT WHERE { ?a ?b ?c }", Accept="application/rdf+xml")
        assert (status, b"application/rdf+xml cannot hold" in body) == (406, True)
        both = "application/rdf+xml;q=0.5, application/ld+json"
        assert queried(server, "CONSTRUCT WHERE { ?a ?b ?c }", Accept=both)[0] == 200
        status, _, _ = queried(server, "SELECT * { ?a ?b ?c }", Accept="application/sparql-results+xml")
        assert status == (200 if text == "name" else 406)


def test_what_no_format_is_there_for_is_said(server: LocalServer) -> None:
    for query, accept in ((TABLE, "text/html"), (GRAPH, "text/csv"), (TABLE, "text/csv;q=0, text/html;q=x")):
        status, _, body = queried(server, query, Accept=accept)
        assert status == 406
        assert b"the answer is there as " in body


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?a { ?a a }", "cannot be understood at line 1"),
        ("DELETE WHERE { ?a ?b ?c }", "cannot change the graph"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?a ?b ?c } }", "SERVICE is not allowed"),
        ("ASK {" + "{" * 20_000 + "}" * 20_000 + "}", "deep"),
    ],
)
def test_what_cannot_be_answered_is_a_message(server: LocalServer, query: str, message: str) -> None:
    status, headers, body = ask(server, "POST", "/query", query.encode(), Content_Type="application/sparql-query")
    assert (status, headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert message in body.decode()


def test_no_query_sends_out_what_stands_in_the_graph(server: LocalServer) -> None:
    heard: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)

        def do_POST(self) -> None:
            heard.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Listener) as listener:
        Thread(target=listener.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{listener.server_port}/"
        leak = f'BIND(IRI(CONCAT("{address}?", ENCODE_FOR_URI(?n))) AS ?u)'
        for query in (
            f"SELECT * {{ ?p skos:prefLabel ?n {leak} FILTER EXISTS {{ SERVICE ?u {{ ?a ?b ?c }} }} }}",
            f"SELECT * FROM <{address}> {{ ?a ?b ?c }}",
            f"LOAD <{address}>",
        ):
            assert queried(server, query)[0] == 400
        listener.shutdown()
    assert heard == []


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "127.0.0.1:1", ""])
def test_a_name_of_somebody_else_s_that_leads_here_is_not_answered(server: LocalServer, host: str) -> None:
    for path in ("/", f"/query?query={quote(TABLE)}"):
        status, _, body = ask(server, "GET", path, Host=host)
        assert status == 421
        assert b"Kent" not in body


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "DELETE"])
def test_pages_of_other_sites_get_nothing(server: LocalServer, method: str, headers: dict[str, str]) -> None:
    for path in ("/", f"/query?query={quote(TABLE)}"):
        status, sent, body = ask(server, method, path, None, **headers)
        assert status == 403
        assert b"Kent" not in body and PAGE.encode() not in body
        assert not any(name.lower().startswith("access-control") for name in sent)


def test_the_page_s_own_scripts_may_ask(server: LocalServer) -> None:
    own = f"http://127.0.0.1:{server.server_port}"
    assert queried(server, TABLE, Origin=own, **{"Sec-Fetch-Site": "same-origin"})[0] == 200


FORM, QUERY = {"Content-Type": "application/x-www-form-urlencoded"}, {"Content-Type": "application/sparql-query"}


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("/query", b"x", {"Content-Type": "text/plain"}, 415),
        ("/query", b"CLEAR ALL", {"Content-Type": "application/sparql-update"}, 415),
        ("/query", b"update=CLEAR+ALL", FORM, 400),
        ("/query", b"query=ASK+%7B%7D&query=ASK+%7B%7D", FORM, 400),
        ("/query?query=ASK+%7B%7D", b"ASK {}", QUERY, 400),
        ("/query", b"query=ASK+%7B%7D&named-graph-uri=urn:a", FORM, 400),
        ("/query?default-graph-uri=urn:a", b"ASK {}", QUERY, 400),
        ("/query", b"query=ASK+%7B%7D" + b"&a=b" * 1_000, FORM, 400),
        ("/query", b"ASK { ?a ?b '\xff' }", QUERY, 400),
        ("/query", b"query=ASK+%7B+%3Fa+%3Fb+'%ff'+%7D", FORM, 400),
        ("/query", b"x" * 6_000_000, QUERY, 413),
        ("/query", b"ASK {}", {**QUERY, "Content-Length": "-1"}, 400),
        ("/query", b"ASK {}", {**QUERY, "Content-Length": "9" * 5_000}, 400),
        ("/query", b"6\r\nASK {}\r\n0\r\n\r\n", {**QUERY, "Transfer-Encoding": "chunked"}, 411),
        ("/", b"", {}, 405),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_query_is_refused(
    server: LocalServer, path: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    found, sent, message = ask(server, "POST", path, body, **headers)
    assert (found, sent["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert message != b""
    assert ask(server, "GET", "/query")[0] == 400


def test_a_query_that_breaks_off_is_not_answered(server: LocalServer) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection:
        host = f"Host: 127.0.0.1:{server.server_port}"
        head = f"POST /query HTTP/1.1\r\n{host}\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\n"
        connection.sendall(head.encode() + b"ASK {}")
        connection.shutdown(socket.SHUT_WR)
        assert connection.makefile("rb").readline() == b"HTTP/1.0 400 Bad Request\r\n"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(server: LocalServer, method: str) -> None:
    for path, allowed in (("/", "GET, HEAD"), ("/query", "GET, HEAD, POST"), ("/sparql", "GET, HEAD, POST")):
        status, headers, _ = ask(server, method, path)
        assert (status, headers["Allow"]) == (405, allowed)


def test_letters_that_are_not_encoded_are_understood(server: LocalServer) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection:
        host = f"Host: localhost:{server.server_port}"
        connection.sendall(f"GET /sparql?query=ASK{{?a+?b+'Ynys+Môn'}} HTTP/1.1\r\n{host}\r\n\r\n".encode())
        assert connection.makefile("rb").read().endswith(b'"boolean":true}')


def test_a_client_that_goes_away_says_nothing(server: LocalServer, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n\x00\xff")
    assert ask(server, "GET", "/", Host="localhost")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_a_mistake_of_ours_is_an_answer_and_is_shown(
    server: LocalServer, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("policygraph.stores.local_server.answer", lambda *_: 1 / 0)
    assert queried(server, TABLE)[0] == 500
    shown, deadline = "", time.monotonic() + 20
    while "ZeroDivisionError" not in shown and time.monotonic() < deadline:
        shown += capfd.readouterr().err
        time.sleep(0.01)
    assert "ZeroDivisionError" in shown


def test_a_graph_without_a_page_has_sparql_alone(store: pyoxigraph.Store) -> None:
    with LocalServer(0) as server, server.serving(store, None):
        assert ask(server, "GET", "/")[0] == 404
        assert queried(server, TABLE)[0] == 200


def test_a_query_that_takes_long_keeps_nobody_waiting() -> None:
    large = pyoxigraph.Store()
    for number in range(3_000):
        node = pyoxigraph.NamedNode(f"urn:{number}")
        large.add(pyoxigraph.Quad(node, node, pyoxigraph.Literal(str(number))))
    slow = "ASK { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(CONCAT(?c, ?f)) > 9) }"
    with LocalServer(0) as server, server.serving(large, PAGE):
        answers: list[Answer] = []
        thread = Thread(target=lambda: answers.append(queried(server, slow)))
        thread.start()
        time.sleep(0.2)
        for path in ("/", f"/query?query={quote('ASK {}')}"):
            assert ask(server, "GET", path)[0] == 200
        assert answers == []
        thread.join()
        assert answers[0][0] == 200


def test_many_can_ask_at_once(server: LocalServer) -> None:
    statuses: list[int] = []
    threads = [Thread(target=lambda: statuses.append(queried(server, TABLE)[0])) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 20


def test_a_port_in_use_is_said() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(PolicyGraphError, match=f"port {port} is in use: choose another with --port"):
            LocalServer(port)
