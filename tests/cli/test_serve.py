import re
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


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def serving(source: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "policygraph.cli", "serve", str(source), "--port", "0"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM])
def test_a_build_is_served_until_it_is_ended(built: Path, ended_by: signal.Signals) -> None:
    with serving(built) as process:
        try:
            assert process.stdout is not None and process.stderr is not None
            page_line, query_line, _, _, example = (process.stdout.readline() for _line in range(5))
            page = re.fullmatch(r"Page    (http://127\.0\.0\.1:\d+/)\n", page_line)
            found = re.fullmatch(r"SPARQL  (http://127\.0\.0\.1:\d+/query)\n", query_line)
            assert found is not None and page is not None
            assert re.fullmatch(r"  curl -H .+ --data-urlencode 'query=.+' " + found[1] + "\n", example)
            asked = example.partition("query=")[2].partition("'")[0]
            answer = requests.post(found[1], data={"query": asked}, headers={"Accept": "text/csv"}, timeout=30)
            assert "College of Policing" in answer.text.splitlines()
            shown = requests.get(page[1], timeout=30)
            assert shown.text == (built / "graph.html").read_text(encoding="utf-8")
            process.send_signal(ended_by)
            assert process.wait(30) == 0
        finally:
            process.kill()
        assert process.stdout.read().endswith("Ended.\n")
        assert process.stderr.read() == ""
    with pytest.raises(requests.ConnectionError):
        requests.get(page[1], timeout=5)


def test_a_query_that_runs_does_not_hold_up_the_end(tmp_path: Path) -> None:
    (tmp_path / "many.nt").write_text("".join(f'<urn:{n}> <urn:p> "{n}" .\n' for n in range(20_000)), encoding="utf-8")
    slow = "ASK { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(CONCAT(?c, ?f)) > 90) }"
    with serving(tmp_path / "many.nt") as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1]
            with pytest.raises(requests.Timeout):
                requests.get(address, {"query": slow}, timeout=1)
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()


def test_rdf_of_somebody_else_s_is_served_without_a_page(tmp_path: Path) -> None:
    (tmp_path / "theirs.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with serving(tmp_path / "theirs.ttl") as process:
        try:
            assert process.stdout is not None and process.stderr is not None
            address = process.stdout.readline().split()[-1]
            assert requests.get(address, {"query": "ASK { <urn:a> ?b ?c }"}, timeout=30).json()["boolean"] is True
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        finally:
            process.kill()
        assert "there is SPARQL and no page" in process.stderr.read()


def test_a_port_in_use_is_said_before_anything_is_read(run: Run, taken: int) -> None:
    result = run("serve", "nowhere", "--port", taken)
    assert result.exit_code == 2
    assert result.stderr == f"port {taken} is in use: choose another with --port, or 0 for any free one\n"


def test_a_graph_that_cannot_be_read_is_a_message(run: Run, tmp_path: Path) -> None:
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    result = run("serve", tmp_path, "--port", 0)
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr
    assert {number: signal.getsignal(number) for number in handlers} == handlers
