"""Stores to push to: Oxigraph and Virtuoso as they are, and servers in front of them that refuse what they are told."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
from pyoxigraph import RdfFormat, parse
from requests.auth import HTTPDigestAuth

_DEADLINE = 30.0
OTHER = "urn:example:other"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _DEADLINE
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server has ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError(f"nothing listens at {port}")


@dataclass
class Oxigraph:
    """A server that can be killed and started again over the same data."""

    location: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        program = Path(sys.executable).with_name("oxigraph")
        self.process = subprocess.Popen(
            [program, "serve", "--location", self.location, "--bind", f"127.0.0.1:{self.port}"],
            stderr=subprocess.DEVNULL,
        )
        wait_for(self.port, self.process)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def lines(self, graph: str) -> list[str]:
        """What the store has under a name, as canonical lines."""
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        answer = requests.get(
            f"{self.address}/query", params={"query": query}, headers={"Accept": "application/n-triples"}, timeout=30
        )
        answer.raise_for_status()
        return self.canonical([answer.content.decode()])

    @staticmethod
    def canonical(lines: list[str]) -> list[str]:
        """Lines as they are compared, however their characters are escaped."""
        triples = parse("".join(lines).encode(), format=RdfFormat.N_TRIPLES)
        return sorted(f"{triple}\n" for triple in triples)

    def graphs(self) -> set[str]:
        answer = requests.get(
            f"{self.address}/query",
            params={"query": "SELECT ?g { GRAPH ?g {} }"},
            headers={"Accept": "application/sparql-results+json"},
            timeout=30,
        )
        return {row["g"]["value"] for row in answer.json()["results"]["bindings"]}


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[Oxigraph]:
    """Oxigraph, with a graph that nobody pushes."""
    if not Path(sys.executable).with_name("oxigraph").exists():
        pytest.skip("the oxigraph program is not installed")
    server = Oxigraph(tmp_path / "store")
    try:
        server.start()
        requests.put(
            f"{server.address}/store",
            params={"graph": OTHER},
            data="<urn:a> <urn:b> <urn:c> .",
            headers={"Content-Type": "application/n-triples"},
            timeout=30,
        ).raise_for_status()
        yield server
    finally:
        server.kill()


@dataclass
class Virtuoso:
    """A server that can be killed and started again over the same data."""

    folder: Path
    program: str
    http_port: int = field(default_factory=free_port)
    sql_port: int = field(default_factory=free_port)
    user: str = "keeper"
    password: str = "correct horse"
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"

    def start(self) -> None:
        self.kill()
        settings = _SETTINGS.format(http=self.http_port, sql=self.sql_port)
        (self.folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
        self.process = subprocess.Popen(
            [self.program, "+foreground", "+configfile", "virtuoso.ini"],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(self.http_port, self.process)
        wait_for(self.sql_port, self.process)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def add_user(self, client: str) -> None:
        """Make the user who pushes, for good: until a checkpoint, a server that is killed forgets it."""
        for change in (
            f"DB.DBA.USER_CREATE('{self.user}', '{self.password}')",
            f'GRANT SPARQL_UPDATE TO "{self.user}"',
            "checkpoint",
        ):
            command = [client, f"127.0.0.1:{self.sql_port}", "dba", "dba", f"exec={change};"]
            subprocess.run(command, check=True, capture_output=True)

    def count(self, graph: str) -> int:
        answer = requests.get(
            f"{self.address}/sparql-auth",
            params={"query": f"SELECT (COUNT(*) AS ?number) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"},
            headers={"Accept": "text/csv"},
            auth=HTTPDigestAuth(self.user, self.password),
            timeout=30,
        )
        answer.raise_for_status()
        return int(answer.text.split()[1])

    def lines(self, graph: str) -> list[str]:
        """What the store has under a name, as `Oxigraph.canonical` has it."""
        answer = requests.get(
            f"{self.address}/sparql-graph-crud-auth",
            params={"graph": graph},
            headers={"Accept": "application/n-triples"},
            auth=HTTPDigestAuth(self.user, self.password),
            timeout=30,
        )
        return Oxigraph.canonical([answer.content.decode()])


_SETTINGS = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 2000
MaxDirtyBuffers = 1000
DirsAllowed = .
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
ServerRoot = .
"""


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or client is None:
        pytest.skip("Virtuoso is missing: as root, apt-get install virtuoso-opensource-7-bin")
    folder = tmp_path_factory.mktemp("virtuoso")
    server = Virtuoso(folder, program)
    try:
        server.start()
        server.add_user(client)
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    parameters: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def graph(self) -> str:
        return self.parameters.get("graph", "")


# Status, body and headers.
Reply = tuple[int, bytes, dict[str, str]]


class Front(ThreadingHTTPServer):
    """Answers what it is told to answer; all else goes to the server behind it."""

    daemon_threads = True

    def __init__(self, answer: Callable[[Request], Reply | None], behind: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer, self.behind = answer, behind
        self.requests: list[Request] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def ask_behind(self, request: Request, path: str = "") -> Reply:
        """What the server behind says, of a path of its own where one is given."""
        headers = {name: value for name, value in request.headers.items() if name in {"Content-Type", "Accept"}}
        address = self.behind + (path or request.path)
        answer = requests.request(
            request.method, address, params=request.parameters, data=request.body, headers=headers, timeout=30
        )
        return answer.status_code, answer.content, {"Content-Type": answer.headers.get("Content-Type", "text/plain")}

    def sent(self, method: str, graph: str) -> list[bytes]:
        """The bodies that were sent for a graph."""
        return [request.body for request in self.requests if (request.method, request.graph) == (method, graph)]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: Front
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = Request(self.command, parts.path, dict(parse_qsl(parts.query)), dict(self.headers), body)
        self.server.requests.append(request)
        try:
            status, answer, headers = self.server.answer(request) or self.server.ask_behind(request)
        except requests.ConnectionError:
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _handle  # noqa: N815

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def canonical() -> Callable[[list[str]], list[str]]:
    return Oxigraph.canonical


MakeFront = Callable[..., Front]


@pytest.fixture
def front() -> Iterator[MakeFront]:
    """Makes servers that answer as a function says, and pass on what it answers with None."""
    servers: list[Front] = []

    def make(answer: Callable[[Request], Reply | None] = lambda _request: None, behind: str = "") -> Front:
        server = Front(answer, behind)
        servers.append(server)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return server

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between tries, which are not waited for."""
    made: list[float] = []
    monkeypatch.setattr("policygraph.stores.connection.sleep", made.append)
    return made


@pytest.fixture(scope="session")
def lines() -> list[str]:
    """A graph of some 40 kB, with what a careless client would spoil."""
    texts = [
        "Siân",
        "\\u202E",
        'a \\"quotation\\"',
        "C:\\\\users\\\\u0041",
        "two\\nlines",
        "",
        "😀",
        "} } ; DROP ALL #",
    ]
    return sorted(
        f'<urn:example:{number}> <http://www.w3.org/2000/01/rdf-schema#label> "{texts[number % 8]} {number}" .\n'
        for number in range(400)
    )
