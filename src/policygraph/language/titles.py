"""What a title of address (`Dame`, `Mr`) and a given name tell of a person."""

from __future__ import annotations

from functools import cache

from policygraph.language.words import words


@cache
def given_names() -> frozenset[str]:
    """Return the given names that are known."""
    return frozenset(name for names in words("given_names").values() for name in names)


@cache
def _by_gender() -> dict[str, dict[str, str]]:
    """Return genders by title and by given name."""
    titles, names = words("names")["titles"], words("given_names")
    return {
        "title": {title: gender for gender in ("male", "female") for title in titles[gender]},
        "given": {name: gender for gender in ("male", "female") for name in names[gender]},
        "silent": dict.fromkeys([*titles["plain"], *titles["kept"]], ""),
    }


def gender_of(name: str) -> str | None:
    """Return ``male`` or ``female`` where a title or a given name before another name tells, else None.

    >>> gender_of("Dame Chris Smith"), gender_of("Anne Smith")
    ('female', 'female')
    >>> gender_of("Chris Williams"), gender_of("Cameron")
    (None, None)
    """
    known = _by_gender()
    words_of_name = name.split()
    for position, word in enumerate(words_of_name):
        if word in known["title"]:
            return known["title"][word]
        if word in known["given"]:
            return known["given"][word] if position + 1 < len(words_of_name) else None
        if word not in known["silent"]:
            return None
    return None
