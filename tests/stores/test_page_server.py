import http.client
import socket
from collections.abc import Iterator

import pytest

from policygraph.errors import PolicyGraphError
from policygraph.stores.page_server import PageServer

PAGE = "<!doctype html><title>Siân’s graph</title>"


@pytest.fixture
def server() -> Iterator[PageServer]:
    with PageServer(0) as made, made.serving(PAGE):
        yield made


def ask(server: PageServer, method: str, path: str, host: str = "127.0.0.1") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers={"Host": f"{host}:{server.server_port}"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.headers), body


@pytest.mark.parametrize("path", ["/", "/?entity=1"])
def test_the_page_is_served(server: PageServer, path: str) -> None:
    status, headers, body = ask(server, "GET", path)
    assert (status, body.decode()) == (200, PAGE)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert server.address == f"http://127.0.0.1:{server.server_port}/"


def test_its_headers_are_served_alone(server: PageServer) -> None:
    status, headers, body = ask(server, "HEAD", "/")
    assert (status, headers["Content-Length"], body) == (200, str(len(PAGE.encode())), b"")


@pytest.mark.parametrize("path", ["/etc/passwd", "/../../etc/passwd", "/graph", "http://[", "*"])
def test_there_is_nothing_else(server: PageServer, path: str) -> None:
    status, headers, _ = ask(server, "GET", path)
    assert status == 404
    assert headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nothing_can_be_changed(server: PageServer, method: str) -> None:
    assert ask(server, method, "/")[0] == 501


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", ""])
def test_a_name_of_somebody_else_s_that_leads_here_is_not_answered(server: PageServer, host: str) -> None:
    status, _, body = ask(server, "GET", "/", host)
    assert status == 421
    assert PAGE not in body.decode()


def test_a_browser_that_goes_away_says_nothing(server: PageServer, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n\x00\xff")
    assert ask(server, "GET", "/", "localhost")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_a_port_in_use_is_a_message(server: PageServer) -> None:
    with pytest.raises(PolicyGraphError, match="is in use: choose another with --page-port, or 0 for any"):
        PageServer(server.server_port)
