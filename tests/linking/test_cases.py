"""Whom a name means in its sentence and on its day: the table is in cases.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from policygraph.corpus import Extractor
from policygraph.knowledge.base import default_knowledge_base
from policygraph.model import Document

if TYPE_CHECKING:
    from policygraph.model import Extraction

UK = "https://w3id.org/policygraph/uk/"


@dataclass(frozen=True, slots=True)
class Case:
    """A name in a text, and the last part of the IRI that it must be linked to; None for no link."""

    group: str
    name: str
    text: str
    date: str | None
    expected: str | None
    core: bool

    @property
    def span(self) -> tuple[int, int]:
        """Where the name stands for the last time."""
        *_, last = re.finditer(rf"(?<!\w){re.escape(self.name)}(?!\w)", self.text)
        return last.span()


def _cases() -> list[Case]:
    table = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
    return [
        Case(
            group,
            row["name"],
            row["text"],
            str(row["date"]) if "date" in row else None,
            row["entity"] if row["entity"] != "none" else None,
            row.get("core", False),
        )
        for group, rows in table.items()
        for row in rows
    ]


CASES = _cases()
CORE = [case for case in CASES if case.core]


@pytest.fixture(scope="module")
def found() -> dict[Case, str | None]:
    """The last part of the IRI that each case's name was linked to."""
    extractor = Extractor()
    return {
        case: linked(extractor.extract(Document(f"case-{number}", case.text, date=case.date)), case)
        for number, case in enumerate(CASES)
    }


def linked(extraction: Extraction, case: Case) -> str | None:
    """Return what the shortest mention around the name is linked to; where there is none, the longest one in it."""
    start, end = case.span
    mentions = [(m.start, m.end, e.iri) for e in extraction.entities for m in e.mentions]
    around = [m for m in mentions if m[0] <= start and end <= m[1]]
    inside = [m for m in mentions if start <= m[0] and m[1] <= end]
    if around:
        iri = min(around, key=lambda m: m[1] - m[0])[2]
    else:
        iri = max(inside, key=lambda m: m[1] - m[0])[2] if inside else None
    return iri.removeprefix(UK) if iri is not None else None


def report(failing: dict[Case, str | None]) -> str:
    return "\n".join(
        f"[{case.group}] {case.name} ({case.date}): expected {case.expected}, got {got}\n    {case.text}"
        for case, got in failing.items()
    )


def test_names_are_linked_to_those_whom_they_mean(found: dict[Case, str | None]) -> None:
    made = [case for case, got in found.items() if got is not None]
    right = [case for case in made if found[case] == case.expected]
    wanted = [case for case in CASES if case.expected is not None]
    precision, recall = len(right) / len(made), len(right) / len(wanted)
    failing = {case: got for case, got in found.items() if got != case.expected}
    summary = f"precision {precision:.3f}, recall {recall:.3f}, {len(failing)} of {len(CASES)} fail:\n{report(failing)}"
    assert precision >= 0.97, summary
    assert recall >= 0.90, summary


@pytest.mark.parametrize("case", CORE, ids=[f"{case.group}-{case.name}-{case.date}" for case in CORE])
def test_what_must_never_fail(found: dict[Case, str | None], case: Case) -> None:
    assert found[case] == case.expected, case.text


def test_half_of_the_table_is_traps() -> None:
    assert len(CASES) >= 170
    assert len(CORE) >= 60
    assert sum(case.group != "plain" for case in CASES) >= len(CASES) / 2


def test_the_table_has_each_case_once() -> None:
    assert len({(case.name, case.text, case.date) for case in CASES}) == len(CASES)


def test_the_knowledge_base_has_every_entity_of_the_table() -> None:
    knowledge = default_knowledge_base()
    assert [case.expected for case in CASES if case.expected and knowledge.get(UK + case.expected) is None] == []
