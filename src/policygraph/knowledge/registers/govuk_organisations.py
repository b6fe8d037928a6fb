"""The list of organisations on GOV.UK, as its API gives it.

Source: https://www.gov.uk/api/organisations. A title may carry years, an abbreviation or another name in brackets; a
closing date is the body's own only where the body ended, not where it was devolved and its page alone was closed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policygraph.errors import KnowledgeError
from policygraph.knowledge.dates import is_date
from policygraph.knowledge.registers.govuk_titles import read_abbreviation, read_title, type_of
from policygraph.knowledge.registers.provenance import read_provenance
from policygraph.knowledge.registers.records import Register, RegisterEntity
from policygraph.knowledge.registers.rows import read_text
from policygraph.knowledge.registers.wording import clean, lists

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "govuk-organisations"
FITTING = frozenset({"Organisation", "Programme", "Fund", "Role"})

_PAGE = "https://www.gov.uk/government/organisations/"
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = len("2024-07-09")


def read(registers: Path) -> Register:
    """Read the list.

    Args:
        registers: The folder of the registers.

    Raises:
        KnowledgeError: If the file cannot be read or is no such list; the message names the line.
    """
    path = registers / FOLDER / "organisations.json"
    pages = _read_pages(path)
    slugs = {page.slug for page in pages}
    ended = {page.slug for page in pages if page.succeeded}
    after: dict[str, set[str]] = {slug: set() for slug in slugs}
    for page in pages:
        for successor in page.references("superseding_organisations") if page.succeeded else ():
            after.setdefault(successor, set()).add(page.slug)
        after[page.slug].update(slug for slug in page.references("superseded_organisations") if slug in ended)
    return Register(
        FOLDER,
        "the organisations on GOV.UK: their kinds, abbreviations, parents and successions",
        (read_provenance(registers / FOLDER),),
        "https://www.gov.uk/api/organisations",
        tuple(page.entity(tuple(sorted(after[page.slug] & slugs))) for page in pages),
        FITTING,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """One organisation's record."""

    record: dict[str, Any]

    @property
    def slug(self) -> str:
        return str(self.record["details"]["slug"])

    @property
    def succeeded(self) -> bool:
        details = self.record["details"]
        return details["govuk_status"] == "closed" and details["govuk_closed_status"] in lists("govuk")["successions"]

    @property
    def closed_on(self) -> str | None:
        closed: str | None = self.record["details"]["closed_at"]
        return closed[:_DAY] if closed else None

    def references(self, key: str) -> list[str]:
        return sorted({str(other["id"]).rpartition("/")[2] for other in self.record[key]})

    def entity(self, predecessors: tuple[str, ...]) -> RegisterEntity:
        details = self.record["details"]
        words = lists("govuk")
        title = read_title(self.record["title"])
        abbreviation, name, unspoken = read_abbreviation(details["abbreviation"] or "", title.name)
        closed = details["govuk_status"] == "closed"
        ended = closed and details["govuk_closed_status"] in words["ends_of_bodies"]
        kind = clean(self.record["format"])
        type_ = type_of(title.name, kind)
        parents = tuple(self.references("parent_organisations"))
        how = details["govuk_closed_status"] or "no_longer_exists"
        state = words["closed"].get(how, how)
        return RegisterEntity(
            key=self.slug,
            segment=self.slug,
            name=title.name,
            type=type_,
            names=(*title.names, *_given(name)),
            abbreviations=(*title.abbreviations, *_given(abbreviation)),
            unspoken=_given(unspoken),
            since=title.since,
            until=title.until or (self.closed_on if ended else None),
            ended=ended or title.until is not None,
            parents=() if type_ == "Role" else parents,
            departments=parents if type_ == "Role" else (),
            predecessors=tuple(slug for slug in predecessors if slug != self.slug),
            same_as=(_PAGE + self.slug,),
            note=words["notes"].get(kind, kind) + (f"; closed on GOV.UK: {state}" if closed else ""),
            renamed=closed and how == "changed_name",
        )


def _given(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _read_pages(path: Path) -> list[_Page]:
    text = read_text(path)
    try:
        records = json.loads(text)
    except json.JSONDecodeError as error:
        raise KnowledgeError(f"{path}, line {error.lineno}: is no JSON: {error.msg}") from error
    if not isinstance(records, list):
        raise KnowledgeError(f"{path}, line 1: is no list of organisations: is it the API's answer?")
    pages: dict[str, _Page] = {}
    for number, record in enumerate(records, start=1):
        try:
            page = _Page(record)
            wrong = _wrong(page) or ("has the slug of another" if page.slug in pages else None)
        except KeyError as error:
            wrong = f"lacks {error}"
        except (TypeError, AttributeError):
            wrong = "is no organisation's record"
        if wrong:
            raise KnowledgeError(f"{path}, line {_line_of(text, number)}: organisation {number} {wrong}")
        pages[page.slug] = page
    return [pages[slug] for slug in sorted(pages)]


def _wrong(page: _Page) -> str | None:
    """Return what is wrong with a record; all that is read of it later is looked at here.

    Raises:
        KeyError: If it lacks something.
        TypeError: If something in it is of another kind than it should be.
        AttributeError: Likewise.
    """
    details = page.record["details"]
    for key in ("abbreviation", "govuk_status", "govuk_closed_status", "closed_at"):
        if not isinstance(details[key], str | None):
            raise TypeError
    for key in ("parent_organisations", "superseded_organisations", "superseding_organisations"):
        page.references(key)
    if not _SLUG.fullmatch(page.slug):
        return f'has the slug "{page.slug}": write small letters, digits and "-"'
    if not read_title(page.record["title"]).name or not clean(page.record["format"]):
        return "has no title or no format: fill it in"
    if page.closed_on and not is_date(page.closed_on):
        return f'has "{details["closed_at"]}" as closed_at, which is no date'
    return None


def _line_of(text: str, number: int) -> int:
    """Return the line on which the number-th record of a list begins."""
    decoder, position = json.JSONDecoder(), text.index("[") + 1
    for _ in range(number - 1):
        position = decoder.raw_decode(text, _begin(text, position))[1]
    return text.count("\n", 0, _begin(text, position)) + 1


def _begin(text: str, position: int) -> int:
    """Return where the next value begins: after white space and a comma."""
    while text[position] in " \t\r\n,":
        position += 1
    return position
