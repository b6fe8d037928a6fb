"""One form for all the ways of writing a name."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("[’‘ʼ`´＇]")
_SPACES = re.compile(r"[\s,\-‐‑‒–—−]+")
_ARTICLE = "the "


def normalise_name(name: str) -> str:
    """Return the form in which two ways of writing one name are equal.

    Case, typographic apostrophes, hyphens, commas, full stops, white space, a leading article and ``&`` for
    ``and`` make no difference. Letters are compared as in the Unicode Standard's compatibility caseless matching
    (chapter 3.13, D146), so ligatures and full-width letters from PDF files are equal to plain ones.

    Args:
        name: A name as somebody wrote it.

    Returns:
        Words in lower case with one space between them; empty if the name has no words.

    >>> normalise_name("The Ministry of Housing, Communities & Local Government")
    'ministry of housing communities and local government'
    >>> normalise_name("King’s Fund") == normalise_name("the king's fund")
    True
    >>> normalise_name("King\u00b4s Fund")
    "king's fund"
    >>> normalise_name("Anglo-Irish") == normalise_name("ANGLO IRISH")
    True
    """
    straight = _APOSTROPHES.sub("'", name)
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", straight).casefold()).casefold()
    plain = _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", folded)).replace("&", " and ").replace(".", "")
    words = _SPACES.sub(" ", plain).strip()
    while words.startswith(_ARTICLE):
        words = words.removeprefix(_ARTICLE)
    return words
