from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

from policygraph.language.capitals import Capitals
from policygraph.language.labels import capital_mention, labelled
from policygraph.language.mentions import GUESSED, LABELLED, WORDED

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def _run(doc: Doc, words: str, type_: str | None = None) -> Capitals:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    assert span is not None
    return Capitals(span.start, span.end, type_)


def test_what_the_words_say_is_surer_than_the_label(nlp: Language) -> None:
    doc = nlp("Ministers opened the Calder Lock Museum.")
    found = capital_mention(doc, _run(doc, "Calder Lock Museum", "PublicBody"))
    assert found is not None
    assert (found.type, found.certainty) == ("PublicBody", WORDED)


def test_a_given_name_makes_a_person(nlp: Language) -> None:
    doc = nlp("Councils wrote to Nicola Weir about locks.")
    found = capital_mention(doc, _run(doc, "Nicola Weir"))
    assert found is not None
    assert (found.type, found.certainty) == ("Person", LABELLED)


def test_an_unknown_place_after_a_preposition_is_a_place(nlp: Language) -> None:
    assert [m.type for m in nlp("The locks in Ashford have closed.")._.mentions if m.form == "name"] == ["Place"]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        (
            "Ministers launched the Get Britain Building programme in May.",
            "Get Britain Building programme",
            "Programme",
        ),
        ("Councils run the Start Well Together programme.", "Start Well Together programme", "Programme"),
        ("The Treasury ended the Better Boats Moving strategy.", "Better Boats Moving strategy", "Strategy"),
    ],
)
def test_capitals_are_named_by_the_small_noun_after_them(nlp: Language, text: str, name: str, type_: str) -> None:
    found = [(m.text, m.type, m.certainty) for m in nlp(text)._.mentions if m.form == "name"]
    assert (name, type_, WORDED) in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ministers read the Better Boats Moving report.", "Better Boats Moving"),
        ("Ministers launched the Boats programmes in May.", "Boats"),
        ("Ministers met the Better Boats Moving people.", "Better Boats Moving"),
    ],
)
def test_no_other_noun_after_capitals_belongs_to_a_name(nlp: Language, text: str, words: str) -> None:
    doc = nlp(text)
    found = capital_mention(doc, _run(doc, words))
    assert found is None or found.text == words


def test_an_acronym_that_nothing_explains_is_guessed_to_be_a_body(nlp: Language) -> None:
    doc = nlp("The council gave the money to QZWX in May.")
    found = capital_mention(doc, _run(doc, "QZWX"))
    assert found is not None
    assert (found.type, found.certainty, found.form) == ("Organisation", GUESSED, "abbreviation")


def test_a_described_thing_with_a_capital_is_no_name(nlp: Language) -> None:
    doc = nlp("The Minister thanked the Department and the GP.")
    assert capital_mention(doc, _run(doc, "Minister")) is None
    assert capital_mention(doc, _run(doc, "Department")) is None
    assert capital_mention(doc, _run(doc, "GP")) is None


def test_an_adjective_of_nationality_names_no_nation(nlp: Language) -> None:
    doc = nlp("Welsh farmers met English councils.")
    assert capital_mention(doc, _run(doc, "Welsh")) is None
    assert labelled(doc, set()) == []


def test_a_shouted_heading_has_no_labelled_names(nlp: Language) -> None:
    doc = nlp("The Commons sat in Westminster.")
    assert [m.text for m in labelled(doc, set())]
    assert labelled(doc, set(range(len(doc)))) == []


def test_an_owner_is_no_part_of_what_it_owns(nlp: Language) -> None:
    found = nlp("The Home Office's plan and Defra's British Food Plan were read.")._.mentions
    assert [m.text for m in found if m.form != "nominal"] == ["Home Office", "Defra", "British Food Plan"]


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ("Marlow Quill or Vesper Tarn", "Marlow Quill"),
        ("Marlow Quill, Vesper Tarn", "Marlow Quill"),
        ("Marlow Quill - Vesper Tarn", "Marlow Quill"),
        ("Marlow Quill – Vesper Tarn", "Marlow Quill"),
        ("Marlow Quill and the Vesper Tarn", "Marlow Quill"),
        ("Marlow Quill (Vesper Tarn)", "Marlow Quill"),
        ("Marlow Quill or", "Marlow Quill"),
        ("Marlow Quill, or", "Marlow Quill"),
        ("Marlow Quill and Vesper Tarn", "Marlow Quill and Vesper Tarn"),
        ("Marlow Quill-Vesper", "Marlow Quill-Vesper"),
    ],
)
def test_a_name_ends_where_another_begins_whatever_the_model_takes_for_one(
    nlp: Language, taken: str, name: str
) -> None:
    doc = nlp(f"Ministers praised {taken} in May.")
    start = doc.text.index(taken)
    span = doc.char_span(start, start + len(taken), label="ORG")
    assert isinstance(span, Span)
    doc.ents = [span]
    assert [mention.text for mention in labelled(doc, set())] == [name]
