"""The type that its words give a name: the last (`Council`), the first (`Department for`) or any (`NHS Trust`)."""

from __future__ import annotations

from functools import cache

from policygraph.language.titles import given_names
from policygraph.language.words import words


def type_of_words(text: list[str]) -> str | None:
    """Return the type that the words of a name give it.

    >>> type_of_words(["Serious", "Crime", "Act", "2015"])
    'Legislation'
    >>> type_of_words(["Department", "for", "Widgets"])
    'GovernmentDepartment'
    """
    lasts, firsts, anywhere = name_words()
    bare = list(text)
    while len(bare) > 1 and (bare[-1][:1].isdigit() or bare[-1] in ",()"):
        bare.pop()
    longest = longest_suffix(bare, lasts)
    first_type = None
    for length in range(min(6, len(bare) - 1), 0, -1):
        head = " ".join(bare[:length])
        if head in firsts and bare[length].lower() in after_first():
            first_type = firsts[head]
            break
    if first_type and (longest in {None, "Place"} or first_type in {"Role", "GovernmentDepartment", "LegislativeBody"}):
        return first_type
    joined = f" {' '.join(bare)} "
    for phrase, type_ in anywhere.items():
        if f" {phrase} " in joined and (longest is None or longest in word_list("bodies")):
            return type_
    if longest or first_type:
        return longest or first_type
    if _is_national(bare):
        return "PublicBody"
    joints = [index for index, word in enumerate(bare) if word in {"for", "of"} and index > 1]
    return longest_suffix(bare[: joints[0]], lasts) if joints else None


def _is_national(text: list[str]) -> bool:
    """`Health Facilities Scotland`, and neither `North Wales` nor `Kate England`."""
    if len(text) < 2 or text[-1] not in word_list("nation_ends") or text[0] in given_names():
        return False
    return text[-2][0].isupper() and not word_list("never_national").intersection(text)


@cache
def name_words() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return the type by last words, by first words, and by words anywhere in a name."""
    data = words("names")
    last, first, anywhere = (
        {phrase: type_ for type_, phrases in data[part].items() for phrase in phrases}
        for part in ("last", "first", "with")
    )
    return last, first, anywhere


@cache
def after_first() -> frozenset[str]:
    """Return the small words that may follow the first words of a name: `Department for`."""
    data = words("names")
    return frozenset(data["connectors"]) | frozenset(data["connectors_after_first"])


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of ``words/names.yaml``."""
    return frozenset(words("names")[name])


def longest_suffix(text: list[str], lasts: dict[str, str]) -> str | None:
    """Return the type that the longest known end of a name gives it, or None."""
    longest = min(5, len(text)) if len(text) > 1 else 0
    for length in range(longest, 0, -1):
        if (found := lasts.get(" ".join(text[-length:]))) is not None:
            return found
    return None
