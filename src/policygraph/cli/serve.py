"""`policygraph serve`: a SPARQL endpoint and the page of a graph, on this machine."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from policygraph.cli.console import complain, say, working
from policygraph.cli.options import Graph
from policygraph.errors import PolicyGraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

EXAMPLES = """Examples:

  policygraph serve graph

  policygraph serve graph.ttl --port 3030"""


def serve(
    graph: Graph,
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, help="The port; 0 for any that is free.")
    ] = 7878,
) -> None:
    """Serve a graph to programs and browsers on this machine, until Ctrl-C.

    Its page is at /, and SPARQL 1.1 at /query. Nothing can be changed, and no other machine can connect.
    """
    with _until_ended():
        with working("Loading"):
            from policygraph.stores.local_server import LocalServer
        with LocalServer(port) as server:
            with working("Loading"):
                from policygraph.graph.reading import read_store

                store = read_store(graph)
                page = _page(graph)
            with server.serving(store, page):
                if page is not None:
                    say(f"Page    {server.address}")
                say(f"SPARQL  {server.address}query")
                say("")
                say("For example, in another terminal:")
                say(f"  curl -H 'Accept: text/csv' --data-urlencode 'query={_QUERY}' {server.address}query")
                say("")
                say("Ctrl-C ends it.")
                Event().wait()


def _page(graph: Path) -> str | None:
    """Return the page of a graph; RDF that is somebody else's has none."""
    from policygraph.graph.reading import read_contents
    from policygraph.page import render

    try:
        return render(read_contents(graph))
    except PolicyGraphError as error:
        complain(f"{error}; there is SPARQL and no page")
        return None


_QUERY = "SELECT ?name { ?entity skos:prefLabel ?name }"


@contextmanager
def _until_ended() -> Iterator[None]:
    """Run the block until it ends or somebody ends it, which is no failure; one that cleans up is not disturbed."""
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def end(_number: int, _frame: object) -> None:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    try:
        for number in _SIGNALS:
            signal.signal(number, end)
        yield
    except KeyboardInterrupt:
        say("Ended.")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
