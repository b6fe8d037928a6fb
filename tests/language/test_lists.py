from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.lists import list_stems

if TYPE_CHECKING:
    from spacy.language import Language


def _stems(nlp: Language, text: str) -> dict[str, list[str]]:
    doc = nlp(text)
    return {doc[index].text: [token.text for token in found] for index, found in list_stems(doc).items()}


def test_the_verb_of_an_item_has_the_subject_of_its_stem(nlp: Language) -> None:
    text = "The department will:\n\n- publish a plan;\n- write to the councils."
    assert _stems(nlp, text) == {"publish": ["department"], "write": ["department"]}


def test_an_item_with_a_subject_keeps_it(nlp: Language) -> None:
    text = "The department said:\n\n- the councils publish a plan;\n- write to the councils."
    assert "publish" not in _stems(nlp, text)


def test_the_noun_that_a_stem_counts_its_items_under_holds_them(nlp: Language) -> None:
    text = "Canals need care.\n\nThe members of the panel are:\n\n- Anne Smith\n- Tom Hill"
    assert _stems(nlp, text) == {"members": ["Smith", "Hill"]}


def test_a_list_without_a_stem_ties_nothing(nlp: Language) -> None:
    assert _stems(nlp, "Canals need care.\n\n- publish a plan\n- Anne Smith") == {}


def test_items_stay_with_their_own_stem(nlp: Language) -> None:
    text = "The council will:\n- publish a plan\n\nIt meets in May.\n\nThe trust will:\n- write a letter"
    assert _stems(nlp, text) == {"publish": ["council"], "write": ["trust"]}
