from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.errors import RuleError
from policygraph.relations.reading import default_rules, read_rules
from policygraph.relations.schema import SURE, Example, Rule, RuleSet

GOOD = """relation: funds
rules:
  - verb: [fund, pay for]
  - noun: [grant]
    subject: [from, possessor]
    object: to
    subject_type: [Fund, Organisation]
    object_type: Organisation
    support: [give]
    modality: possible
    polarity: negated
    denied: false
    needs: infinitive
    confidence: 0.5
  - noun: {type: Fund}
    subject: self
    object: for
  - adjective: [generous]
examples:
  - text: The Treasury funds the council.
    gives: [[Treasury, funds, council]]
  - text: The Treasury may not fund the council or the trust.
    gives:
      - [Treasury, funds, trust, possible, negated]
      - [Treasury, funds, council, possible, negated]
  - text: Nothing was paid.
    gives: []
"""


def read(folder: Path, text: str, name: str = "funds.yaml") -> RuleSet:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return read_rules([path])


def test_a_rule_file_gives_its_rules(tmp_path: Path) -> None:
    verb, noun, typed, adjective = read(tmp_path, GOOD).rules
    assert verb == Rule("funds/fund", "funds", "verb", ("fund", "pay for"), None, ("agent",), ("patient",))
    assert noun == Rule(
        "funds/grant",
        "funds",
        "noun",
        ("grant",),
        None,
        ("from", "possessor"),
        ("to",),
        frozenset({"Fund", "Organisation"}),
        frozenset({"Organisation"}),
        frozenset({"give"}),
        needs="infinitive",
        denied=False,
        modality="possible",
        polarity="negated",
        confidence=0.5,
    )
    assert (typed.triggers, typed.trigger_type, typed.subject, typed.object) == ((), "Fund", ("self",), ("for",))
    assert (adjective.subject, adjective.object, adjective.confidence) == (("agent",), ("of",), SURE)


def test_a_rule_file_gives_its_examples_with_their_place(tmp_path: Path) -> None:
    plain, several, none = read(tmp_path, GOOD).examples
    assert plain == Example(
        "funds", "The Treasury funds the council.", (("Treasury", "funds", "council"),), "funds.yaml, line 20"
    )
    assert several.gives == (
        ("Treasury", "funds", "council", "possible", "negated"),
        ("Treasury", "funds", "trust", "possible", "negated"),
    )
    assert none.gives == ()


@pytest.mark.parametrize("kind", ["named", "generic"])
def test_a_rule_may_ask_for_a_name_or_a_description(tmp_path: Path, kind: str) -> None:
    text = f"relation: funds\nrules:\n  - verb: fund\n    {{end}}_kind: {kind}\n"
    [by_subject] = read(tmp_path, text.format(end="subject")).rules
    [by_object] = read(tmp_path, text.format(end="object")).rules
    assert (by_subject.subject_kind, by_subject.object_kind) == (kind, None)
    assert (by_object.subject_kind, by_object.object_kind) == (None, kind)


def test_rules_for_one_word_are_told_apart(tmp_path: Path) -> None:
    text = "relation: funds\nrules:\n  - verb: fund\n  - verb: fund\n    object: for\n  - noun: fund\n"
    assert [rule.id for rule in read(tmp_path, text).rules] == ["funds/fund", "funds/fund~2", "funds/fund~3"]


def test_several_files_are_read_in_their_order(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.yaml", "a.yaml")]
    paths[0].write_text("relation: vets\nrules:\n  - verb: vet\n", encoding="utf-8")
    paths[1].write_text("relation: funds\nrules:\n  - verb: fund\n", encoding="utf-8")
    assert [rule.id for rule in read_rules(paths).rules] == ["vets/vet", "funds/fund"]
    assert read_rules([]) == RuleSet((), ())


def test_the_rules_of_the_package_are_read_once() -> None:
    assert default_rules() is default_rules()


HEAD = "relation: funds\nrules:\n  - verb: [fund]\n"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        pytest.param(
            "relation: funds\nrule:\n  - verb: fund\n", 2, "unknown key 'rule': did you mean 'rules'?", id="unknown key"
        ),
        pytest.param("rules:\n  - verb: fund\n", 1, "unknown relation", id="no relation"),
        pytest.param("relation: pays\nrules:\n  - verb: pay\n", 1, "unknown relation 'pays'", id="unknown relation"),
        pytest.param("relation: funds\n", 1, "has no rules", id="no rules"),
        pytest.param("relation: funds\nrules: []\n", 1, "has no rules", id="an empty list of rules"),
        pytest.param("relation: funds\nrules: fund\n", 1, "a list of mappings", id="a word instead of rules"),
        pytest.param("relation: funds\nrules: [fund]\n", 1, "a list of mappings", id="words instead of rules"),
        pytest.param(
            HEAD + "  - verb: pay\n    subjekt: by\n",
            5,
            "unknown key 'subjekt': did you mean 'subject'?",
            id="unknown key of a rule",
        ),
        pytest.param(HEAD + "  - subject: by\n", 4, "one of verb, noun, adjective", id="no word"),
        pytest.param(HEAD + "  - verb: pay\n    noun: grant\n", 4, "one of verb, noun, adjective", id="two words"),
        pytest.param(
            HEAD + "  - verb: pay\n    object_type: Courts\n",
            5,
            "unknown type 'Courts': did you mean 'Court'?",
            id="unknown type",
        ),
        pytest.param(HEAD + "  - noun: {type: Bank}\n", 4, "unknown type 'Bank'", id="unknown type of trigger"),
        pytest.param(HEAD + "  - verb: pay\n    confidence: high\n", 4, "not 'high'", id="confidence in words"),
        pytest.param(HEAD + "  - verb: pay\n    confidence: 0\n", 4, "between 0 and 1", id="no confidence"),
        pytest.param(HEAD + "  - verb: pay\n    confidence: 1.5\n", 4, "not 1.5", id="too much confidence"),
        pytest.param(
            HEAD + "  - verb: pay\n    modality: certain\n", 5, "unknown modality 'certain'", id="unknown modality"
        ),
        pytest.param(HEAD + "  - verb: pay\n    modality: []\n", 5, "unknown modality []", id="a list for a modality"),
        pytest.param(
            HEAD + "  - verb: pay\n    subject_kind: name\n",
            5,
            "unknown kind 'name': did you mean 'named'?",
            id="unknown kind of subject",
        ),
        pytest.param(
            HEAD + "  - verb: pay\n    object: to\n    object_kind: many\n",
            6,
            "unknown kind 'many': known are generic, named",
            id="unknown kind of object",
        ),
        pytest.param(
            HEAD + "  - verb: pay\n    object_kinds: named\n",
            5,
            "unknown key 'object_kinds': did you mean 'object_kind'?",
            id="unknown key for a kind",
        ),
        pytest.param(HEAD + "  - verb: pay\n    polarity: 'no'\n", 5, "unknown polarity 'no'", id="unknown polarity"),
        pytest.param(HEAD + "  - verb: pay\n    needs: gerund\n", 4, "needs is infinitive", id="unknown need"),
        pytest.param(HEAD + "  - verb: pay\n    denied: perhaps\n", 4, "denied is true or false", id="denied in words"),
        pytest.param(HEAD + "  - verb: []\n", 4, "empty list", id="no word in the list"),
        pytest.param(HEAD + "  - verb:\n", 4, "None is no word", id="nothing for a word"),
        pytest.param(HEAD + "  - noun: {typ: Fund}\n", 4, "{type: TYPE}", id="a mapping without type"),
        pytest.param(HEAD + "  - noun: {type: [Fund]}\n", 4, "{type: TYPE}", id="a list of types of trigger"),
        pytest.param(HEAD + "  - verb: pay\n    object: on\n", 5, "True is no word", id="on without quotation marks"),
        pytest.param(HEAD + "  - verb: pay\n    needs: [infinitive]\n", 4, "needs is infinitive", id="a list of needs"),
        pytest.param(
            HEAD + "  - verb: pay\n    object_type: {a: b}\n", 5, "unknown type {'a': 'b'}", id="a type that is none"
        ),
        pytest.param(
            HEAD + "  - verb: pay\n    subject: [by, agnt]\n",
            5,
            "unknown role 'agnt': did you mean 'agent'?",
            id="role",
        ),
        pytest.param(HEAD + "rules:\n  - verb: pay\n", 5, "has rules twice", id="rules twice"),
        pytest.param("relation: funds\nrules: null\n", 1, "has no rules", id="null rules"),
        pytest.param(HEAD + "examples:\n  - text: It rained.\n", 5, "what it gives", id="an example without rows"),
        pytest.param(HEAD + "examples:\n  - gives: []\n", 5, "has a text", id="an example without text"),
        pytest.param(HEAD + "examples:\n  - text: A.\n    gives: [[a, funds]]\n", 5, "a row is", id="a short row"),
        pytest.param(
            HEAD + "examples:\n  - text: A.\n    gives: [[a, vets, b]]\n", 5, "a row is", id="another relation"
        ),
        pytest.param("relation: funds\nrules:\n  - verb: [fund\nexamples: []\n", 4, "not YAML", id="an open bracket"),
        pytest.param("relation: funds\nrules:\n\t- verb: fund\n", 3, "not YAML", id="a tab"),
        pytest.param("relation: funds\nrules: 'fund\n", 3, "not YAML", id="an open quotation mark"),
        pytest.param("relation: funds\n---\nrelation: vets\n", 2, "not YAML", id="two documents"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    message = re.escape(f"{tmp_path / 'funds.yaml'}, line {line}: ") + ".*" + re.escape(what)
    with pytest.raises(RuleError, match=message):
        read(tmp_path, text)


@pytest.mark.parametrize("text", ["", "# nothing\n", "- relation: funds\n- rules: []\n", "funds\n", "3\n"])
def test_a_file_that_is_no_mapping_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(RuleError, match=r"funds\.yaml: a rule file has the keys"):
        read(tmp_path, text)


@pytest.mark.parametrize("value", ["2024-13-45", "!!int", "0b_", "[" * 2000])
def test_a_value_that_yaml_cannot_read_is_named(tmp_path: Path, value: str) -> None:
    with pytest.raises(RuleError, match=r"funds\.yaml: YAML cannot read a value"):
        read(tmp_path, HEAD + f"    object: {value}\n")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.yaml: cannot be read"):
        read_rules([tmp_path / "none.yaml"])
    path = tmp_path / "latin.yaml"
    path.write_bytes("relation: funds # für\n".encode("latin-1"))
    with pytest.raises(RuleError, match=r"latin\.yaml: cannot be read"):
        read_rules([path])


SCALARS = st.none() | st.booleans() | st.integers(-2, 2) | st.floats(-1, 2) | st.text(max_size=8)
RULE_KEYS = ["verb", "noun", "adjective", "subject", "object", "subject_type", "object_type", "support", "needs"]
KIND_KEYS = ["subject_kind", "object_kind"]
OTHER_KEYS = ["denied", "modality", "polarity", "confidence", "type", "text", "gives", "relation", "rules", "examples"]
KEYS = st.sampled_from([*RULE_KEYS, *KIND_KEYS, *OTHER_KEYS])
VALUES = st.recursive(
    SCALARS | st.sampled_from(["fund", "Organisation", "infinitive", "possible", "funds", "agent", "named"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
RULES = st.dictionaries(KEYS, VALUES, max_size=4)
FILES = st.fixed_dictionaries(
    {"relation": st.just("funds") | VALUES, "rules": st.lists(RULES, max_size=3) | VALUES},
    optional={"examples": st.lists(RULES, max_size=2) | VALUES},
)


def rules_or_error(text: str) -> None:
    with TemporaryDirectory() as folder:
        try:
            found: Any = read(Path(folder), text)
        except RuleError as error:
            assert "funds.yaml" in str(error)
        else:
            assert isinstance(found, RuleSet)
            assert found.rules


@settings(max_examples=200, deadline=None)
@given(FILES)
def test_a_file_of_any_values_gives_rules_or_says_what_is_wrong(values: dict[str, Any]) -> None:
    rules_or_error(yaml.safe_dump(values, allow_unicode=True))


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=80)
    | st.lists(
        st.sampled_from([*GOOD.splitlines(), "- ", "  ", "\t", "[", "]", "{", "}", ": ", "&a", "*a", "!!int"])
    ).map("\n".join)
)
def test_any_text_gives_rules_or_says_what_is_wrong(text: str) -> None:
    rules_or_error(text)
