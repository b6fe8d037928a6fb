"""Which entity of the knowledge base a name means."""

from policygraph.linking.context import Context
from policygraph.linking.names import link

__all__ = ["Context", "link"]
