"""One step up the parse: what the word above says of the word below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from policygraph.language.embedding import STEPS
from policygraph.language.judgement import Judgement
from policygraph.language.pipeline import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language

    from policygraph.model import Modality


def step(nlp: Language, text: str, wanted: str) -> tuple[Judgement, bool, str | None]:
    """Take the step from a word to its head; return the judgement, whether to go on, and the speaker's text."""
    doc = nlp(text)
    [node] = [token for token in doc if token.text == wanted]
    found = Judgement()
    goes_on = STEPS[node.dep_](node, node.head, found)
    return found, goes_on, doc[found.speaker].text if found.speaker is not None else None


def test_each_step_is_an_arc_of_the_language_model() -> None:
    assert STEPS.keys() <= set(spacy.load(DEFAULT_MODEL).pipe_labels["parser"])


@pytest.mark.parametrize(
    ("text", "node", "negated", "modality"),
    [
        ("The council failed to fund the trust.", "fund", True, "asserted"),
        ("The council offered to fund the trust.", "fund", False, "proposed"),
        ("The council seems to fund the trust.", "fund", False, "possible"),
        ("The council continues to fund the trust.", "fund", False, "asserted"),
        ("The council is able to fund the trust.", "fund", False, "possible"),
        ("The council is ready to fund the trust.", "fund", False, "proposed"),
        ("The council is unable to fund the trust.", "fund", True, "possible"),
        ("The refusal to fund the trust was wrong.", "fund", True, "proposed"),
        ("The plan to fund the trust was wrong.", "fund", False, "proposed"),
        ("The power to fund the trust has gone.", "fund", False, "possible"),
        ("The council denied that it funds the trust.", "funds", True, "asserted"),
        ("The council expects that the fund helps.", "helps", False, "proposed"),
        ("The council knows that the fund helps.", "helps", False, "asserted"),
        ("The council demanded the closure of the ward.", "closure", False, "proposed"),
        ("The council scrapped the closure of the ward.", "closure", True, "asserted"),
    ],
)
def test_what_embeds_a_predicate_bears_on_it(
    nlp: Language, text: str, node: str, negated: bool, modality: Modality
) -> None:
    found, _, _ = step(nlp, text, node)
    assert (found.negated, found.modality) == (negated, modality)


@pytest.mark.parametrize(
    ("text", "node", "speaker"),
    [
        ("The mayor said that the fund helps.", "helps", "mayor"),
        ("Campaigners claim the fund harms tenants.", "harms", "Campaigners"),
        ("The mayor's claim that the fund helps is wrong.", "helps", "mayor"),
        ("The union urged ministers to scrap the scheme.", "scrap", "union"),
        ("The mayor knows that the fund helps.", "helps", None),
        ("The mayor offered to fund the trust.", "fund", None),
    ],
)
def test_who_reports_a_predicate(nlp: Language, text: str, node: str, speaker: str | None) -> None:
    found, _, said_by = step(nlp, text, node)
    assert said_by == speaker
    assert found.reported is (speaker is not None)


def test_a_conditional_clause_is_not_stated(nlp: Language) -> None:
    found, _, _ = step(nlp, "Whether or not the council funds the trust, it will close.", "funds")
    assert not found.stated


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("The minister visited the ward which the trust closed.", "closed"),
        ("The minister said the trust closed the ward.", "closed"),
        ("The minister resigned when the trust closed the ward.", "closed"),
    ],
)
def test_past_a_relative_a_reported_or_a_temporal_clause_nothing_bears_on_it(
    nlp: Language, text: str, node: str
) -> None:
    found, _, _ = step(nlp, text, node)
    assert found.settled


def test_a_second_verb_shares_the_modality_of_the_first(nlp: Language) -> None:
    assert step(nlp, "The regulator should inspect homes and publish reports.", "publish")[1]
    assert not step(nlp, "The regulator should act and the minister knows it.", "knows")[1]
