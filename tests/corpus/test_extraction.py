"""What a record must hold, whatever the text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policygraph.corpus import Extractor
from policygraph.documents import read_documents
from policygraph.errors import PolicyGraphError
from policygraph.interchange import from_record, to_record
from policygraph.knowledge.base import default_knowledge_base
from policygraph.knowledge.ontology import default_ontology
from policygraph.model import Document, Extraction
from policygraph.samples import sample_documents

SAMPLES = read_documents(sample_documents()).documents
EXTRACTOR = Extractor()
PARAGRAPHS = """The Home Office said it will fund Calder Valley Council, which runs a shelter for families in Leeds.

Campaigners criticised the plan. “The fund does not help tenants,” said Mara Ellison, chair of the Canal Trust.

The Department for Education published a report in March, and the regulator inspected two schools last year.

"""
WORDS = [
    "The",
    "Home Office",
    "council",
    "funds",
    "does not",
    "support",
    "Mara Ellison",
    "said",
    "“",
    "”",
    "that",
    "MI5",
]
MORE = [
    ".",
    ",",
    "\n\n",
    "it",
    "chief executives",
    "by",
    "vetted",
    "will",
    "of",
    "’s",
    "Leeds",
    "(LGA)",
    "- ",
    "?",
    "🙂",
    "\r\n",
]


def check(extraction: Extraction) -> None:
    """Assert what holds of every extraction."""
    document, ontology = extraction.document, default_ontology()
    ids = [entity.id for entity in extraction.entities]
    assert ids == [f"e{rank}" for rank in range(1, len(ids) + 1)]
    assert [s.id for s in extraction.statements] == [f"s{rank}" for rank in range(1, len(extraction.statements) + 1)]
    for entity in extraction.entities:
        assert entity.name
        assert entity.type in ontology.types
        assert entity.mentions
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda mention: (mention.start, mention.end))
        assert list(entity.aliases) == sorted(set(entity.aliases) - {entity.name})
        assert entity.iri is None or default_knowledge_base().get(entity.iri) is not None
        for mention in entity.mentions:
            assert mention.document == document.id
            assert mention.text == document.text[mention.start : mention.end] != ""
    types = {entity.id: entity.type for entity in extraction.entities}
    used = set()
    for statement in extraction.statements:
        assert statement.subject != statement.object
        assert ontology.allows(statement.relation, types[statement.subject], types[statement.object])
        assert statement.attributed_to is None or statement.attributed_to in types
        assert 0 < statement.confidence <= 1
        used |= {statement.subject, statement.object, statement.attributed_to}
        [evidence] = statement.evidence
        assert evidence.document == document.id
        assert evidence.text == document.text[evidence.start : evidence.end] == evidence.text.strip()
        assert evidence.trigger
        assert all(word in evidence.text for word in evidence.trigger.split())
        assert evidence.rule.split("/")[0] == statement.relation
        assert "\n\n" not in evidence.text
    assert all(entity.kind == "named" or entity.id in used for entity in extraction.entities)
    facts = [(statement.subject, statement.relation, statement.object) for statement in extraction.statements]
    assert len(set(facts)) == len(facts)
    assert from_record(to_record(extraction)) == extraction


@pytest.mark.parametrize("document", SAMPLES, ids=lambda document: document.id)
def test_a_sample_gives_a_sound_record_with_entities_and_statements(document: Document) -> None:
    extraction = EXTRACTOR.extract(document)
    check(extraction)
    assert extraction.document == document
    assert len(extraction.entities) >= 5
    assert len(extraction.statements) >= 3


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS + MORE), max_size=30).map(" ".join) | st.text(max_size=80))
@example("We will stand up on the issues that the residents of Marsley and Northgate elected us to raise.")
@example("The The chief executives chief executives Home Office")
def test_any_text_gives_a_sound_record(text: str) -> None:
    check(EXTRACTOR.extract(Document("any", text)))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", ".", "\ufeff", "It rained all day, and nobody minded.", "1 2 3\n\n- \n- \n"]
)
def test_a_text_about_nobody_gives_an_empty_extraction(text: str) -> None:
    document = Document("rain", text)
    assert EXTRACTOR.extract(document) == Extraction(document)


def test_a_mention_has_its_offsets_in_the_text_as_it_is_written() -> None:
    text = "\ufeff  The  Home\u00a0Office\r\nfunds 🙂 the\tCollege of Policing.\r\n"
    extraction = EXTRACTOR.extract(Document("odd", text))
    check(extraction)
    assert "College of Policing" in [entity.name for entity in extraction.entities]


def test_a_statement_has_its_evidence_trigger_rule_and_date() -> None:
    text = "It rained. The Home Office set up the College of Policing in 2012. It rained again."
    extraction = EXTRACTOR.extract(Document("police", text))
    [statement] = extraction.statements
    assert statement.relation == "establishes"
    [evidence] = statement.evidence
    assert evidence.text == "The Home Office set up the College of Policing in 2012."
    assert (evidence.trigger, evidence.date) == ("set up", "2012")


def test_a_light_verb_is_part_of_the_trigger() -> None:
    extraction = EXTRACTOR.extract(
        Document("note", "The Home Office gave its full support to the College of Policing.")
    )
    assert ("supports", "gave support") in [(s.relation, s.evidence[0].trigger) for s in extraction.statements]


def test_a_generic_entity_is_kept_only_where_something_is_stated_of_it() -> None:
    extraction = EXTRACTOR.extract(
        Document("note", "Campaigners criticised the Home Office. Tenants waited. The Canal Trust closed.")
    )
    assert "campaigners" in [entity.name for entity in extraction.entities]
    assert "tenants" not in [entity.name for entity in extraction.entities]


def test_a_name_is_linked_by_the_date_of_the_document() -> None:
    iris = set()
    for date in ("2019-05-01", "2025-05-01"):
        extraction = EXTRACTOR.extract(Document("note", "MHCLG published the report.", date=date))
        [ministry] = [entity for entity in extraction.entities if entity.type == "GovernmentDepartment"]
        assert ministry.iri is not None
        iris.add(ministry.iri)
    assert len(iris) == 2


def test_a_speaker_is_an_entity() -> None:
    extraction = EXTRACTOR.extract(Document("note", "Tenants say the Home Office funds the College of Policing."))
    [statement] = [statement for statement in extraction.statements if statement.relation == "funds"]
    [speaker] = [entity for entity in extraction.entities if entity.id == statement.attributed_to]
    assert (speaker.name, speaker.kind) == ("tenants", "generic")


def test_a_document_read_twice_gives_the_same_whatever_was_read_between() -> None:
    first = EXTRACTOR.extract(SAMPLES[0])
    EXTRACTOR.extract(SAMPLES[1])
    assert EXTRACTOR.extract(SAMPLES[0]) == first
    assert Extractor().extract(SAMPLES[0]) == first


def test_the_hash_seed_makes_no_difference() -> None:
    code = (
        "import json; from policygraph.corpus import extract_all; from policygraph.interchange import to_record; "
        "from policygraph.documents import read_documents; from policygraph.samples import sample_documents; "
        "run = extract_all(read_documents(sample_documents()).documents); "
        "print(json.dumps([to_record(extraction) for extraction in run.extractions]))"
    )
    # This process has another seed, unless somebody gave it this one.
    output = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONHASHSEED": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert json.loads(output) == [to_record(EXTRACTOR.extract(document)) for document in SAMPLES]


def test_a_long_text_is_read_to_its_end() -> None:
    text = PARAGRAPHS * (40_000 // len(PARAGRAPHS)) + "At last, the Home Office opposes MI5.\n"
    extraction = EXTRACTOR.extract(Document("long", text))
    check(extraction)
    assert "opposes" in [statement.relation for statement in extraction.statements]
    assert sum(len(entity.mentions) for entity in extraction.entities) > len(text) // len(PARAGRAPHS)


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(PolicyGraphError, match="en_core_web_none"):
        Extractor("en_core_web_none")


def test_a_model_that_lacks_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "model")
    with pytest.raises(PolicyGraphError, match="it lacks tagger, parser"):
        Extractor(str(tmp_path / "model"))
