"""The rule language: YAML files, one a relation, checked against the ontology as they are read.

A rule names a word and the roles in which its subject and its object stand to it. Everything about grammar has been
settled by `policygraph.language.predications`; everything about types is in the ontology. The keys of a rule:

``verb``, ``noun``, ``adjective``
    The lemmas that trigger it. For a noun also ``{type: Role}``: any noun that heads a mention of the type.
``subject``, ``object``
    A role or a list of roles in order of preference; by default ``agent`` and ``patient`` for a verb.
``subject_type``, ``object_type``
    Types that narrow the relation's domain and range.
``subject_kind``, ``object_kind``
    ``named`` or ``generic``: only a name (`Kent's scheme`), or only a description (`bodies include`).
``support``
    Light verbs, one of which must carry the noun (`take` part).
``needs``
    ``infinitive``: the verb must govern one (`told the council to act`, not `told the council`); ``modal``: it must
    govern a clause with `will`, `would` or `should` (`hopes that members will vote`, not `hopes that she is well`).
``current``
    ``true``: it does not fire for what the text puts into the past (`a former chair` chairs nothing).
``denied``
    ``true``: it fires only where the text denies the word, and the statement is affirmed (`does not agree with` is
    opposition); ``false``: only where the text does not deny it.
``modality``
    What the word itself says: ``proposed`` or ``possible``; ``asserted`` where a modal beside it changes nothing
    (`schools must comply with the Act`: the Act binds them).
``polarity``
    ``negated`` where the word itself denies (`lack` of support).
``confidence``
    Between 0 and 1, where the rule is less sure than most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policygraph.model import Kind, Modality, Polarity

PartOfSpeech = Literal["verb", "noun", "adjective"]
# The confidence of a rule that names none: as sure as statements of its kind have been.
SURE = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A word and two roles that express a relation.

    Args:
        id: ``relation/word``, with a number where a file has several rules for one word.
        relation: The name of an ontology property.
        pos: The part of speech of the trigger.
        triggers: Its lemmas; empty where a type triggers it.
        trigger_type: The type of mention that triggers it, or None.
        subject: Roles of the subject, the first that is filled counts.
        object: Roles of the object.
        subject_types: Types to which the subject is narrowed; empty for all of the relation's domain.
        object_types: Types to which the object is narrowed.
        support: Light verbs one of which must carry the noun; empty where none is needed.
        needs: What the verb must govern: an infinitive, a clause with a modal, or nothing.
        current: What the text puts into the past does not count.
        denied: Whether the text must deny the word, or must not; None where that makes no difference.
        modality: The modality that the word itself has; None where only the text around it counts.
        polarity: The polarity that the word itself has.
        confidence: The most that its statements can have, between 0 and 1.
        subject_kind: ``named`` or ``generic`` where the subject must be so; None for either.
        object_kind: The same of the object.
    """

    id: str
    relation: str
    pos: PartOfSpeech
    triggers: tuple[str, ...]
    trigger_type: str | None
    subject: tuple[str, ...]
    object: tuple[str, ...]
    subject_types: frozenset[str] = frozenset()
    object_types: frozenset[str] = frozenset()
    support: frozenset[str] = frozenset()
    needs: Literal["infinitive", "modal"] | None = None
    current: bool = False
    denied: bool | None = None
    modality: Modality | None = None
    polarity: Polarity = "affirmed"
    confidence: float = SURE
    subject_kind: Kind | None = None
    object_kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the statements of the file's relation that it must give, and no others.

    Args:
        relation: The relation of the file.
        text: One or more sentences.
        gives: Rows of subject, relation, object, and where they differ from the usual modality or polarity.
        place: File and line, for a message.
    """

    relation: str
    text: str
    gives: tuple[tuple[str, ...], ...]
    place: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules with the examples that they are tested by."""

    rules: tuple[Rule, ...]
    examples: tuple[Example, ...]
