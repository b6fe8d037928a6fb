"""The ontology as a page for readers: one HTML file, without scripts and without anything from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from policygraph.knowledge.reference import OntologyDocument


def reference_page(document: OntologyDocument) -> str:
    """Return the page; the same document gives the same text.

    Args:
        document: The ontology.

    >>> from policygraph.knowledge.files import ontologies_folder
    >>> from policygraph.knowledge.reference import OntologyDocument
    >>> page = reference_page(OntologyDocument(ontologies_folder() / "policygraph.ttl"))
    >>> '<article id="PoliceForce">' in page
    True
    """
    environment = Environment(
        loader=PackageLoader("policygraph.knowledge"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("ontology.html").render(document=document)
