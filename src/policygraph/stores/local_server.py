"""A graph over HTTP, for programs and browsers on this machine alone: its page at ``/``, SPARQL at ``/query``.

The queries are answered in this process, by the same rules as everywhere: a SPARQL server of its own would follow
SERVICE to any address, and so tell others what stands in the graph. Web pages of other sites get nothing, whatever
name they give this machine.
"""

from __future__ import annotations

import errno
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from policygraph.errors import PolicyGraphError
from policygraph.stores.sparql_answers import NotAcceptableError, answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

LOOPBACK = "127.0.0.1"
_IDLE_SECONDS = 30
_LONGEST_QUERY = 1_000_000  # bytes
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_TEXT = "text/plain; charset=utf-8"


class LocalServer(ThreadingHTTPServer):
    """A server that has one page and one SPARQL endpoint; the port is taken when it is made.

    Args:
        port: The port of the loopback address; 0 for any.

    Raises:
        PolicyGraphError: If the port is in use, or not for this user.
    """

    daemon_threads = True

    def __init__(self, port: int) -> None:
        self.page: bytes | None = None
        self.store: Store | None = None
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            in_use = error.errno == errno.EADDRINUSE
            reason = "is in use" if in_use else f"cannot be used: {error.strerror or error}"
            raise PolicyGraphError(f"port {port} {reason}: choose another with --port, or 0 for any free one") from None

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes away before it has the page is no error."""

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    @contextmanager
    def serving(self, store: Store, page: str | None) -> Iterator[None]:
        """Serve a graph while the block runs.

        Args:
            store: The graph.
            page: Its page, in HTML; None if it has none.
        """
        self.store, self.page = store, None if page is None else page.encode("utf-8")
        thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            thread.join()


class _RefusedError(Exception):
    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    server: LocalServer
    server_version, sys_version = "policygraph", ""
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        self._respond()

    def do_HEAD(self) -> None:
        self._respond()

    def do_POST(self) -> None:
        self._respond()

    def _respond(self) -> None:
        try:
            self._refuse_strangers()
            path = self.path.partition("?")[0]
            if path == "/query":
                self._send(HTTPStatus.OK, *self._answer())
            elif path == "/" and self.server.page is not None:
                if self.command == "POST":
                    raise _RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, "The page can only be read.")
                self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.server.page)
            else:
                raise _RefusedError(HTTPStatus.NOT_FOUND, "There are only the page, at /, and SPARQL, at /query.")
        except _RefusedError as refused:
            self._send(refused.status, _TEXT, f"{refused}\n".encode())

    def _refuse_strangers(self) -> None:
        """Answer only what this machine's user asks: a page of somebody else's must not read the graph."""
        host, _, port = self.headers.get("Host", "").partition(":")
        if host not in {LOOPBACK, "localhost"} or port not in {"", str(self.server.server_port)}:
            raise _RefusedError(HTTPStatus.MISDIRECTED_REQUEST, "This is another address than the graph's.")
        origin = self.headers.get("Origin", f"http://{host}:{port}")
        site = self.headers.get("Sec-Fetch-Site", "none")
        if origin != f"http://{host}:{port}" or site not in {"none", "same-origin"}:
            raise _RefusedError(HTTPStatus.FORBIDDEN, "Pages of other sites get nothing from here.")

    def _answer(self) -> tuple[str, bytes]:
        query = self._query()
        assert self.server.store is not None
        try:
            return answer(self.server.store, query, self.headers.get("Accept", ""))
        except PolicyGraphError as error:
            raise _RefusedError(HTTPStatus.BAD_REQUEST, str(error)) from None
        except NotAcceptableError as error:
            raise _RefusedError(HTTPStatus.NOT_ACCEPTABLE, str(error)) from None

    def _query(self) -> str:
        """Return the query that a request has, in one of the three ways that the protocol knows."""
        address = parse_qs(urlsplit(self.path).query) if "?" in self.path else {}
        if self.command != "POST":
            return self._only(address)
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise _RefusedError(HTTPStatus.LENGTH_REQUIRED, "The length of the query must be given.")
        if int(length) > _LONGEST_QUERY:
            self.close_connection = True
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The query is too long.")
        body = self.rfile.read(int(length)).decode("utf-8", "replace")
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind == _QUERY:
            return self._only({**address, "query": [body]})
        if kind == _FORM:
            return self._only({**address, **parse_qs(body)})
        raise _RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"A query is sent as {_FORM} or {_QUERY}.")

    def _only(self, parameters: dict[str, list[str]]) -> str:
        if unknown := parameters.keys() & {"update", "default-graph-uri", "named-graph-uri"}:
            raise _RefusedError(HTTPStatus.BAD_REQUEST, f"{min(unknown)} is not known here: ask a query.")
        if len(parameters.get("query", ())) != 1:
            raise _RefusedError(HTTPStatus.BAD_REQUEST, "Ask one query, as the parameter query.")
        return parameters["query"][0]

    def _send(self, status: HTTPStatus, content_type: str, body: bytes) -> None:
        self.send_response(status)
        sent = {
            "Content-Type": content_type,
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in sent.items():
            self.send_header(name, value)
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is the user's."""
