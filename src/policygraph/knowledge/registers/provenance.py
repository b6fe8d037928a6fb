"""Where a register comes from: the note that lies beside its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policygraph.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path

_NOTES = ("SOURCE.md", "README.md")


@dataclass(frozen=True, slots=True)
class Provenance:
    """The origin of the files in one folder.

    Args:
        folder: The folder's name.
        source: Whose they are and where they were published.
        licence: The licence, and whom to name.
        commit: The version; empty where it is said with the source.
    """

    folder: str
    source: str
    licence: str
    commit: str = ""

    def lines(self) -> list[str]:
        """Return it as lines of text."""
        commit = [f"Commit: {self.commit}"] if self.commit else []
        return [f"Source: {self.source}", *commit, f"Licence: {self.licence}"]


def read_provenance(folder: Path) -> Provenance:
    """Return the origin of the files in a folder, of the lines `Source:`, `Commit:` and `Licence:` of its note.

    Args:
        folder: Has a ``SOURCE.md`` or a ``README.md``.

    Raises:
        KnowledgeError: If it has neither, or the note does not say the source and the licence.
    """
    path = next((folder / name for name in _NOTES if (folder / name).is_file()), None)
    if path is None:
        raise KnowledgeError(
            f"{folder}: has no SOURCE.md: write one with the lines 'Source: …', 'Commit: …' and 'Licence: …', "
            "so that the knowledge base can name its source"
        )
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, colon, value = line.partition(":")
        if colon and key in {"Source", "Commit", "Licence"}:
            found.setdefault(key, " ".join(value.split()).split(". ")[0])
    for key in ("Source", "Licence"):
        if not found.get(key):
            raise KnowledgeError(f"{path}: has no line '{key}: …': add it")
    return Provenance(folder.name, found["Source"], found["Licence"], found.get("Commit", ""))
