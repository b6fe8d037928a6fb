"""What stands above a predicate and bears on whether it is so: the predicates that embed it.

Each step takes a word and its head, adds what the head says to the judgement, and tells whether to go on. What it
looks for is in ``words/factuality.yaml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.judgement import Judgement, cues, own_negation, reporting
from policygraph.language.quotations import said_by
from policygraph.language.verbs import has_relative, is_infinitive, verbs

if TYPE_CHECKING:
    from spacy.tokens import Token


def _conjunct(node: Token, head: Token, found: Judgement) -> bool:
    """A second verb shares modal and embedding of the first if it has neither subject nor auxiliary of its own."""
    if node.pos_ not in {"VERB", "AUX"} or head.pos_ not in {"VERB", "AUX"}:
        return head.pos_ in {"NOUN", "PROPN"} and node.pos_ in {"NOUN", "PROPN"}
    if any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in node.children):
        return _reported_by(node, head, found)
    if node.tag_ != head.tag_ and not (head.tag_ == "VB" and node.tag_ == "VB"):
        own = any(c.dep_ in {"aux", "auxpass"} for c in node.children)
        if own or node.tag_ in {"VBD", "VBZ", "VBP"}:
            return _reported_by(node, head, found)
    negative = any(c.dep_ == "neg" for c in head.children)
    disjunct = any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in head.children)
    if negative and not disjunct:
        found.negate()
    return True


def _reported_by(node: Token, head: Token, found: Judgement) -> bool:
    """A conjunct with a subject of its own is still part of what is reported, but of no other embedding."""
    del node
    while head.dep_ == "conj" and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
    if head.dep_ == "ccomp" and head.head.lemma_ in reporting("reporting") and not found.reported:
        found.speaker, found.reported = said_by(head.head), True
    found.settled = True
    return False


def _denied(head: Token, found: Judgement) -> bool:
    """`denied harming the river`: on the word of whoever denies it, it is not so."""
    found.negate()
    if not found.reported and (speaker := said_by(head)) is not None:
        found.speaker, found.reported = speaker, True
    return _keep_reporting(found)


def _demanded(head: Token, found: Judgement) -> None:
    """What somebody calls for or recommends is on that somebody's word."""
    if head.lemma_ in cues("demanding") and not found.reported and (speaker := said_by(head)) is not None:
        found.speaker, found.reported = speaker, True


def _open_complement(node: Token, head: Token, found: Judgement) -> bool:
    lemma = head.lemma_.lower()
    _demanded(head, found)
    if lemma in cues("doubting") and not is_infinitive(node):
        return _denied(head, found)
    if lemma in cues("negative_verbs") or (lemma == "have" and any(c.lower_ == "yet" for c in head.children)):
        found.negate()
    elif lemma in cues("seeming"):
        found.weaken("possible")
    elif head.pos_ == "ADJ":
        if not (lemma == "able" and _has_happened(head)):
            found.weaken("possible" if lemma in cues("possible_adjectives") else "proposed")
        own_negation(head, found)
        if lemma in {"unable", "unwilling", "unlikely"}:
            found.negate()
    elif _is_task(head):
        return True
    elif lemma not in cues("implicative") and (is_infinitive(node) or lemma in cues("proposing_verbs")):
        found.weaken("proposed")
    return True


def _is_task(verb: Token) -> bool:
    """`the board's role is to advise` says that the board advises."""
    return verb.lemma_ == "be" and any(c.dep_ == "nsubj" and c.lemma_ in verbs("tasks") for c in verb.children)


def _has_happened(adjective: Token) -> bool:
    """`was able to introduce it`, `have been able to`: what somebody was able to do, was done."""
    be = adjective.head
    return (be.tag_ == "VBD" and be.lemma_ == "be") or any(
        child.dep_ == "aux" and child.lemma_ == "have" for child in be.children
    )


def _clausal_complement(node: Token, head: Token, found: Judgement) -> bool:
    lemma = head.lemma_.lower()
    if lemma in cues("doubting"):
        found.negate()
    if lemma in cues("factive"):
        found.settled = True
        return True
    _demanded(head, found)
    if head.pos_ == "ADJ" and lemma in cues("factive_adjectives"):
        found.settled = True
        return True
    if head.pos_ == "ADJ" or lemma == "be":
        found.weaken("proposed" if lemma != "be" and not _is_reporting_noun(head) else "asserted")
        return head.pos_ == "ADJ"
    if lemma in cues("wanting") or (is_infinitive(node) and lemma in cues("proposing_verbs")):
        found.weaken("proposed")
    if lemma in cues("negative_verbs"):
        found.negate()
    if lemma in reporting("reporting") and not is_infinitive(node):
        raised = lemma in {"believe", "think", "expect", "feel"} and any(c.dep_ == "neg" for c in head.children)
        if raised:
            found.negate()
        if not found.reported and (speaker := said_by(head)) is not None:
            found.speaker, found.reported = speaker, True
        return _keep_reporting(found)
    return True


def _keep_reporting(found: Judgement) -> bool:
    """Past the verb of reporting, its own modality no longer bears on what is reported."""
    found.settled = True
    return not found.reported


def _is_reporting_noun(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_ in reporting("nouns")


def _adverbial(node: Token, head: Token, found: Judgement) -> bool:
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "advmod"}}
    if marks & cues("conditional_marks"):
        found.stated = False
    if is_infinitive(node) or "so" in marks:
        if any(child.dep_ in {"nsubj", "nsubjpass"} for child in node.children):
            _demanded(head, found)
        found.weaken("proposed")
        return True
    if node.tag_ == "VBG" and node.i > head.i and not marks:
        return True
    found.settled = True
    return True


def _noun_clause(node: Token, head: Token, found: Judgement) -> bool:
    if head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if _is_reporting_noun(head) and any(c.dep_ == "mark" for c in node.children):
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        if owner is not None and not found.reported:
            found.speaker, found.reported = int(owner.i), True
        return False
    if is_infinitive(node):
        if head.lemma_ in cues("negative_nouns"):
            found.negate()
        found.weaken("possible" if head.lemma_ in cues("possible_nouns") else "proposed")
        return True
    found.settled = True
    return True


def _prepositional_clause(node: Token, head: Token, found: Judgement) -> bool:
    del node
    name = head.lower_
    governor: Token = head.head
    if name in cues("negative_prepositions") or (name == "from" and governor.lemma_ in cues("negative_verbs")):
        found.negate()
    elif name in cues("purpose_prepositions"):
        lemma = governor.lemma_.lower()
        if lemma in cues("possible_nouns"):
            found.weaken("possible")
        elif governor.pos_ == "ADJ" and name in {"for", "of"}:
            if lemma in cues("possible_adjectives"):
                found.weaken("possible")
        elif governor.pos_ in {"VERB", "AUX"} and name in {"for", "of"} and lemma not in cues("proposing_verbs"):
            found.settled = True
        elif governor.pos_ != "NOUN" or lemma in cues("proposing_nouns"):
            found.weaken("proposed")
    elif name == "on" and governor.lemma_.lower() in cues("consulting"):
        found.weaken("proposed")
    elif name not in cues("method_prepositions"):
        found.settled = True
    return True


def _argument(node: Token, head: Token, found: Judgement) -> bool:
    """A noun that names an event shares the modality of what is said of it (`called for the vetting of staff`)."""
    if node.pos_ in {"VERB", "AUX"}:
        return False
    if head.pos_ in {"VERB", "AUX"}:
        if node.dep_ in {"dobj", "pobj", "nsubjpass"} and head.lemma_ in cues("proposing_verbs"):
            found.weaken("proposed")
        if node.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in cues("negative_governors"):
            found.negate()
        found.settled = found.settled or node.dep_ == "nsubj"
        return True
    return False


def _object_of_preposition(node: Token, head: Token, found: Judgement) -> bool:
    governor: Token = head.head
    if governor.pos_ == "NOUN":
        if governor.lemma_ in cues("negative_nouns") and head.lower_ == "of":
            found.negate()
        elif governor.lemma_ in cues("proposing_nouns") and head.lower_ in {"for", "of"}:
            found.weaken("proposed")
    elif governor.pos_ == "VERB" and head.lower_ in {"for", "to", "on"} and governor.lemma_ in cues("proposing_verbs"):
        found.weaken("proposed")
    elif head.lower_ in cues("negative_prepositions"):
        found.negate()
    del node
    return True


def _pass_up(node: Token, head: Token, found: Judgement) -> bool:
    del node, found
    return bool(head.dep_ != "ROOT" or head.pos_ in {"VERB", "AUX"})


def _relative_clause(node: Token, head: Token, found: Judgement) -> bool:
    """What a relative clause says is presupposed, but it is the speaker's who uses it."""
    if is_infinitive(node) and not has_relative(node):
        return _noun_clause(node, head, found)
    found.settled = True
    return True


def governor_of_items(stem: Token) -> Token | None:
    """Return what governs the infinitives below a clause that ends in `to`: `The ministry plans to:`."""
    ending = [token for token in stem.sent if not token.is_punct and not token.is_space][-1]
    if ending.lower_ != "to" or ending.head.i == ending.i:
        return None
    return ending.head


def weaken_items(governor: Token, found: Judgement) -> None:
    """Take in what the governor of the items of a list says of them."""
    found.above.append(governor)
    lemmas = {governor.lemma_.lower(), *(c.lemma_ for c in governor.children if c.dep_ == "dobj")}
    if lemmas & cues("negative_verbs"):
        found.negate()
    elif lemmas & (cues("possible_nouns") | cues("possible_adjectives")):
        found.weaken("possible")
    elif not lemmas & cues("implicative") and not _is_task(governor):
        found.weaken("proposed")


STEPS = {
    "conj": _conjunct,
    "xcomp": _open_complement,
    "ccomp": _clausal_complement,
    "csubj": _adverbial,
    "advcl": _adverbial,
    "acl": _noun_clause,
    "relcl": _relative_clause,
    "pcomp": _prepositional_clause,
    "dobj": _argument,
    "nsubj": _argument,
    "nsubjpass": _argument,
    "attr": _argument,
    "appos": _relative_clause,
    "poss": _relative_clause,
    "compound": _relative_clause,
    "pobj": _object_of_preposition,
    "prep": _pass_up,
    "agent": _pass_up,
    "acomp": _pass_up,
    "oprd": _pass_up,
}
