import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from typer.testing import Result

Run = Callable[..., Result]

pytestmark = pytest.mark.skipif(
    not Path(sys.executable).with_name("oxigraph").exists() and shutil.which("oxigraph") is None,
    reason="the oxigraph program is not installed",
)


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM])
def test_a_build_is_served_until_it_is_ended(built: Path, tmp_path: Path, ended_by: signal.Signals) -> None:
    command = [sys.executable, "-m", "policygraph.cli", "serve", str(built), "--port", "0", "--page-port", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as process:
        try:
            assert process.stdout is not None
            query_line, page_line, _, _, example = (process.stdout.readline() for _line in range(5))
            found = re.fullmatch(r"SPARQL  (http://127\.0\.0\.1:\d+/query)\n", query_line)
            page = re.fullmatch(r"Page    (http://127\.0\.0\.1:\d+/)\n", page_line)
            assert found is not None and page is not None
            assert re.fullmatch(r"  curl -H .+ --data-urlencode 'query=.+' " + found[1] + "\n", example)
            asked = example.partition("query=")[2].partition("'")[0]
            answer = requests.post(found[1], data={"query": asked}, headers={"Accept": "text/csv"}, timeout=30)
            assert "College of Policing" in answer.text.splitlines()
            shown = requests.get(page[1], timeout=30)
            assert shown.headers["Content-Type"] == "text/html; charset=utf-8"
            assert shown.text == (built / "graph.html").read_text(encoding="utf-8")
            assert list(tmp_path.iterdir()) != []
            process.send_signal(ended_by)
            assert process.wait(30) == 0
        finally:
            process.kill()
        assert process.stdout.read().endswith("Ended.\n")
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert list(tmp_path.iterdir()) == []
    for address in (found[1], page[1]):
        with pytest.raises(requests.ConnectionError):
            requests.get(address, timeout=5)


@pytest.mark.parametrize("option", ["--port", "--page-port"])
def test_a_port_in_use_is_said_before_anything_is_read(run: Run, taken: int, option: str) -> None:
    other = "--page-port" if option == "--port" else "--port"
    result = run("serve", "nowhere", option, taken, other, 0)
    assert result.exit_code == 2
    assert result.stderr == f"port {taken} is in use: choose another with {option}, or 0 for any that is free\n"


def test_one_port_cannot_be_for_both(run: Run, taken: int) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        free = listener.getsockname()[1]
    result = run("serve", "nowhere", "--port", free, "--page-port", free)
    assert result.exit_code == 2
    assert f"port {free} is in use: choose another with --port" in result.stderr


def test_a_graph_that_cannot_be_read_is_a_message(run: Run, tmp_path: Path) -> None:
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    result = run("serve", tmp_path, "--port", 0, "--page-port", 0)
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr
    assert {number: signal.getsignal(number) for number in handlers} == handlers


def test_the_missing_program_is_named_with_the_extra_that_brings_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_arguments, **_options: None)
    result = run("serve", "nowhere")
    assert result.exit_code == 2
    assert "pip install 'policygraph[serve]'" in result.stderr
