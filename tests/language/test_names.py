from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.language import Language

UK = "https://w3id.org/policygraph/uk/"


def _named(nlp: Language, text: str) -> list[tuple[str, str | None]]:
    return [(m.text, m.type) for m in nlp(text)._.mentions if m.form in {"name", "abbreviation"}]


def test_a_name_of_the_knowledge_base_has_its_entity(nlp: Language) -> None:
    home_office, ofsted = nlp("The Home Office wrote to Ofsted.")._.mentions
    assert home_office.iris == (f"{UK}home-office",)
    assert home_office.type == "GovernmentDepartment"
    assert ofsted.form == "abbreviation"
    assert ofsted.type == "PublicBody"


def test_the_longer_name_stands_where_a_known_one_is_part_of_it(nlp: Language) -> None:
    text = "The Home Office Select Committee questioned Leeds Canal Museum."
    assert _named(nlp, text) == [
        ("Home Office Select Committee", "LegislativeBody"),
        ("Leeds Canal Museum", "PublicBody"),
    ]


def test_a_post_ends_before_the_body_that_it_is_at(nlp: Language) -> None:
    text = "She met the National Chairman of Age UK in May."
    assert _named(nlp, text) == [("National Chairman", "Role"), ("Age UK", "Charity")]


def test_the_possessive_is_no_part_of_a_known_name(nlp: Language) -> None:
    assert _named(nlp, "Councils opposed the Home Office’s plan.") == [("Home Office", "GovernmentDepartment")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Home Office funds the Prevent programme.", "Prevent programme"),
        ("Officers spoke about Prevent at length.", "Prevent"),
        ("Councils run Channel with the police.", "Channel"),
    ],
)
def test_an_ordinary_word_is_a_name_where_its_capital_or_its_noun_says_so(nlp: Language, text: str, name: str) -> None:
    assert (name, "Programme") in _named(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Councils prevent harm and channel money to schools.",
        "Prevent further floods, the council said.",
        "They will mind the gap and shelter the homeless.",
    ],
)
def test_an_ordinary_word_in_its_ordinary_use_is_no_name(nlp: Language, text: str) -> None:
    assert _named(nlp, text) == []


def test_a_known_name_in_capitals_counts_where_the_text_also_writes_it_as_it_is(nlp: Language) -> None:
    heading = "MINISTERS BACK THE PREVENT STRATEGY FOR SCHOOLS IN ENGLAND\n\n"
    assert _named(nlp, f"{heading}The Prevent strategy is old.")[-1] == ("Prevent strategy", "Programme")
    assert ("PREVENT STRATEGY", "Programme") in _named(nlp, f"{heading}The Prevent strategy is old.")


def test_a_small_word_after_a_place_makes_it_a_body(nlp: Language) -> None:
    assert _named(nlp, "Enfield council wrote to schools.") == [("Enfield council", "LocalAuthority")]


def test_a_small_word_before_a_place_belongs_to_it(nlp: Language) -> None:
    (place,) = [m for m in nlp("Schools in east London have closed.")._.mentions if m.type == "Place"]
    assert place.text == "east London"
    assert place.iris == ()


def test_the_place_that_a_member_sits_for_is_a_place(nlp: Language) -> None:
    assert ("Torfaen", "Place") in _named(nlp, "The Member for Torfaen asked about canals.")


def test_a_deputy_holds_another_post(nlp: Language) -> None:
    text = "Ministers met the deputy Prime Minister in Leeds."
    assert _named(nlp, text) == [("deputy Prime Minister", "Role"), ("Leeds", "Place")]


def test_the_noun_that_repeats_a_type_belongs_to_the_name(nlp: Language) -> None:
    assert _named(nlp, "She read about the Levelling Up agenda.")[0][0] == "Levelling Up agenda"


@pytest.mark.parametrize(
    "text",
    [
        "The postcode is WC1B 3HF.",
        "The form is ABC123.",
        "She read INQ000182612_0013 at length.",
        "The address is someone@example.org and the site is www.example.org.",
    ],
)
def test_a_code_or_an_address_is_no_name(nlp: Language, text: str) -> None:
    assert _named(nlp, text) == []


@pytest.mark.parametrize(
    "part",
    [
        "Chapter 3",
        "Recommendation 11",
        "Annex B",
        "Section 21(1)(a)",
        "Figure 3.2",
        "Schedule IV",
        "Appendix C",
        "Stage 2",
    ],
)
def test_a_part_of_a_text_is_no_name(nlp: Language, part: str) -> None:
    assert part not in [text for text, _ in _named(nlp, f"The inquiry read {part} of the plan in May.")]
    assert part not in [text for text, _ in _named(nlp, f"{part} describes the levy.")]


def test_a_law_is_a_name_though_a_part_of_it_is_none(nlp: Language) -> None:
    assert _named(nlp, "Part 2 of the Housing Act 2004 binds landlords.") == [("Housing Act 2004", "Legislation")]


def test_mentions_are_in_reading_order_and_no_two_names_cross(nlp: Language) -> None:
    text = (
        "The Secretary of State for Health and Social Care, the Chelsea and Westminster Hospital NHS Foundation Trust "
        "and the Prime Minister’s Office met Anne Smith MP of Kent County Council at the Leeds Canal Conference."
    )
    found = [m for m in nlp(text)._.mentions if m.form != "pronoun"]
    assert [m.start for m in found] == sorted(m.start for m in found)
    for a in found:
        for b in found:
            assert not a.start < b.start < a.end < b.end


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Ministers praised Marlow (Quill in May.", "Marlow (Quill"),
        ("Ministers praised (Marlow) Quill) in May.", "Quill)"),
        ("Ministers praised the Marlow) Quill in May.", "Marlow) Quill"),
        ("Ministers praised Acme (UK) Ltd in May.", "Acme (UK"),
    ],
)
def test_no_name_has_a_bracket_that_does_not_pair(nlp: Language, text: str, taken: str) -> None:
    doc = nlp.tokenizer(text)
    start = text.index(taken)
    span = doc.char_span(start, start + len(taken), label="ORG")
    assert isinstance(span, Span)
    doc.ents = [span]
    found = [mention.text for mention in nlp.get_pipe("policygraph_names")(doc)._.mentions]
    assert [name for name in found if name.count("(") != name.count(")")] == []


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "The Lord Chancellor and Secretary of State for Justice spoke.",
            ["Lord Chancellor", "Secretary of State for Justice"],
        ),
        (
            "She met the Deputy Prime Minister and Lord Chancellor in May.",
            ["Deputy Prime Minister", "Lord Chancellor"],
        ),
        ("She met the Prime Minister and the Home Secretary in May.", ["Prime Minister", "Home Secretary"]),
        (
            "She met the Secretary of State for Health and Social Care in May.",
            ["Secretary of State for Health and Social Care"],
        ),
    ],
)
def test_two_posts_that_and_joins_are_two(nlp: Language, text: str, posts: list[str]) -> None:
    assert _named(nlp, text) == [(post, "Role") for post in posts]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("You stop paying Class 1 National Insurance then.", "National Insurance"),
        ("The file has 3 MB of pictures.", "MB"),
        ("You can pay by Direct Debit.", "Direct Debit"),
    ],
)
def test_a_term_is_no_name_with_or_without_words_before_it(nlp: Language, text: str, term: str) -> None:
    assert [mention.text for mention in nlp(text)._.mentions if term in mention.text] == []


def test_a_quotation_mark_is_no_part_of_a_name(nlp: Language) -> None:
    names = [mention.text for mention in nlp("You need a ‘Work Capability Assessment’ soon.")._.mentions]
    assert "Work Capability Assessment" in names
