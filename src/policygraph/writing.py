"""Write a file so that nobody ever finds half of it."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write that takes the place of ``path`` once the block ends without an error.

    It is written beside ``path`` and moved there by `os.replace`. What is no regular file, such as
    ``/dev/stdout``, is written to directly.

    Args:
        path: Where the file goes; its folder must exist.

    Raises:
        OSError: If it cannot be written; what stood at ``path`` is then unchanged.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "note.txt")
    ...     with replacing(path) as file:
    ...         _ = file.write(b"all of it")
    ...     [(found.name, found.read_bytes()) for found in Path(folder).iterdir()]
    [('note.txt', b'all of it')]
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    target = path.resolve()  # through a link, which is to stay one
    # A name that nobody can guess: in a folder that others may write to, a link could wait under one that they can.
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name[:64]}.", suffix=".part", delete=False) as file:
        beside = Path(file.name)
        try:
            yield cast("BinaryIO", file)
            file.close()
            beside.chmod(0o666 & ~_umask())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


def _umask() -> int:
    """Return what this process leaves out of the rights of a new file; to ask is to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8 with its newlines as they are, in place of what stands at ``path``.

    Args:
        path: Where the file goes; its folder must exist.
        text: What it holds; without lone surrogates.

    Raises:
        OSError: If it cannot be written; what stood at ``path`` is then unchanged.
    """
    data = text.encode("utf-8")
    with replacing(path) as file:
        file.write(data)


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write texts one after the other in UTF-8, in place of what stands at ``path``; none is kept.

    Args:
        path: Where the file goes; its folder must exist.
        lines: What it holds, with its line ends; without lone surrogates.

    Raises:
        OSError: If it cannot be written; what stood at ``path`` is then unchanged.
    """
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
        text.writelines(lines)
        text.detach()
