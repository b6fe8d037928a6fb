"""The interactive page: a graph as one HTML file that needs nothing else and asks nothing of the network."""

from policygraph.page.rendering import render, write_page

__all__ = ["render", "write_page"]
