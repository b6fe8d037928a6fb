"""`policygraph serve`: a SPARQL endpoint and the page of a graph, on this machine."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from policygraph.cli.console import say, working
from policygraph.cli.options import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

EXAMPLES = """Examples:

  policygraph serve graph

  policygraph serve extractions.jsonl --port 3030 --page-port 3031"""


def serve(
    graph: Graph,
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, help="The port for SPARQL; 0 for any that is free.")
    ] = 7878,
    page_port: Annotated[
        int, typer.Option("--page-port", min=0, max=65535, help="The port for the page; 0 for any that is free.")
    ] = 7879,
) -> None:
    """Serve a graph to programs and browsers on this machine, until Ctrl-C.

    Queries are answered in SPARQL 1.1; nothing can be changed, and no other machine can connect.
    """
    with _until_ended():
        with working("Loading"):
            from policygraph.stores.local_endpoint import find_oxigraph, local_endpoint
            from policygraph.stores.local_ports import free_port
            from policygraph.stores.page_server import PageServer

            find_oxigraph()
        with PageServer(page_port) as server:
            query_port = free_port(port, "--port")
            with working("Loading"):
                from policygraph.export.ntriples import ntriples
                from policygraph.graph.reading import read_contents
                from policygraph.page import render

                contents = read_contents(graph)
                page = render(contents)
            with local_endpoint(ntriples(contents), query_port) as endpoint, server.serving(page):
                say(f"SPARQL  {endpoint.address}")
                say(f"Page    {server.address}")
                say("")
                say("For example, in another terminal:")
                say(f"  curl -H 'Accept: text/csv' --data-urlencode 'query={_QUERY}' {endpoint.address}")
                say("")
                say("Ctrl-C ends it.")
                endpoint.wait()


_QUERY = "SELECT ?name { ?entity <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"


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
