"""`policygraph push`: the graph goes to a triple store."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from getpass import getpass
from math import isnan
from typing import TYPE_CHECKING, Annotated

import typer

from policygraph.cli.console import complain, progress, say, working
from policygraph.cli.options import Graph
from policygraph.cli.summary import count
from policygraph.errors import PolicyGraphError
from policygraph.stores.protocols import PushProtocol

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = """Examples:

  policygraph push http://localhost:7878/store graph --graph https://data.example.org/policy

  policygraph push https://store.example.org/data graph.ttl --graph https://data.example.org/policy --user keeper"""


def push(
    endpoint: Annotated[
        str, typer.Argument(metavar="ENDPOINT", show_default=False, help="The address of the store to write to.")
    ],
    graph: Graph,
    name: Annotated[
        str, typer.Option("--graph", "-g", metavar="IRI", help="The name of the graph in the store; it is replaced.")
    ],
    *,
    user: Annotated[
        str | None,
        typer.Option("--user", "-u", metavar="NAME", help="Sign in as; the password is asked for.", show_default=False),
    ] = None,
    protocol: Annotated[
        PushProtocol, typer.Option("--protocol", help="Auto tries graph-store, then update.")
    ] = PushProtocol.AUTO,
    query_endpoint: Annotated[
        str | None,
        typer.Option(
            "--query-endpoint",
            metavar="URL",
            show_default="ENDPOINT",
            help="Where a store that takes updates answers queries.",
        ),
    ] = None,
    chunk: Annotated[
        float, typer.Option("--chunk", metavar="MB", min=0.001, max=1000, help="The most megabytes to send at once.")
    ] = 8.0,
    retries: Annotated[
        int, typer.Option("--retries", min=0, help="How often to try again when the store is busy or away.")
    ] = 5,
    time_limit: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=1, max=86400, help="How long to wait for an answer.")
    ] = 120.0,
) -> None:
    """Put a graph into a triple store, in place of what the store has under its name.

    A push that broke off goes on where it was when the same command is given again.

    The password comes from POLICYGRAPH_USER and POLICYGRAPH_PASSWORD or a prompt, a token from POLICYGRAPH_TOKEN.
    """
    for option, number in (("--chunk", chunk), ("--timeout", time_limit)):
        if isnan(number):
            raise typer.BadParameter("is not a number", param_hint=option)
    with working("Reading"):
        from policygraph.export.ntriples import ntriples
        from policygraph.graph.reading import read_contents
        from policygraph.stores.credentials import TOKEN, USER, checked_endpoint, find_credentials
        from policygraph.stores.push import push as push_lines

    # Nobody is to be asked for a password, or to wait for a graph to be read, in vain.
    checked_endpoint(endpoint, with_credentials=any((user, os.environ.get(USER), os.environ.get(TOKEN))))
    credentials = find_credentials(os.environ, user, _ask if sys.stdin.isatty() else None)
    with working("Reading"):
        contents = read_contents(graph)
    with ExitStack() as stack:
        bars: list[Callable[[int], None]] = []

        def show(done: int, total: int) -> None:
            if not bars:
                bars.append(stack.enter_context(progress("Pushing", total)))
            bars[0](done)

        pushed = push_lines(
            ntriples(contents),
            endpoint,
            name,
            credentials,
            protocol=protocol,
            query_endpoint=query_endpoint,
            chunk=int(chunk * 1_000_000),
            retries=retries,
            time_limit=time_limit,
            on_progress=show,
            on_wait=complain,
        )
    if pushed.already:
        say(f"{pushed.already} of {pushed.chunks} chunks had arrived before")
    say(f"{count(pushed.triples, 'triple')} in the graph {name} at {endpoint}, by {pushed.protocol}")


def _ask(prompt: str) -> str:
    try:
        return getpass(prompt)
    except EOFError:
        raise PolicyGraphError("no password was given") from None
