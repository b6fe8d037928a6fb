from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


def _described(nlp: Language, text: str) -> list[str]:
    return [m.text for m in nlp(text)._.mentions if m.form == "nominal"]


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The fund helps people who live alone.", "people who live alone"),
        ("The levy affects passengers coming from abroad.", "passengers coming from abroad"),
        ("The trust helps farmers who keep bees, and pays them.", "farmers who keep bees"),
        ("Schools that teach in Welsh receive grants.", "Schools that teach in Welsh"),
        ("The fund helps councils that run libraries.", "councils that run libraries"),
        ("Companies supplying water to Kent were fined.", "Companies supplying water to Kent"),
    ],
)
def test_a_clause_says_which_of_many_are_meant(nlp: Language, text: str, description: str) -> None:
    assert description in _described(nlp, text)


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The minister who lives alone resigned.", "minister"),
        ("The council met residents, who live in Leeds.", "residents"),
        ("The fund helps people to live alone.", "people"),
        ("The fund helps our people who live alone.", "people"),
        ("The fund helps schools where pupils learn Welsh.", "schools"),
    ],
)
def test_a_clause_that_tells_more_of_what_is_known_is_no_part_of_it(nlp: Language, text: str, description: str) -> None:
    assert description in _described(nlp, text)


def test_those_whom_a_clause_narrows_are_not_all(nlp: Language) -> None:
    entities = nlp("Carers who work for the council met the mayor. The mayor thanked carers.")._.entities
    assert ["Carers who work for the council"] in [[m.text for m in entity.mentions] for entity in entities]
    assert ["carers"] in [[m.text for m in entity.mentions] for entity in entities]


def test_what_a_clause_mentions_is_mentioned(nlp: Language) -> None:
    doc = nlp("Carers who work for the council met the mayor.")
    assert [m.text for m in doc._.mentions] == ["Carers who work for the council", "council", "mayor"]
    assert [m.text for m in nlp("Companies supplying water to Kent were fined.")._.mentions][-1] == "Kent"


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The director of children's services resigned.", "director of children's services"),
        ("The director of the council resigned.", "director"),
        ("More councils and former ministers met.", "councils"),
        ("The council's chief executives met.", "chief executives"),
    ],
)
def test_a_description_ends_before_the_body_and_begins_after_its_owner(
    nlp: Language, text: str, description: str
) -> None:
    assert description in _described(nlp, text)


def test_a_plural_in_a_list_of_groups_is_a_group(nlp: Language) -> None:
    found = {m.text: m.type for m in nlp("The levy harms farmers and bell ringers.")._.mentions}
    assert found["bell ringers"] == "Group"


def test_an_opinion_of_posts_makes_no_name_of_them(nlp: Language) -> None:
    forms = {m.text: m.form for m in nlp("There are admirable Ministers in the Scottish Government.")._.mentions}
    assert forms["admirable Ministers"] == "nominal"


def test_a_superlative_is_no_part_of_a_description(nlp: Language) -> None:
    texts = [m.text for m in nlp("We have the biggest hospital building programme in living memory.")._.mentions]
    assert "hospital building programme" in texts
