"""The short forms of IRIs: what follows a base, or a prefix and a name."""

from __future__ import annotations

import re
from functools import lru_cache

from policygraph.export.vocabulary import PREFIXES

PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
"""The prefix of each namespace."""

# A namespace and a local name that needs no escape in any Turtle parser; other IRIs are written whole.
_NAME = re.compile(r"(.+[/#])([A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)")
# Without a segment that begins with a dot, which a parser might resolve away.
_BELOW_BASE = re.compile(r"(?!.*/\.)(?:graph|(?:entity|statement|document)/[A-Za-z0-9%_/~.#-]+)")


@lru_cache(1 << 16)
def prefixed(iri: str) -> tuple[str, str] | None:
    """Return the prefix and the name that an IRI is made of, None if it is not.

    >>> prefixed("https://schema.org/Place"), prefixed("https://example.org/")
    (('schema', 'Place'), None)
    """
    name = _NAME.fullmatch(iri)
    prefix = PREFIX_OF.get(name[1]) if name else None
    return None if name is None or prefix is None else (prefix, name[2])


def below(base: str, iri: str) -> str | None:
    """Return what follows a base in an IRI, None if that would not lead back to it in every parser.

    >>> below("https://w3id.org/policygraph/id/", "https://w3id.org/policygraph/id/entity/Place/kent")
    'entity/Place/kent'
    """
    return iri[len(base) :] if iri.startswith(base) and _BELOW_BASE.fullmatch(iri, len(base)) else None


def compact(base: str, iri: str) -> str:
    """Return the short form of an IRI; the IRI itself where it has none.

    No IRI begins with a prefix of ours (`policygraph.identifiers.is_iri`), so that a form stands for one IRI.

    Args:
        base: The base.
        iri: An absolute IRI.
    """
    relative = below(base, iri)
    if relative is not None:
        return relative
    name = prefixed(iri)
    return iri if name is None else ":".join(name)
