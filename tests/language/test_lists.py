from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.lists import instances, lists_of

if TYPE_CHECKING:
    from spacy.language import Language


def _tied(nlp: Language, text: str, kind: str) -> dict[str, list[str]]:
    doc = nlp(text)
    return {doc[index].text: [token.text for token in found] for index, found in getattr(lists_of(doc), kind).items()}


def test_the_verb_of_an_item_has_the_subject_of_its_stem(nlp: Language) -> None:
    text = "The department will:\n\n- publish a plan;\n- write to the councils."
    assert _tied(nlp, text, "subjects") == {"publish": ["department"], "write": ["department"]}


def test_an_item_is_as_sure_as_its_stem(nlp: Language) -> None:
    doc = nlp("The department will:\n\n- fund the councils;\n- write to the trust.")
    assert {p.verdict.modality for p in doc._.predications if p.lemma in {"fund", "write"}} == {"proposed"}


def test_an_item_with_a_subject_keeps_it(nlp: Language) -> None:
    text = "The department said:\n\n- the councils publish a plan;\n- write to the councils."
    assert "publish" not in _tied(nlp, text, "subjects")


def test_the_noun_that_a_stem_counts_its_items_under_holds_them(nlp: Language) -> None:
    text = "Canals need care.\n\nThe members of the panel are:\n\n- Anne Smith\n- Tom Hill"
    assert _tied(nlp, text, "holders") == {"members": ["Smith", "Hill"]}


def test_items_complete_a_preposition(nlp: Language) -> None:
    text = "The fund is open to:\n- charities\n- councils"
    assert _tied(nlp, text, "objects") == {"to": ["charities", "councils"]}


def test_items_stand_beside_the_noun_that_announces_them(nlp: Language) -> None:
    text = "We work with the following organisations:\n- Ofsted\n- Leeds City Council"
    assert _tied(nlp, text, "objects") == {"organisations": ["Ofsted", "Leeds"]}


def test_a_list_without_a_stem_ties_nothing(nlp: Language) -> None:
    text = "Canals need care.\n\n- publish a plan\n- Anne Smith"
    assert not any(_tied(nlp, text, kind) for kind in ("subjects", "holders", "objects"))


def test_items_stay_with_their_own_stem(nlp: Language) -> None:
    text = "The council will:\n- publish a plan\n\nIt meets in May.\n\nThe trust will:\n- write a letter"
    assert _tied(nlp, text, "subjects") == {"publish": ["council"], "write": ["trust"]}


def test_examples_are_instances_of_their_noun(nlp: Language) -> None:
    doc = nlp("The minister met bodies such as Ofsted and agencies like Ofwat.")
    nouns = {token.text: token for token in doc}
    assert [token.text for token in instances(nouns["bodies"])] == ["Ofsted"]
    assert [token.text for token in instances(nouns["agencies"])] == ["Ofwat"]
