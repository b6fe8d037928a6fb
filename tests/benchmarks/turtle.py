"""A million triples in Turtle: our writer beside rdflib's serialiser, and what reading them back takes.

Each runs in a process of its own and has the graph in memory before the clock starts. Run by `make bench`.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import synthetic

from policygraph.export.rdf import to_rdf
from policygraph.export.rdf_reading import read_rdf
from policygraph.export.turtle import write_turtle

DOCUMENTS, STATEMENTS = 2400, 10


def measure(what: str, path: Path) -> None:
    """Print the seconds that one step takes, and the process's peak memory in MB.

    Args:
        what: ``ours``, ``rdflib``, or ``read``.
        path: The Turtle file.
    """
    triples = 0
    if what == "read":
        started = time.perf_counter()
        read_rdf(path)
    elif what == "ours":
        contents = synthetic.contents(DOCUMENTS, STATEMENTS)
        started = time.perf_counter()
        write_turtle(contents, path)
    else:
        graph = to_rdf(synthetic.contents(DOCUMENTS, STATEMENTS))
        triples = len(graph)
        started = time.perf_counter()
        graph.serialize(path, format="turtle")
    figures = {
        "seconds": time.perf_counter() - started,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "triples": triples,
    }
    print(json.dumps(figures))


def main() -> None:
    """Measure each and print how ours compares."""
    figures = {}
    with TemporaryDirectory() as folder:
        for what, name in (("ours", "graph.ttl"), ("read", "graph.ttl"), ("rdflib", "other.ttl")):
            command = [sys.executable, __file__, what, str(Path(folder, name))]
            output = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
            figures[what] = json.loads(output)
            print(f"{what:8}{figures[what]['seconds']:8.2f} s   peak {figures[what]['megabytes']:,} MB")
    ratio = figures["rdflib"]["seconds"] / figures["ours"]["seconds"]
    print(f"{figures['rdflib']['triples']:,} triples: {ratio:.1f} times as fast as rdflib's serialiser")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
