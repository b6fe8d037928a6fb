"""Knowledge graphs of policy entities, with the sentence behind every edge.

    import policygraph as pg

    graph = pg.build("article.txt")
    graph.neighbours("Home Office")
    graph.to_turtle("article.ttl")

Everything here is imported when it is first used, so that ``import policygraph`` takes no time.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policygraph.errors import PolicyGraphError
    from policygraph.graph.build import build, read
    from policygraph.graph.policy_graph import PolicyGraph
    from policygraph.language.pipeline import load
    from policygraph.model import Document, Entity, Evidence, Extraction, Mention, Statement

    __version__: str

__all__ = [
    "Document",
    "Entity",
    "Evidence",
    "Extraction",
    "Mention",
    "PolicyGraph",
    "PolicyGraphError",
    "Statement",
    "__version__",
    "build",
    "load",
    "read",
]

_MODULES = {
    "build": "policygraph.graph.build",
    "read": "policygraph.graph.build",
    "PolicyGraph": "policygraph.graph.policy_graph",
    "load": "policygraph.language.pipeline",
    "Document": "policygraph.model",
    "Entity": "policygraph.model",
    "Evidence": "policygraph.model",
    "Extraction": "policygraph.model",
    "Mention": "policygraph.model",
    "Statement": "policygraph.model",
    "PolicyGraphError": "policygraph.errors",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        value: Any = _version()
    elif name in _MODULES:
        value = getattr(import_module(_MODULES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _version() -> str:
    try:
        return version("policygraph")
    except PackageNotFoundError:  # run from a source folder that is not installed
        return "0+unknown"
