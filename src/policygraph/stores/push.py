"""A graph goes to a triple store, in place of what the store has under the graph's name.

What is longer than a chunk arrives in several, and the store keeps account of them (`policygraph.stores.progress`), so
that a push that broke off goes on where it was. There are no blank nodes: a chunk that arrives twice does no harm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from policygraph.errors import PolicyGraphError
from policygraph.identifiers import is_iri
from policygraph.stores.answers import RefusedError
from policygraph.stores.chunks import kept
from policygraph.stores.connection import Connection
from policygraph.stores.credentials import Credentials, checked_endpoint
from policygraph.stores.graph_store import GraphStore
from policygraph.stores.progress import Plan, progress_graph
from policygraph.stores.protocols import PushProtocol
from policygraph.stores.update import Update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from policygraph.stores.chunks import Content

CHUNK = 8_000_000
# So an endpoint answers that does not know the protocol.
_UNKNOWN = {400, 404, 405, 415, 501}


class _Store(Protocol):
    name: str
    most_bytes: int | None

    def read(self, graph: str) -> str | None: ...
    def holds(self, graph: str) -> bool: ...
    def replace(self, graph: str, lines: bytes) -> None: ...
    def add(self, graph: str, lines: bytes) -> None: ...
    def remove(self, graph: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push has done.

    Args:
        triples: How many triples the graph now has.
        chunks: In how many chunks they arrived.
        already: How many of these an earlier push had brought.
        protocol: How they were sent, in words.
    """

    triples: int
    chunks: int
    already: int
    protocol: str


def push(
    lines: Iterable[str],
    endpoint: str,
    graph: str,
    credentials: Credentials | None = None,
    *,
    protocol: PushProtocol = PushProtocol.AUTO,
    query_endpoint: str | None = None,
    chunk: int = CHUNK,
    retries: int = 5,
    time_limit: float = 120.0,
    on_progress: Callable[[int, int], None] | None = None,
    on_wait: Callable[[str], None] | None = None,
) -> Pushed:
    """Replace a graph in a triple store, and nothing else there.

    Args:
        lines: N-Triples, a line each with its end, every triple once, without blank nodes, in an order that is always
            the same.
        endpoint: The address to write to.
        graph: The graph's IRI.
        credentials: Who pushes; None for anybody.
        protocol: By default the Graph Store Protocol, and Update where the endpoint does not know that.
        query_endpoint: Where a store of updates answers queries, on the same host; by default the endpoint itself.
        chunk: The most bytes to send at once.
        retries: How often a request is tried again where the store is busy or away.
        time_limit: The most seconds to wait for an answer.
        on_progress: Called with the number of chunks that have arrived and of all, at first and after each.
        on_wait: Called with what is wrong before the pause that comes before another try.

    Raises:
        PolicyGraphError: If the graph did not arrive whole; the same call then goes on after what did.
    """
    if not is_iri(graph):
        raise PolicyGraphError(
            f"{graph!r} is no name of a graph: it must be an absolute IRI, such as https://data.example.org/policy"
        )
    for address in filter(None, (endpoint, query_endpoint)):
        checked_endpoint(address, with_credentials=credentials is not None)
    if query_endpoint is not None and _host(query_endpoint) != _host(endpoint):
        raise PolicyGraphError(f"{query_endpoint}: queries must go to the same host and port as updates: {endpoint}")
    with (
        kept(lines) as content,
        Connection(endpoint, credentials, retries=retries, time_limit=time_limit, on_wait=on_wait) as connection,
    ):
        graph_store, update = GraphStore(connection, endpoint), Update(connection, endpoint, query_endpoint or endpoint)
        stores: dict[PushProtocol, list[_Store]] = {
            PushProtocol.AUTO: [graph_store, update],
            PushProtocol.GRAPH_STORE: [graph_store],
            PushProtocol.UPDATE: [update],
        }
        refusals = []
        for store in stores[protocol]:
            task = _Push(store, graph, content, chunk)
            try:
                task.begin()
            except (RefusedError, _NotKeptError) as refusal:
                if isinstance(refusal, RefusedError) and refusal.status not in _UNKNOWN:
                    raise
                refusals.append(f"it was tried by {store.name}: {refusal}")
                continue
            task.send(on_progress)
            return Pushed(content.triples, task.plan.total, task.already, store.name)
        raise PolicyGraphError("\n".join((f"{endpoint} does not take a graph", *refusals)))


class _NotKeptError(PolicyGraphError):
    """A server that accepts whatever it is sent, as some that are no stores do."""


class _Push:
    def __init__(self, store: _Store, graph: str, content: Content, chunk: int) -> None:
        size = min(chunk, store.most_bytes or chunk)
        self.plan = Plan(content.digest, size, content.number_of_chunks(size))
        self.already = 0
        self._store = store
        self._graph = graph
        self._content = content
        self._can_resume = True

    def begin(self) -> None:
        """Find out what has arrived before; else announce the push, which tells whether the store can be written to.

        That the announcement is small matters: a store may refuse it without hearing it out, and then ask for a
        password.
        """
        said = self._store.read(progress_graph(self._graph))
        self._can_resume = said is not None
        self.already = self.plan.received(said or "")
        if self.already and not self._store.holds(self._graph):
            self.already = 0
        if not self.already:
            self._note(0)
            if self._can_resume and not self.plan.is_noted_in(self._store.read(progress_graph(self._graph)) or ""):
                raise _NotKeptError("it said that it took what it was sent, but does not have it")

    def send(self, on_progress: Callable[[int, int], None] | None) -> None:
        arrived, total = self.already, self.plan.total
        try:
            for number, lines in enumerate(self._content.chunks(self.plan.size), start=1):
                if number <= self.already:
                    continue
                if on_progress is not None:
                    on_progress(arrived, total)
                if number == 1:
                    self._store.replace(self._graph, lines)
                else:
                    self._store.add(self._graph, lines)
                arrived = number
                if number < total:
                    self._note(number)
            self._store.remove(progress_graph(self._graph))
        except PolicyGraphError as error:
            then = "the same command goes on from there" if self._can_resume else _ANEW
            raise PolicyGraphError(f"{error}\n{arrived} of {total} chunks have arrived; {then}") from error
        if on_progress is not None:
            on_progress(total, total)

    def _note(self, received: int) -> None:
        self._store.replace(progress_graph(self._graph), self.plan.note(self._graph, received))


_ANEW = "the same command starts anew, for the endpoint answers no queries: name one that does (--query-endpoint)"


def _host(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port
