"""From the paths that a user names to the files to read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.documents.found import place_of
from policygraph.model import Failure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def find_files(
    paths: Iterable[Path], suffixes: Collection[str], skip: Iterable[Path] = ()
) -> tuple[list[Path], list[Failure]]:
    """Find the files that the paths name or that lie in the folders they name.

    Folders are searched to the bottom; hidden files and folders and files of other kinds are passed over, links
    to folders are not followed. A file reached by two paths is found once, by the first path in order.

    Args:
        paths: Files and folders.
        suffixes: Those of the files that can be read, in lower case.
        skip: Files and folders within the paths that are to be passed over.

    Returns:
        The files in order of their absolute paths, and what is missing or cannot be read: a file of another kind
        only where it is named itself, a folder also if it holds nothing to read.
    """
    passed_over = {_absolute(path) for path in skip}
    found: dict[Path, Path] = {}
    failures: set[Failure] = set()
    for path in sorted(paths):
        files, problems = _search(path, suffixes, passed_over) if path.is_dir() else _check(path, suffixes)
        failures.update(problems)
        for file in files:
            found.setdefault(_absolute(file), file)
    return [found[absolute] for absolute in sorted(found)], sorted(failures, key=lambda f: (f.path, f.reason))


def folders_of(file: Path) -> tuple[str, ...]:
    """Return the names of the folders above a file, outermost first, without the root.

    >>> folders_of(Path("/news/2024/../2025/may.txt"))
    ('news', '2025')
    """
    return tuple(place_of(folder, None) for folder in _absolute(file).parent.parts[1:])


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def _check(path: Path, suffixes: Collection[str]) -> tuple[list[Path], list[Failure]]:
    name = place_of(str(path), None)
    try:
        path.stat()
    except OSError as error:
        return [], [Failure(name, f"{_reason(error)}: check the path")]
    if not path.is_file():
        return [], [Failure(name, "is neither a file nor a folder")]
    if path.suffix.lower() not in suffixes:
        return [], [Failure(name, f"is of a kind that cannot be read: save its text as one of {_list(suffixes)}")]
    return [path], []


def _search(folder: Path, suffixes: Collection[str], passed_over: Collection[Path]) -> tuple[list[Path], list[Failure]]:
    files: list[Path] = []
    others: list[str] = []
    failures: list[Failure] = []

    def note(error: OSError) -> None:
        failures.append(Failure(place_of(str(error.filename), None), _reason(error)))

    for parent, folders, names in os.walk(folder, onerror=note):
        here = Path(parent)
        folders[:] = [name for name in folders if _visible(here / name, passed_over)]
        for file in (here / name for name in sorted(names)):
            if not _visible(file, passed_over):
                continue
            if file.suffix.lower() in suffixes:
                readable, problems = _check(file, suffixes)
                files += readable
                failures += problems
            else:
                others.append(place_of(str(file.relative_to(folder)), None))
    if not files and not failures:
        what = _few(sorted(others)) if others else "nothing"
        failures.append(
            Failure(place_of(str(folder), None), f"has no file to read: it holds {what}, not {_list(suffixes)}")
        )
    return files, failures


def _visible(path: Path, passed_over: Collection[Path]) -> bool:
    return not path.name.startswith(".") and _absolute(path) not in passed_over


def _few(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown


def _list(suffixes: Collection[str]) -> str:
    return ", ".join(sorted(suffixes))


def _reason(error: OSError) -> str:
    return f"cannot be read ({(error.strerror or type(error).__name__).lower()})"
