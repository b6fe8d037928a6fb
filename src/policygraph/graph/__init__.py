"""The graph: made of extractions, looked up, walked, queried, and given back in other forms."""

from policygraph.graph.build import build, read
from policygraph.graph.policy_graph import PolicyGraph

__all__ = ["PolicyGraph", "build", "read"]
