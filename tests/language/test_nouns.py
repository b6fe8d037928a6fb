from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.knowledge.ontology import default_ontology
from policygraph.language.nouns import head_noun, is_colleague, noun_types, nouns_of
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.language import Language


def test_every_noun_describes_a_type_of_the_ontology() -> None:
    assert {type_ for type_, _ in noun_types().values()} <= set(default_ontology().types)


def test_synonyms_share_a_concept() -> None:
    types = noun_types()
    assert types["local authority"] == types["council"]
    assert {"council", "local authority"} <= nouns_of("LocalAuthority")


def test_a_concept_is_a_noun_of_its_own_type() -> None:
    for type_ in words("nouns"):
        assert {noun_types()[noun][1] for noun in nouns_of(type_) if noun_types()[noun][0] == type_} <= nouns_of(type_)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Ministers met council chief executives.", "executives", (3, "Role", "chief executive")),
        ("The councils agreed.", "councils", (1, "LocalAuthority", "council")),
        ("The local authorities agreed.", "authorities", (1, "LocalAuthority", "council")),
        ("The police and crime commissioner left.", "commissioner", (1, "Role", "police and crime commissioner")),
    ],
)
def test_the_longest_noun_that_ends_at_a_word_is_its_head(
    nlp: Language, text: str, word: str, found: tuple[int, str, str]
) -> None:
    (token,) = [token for token in nlp(text) if token.text == word]
    assert head_noun(token) == found


@pytest.mark.parametrize("word", ["canals", "froze", "quickly"])
def test_other_words_head_nothing(nlp: Language, word: str) -> None:
    (token,) = [token for token in nlp("The canals froze quickly.") if token.text == word]
    assert head_noun(token) is None


def test_a_colleague_is_honourable(nlp: Language) -> None:
    doc = nlp("My right hon. Friend met a friend, the Lady of the house and the gallant Gentleman.")
    assert [token.text for token in doc if is_colleague(token)] == ["Friend", "Gentleman"]
