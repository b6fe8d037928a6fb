"""How a store can be written to."""

from __future__ import annotations

from enum import StrEnum


class PushProtocol(StrEnum):
    """The protocols by which a graph is pushed."""

    AUTO = "auto"
    GRAPH_STORE = "graph-store"
    UPDATE = "update"
