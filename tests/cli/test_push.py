import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typer.testing import Result

Run = Callable[..., Result]
GRAPH = "https://data.example.org/policy"


class Store(ThreadingHTTPServer):
    """A graph store in memory that lets one user in."""

    daemon_threads = True

    def __init__(self, authorization: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.authorization = authorization
        self.graphs: dict[str, bytes] = {}
        self.full_after = 1_000

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/store"


class _Handler(BaseHTTPRequestHandler):
    server: Store

    def _handle(self) -> None:
        graph = self.path.partition("?graph=")[2]
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        graphs = self.server.graphs
        status = 204
        if self.headers.get("Authorization", "") != self.server.authorization:
            status = 401
        elif self.command == "DELETE":
            graphs.pop(graph, None)
        elif self.command in {"GET", "HEAD"}:
            status = 200 if graph in graphs else 404
        elif not graph.endswith("push"):
            self.server.full_after -= 1
            if self.server.full_after < 0:
                status = 507
        if body and status == 204:
            graphs[graph] = graphs.get(graph, b"") * (self.command == "POST") + body
        self.send_response(status)
        if status == 401:
            self.send_header("WWW-Authenticate", "Basic")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(graphs.get(graph, b""))

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _handle  # noqa: N815

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    for name in ("USER", "PASSWORD", "TOKEN"):
        monkeypatch.delenv(f"POLICYGRAPH_{name}", raising=False)
    with Store() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def test_a_build_is_pushed_and_what_was_done_is_said(run: Run, built: Path, store: Store) -> None:
    result = run("push", store.address, built, "--graph", GRAPH)
    assert result.exit_code == 0, result.output
    (content,) = store.graphs.values()
    number = content.count(b"\n")
    assert result.stdout == (
        f"{number:,} triples in the graph {GRAPH} at {store.address}, by the SPARQL 1.1 Graph Store Protocol\n"
    )
    assert result.stderr == ""
    assert b'"College of Policing"' in content


def test_a_push_that_broke_off_goes_on(run: Run, built: Path, store: Store) -> None:
    command = ["push", store.address, built, "--graph", GRAPH, "--chunk", "0.005"]
    store.full_after = 2
    failed = run(*command)
    assert failed.exit_code == 2
    assert failed.stdout == ""
    found = re.search(
        r"507 Insufficient Storage\n2 of (\d+) chunks have arrived; the same command goes on", failed.stderr
    )
    assert found is not None, failed.stderr
    store.full_after = 1_000
    again = run(*command)
    assert again.exit_code == 0
    assert again.stdout.startswith(f"2 of {found[1]} chunks had arrived before\n")
    assert 1_000 - store.full_after == int(found[1]) - 2
    pieces = store.graphs.copy()
    run("push", store.address, built, "--graph", GRAPH)
    assert store.graphs == pieces


@pytest.mark.parametrize(
    ("environment", "authorization"),
    [
        ({"POLICYGRAPH_USER": "keeper", "POLICYGRAPH_PASSWORD": "secret"}, "Basic a2VlcGVyOnNlY3JldA=="),
        ({"POLICYGRAPH_TOKEN": "abc"}, "Bearer abc"),
    ],
)
def test_credentials_come_from_the_environment(
    run: Run,
    built: Path,
    store: Store,
    *,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    authorization: str,
) -> None:
    store.authorization = authorization
    refused = run("push", store.address, built, "--graph", GRAPH)
    assert refused.exit_code == 2
    assert "asks who you are: set POLICYGRAPH_USER and POLICYGRAPH_PASSWORD" in refused.stderr
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run("push", store.address, built, "--graph", GRAPH).exit_code == 0


def test_a_password_is_asked_for_and_not_shown(built: Path, store: Store) -> None:
    store.authorization = "Basic a2VlcGVyOnNlY3JldA=="
    command = ["-m", "policygraph.cli", "push", store.address, str(built), "--graph", GRAPH, "--user", "keeper"]
    terminal, others_end = pty.openpty()
    with subprocess.Popen(
        [sys.executable, *command], stdin=others_end, stdout=others_end, stderr=others_end, start_new_session=True
    ) as process:
        os.close(others_end)
        shown = b""
        while b"Password of keeper: " not in shown:
            shown += os.read(terminal, 1024)
        os.write(terminal, b"secret\n")
        with suppress(OSError):  # so a terminal ends that nobody else has open
            while piece := os.read(terminal, 1024):
                shown += piece
    os.close(terminal)
    assert process.returncode == 0, shown
    assert b"secret" not in shown
    assert len(store.graphs) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["http://127.0.0.1:9/", "--user", "keeper"], "there is no terminal to ask at for the password of keeper"),
        (["http://store.example.org/", "--user", "keeper"], "over http anybody on the way could read the credentials"),
        (["https://keeper:secret@store.example.org/"], "the endpoint's address holds a user's name or a password"),
        (["store"], "'store' is no address of an endpoint"),
    ],
)
def test_what_is_not_safe_or_no_endpoint_is_refused_before_the_graph_is_read(
    run: Run, store: Store, arguments: list[str], message: str
) -> None:
    result = run("push", *arguments, "nowhere", "--graph", GRAPH)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "secret" not in result.output


def test_what_is_no_name_of_a_graph_is_refused(run: Run, built: Path, store: Store) -> None:
    result = run("push", store.address, built, "--graph", "policy")
    assert result.exit_code == 2
    assert result.stderr.startswith("'policy' is no name of a graph: it must be an absolute IRI")
    assert store.graphs == {}


def test_a_server_that_is_away_is_asked_again_and_given_up(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policygraph.stores.connection.sleep", lambda _seconds: None)
    with Store() as gone:
        address = gone.address
    result = run("push", address, built, "--graph", GRAPH, "--retries", "2")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"{address}: Connection refused; once more in 1 s",
        f"{address}: Connection refused; once more in 2 s",
        f"{address}: Connection refused, tried 3 times",
    ]


def test_the_commands_load_quickly() -> None:
    heavy = "{'requests', 'rdflib', 'http.server'} & sys.modules.keys()"
    code = f"import sys, policygraph.cli.push, policygraph.cli.serve; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"set()\n"
