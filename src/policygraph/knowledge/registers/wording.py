"""Clean the names of registers: broken characters, stray white space, capitals throughout."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from policygraph.knowledge.names import normalise_name

_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "—": "-", "\xa0": " "})
_LOST = "\N{REPLACEMENT CHARACTER}"
_FILLER = "\N{HALFWIDTH HANGUL FILLER}"  # what a no-break space has become in one list
_SMALL = frozenset({"and", "for", "in", "of", "on", "the", "upon", "with", "y"})
_KEPT_CAPITAL = frozenset({"NHS", "UK", "HSC", "ICB"})
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def clean(text: str) -> str:
    """Return a text with plain apostrophes and hyphens and without stray white space.

    >>> clean("  Treasury Solicitor’s  Department ")
    "Treasury Solicitor's Department"
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHIC).split())


def repaired(text: str) -> str | None:
    """Return a text whose UTF-8 was once read as Latin-1 as it was before; None where a character is lost for good.

    >>> repaired("Sir Ynys MÃ´n"), repaired("Ynys Môn"), repaired("Sir Ynys Mï¿½n")
    ('Sir Ynys Môn', 'Ynys Môn', None)
    """
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return None if _LOST in text else text.replace(_FILLER, " ")


def without_article(name: str) -> str:
    """Return a name without `The` before it.

    >>> without_article("The Crown Estate"), without_article("Theatres Trust")
    ('Crown Estate', 'Theatres Trust')
    """
    return name.removeprefix("The ").removeprefix("the ")


def proper_case(name: str) -> str:
    """Return a name in capitals throughout, or in none, as a name is written.

    >>> proper_case("GUY'S AND ST THOMAS' NHS FOUNDATION TRUST")
    "Guy's and St Thomas' NHS Foundation Trust"
    >>> proper_case("royal borough of kensington and chelsea")
    'Royal Borough of Kensington and Chelsea'
    """

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        if word.upper() in _KEPT_CAPITAL:
            return word.upper()
        small = word.lower()
        if small in _SMALL and match.start():
            return small
        return small[0].upper() + small[1:]

    return _LETTERS.sub(cased, name)


def local_name(name: str) -> str:
    """Return the last segment of a name's IRI: small letters, digits and single hyphens.

    >>> local_name("Ministry of Housing, Communities & Local Government"), local_name("Siôn Simon")
    ('ministry-of-housing-communities-and-local-government', 'sion-simon')
    """
    plain = unicodedata.normalize("NFKD", normalise_name(name)).replace("'", "")
    ascii_only = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


@cache
def lists(name: str) -> dict[str, Any]:
    """Return the list ``name.yaml`` of this folder; every word in it is a string."""
    text = files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return loaded
