"""What FollowTheMoney makes of an entity: its schema, its identifier, and values as the library keeps them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from policygraph.export.texts import refuse_unwritable
from policygraph.export.viewing import one_line
from policygraph.identifiers import is_iri
from policygraph.knowledge.ontology import default_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policygraph.model import Entity


@cache
def mapping() -> dict[str, Any]:
    """Return what ``followthemoney.yaml`` says."""
    text = files("policygraph.export").joinpath("followthemoney.yaml").read_text("utf-8")
    said: dict[str, Any] = yaml.safe_load(text)
    return said


def schema_of(entity: Entity) -> str | None:
    """Return the schema of an entity, None where it is left out.

    >>> from policygraph.model import Entity
    >>> schema_of(Entity("urn:a", "Leeds City Council", "LocalAuthority"))
    'PublicBody'
    >>> schema_of(Entity("urn:b", "councils", "LocalAuthority", "generic", plural=True)) is None
    True
    """
    schema = schema_of_type(entity.type)
    return None if entity.kind == "generic" and schema in mapping()["compared"] else schema


@cache
def schema_of_type(type: str) -> str | None:
    """Return the schema of a type, or of the nearest type above it that has one.

    >>> schema_of_type("Strategy"), schema_of_type("Nonsense")
    ('Project', None)
    """
    schemata, is_a = mapping()["types"], default_ontology().is_a
    above = [name for name in schemata if is_a(type, name)]
    nearest = [name for name in above if all(is_a(name, other) for other in above)]
    return schemata[nearest[0]] if nearest else None


def identifier(iri: str) -> str:
    """Return an identifier that FollowTheMoney allows for what has an IRI.

    >>> identifier("urn:kent")
    'pg-...'
    """
    return f"pg-{sha256(iri.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def made(bearer: str, schema: str, properties: Mapping[str, Iterable[str]], has_iri: bool = True) -> dict[str, Any]:
    """Return an entity of FollowTheMoney, without the properties that have no value.

    Args:
        bearer: The IRI that its identifier is made of.
        schema: Its schema.
        properties: The values of its properties, which may be too long for it.
        has_iri: The IRI itself is kept, too.

    Raises:
        PolicyGraphError: If a value has a NUL or half a surrogate pair; the message names its bearer.
    """
    said = {name: [_value(name, value, bearer) for value in values] for name, values in properties.items()}
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in said.items() if any(values)}
    entity = {"id": identifier(bearer), "schema": schema, "properties": kept}
    return entity | {"iri": bearer} if has_iri else entity


def addresses(texts: Iterable[str]) -> list[str]:
    """Return those of the texts that are addresses of the web.

    >>> addresses(["https://www.gov.uk/dft", "minutes.pdf"])
    ['https://www.gov.uk/dft']
    """
    return [text for text in texts if text.startswith(("http://", "https://")) and is_iri(text)]


def named(name: str, iri: str) -> str:
    """Return a name, or the IRI in its place where FollowTheMoney would drop the name.

    >>> named("Ofwat", "urn:ofwat"), named("—", "urn:dash")
    ('Ofwat', 'urn:dash')
    """
    return name if _says_something(name) else iri


def _value(name: str, value: str, bearer: str) -> str:
    """Return a value on one line and no longer than FollowTheMoney keeps it; nothing, where it would be dropped."""
    refuse_unwritable(value, bearer)
    if name == "bodyText":
        return value
    limits = mapping()["limits"]
    cut = one_line(value)[: limits[name] if name in limits else limits["other"]]
    return cut if _says_something(cut) else ""


def _says_something(text: str) -> bool:
    """Return whether there is a letter or a digit: FollowTheMoney drops quotation marks and what nobody sees."""
    return any(map(str.isalnum, text))
