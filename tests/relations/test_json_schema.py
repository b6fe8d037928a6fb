from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from policygraph.errors import RuleError
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.ontology import Ontology, default_ontology
from policygraph.relations.json_schema import json_schema
from policygraph.relations.reading import read_rules
from policygraph.relations.roles import roles

PACKAGE = Path(str(files("policygraph.relations")))
FILES = sorted((PACKAGE / "rules").glob("*.yaml"))
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

GOOD: dict[str, Any] = {
    "relation": "funds",
    "rules": [
        {
            "verb": ["fund", "pay for"],
            "subject": ["agent", "by"],
            "object": "patient",
            "subject_type": "Organisation",
            "object_type": ["Fund", "Organisation"],
            "subject_kind": "named",
            "object_kind": "generic",
            "needs": "infinitive",
            "current": True,
            "denied": False,
            "modality": "possible",
            "polarity": "negated",
            "confidence": 0.5,
        },
        {"noun": {"type": "Fund"}, "subject": "self", "object": "for", "support": ["give"]},
        {"adjective": "generous"},
    ],
    "examples": [
        {
            "text": "The Treasury may not fund the trust.",
            "gives": [["Treasury", "funds", "trust", "possible", "negated"]],
        },
        {"text": "Nothing was paid.", "gives": []},
    ],
}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_file_beside_the_rules_has_not_drifted() -> None:
    text = (PACKAGE / "rules.schema.json").read_text(encoding="utf-8")
    assert json.loads(text) == SCHEMA, "write it again: policygraph rules schema --output src/…/rules.schema.json"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_rule_file_of_the_package_is_valid_and_names_the_schema(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.split("\n", 1)[0] == "# yaml-language-server: $schema=../rules.schema.json"
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(yaml.safe_load(text))] == []


def test_every_relation_has_its_file() -> None:
    assert [file.stem for file in FILES] == sorted(default_ontology().relations)


def changed(*path: str | int, value: Any) -> dict[str, Any]:
    """Return the good file with the value at a path changed."""
    made = copy.deepcopy(GOOD)
    inner: Any = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return made


def test_a_file_that_uses_every_key_is_valid() -> None:
    assert VALIDATOR.is_valid(GOOD)
    assert set(SCHEMA["$defs"]["rule"]["properties"]) == {key for rule in GOOD["rules"] for key in rule}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"relation": "funds"}, id="no rules"),
        pytest.param({"rules": GOOD["rules"]}, id="no relation"),
        pytest.param(changed("relation", value="fund"), id="unknown relation"),
        pytest.param(changed("rule", value=[]), id="unknown key"),
        pytest.param(changed("rules", value=[]), id="an empty list of rules"),
        pytest.param(changed("rules", 0, "subjct", value="agent"), id="unknown key of a rule"),
        pytest.param(changed("rules", 0, "subject", value="agnt"), id="unknown role"),
        pytest.param(changed("rules", 0, "subject", value=["agent", "agnt"]), id="unknown role in a list"),
        pytest.param(changed("rules", 0, "subject", value=[]), id="no role"),
        pytest.param(changed("rules", 0, "object", value=True), id="on without quotation marks"),
        pytest.param(changed("rules", 0, "subject_type", value="Organization"), id="unknown type"),
        pytest.param(changed("rules", 0, "noun", value="grant"), id="two words"),
        pytest.param(changed("rules", 2, value={"subject": "agent"}), id="no word"),
        pytest.param(changed("rules", 0, "verb", value=[]), id="an empty list of words"),
        pytest.param(changed("rules", 0, "verb", value=""), id="an empty word"),
        pytest.param(changed("rules", 1, "noun", value={"typ": "Fund"}), id="a mapping without type"),
        pytest.param(changed("rules", 1, "noun", value={"type": "Bank"}), id="unknown type of trigger"),
        pytest.param(changed("rules", 0, "needs", value="gerund"), id="unknown need"),
        pytest.param(changed("rules", 0, "current", value=False), id="current that is false"),
        pytest.param(changed("rules", 0, "denied", value="no"), id="denied in words"),
        pytest.param(changed("rules", 0, "modality", value="certain"), id="unknown modality"),
        pytest.param(changed("rules", 0, "subject_kind", value="name"), id="unknown kind of subject"),
        pytest.param(changed("rules", 0, "object_kind", value=["named"]), id="a list of kinds"),
        pytest.param(changed("rules", 0, "polarity", value="affirm"), id="unknown polarity"),
        pytest.param(changed("rules", 0, "confidence", value=0), id="no confidence"),
        pytest.param(changed("rules", 0, "confidence", value=1.1), id="too much confidence"),
        pytest.param(changed("examples", 1, value={"text": "Nothing."}), id="an example without rows"),
        pytest.param(changed("examples", 1, value={"gives": []}), id="an example without text"),
        pytest.param(changed("examples", 1, "note", value="…"), id="unknown key of an example"),
        pytest.param(changed("examples", 0, "gives", value=[["Treasury", "funds"]]), id="a short row"),
    ],
)
def test_a_mistake_is_not_valid(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(wrong)


def test_an_editor_is_told_what_relations_and_roles_mean() -> None:
    relations = {option["const"]: option["description"] for option in SCHEMA["properties"]["relation"]["oneOf"]}
    assert relations == {name: relation.definition for name, relation in default_ontology().relations.items()}
    assert {option["const"]: option["description"] for option in SCHEMA["$defs"]["role"]["oneOf"]} == roles()


QUANGO = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/Quango> a owl:Class ; rdfs:subClassOf pg:PublicBody ;
    rdfs:label "quango"@en ; skos:definition "A body at arm's length."@en .
"""


def test_an_ontology_of_one_s_own_has_its_own_types(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(QUANGO, encoding="utf-8")
    own = Ontology([ontologies_folder() / "policygraph.ttl", tmp_path / "mine.ttl"])
    of_quangos = changed("rules", 0, "object_type", value="Quango")
    assert Draft202012Validator(json_schema(own)).is_valid(of_quangos)
    assert not VALIDATOR.is_valid(of_quangos)


WORDS = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=6)
ROLES = st.sampled_from(sorted(roles()))
TYPES = st.sampled_from(sorted({*default_ontology().types, *default_ontology().abstract_types}))


def one_or_many(items: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return items | st.lists(items, min_size=1, max_size=3)


OTHER_KEYS = {
    "subject": one_or_many(ROLES),
    "object": one_or_many(ROLES),
    "subject_type": one_or_many(TYPES),
    "object_type": one_or_many(TYPES),
    "subject_kind": st.sampled_from(["named", "generic", "plural"]),
    "object_kind": st.sampled_from(["named", "generic", "plural"]),
    "support": one_or_many(WORDS),
    "needs": st.sampled_from(["infinitive", "modal", "gerund"]),
    "current": st.booleans(),
    "denied": st.booleans(),
    "modality": st.sampled_from(["asserted", "proposed", "possible", "certain"]),
    "polarity": st.sampled_from(["affirmed", "negated", "no"]),
    "confidence": st.floats(-0.5, 1.5),
    "subjekt": ROLES,
}
TRIGGERS = one_or_many(WORDS) | st.fixed_dictionaries({"type": TYPES})
RULES = st.sampled_from(["verb", "noun", "adjective"]).flatmap(
    lambda part: st.fixed_dictionaries({part: TRIGGERS}, optional=OTHER_KEYS)
)


@settings(max_examples=200)
@given(st.lists(RULES, min_size=1, max_size=2))
def test_rules_are_valid_if_and_only_if_they_are_read(rules: list[dict[str, Any]]) -> None:
    data = {"relation": "funds", "rules": rules}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "funds.yaml"
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        try:
            read_rules([path])
        except RuleError:
            assert not VALIDATOR.is_valid(data)
        else:
            assert VALIDATOR.is_valid(data)
