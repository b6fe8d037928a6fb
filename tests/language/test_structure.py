from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.language.structure import Block, blocks, parse_pieces

if TYPE_CHECKING:
    from spacy.language import Language

CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from("\n\r\t \f\v\0\x1c\x85\u2028\u200f\u202e\u200d😀'’\"“”‘()-–•:.1aA"),
)
SCRAPS = st.sampled_from(
    [
        "\r\n",
        "\n\n",
        "\n \n",
        "- a lock keeper",
        "1. a lock\n",
        "The members are:\n",
        "Anne Smith (Leeds) (Lab): Yes.\n",
        "my right hon. Friend ",
        "Rt. Hon.",
        "(CRT)",
        "👩‍👩‍👧",
        "a" * 300,
    ]
)
TEXTS = st.lists(st.one_of(st.text(CHARACTERS, max_size=30), SCRAPS), max_size=12).map("".join)

DEBATE = """Anne Smith (Calder Vale) (Lab): What will the Minister do?

The Minister for Canals (John Brown): We will act: soon.

The money is there.

Mr Speaker: Order."""


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.content : block.end].strip()) for block in blocks(text)]


@given(TEXTS)
def test_blocks_cover_any_text_in_order_without_gap_or_overlap(text: str) -> None:
    found = blocks(text)
    assert "".join(text[block.start : block.end] for block in found) == text
    assert [block.start for block in found[1:]] == [block.end for block in found[:-1]]
    assert all(block.start <= block.content <= block.end and block.start < block.end for block in found)


@given(TEXTS)
def test_an_item_is_under_a_block_before_it_that_ends_in_a_colon(text: str) -> None:
    found = blocks(text)
    by_start = {block.start: block for block in found}
    for block in found:
        if block.stem is not None:
            stem = by_start[block.stem]
            assert block.kind == "item"
            assert stem.end <= block.start
            assert text[stem.start : stem.end].strip().endswith(":")


@given(st.integers(0, 30), st.integers(0, 90_000))
def test_pieces_cover_a_block_and_none_is_longer_than_twenty_thousand_characters(label: int, length: int) -> None:
    block = Block(5, 5 + label, 5 + label + length, "turn")
    pieces = parse_pieces(block)
    assert [start for start, _ in pieces] == [5, *(end for _, end in pieces)][: len(pieces)]
    assert not pieces or pieces[-1][1] == block.end
    assert all(0 < end - start <= 20_000 for start, end in pieces)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_doc_of_any_text_has_its_characters_at_its_offsets(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(text.startswith(token.text, token.idx) for token in doc)
    assert all(text[m.start_char : m.end_char].strip() == m.text for m in doc._.mentions)


@pytest.mark.parametrize("text", ["", " ", "\n", " \r\n\t\n ", "\u200f", "\0"])
def test_a_text_without_words_is_read(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert not doc._.mentions
    assert not doc._.entities
    assert not doc._.quotations


def test_a_short_line_without_a_stop_is_a_heading() -> None:
    text = "Funding for canals in 2024\n\nThe Treasury has set money aside.\n\nWhat comes next?"
    assert [kind for kind, _ in _kinds(text)] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize("bullet", ["-", "•", "–", "*", "1.", "12)", "(c)", "(iv)", "b."])
def test_a_line_with_a_bullet_or_a_number_is_an_item_without_it(bullet: str) -> None:
    assert _kinds(f"We will:\n{bullet} dredge the locks\n{bullet} mend the gates") == [
        ("paragraph", "We will:"),
        ("item", "dredge the locks"),
        ("item", "mend the gates"),
    ]


@pytest.mark.parametrize("start", ["2024. ", "2.1 ", "-5 degrees "])
def test_a_year_a_section_and_a_negative_number_are_no_bullets(start: str) -> None:
    assert _kinds(f"{start}It froze.") == [("paragraph", f"{start}It froze.")]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n", "\r\n\r\n"])
def test_items_know_their_stem_whatever_the_line_ends(line_end: str) -> None:
    text = line_end.join(["Canals", "", "The panel will:", "- meet monthly;", "- report.", "", "It is funded."])
    found = blocks(text)
    assert [block.kind for block in found] == ["heading", "paragraph", "item", "item", "paragraph"]
    assert [block.stem for block in found] == [None, None, found[1].start, found[1].start, None]


def test_lines_without_bullets_are_items_up_to_the_next_sentence() -> None:
    text = "The partners are:\n\nKent County Council\n\nKent Police\n\nThe plan starts in May.\n\nContact"
    assert [kind for kind, _ in _kinds(text)] == ["paragraph", "item", "item", "paragraph", "heading"]


def test_a_quotation_after_a_colon_is_no_item() -> None:
    text = "The minister said:\n\n“We will dredge the canals”\n\nThe trust agreed."
    assert [kind for kind, _ in _kinds(text)] == ["paragraph"] * 3


def test_a_debate_has_turns_with_the_label_of_each_speaker() -> None:
    found = blocks(DEBATE)
    assert [block.kind for block in found] == ["turn", "turn", "paragraph", "turn"]
    assert [DEBATE[block.start : block.content] for block in found if block.kind == "turn"] == [
        "Anne Smith (Calder Vale) (Lab): ",
        "The Minister for Canals (John Brown): ",
        "Mr Speaker: ",
    ]


def test_one_label_makes_no_debate() -> None:
    assert [kind for kind, _ in _kinds("Note to Editors: the fund opens in May.")] == ["paragraph"]


def test_lines_of_a_limited_length_are_one_paragraph() -> None:
    text = (
        "The department will publish its plan for the canals of\n"
        "England in the spring, and the councils that asked for it\n"
        "will be told first.\n\n"
        "Canals and rivers are cared for by trusts; they will get\n"
        "- new money\n"
        "- new powers\n"
    )
    assert [kind for kind, _ in _kinds(text)] == ["paragraph", "heading", "item", "item"]


def test_each_line_is_a_paragraph_where_lines_are_long() -> None:
    text = f"{'The council met. ' * 20}\n{'The trust agreed. ' * 20}\nThe end."
    assert [kind for kind, _ in _kinds(text)] == ["paragraph"] * 3


def test_sentences_do_not_run_over_paragraphs(nlp: Language) -> None:
    text = "Funding for the canals\n\nThe Treasury has set money aside for\n\nlocks and gates"
    starts = {block.start for block in blocks(text)}
    assert starts <= {sentence.start_char for sentence in nlp(text).sents}
