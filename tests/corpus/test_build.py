import pytest

from policygraph.corpus import Extractor, build, extract_all
from policygraph.errors import PolicyGraphError
from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity
from policygraph.model import Document, Extraction, Failure

FUNDS = Document("funds", "The Home Office funds the College of Policing.")
INSPECTS = Document("inspects", "Ofsted inspects schools.")
RAIN = Document("rain", "It rained all day, and nobody minded.")


class BreaksOnSome(Extractor):
    """An extractor that fails on some documents in ways that a faulty stage could."""

    def extract(self, document: Document) -> Extraction:
        errors: dict[str, BaseException] = {
            "told": PolicyGraphError("rule funds/1 has no trigger: give it one"),
            "fault": IndexError("list index out of range"),
            "interrupt": KeyboardInterrupt(),
        }
        if document.id == "component":
            raise ValueError("[E109] Component could not be run") from IndexError("list index out of range")
        if document.id in errors:
            raise errors[document.id]
        return super().extract(document)


def test_documents_are_extracted_in_order_of_their_ids_with_progress() -> None:
    done: list[int] = []
    run = extract_all([RAIN, INSPECTS, FUNDS], progress=done.append)
    assert [extraction.document for extraction in run.extractions] == [FUNDS, INSPECTS, RAIN]
    assert "Home Office" in [entity.name for entity in run.extractions[0].entities]
    assert done == [1, 2, 3]
    assert not run.failures
    assert run.seconds > 0


def test_a_text_about_nobody_gives_an_empty_extraction() -> None:
    [extraction] = extract_all([RAIN]).extractions
    assert extraction == Extraction(RAIN)


def test_a_document_that_fails_never_loses_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "Extractor", BreaksOnSome)
    done: list[int] = []
    run = extract_all([FUNDS, *[Document(id, "…") for id in ("told", "fault", "component")]], progress=done.append)
    assert [extraction.document for extraction in run.extractions] == [FUNDS]
    assert run.failures == (
        Failure("component", "could not be analysed (IndexError: list index out of range)"),
        Failure("fault", "could not be analysed (IndexError: list index out of range)"),
        Failure("told", "rule funds/1 has no trigger: give it one"),
    )
    assert done == [1, 2, 3, 4]


def test_an_interruption_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "Extractor", BreaksOnSome)
    with pytest.raises(KeyboardInterrupt):
        extract_all([Document("interrupt", "…")])


def test_a_model_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(PolicyGraphError, match="en_no_such_model"):
        extract_all([FUNDS], model="en_no_such_model")


def test_names_are_found_in_and_linked_to_the_knowledge_base_that_is_given() -> None:
    office = KnowledgeEntity("urn:office", "Home Office", "PublicBody")
    [extraction] = extract_all([FUNDS], knowledge=KnowledgeBase([office])).extractions
    assert [(entity.name, entity.iri) for entity in extraction.entities if entity.iri] == [
        ("Home Office", "urn:office")
    ]
