"""A graph over HTTP, for programs and browsers on this machine alone: its page at ``/``, SPARQL at ``/query``.

The queries are answered in this process, by the same rules as everywhere: a SPARQL server of its own would follow
SERVICE to any address, and so tell others what stands in the graph. Web pages of other sites get nothing, whatever
name they give this machine. A query that takes long keeps nobody waiting: the store answers in a thread of its own.
"""

from __future__ import annotations

import errno
import re
import sys
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

from policygraph.errors import PolicyGraphError
from policygraph.stores.sparql_answers import NotAcceptableError, answer
from policygraph.stores.sparql_requests import RefusedRequestError, asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Store

LOOPBACK = "127.0.0.1"
_IDLE_SECONDS = 30
_LONGEST_BODY, _MOST_DISCARDED = 4_000_000, 64_000_000  # bytes
_LENGTH = re.compile(r"[0-9]{1,18}")
_ENDPOINTS = ("/query", "/sparql")
_TEXT = "text/plain; charset=utf-8"


class LocalServer(ThreadingHTTPServer):
    """A server that has one page and one SPARQL endpoint; the port is taken when it is made.

    Args:
        port: The port of the loopback address; 0 for any.

    Raises:
        PolicyGraphError: If the port is in use, or not for this user.
    """

    daemon_threads = True
    request_queue_size = 64
    # On Windows a port could else be shared with another program.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int) -> None:
        self.page: bytes | None = None
        self.store: Store | None = None
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            in_use = error.errno == errno.EADDRINUSE
            reason = "is in use" if in_use else f"cannot be used: {error.strerror or error}"
            raise PolicyGraphError(f"port {port} {reason}: choose another with --port, or 0 for any free one") from None

    def server_bind(self) -> None:
        """Take the port; unlike that of ``http.server``, which may ask the network for this machine's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that goes away before it has the page, which is no error."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

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


class _Handler(BaseHTTPRequestHandler):
    server: LocalServer
    server_version, sys_version = "policygraph", ""
    timeout = _IDLE_SECONDS

    def _respond(self) -> None:
        length = self.headers.get("Content-Length", "")
        self._unread = int(length) if _LENGTH.fullmatch(length) else 0
        try:
            self._send(HTTPStatus.OK, *self._reply())
        except RefusedRequestError as refused:
            more = {"Allow": refused.allowed} if refused.allowed else {}
            self._send(refused.status, _TEXT, f"{refused}\n".encode("utf-8", "replace"), more)
        except OSError:
            raise
        except Exception:
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, _TEXT, b"This is a mistake of policygraph's.\n")
            raise
        self._discard()

    # The others are there to be told what is allowed.
    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = _respond  # noqa: N815

    def _reply(self) -> tuple[str, bytes]:
        self._refuse_strangers()
        path, _, parameters = self.path.partition("?")
        if path in _ENDPOINTS:
            self._refuse_methods_but("GET, HEAD, POST")
            return self._answer(parameters.encode("latin-1"))  # as http.server decoded it
        if path == "/" and self.server.page is not None:
            self._refuse_methods_but("GET, HEAD")
            return "text/html; charset=utf-8", self.server.page
        there = "only SPARQL, at /query" if self.server.page is None else "only the page, at /, and SPARQL, at /query"
        raise RefusedRequestError(HTTPStatus.NOT_FOUND, f"There is {there}.")

    def _refuse_strangers(self) -> None:
        """Answer only what this machine's user asks: a page of somebody else's must not read the graph."""
        host, _, port = self.headers.get("Host", "").lower().partition(":")
        if host not in {LOOPBACK, "localhost"} or port not in {"", str(self.server.server_port)}:
            raise RefusedRequestError(HTTPStatus.MISDIRECTED_REQUEST, "This is another address than the graph's.")
        origin = self.headers.get("Origin", f"http://{host}:{port}")
        site = self.headers.get("Sec-Fetch-Site", "none")
        if origin != f"http://{host}:{port}" or site not in {"none", "same-origin"}:
            raise RefusedRequestError(
                HTTPStatus.FORBIDDEN,
                "Pages of other sites get nothing from here, and their links lead nowhere: type the address yourself.",
            )

    def _refuse_methods_but(self, allowed: str) -> None:
        if self.command not in allowed.split(", "):
            message = f"Nothing can be changed here; what is here takes {allowed}."
            raise RefusedRequestError(HTTPStatus.METHOD_NOT_ALLOWED, message, allowed)

    def _answer(self, parameters: bytes) -> tuple[str, bytes]:
        if self.command == "POST":
            query = asked(parameters, self.headers.get_content_type(), self._body())
        else:
            query = asked(parameters)
        assert self.server.store is not None
        try:
            return answer(self.server.store, query, ",".join(self.headers.get_all("Accept", [])))
        except PolicyGraphError as error:
            raise RefusedRequestError(HTTPStatus.BAD_REQUEST, str(error)) from None
        except NotAcceptableError as error:
            raise RefusedRequestError(HTTPStatus.NOT_ACCEPTABLE, str(error)) from None

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length")
        if length is None or "Transfer-Encoding" in self.headers:
            raise RefusedRequestError(HTTPStatus.LENGTH_REQUIRED, "Say how long the query is (Content-Length).")
        if not _LENGTH.fullmatch(length):
            raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "Content-Length is no length.")
        if self._unread > _LONGEST_BODY:
            raise RefusedRequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The query is too long.")
        body = self.rfile.read(self._unread)
        if len(body) < self._unread:
            self._unread = 0
            raise RefusedRequestError(HTTPStatus.BAD_REQUEST, "The query is shorter than Content-Length says.")
        self._unread = 0
        return body

    def _discard(self) -> None:
        """Read what is left of a body: a client that still sends when the connection closes may miss the answer."""
        left = min(self._unread, _MOST_DISCARDED)
        while left > 0 and (piece := self.rfile.read(min(left, 65_536))):
            left -= len(piece)

    def _send(self, status: HTTPStatus, content_type: str, body: bytes, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        sent = {
            "Content-Type": content_type,
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            **(more or {}),
        }
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is the user's."""
