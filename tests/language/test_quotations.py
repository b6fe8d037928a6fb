from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.language.quotations import said_by, speaker_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    Said = Callable[[str], list[tuple[str, str | None]]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The plan is far too slow,” said Anne Smith.", "Smith"),
        ("“The plan is far too slow,” Anne Smith told the committee.", "Smith"),
        ("“The plan is far too slow,” he said.", "he"),
        ("“The plan is far too slow,” said Anne Smith, leader of Kent County Council.", "Smith"),
        ("Anne Smith said: “The plan is far too slow,”", "Smith"),
        ("The Local Government Association warned: “The plan is far too slow,”", "Association"),
        ("Anne Smith came to Leeds and said “the plan is far too slow,”", "Smith"),
        ("According to the National Audit Office, “The plan is far too slow,”", "Office"),
        ("According to a Home Office official, “The plan is far too slow,”", "official"),
    ],
)
def test_the_speaker_is_who_says_it(said: Said, text: str, speaker: str) -> None:
    ((words, found),) = said(text)
    assert words.casefold() == "the plan is far too slow,"
    assert found == speaker


@pytest.mark.parametrize(("opening", "closing"), ["“”", "‘’", '""', "''"])
def test_any_marks_make_a_quotation(said: Said, opening: str, closing: str) -> None:
    text = f"{opening}We don't own the canal and they didn't ask,{closing} said Anne Smith."
    assert said(text) == [("We don't own the canal and they didn't ask,", "Smith")]


def test_apostrophes_are_no_marks(said: Said) -> None:
    assert said("The councils' view is that the trust's plan isn't theirs, and the ’90s won't come back.") == []


def test_a_quotation_without_a_speaker_has_none(said: Said) -> None:
    assert said("The letter began with “the canal is full of weeds” in red.") == [("the canal is full of weeds", None)]


def test_both_halves_of_an_interrupted_quotation_have_the_speaker(said: Said) -> None:
    assert said("“Councils cannot wait,” said Anne Smith. “They need the money now.”") == [
        ("Councils cannot wait,", "Smith"),
        ("They need the money now.", "Smith"),
    ]


def test_the_nearest_of_two_speakers_says_it(said: Said) -> None:
    text = "“It is far too slow,” said Anne Smith, but Tom Hill replied: “It is quick enough for us.”"
    assert said(text) == [("It is far too slow,", "Smith"), ("It is quick enough for us.", "Hill")]


def test_a_quotation_in_a_quotation_is_part_of_it(said: Said) -> None:
    text = "“The minister told me ‘it will be funded’ last week,” said Anne Smith."
    assert said(text) == [("The minister told me ‘it will be funded’ last week,", "Smith")]


def test_the_paragraph_before_introduces_the_speaker_with_a_colon(said: Said) -> None:
    text = "The leader of the council, Mark Jones, said:\n\n“Councils need the money.”"
    ((_, speaker),) = said(text)
    assert speaker in {"leader", "Jones"}


def test_a_paragraph_before_without_a_colon_introduces_nobody(said: Said) -> None:
    assert said("Mark Jones said so.\n\n“Councils need the money.”") == [("Councils need the money.", None)]


def test_a_quotation_runs_on_over_paragraphs_that_have_no_closing_mark(said: Said) -> None:
    text = (
        "Priya Shah said:\n\n“The council has failed.\n\n“I will write to it.\n\n“We need the money.”\n\n"
        "“Nobody else spoke,” wrote Tom Hill."
    )
    assert said(text) == [
        ("The council has failed.", "Shah"),
        ("I will write to it.", "Shah"),
        ("We need the money.", "Shah"),
        ("Nobody else spoke,", "Hill"),
    ]


def test_a_closed_quotation_does_not_run_on(said: Said) -> None:
    text = "Priya Shah said:\n\n“The council has failed.”\n\n“The lock is shut to boats.”"
    assert said(text)[1] == ("The lock is shut to boats.", None)


def test_a_few_words_in_marks_are_no_whole_quotation(nlp: Language) -> None:
    doc = nlp("The so-called ‘green canal’ pleased the council, which said that “it will open in May”.")
    assert [quotation.whole for quotation in doc._.quotations] == [False, True]
    assert speaker_at(doc, doc._.quotations[0].start) is None
    assert speaker_at(doc, doc._.quotations[1].start) is doc._.quotations[1]


def test_a_following_statement_is_all_that_follows(said: Said) -> None:
    text = (
        "Priya Shah has made the following statement:\n\nThe Home Office will fund the police.\n\n"
        "I have written to councils."
    )
    assert said(text) == [("The Home Office will fund the police.\n\nI have written to councils.", "Shah")]


def test_a_statement_that_a_colleague_relays_ends_with_the_turn(said: Said) -> None:
    text = (
        "Tam Weir: My noble Friend Lord Lock has made the following statement:\n\nThe canal has opened.\n\n"
        "Bo Brook: I am glad."
    )
    assert said(text)[1] == ("The canal has opened.", "Lock")
    assert said(text)[2] == ("I am glad.", "Brook")


def test_a_turn_is_all_that_a_speaker_says_up_to_the_next(nlp: Language, said: Said) -> None:
    text = "Anne Smith (North Calder) (Lab): When?\n\nTom Hill: In May.\n\nThe locks are ready.\n\nMr Speaker: Order."
    assert said(text) == [("When?", "Smith"), ("In May.\n\nThe locks are ready.", "Hill"), ("Order.", "Speaker")]
    assert all(quotation.turn and quotation.whole for quotation in nlp(text)._.quotations)


def test_inside_a_turn_the_innermost_quotation_speaks(nlp: Language) -> None:
    text = "Anne Smith: Tom Hill said: “The canal will open in May.”\n\nMr Brook: Indeed it will."
    doc = nlp(text)
    (open_,) = [token.i for token in doc if token.text == "open"]
    quotation = speaker_at(doc, open_)
    assert quotation is not None
    assert not quotation.turn
    assert quotation.speaker is not None
    assert doc[quotation.speaker].text == "Hill"


def test_who_says_is_the_subject_even_of_a_verb_before(nlp: Language) -> None:
    doc = nlp("Anne Smith came and said nothing.")
    (verb,) = [token for token in doc if token.text == "said"]
    assert said_by(verb) == 1


def test_nobody_says_what_has_no_subject(nlp: Language) -> None:
    doc = nlp("Say nothing.")
    assert said_by(doc[0]) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["“", "”", "‘", "’", '"', "'", "It is late", " said Anne.", "\n\n", " "])).map("".join))
def test_any_marks_give_quotations_inside_the_text(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert all(0 <= quotation.start < quotation.end <= len(doc) for quotation in doc._.quotations)
    assert [q.start for q in doc._.quotations] == sorted(q.start for q in doc._.quotations)
