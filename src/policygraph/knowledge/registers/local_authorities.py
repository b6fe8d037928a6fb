"""The councils of the United Kingdom, current and past, and other authorities that plan and build.

Sources: mySociety's list of local authorities, https://github.com/mysociety/uk_local_authority_names_and_codes, and for
the identifiers in Wikidata, the national park authorities and the development corporations the organisations of
https://github.com/digital-land/organisation-dataset. The alternative names of the first are what people typed into
web forms: those without a word such as `council` are names of places and are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from policygraph.knowledge.registers.gss import gss_iris
from policygraph.knowledge.registers.provenance import read_provenance
from policygraph.knowledge.registers.records import Register, RegisterEntity
from policygraph.knowledge.registers.rows import Row, read_rows
from policygraph.knowledge.registers.wording import lists, proper_case, repaired, without_article

if TYPE_CHECKING:
    from pathlib import Path

MYSOCIETY = "mysociety-local-authorities"
DIGITAL_LAND = "digital-land"

_WIKIDATA = "http://www.wikidata.org/entity/"
_DIGITAL_LAND_SOURCE = "https://github.com/digital-land/organisation-dataset"
_REORGANISATION = "-04-01"
_COUNCILS = (
    "local-authority-code", "official-name", "nice-name", "gss-code", "start-date", "end-date", "replaced-by",
    "local-authority-type-name",
)  # fmt: skip


def read(registers: Path) -> Register:
    """Read the authorities.

    Args:
        registers: The folder of the registers.

    Raises:
        KnowledgeError: If a file cannot be read, lacks a column, or has an authority without a name.
    """
    folder = registers / DIGITAL_LAND
    councils = read_rows(registers / MYSOCIETY / "uk_local_authorities.csv", _COUNCILS, key=_COUNCILS[0])
    names, dropped = _alternative_names(registers / MYSOCIETY / "lookup_name_to_registry.csv")
    english = read_rows(folder / "local-authority.csv", ("reference", "name", "wikidata", "statistical-geography"))
    wikidata = {row["reference"]: row["wikidata"] for row in english}
    # The same council has another reference in each list since the reorganisations of 2019.
    by_code = {row["statistical-geography"]: row["wikidata"] for row in english if row["statistical-geography"]}
    predecessors: dict[str, list[str]] = defaultdict(list)
    for row in councils:
        if row["replaced-by"]:
            predecessors[row["replaced-by"]].append(row["local-authority-code"])
    entities = [
        _council(
            row,
            names[row["local-authority-code"]],
            wikidata.get(row["local-authority-code"]) or by_code.get(row["gss-code"], ""),
            tuple(sorted(predecessors[row["local-authority-code"]])),
        )
        for row in councils
    ]
    for file, kind in (("national-park-authority", "national park authority"),
                       ("development-corporation", "development corporation")):  # fmt: skip
        rows = read_rows(folder / f"{file}.csv", ("name", "end-date", "wikidata"), key="wikidata")
        entities += [_other(row, kind) for row in rows]
    shared = {iri for iri, count in Counter(iri for e in entities for iri in e.same_as).items() if count > 1}
    dropped += [f"{iri}: two authorities have this identifier" for iri in sorted(shared)]
    return Register(
        "local-authorities",
        "councils, current and past, combined authorities, national parks and development corporations",
        (read_provenance(registers / MYSOCIETY), read_provenance(folder)),
        "https://github.com/mysociety/uk_local_authority_names_and_codes",
        tuple(_without(entity, shared) for entity in entities),
        frozenset({"LocalAuthority", "PublicBody"}),
        dropped=tuple(dropped),
    )


def _council(row: Row, names: list[str], wikidata: str, predecessors: tuple[str, ...]) -> RegisterEntity:
    name = without_article(row.required("official-name"))
    kind = row.required("local-authority-type-name")
    ending = "Combined Authority" if kind in lists("councils")["regional"] else "Council"
    since, until = row.date("start-date"), row.date("end-date")
    codes = (row["gss-code"],) if row["gss-code"] else ()
    return RegisterEntity(
        key=row.required("local-authority-code"),
        name=name if _is_body(name) else f"{name} {ending}",
        type="LocalAuthority",
        names=tuple(dict.fromkeys((*names, *_with_ending(row["nice-name"], ending)))),
        # Councils begin in April; the other beginnings are those of their codes, years after their own.
        since=since if since and since.endswith(_REORGANISATION) and ending == "Council" else None,
        until=until,
        ended=until is not None,
        predecessors=predecessors,
        codes=codes,
        same_as=(*gss_iris(codes), *([_WIKIDATA + wikidata] if wikidata else [])),
        note=kind if kind.split()[0] in lists("councils")["proper"] else kind.lower(),
    )


def _with_ending(short: str, ending: str) -> list[str]:
    return [f"{short} {ending}"] if short and not _is_body(short) else []


def _other(row: Row, kind: str) -> RegisterEntity:
    until = row.date("end-date")
    words = row.required("name").split()
    name = " ".join(word for word, before in zip(words, ["", *words], strict=False) if word != before)
    return RegisterEntity(
        key=row.required("wikidata"),
        name=name,
        type="PublicBody",
        until=until,
        ended=until is not None,
        same_as=(_WIKIDATA + row["wikidata"],),
        note=kind,
        source=_DIGITAL_LAND_SOURCE,
    )


def _alternative_names(path: Path) -> tuple[dict[str, list[str]], list[str]]:
    """Return the alternative names by council, as one writes names, and what was left out."""
    names: dict[str, list[str]] = defaultdict(list)
    dropped: list[str] = []
    places = 0
    for row in read_rows(path, ("la-name", "local-authority-code")):
        written = repaired(row.required("la-name"))
        if written is None:
            dropped.append(f'"{row["la-name"]}": a character is lost')
            continue
        name = without_article(written if written != written.lower() else proper_case(written))
        if _is_body(name):
            names[row["local-authority-code"]].append(name)
        else:
            places += 1
    return names, [*dropped, f"{places} alternative names that are those of places"]


def _is_body(name: str) -> bool:
    """Return whether a name is one of a council, not of a place: `Leeds Council`, not `Leeds` or `City of Leeds`."""
    return bool(set(name.split()) & set(lists("councils")["bodies"])) or name.startswith(
        tuple(lists("councils")["beginnings"])
    )


def _without(entity: RegisterEntity, shared: set[str]) -> RegisterEntity:
    return replace(entity, same_as=tuple(iri for iri in entity.same_as if iri not in shared))
