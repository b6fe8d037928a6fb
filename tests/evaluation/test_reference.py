"""The figures equal those of the scorer that the annotators use, however wrong the extraction is."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policygraph.evaluation.gold import Annotation, read_annotations
from policygraph.evaluation.scoring import MEASURES, QUALIFIERS, Evaluation, evaluate
from policygraph.interchange import from_record, to_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from policygraph.model import Extraction

Record = dict[str, Any]

GOLD = Path(__file__).parents[3] / "shared" / "gold"
beside_the_gold = pytest.mark.skipif(
    not (GOLD / "score.py").exists() or not (GOLD / "dev").is_dir(),
    reason=f"the annotated documents and their scorer are not here: {GOLD} (they are not part of the repository)",
)
SEEDS = st.integers(0, 2**32)
TYPES = ("PublicBody", "Person", "Place", "Role", "Programme")
NAMES = ("Home Office", "the council", "it", "Ofwat & others", "…")


@pytest.fixture(scope="module")
def gold() -> dict[str, Record]:
    records = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((GOLD / "dev").glob("*.json"))]
    return {record["id"]: record for record in records}


@pytest.fixture(scope="module")
def annotated() -> list[Annotation]:
    return read_annotations(GOLD / "dev")


def figures(result: Evaluation) -> Record:
    """Return the figures as score.py prints them."""

    def rows(counted: dict[str, Any]) -> Record:
        return {
            name: {
                "precision": round(row.precision, 4),
                "recall": round(row.recall, 4),
                "f1": round(row.f1, 4),
                "right": row.right,
                "found": row.found,
                "wanted": row.wanted,
            }
            for name, row in counted.items()
        }

    return {
        **rows(result.measures),
        "qualifiers": {name: round(result.share(name), 4) for name in QUALIFIERS},
        "relations": rows(result.relations),
        "documents": result.documents,
        "missing": sorted(result.missing),
    }


def agree(scorer: ModuleType, gold: dict[str, Record], annotated: list[Annotation], found: list[Record]) -> None:
    extractions = {record["id"]: from_record(record) for record in found}
    expected = scorer.score(gold, {record["id"]: record for record in found})
    assert figures(evaluate(annotated, extractions)) == expected


@beside_the_gold
def test_annotations_beside_themselves_score_the_same(
    scorer: ModuleType, gold: dict[str, Record], annotated: list[Annotation]
) -> None:
    assert len(annotated) == len(gold) >= 11
    agree(scorer, gold, annotated, list(gold.values()))
    agree(scorer, gold, annotated, [])


@beside_the_gold
@settings(max_examples=30)
@given(seed=SEEDS)
def test_disturbed_annotations_score_the_same(
    scorer: ModuleType, gold: dict[str, Record], annotated: list[Annotation], seed: int
) -> None:
    random = Random(seed)
    found = [disturbed(record, random) for record in gold.values() if random.random() < 0.9]
    agree(scorer, gold, annotated, found)


# The extractions are only read, so that all examples may share them.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=SEEDS)
def test_no_extraction_has_more_right_than_was_found_or_wanted(extractions: list[Extraction], seed: int) -> None:
    random = Random(seed)
    found = [from_record(disturbed(to_record(extraction), random)) for extraction in extractions]
    result = evaluate(map(Annotation, extractions), {extraction.document.id: extraction for extraction in found})
    assert set(result.measures) == set(MEASURES)
    for row in (*result.measures.values(), *result.types.values(), *result.relations.values()):
        assert 0 <= row.right <= min(row.found, row.wanted)
    right = result.measures["statement"].right
    assert all(result.qualifiers[name] <= right for name in QUALIFIERS)
    assert sum(is_right for _, is_right in result.judged) == right
    assert len(result.judged) == result.measures["statement"].found


def disturbed(record: Record, random: Random) -> Record:
    """Return an annotated document as a poor extraction might have it; it stays a sound record."""
    made = copy.deepcopy(record)
    for statement in made["statements"]:
        statement.pop("optional", None)
    for disturb in random.sample(DISTURBANCES, random.randint(0, len(DISTURBANCES))):
        disturb(made, random)
    return made


def some(items: list[Any], random: Random) -> list[Any]:
    return [item for item in items if random.random() < 0.2]


def drop_entities(record: Record, random: Random) -> None:
    gone = {entity["id"] for entity in some(record["entities"], random)}
    record["entities"] = [entity for entity in record["entities"] if entity["id"] not in gone]
    record["statements"] = [item for item in record["statements"] if not {item["subject"], item["object"]} & gone]
    for statement in record["statements"]:
        if statement.get("attributed_to") in gone:
            statement["attributed_to"] = None


def swap_types(record: Record, random: Random) -> None:
    for entity in some(record["entities"], random):
        entity["type"] = random.choice(TYPES)


def rename(record: Record, random: Random) -> None:
    for entity in some(record["entities"], random):
        entity["name"] = random.choice([*NAMES, *(other["name"] for other in record["entities"])])
        entity["aliases"] = some(entity.get("aliases", []), random)


def turn_generic(record: Record, random: Random) -> None:
    for entity in some(record["entities"], random):
        entity["kind"] = "named" if entity.get("kind") == "generic" else "generic"


def remove_mentions(record: Record, random: Random) -> None:
    for entity in record["entities"]:
        gone = some(entity["mentions"], random)
        entity["mentions"] = [mention for mention in entity["mentions"] if mention not in gone]


def shift_mentions(record: Record, random: Random) -> None:
    text = record["text"]
    for entity in record["entities"]:
        for mention in some(entity["mentions"], random):
            start = min(max(0, mention["start"] + random.randint(-15, 15)), len(text) - 1)
            end = min(max(start + 1, mention["end"] + random.randint(-15, 15)), len(text))
            mention.update(start=start, end=end, text=text[start:end])


def exchange_mentions(record: Record, random: Random) -> None:
    entities = some(record["entities"], random)
    for one, other in zip(entities, reversed(entities), strict=True):
        one["mentions"], other["mentions"] = other["mentions"], one["mentions"]


def split_entities(record: Record, random: Random) -> None:
    for entity in some(record["entities"], random):
        record["entities"].append({**copy.deepcopy(entity), "id": f"{entity['id']}-again"})


def renumber(record: Record, random: Random) -> None:
    random.shuffle(record["entities"])
    ids = {entity["id"]: f"e{number}" for number, entity in enumerate(record["entities"], 1)}
    for entity in record["entities"]:
        entity["id"] = ids[entity["id"]]
    for statement in record["statements"]:
        for end in ("subject", "object", "attributed_to"):
            statement[end] = ids.get(statement.get(end))


def drop_statements(record: Record, random: Random) -> None:
    gone = some(record["statements"], random)
    record["statements"] = [statement for statement in record["statements"] if statement not in gone]


def turn_round(record: Record, random: Random) -> None:
    for statement in some(record["statements"], random):
        statement.update(subject=statement["object"], object=statement["subject"])


def change_relations(record: Record, random: Random) -> None:
    for statement in some(record["statements"], random):
        statement["relation"] = random.choice(["works_with", "funds", "located_in"])


def add_statements(record: Record, random: Random) -> None:
    ids = [entity["id"] for entity in record["entities"]]
    for statement in some(record["statements"], random):
        ends = {"subject": random.choice(ids), "object": random.choice(ids)}
        record["statements"].append({**statement, **ends, "polarity": "negated"})


def change_qualifiers(record: Record, random: Random) -> None:
    speakers = [None, *(entity["id"] for entity in record["entities"])]
    for statement in some(record["statements"], random):
        statement["polarity"] = random.choice(["affirmed", "negated"])
        statement["modality"] = random.choice(["asserted", "proposed", "possible"])
        statement["attributed_to"] = random.choice(speakers)


DISTURBANCES: list[Callable[[Record, Random], None]] = [
    drop_entities,
    swap_types,
    rename,
    turn_generic,
    remove_mentions,
    shift_mentions,
    exchange_mentions,
    split_entities,
    renumber,
    drop_statements,
    turn_round,
    change_relations,
    add_statements,
    change_qualifiers,
]
