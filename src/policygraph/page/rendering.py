"""Put the page together: pyvis's network and its vis-network, our template, style and script, in one file."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyvis
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from policygraph.errors import PolicyGraphError
from policygraph.page.extent import MOST_HELD, most_connected_part
from policygraph.page.layout import MOST_SHOWN
from policygraph.page.modules import joined
from policygraph.page.network import to_network
from policygraph.page.rdf_terms import rdf_terms
from policygraph.page.records import records

if TYPE_CHECKING:
    from policygraph.model import GraphContents

_HERE = Path(__file__).parent
_VIS_NETWORK = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


# Of rules of the same weight the later one holds: what is said of narrow screens and of paper comes last.
_STYLES = (
    *("colours", "base", "masthead", "columns", "search", "filters", "picture", "timeline"),
    *("panel", "quotation", "table", "help", "documents", "reading", "marked_text", "quoted_sentences"),
    *("reading_elsewhere", "empty", "narrow", "print"),
)


def render(contents: GraphContents, title: str | None = None, max_entities: int = MOST_HELD) -> str:
    """Return the page of a graph: one HTML document that needs no other file and allows itself no request.

    The same contents give the same page, in whatever order they come. Text from documents reaches the page only
    as JSON or escaped, and the script shows it only as text.

    Args:
        contents: The graph's contents.
        title: The page's heading; by default the title of the only document, else `Policy graph`.
        max_entities: How many entities the page holds at most: the most connected, as it then says.

    Raises:
        PolicyGraphError: If the installed pyvis has not the vis-network that the page is made for.

    >>> from policygraph.model import GraphContents
    >>> page = render(GraphContents(), title="Safe <b>streets</b>")
    >>> "Safe &lt;b&gt;streets&lt;/b&gt;" in page, "No entity was found in these documents." in page
    (True, True)
    """
    whole = contents
    contents = most_connected_part(contents, max_entities)
    contents = replace(
        contents,
        documents=tuple(sorted(contents.documents, key=lambda document: document.id)),
        entities=tuple(sorted(contents.entities, key=lambda entity: entity.id)),
        statements=tuple(sorted(contents.statements, key=lambda statement: statement.id)),
    )
    network = to_network(contents)
    network.path = "page.html"
    network.templateEnv = _environment()
    style, vis_network, script = _fixed_parts()
    total = {"entities": whole.entities, "statements": whole.statements, "documents": whole.documents}
    network.templateEnv.globals.update(
        title=title if title and title.strip() else _title(whole),
        data=records(contents, network)
        | {"opening": MOST_SHOWN, "total": {name: len(held) for name, held in total.items()}, "terms": rdf_terms()},
        glyphs=Markup(_read("glyphs.svg")),
        style=Markup(style),
        vis_network=Markup(vis_network),
        script=Markup(script),
        policy=_policy(style, [vis_network, script]),
    )
    return str(network.generate_html())


def write_page(contents: GraphContents, path: Path, title: str | None = None, max_entities: int = MOST_HELD) -> None:
    """Write the page of a graph to a file, in UTF-8.

    Args:
        contents: The graph's contents.
        path: The file; replaced if it is there.
        title: The page's heading; by default the title of the only document, else `Policy graph`.
        max_entities: How many entities the page holds at most: the most connected, as it then says.

    Raises:
        PolicyGraphError: If the file cannot be written; the message names it.
    """
    page = render(contents, title, max_entities)
    try:
        # A title may hold half a surrogate pair, which UTF-8 cannot: as a reference the browser shows it as unknown.
        path.write_text(page, encoding="utf-8", errors="xmlcharrefreplace", newline="\n")
    except OSError as error:
        raise PolicyGraphError(f"{path}: the page cannot be written: {error.strerror}") from error


def _title(contents: GraphContents) -> str:
    only = contents.documents[0].title if len(contents.documents) == 1 else None
    return only if only and only.strip() else "Policy graph"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "template"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    return environment


@cache
def _fixed_parts() -> tuple[str, str, str]:
    """Return what every page has: the style, vis-network, and our script."""
    style = "\n".join(_read(f"style/{name}.css") for name in _STYLES)
    return style, _vis_network(), joined(_HERE / "script")


def _policy(style: str, scripts: list[str]) -> str:
    allowed = " ".join(map(_hash, scripts))
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _vis_network() -> str:
    try:
        script = _VIS_NETWORK.read_text(encoding="utf-8")
    except OSError as error:
        raise PolicyGraphError(
            f"{_VIS_NETWORK}: cannot be read: the page needs pyvis 0.3.2, install that version"
        ) from error
    # A debugger would ask for the file that the last line names.
    return script.partition("\n//# sourceMappingURL=")[0]


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
