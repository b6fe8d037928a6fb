"""Plain text files: a file is a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.documents.encoding import decode
from policygraph.documents.found import FoundText, place_of
from policygraph.errors import DocumentError
from policygraph.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_text(path: Path, data: bytes) -> Iterator[FoundText]:
    """Read a file of plain text; the document's id is the file's stem, its source the path.

    Args:
        path: The file, as it was found.
        data: What it holds.

    Raises:
        DocumentError: If it is empty or no text.

    >>> from pathlib import Path
    >>> [found] = read_text(Path("news/prevent.txt"), b"Councils lead on Prevent.")
    >>> found.document
    Document(id='prevent', text='Councils lead on Prevent.', title=None, date=None, source='news/prevent.txt')
    """
    text = decode(data)
    if not text.strip():
        raise DocumentError("is empty: give it a text or leave it out")
    document = Document(place_of(path.stem, None), text, source=place_of(str(path), None))
    yield FoundText(path, None, document)
