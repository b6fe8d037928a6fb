"""The graph that an earlier command wrote."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from policygraph.cli.formats import FILES, BuildFormat
from policygraph.errors import PolicyGraphError

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Graph

    from policygraph.model import GraphContents


def read_contents(path: Path) -> GraphContents:
    """Read the extractions in a file, or in a build's folder, and make their graph.

    Raises:
        PolicyGraphError: If there are none or they cannot be read.
    """
    from policygraph.graph.merge import merge
    from policygraph.interchange import read_extractions

    file = path / FILES[BuildFormat.JSONL][0] if path.is_dir() else path
    if path.is_dir() and not file.exists():
        raise PolicyGraphError(f"{path}: has no {file.name}: name a folder that build wrote, or a file of extractions")
    return merge(read_extractions(file))


def read_graph(path: Path) -> Graph:
    """Read the RDF graph in a Turtle file, in a build's folder, or of extractions.

    Raises:
        PolicyGraphError: If there is none or it cannot be read.
    """
    from rdflib import Graph
    from rdflib.plugins.parsers.notation3 import BadSyntax

    from policygraph.export.rdf import to_rdf

    in_folder = path / FILES[BuildFormat.TURTLE][0]
    turtle = in_folder if in_folder.is_file() else path
    # Of a value that does not fit its datatype rdflib logs a traceback, and keeps its text.
    logging.getLogger("rdflib").setLevel(logging.ERROR)
    if turtle.suffix.lower() != ".ttl":
        return to_rdf(read_contents(path))
    try:
        return Graph().parse(data=turtle.read_text(encoding="utf-8-sig"), format="turtle")
    except UnicodeDecodeError as error:
        raise PolicyGraphError(f"{turtle}: is not UTF-8 text at byte {error.start}: save it as UTF-8") from None
    except BadSyntax as error:
        raise PolicyGraphError(f"{turtle}: is not Turtle at line {error.lines + 1}: correct it there") from None
    except (IndexError, AssertionError):
        # So rdflib's parser ends where the text stops within a statement, and where a string has no end.
        raise PolicyGraphError(
            f"{turtle}: is not Turtle: a statement or a text in it has no end; "
            "if the file is cut short, write or fetch it again"
        ) from None
    except ValueError:
        raise PolicyGraphError(f"{turtle}: holds a number that is too long") from None
