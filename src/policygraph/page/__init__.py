"""The interactive page: a graph as one HTML file that needs nothing else and asks nothing of the network."""

from policygraph.page.extent import MOST_HELD
from policygraph.page.notebook import notebook_frame
from policygraph.page.rendering import render, write_page

__all__ = ["MOST_HELD", "notebook_frame", "render", "write_page"]
