"""A SPARQL endpoint on this machine, for reading only: the ``oxigraph`` program over a graph in a temporary folder."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from policygraph.errors import PolicyGraphError
from policygraph.stores.local_ports import LOOPBACK
from policygraph.writing import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STARTING, _ENDING = 30.0, 10.0


def find_oxigraph() -> Path:
    """Return the path of the ``oxigraph`` program.

    Raises:
        PolicyGraphError: If it is not installed.
    """
    found = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if found is None:
        raise PolicyGraphError(
            "the program oxigraph, which answers the queries, is missing: pip install 'policygraph[serve]'"
        )
    return Path(found)


class LocalEndpoint:
    """A SPARQL endpoint that runs.

    Args:
        process: The program.
        port: The port of the loopback address where it listens.
        messages: The file that its messages are in.
    """

    def __init__(self, process: subprocess.Popen[bytes], port: int, messages: Path) -> None:
        self.address = f"http://{LOOPBACK}:{port}/query"
        self._process = process
        self._port = port
        self._messages = messages

    def wait(self) -> None:
        """Wait as long as the endpoint runs.

        Raises:
            PolicyGraphError: When it has ended by itself.
        """
        self._process.wait()
        raise PolicyGraphError(f"the SPARQL endpoint has ended by itself: {_problem(self._messages)}")

    def wait_until_ready(self) -> None:
        """Wait until the endpoint answers.

        Raises:
            PolicyGraphError: If it ends or does not answer within half a minute.
        """
        deadline = time.monotonic() + _STARTING
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                self.wait()
            try:
                socket.create_connection((LOOPBACK, self._port), timeout=1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise PolicyGraphError(f"the SPARQL endpoint did not start within {_STARTING:.0f} s")

    def end(self) -> None:
        """End the program, by force where it does not listen."""
        self._process.terminate()
        try:
            self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def local_endpoint(lines: Iterable[str], port: int) -> Iterator[LocalEndpoint]:
    """Serve a graph while the block runs; nothing is left of it afterwards.

    Args:
        lines: The graph in N-Triples, a line each with its end.
        port: A free port of the loopback address.

    Raises:
        PolicyGraphError: If the program is missing, or cannot load or serve the graph.
    """
    program = find_oxigraph()
    with TemporaryDirectory(prefix="policygraph-") as name:
        folder = Path(name)
        store, file, messages = folder / "store", folder / "graph.nt", folder / "messages.txt"
        write_lines(file, lines)
        # A session of its own, so that Ctrl-C ends it by way of this program and not beside it.
        with messages.open("wb") as log:
            loaded = subprocess.run(
                [program, "load", "--location", store, "--file", file],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                check=False,
            )
        if loaded.returncode:
            raise PolicyGraphError(f"the graph cannot be loaded: {_problem(messages)}")
        file.unlink()
        with messages.open("wb") as log:
            process = subprocess.Popen(
                [program, "serve-read-only", "--location", store, "--bind", f"{LOOPBACK}:{port}"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        endpoint = LocalEndpoint(process, port, messages)
        try:
            endpoint.wait_until_ready()
            yield endpoint
        finally:
            endpoint.end()


def _problem(messages: Path) -> str:
    """Return what the program said was wrong, which may have a list of its functions after it."""
    lines = messages.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line for line in lines if line.startswith("Error")), "it did not say why")
