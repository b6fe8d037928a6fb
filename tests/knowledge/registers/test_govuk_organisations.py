"""The GOV.UK list of organisations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.registers.govuk_organisations import read
from policygraph.knowledge.registers.records import RegisterEntity

LIST = Path("govuk-organisations", "organisations.json")


def entities(registers: Path) -> dict[str, RegisterEntity]:
    return {entity.key: entity for entity in read(registers).entities}


def test_every_organisation_is_one_entity_with_its_page(registers: Path) -> None:
    found = entities(registers)
    assert len(found) == len(json.loads((registers / LIST).read_text("utf-8")))
    assert found["ofwave"].same_as == ("https://www.gov.uk/government/organisations/ofwave",)
    assert found["buoys-council"].name == "Buoys' Council"


def test_both_ends_of_a_succession_may_tell_of_it(registers: Path) -> None:
    found = entities(registers)
    assert found["harbour-lights-agency"].predecessors == ("lamps-office",)
    assert found["pilots-service"].predecessors == ("pilots-office",)


def test_a_body_that_was_devolved_did_not_end_with_its_page(registers: Path) -> None:
    found = entities(registers)
    assert (found["buoys-council"].until, found["buoys-council"].ended) == (None, False)
    assert "buoys-council" not in found["ministry-of-tides"].predecessors
    assert (found["lamps-office"].until, found["lamps-office"].ended) == ("2012-03-31", True)


def test_a_post_is_in_its_department_and_no_part_of_it(registers: Path) -> None:
    post = entities(registers)["lighthouse-commissioner"]
    assert (post.type, post.parents, post.departments) == ("Role", (), ("ministry-of-tides",))


def rewritten(registers: Path, change: dict[str, Any], **details: Any) -> Path:
    path = registers / LIST
    pages = json.loads(path.read_text("utf-8"))
    pages[2] |= change
    pages[2]["details"] |= details
    path.write_text(json.dumps(pages, indent=1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "details", "message"),
    [
        ({"title": " "}, {}, "has no title or no format"),
        ({"title": 7}, {}, "is no organisation's record"),
        ({"parent_organisations": [{}]}, {}, "lacks 'id'"),
        ({}, {"slug": "Two Words"}, 'has the slug "Two Words"'),
        ({}, {"slug": "ofwave"}, "has the slug of another"),
        ({}, {"closed_at": "spring 2012"}, 'has "spring 2012" as closed_at, which is no date'),
    ],
)
def test_a_wrong_record_is_an_error_with_its_line(
    registers: Path, change: dict[str, Any], details: dict[str, Any], message: str
) -> None:
    path = rewritten(registers, change, **details)
    with pytest.raises(KnowledgeError) as raised:
        read(registers)
    assert message in str(raised.value)
    line = int(str(raised.value).partition(", line ")[2].partition(":")[0])
    number = int(str(raised.value).partition("organisation ")[2].split()[0])
    lines = path.read_text("utf-8").splitlines()
    assert lines[line - 1].strip() == "{"
    assert json.loads(path.read_text("utf-8"))[number - 1]["id"] in lines[line]


@pytest.mark.parametrize(
    ("text", "message"),
    [("[{]", "line 1: is no JSON"), ("[\n 1, ]", "line 2: is no JSON"), ("{}", "line 1: is no list of organisations"),
     ("[\n 1]", "line 2: organisation 1 is no organisation's record")],
)  # fmt: skip
def test_what_is_no_list_is_an_error(registers: Path, text: str, message: str) -> None:
    (registers / LIST).write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"organisations.json, {message}"):
        read(registers)
