"""Find what a text states: rules by the words that trigger them, arguments by their roles.

Rules are indexed by trigger lemma and the roles of a predication are filled by walking the parse from there; a
DependencyMatcher over as many rules costs more than the rest of the pipeline.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policygraph.knowledge.ontology import Ontology, default_ontology
from policygraph.language.factuality import outer_speaker
from policygraph.language.nouns import head_noun
from policygraph.language.words import words
from policygraph.relations.conditions import unmet
from policygraph.relations.confidence import confidence_of, traits
from policygraph.relations.fillers import Fillers
from policygraph.relations.reading import default_rules
from policygraph.relations.schema import Rule, RuleSet

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from policygraph.language.mentions import EntityMentions, MentionSpan
    from policygraph.language.predication import Predication
    from policygraph.model import Modality, Polarity

# How plainly a mention says who is meant.
_PLAINNESS = {"name": 3, "abbreviation": 3, "nominal": 2, "pronoun": 1}
_CLAIMS_LESS: dict[Modality, int] = {"asserted": 0, "proposed": 1, "possible": 2}


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired on a predication.

    Args:
        rule: The rule.
        predication: What it fired on.
        subject: The mention that fills its subject.
        object: The mention that fills its object.
        polarity: The predication's, turned round where the rule's word denies.
        modality: The weaker of the predication's and the rule's; asserted where the rule says so.
        speaker: The mention of whose claim it is, or None.
        confidence: How likely it is to be right, between 0 and 1.
    """

    rule: Rule
    predication: Predication
    subject: MentionSpan
    object: MentionSpan
    polarity: Polarity
    modality: Modality
    speaker: MentionSpan | None
    confidence: float


class Matcher:
    """Rules that are ready to be applied.

    Args:
        rules: The rules; by default the package's own.
        ontology: Says which types a relation may join; by default the package's own.

    >>> from policygraph.language.pipeline import load
    >>> doc = load()("The Home Office funds the College of Policing.")
    >>> [(m.subject.text, m.rule.relation, m.object.text) for m in Matcher().matches(doc)]
    [('Home Office', 'funds', 'College of Policing')]
    """

    def __init__(self, rules: RuleSet | None = None, ontology: Ontology | None = None) -> None:
        self.ontology = ontology or default_ontology()
        self._by_lemma: dict[tuple[str, str], list[Rule]] = defaultdict(list)
        self._by_type: dict[str, list[Rule]] = defaultdict(list)
        for rule in (rules or default_rules()).rules:
            for lemma in rule.triggers:
                self._by_lemma[rule.pos, lemma].append(rule)
            if rule.trigger_type is not None:
                for name in self.ontology.types:
                    if self.ontology.is_a(name, rule.trigger_type):
                        self._by_type[name].append(rule)

    def matches(self, doc: Doc) -> list[Match]:
        """Return all the matches in a Doc, in reading order of their triggers."""
        fillers = Fillers(doc)
        found: list[Match] = []
        for predication in doc._.predications:
            for rule in self.triggered(predication, fillers):
                found.extend(self.fire(rule, predication, fillers))
        return found

    def triggered(self, predication: Predication, fillers: Fillers) -> list[Rule]:
        """Return the rules that a predication's word triggers, whether or not they can fire."""
        rules = [rule for lemma in _lemmas(predication) for rule in self._by_lemma.get((predication.pos, lemma), ())]
        if predication.pos == "noun":
            mention = fillers.headed_by(predication.token)
            if mention is not None and mention.root == predication.token.i:
                entity: EntityMentions = mention.doc._.entities[mention.entity]
                rules.extend(self._by_type.get(mention.type or entity.type, ()))
        return rules

    def fire(self, rule: Rule, predication: Predication, fillers: Fillers) -> list[Match]:
        """Return what a rule finds in a predication that triggers it."""
        for subjects in self.filled(rule.subject, predication, fillers):
            for objects in self.filled(rule.object, predication, fillers):
                pairs = [
                    (subject, object_)
                    for subject in subjects
                    for object_ in objects
                    if self.refused(rule, subject, object_) is None
                ]
                if pairs:
                    if unmet(rule, predication) is not None:
                        return []
                    return [self._match(rule, predication, fillers, subject, object_) for subject, object_ in pairs]
        return []

    def filled(self, roles: tuple[str, ...], predication: Predication, fillers: Fillers) -> list[list[MentionSpan]]:
        """Return the mentions that fill each of several roles; a role that none fills is left out."""
        found = []
        for role in roles:
            mentions = [
                mention
                for token in predication.arguments.get(role, ())
                for mention in self._stand_for(role, token, predication, fillers)
            ]
            if mentions:
                found.append(list(dict.fromkeys(mentions)))
        return found

    def _stand_for(self, role: str, token: Token, predication: Predication, fillers: Fillers) -> list[MentionSpan]:
        if role == "self":
            own = fillers.headed_by(token)
            return [own] if own is not None else []
        whole = fillers.headed_by(predication.token)
        return [m for m in fillers.mentions(token) if m is not whole]

    def refused(self, rule: Rule, subject: MentionSpan, object_: MentionSpan) -> str | None:
        """Return in words why a rule cannot join two mentions, or None where it can."""
        if subject.entity == object_.entity:
            return "subject and object are one entity"
        subject_type, object_type = _type(subject), _type(object_)
        if not self.ontology.allows(rule.relation, subject_type, object_type):
            return f"{rule.relation} does not join {subject_type} and {object_type}"
        for end, mention, wanted, kind, type_ in (
            ("subject", subject, rule.subject_types, rule.subject_kind, subject_type),
            ("object", object_, rule.object_types, rule.object_kind, object_type),
        ):
            if not self._narrowed(wanted, type_):
                return f"the rule's {end} must be {' or '.join(sorted(wanted))}, not {type_}"
            if kind is not None and mention.doc._.entities[mention.entity].kind != kind:
                return f"the rule's {end} must be {kind}"
        return None

    def _narrowed(self, types: frozenset[str], type_: str) -> bool:
        return not types or any(self.ontology.is_a(type_, wanted) for wanted in types)

    def _match(
        self, rule: Rule, predication: Predication, fillers: Fillers, subject: MentionSpan, object_: MentionSpan
    ) -> Match:
        denied = predication.verdict.polarity == "negated" and rule.denied is None
        negated = denied != (rule.polarity == "negated")
        modality, said_by = predication.verdict.modality, predication.verdict.speaker
        if _describes(rule, predication):
            negated, modality = rule.polarity == "negated", "asserted"
            said_by = outer_speaker(predication.token)
        spoken = fillers.mentions(predication.token.doc[said_by]) if said_by is not None else []
        modality = _modality(modality, rule)
        ends = (subject, object_)
        if self.ontology.relations[rule.relation].symmetric:  # as likely either way round
            ends = (min(ends, key=lambda m: m.start), max(ends, key=lambda m: m.start))
        likely = confidence_of(traits(rule, predication, *ends, modality))
        return Match(
            rule,
            predication,
            subject,
            object_,
            "negated" if negated else "affirmed",
            modality,
            spoken[0] if spoken else None,
            round(min(likely, rule.confidence), 2),
        )


def facts(matches: list[Match], ontology: Ontology | None = None) -> list[Match]:
    """Keep the clearest match of each fact, in reading order.

    A fact is the same however often the text repeats it, and either way round where the relation is symmetric. The
    clearest is the one whose subject and object are called most plainly by their names; of equals the one whose rule is
    surest, then the one that claims most, then the first.
    """
    relations = (ontology or default_ontology()).relations
    best: dict[tuple[int, str, int], Match] = {}
    for match in matches:
        subject, object_ = match.subject.entity, match.object.entity
        if relations[match.rule.relation].symmetric and object_ < subject:
            subject, object_ = object_, subject
        key = (subject, match.rule.relation, object_)
        if key not in best or _clarity(match) > _clarity(best[key]):
            best[key] = match
    return sorted(
        best.values(), key=lambda m: (m.predication.token.i, m.rule.relation, m.subject.start, m.object.start)
    )


def _clarity(match: Match) -> tuple[int, float, int, int]:
    plainness = _PLAINNESS[match.subject.form] + _PLAINNESS[match.object.form]
    return plainness, match.rule.confidence, -_CLAIMS_LESS[match.modality], -match.predication.token.i


def weaker(a: Modality, b: Modality) -> Modality:
    """Return the modality that claims less.

    >>> weaker("asserted", "possible")
    'possible'
    """
    return max(a, b, key=_CLAIMS_LESS.__getitem__)


def _modality(found: Modality, rule: Rule) -> Modality:
    if rule.modality is None or rule.modality == "asserted":
        return rule.modality or found
    return weaker(found, rule.modality)


def _lemmas(predication: Predication) -> tuple[str, ...]:
    """The lemma of a predicate, after that of the longer noun it heads: a `deputy chair` is no `chair`."""
    listed = head_noun(predication.token) if predication.pos == "noun" else None
    if listed is None or " " not in listed[2]:
        return (predication.lemma,)
    first = listed[2].split()[0].split("-")[0]
    return (listed[2],) if first in words("posts")["subordinate"] else (listed[2], predication.lemma)


def _describes(rule: Rule, predication: Predication) -> bool:
    """Whether the noun describes something that takes part in an event, and is not the event or its predicate.

    In `the council will ask its chief executive` the post is the council's, whatever it will ask.
    """
    if predication.pos != "noun" or rule.support or not {"self", "holder"} & {*rule.subject, *rule.object}:
        return False
    return predication.token.dep_ not in {"attr", "oprd"}


def _type(mention: MentionSpan) -> str:
    entity: EntityMentions = mention.doc._.entities[mention.entity]
    return entity.type
