"""The roles that rules may name: those of `policygraph.language.predication`, and the prepositions."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def roles() -> dict[str, str]:
    """Return what each role means, in words; prepositions come last.

    >>> roles()["agent"]
    'who does it, whatever the construction'
    """
    text = files("policygraph.relations").joinpath("roles.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    named: dict[str, str] = dict(data["roles"])
    return {**named, **{word: f"what `{word}` governs" for word in data["prepositions"]}}
