from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.knowledge.base import default_knowledge_base
from policygraph.language.extents import nations, seats, with_head_noun

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("The Member for Sheffield South East asked about canals.", "Sheffield South East"),
        ("The Member for Hitchin and Harpenden asked about canals.", "Hitchin and Harpenden"),
        ("The Member for Richmond and Northallerton, and the minister, met.", "Richmond and Northallerton"),
        ("The MP for Berwick-upon-Tweed asked about canals.", "Berwick-upon-Tweed"),
        ("The Member for Stoke-on-Trent North, Anne Smith, opposed the levy.", "Stoke-on-Trent North"),
        ("The MP for Bury St Edmunds asked about canals.", "Bury St Edmunds"),
        ("The MSP for Dundee City West and the minister met.", "Dundee City West"),
    ],
)
def test_what_a_member_sits_for_is_a_place(nlp: Language, text: str, seat: str) -> None:
    doc = nlp(text)
    assert [(m.text, m.type) for m in seats(doc)] == [(seat, "Place")]
    assert (seat, "Place") in [(m.text, m.type) for m in doc._.mentions]


@pytest.mark.parametrize(
    "text",
    [
        "The Member for pensions asked about canals.",
        "The minister for Leeds asked about canals.",
        "Members asked for Anne Smith.",
        "",
    ],
)
def test_nobody_else_sits_for_a_place(nlp: Language, text: str) -> None:
    assert seats(nlp(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Welsh and Scottish governments fund canals.", ["Welsh", "Scottish"]),
        (
            "The Welsh, Scottish and Northern Irish governments opposed the levy.",
            ["Welsh", "Scottish", "Northern Irish"],
        ),
        ("Boaters wrote to the Scottish and Welsh administrations.", ["Scottish", "Welsh"]),
    ],
)
def test_each_nation_before_governments_is_a_government(nlp: Language, text: str, names: list[str]) -> None:
    knowledge = default_knowledge_base()
    doc = nlp(text)
    found = nations(doc, knowledge)
    assert [(m.text, m.type) for m in found] == [(name, "Government") for name in names]
    assert all(m.iris for m in found if m.text != "Northern Irish")
    assert {m.text for m in found} <= {m.text for m in doc._.mentions}


@pytest.mark.parametrize(
    "text", ["The Welsh government funds canals.", "Welsh governments fund canals.", "Two governments met."]
)
def test_one_government_is_no_list_of_nations(nlp: Language, text: str) -> None:
    assert nations(nlp(text), default_knowledge_base()) == []


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("Prevent programme staff met.", "Programme", "Prevent programme"),
        ("Levelling programmes ended.", "Programme", "Levelling"),
        ("Prevent officers met.", "Programme", "Prevent"),
        ("Prevent programme staff met.", "Person", "Prevent"),
        ("Prevent", "Programme", "Prevent"),
    ],
)
def test_the_singular_noun_that_repeats_a_type_belongs_to_the_name(
    nlp: Language, text: str, type_: str, name: str
) -> None:
    doc = nlp(text)
    assert doc[: with_head_noun(doc, 1, type_)].text == name


@pytest.mark.parametrize(
    "text", ["The Duke of Sussex opened the canal.", "The Duke of Kent opened the canal.", "Boaters met Leeds United."]
)
def test_a_place_inside_another_name_is_not_mentioned(nlp: Language, text: str) -> None:
    assert [m.text for m in nlp(text)._.mentions if m.type == "Place"] == []


def test_a_small_word_before_a_post_makes_it_another(nlp: Language) -> None:
    (post,) = [m for m in nlp("The shadow home secretary opposed canals.")._.mentions if m.type == "Role"]
    assert (post.text, post.iris) == ("shadow home secretary", ())
