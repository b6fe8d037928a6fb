"""The lines of a graph in chunks of limited size, the same ones each time."""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_IN_MEMORY = 8_000_000


def chunks(lines: Iterable[bytes], size: int) -> Iterator[bytes]:
    r"""Yield lines put together, as many as fit.

    Args:
        lines: Lines with their ends.
        size: The most bytes of a chunk; a line that is longer than that is a chunk of its own.

    >>> list(chunks([b"one\n", b"two\n", b"seventeen\n", b"six\n"], 8))
    [b'one\ntwo\n', b'seventeen\n', b'six\n']
    """
    held: list[bytes] = []
    length = 0
    for line in lines:
        if held and length + len(line) > size:
            yield b"".join(held)
            held, length = [], 0
        held.append(line)
        length += len(line)
    if held:
        yield b"".join(held)


class Content:
    """What is pushed: lines of N-Triples, of which only a chunk is in memory at a time.

    Args:
        lines: Each ends in a line feed and has no other.
        file: Where they are kept; empty at first.
    """

    def __init__(self, lines: Iterable[str], file: SpooledTemporaryFile[bytes]) -> None:
        digest = sha256()
        self.triples = 0
        for line in lines:
            encoded = line.encode("utf-8")
            digest.update(encoded)
            file.write(encoded)
            self.triples += 1
        self.digest = digest.hexdigest()
        self._file = file

    def chunks(self, size: int) -> Iterator[bytes]:
        """Yield the lines in chunks; a content without lines is one empty chunk, for it replaces a graph, too.

        Args:
            size: The most bytes of a chunk.
        """
        self._file.seek(0)
        found = chunks(self._file, size)
        return chain([next(found, b"")], found)

    def number_of_chunks(self, size: int) -> int:
        """Return how many chunks there are.

        Args:
            size: The most bytes of a chunk.
        """
        return sum(1 for _ in self.chunks(size))


@contextmanager
def kept(lines: Iterable[str]) -> Iterator[Content]:
    r"""Keep lines in a temporary file while the block runs, for they are read several times.

    Args:
        lines: Lines of N-Triples in an order that is always the same.

    >>> with kept(["<urn:a> <urn:b> <urn:c> .\n", "<urn:a> <urn:b> <urn:d> .\n"]) as content:
    ...     content.triples, content.number_of_chunks(40), content.number_of_chunks(80)
    (2, 2, 1)
    """
    with SpooledTemporaryFile(max_size=_MOST_IN_MEMORY) as file:
        yield Content(lines, file)
