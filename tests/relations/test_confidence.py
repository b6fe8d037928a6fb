from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.ontology import default_ontology
from policygraph.model import Form, Kind, Modality
from policygraph.relations.confidence import ALWAYS, confidence_of, traits
from policygraph.relations.matcher import Match, Matcher
from policygraph.relations.reading import read_rules
from policygraph.relations.schema import PartOfSpeech

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

RULES = """relation: funds
rules:
  - verb: fund
  - noun: grant
    subject: from
    object: to
  - noun: {type: Fund}
    subject: self
    object: for
"""
NAMES = st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=3)
FOUND = st.lists(NAMES, unique=True, max_size=8)
WEIGHTS = st.dictionaries(NAMES, st.floats(-4, 4), max_size=8)


@pytest.fixture
def funds(tmp_path: Path) -> Matcher:
    path = tmp_path / "funds.yaml"
    path.write_text(RULES, encoding="utf-8")
    return Matcher(read_rules([path]))


def _traits(match: Match) -> tuple[str, ...]:
    return traits(match.rule, match.predication, match.subject, match.object, match.modality)


def test_a_statement_has_a_trait_of_each_kind(nlp: Language, funds: Matcher) -> None:
    [match] = funds.matches(nlp("The Home Office funds the College of Policing."))
    assert _traits(match) == (
        ALWAYS,
        "relation funds",
        "trigger verb",
        "subject name",
        "object name",
        "subject named",
        "object named",
        "modality asserted",
    )


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("The grant from the Home Office to the trust ended.", "trigger noun"),
        ("Ministers praised a fund for councils.", "trigger description"),
        ("The MOD funds the trust.", "subject abbreviation"),
        ("The council funds the trust.", "subject nominal"),
        ("The council funds the trust.", "subject generic"),
        ("The Home Office said that it funds the trust.", "subject pronoun"),
        ("The Home Office said that it funds the trust.", "subject named"),
        ("The Home Office funds councils.", "object generic"),
        ("The Home Office will fund the trust.", "modality proposed"),
        ("The Home Office may fund the trust.", "modality possible"),
    ],
)
def test_a_trait_says_how_a_statement_is_made(nlp: Language, funds: Matcher, text: str, trait: str) -> None:
    [match] = funds.matches(nlp(text))
    assert trait in _traits(match)


def test_the_confidence_of_a_match_is_that_of_its_traits(nlp: Language, funds: Matcher) -> None:
    [match] = funds.matches(nlp("The Home Office will fund the College of Policing."))
    assert match.confidence == round(confidence_of(_traits(match)), 2)


def test_a_rule_caps_the_confidence_of_its_statements(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "funds.yaml"
    path.write_text("relation: funds\nrules:\n  - verb: fund\n    confidence: 0.1\n", encoding="utf-8")
    [match] = Matcher(read_rules([path])).matches(nlp("The Home Office funds the College of Policing."))
    assert match.confidence == 0.1


@pytest.mark.parametrize("text", ["The council helped the Home Office.", "The council was helped by the Home Office."])
def test_a_symmetric_statement_is_as_likely_either_way_round(nlp: Language, tmp_path: Path, text: str) -> None:
    path = tmp_path / "works_with.yaml"
    path.write_text("relation: works_with\nrules:\n  - verb: help\n", encoding="utf-8")
    [match] = Matcher(read_rules([path])).matches(nlp(text))
    council, office = sorted((match.subject, match.object), key=lambda mention: mention.start)
    first = confidence_of(traits(match.rule, match.predication, council, office, match.modality))
    other = confidence_of(traits(match.rule, match.predication, office, council, match.modality))
    assert match.confidence == round(first, 2) != round(other, 2)


@given(FOUND, WEIGHTS)
def test_a_confidence_is_a_probability(found: list[str], weights: dict[str, float]) -> None:
    assert 0 < confidence_of(found, weights) < 1


@given(FOUND, WEIGHTS, st.data())
def test_the_more_a_trait_weighs_the_likelier_is_what_has_it(
    found: list[str], weights: dict[str, float], data: st.DataObject
) -> None:
    trait = data.draw(st.sampled_from([*found, "other"]))
    before = confidence_of(found, weights)
    after = confidence_of(found, {**weights, trait: weights.get(trait, 0.0) + 0.5})
    assert after > before if trait in found else after == before


@given(FOUND, WEIGHTS)
def test_what_no_weight_is_known_of_weighs_nothing(found: list[str], weights: dict[str, float]) -> None:
    assert confidence_of([*found, "unheard of"], weights) == confidence_of(found, weights)
    assert confidence_of(found, {}) == 0.5


def test_the_weights_of_the_package_are_of_traits_that_there_can_be() -> None:
    text = files("policygraph.relations").joinpath("calibration.yaml").read_text(encoding="utf-8")
    weights = yaml.safe_load(text)["weights"]
    mentioned = {f"{end} {value}" for end in ("subject", "object") for value in (*get_args(Form), *get_args(Kind))}
    possible = {
        ALWAYS,
        *mentioned,
        *(f"relation {relation}" for relation in default_ontology().relations),
        *(f"trigger {value}" for value in ("description", *get_args(PartOfSpeech))),
        *(f"modality {modality}" for modality in get_args(Modality)),
    }
    assert set(weights) - possible == set()
    assert all(isinstance(weight, float) for weight in weights.values())


def test_a_name_weighs_more_than_what_stands_for_it() -> None:
    for end in ("subject", "object"):
        assert confidence_of([f"{end} name"]) > confidence_of([f"{end} nominal"])
        assert confidence_of([f"{end} name"]) > confidence_of([f"{end} pronoun"])
        assert confidence_of([f"{end} named"]) > confidence_of([f"{end} generic"])
