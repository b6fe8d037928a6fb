"""The rule files test themselves: each example gives what its file says, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.knowledge.ontology import default_ontology
from policygraph.relations.examples import outcome
from policygraph.relations.reading import default_rules

if TYPE_CHECKING:
    from spacy.language import Language

    from policygraph.relations.matcher import Matcher
    from policygraph.relations.schema import Example

EXAMPLES = default_rules().examples
RELATIONS = sorted(default_ontology().relations)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_an_example_gives_what_its_file_says(example: Example, nlp: Language, matcher: Matcher) -> None:
    assert outcome(example, nlp, matcher) == example.gives


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_has_rules_with_ten_examples_that_hold_and_five_that_must_not_fire(relation: str) -> None:
    assert any(rule.relation == relation for rule in default_rules().rules)
    gives = [bool(example.gives) for example in EXAMPLES if example.relation == relation]
    assert gives.count(True) >= 10
    assert gives.count(False) >= 5


@pytest.mark.parametrize("relation", RELATIONS)
def test_no_example_of_a_relation_is_there_twice(relation: str) -> None:
    texts = [example.text for example in EXAMPLES if example.relation == relation]
    assert sorted(texts) == sorted(set(texts))


def test_there_are_no_rules_for_other_relations() -> None:
    assert {rule.relation for rule in default_rules().rules} == set(RELATIONS)
