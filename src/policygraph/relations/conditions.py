"""What a rule asks of its trigger beside the roles: a light verb, a clause that it governs, a denial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.judgement import cues
from policygraph.language.verbs import has_for
from policygraph.relations.dates import is_past

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.predication import Predication
    from policygraph.relations.schema import Rule

_GOVERNING = frozenset({"for", "on", "upon", "to"})
_NEEDED = {"infinitive": "TO", "modal": "MD"}


def unmet(rule: Rule, predication: Predication) -> str | None:
    """Return in words the first condition of a rule that a predication does not meet, or None where it meets all.

    Args:
        rule: A rule that the predication triggers.
        predication: With what `policygraph.language.factuality` says of it.
    """
    if not predication.verdict.stated:
        return "the text only asks or supposes it"
    if rule.support and (predication.support is None or predication.support.lemma_ not in rule.support):
        return f"needs a light verb: {', '.join(sorted(rule.support))}"
    if rule.needs is not None and not _governs(predication.token, _NEEDED[rule.needs]):
        return "needs an infinitive" if rule.needs == "infinitive" else "needs a clause with a modal verb"
    if rule.current and is_past(predication.token):
        return "the text puts it into the past"
    if rule.denied is not None and rule.denied != (predication.verdict.polarity == "negated"):
        return "needs to be denied" if rule.denied else "is denied"
    return None


def _governs(verb: Token, tag: str) -> bool:
    """Whether a verb governs a clause with `to` or a modal, be it hung on the verb or on its object."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    objects += [noun for child in verb.children if child.lower_ in _GOVERNING for noun in child.children]
    clauses = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} or (c.dep_ == "advcl" and has_for(c))]
    if tag == "TO":
        told = [noun for noun in objects if noun.lemma_ not in cues("abstract_nouns") | cues("proposing_nouns")]
        clauses += [c for noun in told for c in noun.children if c.dep_ in {"acl", "relcl"}]
        ends = {noun.right_edge.i + 1 for noun in told}
        clauses += [c for c in verb.children if c.dep_ == "advcl" and c.left_edge.i in ends]
    return any(child.tag_ == tag for clause in clauses for child in clause.children)
