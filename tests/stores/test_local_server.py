import csv
import http.client
import io
import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import quote, urlencode

import pyoxigraph
import pytest
from rdflib import Graph

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
    assert (status, headers["Content-Type"]) == (200, media_type)
    assert "Ynys Môn" in body.decode()
    if media_type == "text/csv":
        assert list(csv.reader(io.StringIO(body.decode()))) == [["name"], ["Kent"], ["Ynys Môn"]]


@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples", "application/rdf+xml"])
def test_a_graph_comes_as_it_is_accepted(server: LocalServer, media_type: str) -> None:
    status, headers, body = queried(server, GRAPH, Accept=media_type)
    assert (status, headers["Content-Type"]) == (200, media_type)
    assert len(Graph().parse(data=body, format=media_type)) == 2


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
    "headers", [{"Origin": "https://example.org"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_pages_of_other_sites_get_nothing(server: LocalServer, headers: dict[str, str]) -> None:
    status, _, body = queried(server, TABLE, **headers)
    assert status == 403
    assert b"Kent" not in body


def test_the_page_s_own_scripts_may_ask(server: LocalServer) -> None:
    own = f"http://127.0.0.1:{server.server_port}"
    assert queried(server, TABLE, Origin=own, **{"Sec-Fetch-Site": "same-origin"})[0] == 200


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("/query", b"x", {"Content-Type": "text/plain"}, 415),
        ("/query", b"query=ASK+%7B%7D&query=ASK+%7B%7D", {"Content-Type": "application/x-www-form-urlencoded"}, 400),
        ("/query?default-graph-uri=urn:a", b"ASK {}", {"Content-Type": "application/sparql-query"}, 400),
        ("/query", b"ASK {}", {"Content-Type": "application/sparql-query", "Content-Length": "9999999"}, 413),
        ("/", b"", {}, 405),
    ],
)
def test_what_is_no_query_is_refused(
    server: LocalServer, path: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    assert ask(server, "POST", path, body, **headers)[0] == status
    assert ask(server, "GET", "/query")[0] == 400
    assert ask(server, "PUT", "/query", body)[0] == 501


def test_a_graph_without_a_page_has_sparql_alone(store: pyoxigraph.Store) -> None:
    with LocalServer(0) as server, server.serving(store, None):
        assert ask(server, "GET", "/")[0] == 404
        assert queried(server, TABLE)[0] == 200


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
