from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from policygraph.relations.conditions import unmet
from policygraph.relations.schema import Rule

if TYPE_CHECKING:
    from spacy.language import Language

    from policygraph.language.predication import Predication


def predication(nlp: Language, text: str, lemma: str) -> Predication:
    predications: list[Predication] = nlp(text)._.predications
    [found] = [item for item in predications if item.lemma == lemma]
    return found


def rule(lemma: str, **conditions: Any) -> Rule:
    return Rule("funds/x", "funds", "verb", (lemma,), None, ("agent",), ("patient",), **conditions)


@pytest.mark.parametrize(
    ("text", "lemma", "conditions", "expected"),
    [
        pytest.param("The council funds the trust.", "fund", {}, None, id="none"),
        pytest.param(
            "If the council funds the trust, it will grow.",
            "fund",
            {},
            "the text only asks or supposes it",
            id="supposed",
        ),
        pytest.param("Does the council fund the trust?", "fund", {}, "the text only asks or supposes it", id="asked"),
        pytest.param("The council gave support to the trust.", "support", {"support": {"give"}}, None, id="light verb"),
        pytest.param(
            "The council welcomed support for the trust.",
            "support",
            {"support": {"give", "offer"}},
            "needs a light verb: give, offer",
            id="another verb",
        ),
        pytest.param(
            "The LGA asked the Home Office to publish the report.",
            "ask",
            {"needs": "infinitive"},
            None,
            id="infinitive",
        ),
        pytest.param(
            "The LGA asked the Home Office about the report.",
            "ask",
            {"needs": "infinitive"},
            "needs an infinitive",
            id="no infinitive",
        ),
        pytest.param(
            "The LGA hopes that members will vote.", "hope", {"needs": "modal"}, None, id="clause with a modal"
        ),
        pytest.param(
            "The LGA hopes that the council is well.",
            "hope",
            {"needs": "modal"},
            "needs a clause with a modal verb",
            id="clause without a modal",
        ),
        pytest.param(
            "Mara Ellison, the former chair of the trust, spoke.",
            "chair",
            {"current": True},
            "the text puts it into the past",
            id="former",
        ),
        pytest.param("Mara Ellison, the chair of the trust, spoke.", "chair", {"current": True}, None, id="present"),
        pytest.param("Mara Ellison, the former chair of the trust, spoke.", "chair", {}, None, id="former or not"),
        pytest.param(
            "The council does not agree with the trust.", "agree", {"denied": True}, None, id="denied as it must be"
        ),
        pytest.param(
            "The council agrees with the trust.", "agree", {"denied": True}, "needs to be denied", id="not denied"
        ),
        pytest.param(
            "The council does not agree with the trust.", "agree", {"denied": False}, "is denied", id="denied"
        ),
        pytest.param(
            "The council agrees with the trust.", "agree", {"denied": False}, None, id="not denied as it must be"
        ),
        pytest.param("The council does not agree with the trust.", "agree", {}, None, id="denied or not"),
    ],
)
def test_a_condition_that_is_not_met_is_said_in_words(
    nlp: Language, text: str, lemma: str, conditions: dict[str, Any], expected: str | None
) -> None:
    if "support" in conditions:
        conditions = {**conditions, "support": frozenset(conditions["support"])}
    assert unmet(rule(lemma, **conditions), predication(nlp, text, lemma)) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "governs"),
    [
        ("The Home Office was asked to publish the report.", "ask", True),
        ("The LGA called on the Home Office to publish the report.", "call", True),
        ("The LGA called for the Home Office to publish the report.", "call", True),
        ("The LGA asked the minister, who wants to resign, about the report.", "ask", False),
        ("The LGA asked about plans to publish the report.", "ask", False),
        ("The LGA asked a question to the minister.", "ask", False),
    ],
)
def test_an_infinitive_may_hang_on_the_verb_or_on_who_is_told(
    nlp: Language, text: str, lemma: str, governs: bool
) -> None:
    found = unmet(rule(lemma, needs="infinitive"), predication(nlp, text, lemma))
    assert found == (None if governs else "needs an infinitive")


def test_of_several_conditions_the_first_is_named(nlp: Language) -> None:
    found = predication(nlp, "If the council asked the trust, it would agree.", "ask")
    assert unmet(rule("ask", needs="infinitive", denied=True), found) == "the text only asks or supposes it"
