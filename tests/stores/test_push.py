"""Pushing to a real Oxigraph, in front of which other servers stand in some tests."""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
import requests

from policygraph.errors import PolicyGraphError
from policygraph.stores.credentials import Credentials
from policygraph.stores.protocols import PushProtocol
from policygraph.stores.push import Pushed, push

GRAPH, OTHER = "https://data.example.org/policy?é=1", "urn:example:other"
PROGRESS = f"{GRAPH}#policygraph-push"
# What the servers of conftest.py are; tests cannot import it.
Oxigraph: TypeAlias = Any
Request: TypeAlias = Any
MakeFront = Callable[..., Any]


TO_STORE = ("/store", None, PushProtocol.GRAPH_STORE)
TO_UPDATE = ("/update", "/query", PushProtocol.UPDATE)


def is_content(request: Request) -> bool:
    """Whether a request brings a chunk, and not a note of how far the push has come."""
    to_store = request.method in {"PUT", "POST"} and request.graph == GRAPH
    return to_store or f"GRAPH <{GRAPH}> {{\n".encode() in request.body


@pytest.mark.parametrize("chunk", [4_000, 8_000_000])
@pytest.mark.parametrize(
    ("path", "protocol"),
    [
        ("/store", PushProtocol.AUTO),
        ("/store", PushProtocol.GRAPH_STORE),
        ("/update", PushProtocol.AUTO),
        ("/update", PushProtocol.UPDATE),
    ],
)
def test_a_graph_arrives_whole_and_replaces_only_itself(
    oxigraph: Oxigraph, lines: list[str], path: str, protocol: PushProtocol, chunk: int
) -> None:
    def pushed(content: list[str]) -> Pushed:
        return push(content, oxigraph.address + path, GRAPH, protocol=protocol, chunk=chunk)

    assert pushed(lines).triples == 400
    assert oxigraph.lines(GRAPH) == oxigraph.canonical(lines)
    pushed(lines)
    assert oxigraph.lines(GRAPH) == oxigraph.canonical(lines)
    pushed(lines[:3])
    assert oxigraph.lines(GRAPH) == oxigraph.canonical(lines[:3])
    pushed([])
    assert oxigraph.lines(GRAPH) == []
    assert len(oxigraph.lines(OTHER)) == 1
    assert oxigraph.graphs() <= {GRAPH, OTHER}


@pytest.mark.parametrize(("path", "query_path", "protocol"), [TO_STORE, TO_UPDATE])
@pytest.mark.parametrize("password", ["of", "bytes", "value", "results", "chunks"])
def test_a_password_that_is_a_word_of_the_store_s_own_does_no_harm(
    oxigraph: Oxigraph,
    front: MakeFront,
    *,
    lines: list[str],
    path: str,
    query_path: str | None,
    protocol: PushProtocol,
    password: str,
) -> None:
    disk = {"is full": True}

    def answer(request: Request) -> tuple[int, bytes, dict[str, str]] | None:
        if not request.headers.get("Authorization", "").startswith("Basic "):
            return 401, b"", {"WWW-Authenticate": "Basic"}
        arrived = sum(is_content(earlier) for earlier in server.requests)
        return (507, f"no: {password}".encode(), {}) if disk["is full"] and arrived == 4 else None

    server = front(answer, behind=oxigraph.address)

    def pushed() -> Pushed:
        query_endpoint = query_path and server.address + query_path
        credentials = Credentials("keeper", password)
        address = server.address + path
        return push(
            lines, address, GRAPH, credentials, protocol=protocol, query_endpoint=query_endpoint, chunk=5_000, retries=0
        )

    # What people see has no password in it; what the program reads has what the store said.
    with pytest.raises(PolicyGraphError, match="507 Insufficient Storage: no: …\n3 of 7 chunks have arrived"):
        pushed()
    disk["is full"] = False
    assert pushed().already == 3
    assert oxigraph.lines(GRAPH) == oxigraph.canonical(lines)
    assert oxigraph.graphs() == {GRAPH, OTHER}


def test_a_graph_that_fits_is_replaced_in_one_request(oxigraph: Oxigraph, front: MakeFront, lines: list[str]) -> None:
    server = front(behind=oxigraph.address)
    push(lines, f"{server.address}/store", GRAPH)
    assert server.sent("PUT", GRAPH) == ["".join(lines).encode()]
    assert server.sent("POST", GRAPH) == []


@pytest.mark.parametrize(("path", "query_path", "protocol"), [TO_STORE, TO_UPDATE])
def test_a_push_goes_on_where_it_was_after_the_server_was_killed(
    oxigraph: Oxigraph,
    front: MakeFront,
    *,
    pauses: list[float],
    lines: list[str],
    path: str,
    query_path: str | None,
    protocol: PushProtocol,
) -> None:
    content: list[Request] = []

    def answer(request: Request) -> None:
        if is_content(request):
            content.append(request)
            if len(content) == 4:
                oxigraph.kill()

    server = front(answer, behind=oxigraph.address)

    def pushed(on_progress: Callable[[int, int], None] | None = None) -> Pushed:
        query_endpoint = query_path and server.address + query_path
        return push(
            lines,
            server.address + path,
            GRAPH,
            protocol=protocol,
            query_endpoint=query_endpoint,
            chunk=5_000,
            retries=2,
            on_progress=on_progress,
        )

    with pytest.raises(PolicyGraphError) as raised:
        pushed()
    said, arrived = str(raised.value).splitlines()
    assert said.startswith(f"{server.address}{path}: ")
    assert said.endswith(", tried 3 times")
    assert arrived == "3 of 7 chunks have arrived; the same command goes on from there"
    assert pauses == [1.0, 2.0]

    oxigraph.start()
    assert 0 < len(oxigraph.lines(GRAPH)) < 400
    content[:] = content[:4]
    steps: list[tuple[int, int]] = []
    again = pushed(lambda *step: steps.append(step))
    assert (again.triples, again.chunks, again.already) == (400, 7, 3)
    assert len(content) == 4 + 4
    assert steps == [(3, 7), (4, 7), (5, 7), (6, 7), (7, 7)]
    assert oxigraph.lines(GRAPH) == oxigraph.canonical(lines)
    assert oxigraph.graphs() == {GRAPH, OTHER}


def broken_off(oxigraph: Oxigraph, front: MakeFront, lines: list[str], path: str = "/store") -> str:
    """Push until the store refuses the fourth chunk, and return what is said then."""
    arrived = 0

    def answer(request: Request) -> tuple[int, bytes, dict[str, str]] | None:
        nonlocal arrived
        arrived += is_content(request)
        return (507, b"the disk is full", {}) if arrived == 4 else None

    with pytest.raises(PolicyGraphError) as raised:
        push(lines, front(answer, behind=oxigraph.address).address + path, GRAPH, chunk=5_000)
    return str(raised.value)


def test_what_cannot_be_helped_is_not_tried_again(
    oxigraph: Oxigraph, front: MakeFront, pauses: list[float], lines: list[str]
) -> None:
    said, arrived = broken_off(oxigraph, front, lines).splitlines()
    assert re.fullmatch(r"POST http://127.0.0.1:\d+/store: 507 Insufficient Storage: the disk is full", said)
    assert arrived == "3 of 7 chunks have arrived; the same command goes on from there"
    assert pauses == []


@pytest.mark.parametrize("change", ["content", "chunk"])
def test_another_content_or_size_starts_anew(
    oxigraph: Oxigraph, front: MakeFront, lines: list[str], change: str
) -> None:
    broken_off(oxigraph, front, lines)
    content = lines[1:] if change == "content" else lines
    pushed = push(content, f"{oxigraph.address}/store", GRAPH, chunk=5_000 if change == "content" else 6_000)
    assert pushed.already == 0
    assert oxigraph.lines(GRAPH) == oxigraph.canonical(content)
    assert oxigraph.graphs() == {GRAPH, OTHER}


@pytest.mark.parametrize("path", ["/store", "/update"])
@pytest.mark.parametrize("lost", [[GRAPH], [GRAPH, PROGRESS]])
def test_a_store_that_lost_the_graph_gets_all_of_it_again(
    oxigraph: Oxigraph, front: MakeFront, lines: list[str], path: str, lost: list[str]
) -> None:
    queries = f"{oxigraph.address}/query" if path == "/update" else None
    broken_off(oxigraph, front, lines, path)
    for graph in lost:
        requests.delete(f"{oxigraph.address}/store", params={"graph": graph}, timeout=30).raise_for_status()
    pushed = push(lines, oxigraph.address + path, GRAPH, chunk=5_000, query_endpoint=queries)
    assert pushed.already == 0
    assert oxigraph.lines(GRAPH) == oxigraph.canonical(lines)


def test_an_endpoint_that_answers_no_queries_cannot_be_gone_on_with(
    oxigraph: Oxigraph, front: MakeFront, lines: list[str]
) -> None:
    assert broken_off(oxigraph, front, lines, "/update").endswith(
        "3 of 7 chunks have arrived; the same command starts anew, for the endpoint answers no queries: "
        "name one that does (--query-endpoint)"
    )
    assert push(lines, f"{oxigraph.address}/update", GRAPH, chunk=5_000).already == 0
    assert oxigraph.lines(GRAPH) == oxigraph.canonical(lines)


@pytest.mark.parametrize("refusal", [400, 404, 405, 415, 501])
@pytest.mark.parametrize("takes_forms_alone", [False, True])
def test_an_endpoint_that_knows_updates_alone_is_spoken_to_in_updates(
    oxigraph: Oxigraph, front: MakeFront, lines: list[str], refusal: int, takes_forms_alone: bool
) -> None:
    def answer(request: Request) -> Any:
        form = request.headers.get("Content-Type") == "application/x-www-form-urlencoded"
        if request.graph or (takes_forms_alone and not form):
            return refusal if request.graph else 415, b"not here", {}
        is_query = "query" in request.parameters or request.body.startswith(b"query=")
        return server.ask_behind(request, "/query" if is_query else "/update")

    server = front(answer, behind=oxigraph.address)
    pushed = push(lines, f"{server.address}/sparql", GRAPH, chunk=5_000)
    assert pushed.protocol == "SPARQL 1.1 Update"
    assert oxigraph.lines(GRAPH) == oxigraph.canonical(lines)
    assert oxigraph.graphs() == {GRAPH, OTHER}


def test_an_endpoint_that_knows_neither_protocol_is_said_to(front: MakeFront, lines: list[str]) -> None:
    server = front(lambda _request: (404, b"<h1>Nothing\x1b[2J here</h1>", {"Content-Type": "text/html"}))
    with pytest.raises(PolicyGraphError) as raised:
        push(lines, f"{server.address}/page", GRAPH)
    assert str(raised.value).splitlines() == [
        f"{server.address}/page does not take a graph",
        f"it was tried by the SPARQL 1.1 Graph Store Protocol: PUT {server.address}/page: 404 Not Found: "
        "Nothing�[2J here",
        f"it was tried by SPARQL 1.1 Update: POST {server.address}/page: 404 Not Found: Nothing�[2J here",
    ]


def test_a_server_that_accepts_everything_and_keeps_nothing_is_found_out(front: MakeFront, lines: list[str]) -> None:
    server = front(lambda _request: (200, b"<p>Welcome</p>", {"Content-Type": "text/html"}))
    with pytest.raises(PolicyGraphError, match="it said that it took what it was sent, but does not have it"):
        push(lines, f"{server.address}/", GRAPH, protocol=PushProtocol.GRAPH_STORE)
    assert not any("".join(lines[:1]).encode() in request.body for request in server.requests)


def test_an_update_that_is_wrong_is_refused_with_the_words_for_it(front: MakeFront, lines: list[str]) -> None:
    server = front(lambda request: (400, request.headers["Content-Type"].encode() if request.body else b"", {}))
    with pytest.raises(PolicyGraphError, match="400 Bad Request: application/sparql-update"):
        push(lines, f"{server.address}/update", GRAPH, protocol=PushProtocol.UPDATE)


def test_chunks_that_are_too_large_are_said_to_be(oxigraph: Oxigraph, front: MakeFront, lines: list[str]) -> None:
    server = front(lambda request: (413, b"", {}) if len(request.body) > 9_000 else None, behind=oxigraph.address)
    with pytest.raises(PolicyGraphError, match=r"413 .*the chunks are too large for it: make them smaller"):
        push(lines, f"{server.address}/store", GRAPH)
    assert push(lines, f"{server.address}/store", GRAPH, chunk=9_000).triples == 400


@pytest.mark.parametrize("graph", ["policy", "", "urn:a b", "https://example.org/<b>"])
def test_the_name_of_a_graph_must_be_an_iri(lines: list[str], graph: str) -> None:
    with pytest.raises(PolicyGraphError, match="is no name of a graph: it must be an absolute IRI"):
        push(lines, "http://localhost/", graph)


def test_queries_stay_on_the_host_of_the_updates(lines: list[str]) -> None:
    with pytest.raises(PolicyGraphError, match="queries must go to the same host and port as updates"):
        push(lines, "https://example.org/update", GRAPH, query_endpoint="https://elsewhere.example.org/query")
