from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.requests import REQUEST, requests

if TYPE_CHECKING:
    from spacy.language import Language

DEBATE = "Anne Smith (North Calder) (Lab): {asked}\n\nTom Hill: I am glad that she came."


def _asked(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    return [(modal.text, who.text, whom.text) for modal, who, whom in requests(nlp(text))]


@pytest.mark.parametrize(
    ("question", "modal", "whom"),
    [
        ("Will the Minister publish it?", "Will", "Minister"),
        ("Would the Secretary of State publish the figures?", "Would", "Secretary"),
        ("Can the Minister open the canal?", "Can", "Minister"),
        ("Could my hon. Friend publish the report?", "Could", "Friend"),
        ("Will he publish it?", "Will", "he"),
        ("Will the Home Office fund the trust?", "Will", "Office"),
        ("The canal is dry. Will the Minister open it?", "Will", "Minister"),
        ("I am sorry to press him: will the Minister open it?", "will", "Minister"),
        ("“Will the Minister publish it?”", "Will", "Minister"),
    ],
)
def test_who_asks_in_a_debate_whether_somebody_will_act_asks_him_to(
    nlp: Language, question: str, modal: str, whom: str
) -> None:
    assert _asked(nlp, DEBATE.format(asked=question)) == [(modal, "Smith", whom)]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Will the Minister agree that it is late?", id="agree"),
        pytest.param("Will the Minister accept that boats froze?", id="accept"),
        pytest.param("Does the Minister publish it?", id="no modal"),
        pytest.param("What will the Minister publish?", id="what"),
        pytest.param("When will the Minister publish it?", id="when"),
        pytest.param("How can the Minister publish it?", id="how"),
        pytest.param("Which report will the Minister publish?", id="which"),
        pytest.param("Will it rain?", id="it"),
        pytest.param("Will you publish it?", id="you"),
        pytest.param("Can I publish it?", id="I"),
        pytest.param("Can we publish it?", id="we"),
        pytest.param("The Minister will publish it.", id="no question"),
        pytest.param("The Minister will publish it?", id="in the order of a statement"),
        pytest.param("Yes.", id="nothing"),
    ],
)
def test_what_asks_nobody_to_act_is_no_request(nlp: Language, said: str) -> None:
    assert _asked(nlp, DEBATE.format(asked=said)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Will the Minister publish it?",
        "“Will the Minister publish it?” asked Anne Smith.",
        "Anne Smith wrote to the Home Office. Will the Minister publish it?",
        "",
    ],
)
def test_outside_a_debate_there_are_no_requests(nlp: Language, text: str) -> None:
    assert _asked(nlp, text) == []


def test_each_request_has_its_own_speaker(nlp: Language) -> None:
    text = "Anne Smith: Will the Minister open it?\n\nTom Hill: Can the Home Office fund it? Will the Treasury pay it?"
    assert [(who, whom) for _, who, whom in _asked(nlp, text)] == [
        ("Smith", "Minister"),
        ("Hill", "Office"),
        ("Hill", "Treasury"),
    ]


def test_rules_find_a_request_and_not_what_it_asks_for(nlp: Language) -> None:
    found = nlp(DEBATE.format(asked="Will the Home Office fund the trust?"))._.predications
    [request] = [predication for predication in found if predication.lemma == REQUEST]
    assert {role: [token.text for token in tokens] for role, tokens in request.arguments.items()} == {
        "agent": ["Smith"],
        "patient": ["Office"],
    }
    assert (request.verdict.stated, request.verdict.polarity, request.verdict.modality) == (
        True,
        "affirmed",
        "asserted",
    )
    assert [predication.verdict.stated for predication in found if predication.lemma == "fund"] == [False]
