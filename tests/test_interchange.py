from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import DocumentError
from policygraph.interchange import from_record, read_extractions, to_record, write_extractions
from policygraph.model import (
    Amount,
    Document,
    Entity,
    Evidence,
    Extraction,
    Form,
    Kind,
    Mention,
    Modality,
    Polarity,
    Statement,
    Status,
)

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "dev"

NAMES = st.text(min_size=1).filter(lambda name: bool(name.strip()))
WORDS = st.none() | st.text()
DAYS = st.dates().map(str) | st.just("..")
PERIODS = st.none() | st.tuples(DAYS, DAYS).map("/".join)
STATUSES = st.none() | st.sampled_from(get_args(Status))
AMOUNTS = st.none() | st.builds(Amount, st.sampled_from(["GBP", "EUR"]), st.floats(-1e299, 1e299))


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    document = Document(draw(NAMES), draw(st.text(min_size=2)), draw(WORDS), draw(WORDS), draw(WORDS))

    def stretch() -> tuple[int, int]:
        start = draw(st.integers(0, len(document.text) - 1))
        return start, draw(st.integers(start + 1, len(document.text)))

    def mention() -> Mention:
        start, end = stretch()
        form: Form = draw(st.sampled_from(get_args(Form)))
        return Mention(document.id, start, end, document.text[start:end], form)

    def evidence() -> Evidence:
        start, end = stretch()
        words = document.text[start:end]
        return Evidence(
            document.id,
            start,
            end,
            words,
            draw(st.text()),
            draw(st.text()),
            draw(WORDS),
            draw(PERIODS),
            draw(STATUSES),
            draw(AMOUNTS),
        )

    entities = tuple(
        Entity(
            f"e{number}",
            draw(NAMES),
            draw(NAMES),
            draw(st.sampled_from(get_args(Kind))),
            tuple(sorted(draw(st.lists(st.text(), max_size=2)))),
            tuple(mention() for _ in range(draw(st.integers(0, 2)))),
            draw(st.none() | st.just("https://example.org/id/é")),
            draw(st.booleans()),
            tuple(sorted(draw(st.sets(st.sampled_from(["https://example.org/id/é", "urn:b", "urn:c"]))))),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    )
    ids = st.sampled_from([entity.id for entity in entities])
    statements = tuple(
        Statement(
            f"s{number}",
            draw(ids),
            draw(NAMES),
            draw(ids),
            (evidence(),),
            draw(st.sampled_from(get_args(Polarity))),
            draw(st.sampled_from(get_args(Modality))),
            draw(st.none() | ids),
            draw(st.floats(0, 1)),
        )
        for number in range(1, draw(st.integers(0, 2)) + 1)
    )
    return Extraction(document, entities, statements)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=5), values, max_size=3),
    max_leaves=5,
)


def record(**changes: Any) -> dict[str, Any]:
    """Return a sound record with some of its values changed."""
    entities = [
        {"id": "e1", "name": "Ofwat", "type": "PublicBody", "mentions": [{"start": 0, "end": 5}]},
        {"id": "e2", "name": "Thames Water", "type": "Company"},
    ]
    statement = {"subject": "e1", "relation": "oversees", "object": "e2", "evidence": {"start": 0, "end": 25}}
    sound = {"id": "note", "text": "Ofwat fined Thames Water.", "entities": entities, "statements": [statement]}
    return {**sound, **changes}


def statement(**changes: Any) -> dict[str, Any]:
    return record(statements=[{**record()["statements"][0], **changes}])


def entity(**changes: Any) -> dict[str, Any]:
    return record(entities=[{**record()["entities"][0], **changes}], statements=[])


@given(extractions())
def test_an_extraction_survives_being_a_record(extraction: Extraction) -> None:
    assert from_record(json.loads(json.dumps(to_record(extraction)))) == extraction


def test_extractions_survive_a_file(extractions: list[Extraction], tmp_path: Path) -> None:
    write_extractions(extractions, tmp_path / "all.jsonl")
    assert read_extractions(tmp_path / "all.jsonl") == extractions


def test_line_separators_and_half_surrogate_pairs_survive_a_file(tmp_path: Path) -> None:
    extraction = Extraction(Document("odd", "one\u2028two\x85three\rfour\r\nfive\ud800six\x00 – £"))
    write_extractions([extraction, extraction], tmp_path / "odd.jsonl")
    assert read_extractions(tmp_path / "odd.jsonl") == [extraction, extraction]
    assert "–" in (tmp_path / "odd.jsonl").read_text(encoding="utf-8")


def test_gold_files_are_records_as_they_are() -> None:
    files = sorted(GOLD.glob("*.json"))
    if not files:
        pytest.skip("the annotated documents in shared/gold are not beside this checkout")
    for file in files:
        gold = json.loads(file.read_text(encoding="utf-8"))
        extraction = from_record(gold)
        assert len(extraction.entities) == len(gold["entities"])
        written = to_record(extraction)
        for made, annotated in zip(written["statements"], gold["statements"], strict=True):
            annotated.pop("optional")
            assert {**made, "evidence": None} == {**made, **annotated, "evidence": None}
            assert made["evidence"].items() >= annotated["evidence"].items()
        for made, annotated in zip(written["entities"], gold["entities"], strict=True):
            assert made == {**annotated, "aliases": sorted(annotated["aliases"])}


def test_missing_keys_have_the_defaults_of_the_model() -> None:
    extraction = from_record(record())
    assert extraction.statements == (
        Statement("s1", "e1", "oversees", "e2", (Evidence("note", 0, 25, "Ofwat fined Thames Water.", "", ""),)),
    )
    assert extraction.entities[0].mentions == (Mention("note", 0, 5, "Ofwat", "name"),)


def test_a_statement_has_its_period_its_status_and_its_amount() -> None:
    said = {
        "date": "from April 2015",
        "period": "2015-04-01/..",
        "status": "in force",
        "amount": {"currency": "GBP", "value": 4_800_000},
    }
    extraction = from_record(statement(**said))
    (evidence,) = extraction.statements[0].evidence
    assert (evidence.period, evidence.status) == ("2015-04-01/..", "in force")
    assert evidence.amount == Amount("GBP", 4_800_000.0)
    assert to_record(extraction)["statements"][0].items() >= said.items()


def test_a_statement_without_period_status_and_amount_says_so() -> None:
    (made,) = to_record(from_record(record()))["statements"]
    assert (made["period"], made["status"], made["amount"]) == (None, None, None)
    assert from_record(statement(period=None, status=None, amount=None)) == from_record(record())


@pytest.mark.parametrize(("value", "written"), [(4_800_000_000.0, "4800000000"), (12.5, "12.5"), (-3, "-3"), (0, "0")])
def test_pounds_without_pence_are_written_whole(value: float, written: str) -> None:
    extraction = from_record(statement(amount={"currency": "GBP", "value": value}))
    (made,) = to_record(extraction)["statements"]
    assert json.dumps(made["amount"]["value"]) == written


def test_iri_and_plural_are_written_only_where_they_say_something(extractions: list[Extraction]) -> None:
    entities = {entity["name"]: entity for entity in to_record(extractions[0])["entities"]}
    assert {"iri", "plural"}.isdisjoint(entities["Ofwat"])
    assert entities["canal trusts"]["plural"] is True


def test_a_statement_without_a_quotation_is_not_written() -> None:
    bare = Extraction(Document("note", "…"), (), (Statement("s1", "e1", "funds", "e2", ()),))
    with pytest.raises(ValueError, match="unpack"):
        to_record(bare)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ([], "the record: is a list, not an object"),
        (record(id=None), "id: is missing"),
        (record(id=" "), "id: is blank"),
        (record(text=7), "text: is a number, not a text"),
        (record(entities={}), "entities: is an object, not a list"),
        (record(entities=[None]), r"entities\[0\]: is null, not an object"),
        (entity(kind="common"), r"entities\[0\]\.kind: is 'common', none of named, generic"),
        (entity(iri="ofwat"), r"entities\[0\]\.iri: 'ofwat' is not an absolute IRI"),
        (entity(candidates=["a b"]), r"entities\[0\]\.candidates: 'a b' is not an absolute IRI"),
        (entity(plural="yes"), r"entities\[0\]\.plural: is a text, not true or false"),
        (entity(aliases=["a", 1]), r"entities\[0\]\.aliases\[1\]: is a number, not a text"),
        (entity(mentions=[{"start": 0, "end": True}]), r"mentions\[0\]\.end: is true or false, not a whole number"),
        (entity(mentions=[{"start": 0, "end": 99}]), r"mentions\[0\]\.start: 0 to 99 is no stretch of the text's 25"),
        (
            entity(mentions=[{"start": 1, "end": 5, "text": "Ofwat"}]),
            r"start: at 1 to 5 the text has 'fwat', not 'Ofwat'",
        ),
        (record(entities=record()["entities"] * 2), r"entities\[2\]\.id: 'e1' is another entity's id"),
        (statement(subject="e9"), r"statements\[0\]\.subject: 'e9' is no entity of this record"),
        (statement(attributed_to="e9"), r"statements\[0\]\.attributed_to: 'e9' is no entity"),
        (statement(evidence=None), r"statements\[0\]\.evidence: is missing"),
        (statement(evidence={"start": 5}), r"statements\[0\]\.evidence\.end: is missing"),
        (statement(confidence=1.5), r"statements\[0\]\.confidence: is 1\.5, not a number between 0 and 1"),
        (statement(confidence=float("nan")), r"confidence: is nan, not a number between 0 and 1"),
        (
            statement(period="2015"),
            r"statements\[0\]\.period: '2015' is no interval of days such as 2015-04-01/2016-03",
        ),
        (statement(period="2015-04-01/2016-03-31 "), r"statements\[0\]\.period: '2015-04-01/2016-03-31 ' is no int"),
        (statement(period=2015), r"statements\[0\]\.period: is a number, not a text"),
        (statement(status="done"), r"statements\[0\]\.status: is 'done', none of proposed, consulted on, announced"),
        (statement(amount=5), r"statements\[0\]\.amount: is a number, not an object"),
        (statement(amount={"value": 5}), r"statements\[0\]\.amount\.currency: is missing"),
        (statement(amount={"currency": "GBP"}), r"statements\[0\]\.amount\.value: is missing"),
        (statement(amount={"currency": "GBP", "value": "5m"}), r"amount\.value: is '5m', not a number"),
        (statement(amount={"currency": "GBP", "value": True}), r"amount\.value: is True, not a number"),
        (statement(amount={"currency": "GBP", "value": float("nan")}), r"amount\.value: is nan, not a number"),
        (statement(modality="sure"), r"modality: is 'sure', none of asserted, proposed, possible"),
    ],
)
def test_what_is_wrong_with_a_record_is_said_with_its_key(wrong: Any, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        from_record(wrong)


@given(
    JSON_VALUES,
    st.sampled_from(["id", "text", "title", "entities", "statements", "period", "status", "amount", "confidence"]),
)
def test_no_value_raises_anything_but_a_document_error(value: Any, key: str) -> None:
    amount = {"currency": "GBP", "value": value}
    wrong_ones = (value, record(**{key: value}), entity(**{key: value}), statement(**{key: value}))
    for wrong in (*wrong_ones, statement(amount=amount)):
        with suppress(DocumentError):
            from_record(wrong)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"id": "a", "text": ""}\n\n{"id": "b"}\n', r"all\.jsonl, line 3: text: is missing"),
        (b'{"id": "a", "text": ""}\n{"id": \n', r"all\.jsonl, line 2, column 7: is not JSON"),
        (b"[" * 100_000, r"all\.jsonl, line 1: is nested too deeply"),
        (b'{"id": ' + b"7" * 5000 + b"}", r"all\.jsonl, line 1: holds a number that is too long"),
        (b'{"id": "\xff"}', r"all\.jsonl, line 1: is not UTF-8 text at byte 8"),
        (None, r"all\.jsonl: cannot be read: No such file"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(content: bytes | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DocumentError, match=message):
        read_extractions(path)


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "x"}\r\n\r\n{"id": "b", "text": "y"}')
    assert [item.document.id for item in read_extractions(tmp_path / "all.jsonl")] == ["a", "b"]
