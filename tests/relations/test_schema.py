from __future__ import annotations

from collections import Counter
from dataclasses import FrozenInstanceError, fields

import pytest

from policygraph.knowledge.ontology import default_ontology
from policygraph.relations.reading import default_rules
from policygraph.relations.schema import SURE, Rule

RULE = Rule("funds/fund", "funds", "verb", ("fund",), None, ("agent",), ("patient",))


def test_a_rule_asks_no_more_than_it_says() -> None:
    assert (RULE.polarity, RULE.modality, RULE.confidence, RULE.denied) == ("affirmed", None, SURE, None)
    assert RULE.needs is None
    assert not (RULE.subject_types or RULE.object_types or RULE.support)


@pytest.mark.parametrize("name", [field.name for field in fields(Rule)])
def test_a_rule_cannot_be_changed(name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(RULE, name, getattr(RULE, name))


def test_each_rule_of_the_package_has_an_id_of_its_own() -> None:
    repeated = [id_ for id_, times in Counter(rule.id for rule in default_rules().rules).items() if times > 1]
    assert repeated == []


def test_each_rule_of_the_package_can_fire() -> None:
    ontology = default_ontology()
    for rule in default_rules().rules:
        assert rule.triggers or rule.trigger_type, rule.id
        assert rule.subject and rule.object, rule.id
        assert 0 < rule.confidence <= 1, rule.id
        assert any(
            ontology.allows(rule.relation, subject, object_)
            for subject in ontology.types
            if not rule.subject_types or any(ontology.is_a(subject, wanted) for wanted in rule.subject_types)
            for object_ in ontology.types
            if not rule.object_types or any(ontology.is_a(object_, wanted) for wanted in rule.object_types)
        ), rule.id
