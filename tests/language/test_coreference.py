from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity
from policygraph.language.coreference import PASSES, Coreference
from policygraph.language.pipeline import load

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


# Which passes run.


NAMES = [sieve.__name__ for sieve in PASSES]
ALL = "Anne Smith met Kent County Council (KCC). KCC met in May. The council said that it would act. Mrs Smith agreed."


@pytest.fixture(scope="module")
def own() -> Language:
    """A pipeline whose passes a test may change."""
    return load()


def _gathered(nlp: Language, passes: list[str], text: str = ALL) -> list[list[str]]:
    nlp.replace_pipe("policygraph_coreference", "policygraph_coreference", config={"passes": passes})
    return [[mention.text for mention in entity.mentions] for entity in nlp(text)._.entities]


def test_all_passes_run_where_none_are_named(nlp: Language, own: Language) -> None:
    assert nlp.get_pipe_config("policygraph_coreference")["passes"] == NAMES
    found = [[mention.text for mention in entity.mentions] for entity in nlp(ALL)._.entities]
    assert found == [["Anne Smith", "Mrs Smith"], ["Kent County Council", "KCC", "KCC", "council", "it"]]
    assert _gathered(own, NAMES) == found


@pytest.mark.parametrize(
    ("passes", "gathered"),
    [
        ([], [["Anne Smith"], ["Kent County Council"], ["KCC"], ["KCC"], ["council"], ["Mrs Smith"]]),
        (["abbreviation_pass"], [["Anne Smith"], ["Kent County Council", "KCC", "KCC"], ["council"], ["Mrs Smith"]]),
        (["surname_pass"], [["Anne Smith", "Mrs Smith"], ["Kent County Council"], ["KCC"], ["KCC"], ["council"]]),
        (
            ["pronoun_pass"],
            [["Anne Smith"], ["Kent County Council"], ["KCC"], ["KCC"], ["council", "it"], ["Mrs Smith"]],
        ),
    ],
)
def test_a_pass_that_is_not_named_does_not_run(own: Language, passes: list[str], gathered: list[list[str]]) -> None:
    assert _gathered(own, passes) == gathered


def test_passes_run_in_their_own_order_whatever_order_they_are_named_in(own: Language) -> None:
    assert Coreference(NAMES[::-1]).passes == list(PASSES)
    assert Coreference([*NAMES, *NAMES]).passes == list(PASSES)
    assert _gathered(own, NAMES[::-1]) == _gathered(own, NAMES)


def test_an_unknown_pass_is_an_error_that_lists_those_there_are() -> None:
    nlp = spacy.blank("en")
    with pytest.raises(ValueError, match=r"coreference has no pass 'name_sieve'; it has name_pass, abbreviation_pass,"):
        nlp.add_pipe("policygraph_coreference", config={"passes": ["name_pass", "name_sieve"]})
    with pytest.raises(ValueError, match=f"it has {', '.join(NAMES)}$"):
        Coreference(["pronouns"])


# What the passes know of the world.


def _entity(iri: str, name: str, type_: str, *others: str, short: tuple[str, ...] = ()) -> KnowledgeEntity:
    return KnowledgeEntity(f"urn:{iri}", name, type_, tuple(others), short)


@pytest.fixture(scope="module")
def knowing() -> Language:
    """A pipeline with a knowledge base of three entities, none of which the package knows."""
    department = _entity("quay", "Quaymaster", "GovernmentDepartment", "Department for Canal Safety", short=("QML",))
    period = _entity("period", "Dredging Rest Period", "Programme")
    return load(knowledge=KnowledgeBase([department, period]))


@pytest.mark.parametrize("called", ["Quaymaster", "QML"])
def test_a_description_may_be_of_another_name_that_the_knowledge_base_has(
    nlp: Language, knowing: Language, called: str
) -> None:
    def gathered(nlp: Language) -> list[list[str]]:
        doc = nlp(f"The {called} published a plan in May. The canal department has no money.")
        return [[mention.text for mention in entity.mentions] for entity in doc._.entities]

    assert [called, "canal department"] in gathered(knowing)
    assert [called, "canal department"] not in gathered(nlp)


def test_names_of_one_entity_of_an_own_knowledge_base_are_one(nlp: Language, knowing: Language) -> None:
    def together(nlp: Language) -> bool:
        doc = nlp("Quaymaster met in May. The Department for Canal Safety said so.")
        return any(
            {"Quaymaster", "Department for Canal Safety"} <= {m.text for m in e.mentions} for e in doc._.entities
        )

    assert together(knowing)
    assert not together(nlp)


def test_what_the_knowledge_base_knows_is_no_mere_term(nlp: Language, knowing: Language) -> None:
    text = "The Dredging Rest Period (DRP) helps boaters. The DRP begins in May."

    def names(nlp: Language) -> list[str]:
        return [m.text for m in nlp(text)._.mentions if m.form in {"name", "abbreviation"}]

    assert names(knowing) == ["Dredging Rest Period", "DRP", "DRP"]
    assert names(nlp) == []
