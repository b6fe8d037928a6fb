"""The word lists of the language stage, as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(name: str) -> dict[str, Any]:
    """Return the word list ``name.yaml`` of this folder; all its words are strings, `no` and `on` too.

    >>> "council" in words("nouns")["LocalAuthority"][0]
    True
    """
    text = files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return loaded
