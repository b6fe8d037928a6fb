"""What Turtle files hold, kept in a form that is read in a tenth of the time.

The cache is a convenience: where it is missing, stale, damaged or cannot be written, the files themselves are read.
It is plain JSON, never pickled objects, so that whoever could write to it could run nothing.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from policygraph.knowledge.entity import Appointment, KnowledgeEntity
from policygraph.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_Record = TypeVar("_Record", KnowledgeEntity, Appointment)


class Cache:
    """The entities of a set of files, as they were when the files had their present content.

    Args:
        folder: The folder that has the files; each has a cache of its own.
        files: The files that decide about the entities.

    Attributes:
        path: The file that keeps them; None where there is no place for it.
    """

    def __init__(self, folder: Path, files: Sequence[Path]) -> None:
        name = sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self.path: Path | None = None
        # Without a home there is no cache; of a file that cannot be read the reader tells the user.
        with suppress(RuntimeError, OSError):
            self._key = _key(files)
            self.path = cache_folder() / f"knowledge-{name}.json"

    def load(self) -> tuple[list[KnowledgeEntity], list[Appointment]] | None:
        """Return what is kept, or None where that is nothing, stale or damaged."""
        if self.path is None:
            return None
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(kept, dict) or kept.get("key") != self._key:
                return None
            entities = [_record(KnowledgeEntity, values) for values in kept["entities"]]
            appointments = [_record(Appointment, values) for values in kept["appointments"]]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        known = {entity.iri for entity in entities}
        sound = len(known) == len(entities) and all(a.post in known and a.person in known for a in appointments)
        return (entities, appointments) if sound else None

    def store(self, entities: Iterable[KnowledgeEntity], appointments: Iterable[Appointment]) -> None:
        """Keep the entities; where that is not possible, do nothing."""
        if self.path is None:
            return
        content = {
            "key": self._key,
            "entities": [_values(entity) for entity in entities],
            "appointments": [_values(appointment) for appointment in appointments],
        }
        with suppress(OSError, UnicodeEncodeError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_text(self.path, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def cache_folder() -> Path:
    """Return the user's folder for what can be made again.

    It is ``POLICYGRAPH_CACHE``, else ``policygraph`` in ``%LOCALAPPDATA%`` on Windows, elsewhere in
    ``XDG_CACHE_HOME`` or ``~/.cache`` (the XDG Base Directory Specification).

    Raises:
        RuntimeError: If the user has no home.
    """
    if chosen := os.environ.get("POLICYGRAPH_CACHE"):
        return Path(chosen)
    usual = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    # A relative path is to be ignored, says the specification.
    base = Path(usual) if usual and Path(usual).is_absolute() else Path.home() / ".cache"
    return base / "policygraph"


def _key(files: Sequence[Path]) -> str:
    """Return a hash of all that decides about the entities: the files, and the modules that read them."""
    digest = sha256()
    for path in (*files, *sorted(Path(__file__).parent.glob("*.py"))):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _values(record: KnowledgeEntity | Appointment) -> list[Any]:
    return [getattr(record, field.name) for field in fields(record)]


def _record(kind: type[_Record], values: Any) -> _Record:
    """Return the record with these values, each of which must be what its field holds.

    Raises:
        TypeError: If they are not.
    """
    described = fields(kind)
    if not isinstance(values, list) or len(values) != len(described):
        raise TypeError(kind.__name__)
    checked: list[Any] = []
    for field, value in zip(described, values, strict=True):
        several = str(field.type).startswith("tuple")
        if several and isinstance(value, list) and all(isinstance(item, str) for item in value):
            checked.append(tuple(value))
        elif not several and (isinstance(value, str) or (value is None and "None" in str(field.type))):
            checked.append(value)
        else:
            raise TypeError(field.name)
    return kind(*checked)
