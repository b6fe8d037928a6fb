from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from policygraph.graph import PolicyGraph, read
from policygraph.graph.verification import verify
from policygraph.model import Document, Entity, Evidence, GraphContents, Mention, Statement

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.model import Extraction

FINED = "Ofwat fined Thames Water."


def fined(text: str = FINED) -> tuple[GraphContents, Document]:
    """Return a graph of one sentence with prefix and suffix, and its document with this text."""
    ofwat = Entity("urn:o", "Ofwat", "PublicBody", mentions=(Mention("note", 5, 10, "Ofwat", "name"),))
    thames = Entity("urn:t", "Thames Water", "Company", mentions=(Mention("note", 17, 29, "Thames Water", "name"),))
    evidence = Evidence("note", 5, 30, FINED, "fined", "oversees/fine", prefix="Now. ", suffix=" Then.")
    statement = Statement("urn:s", "urn:o", "oversees", "urn:t", (evidence,))
    return GraphContents((Document("note", ""),), (ofwat, thames), (statement,)), Document("note", text)


def problems(text: str) -> list[str]:
    contents, document = fined(text)
    return [str(item) for item in verify(contents, [document]).discrepancies]


def test_a_graph_is_borne_out_by_its_own_documents(extractions: list[Extraction]) -> None:
    contents = PolicyGraph.from_extractions(extractions).contents
    verification = verify(contents, [extraction.document for extraction in extractions])
    assert verification.discrepancies == ()
    assert (verification.documents, verification.statements, verification.quotations) == (2, 9, 11)
    assert verification.mentions == sum(len(entity.mentions) for entity in contents.entities)


def test_a_quotation_that_has_moved_is_found_where_it_is_now() -> None:
    assert problems(f"Hear. Now. {FINED} Then.") == [
        "note, characters 5 to 10: the mention “Ofwat” does not stand there (Ofwat)",
        f"note, characters 5 to 30: the quotation “{FINED}” does not stand there, but at 11 to 36 "
        "(Ofwat oversees Thames Water)",
        "note, characters 17 to 29: the mention “Thames Water” does not stand there (Thames Water)",
    ]


def test_of_several_places_it_is_the_one_between_the_same_words() -> None:
    assert "but at 43 to 68 " in problems(f"Hear, hear. {FINED} Now. {FINED} Then.")[1]


def test_a_quotation_that_was_changed_stands_nowhere() -> None:
    assert problems("Now. Ofwat feared Thames Water. Then.") == [
        f"note, characters 5 to 30: the quotation “{FINED}” does not stand there, nor anywhere else in the document "
        "(Ofwat oversees Thames Water)",
        "note, characters 17 to 29: the mention “Thames Water” does not stand there (Thames Water)",
    ]


def test_a_document_that_is_missing_is_named_once() -> None:
    contents, _ = fined()
    assert [str(item) for item in verify(contents, []).discrepancies] == ["note: is not among the documents"]


def test_a_document_of_another_id_is_found_by_its_source() -> None:
    contents, document = fined(f"Now. {FINED} Then.")
    contents = replace(contents, documents=(replace(contents.documents[0], source="note.txt"),))
    assert verify(contents, [replace(document, id="minutes/note", source="note.txt")]).discrepancies == ()


def test_whom_a_statement_is_about_must_be_mentioned_in_the_document() -> None:
    contents, document = fined(f"Now. {FINED} Then.")
    contents = replace(
        contents,
        entities=(contents.entities[0], replace(contents.entities[1], mentions=())),
        statements=(replace(contents.statements[0], attributed_to="urn:t"),),
    )
    assert [(item.start, item.problem) for item in verify(contents, [document]).discrepancies] == [
        (5, "the object “Thames Water” is mentioned nowhere in the document"),
        (5, "the speaker “Thames Water” is mentioned nowhere in the document"),
    ]


@given(st.text(max_size=60))
def test_only_a_text_with_the_quotation_in_its_place_bears_it_out(text: str) -> None:
    assert (problems(text) == []) == (text[5:30] == FINED)
    assert problems(f"12345{FINED}{text}") == []


def test_a_source_that_several_documents_share_is_not_taken_for_one_of_them() -> None:
    contents, document = fined(f"Now. {FINED} Then.")
    licence = "Open Government Licence v3.0"
    contents = replace(contents, documents=(replace(contents.documents[0], source=licence),))
    others = [replace(document, id=id, source=licence, text="") for id in ("a", "b")]
    assert [item.problem for item in verify(contents, others).discrepancies] == ["is not among the documents"]


def test_three_rules_that_found_one_sentence_are_complained_of_once() -> None:
    contents, document = fined(f"Now. {FINED} Then.")
    (statement,) = contents.statements
    found = tuple(replace(statement.evidence[0], rule=rule) for rule in ("a", "b", "c"))
    contents = replace(
        contents,
        entities=(contents.entities[0], replace(contents.entities[1], mentions=())),
        statements=(replace(statement, evidence=found),),
    )
    assert len(verify(contents, [document]).discrepancies) == 1


def test_a_graph_that_was_read_from_turtle_is_verified_in_python(extractions: list[Extraction], tmp_path: Path) -> None:
    PolicyGraph.from_extractions(extractions).to_turtle(tmp_path / "graph.ttl")
    documents = tmp_path / "documents.jsonl"
    records = ({"id": item.document.id, "text": item.document.text} for item in extractions)
    documents.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    verification = read(tmp_path / "graph.ttl").verify(documents)
    assert verification.discrepancies == ()
    assert verification.quotations == 11
