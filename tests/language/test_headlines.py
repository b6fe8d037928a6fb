"""A headline's verb is found where the model sees none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object_"),
    [
        ("Ofsted inspects schools.", "inspects", "Ofsted", "schools"),
        ("The Department for Education funds schools in England.", "funds", "Department", "schools"),
        ("The Treasury funds Ofsted.", "funds", "Treasury", "Ofsted"),
        ("NHS England funds hospitals.", "funds", "England", "hospitals"),
    ],
)
def test_a_word_in_s_after_a_name_is_the_verb(nlp: Language, text: str, verb: str, subject: str, object_: str) -> None:
    (found,) = [p for p in nlp(text)._.predications if p.pos == "verb"]
    assert found.token.text == verb
    assert [[token.text for token in found.arguments[role]] for role in ("agent", "patient")] in (
        [[subject], [object_]],
        [["NHS"], [object_]],
    )


@pytest.mark.parametrize("text", ["Department for Education funds for us are late.", "Home Office funds for schools"])
def test_a_noun_in_s_stays_a_noun(nlp: Language, text: str) -> None:
    assert {p.lemma for p in nlp(text)._.predications if p.pos == "verb"} <= {"be"}


def test_a_sentence_that_has_a_verb_is_left_alone(nlp: Language, model: Language) -> None:
    text = "The Treasury funds are spent."
    assert [token.dep_ for token in nlp(text)] == [token.dep_ for token in model(text)]
