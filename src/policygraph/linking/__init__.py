"""Which entity of the knowledge base a name means."""

from policygraph.linking.names import link

__all__ = ["link"]
