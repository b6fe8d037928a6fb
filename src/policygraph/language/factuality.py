"""The component that says of each predication whether it is so, is wanted or may be, and on whose word.

It walks from the predicate up the parse and collects what stands on the way: negation, modal verbs, embedding
predicates (`plans to`, `failed to`, `the offer to`), conditions and questions, and the first verb of reporting, whose
subject is the speaker. What the walk looks for is in ``words/factuality.yaml``.

The idea of cues with scopes is that of ConText (Harkema et al. 2009); that embedding predicates pass a factuality on
to what they embed, that of Saurí and Pustejovsky ("FactBank", Language Resources and Evaluation 43, 2009).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.quotations import said_by, speaker_at
from policygraph.language.verbs import is_infinitive
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from policygraph.language.predications import Predication
    from policygraph.model import Modality

_STRENGTH: dict[Modality, int] = {"asserted": 0, "proposed": 1, "possible": 2}
_HIGHEST = 30


@dataclass(slots=True)
class _Judgement:
    negated: bool = False
    modality: Modality = "asserted"
    speaker: int | None = None
    reported: bool = False
    stated: bool = True
    settled: bool = False

    def weaken(self, modality: Modality) -> None:
        if not self.settled and _STRENGTH[modality] > _STRENGTH[self.modality]:
            self.modality = modality

    def negate(self) -> None:
        if not self.settled:
            self.negated = not self.negated


@Language.component("policygraph_factuality")
def factuality(doc: Doc) -> Doc:
    """Set polarity, modality, speaker and ``stated`` of each of ``doc._.predications``."""
    questions = {token.i for sentence in doc.sents if _is_question(doc, sentence) for token in sentence}
    for predication in doc._.predications:
        _judge(predication, questions)
    return doc


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("factuality")[name])


@cache
def _reporting(name: str) -> frozenset[str]:
    return frozenset(words("speech")[name])


def _judge(predication: Predication, questions: set[int]) -> None:
    found = _Judgement()
    event = predication.support or predication.token
    if predication.support is not None or predication.pos == "noun":
        _noun_itself(predication.token, found)
    if predication.pos == "adjective" and predication.token.dep_ in {"acomp", "oprd"}:
        event = predication.token.head
        _own_negation(predication.token, found)
    _climb(event, found)
    if event.i in questions and event.pos_ in {"VERB", "AUX"} and not _presupposed(event):
        found.stated = False
    predication.polarity = "negated" if found.negated else "affirmed"
    predication.modality = found.modality
    predication.stated = found.stated
    predication.speaker = found.speaker if found.reported else _outer_speaker(event)


def _outer_speaker(event: Token) -> int | None:
    quotation = speaker_at(event.doc, event.i)
    if quotation is not None:
        return quotation.speaker
    for token in event.sent:
        if token.lower_ == "according" and (
            cited := [t for c in token.children for t in c.children if t.dep_ == "pobj"]
        ):
            return int(cited[0].i)
    return None


def _climb(event: Token, found: _Judgement) -> None:
    """Follow the heads of ``event`` as far as they bear on whether it is so."""
    node = event
    for _ in range(_HIGHEST):
        if node.pos_ in {"VERB", "AUX"}:
            _own_modality(node, found)
            _own_negation(node, found)
        head: Token = node.head
        step = _STEPS.get(node.dep_)
        if step is None or head.i == node.i or not step(node, head, found):
            return
        node = head


def _own_negation(node: Token, found: _Judgement) -> None:
    for child in node.children:
        if child.dep_ == "neg" and not (child.i + 1 < len(child.doc) and child.nbor().lower_ in {"only", "just"}):
            found.negate()
        elif child.dep_ in {"nsubj", "dobj", "nsubjpass", "attr"} and node.pos_ in {"VERB", "AUX"} and _has_no(child):
            found.negate()


def _has_no(noun: Token) -> bool:
    denying = _words("determiners_of_negation")
    return noun.lower_ in denying or any(c.dep_ == "det" and c.lower_ in denying for c in noun.children)


def _own_modality(verb: Token, found: _Judgement) -> None:
    for child in verb.children:
        if child.dep_ == "aux":
            for modality in ("proposed", "possible"):
                if child.lower_ in words("factuality")["modals"][modality]:
                    found.weaken(modality)  # type: ignore[arg-type]
    if any(c.dep_ == "mark" and c.lower_ in _words("conditional_marks") for c in verb.children):
        found.stated = found.stated and found.settled


def _noun_itself(noun: Token, found: _Judgement) -> None:
    if any(c.dep_ == "det" and c.lower_ in _words("determiners_of_negation") for c in noun.children):
        if not (noun.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and noun.head.pos_ in {"VERB", "AUX"}):
            found.negate()
    for child in noun.children:
        if child.dep_ in {"amod", "compound"}:
            if child.lower_ in _words("proposing_adjectives"):
                found.weaken("proposed")
            elif child.lower_ in _words("possible_modifiers"):
                found.weaken("possible")


def _conjunct(node: Token, head: Token, found: _Judgement) -> bool:
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


def _reported_by(node: Token, head: Token, found: _Judgement) -> bool:
    """A conjunct with a subject of its own is still part of what is reported, but of no other embedding."""
    del node
    while head.dep_ == "conj" and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
    if head.dep_ == "ccomp" and head.head.lemma_ in _reporting("reporting") and not found.reported:
        found.speaker, found.reported = said_by(head.head), True
    found.settled = True
    return False


def _open_complement(node: Token, head: Token, found: _Judgement) -> bool:
    lemma = head.lemma_.lower()
    if lemma in _words("negative_verbs"):
        found.negate()
    elif lemma in _words("seeming"):
        found.weaken("possible")
    elif head.pos_ == "ADJ":
        found.weaken("possible" if lemma in _words("possible_adjectives") else "proposed")
        _own_negation(head, found)
        if lemma in {"unable", "unwilling", "unlikely"}:
            found.negate()
    elif lemma not in _words("implicative") and (is_infinitive(node) or lemma in _words("proposing_verbs")):
        found.weaken("proposed")
    return True


def _clausal_complement(node: Token, head: Token, found: _Judgement) -> bool:
    lemma = head.lemma_.lower()
    if lemma in _words("doubting"):
        found.negate()
    if head.pos_ == "ADJ" or lemma == "be":
        found.weaken("proposed" if lemma != "be" and not _is_reporting_noun(head) else "asserted")
        return head.pos_ == "ADJ"
    if lemma in _words("wanting") or (is_infinitive(node) and lemma in _words("proposing_verbs")):
        found.weaken("proposed")
    if lemma in _words("negative_verbs"):
        found.negate()
    if lemma in _reporting("reporting") and not is_infinitive(node):
        raised = lemma in {"believe", "think", "expect", "feel"} and any(c.dep_ == "neg" for c in head.children)
        if raised:
            found.negate()
        if not found.reported and (speaker := said_by(head)) is not None:
            found.speaker, found.reported = speaker, True
        return _keep_reporting(found)
    return True


def _keep_reporting(found: _Judgement) -> bool:
    """Past the verb of reporting, its own modality no longer bears on what is reported."""
    found.settled = True
    return not found.reported


def _is_reporting_noun(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_ in _reporting("nouns")


def _adverbial(node: Token, head: Token, found: _Judgement) -> bool:
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "advmod"}}
    if marks & _words("conditional_marks"):
        found.stated = False
    if is_infinitive(node) or "so" in marks:
        found.weaken("proposed")
        return True
    if node.tag_ == "VBG" and node.i > head.i and not marks:
        return True
    found.settled = True
    return True


def _noun_clause(node: Token, head: Token, found: _Judgement) -> bool:
    if head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if _is_reporting_noun(head) and any(c.dep_ == "mark" for c in node.children):
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        if owner is not None and not found.reported:
            found.speaker, found.reported = int(owner.i), True
        return False
    if is_infinitive(node):
        if head.lemma_ in _words("negative_nouns"):
            found.negate()
        found.weaken("possible" if head.lemma_ in _words("possible_nouns") else "proposed")
        return True
    found.settled = True
    return True


def _prepositional_clause(node: Token, head: Token, found: _Judgement) -> bool:
    del node
    name = head.lower_
    governor: Token = head.head
    if name in _words("negative_prepositions"):
        found.negate()
    elif name == "from" and governor.lemma_ in _words("negative_verbs"):
        found.negate()
    elif name in _words("purpose_prepositions"):
        lemma = governor.lemma_.lower()
        if lemma in _words("possible_nouns"):
            found.weaken("possible")
        elif governor.pos_ != "NOUN" or lemma in _words("proposing_nouns"):
            found.weaken("proposed")
    elif name not in _words("method_prepositions"):
        found.settled = True
    return True


def _argument(node: Token, head: Token, found: _Judgement) -> bool:
    """A noun that names an event shares the modality of what is said of it (`called for the vetting of staff`)."""
    if node.pos_ in {"VERB", "AUX"}:
        return False
    if head.pos_ in {"VERB", "AUX"}:
        if node.dep_ in {"dobj", "pobj", "nsubjpass"} and head.lemma_ in _words("proposing_verbs"):
            found.weaken("proposed")
        if node.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in _words("negative_governors"):
            found.negate()
        found.settled = found.settled or node.dep_ == "nsubj"
        return True
    return False


def _object_of_preposition(node: Token, head: Token, found: _Judgement) -> bool:
    governor: Token = head.head
    if governor.pos_ == "NOUN":
        if governor.lemma_ in _words("negative_nouns") and head.lower_ == "of":
            found.negate()
        elif governor.lemma_ in _words("proposing_nouns") and head.lower_ in {"for", "of"}:
            found.weaken("proposed")
    elif (
        governor.pos_ == "VERB" and head.lower_ in {"for", "to", "on"} and governor.lemma_ in _words("proposing_verbs")
    ):
        found.weaken("proposed")
    elif head.lower_ in _words("negative_prepositions"):
        found.negate()
    del node
    return True


def _pass_up(node: Token, head: Token, found: _Judgement) -> bool:
    del node, found
    return bool(head.dep_ != "ROOT" or head.pos_ in {"VERB", "AUX"})


def _relative_clause(node: Token, head: Token, found: _Judgement) -> bool:
    """What a relative clause says is presupposed, but it is the speaker's who uses it."""
    del node, head
    found.settled = True
    return True


_STEPS = {
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


def _is_question(doc: Doc, sentence: Span) -> bool:
    """A question mark ends it, or it is a question as tabled (`What steps he is taking …`, `If she will …`)."""
    text = sentence.text.rstrip().rstrip("”’\"'")
    if text.endswith("?"):
        return True
    first = next((t for t in sentence if not t.is_space and not t.is_punct), None)
    if first is None or first.lower_ not in _words("question_words"):
        return False
    block = next(b for b in reversed(doc._.blocks) if b.start <= first.idx)
    opens = block.content <= first.idx <= block.content + 2
    return bool(opens and block.kind == "turn")


def _presupposed(event: Token) -> bool:
    """A relative clause inside a question is taken for granted."""
    return any(token.dep_ in {"relcl", "appos"} for token in [event, *event.ancestors])
