"""The page within a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from policygraph.page.rendering import render

if TYPE_CHECKING:
    from policygraph.model import GraphContents

MOST_IN_NOTEBOOK = 1000
"""How many entities the page holds at most: whatever a cell shows is kept in the notebook's file."""


def notebook_frame(contents: GraphContents, summary: str) -> str:
    """Return the page of a graph as HTML for a notebook.

    It stands in a frame of its own that may run the page's script and save files, and nothing else: it sees neither
    the notebook nor what else its browser has open.

    Args:
        contents: The graph's contents.
        summary: The graph in a few words, which stand below the page with its size in bytes.

    >>> from policygraph.model import GraphContents
    >>> shown = notebook_frame(GraphContents(), "0 documents")
    >>> shown.startswith("<iframe sandbox=")
    True
    """
    page = render(contents, max_entities=MOST_IN_NOTEBOOK)
    # Half a surrogate pair, which a text may hold, cannot be sent to a browser.
    encoded = page.encode("utf-8", "xmlcharrefreplace")
    environment = Environment(
        loader=PackageLoader("policygraph.page", "template"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("notebook.html").render(
        page=encoded.decode("utf-8"), summary=summary, size=in_bytes(len(encoded))
    )


def in_bytes(size: int) -> str:
    """Return a size for a reader.

    Args:
        size: In bytes.

    >>> in_bytes(412), in_bytes(790_527), in_bytes(12_824_988)
    ('412 bytes', '791 kB', '12.8 MB')
    """
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
