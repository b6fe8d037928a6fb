import base64
import shutil
import ssl
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Event
from typing import Any, TypeAlias

import pytest

from policygraph.errors import PolicyGraphError
from policygraph.stores.connection import Connection
from policygraph.stores.credentials import Credentials

Front: TypeAlias = Any
Request: TypeAlias = Any
MakeFront = Callable[..., Any]
Reply = tuple[int, bytes, dict[str, str]]
DONE: Reply = (204, b"", {})


def send(server: Front, credentials: Credentials | None = None, **options: Any) -> None:
    """Send a body to a server."""
    with Connection(server.address, credentials, **options) as connection:
        connection.send("PUT", f"{server.address}/store?key=hidden", body=b"<urn:a> <urn:b> <urn:c> .\n")


def in_turn(*replies: Reply) -> Callable[[Request], Reply]:
    """An answer after the other, the last for ever."""
    left = list(replies)
    return lambda _request: left.pop(0) if len(left) > 1 else left[0]


def only_with(authorization: str, challenge: str) -> Callable[[Request], Reply]:
    """An answer to those who sign in, and a challenge to the others."""

    def answer(request: Request) -> Reply:
        if request.headers.get("Authorization", "").startswith(authorization):
            return DONE
        return 401, b"", {"WWW-Authenticate": challenge}

    return answer


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_server_that_is_busy_is_asked_again_after_longer_and_longer_pauses(
    front: MakeFront, pauses: list[float], status: int
) -> None:
    server = front(in_turn((status, b"", {}), (status, b"", {}), (status, b"", {}), DONE))
    waits: list[str] = []
    send(server, on_wait=waits.append)
    assert pauses == [1.0, 2.0, 4.0]
    assert len(server.requests) == 4
    assert {request.body for request in server.requests} == {b"<urn:a> <urn:b> <urn:c> .\n"}
    assert waits[0].startswith(f"PUT {server.address}/store: {status} ")
    assert waits[0].endswith("; once more in 1 s")


def test_a_server_that_stays_busy_is_given_up(front: MakeFront, pauses: list[float]) -> None:
    server = front(in_turn((503, b"full\nof people", {})))
    with pytest.raises(PolicyGraphError) as raised:
        send(server, retries=8)
    assert str(raised.value) == f"PUT {server.address}/store: 503 Service Unavailable: full, tried 9 times"
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]


def test_a_server_says_how_long_to_wait(front: MakeFront, pauses: list[float]) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    replies: list[Reply] = [(503, b"", {"Retry-After": value}) for value in ("7", later, "soon", "999999999")]
    send(front(in_turn(*replies, DONE)))
    assert pauses[0] == 7.0
    assert 80 < pauses[1] <= 90
    assert pauses[2:] == [4.0, 600.0]


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 505, 599])
def test_other_refusals_are_final(front: MakeFront, pauses: list[float], status: int) -> None:
    server = front(in_turn((status, b"\n  line 1: no\x1b[2J\nmore", {"Content-Type": "text/plain"})))
    with pytest.raises(PolicyGraphError, match=f"PUT {server.address}/store: {status}.*: line 1: no�\\[2J") as raised:
        send(server)
    assert "hidden" not in str(raised.value)
    assert pauses == []


def test_a_server_that_is_not_there_is_said_to_be(pauses: list[float], unused_address: str) -> None:
    with pytest.raises(PolicyGraphError) as raised, Connection(unused_address, retries=2) as connection:
        connection.send("GET", f"{unused_address}/store")
    assert str(raised.value) == f"{unused_address}/store: Connection refused, tried 3 times"
    assert pauses == [1.0, 2.0]


@pytest.fixture
def unused_address(front: MakeFront) -> str:
    server = front()
    server.shutdown()
    server.server_close()
    return str(server.address)


def test_a_server_that_does_not_answer_is_not_waited_for(front: MakeFront, pauses: list[float]) -> None:
    def answer(_request: Request) -> Reply:
        stop.wait(10)
        return DONE

    stop = Event()
    server = front(answer)
    with pytest.raises(PolicyGraphError, match="/store: no answer in time, tried 2 times"):
        send(server, retries=1, time_limit=0.2)
    stop.set()


def test_basic_where_the_server_asks_for_it(front: MakeFront) -> None:
    expected = "Basic " + base64.b64encode("keeper:geheim ł".encode()).decode()
    server = front(only_with(expected, 'Basic realm="store"'))
    credentials = Credentials("keeper", "geheim ł")
    with Connection(server.address, credentials) as connection:
        for _time in range(2):
            connection.send("PUT", server.address, body=b"content")
    assert [request.headers.get("Authorization") for request in server.requests] == [None, expected, expected]
    assert {request.body for request in server.requests} == {b"content"}


@pytest.mark.parametrize("order", ["Basic {0}, Digest {0}{1}", "Digest {0}{1}, Basic {0}"])
def test_digest_rather_than_basic(front: MakeFront, order: str) -> None:
    challenge = order.format('realm="store"', ', nonce="abc", qop="auth", algorithm=MD5')
    server = front(only_with('Digest username="keeper"', challenge))
    send(server, Credentials("keeper", "secret"))
    assert not any("Basic" in request.headers.get("Authorization", "") for request in server.requests)
    assert {request.body for request in server.requests} == {b"<urn:a> <urn:b> <urn:c> .\n"}


def test_a_token_goes_with_every_request(front: MakeFront) -> None:
    server = front(only_with("Bearer abc.def", "Bearer"))
    send(server, Credentials(token="abc.def"))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("credentials", "challenge", "message"),
    [
        (None, "Basic", "asks who you are"),
        (Credentials("keeper", "secret"), "Basic", "does not accept the user keeper with this password"),
        (Credentials("keeper", "secret"), "Negotiate", "offers neither basic nor digest"),
        (Credentials("keeper", "secret"), "", "offers neither basic nor digest"),
        (Credentials(token="secret"), "Bearer", "does not accept the token of POLICYGRAPH_TOKEN"),
    ],
)
def test_who_cannot_sign_in_is_told_so_at_once(
    front: MakeFront, pauses: list[float], credentials: Credentials | None, challenge: str, message: str
) -> None:
    server = front(only_with("never", challenge))
    with pytest.raises(PolicyGraphError, match=message) as raised:
        send(server, credentials)
    assert "secret" not in str(raised.value)
    assert pauses == []


def test_what_is_said_is_without_the_secrets_that_were_sent(front: MakeFront) -> None:
    def answer(request: Request) -> Reply:
        if "Authorization" not in request.headers:
            return 401, b"", {"WWW-Authenticate": "Basic"}
        return 400, f"keeper, secret horse: {request.headers['Authorization']}".encode(), {}

    with pytest.raises(PolicyGraphError, match=r"400 Bad Request: keeper, …: Basic …$"):
        send(front(answer), Credentials("keeper", "secret horse"))


def test_nothing_is_taken_from_netrc(front: MakeFront, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login keeper password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(netrc))
    server = front(in_turn(DONE))
    send(server)
    assert "Authorization" not in server.requests[0].headers


def test_a_proxy_for_others_is_not_used_for_this_machine(front: MakeFront, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, server = front(in_turn(DONE)), front(in_turn(DONE))
    monkeypatch.setenv("http_proxy", proxy.address)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    send(server, Credentials(token="secret"))
    assert (len(proxy.requests), len(server.requests)) == (0, 1)
    with Connection("http://store.example.org/") as connection:
        connection.send("GET", "http://store.example.org/")
    assert len(proxy.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirection_is_said_and_not_followed(front: MakeFront, status: int) -> None:
    other = front(in_turn(DONE))
    location = other.address.replace("//", "//keeper:secret@") + "/store?key=secret"
    server = front(in_turn((status, b"", {"Location": location})))
    with pytest.raises(PolicyGraphError) as raised:
        send(server, Credentials(token="abc"))
    assert str(raised.value) == (
        f"{server.address}/store redirects to {other.address}/store, and nothing was sent there: "
        "name that address if it is the right one"
    )
    assert other.requests == []


def test_a_certificate_is_verified(
    front: MakeFront, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is missing")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=store",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )  # fmt: skip
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    server = front(in_turn(DONE))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    address = server.address.replace("http:", "https:")
    with pytest.raises(PolicyGraphError, match=r"is not secure: .*CERTIFICATE_VERIFY_FAILED.*REQUESTS_CA_BUNDLE"):
        Connection(address).send("GET", address)
    assert pauses == []
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    assert Connection(address).send("GET", address).status == 204
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "gone.pem"))
    with pytest.raises(PolicyGraphError, match=r"gone\.pem"):
        Connection(address).send("GET", address)


def test_a_long_answer_is_not_read_to_its_end(front: MakeFront) -> None:
    server = front(in_turn((400, b"x" * 30_000_000, {"Content-Type": "text/plain"})))
    with pytest.raises(PolicyGraphError) as raised:
        send(server)
    assert len(str(raised.value)) < 500
