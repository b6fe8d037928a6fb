"""The sample documents are valid records, short, distinct, and about bodies that are known."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

import pytest

from policygraph.knowledge.base import default_knowledge_base
from policygraph.samples import sample_documents

RECORDS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sample_documents()}


def test_there_are_eight_and_they_lie_in_the_package() -> None:
    assert len(RECORDS) == 8
    folder = str(files("policygraph.samples"))
    assert all(str(path.parent) == folder for path in sample_documents())


@pytest.mark.parametrize("stem", RECORDS)
def test_a_sample_is_a_record_of_text_title_date_and_source(stem: str) -> None:
    record = RECORDS[stem]
    assert set(record) == {"id", "title", "date", "source", "text"}
    assert all(isinstance(value, str) and value.strip() == value != "" for value in record.values())
    assert record["id"] == stem
    assert record["source"] == "Written for policygraph as an example"
    assert date(2019, 1, 1) <= date.fromisoformat(record["date"]) <= date(2025, 12, 31)


@pytest.mark.parametrize("stem", RECORDS)
def test_a_sample_is_short_and_in_paragraphs(stem: str) -> None:
    text = RECORDS[stem]["text"]
    assert 100 < len(text.split()) < 400
    assert "\n\n" in text
    assert "\r" not in text and "\t" not in text and "  " not in text


def test_texts_and_titles_are_distinct() -> None:
    assert len({record["text"] for record in RECORDS.values()}) == len(RECORDS)
    assert len({record["title"] for record in RECORDS.values()}) == len(RECORDS)


@pytest.mark.parametrize(
    "name",
    [
        "Home Office",
        "MHCLG",
        "LGA",
        "Prevent",
        "NHS England",
        "Treasury",
        "Leeds City Council",
        "National Audit Office",
    ],
)
def test_the_bodies_that_the_graph_should_connect_are_known(name: str) -> None:
    assert default_knowledge_base().named(name)
    assert any(name in record["text"] for record in RECORDS.values())


@pytest.mark.parametrize(
    ("department", "since", "until"),
    [
        ("DLUHC", "2021-09-20", "2024-07-08"),
        ("Department for Levelling Up", "2021-09-20", "2024-07-08"),
    ],
)
def test_a_department_has_the_name_of_the_day(department: str, since: str, until: str) -> None:
    dates = [record["date"] for record in RECORDS.values() if department in record["text"]]
    assert dates and all(since <= day <= until for day in dates)


def test_the_ministry_of_housing_exists_on_the_day_of_every_text_that_names_it() -> None:
    bearers = default_knowledge_base().named("MHCLG")
    dates = [record["date"] for record in RECORDS.values() if "MHCLG" in record["text"]]
    assert len(dates) >= 3
    assert all(any(body.existed_on(day) for body in bearers) for day in dates)
