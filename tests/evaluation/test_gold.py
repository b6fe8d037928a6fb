from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import DocumentError
from policygraph.evaluation.gold import read_annotations
from policygraph.interchange import from_record

if TYPE_CHECKING:
    from pathlib import Path


def record(id: str = "note", **changes: Any) -> dict[str, Any]:
    """Return an annotated document of two statements, the second of them optional, with some values changed."""
    evidence = {"start": 0, "end": 25}
    return {
        "id": id,
        "text": "Ofwat fined Thames Water.",
        "entities": [
            {"id": "e1", "name": "Ofwat", "type": "PublicBody", "mentions": [{"start": 0, "end": 5}]},
            {"id": "e2", "name": "Thames Water", "type": "Company"},
        ],
        "statements": [
            {"subject": "e1", "relation": "oversees", "object": "e2", "evidence": evidence},
            {"subject": "e1", "relation": "affects", "object": "e2", "evidence": evidence, "optional": True},
        ],
        **changes,
    }


def write(path: Path, *values: Any) -> Path:
    path.write_text("\n".join(map(json.dumps, values)), encoding="utf-8")
    return path


def test_a_folder_a_file_and_a_file_of_lines_give_the_same(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    write(tmp_path / "folder" / "b.json", record("b"))
    write(tmp_path / "folder" / "a.json", record("a"))
    (tmp_path / "folder" / "README.md").write_text("no annotation", encoding="utf-8")
    of_folder = read_annotations(tmp_path / "folder")
    assert [annotation.extraction.document.id for annotation in of_folder] == ["a", "b"]
    assert read_annotations(write(tmp_path / "all.jsonl", record("a"), record("b"))) == of_folder
    assert read_annotations(tmp_path / "folder" / "b.json") == of_folder[1:]


def test_an_annotation_is_an_extraction_with_its_optional_facts(tmp_path: Path) -> None:
    (annotation,) = read_annotations(write(tmp_path / "note.json", record()))
    assert annotation.extraction == from_record(record())
    assert annotation.optional == {("e1", "affects", "e2")}


def test_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "all.jsonl", {"schema": 1}, record(), {"id": "a", "notes": "…"})
    assert len(read_annotations(path)) == 1


def test_empty_lines_windows_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    lines = [json.dumps(record("a")), "", json.dumps(record("b")), ""]
    (tmp_path / "all.jsonl").write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    assert len(read_annotations(tmp_path / "all.jsonl")) == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", None, "a.json: cannot be read: No such file or directory: check the path"),
        ("a.json", b"Ofwat", "a.json: is not JSON: "),
        ("a.json", b"[" * 100_000, "a.json: is not JSON: "),
        ("a.json", b'{"id": ' + b"7" * 5000 + b"}", "a.json: is not JSON: "),
        ("a.json", b'{"id": "\xff"}', "a.json: is not UTF-8 text at byte 8: save it as UTF-8"),
        ("a.json", b"[]", "a.json: the record: is a list, not an object"),
        ("a.json", b'{"text": "Ofwat."}', "a.json: id: is missing"),
        ("a.json", b'{"id": "a", "text": "", "entities": 7}', "a.json: entities: is a number, not a list"),
        ("a.json", b'{"notes": "none"}', "a.json: holds no annotated documents"),
        ("a.jsonl", b"", "a.jsonl: holds no annotated documents"),
        ("a.jsonl", b'{"id": "a", "text": ""}\n\n{"id": \n', "a.jsonl, line 3: is not JSON: "),
        ("a.jsonl", b'{"id": "a", "text": ""}\n{"text": ""}', "a.jsonl, line 2: id: is missing"),
        ("a.jsonl", b'{"id": "a", "text": ""}\n' * 2, "a.jsonl, line 2: a document 'a' came before: rename one"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError, match=re.escape(f"{tmp_path}/{message}")):
        read_annotations(tmp_path / name)


def test_of_a_folder_the_file_that_is_wrong_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.json", record("a"))
    (tmp_path / "b.json").write_bytes(b"\xff")
    with pytest.raises(DocumentError, match=re.escape(f"{tmp_path / 'b.json'}: is not UTF-8")):
        read_annotations(tmp_path)


def test_an_empty_folder_holds_no_annotations(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="holds no annotated documents"):
        read_annotations(tmp_path)


def test_optional_is_true_or_false(tmp_path: Path) -> None:
    statements = [{**record()["statements"][0], "optional": "yes"}]
    path = write(tmp_path / "a.json", record(statements=statements))
    with pytest.raises(DocumentError, match=r"statements\[0\]\.optional: is a text, not true or false"):
        read_annotations(path)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=5), values, max_size=3),
    max_leaves=5,
)


@given(JSON_VALUES, st.sampled_from(["id", "text", "entities", "statements"]))
def test_no_value_raises_anything_but_a_document_error(
    tmp_path_factory: pytest.TempPathFactory, value: Any, key: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    first = record()["statements"][0]
    for wrong in (value, record(**{key: value}), record(statements=[{**first, "optional": value}])):
        with suppress(DocumentError):
            read_annotations(write(folder / "any.json", wrong))


@given(st.binary(max_size=40))
def test_no_bytes_raise_anything_but_a_document_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    for name in ("any.json", "any.jsonl"):
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(content)
        with suppress(DocumentError):
            read_annotations(path)
