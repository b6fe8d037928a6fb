"""How far a push has come: kept in the store itself, beside the graph, until the push is complete.

A note on this machine would be believed after the store had lost its data, and nobody could go on from another machine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PREDICATE = "http://purl.org/dc/terms/description"
_NOTE = re.compile(r"(\d{1,9}) of (\d{1,9}) chunks of at most (\d{1,12}) bytes, SHA-256 ([0-9a-f]{64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Plan:
    """A content and how it is cut.

    Args:
        digest: The SHA-256 of the content.
        size: The most bytes of a chunk.
        total: The number of chunks.
    """

    digest: str
    size: int
    total: int

    def note(self, graph: str, received: int) -> bytes:
        """Return the triple that says how many chunks have arrived.

        Args:
            graph: The IRI of the graph that it is about.
            received: The number of chunks that the store has acknowledged.
        """
        text = f"{received} of {self.total} chunks of at most {self.size} bytes, SHA-256 {self.digest}"
        return f'<{progress_graph(graph)}> <{_PREDICATE}> "policygraph push: {text}" .\n'.encode()

    def received(self, said: str) -> int:
        """Return how many chunks of this content, cut in this way, have arrived.

        Args:
            said: What the store returned for the note, in any format.

        >>> plan = Plan("0" * 64, 1000, 9)
        >>> plan.received(plan.note("urn:g", 4).decode()), plan.received(""), Plan("1" * 64, 1000, 9).received("…")
        (4, 0, 0)
        """
        found = _NOTE.findall(said)
        # Two notes are two pushes that got in each other's way: neither can be gone on with.
        return int(found[0][0]) if len(found) == 1 and self.is_noted_in(said) else 0

    def is_noted_in(self, said: str) -> bool:
        """Return whether a note is about this content, cut in this way.

        Args:
            said: What the store returned for the note, in any format.
        """
        own = (str(self.total), str(self.size), self.digest)
        return any(tuple(about) == own for _received, *about in _NOTE.findall(said))


def progress_graph(graph: str) -> str:
    """Return the IRI of the graph that tells how far the push of another has come.

    Args:
        graph: The IRI of the other.

    >>> progress_graph("https://data.example.org/policy"), progress_graph("https://data.example.org/#policy")
    ('https://data.example.org/policy#policygraph-push', 'https://data.example.org/#policy-policygraph-push')
    """
    return f"{graph}{'-' if '#' in graph else '#'}policygraph-push"
