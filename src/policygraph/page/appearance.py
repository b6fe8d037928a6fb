"""How a type of entity looks in the picture and the legend, and what types and relations are called there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from policygraph.knowledge.ontology import Relation, default_ontology


@dataclass(frozen=True, slots=True)
class Appearance:
    """The look of a type of entity.

    Args:
        label: What a reader calls the type: `government department`.
        glyph: A symbol of ``glyphs.svg``, without its prefix.
        colour: A colour of ``style/colours.css``, which has a value of its own for dark screens.
        place: Its place in the legend, counted from 0.
    """

    label: str
    glyph: str
    colour: str
    place: int


def appearance_of(type: str) -> Appearance:
    """Return the look of a type; one that nothing is known of is called by its own name.

    >>> appearance_of("LocalAuthority")
    Appearance(label='local authority', glyph='house', colour='teal', place=6)
    >>> appearance_of("WaterCompany").label, appearance_of("WaterCompany").glyph
    ('water company', 'cross')
    """
    looks = _looks()
    known = default_ontology().types.get(type)
    like = type
    if like not in looks:
        like = known.parent if known is not None and known.parent in looks else "Other"
    return Appearance(
        known.label if known is not None else _in_words(type),
        looks[like]["glyph"],
        looks[like]["colour"],
        list(looks).index(like),
    )


def relation_called(name: str) -> Relation:
    """Return a relation of the ontology, or for a name that it lacks one that is called by that name.

    >>> relation_called("part_of").label, relation_called("part_of").inverse_label
    ('is part of', 'has part')
    >>> relation_called("twinned_with").label
    'twinned with'
    """
    known = default_ontology().relations.get(name)
    return known or Relation(name, _in_words(name), "", "", frozenset(), frozenset())


@cache
def _looks() -> dict[str, dict[str, str]]:
    looks: dict[str, dict[str, str]] = yaml.safe_load(
        (Path(__file__).parent / "appearance.yaml").read_text(encoding="utf-8")
    )
    return looks


def _in_words(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").lower()
