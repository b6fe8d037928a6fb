from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.nominals import COLLEAGUE

if TYPE_CHECKING:
    from spacy.language import Language

    from policygraph.language.mentions import MentionSpan


def _described(nlp: Language, text: str) -> list[MentionSpan]:
    return [mention for mention in nlp(text)._.mentions if mention.form == "nominal"]


@pytest.mark.parametrize(
    ("text", "description", "type_"),
    [
        ("Ministers met council chief executives in May.", "council chief executives", "Role"),
        ("They met a director of children's services.", "director of children's services", "Role"),
        ("It was opposed by campaigners.", "campaigners", "Group"),
        ("It set up the programme.", "programme", "Programme"),
        ("She asked the finance director.", "finance director", "Role"),
        ("They met the police and crime commissioner.", "police and crime commissioner", "Role"),
        ("It is paid by local authorities.", "local authorities", "LocalAuthority"),
        ("They inspect small rural schools.", "small rural schools", "EducationBody"),
    ],
)
def test_the_head_noun_of_a_description_gives_its_type(nlp: Language, text: str, description: str, type_: str) -> None:
    assert (description, type_) in [(mention.text, mention.type) for mention in _described(nlp, text)]


def test_a_description_ends_before_the_body_that_it_is_at(nlp: Language) -> None:
    found = _described(nlp, "She asked the chief executive of the council and the leader of Kent County Council.")
    assert [mention.text for mention in found] == ["chief executive", "council", "leader"]


def test_an_article_and_a_quantity_are_no_part_of_it(nlp: Language) -> None:
    found = _described(nlp, "They met the three councils and several large charities.")
    assert [mention.text for mention in found] == ["councils", "large charities"]


def test_what_narrows_a_description_is_kept_apart_from_what_is_idle(nlp: Language) -> None:
    (mention,) = _described(nlp, "They met many other rural schools.")
    assert mention.modifiers == {"rural"}


def test_number_and_definiteness_are_told(nlp: Language) -> None:
    found = {
        mention.text: mention for mention in _described(nlp, "The council met its officials, a charity and police.")
    }
    assert (found["council"].definite, found["council"].plural) == (True, False)
    assert (found["officials"].definite, found["officials"].plural) == (True, True)
    assert (found["charity"].definite, found["charity"].plural) == (False, False)
    assert found["police"].plural


def test_a_bare_singular_inside_a_sentence_is_no_body(nlp: Language) -> None:
    assert _described(nlp, "They must earn credibility and trust.") == []


def test_an_occupation_beside_a_name_is_a_post(nlp: Language) -> None:
    found = _described(nlp, "Anne Smith, a leadership coach, met Tom Hill, a lepidopterist.")
    assert [(mention.text, mention.type) for mention in found] == [
        ("leadership coach", "Role"),
        ("lepidopterist", "Role"),
    ]


def test_doers_beside_a_group_are_one(nlp: Language) -> None:
    found = _described(nlp, "The scheme helps farmers and boat builders.")
    assert ("boat builders", "Group") in [(mention.text, mention.type) for mention in found]


def test_the_government_is_a_name(nlp: Language) -> None:
    (mention,) = nlp("The government will pay for it.")._.mentions[:1]
    assert (mention.text, mention.type, mention.form) == ("government", "Government", "name")


def test_a_foreign_government_is_not(nlp: Language) -> None:
    assert "name" not in {m.form for m in nlp("They met officials of a foreign government.")._.mentions}


def test_colleagues_of_a_debate_stand_for_a_member(nlp: Language) -> None:
    mentions = nlp("My right hon. Friend thanked the hon. Lady and a friend.")._.mentions
    assert [m.text for m in mentions if m.concept == COLLEAGUE] == ["Friend", "Lady"]


def test_pronouns_are_mentions_without_a_type(nlp: Language) -> None:
    found = [m for m in nlp("She said that it funds their work.")._.mentions if m.form == "pronoun"]
    assert [m.text for m in found] == ["She", "it", "their"]
    assert {m.type for m in found} == {None}


def test_a_description_lies_in_no_name(nlp: Language) -> None:
    doc = nlp("Kent County Council and the Home Office Select Committee met the council.")
    assert [mention.text for mention in _described(nlp, doc.text)] == ["council"]
