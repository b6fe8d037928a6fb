from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.language.coreference import PASSES

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES = [
    "Kent County Council published a plan. ",
    "The council said that it would act. ",
    "Mr Weir met Anne Smith. ",
    "“I welcome it,” she said.\n\n",
    "They thanked the Home Office (HO). ",
    "The department funds chief executives. ",
]


def test_no_pass_runs_twice() -> None:
    assert len(set(PASSES)) == len(PASSES)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=7).map("".join))
def test_each_mention_belongs_to_one_entity_or_is_a_lone_pronoun(nlp: Language, text: str) -> None:
    doc = nlp(text)
    gathered = [mention for entity in doc._.entities for mention in entity.mentions]
    assert len({id(mention) for mention in gathered}) == len(gathered)
    left = [mention for mention in doc._.mentions if mention.entity < 0]
    assert len(gathered) + len(left) == len(doc._.mentions)
    assert {mention.form for mention in left} <= {"pronoun"}
    for entity in doc._.entities:
        assert all(mention.entity == entity.number for mention in entity.mentions)
        assert [m.start for m in entity.mentions] == sorted(m.start for m in entity.mentions)


@settings(max_examples=10, deadline=None)
@given(st.permutations(SENTENCES).map("".join))
def test_a_text_is_gathered_the_same_way_each_time(nlp: Language, text: str) -> None:
    def read() -> list[tuple[str, str, list[int]]]:
        return [(e.name, e.type, [m.start for m in e.mentions]) for e in nlp(text)._.entities]

    assert read() == read()
