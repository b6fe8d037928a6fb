from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.documents import read_documents
from policygraph.relations.reading import default_rules
from policygraph.relations.roles import roles
from policygraph.samples import sample_documents

if TYPE_CHECKING:
    from spacy.language import Language


def test_every_role_has_a_meaning_in_words() -> None:
    assert roles()["patient"] == "to whom or what it is done"
    assert roles()["under"] == "what `under` governs"
    assert roles()["on"] == "what `on` governs"  # which YAML would read as true
    assert all(isinstance(name, str) and meaning.strip() for name, meaning in roles().items())


def test_every_role_that_a_rule_names_is_known() -> None:
    assert {role for rule in default_rules().rules for role in (*rule.subject, *rule.object)} <= roles().keys()


def test_every_role_that_a_text_fills_is_known(nlp: Language) -> None:
    documents = read_documents([*sample_documents()]).documents
    filled = {role for item in documents for found in nlp(item.text)._.predications for role in found.arguments}
    assert {"agent", "patient", "of"} <= filled <= roles().keys()
