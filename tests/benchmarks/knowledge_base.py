"""Seconds and memory until the knowledge base is ready to match: read from its files, and from the cache.

Run by `make bench`. Each is measured in a process of its own, the import of what it needs included.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time


def ready() -> None:
    """Print how long it takes, and what it needs beyond the interpreter."""
    before, started = _megabytes(), time.perf_counter()
    from policygraph.knowledge.base import default_knowledge_base  # noqa: PLC0415 (measured)
    from policygraph.language.known_names import KnownNames  # noqa: PLC0415 (measured)

    knowledge = default_knowledge_base()
    loaded = time.perf_counter()
    KnownNames(knowledge)
    ended = time.perf_counter()
    print(
        json.dumps(
            {
                "entities": len(knowledge),
                "names": len(knowledge.by_name),
                "load": loaded - started,
                "index": ended - loaded,
                "memory": _megabytes() - before,
            }
        )
    )


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure both and print a table."""
    seconds = {}
    with tempfile.TemporaryDirectory() as folder:
        for label in ("files", "cache"):
            done = subprocess.run(
                [sys.executable, __file__, "ready"],
                env={**os.environ, "POLICYGRAPH_CACHE": folder},
                check=True,
                stdout=subprocess.PIPE,
            )
            found = json.loads(done.stdout)
            seconds[label] = found["load"] + found["index"]
            print(
                f"knowledge base from {label}: {found['entities']:,} entities, {found['names']:,} names; "
                f"{found['load']:.2f} s to load, {found['index']:.2f} s to index, {found['memory']:.0f} MB"
            )
    print(f"From the cache it is ready in {seconds['cache'] / seconds['files']:.0%} of the time.")


if __name__ == "__main__":
    ready() if sys.argv[1:] == ["ready"] else main()
