"""Read rule files, and say of any mistake in them on which line it stands."""

from __future__ import annotations

import difflib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast, get_args

import yaml

from policygraph.errors import RuleError
from policygraph.knowledge.ontology import Ontology, default_ontology
from policygraph.model import Kind, Modality, Polarity
from policygraph.relations.roles import roles
from policygraph.relations.schema import SURE, Example, PartOfSpeech, Rule, RuleSet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from yaml.nodes import MappingNode, Node

_PARTS: tuple[PartOfSpeech, ...] = get_args(PartOfSpeech)
_DEFAULT_ROLES: dict[PartOfSpeech, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "verb": (("agent",), ("patient",)),
    "noun": (("agent", "by", "possessor", "compound"), ("patient", "of")),
    "adjective": (("agent",), ("of",)),
}
_KEYS = frozenset(
    {
        *_PARTS,
        *("subject", "object", "subject_type", "object_type", "subject_kind", "object_kind", "support"),
        *("needs", "current", "denied", "modality", "polarity", "confidence"),
    }
)


@cache
def default_rules() -> RuleSet:
    """Return the rules that come with the package; read once.

    >>> sorted({rule.relation for rule in default_rules().rules})[:3]
    ['advises', 'affects', 'appoints']
    """
    folder = files("policygraph.relations").joinpath("rules")
    return read_rules(sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name))


def read_rules(paths: Iterable[Path | Traversable], ontology: Ontology | None = None) -> RuleSet:
    """Read rule files.

    Args:
        paths: YAML files in UTF-8.
        ontology: Has the relations and types that the rules name; by default the package's own.

    Raises:
        RuleError: If a file breaks the rule language; the message names file and line.
    """
    ontology = ontology or default_ontology()
    rules: list[Rule] = []
    examples: list[Example] = []
    for path in paths:
        file = _RuleFile(path, ontology)
        rules.extend(file.rules())
        examples.extend(file.examples())
    return RuleSet(tuple(rules), tuple(examples))


class _RuleFile:
    def __init__(self, path: Path | Traversable, ontology: Ontology) -> None:
        self._path = path
        self._ontology = ontology
        try:
            text = path.read_text(encoding="utf-8")
            node = yaml.compose(text, Loader=yaml.SafeLoader)
            data = yaml.safe_load(text)
        except (OSError, UnicodeDecodeError) as error:
            raise RuleError(f"{path}: cannot be read: {error}") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = f", line {mark.line + 1}" if mark is not None else ""
            raise RuleError(f"{path}{line}: not YAML: {getattr(error, 'problem', error)}") from error
        except (ValueError, LookupError, AttributeError, RecursionError) as error:  # such as an impossible date
            raise RuleError(f"{path}: YAML cannot read a value ({error}): put it in quotation marks") from error
        if not isinstance(data, dict) or node is None:
            raise RuleError(f"{path}: a rule file has the keys relation, rules and examples")
        self._data: dict[str, Any] = data
        self._node = cast("MappingNode", node)
        for key in sorted(data.keys() - {"relation", "rules", "examples"}, key=str):
            raise self._unknown(self._key_node(self._node, key), "key", key, ("relation", "rules", "examples"))
        self._relation = str(data.get("relation"))
        if self._relation not in ontology.relations:
            raise self._unknown(self._key_node(self._node, "relation"), "relation", self._relation, ontology.relations)

    def rules(self) -> list[Rule]:
        """Return the file's rules."""
        made: list[Rule] = []
        for data, node in self._items("rules"):
            rule = self._rule(data, node)
            same = sum(other.id.split("~")[0] == rule.id for other in made)
            made.append(rule if not same else replace(rule, id=f"{rule.id}~{same + 1}"))
        if not made:
            raise self._error(self._node, "has no rules: add at least one")
        return made

    def examples(self) -> list[Example]:
        """Return the file's examples."""
        found = []
        for data, node in self._items("examples"):
            place = f"{self._path.name}, line {node.start_mark.line + 1}"
            gives = data.get("gives")
            if not isinstance(data.get("text"), str) or not isinstance(gives, list):
                raise self._error(node, "an example has a text and what it gives, a list of rows or []")
            for row in gives:
                if not isinstance(row, list) or len(row) < 3 or row[1] != self._relation:
                    raise self._error(node, f"a row is [subject, {self._relation}, object] with modality or polarity")
            rows = tuple(sorted(tuple(str(cell) for cell in row) for row in gives))
            found.append(Example(self._relation, data["text"], rows, place))
        return found

    def _items(self, key: str) -> list[tuple[dict[str, Any], Node]]:
        values = self._data.get(key)
        written = [value for name, value in self._node.value if name.value == key]
        if len(written) > 1:
            raise self._error(written[1], f"has {key} twice: put them together")
        if values is None:
            return []
        if not written or not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self._error(self._node, f"{key} is a list of mappings")
        return list(zip(values, written[0].value, strict=True))

    def _rule(self, data: dict[str, Any], node: Node) -> Rule:
        if unknown := sorted(data.keys() - _KEYS, key=str):
            raise self._unknown(self._key_node(node, unknown[0]), "key", unknown[0], _KEYS)
        parts = [part for part in _PARTS if part in data]
        if len(parts) != 1:
            raise self._error(node, "a rule has one of verb, noun, adjective")
        (pos,) = parts
        trigger, trigger_type = data[pos], None
        if isinstance(trigger, dict):
            if trigger.keys() != {"type"} or not isinstance(trigger["type"], str):
                raise self._error(node, f"a {pos} is a word, a list of words or {{type: TYPE}}")
            (trigger_type,) = self._types(trigger["type"], node)
        triggers = () if trigger_type is not None else self._words(trigger, node)
        subject, object_ = _DEFAULT_ROLES[pos]
        modality, polarity = data.get("modality"), data.get("polarity", "affirmed")
        if modality not in (None, *get_args(Modality)):  # a tuple: what a file has may have no hash
            raise self._unknown(self._key_node(node, "modality"), "modality", modality, get_args(Modality))
        if polarity not in get_args(Polarity):
            raise self._unknown(self._key_node(node, "polarity"), "polarity", polarity, get_args(Polarity))
        if data.get("needs") not in (None, "infinitive", "modal") or data.get("denied") not in (None, True, False):
            raise self._error(node, "needs is infinitive or modal, denied is true or false")
        if data.get("current") not in (None, True):
            raise self._error(node, "current is true or left out")
        confidence = data.get("confidence", SURE)
        if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
            raise self._error(node, f"confidence is a number between 0 and 1, not {confidence!r}")
        return Rule(
            f"{self._relation}/{triggers[0] if triggers else trigger_type}",
            self._relation,
            pos,
            triggers,
            trigger_type,
            self._roles(data.get("subject", subject), self._key_node(node, "subject")),
            self._roles(data.get("object", object_), self._key_node(node, "object")),
            self._types(data.get("subject_type", []), self._key_node(node, "subject_type")),
            self._types(data.get("object_type", []), self._key_node(node, "object_type")),
            frozenset(self._words(data["support"], node)) if "support" in data else frozenset(),
            data.get("needs"),
            data.get("current") is True,
            data.get("denied"),
            modality,
            polarity,
            float(confidence),
            self._kind(data, "subject_kind", node),
            self._kind(data, "object_kind", node),
        )

    def _words(self, value: Any, node: Node) -> tuple[str, ...]:
        found = _listed(value)
        if not found:
            raise self._error(node, "has an empty list: add a word")
        for word in found:
            if not isinstance(word, str) or not word.strip():  # YAML reads a bare `on` as true
                raise self._error(node, f"{word!r} is no word: put words such as 'on' and 'no' in quotation marks")
        return tuple(found)

    def _kind(self, data: dict[str, Any], key: str, node: Node) -> Kind | None:
        kind = data.get(key)
        if kind is not None and kind not in get_args(Kind):
            raise self._unknown(self._key_node(node, key), "kind", kind, get_args(Kind))
        return cast("Kind | None", kind)

    def _roles(self, value: Any, node: Node) -> tuple[str, ...]:
        for role in self._words(value, node):
            if role not in roles():
                raise self._unknown(node, "role", role, roles())
        return self._words(value, node)

    def _types(self, value: str | list[str], node: Node) -> frozenset[str]:
        known = {*self._ontology.types, *self._ontology.abstract_types}
        for name in _listed(value):
            if not isinstance(name, str) or name not in known:
                raise self._unknown(node, "type", name, known)
        return frozenset(_listed(value))

    def _key_node(self, node: Node, key: Any) -> Node:
        """Where a key stands, for a message; the mapping itself where it has no such key."""
        return next((name for name, _ in cast("MappingNode", node).value if name.value == key), node)

    def _unknown(self, node: Node, what: str, word: Any, known: Collection[str]) -> RuleError:
        near = difflib.get_close_matches(str(word), sorted(known), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(known))}"
        return self._error(node, f"unknown {what} {word!r}: {hint}")

    def _error(self, node: Node, what: str) -> RuleError:
        return RuleError(f"{self._path}, line {node.start_mark.line + 1}: {what}")


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
