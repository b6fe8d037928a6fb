import shutil
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from policygraph.errors import PolicyGraphError
from policygraph.stores.local_endpoint import find_oxigraph, local_endpoint
from policygraph.stores.local_ports import free_port

COUNT = "SELECT (COUNT(*) AS ?number) { ?s ?p ?o }"

pytestmark = pytest.mark.skipif(
    not Path(sys.executable).with_name("oxigraph").exists() and shutil.which("oxigraph") is None,
    reason="the oxigraph program is not installed",
)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_queries_are_answered_and_updates_are_not(
    lines: list[str], canonical: Callable[[list[str]], list[str]], temporary: Path
) -> None:
    with local_endpoint(lines, free_port(0, "--port")) as endpoint:
        everything = requests.get(
            endpoint.address,
            params={"query": "CONSTRUCT WHERE { ?s ?p ?o }"},
            headers={"Accept": "application/n-triples"},
            timeout=30,
        )
        assert canonical([everything.content.decode()]) == canonical(lines)
        for path, body, kind in [
            ("update", "CLEAR ALL", "application/sparql-update"),
            ("store?default", "<urn:a> <urn:b> <urn:c> .", "application/n-triples"),
        ]:
            address = endpoint.address.replace("query", path)
            assert requests.post(address, data=body, headers={"Content-Type": kind}, timeout=30).status_code >= 400
        number = requests.get(endpoint.address, {"query": COUNT}, headers={"Accept": "text/csv"}, timeout=30)
        assert number.text.split() == ["number", "400"]
        address, port = endpoint.address, int(endpoint.address.split(":")[2].split("/")[0])
    assert list(temporary.iterdir()) == []
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=5)
    # The port is free at once for the next.
    with local_endpoint(lines[:1], port) as endpoint:
        assert endpoint.address == address


def test_nothing_is_left_where_the_block_fails(lines: list[str], temporary: Path) -> None:
    port = free_port(0, "--port")
    with pytest.raises(ValueError, match="stop"), local_endpoint(lines, port):
        raise ValueError("stop")
    assert list(temporary.iterdir()) == []
    assert free_port(port, "--port") == port


def test_a_graph_that_cannot_be_loaded_is_a_message(temporary: Path) -> None:
    with (
        pytest.raises(PolicyGraphError, match=r"the graph cannot be loaded: .*graph\.nt"),
        local_endpoint(["<urn:a> <urn:b> .\n"], free_port(0, "--port")),
    ):
        pass
    assert list(temporary.iterdir()) == []


def test_an_endpoint_that_ends_by_itself_is_a_message(lines: list[str]) -> None:
    with local_endpoint(lines, free_port(0, "--port")) as endpoint:
        endpoint.end()
        with pytest.raises(PolicyGraphError, match="the SPARQL endpoint has ended by itself: "):
            endpoint.wait()


def test_a_port_that_somebody_took_meanwhile_is_a_message(lines: list[str]) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(PolicyGraphError), local_endpoint(lines, port) as endpoint:
            time.sleep(0.5)
            endpoint.wait_until_ready()


def test_a_port_in_use_is_a_message() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(PolicyGraphError) as raised:
            free_port(port, "--port")
    assert str(raised.value) == f"port {port} is in use: choose another with --port, or 0 for any that is free"


def test_a_program_that_is_missing_is_a_message(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PolicyGraphError, match=r"pip install 'policygraph\[serve\]'"):
        find_oxigraph()
