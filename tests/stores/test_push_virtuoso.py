"""Pushing to a real Virtuoso, which asks for a digest."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from policygraph.errors import PolicyGraphError
from policygraph.stores.credentials import Credentials
from policygraph.stores.protocols import PushProtocol
from policygraph.stores.push import Pushed, push

GRAPH, OTHER = "https://data.example.org/policy", "urn:example:other"
Virtuoso: TypeAlias = Any
Canonical = Callable[[list[str]], list[str]]


@pytest.mark.parametrize("chunk", [5_000, 8_000_000])
@pytest.mark.parametrize(
    ("path", "protocol"),
    [
        ("/sparql-graph-crud-auth", PushProtocol.AUTO),
        ("/sparql-auth", PushProtocol.AUTO),
        ("/sparql-auth", PushProtocol.UPDATE),
    ],
)
def test_a_graph_arrives_whole_and_replaces_only_itself(
    virtuoso: Virtuoso, *, lines: list[str], canonical: Canonical, path: str, protocol: PushProtocol, chunk: int
) -> None:
    def pushed(content: list[str], graph: str = GRAPH) -> Pushed:
        credentials = Credentials(virtuoso.user, virtuoso.password)
        return push(content, virtuoso.address + path, graph, credentials, protocol=protocol, chunk=chunk)

    pushed(lines[:1], OTHER)
    assert pushed(lines).triples == 400
    assert virtuoso.count(GRAPH) == 400
    assert virtuoso.lines(GRAPH) == canonical(lines)
    pushed(lines)
    assert virtuoso.count(GRAPH) == 400
    pushed(lines[:3])
    assert virtuoso.count(GRAPH) == 3
    assert virtuoso.count(OTHER) == 1
    assert virtuoso.count(f"{GRAPH}#policygraph-push") == 0


@pytest.mark.parametrize("path", ["/sparql-graph-crud-auth", "/sparql-auth"])
def test_a_push_goes_on_where_it_was_after_the_server_was_killed(
    virtuoso: Virtuoso, lines: list[str], path: str
) -> None:
    credentials = Credentials(virtuoso.user, virtuoso.password)

    def kill_after_three(done: int, _total: int) -> None:
        if done == 3:
            virtuoso.kill()

    try:
        with pytest.raises(PolicyGraphError, match="3 of 7 chunks have arrived; the same command goes on from there"):
            push(
                lines,
                virtuoso.address + path,
                GRAPH,
                credentials,
                chunk=5_000,
                retries=0,
                on_progress=kill_after_three,
            )
    finally:
        virtuoso.start()
    assert 0 < virtuoso.count(GRAPH) < 400
    pushed = push(lines, virtuoso.address + path, GRAPH, credentials, chunk=5_000)
    assert (pushed.chunks, pushed.already) == (7, 3)
    assert virtuoso.count(GRAPH) == 400
    assert virtuoso.count(f"{GRAPH}#policygraph-push") == 0


@pytest.mark.parametrize(
    ("credentials", "message"),
    [
        (None, "asks who you are: set POLICYGRAPH_USER and POLICYGRAPH_PASSWORD, or POLICYGRAPH_TOKEN"),
        (Credentials("keeper", "wrong horse"), "does not accept the user keeper with this password"),
        (Credentials(token="abc"), "does not accept the token of POLICYGRAPH_TOKEN"),
    ],
)
def test_who_may_not_write_is_told_so(
    virtuoso: Virtuoso, lines: list[str], credentials: Credentials | None, message: str
) -> None:
    with pytest.raises(PolicyGraphError, match=message) as raised:
        push(lines, f"{virtuoso.address}/sparql-graph-crud-auth", GRAPH, credentials)
    assert "horse" not in str(raised.value)
