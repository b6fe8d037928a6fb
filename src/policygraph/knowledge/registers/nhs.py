"""The bodies of the NHS in England and Wales that have a code of the Organisation Data Service (ODS).

Source: the lists of trusts, integrated care boards and Welsh health boards in
https://github.com/rcpch/rcpch-nhs-organisations, after the ODS. They are in capitals, have no dates, and have trusts
beside those that took their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.knowledge.registers.gss import gss_iris
from policygraph.knowledge.registers.provenance import read_provenance
from policygraph.knowledge.registers.records import Register, RegisterEntity
from policygraph.knowledge.registers.rows import Row, read_rows
from policygraph.knowledge.registers.wording import lists, proper_case, without_article

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "nhs"

_PAGE = "https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/"
_TABLES = {
    "integrated_care_boards.csv": ("name", "integrated care board"),
    "local_health_boards.csv": ("health_board", "local health board"),
    "trust.csv": ("trust_name", "NHS trust"),  # some boards are among the trusts: the first table decides
}


def read(registers: Path) -> Register:
    """Read the trusts and boards.

    Args:
        registers: The folder of the registers.

    Raises:
        KnowledgeError: If a file cannot be read, lacks a column, or has a body without a name or a code.
    """
    folder = registers / FOLDER
    bodies: dict[str, RegisterEntity] = {}
    for file, (column, kind) in _TABLES.items():
        for row in read_rows(folder / file, ("ods_code", column), key="ods_code"):
            body = _body(row, column, kind)
            bodies.setdefault(body.key, body)
    return Register(
        "nhs",
        "NHS trusts, integrated care boards and Welsh health boards with their ODS codes",
        (read_provenance(folder),),
        "https://github.com/rcpch/rcpch-nhs-organisations",
        tuple(bodies.values()),
        dropped=("nhs_england_regions.csv: the regions of NHS England bear the plain names of places",),
    )


def _body(row: Row, column: str, kind: str) -> RegisterEntity:
    name = without_article(proper_case(row.required(column)))
    code = row.required("ods_code")
    area = row.values.get("gss_code", "").strip()
    codes = (code, area) if area else (code,)
    return RegisterEntity(
        key=code,
        name=name,
        type="PublicBody",
        names=tuple(dict.fromkeys(other for other in _shorter(name) if other != name)),
        codes=codes,
        same_as=(_PAGE + code, *gss_iris(codes)),
        note=kind,
    )


def _shorter(name: str) -> list[str]:
    """Return the ways in which a body of this name is called: `Barts Health NHS Trust`, `Barts Health`."""
    words = lists("nhs")
    for full, short in words["kinds"].items():
        if name.endswith(f" {full}"):
            stem = name.removesuffix(full).strip()
            speaking = [stem] if stem.split()[-1] in words["speaking"] and len(stem.split()) > 1 else []
            # `Somerset Trust` may be anybody's.
            forms = [f"{stem} {other}" for other in short if other != "Trust" or " " in stem]
            if stem.startswith("NHS "):
                forms += [form.removeprefix("NHS ") for form in (name, *forms)]
            return [*forms, *speaking]
    return []
