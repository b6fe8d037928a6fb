"""Each mend of a list: the arc as the language model alone has it, and as it is once the names are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def _arc(doc: Doc, word: str) -> tuple[str, str]:
    """The label and the head of the last token with this text."""
    token = [token for token in doc if token.text == word][-1]
    return token.dep_, token.head.text


def test_people_are_listed_with_people_and_not_with_a_body(model: Language, nlp: Language) -> None:
    text = "The panel includes experts at the Met Office and scientists from the Environment Agency."
    assert _arc(model(text), "scientists") == ("conj", "Office")
    assert _arc(nlp(text), "scientists") == ("conj", "experts")


def test_the_first_of_two_bodies_is_no_part_of_the_second(model: Language, nlp: Language) -> None:
    text = "A meeting between Ofwat and Southern Water was held in May."
    assert _arc(model(text), "Ofwat") == ("nmod", "Water")
    doc = nlp(text)
    assert (_arc(doc, "Ofwat"), _arc(doc, "Water")) == (("pobj", "between"), ("conj", "Ofwat"))
