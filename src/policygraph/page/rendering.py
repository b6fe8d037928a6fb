"""Put the page together: pyvis's network and its vis-network, our template, style and script, in one file."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyvis
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from policygraph.errors import PolicyGraphError
from policygraph.page.network import to_network
from policygraph.page.records import Records

if TYPE_CHECKING:
    from policygraph.model import GraphContents

_HERE = Path(__file__).parent
_VIS_NETWORK = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"

# One module in the page: the files share its scope, each uses those before it.
_SCRIPTS = ("data", "elements", "state", "picture", "labels", "panel", "search", "table", "main")


def render(contents: GraphContents, title: str | None = None) -> str:
    """Return the page of a graph: one HTML document that needs no other file and allows itself no request.

    The same contents give the same page, in whatever order they come. Text from documents reaches the page only
    as JSON or escaped, and the script shows it only as text.

    Args:
        contents: The graph's contents.
        title: The page's heading; by default the title of the only document, else `Policy graph`.

    Raises:
        PolicyGraphError: If the installed pyvis has not the vis-network that the page is made for.

    >>> from policygraph.model import GraphContents
    >>> page = render(GraphContents(), title="Safe <b>streets</b>")
    >>> "Safe &lt;b&gt;streets&lt;/b&gt;" in page, "No entity was found in these documents." in page
    (True, True)
    """
    contents = replace(
        contents,
        documents=tuple(sorted(contents.documents, key=lambda document: document.id)),
        entities=tuple(sorted(contents.entities, key=lambda entity: entity.id)),
        statements=tuple(sorted(contents.statements, key=lambda statement: statement.id)),
    )
    network = to_network(contents)
    network.path = "page.html"
    network.templateEnv = _environment()
    style = _read("style.css")
    scripts = [_vis_network(), "\n".join(_read(f"script/{name}.js") for name in _SCRIPTS)]
    network.templateEnv.globals.update(
        title=title or _title(contents),
        records=Records(contents),
        opening=sum("opens" in node for node in network.nodes),
        connected=len({end for edge in network.edges for end in (edge["from"], edge["to"])}),
        glyphs=Markup(_read("glyphs.svg")),
        style=Markup(style),
        vis_network=Markup(scripts[0]),
        script=Markup(scripts[1]),
        policy=_policy(style, scripts),
    )
    return str(network.generate_html())


def write_page(contents: GraphContents, path: Path, title: str | None = None) -> None:
    """Write the page of a graph to a file, in UTF-8.

    Args:
        contents: The graph's contents.
        path: The file; replaced if it is there.
        title: The page's heading; by default the title of the only document, else `Policy graph`.

    Raises:
        PolicyGraphError: If the file cannot be written; the message names it.
    """
    page = render(contents, title)
    try:
        # A title may hold half a surrogate pair, which UTF-8 cannot: as a reference the browser shows it as unknown.
        path.write_text(page, encoding="utf-8", errors="xmlcharrefreplace", newline="\n")
    except OSError as error:
        raise PolicyGraphError(f"{path}: the page cannot be written: {error.strerror}") from error


def _title(contents: GraphContents) -> str:
    only = contents.documents[0].title if len(contents.documents) == 1 else None
    return only or "Policy graph"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "template"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    return environment


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
