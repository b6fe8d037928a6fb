from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from policygraph.evaluation.figures import Figures
from policygraph.evaluation.gold import Annotation
from policygraph.evaluation.scoring import MEASURES, QUALIFIERS, Evaluation, evaluate
from policygraph.interchange import from_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.model import Extraction

TEXT = "The Home Office funds the College of Policing. Ofwat works with Water UK. Councils fund the college."
NAMES = {
    "ho": ("Home Office", "GovernmentDepartment"),
    "cop": ("College of Policing", "PublicBody"),
    "ofwat": ("Ofwat", "PublicBody"),
    "wuk": ("Water UK", "Association"),
    "councils": ("Councils", "LocalAuthority"),
}


def entity(id: str, **changes: Any) -> dict[str, Any]:
    name, type_ = NAMES[id]
    start = TEXT.index(name)
    kind = "generic" if id == "councils" else "named"
    places = [{"start": start, "end": start + len(name)}]
    return {"id": id, "name": name, "type": type_, "kind": kind, "mentions": places, **changes}


def fact(subject: str, relation: str, object_: str, **changes: Any) -> dict[str, Any]:
    evidence = {"start": 0, "end": TEXT.index(".") + 1}
    return {"subject": subject, "relation": relation, "object": object_, "evidence": evidence, **changes}


FACTS = [fact("ho", "funds", "cop"), fact("ofwat", "works_with", "wuk"), fact("councils", "funds", "cop")]


def extraction(entities: Iterable[Any] | None = None, statements: Iterable[Any] = FACTS) -> Extraction:
    named = [entity(id) for id in NAMES] if entities is None else list(entities)
    return from_record({"id": "note", "text": TEXT, "entities": named, "statements": list(statements)})


def compare(found: Extraction, wanted: Extraction | None = None, **annotated: Any) -> Evaluation:
    return evaluate([Annotation(wanted or extraction(), **annotated)], {"note": found})


def errors(result: Evaluation) -> list[tuple[str, str]]:
    return [(error.kind, error.what) for error in result.errors]


def test_what_is_found_as_it_was_annotated_is_all_right(extractions: list[Extraction]) -> None:
    found = {extraction.document.id: extraction for extraction in extractions}
    result = evaluate([Annotation(extraction) for extraction in extractions], found)
    assert (result.documents, result.missing, result.errors) == (2, [], [])
    assert [result.measures[name].f1 for name in MEASURES] == [1.0] * len(MEASURES)
    assert [result.share(name) for name in QUALIFIERS] == [1.0] * len(QUALIFIERS)
    assert {row.f1 for row in (*result.types.values(), *result.relations.values())} == {1.0}
    assert all(right for _, right in result.judged)


def test_a_document_that_is_missing_counts_as_empty(extractions: list[Extraction]) -> None:
    annotations = [Annotation(extraction) for extraction in extractions]
    result = evaluate(annotations, {})
    assert result.missing == [extraction.document.id for extraction in extractions]
    assert result.measures["entity"] == Figures(0, 0, 9)
    assert result.measures["statement"] == Figures(0, 0, 11)
    assert {error.kind for error in result.errors} == {"missed"}
    empty = {item.document.id: replace(item, entities=(), statements=()) for item in extractions}
    assert evaluate(annotations, empty).measures == result.measures


def test_extractions_of_other_documents_do_not_count(extractions: list[Extraction]) -> None:
    found = {item.document.id: item for item in extractions}
    assert evaluate([Annotation(extractions[0])], found).measures["statement"] == Figures(7, 7, 7)


def test_a_wrong_type_is_a_right_entity() -> None:
    result = compare(extraction([entity("ho", type="Person"), *map(entity, list(NAMES)[1:])]))
    assert result.measures["entity"] == Figures(4, 4, 4)
    assert result.measures["typed"] == Figures(3, 4, 4)
    assert result.types["Person"] == Figures(0, 1, 0)
    assert result.types["GovernmentDepartment"] == Figures(0, 0, 1)
    assert result.measures["statement"].f1 == 1
    assert errors(result) == [("type", "Home Office: Person, not GovernmentDepartment")]


def test_a_generic_entity_counts_only_through_its_statements() -> None:
    without = compare(extraction(map(entity, list(NAMES)[:4]), FACTS[:2]))
    assert without.measures["entity"] == without.measures["typed"] == Figures(4, 4, 4)
    assert without.measures["statement"] == Figures(2, 2, 3)
    as_a_name = compare(extraction([*map(entity, list(NAMES)[:4]), entity("councils", kind="named")]))
    assert as_a_name.measures["entity"] == Figures(4, 4, 4)
    assert as_a_name.measures["mention"] == Figures(5, 5, 5)


def test_what_was_not_annotated_is_spurious_and_what_was_not_found_is_missed() -> None:
    ukraine = {"id": "x", "name": "Ukraine", "type": "Place"}
    result = compare(extraction([*map(entity, ["ho", "cop", "ofwat", "councils"]), ukraine], FACTS[:1]))
    assert result.measures["entity"] == Figures(3, 4, 4)
    assert errors(result) == [
        ("spurious", "Ukraine (Place)"),
        ("missed", "Water UK (Association)"),
        ("missed", "Ofwat | works_with | Water UK"),
        ("missed", "Councils | funds | College of Policing"),
    ]


def test_mentions_count_where_they_are_nearly_right() -> None:
    near_, far, more = {"start": 0, "end": 15}, {"start": 0, "end": 60}, {"start": 60, "end": 65}
    for places, expected in (([near_], (1, 1, 1)), ([far], (0, 1, 1)), ([near_, more], (1, 2, 1)), ([], (0, 0, 1))):
        found = extraction([entity("ho", mentions=places)], [])
        assert compare(found).measures["mention"] == Figures(*expected), places


def test_two_mentions_in_the_place_of_one_are_one_right() -> None:
    twice = [{"start": 0, "end": 15}, {"start": 4, "end": 15}]
    assert compare(extraction([entity("ho", mentions=twice)], [])).measures["mention"] == Figures(1, 2, 1)


@pytest.mark.parametrize("turned", [False, True])
def test_a_symmetric_relation_counts_either_way_round(turned: bool) -> None:
    ends = ("wuk", "ofwat") if turned else ("ofwat", "wuk")
    result = compare(extraction(statements=[FACTS[0], fact(ends[0], "works_with", ends[1]), FACTS[2]]))
    assert result.measures["statement"] == Figures(3, 3, 3)


def test_another_relation_turned_round_is_the_right_pair_and_the_wrong_statement() -> None:
    result = compare(extraction(statements=[fact("cop", "funds", "ho"), *FACTS[1:]]))
    assert result.measures["pair"] == Figures(3, 3, 3)
    assert result.measures["statement"] == Figures(2, 3, 3)
    assert result.relations["funds"] == Figures(1, 2, 2)
    assert errors(result) == [
        ("spurious", "College of Policing | funds | Home Office"),
        ("missed", "Home Office | funds | College of Policing"),
    ]


def test_a_fact_counts_once_however_often_it_is_found() -> None:
    assert compare(extraction(statements=FACTS * 2)).measures["statement"] == Figures(3, 3, 3)


@pytest.mark.parametrize("kept", [0, 1])
def test_optional_facts_count_neither_way(kept: int) -> None:
    optional = frozenset({("wuk", "works_with", "ofwat")})  # either way round, too
    result = compare(extraction(statements=[FACTS[0], *[FACTS[1]] * kept, FACTS[2]]), optional=optional)
    assert result.measures["statement"] == result.measures["pair"] == Figures(2, 2, 2)
    assert result.errors == []
    assert len(result.judged) == 2


def test_a_statement_between_what_is_not_aligned_is_wrong() -> None:
    stranger = {"id": "ho", "name": "Nobody", "type": "Group"}  # has the id of an annotated entity, and is another
    result = compare(extraction([stranger, entity("cop")], FACTS[:1]))
    assert result.measures["statement"] == result.measures["pair"] == Figures(0, 1, 3)
    assert ("spurious", "Nobody | funds | College of Policing") in errors(result)


@pytest.mark.parametrize(
    ("qualifier", "change", "said"),
    [
        ("polarity", {"polarity": "negated"}, "(negated)"),
        ("modality", {"modality": "possible"}, "(possible)"),
        ("attribution", {"attributed_to": "ofwat"}, "(says Ofwat)"),
    ],
)
def test_a_wrong_qualifier_leaves_the_statement_right(qualifier: str, change: dict[str, Any], said: str) -> None:
    result = compare(extraction(statements=[fact("ho", "funds", "cop", **change), *FACTS[1:]]))
    assert result.measures["statement"] == Figures(3, 3, 3)
    assert {name: result.share(name) for name in QUALIFIERS} == {
        **dict.fromkeys(QUALIFIERS, 1.0),
        qualifier: pytest.approx(2 / 3),
    }
    assert errors(result) == [(qualifier, f"Home Office | funds | College of Policing {said}")]


def test_a_speaker_is_right_if_it_is_the_aligned_one() -> None:
    wanted = extraction(statements=[fact("ho", "funds", "cop", attributed_to="wuk")])
    found = [{**entity("wuk"), "id": "e1"}, {**entity("ho"), "id": "wuk"}, entity("cop")]
    said = fact("wuk", "funds", "cop", attributed_to="e1")
    assert compare(extraction(found, [said]), wanted).share("attribution") == 1
    stranger = [{"id": "e1", "name": "Nobody", "type": "Group"}, *found[1:]]
    assert compare(extraction(stranger, [said]), wanted).share("attribution") == 0


def test_an_error_has_document_quotation_and_rule() -> None:
    wrong = fact("ho", "vets", "cop", rule="vets/vet")
    result = compare(extraction(statements=[wrong, *FACTS]))
    (error,) = result.errors
    assert (error.document, error.kind, error.rule) == ("note", "spurious", "vets/vet")
    assert error.quotation == "The Home Office funds the College of Policing."


def test_each_statement_that_counts_is_judged_with_its_confidence() -> None:
    found = [fact("ho", "funds", "cop", confidence=0.9), fact("ho", "vets", "cop", confidence=0.4)]
    judged = compare(extraction(statements=found)).judged
    assert [(statement.confidence, right) for statement, right in judged] == [(0.9, True), (0.4, False)]


def test_where_nothing_is_right_no_share_is_claimed() -> None:
    result = compare(extraction(statements=[]))
    assert [result.share(name) for name in QUALIFIERS] == [0.0] * len(QUALIFIERS)
