"""One identifier for each document, and each text once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from policygraph.documents.files import folders_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policygraph.documents.found import FoundText
    from policygraph.model import Document


def identify(found: Sequence[FoundText]) -> tuple[list[Document], list[tuple[str, str]]]:
    """Give each document an identifier of its own, and drop the texts that come again.

    A document keeps its record's id or its file's stem where no other has the same. Where two collide, as many
    of their folders are put before it as tell them apart (``2024/minutes``, ``2025/minutes``); two in one folder
    are first called by their file and record instead (``minutes.md``, ``minutes.jsonl#3``).

    Args:
        found: All texts; of those that are the same the first is kept.

    Returns:
        The documents in order of their ids; and where each text was that another document already has, with that
        document's id.
    """
    kept: dict[str, FoundText] = {}
    for item in found:
        kept.setdefault(item.document.text, item)
    ids = dict(zip(kept, _distinct(list(kept.values())), strict=True))
    documents = [replace(item.document, id=ids[text]) for text, item in kept.items()]
    duplicates = [(item.path, ids[item.document.text]) for item in found if kept[item.document.text] is not item]
    return sorted(documents, key=lambda document: document.id), sorted(duplicates)


def _distinct(items: list[FoundText]) -> list[str]:
    folders = [folders_of(item.file) for item in items]
    names = [item.document.id for item in items]
    # A full path is the last resort, so make that distinct first; places are, so this comes to an end.
    while clashes := [
        position
        for position in _shared([_under(above, name) for above, name in zip(folders, names, strict=True)])
        if names[position] != items[position].place
    ]:
        for position in clashes:
            names[position] = items[position].place
    depths = [0] * len(items)
    while True:
        ids = [
            _under(above[len(above) - depth :], name) for above, depth, name in zip(folders, depths, names, strict=True)
        ]
        clashes = [position for position in _shared(ids) if depths[position] < len(folders[position])]
        if not clashes:
            return ids
        for position in clashes:
            depths[position] += 1


def _under(folders: Sequence[str], name: str) -> str:
    return "/".join((*folders, name))


def _shared(names: list[str]) -> list[int]:
    """Return the positions of names that are not the only ones of their kind."""
    counts = Counter(names)
    return [position for position, name in enumerate(names) if counts[name] > 1]
