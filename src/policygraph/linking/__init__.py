"""Which entity of the knowledge base a name means."""

from policygraph.linking.context import Context
from policygraph.linking.names import link, may_mean

__all__ = ["Context", "link", "may_mean"]
