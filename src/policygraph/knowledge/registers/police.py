"""The police forces of England, Wales and Northern Ireland, as data.police.uk names them.

Source: the openregister `police-force` register, https://github.com/openregister/police-data. Its first table has the
register's own names, its second the names and addresses of the open data on policing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.knowledge.registers.provenance import read_provenance
from policygraph.knowledge.registers.records import Register, RegisterEntity
from policygraph.knowledge.registers.rows import read_rows

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "police"

_PAGE = "https://data.police.uk/api/forces/"


def read(registers: Path) -> Register:
    """Read the police forces.

    Args:
        registers: The folder of the registers.

    Raises:
        KnowledgeError: If a file cannot be read, lacks a column or has a force without a name.
    """
    folder = registers / FOLDER
    listed = {
        row.required("force_id"): row.required("force_name")
        for row in read_rows(folder / "lists_force.tsv", ("force_id", "force_name"), "\t")
    }
    return Register(
        "police",
        "the territorial police forces and their addresses in the open data on policing",
        (read_provenance(folder),),
        "https://github.com/openregister/police-data",
        tuple(
            RegisterEntity(
                key=row.required("police-force"),
                name=row.required("name"),
                type="PoliceForce",
                names=(listed[key],) if (key := row["police-force"]) in listed else (),
                same_as=(_PAGE + key,) if key in listed else (),
            )
            for row in read_rows(folder / "police-force.tsv", ("police-force", "name"), "\t", "police-force")
        ),
    )
