from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.relations.coverage import Coverage
from policygraph.relations.matcher import Matcher
from policygraph.relations.reading import read_rules

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


@pytest.fixture
def funds(tmp_path: Path) -> Matcher:
    path = tmp_path / "funds.yaml"
    path.write_text("relation: funds\nrules:\n  - verb: fund\n", encoding="utf-8")
    return Matcher(read_rules([path]))


def covered(nlp: Language, matcher: Matcher, *texts: str) -> Coverage:
    coverage = Coverage()
    for text in texts:
        coverage.add(nlp(text), matcher)
    return coverage


def test_nothing_covers_nothing(nlp: Language, funds: Matcher) -> None:
    assert Coverage().share == covered(nlp, funds, "It rained.").share == 0


def test_what_a_rule_takes_is_counted_and_the_rest_is_listed(nlp: Language, funds: Matcher) -> None:
    coverage = covered(
        nlp, funds, "The Home Office funds the council. The council praised the trust.", "Ofwat praised the council."
    )
    assert coverage.taken == 1
    assert coverage.left == {("praise", "verb", "agent + patient"): 2}
    assert coverage.share == pytest.approx(1 / 3)
    assert coverage.examples["praise", "verb", "agent + patient"] == [
        "The council praised the trust.",
        "Ofwat praised the council.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The council praised a painting.",
        "Does the council praise the trust?",
        "The Home Office praised the Home Office.",
    ],
)
def test_what_is_not_stated_of_two_entities_is_not_listed(nlp: Language, funds: Matcher, text: str) -> None:
    assert not covered(nlp, funds, text).left


def test_a_pattern_has_at_most_three_sentences_each_once(nlp: Language, funds: Matcher) -> None:
    names = ("council", "charity", "school", "police")
    texts = [f"Ofwat praised the {name}." for name in (*names, *names)]
    coverage = covered(nlp, funds, *texts)
    (pattern,) = coverage.left
    assert coverage.left[pattern] == len(texts)
    assert coverage.examples[pattern] == [f"Ofwat praised the {name}." for name in names[:3]]


def test_the_words_of_a_name_are_no_predicate_between_it_and_another(nlp: Language, funds: Matcher) -> None:
    assert set(covered(nlp, funds, "MI5 works with the Home Office.").left) == {("work", "verb", "agent + with")}
