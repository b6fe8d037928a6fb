"""The page of a graph over HTTP, for browsers on this machine."""

from __future__ import annotations

from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from policygraph.stores.local_ports import LOOPBACK, unusable

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDLE_SECONDS = 30


class PageServer(ThreadingHTTPServer):
    """A server that has one page and nothing else; the port is taken when it is made.

    Args:
        port: The port; 0 for any.

    Raises:
        PolicyGraphError: If the port is in use, or not for this user.
    """

    daemon_threads = True

    def __init__(self, port: int) -> None:
        self.page = b""
        try:
            super().__init__((LOOPBACK, port), _PageHandler)
        except OSError as error:
            raise unusable(port, "--page-port", error) from None

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes away before it has the page is no error."""

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    @contextmanager
    def serving(self, page: str) -> Iterator[None]:
        """Serve a page while the block runs.

        Args:
            page: The page, in HTML.
        """
        self.page = page.encode("utf-8")
        thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            thread.join()


class _PageHandler(BaseHTTPRequestHandler):
    server: PageServer
    server_version, sys_version = "policygraph", ""
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, with_body: bool) -> None:
        host, _, port = self.headers.get("Host", "").partition(":")
        # A page of somebody else's, whose name was made to lead here, must not read the graph.
        if host not in {LOOPBACK, "localhost"} or port not in {"", str(self.server.server_port)}:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"This is another address than the page's.\n", with_body)
        elif self.path.partition("?")[0] != "/":
            self._send(HTTPStatus.NOT_FOUND, b"There is only one page here, at /\n", with_body)
        else:
            self._send(HTTPStatus.OK, self.server.page, with_body, "text/html; charset=utf-8")

    def _send(
        self,
        status: HTTPStatus,
        body: bytes,
        with_body: bool,
        content_type: str = "text/plain; charset=utf-8",
    ) -> None:
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
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is the user's."""
