"""The JSON Schema of rule files, by which an editor completes and checks them as they are written.

A rule file names it in its first line, as the YAML language server reads it:
``# yaml-language-server: $schema=../rules.schema.json``. It is made of the ontology and of ``roles.yaml``; `read_rules`
checks the same and some things more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from policygraph.knowledge.ontology import default_ontology
from policygraph.model import Kind, Modality, Polarity
from policygraph.relations.roles import roles
from policygraph.relations.schema import PartOfSpeech

if TYPE_CHECKING:
    from policygraph.knowledge.ontology import Ontology

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}


def json_schema(ontology: Ontology | None = None) -> dict[str, Any]:
    """Return the schema, in JSON Schema 2020-12.

    Args:
        ontology: Has the relations and types that rules may name; by default the package's own.

    >>> json_schema()["required"]
    ['relation', 'rules']
    """
    ontology = ontology or default_ontology()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rules of a relation",
        "type": "object",
        "required": ["relation", "rules"],
        "additionalProperties": False,
        "properties": {
            "relation": {
                "description": "The relation that the rules find.",
                "oneOf": [
                    {"const": name, "description": relation.definition} for name, relation in ontology.relations.items()
                ],
            },
            "rules": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/rule"}},
            "examples": {"type": "array", "items": {"$ref": "#/$defs/example"}},
        },
        "$defs": {
            "rule": _rule(),
            "example": _example(),
            "words": _one_or_many(_TEXT),
            "role": {
                "oneOf": [{"const": name, "description": meaning} for name, meaning in roles().items()],
            },
            "roles": _one_or_many({"$ref": "#/$defs/role"}),
            "type": {"enum": sorted({*ontology.types, *ontology.abstract_types})},
            "types": _one_or_many({"$ref": "#/$defs/type"}),
        },
    }


def _rule() -> dict[str, Any]:
    trigger: dict[str, Any] = {
        "description": "The lemmas that trigger it, or the type of mention that does.",
        "oneOf": [
            {"$ref": "#/$defs/words"},
            {
                "type": "object",
                "properties": {"type": {"$ref": "#/$defs/type"}},
                "required": ["type"],
                "additionalProperties": False,
            },
        ],
    }
    parts = get_args(PartOfSpeech)
    return {
        "type": "object",
        "additionalProperties": False,
        "oneOf": [{"required": [part]} for part in parts],
        "properties": {
            **dict.fromkeys(parts, trigger),
            "subject": {"description": "Roles of the subject, in order of preference.", "$ref": "#/$defs/roles"},
            "object": {"description": "Roles of the object, in order of preference.", "$ref": "#/$defs/roles"},
            "subject_type": {"description": "Narrows the relation's domain.", "$ref": "#/$defs/types"},
            "object_type": {"description": "Narrows the relation's range.", "$ref": "#/$defs/types"},
            "subject_kind": {"description": "Only names, or only descriptions.", "enum": list(get_args(Kind))},
            "object_kind": {"description": "Only names, or only descriptions.", "enum": list(get_args(Kind))},
            "support": {"description": "Light verbs, one of which must carry the noun.", "$ref": "#/$defs/words"},
            "needs": {"description": "What the verb must govern.", "enum": ["infinitive", "modal"]},
            "current": {"description": "Not of what the text puts into the past.", "const": True},
            "denied": {"description": "Whether the text must deny the word, or must not.", "type": "boolean"},
            "modality": {"description": "What the word itself says.", "enum": list(get_args(Modality))},
            "polarity": {"description": "Whether the word itself denies.", "enum": list(get_args(Polarity))},
            "confidence": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
        },
    }


def _example() -> dict[str, Any]:
    row = {"type": "array", "minItems": 3, "maxItems": 5, "items": _TEXT}
    return {
        "type": "object",
        "required": ["text", "gives"],
        "additionalProperties": False,
        "properties": {
            "text": {"description": "One or more sentences.", **_TEXT},
            "gives": {
                "description": "Rows of subject, relation, object, and modality or polarity; [] for a sentence that "
                "must give nothing.",
                "type": "array",
                "items": row,
            },
        },
    }


def _one_or_many(item: dict[str, Any]) -> dict[str, Any]:
    return {"oneOf": [item, {"type": "array", "minItems": 1, "items": item}]}
