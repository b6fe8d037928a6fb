import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.documents.found import FoundText
from policygraph.documents.json_records import read_json, read_json_lines
from policygraph.errors import DocumentError
from policygraph.model import Document, Failure

FILE = Path("minutes/may.json")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.sampled_from(["id", "text", "title", "date"]), part),
    max_leaves=8,
)


def only(record: object) -> Document:
    [found] = read_json(FILE, json.dumps(record).encode())
    assert isinstance(found, FoundText)
    return found.document


def test_a_record_gives_all_that_it_says_of_its_document() -> None:
    record = {
        "id": "m1",
        "text": "Ofsted inspects.\r\n",
        "title": "Minutes",
        "date": "2024-05-01",
        "source": "the council’s site, OGL",
        "entities": [],
    }
    assert only(record) == Document("m1", "Ofsted inspects.\r\n", "Minutes", "2024-05-01", "the council’s site, OGL")


def test_what_a_record_does_not_say_comes_from_its_place() -> None:
    assert only({"text": "Ofsted inspects."}) == Document("may", "Ofsted inspects.", source="minutes/may.json")
    [_, second] = read_json(FILE, b'[{"text": "One."}, {"text": "Two."}]')
    assert isinstance(second, FoundText)
    assert second.document == Document("may#2", "Two.", source="minutes/may.json#2")
    assert only({"text": "One.", "id": 17}).id == "17"
    assert only({"text": "One.", "id": "  "}).id == "may"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01T23:30:00+01:00", "2024-05-01"),
        ("2024-05-01 09:00", "2024-05-01"),
        ("20240501", "2024-05-01"),
        ("1 May 2024", None),
        ("2024-02-30", None),
        ("2024", None),
        ("", None),
        (None, None),
        (20240501, None),
    ],
)
def test_a_date_is_an_iso_day_or_none(date: object, day: str | None) -> None:
    assert only({"text": "One.", "date": date}).date == day


def test_a_bad_record_of_a_list_loses_only_itself() -> None:
    data = json.dumps([{"text": "One."}, {"txt": "Two."}, "Three.", {"text": " "}, {"text": "Five."}])
    found = list(read_json(FILE, data.encode()))
    assert [item.record for item in found if isinstance(item, FoundText)] == [1, 5]
    failures = [item for item in found if isinstance(item, Failure)]
    assert [failure.path for failure in failures] == ["minutes/may.json"] * 3
    assert [failure.reason.partition(";")[0] for failure in failures] == [
        'record 2: has no "text"',
        "record 3: is no record",
        'record 4: has an empty "text": give it one or leave the record out',
    ]


def test_a_bad_line_loses_only_itself() -> None:
    lines = [
        b"\xef\xbb\xbf" + '{"text": "One.\u2028Still one."}'.encode(),
        b"",
        b'{"text": "Three."',
        b'{"text": "Four\xff"}\0',
        b'{"text": "Five."}\r',
    ]
    found = list(read_json_lines(FILE, b"\n".join(lines)))
    assert [item.record for item in found if isinstance(item, FoundText)] == [1, 5]
    assert [item.reason for item in found if isinstance(item, Failure)] == [
        "line 3: is not JSON at column 18 (Expecting ',' delimiter): correct it there",
        "line 4: is not text: byte 14 (0xff) is not UTF-8; save its text as UTF-8",
    ]


def test_json_lines_in_utf16_are_read() -> None:
    [found] = read_json_lines(FILE, '\ufeff{"text": "One."}'.encode("utf-16-le"))
    assert isinstance(found, FoundText)
    assert found.document.text == "One."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"[]", "has no records"),
        (b'{"text":\n "One"', "is not JSON at line 2, column 7"),
        (b"[" * 100_000, "too deep"),
        (b"9" * 10_000, "too long"),
        (b'{"text": "One \\ud800"}', 'half a character (\\ud800) at character 4 of its "text"'),
        (b'{"text": "One", "title": "\\ud800"}', 'of its "title"'),
        (b'{"text": "One \\u0000"}', "NUL (\\u0000) at character 4"),
        (b"true", "is no record"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError) as raised:
        list(read_json(FILE, data))
    assert message in str(raised.value)


def test_json_lines_without_lines_are_an_error() -> None:
    with pytest.raises(DocumentError, match="is empty"):
        list(read_json_lines(FILE, b"\n \n"))


@given(JSON)
def test_any_json_is_documents_failures_or_an_error(content: object) -> None:
    data = json.dumps(content).encode()
    for reader in (read_json, read_json_lines):
        try:
            found = list(reader(FILE, data))
        except DocumentError:
            continue
        assert found
        for item in found:
            if isinstance(item, FoundText):
                item.document.text.encode("utf-8")
                item.document.id.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip), st.booleans())
def test_a_text_comes_back_unchanged(text: str, escaped: bool) -> None:
    data = json.dumps({"text": text}, ensure_ascii=escaped).encode()
    for reader in (read_json, read_json_lines):
        [found] = reader(FILE, data)
        assert isinstance(found, FoundText)
        assert found.document.text == text
