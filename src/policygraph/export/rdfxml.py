"""The graph in RDF/XML, for older programs that read no other RDF.

Reference: RDF 1.1 XML Syntax, https://www.w3.org/TR/rdf-syntax-grammar/
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from policygraph.errors import PolicyGraphError
from policygraph.export.options import USUAL
from policygraph.export.sections import sections
from policygraph.export.short_iris import PREFIX_OF
from policygraph.export.terms import Iri, Text, Typed
from policygraph.export.texts import NOT_XML
from policygraph.export.vocabulary import PREFIXES
from policygraph.writing import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policygraph.export.options import RdfOptions
    from policygraph.export.terms import Description, Term
    from policygraph.model import GraphContents

_NAME = re.compile(r"(.*?)([A-Za-z_][A-Za-z0-9_.-]*)")


def write_rdfxml(contents: GraphContents, path: Path, options: RdfOptions = USUAL) -> None:
    """Write the graph in RDF/XML, in place of what stands at ``path``.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.
        options: What is said in another way; there are no reifiers.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
        PolicyGraphError: If reifiers are asked for, or a text has what RDF or XML cannot hold, such as a form feed;
            the message names its bearer.
    """
    write_lines(path, _lines(contents, options))


def _lines(contents: GraphContents, options: RdfOptions) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix in sorted(PREFIXES):
        yield f"\n    xmlns:{prefix}={quoteattr(PREFIXES[prefix])}"
    yield ">\n"
    for section in sections(contents, options):
        for description in section.descriptions:
            yield _element(description)
    yield "</rdf:RDF>\n"


def _element(description: Description) -> str:
    lines = [f"<rdf:Description rdf:about={quoteattr(description.subject)}>"]
    for predicate, terms in description.values:
        opening, closing = _tags(predicate)
        lines += [f"  <{opening}{_content(term, closing)}" for term in terms]
    element = "\n".join(lines)
    found = NOT_XML.search(element)
    if found:
        raise PolicyGraphError(
            f"<{description.subject}> has the character U+{ord(found[0]):04X} in a text, which XML cannot hold: "
            "take another format, such as turtle, or take it out of the text"
        )
    return f"{element}\n</rdf:Description>\n"


def _content(term: Term, closing: str) -> str:
    if isinstance(term, Iri):
        return f" rdf:resource={quoteattr(term)}/>"
    if isinstance(term, Text):
        return f">{_text(term)}</{closing}>"
    if isinstance(term, Typed):
        return f" rdf:datatype={quoteattr(term.datatype)}>{_text(term.text)}</{closing}>"
    raise PolicyGraphError("RDF/XML has no reifiers: take turtle, trig, ntriples or nquads")


def _text(text: str) -> str:
    # A parser would make a carriage return a line feed.
    return escape(text, {"\r": "&#13;"})


@lru_cache(1 << 10)
def _tags(predicate: str) -> tuple[str, str]:
    """Return what stands in the opening and in the closing tag of a property element."""
    name = _NAME.fullmatch(predicate)
    if name is None:
        raise PolicyGraphError(f"the property <{predicate}> ends in no name, as RDF/XML needs it: take another format")
    prefix = PREFIX_OF.get(name[1])
    if prefix is None:
        return f"own:{name[2]} xmlns:own={quoteattr(name[1])}", f"own:{name[2]}"
    return f"{prefix}:{name[2]}", f"{prefix}:{name[2]}"
