"""IRIs: the names by which entities, statements, documents and quotations are known outside a graph.

They are made of what they name, never of a counter, so that the same text gives the same IRI in every build,
whatever is read before it or beside it. An IRI that a knowledge base gives an entity takes precedence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from policygraph.errors import PolicyGraphError
from policygraph.knowledge.names import normalise_name
from policygraph.model import BASE

if TYPE_CHECKING:
    from collections.abc import Collection

    from policygraph.model import Entity, Evidence, Extraction, Statement

PREFIX_NAMES = frozenset(
    ("dct", "eli", "foaf", "oa", "org", "owl", "pg", "prov", "rdf", "rdfs", "schema", "skos", "uk", "void", "xsd")
)
"""The prefixes of our RDF, which `policygraph.export.vocabulary` gives namespaces."""

_ABSOLUTE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\\ud800-\udfff]+')


def is_iri(text: str) -> bool:
    """Return whether the text can stand as an absolute IRI in RDF (RFC 3987; RDF 1.1 Turtle, IRIREF).

    What begins with a prefix of ours, such as ``uk:``, is none: some formats would take it for a short form.

    >>> is_iri("https://w3id.org/policygraph/uk/home-office"), is_iri("home-office"), is_iri("urn:a b")
    (True, False, False)
    >>> is_iri("uk:home-office")
    False
    """
    return _ABSOLUTE.fullmatch(text) is not None and text.partition(":")[0] not in PREFIX_NAMES


def checked_base(base: str) -> str:
    """Return a base of IRIs if it can be one.

    Args:
        base: An absolute IRI that ends in a slash, without query and fragment.

    Raises:
        PolicyGraphError: If it is none.

    >>> checked_base("https://data.example.org/id/")
    'https://data.example.org/id/'
    >>> checked_base("data.example.org")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: 'data.example.org' is no base: ... such as https://data.example.org/id/
    """
    # A dotted segment would be resolved away where a base and a relative IRI are joined (RFC 3986, section 5.2.4).
    is_resolved = not {".", ".."} & set(base.split("/"))
    if is_iri(base) and base.endswith("/") and "://" in base and is_resolved and not set(base) & set("?#"):
        return base
    raise PolicyGraphError(
        f"{base!r} is no base: it must be an absolute IRI that ends in a slash, such as https://data.example.org/id/"
    )


def slug(name: str) -> str:
    """Return a name as one segment of an IRI's path; two names share it only if they normalise equally.

    What is neither an ASCII letter nor a digit is percent-encoded rather than dropped, so that names in other
    scripts stay apart.

    >>> slug("The Ministry of Housing, Communities & Local Government")
    'ministry-of-housing-communities-and-local-government'
    >>> slug("Siân Wynne"), slug("—") == slug("–")
    ('si%C3%A2n-wynne', False)
    """
    words = normalise_name(name)
    # A name of punctuation alone has no normal form; its hash keeps it apart from the others.
    return _segment(words.replace(" ", "-")) if words else _digest(name)


def document_iri(document: str, base: str = BASE) -> str:
    """Return the IRI of the document with this id.

    Args:
        document: The document's id.
        base: What the IRI begins with.

    >>> document_iri("2024/letter to councils")
    'https://w3id.org/policygraph/id/document/2024%2Fletter%20to%20councils'
    """
    return f"{base}document/{_segment(document)}"


def entity_iris(extraction: Extraction, base: str = BASE) -> dict[str, str]:
    """Return the IRI of each entity of an extraction, by the entity's id.

    A linked entity has the knowledge base's IRI. A named one, and one that stands for many (`councils`), has an
    IRI of type and name, the same in every document. `The report` means another report in each document, so a
    generic singular has the document in its IRI. So has a post whose name two entities of the document bear:
    two bodies' `chief executive` are two posts. Those that would still share an IRI are numbered in reading order.

    Args:
        extraction: What one document states.
        base: What the IRIs begin with that the knowledge base does not give.

    >>> from policygraph.model import Document, Entity, Extraction
    >>> document = Document("letter", "…")
    >>> entities = (Entity("e1", "Ofwat", "PublicBody"), Entity("e2", "report", "Document", "generic"))
    >>> for iri in entity_iris(Extraction(document, entities)).values():
    ...     print(iri)
    https://w3id.org/policygraph/id/entity/PublicBody/ofwat
    https://w3id.org/policygraph/id/document/letter/entity/Document/report
    """
    iris: dict[str, str] = {}
    singular: dict[str, list[Entity]] = defaultdict(list)
    for entity in extraction.entities:
        path = f"entity/{_segment(entity.type)}/{slug(entity.name)}"
        if entity.iri is None and not entity.plural and (entity.kind == "generic" or entity.type == "Role"):
            singular[path].append(entity)
        iris[entity.id] = entity.iri or base + path
    for path, entities in singular.items():
        if len(entities) == 1 and entities[0].kind == "named":
            continue
        local = f"{document_iri(extraction.document.id, base)}/{path}"
        for number, entity in enumerate(sorted(entities, key=_reading_order), start=1):
            iris[entity.id] = local if len(entities) == 1 else f"{local}/{number}"
    return iris


def statement_iri(statement: Statement, base: str = BASE, linked: Collection[str] = ()) -> str:
    """Return the IRI of a statement: a hash of all that makes it this one, its evidence and confidence apart.

    Under another base the hash is the same.

    Args:
        statement: Its subject, object and speaker are IRIs.
        base: What the IRI begins with, and theirs where the knowledge base does not give them.
        linked: The IRIs that the knowledge base gives.
    """
    subject, object, speaker = (
        iri if iri in linked else (iri or "").removeprefix(base)
        for iri in (statement.subject, statement.object, statement.attributed_to)
    )
    parts = (subject, statement.relation, object, statement.polarity, statement.modality, speaker)
    return f"{base}statement/{_digest(chr(10).join(map(str, parts)))}"


def evidence_with_iris(statement: Statement, base: str = BASE) -> list[tuple[str, Evidence]]:
    """Return a statement's quotations with their IRIs as evidence: places in documents, with the statement's hash.

    Args:
        statement: Its quotations in their order; those that several rules found at one place are numbered.
        base: What the IRIs begin with.
    """
    own = f"{base}statement/"
    key = statement.id.removeprefix(own) if statement.id.startswith(own) else _digest(statement.id)
    found = []
    seen: Counter[str] = Counter()
    for item in statement.evidence:
        iri = f"{document_iri(item.document, base)}#evidence-{item.start}-{item.end}-{key}"
        seen[iri] += 1
        found.append((iri if seen[iri] == 1 else f"{iri}-{seen[iri]}", item))
    return found


def _reading_order(entity: Entity) -> tuple[int, str]:
    return min((mention.start for mention in entity.mentions), default=2**63), entity.id


def _digest(text: str) -> str:
    """Return 80 bits of SHA-256: among ten million, two are equal with a probability of one in ten thousand million."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _segment(text: str) -> str:
    encoded = quote(text, safe="", errors="surrogatepass")
    # A segment of dots alone would be resolved away as a relative path (RFC 3986, section 5.2.4).
    return encoded if encoded.strip(".") else encoded.replace(".", "%2E")
