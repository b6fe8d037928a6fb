"""What the command line says: results on standard output, progress and problems on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from policygraph.model import Failure

OUTPUT = Console(highlight=False)
ERRORS = Console(stderr=True, highlight=False)
_MOST_SHOWN = 20


def printable(text: str) -> str:
    """Return a text in which no character can command a terminal; names come from documents nobody vouches for.

    >>> printable("Home" + chr(27) + "[2J Office")
    'Home�[2J Office'
    """
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def say(message: str, style: str = "") -> None:
    """Print a line of results; a terminal wraps it, a file has it whole."""
    OUTPUT.print(Text(printable(message), style), soft_wrap=True)


def complain(message: str) -> None:
    """Print what went wrong, and what to do about it."""
    for line in message.splitlines():
        ERRORS.print(Text(printable(line), "red"), soft_wrap=True)


def complain_of(failures: Sequence[Failure]) -> None:
    """Print what could not be read, a line each; of very many the first."""
    for failure in failures[:_MOST_SHOWN]:
        complain(f"{failure.path}: {failure.reason}")
    if len(failures) > _MOST_SHOWN:
        complain(f"and {len(failures) - _MOST_SHOWN} more like these")


@contextmanager
def progress(task: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show how far a task has come while the block runs; only a person at a terminal sees it.

    Args:
        task: What is being done.
        total: The number of steps.

    Yields:
        A function to call with the number of steps done.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as bar:
        shown = bar.add_task(task, total=total)
        yield lambda done: bar.update(shown, completed=done)


def working(task: str) -> AbstractContextManager[object]:
    """Show that a task whose length is not known goes on; only a person at a terminal sees it."""
    return ERRORS.status(task) if ERRORS.is_terminal else nullcontext()
