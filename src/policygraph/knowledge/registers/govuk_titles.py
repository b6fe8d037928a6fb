"""The titles of the GOV.UK list of organisations, and what stands in brackets in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policygraph.knowledge.registers.wording import clean, lists, without_article

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_YEARS = re.compile(r"(\d{4}) to (\d{4})")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9]*[A-Z0-9]")
_SHORTEST = 3  # two letters stand for too much
_ABBREVIATION = re.compile(r"[\w.&:'-]{3,15}(?: (?:NI|Ltd))?")


@dataclass(frozen=True, slots=True)
class Title:
    """A body's name, with what its title says besides.

    Args:
        name: The name.
        names: Other names.
        abbreviations: Abbreviations.
        since: The year of its beginning.
        until: The year of its end.
    """

    name: str
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


def read_title(title: str) -> Title:
    """Take a title apart.

    >>> read_title("Commission for Architecture (CABE)")
    Title(name='Commission for Architecture', names=(), abbreviations=('CABE',), since=None, until=None)
    >>> read_title("Ministry of Housing (2018 to 2021)").since
    '2018'
    >>> read_title("Department of Finance (Northern Ireland)").names
    ('Northern Ireland Department of Finance',)
    """
    whole = without_article(clean(title))
    name, names, abbreviations = whole, [], []
    since = until = None
    for match in _BRACKETS.finditer(whole):
        inside = match.group(1).strip()
        last = match.end() == len(whole)
        if inside in lists("govuk")["nations"]:
            names.append(f"{inside} {whole[: match.start()]}")
            continue
        if years := _YEARS.fullmatch(inside):
            since, until = years.groups()
        elif _SHORT.fullmatch(inside) and len(inside) >= _SHORTEST:
            if last:
                abbreviations.append(inside)
        elif inside[:1].isupper():
            if not last or whole.startswith(tuple(lists("govuk")["chambered"])):
                continue
            names.append(inside)
        name = name.replace(match.group(), "", 1)
    return Title(clean(name), tuple(names), tuple(abbreviations), since, until)


def read_abbreviation(listed: str, name: str) -> tuple[str | None, str | None, str | None]:
    """Return what the list calls a body's abbreviation, by what it is: an abbreviation, a name, or of no use.

    Args:
        listed: The abbreviation as the list has it.
        name: The body's name.

    Returns:
        The abbreviation, the name, and the short form that means something else in most texts; two of them are None.

    >>> read_abbreviation(" DfE (NI)", "Department for the Economy"), read_abbreviation("SC", "Science Council")
    (('DfE NI', None, None), (None, None, 'SC'))
    """
    short = without_article(clean(_BRACKETS.sub(r" \1", listed)))
    if not short or short.casefold() == name.casefold():
        return None, None, None
    if (
        len(short) < _SHORTEST
        or short.islower()
        or any(short in words for words in lists("govuk")["not_abbreviations"])
    ):
        return None, None, short
    return (short, None, None) if _ABBREVIATION.fullmatch(short) else (None, short, None)


def type_of(name: str, kind: str) -> str:
    """Return the class of a body by its kind on GOV.UK and the words of its name.

    >>> type_of("Home Office", "Ministerial department"), type_of("Sellafield Ltd", "Other")
    ('GovernmentDepartment', 'Company')
    """
    words = lists("govuk")
    if kind in words["kinds"]:
        return str(words["kinds"][kind])
    plain = _BRACKETS.sub("", name)
    if plain not in words["bodies"]:
        for type_, begins in words["begins"].items():
            if any(plain == begin or plain.startswith(f"{begin} ") for begin in begins):
                return str(type_)
        for type_, ends in words["ends"].items():
            if any(plain.endswith(f" {end}") for end in ends):
                return str(type_)
    return "PublicBody"
