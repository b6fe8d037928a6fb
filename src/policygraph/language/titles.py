"""What a title of address tells of a person: `Dame`, `Mr`."""

from __future__ import annotations

from policygraph.language.words import words


def gender_of(name: str) -> str | None:
    """Return ``male`` or ``female`` where a title tells, else None.

    >>> gender_of("Dame Anne Smith"), gender_of("Chris Williams")
    ('female', None)
    """
    titles = words("names")["titles"]
    first = name.split(maxsplit=1)[0] if name.split() else ""
    if first in titles["female"]:
        return "female"
    return "male" if first in titles["male"] else None
