from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from policygraph.errors import PolicyGraphError
from policygraph.language.pipeline import COMPONENTS, ParagraphParser, load

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TEXT = """Canals

My right hon. Friend the Transport Secretary has published the Waterways Strategy. The Rt. Hon. lady agreed.

The council will:
- dredge;
- mend locks."""


def test_the_components_run_in_the_order_in_which_they_need_one_another(nlp: Language) -> None:
    assert tuple(nlp.pipe_names) == COMPONENTS


def test_abbreviations_are_read_to_the_model_spelt_out_and_kept_as_written(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    (honourable,) = [token for token in doc if token.text == "hon."]
    assert honourable.lemma_ == "honourable"
    assert honourable.pos_ == "ADJ"
    assert honourable.sent.text.strip().endswith("Waterways Strategy.")


def test_a_paragraph_is_parsed_as_the_model_parses_it_alone(nlp: Language, model: Language) -> None:
    paragraph = "The Treasury funds the canals that the council owns."
    doc = nlp(f"Some heading\n\n{paragraph}\n\nThe end of it.")
    start = next(token.i for token in doc if token.text == "Treasury") - 1
    plain = model(f"{paragraph}\n\n")
    assert [t.dep_ for t in doc[start : start + 10]] == [t.dep_ for t in plain[:10]]


def test_the_size_of_the_batch_changes_nothing(nlp: Language, model: Language) -> None:
    one, many = ParagraphParser(model, batch_size=1)(TEXT), ParagraphParser(model, batch_size=64)(TEXT)
    assert (
        one.to_array(["HEAD", "DEP", "TAG", "LEMMA"]).tolist()
        == many.to_array(["HEAD", "DEP", "TAG", "LEMMA"]).tolist()
    )


def test_one_document_leaves_nothing_behind_for_the_next(nlp: Language) -> None:
    def entities() -> list[tuple[str, str]]:
        return [(entity.name, entity.type) for entity in nlp(TEXT)._.entities]

    before = entities()
    nlp("The Canal and River Trust (CRT) said: “We fund the Waterways Strategy.”")
    assert entities() == before


def test_a_long_text_without_a_full_stop_is_parsed_in_pieces(model: Language) -> None:
    text = "canals and locks and boats " * 2_500
    doc = ParagraphParser(model)(text)
    assert doc.text == text
    assert max(len(sentence.text) for sentence in doc.sents) <= 20_000


def test_a_model_that_is_not_installed_is_named_with_what_to_do() -> None:
    with pytest.raises(PolicyGraphError, match=r"'en_core_web_huge' is not installed.*--model"):
        load("en_core_web_huge")


def test_a_model_without_a_parser_is_refused_with_what_it_lacks(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PolicyGraphError, match="lacks tagger, parser, ner, attribute_ruler, lemmatizer"):
        load(str(tmp_path / "blank"))


def test_a_model_of_another_language_is_refused(tmp_path: Path) -> None:
    french = spacy.blank("fr")
    for name in ("tagger", "parser", "ner", "attribute_ruler", "lemmatizer"):
        french.add_pipe("sentencizer", name=name)
    french.to_disk(tmp_path / "french")
    with pytest.raises(PolicyGraphError, match="its language is 'fr'"):
        load(str(tmp_path / "french"))
