"""The component that says of each predication whether it is so, is wanted or may be, and on whose word.

It walks from the predicate up the parse and collects what stands on the way: negation, modal verbs, embedding
predicates (`plans to`, `failed to`, `the offer to`), conditions and questions, and the first verb of reporting, whose
subject is the speaker. What the walk looks for is in ``words/factuality.yaml``.

The idea of cues with scopes is that of ConText (Harkema et al. 2009); that embedding predicates pass a factuality on
to what they embed, that of Saurí and Pustejovsky ("FactBank", Language Resources and Evaluation 43, 2009).
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.embedding import STEPS, governor_of_items, weaken_items
from policygraph.language.judgement import Judgement, cues, is_performed, own_modality, own_negation, weaken_by
from policygraph.language.mentions import block_of
from policygraph.language.predication import Predication, Verdict
from policygraph.language.quotations import speaker_at
from policygraph.language.requests import REQUEST, is_asked
from policygraph.language.status import status_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_HIGHEST = 30


@Language.component("policygraph_factuality")
def factuality(doc: Doc) -> Doc:
    """Give each of ``doc._.predications`` what judges it."""
    doc._.cited = _citations(doc)
    questions = {token.i for sentence in doc.sents if _is_question(doc, sentence) for token in sentence}
    judge = partial(_judge, questions=questions)
    for predication in doc._.predications:
        predication.judge = judge
    return doc


def _judge(predication: Predication, questions: set[int]) -> Verdict:
    if predication.lemma == REQUEST:  # who asks, has asked
        return Verdict()
    found = Judgement()
    event = predication.support or predication.token
    if predication.support is not None or predication.pos == "noun":
        _noun_itself(predication.token, found)
    if predication.pos == "adjective" and predication.token.dep_ in {"acomp", "oprd"}:
        event = predication.token.head
        own_negation(predication.token, found)
    _climb(event, found)
    said = event.pos_ in {"VERB", "AUX"} or event.dep_ in {"attr", "oprd"}
    if event.i in questions and said and not _presupposed(event):
        found.stated = False
    if _is_courtesy(event) and not found.negated:
        found.modality, found.reported = "asserted", True
        found.speaker = None
    speaker = found.speaker
    if not found.reported:
        speaker = None if is_performed(event) else outer_speaker(event)
    return Verdict(
        "negated" if found.negated else "affirmed",
        found.modality,
        speaker,
        found.stated,
        status_of(predication, found),
    )


def _is_courtesy(event: Token) -> bool:
    """`I would like to pay tribute to the crews`, `I want to begin by thanking the staff`: done by being said."""
    courteous = event.lemma_ in cues("performative") or any(
        child.dep_ == "dobj" and child.lemma_.lower() in cues("courtesies") for child in event.children
    )
    node = event
    while courteous and node.dep_ in {"xcomp", "pcomp", "prep", "conj"} and node.head.i != node.i:
        node = node.head
        if node.pos_ == "VERB" and node.lemma_ not in cues("introducing"):
            return False
        if any(child.dep_ == "nsubj" and child.lower_ in {"i", "we"} for child in node.children):
            return node.lemma_ in cues("introducing")
    return False


def outer_speaker(event: Token) -> int | None:
    """Return the token that heads the speaker of the quotation or turn that an event stands in, or who is cited."""
    quotation = speaker_at(event.doc, event.i)
    if quotation is not None:
        return quotation.speaker
    cited: dict[int, list[tuple[int, int]]] = event.doc._.cited
    sources = cited.get(event.sent.start, ())
    return next((source for place, source in sources if place < event.i or event.doc[place].lower_ != "in"), None)


def _citations(doc: Doc) -> dict[int, list[tuple[int, int]]]:
    """`according to the LGA`, `in the view of the regulator`: by sentence, where it begins and who is cited."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for token in doc:
        if token.lower_ == "according":
            cited = [t for c in token.children for t in c.children if t.dep_ == "pobj"]
        elif token.lemma_ in cues("views") and token.head.lower_ == "in":
            cited = [t for c in token.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        else:
            continue
        if cited:
            place = token.i if token.lower_ == "according" else token.head.i
            found[token.sent.start].append((place, cited[0].i))
    return dict(found)


def _climb(event: Token, found: Judgement) -> None:
    """Follow the heads of ``event`` as far as they bear on whether it is so."""
    node = event
    for _ in range(_HIGHEST):
        if node.pos_ in {"VERB", "AUX"}:
            own_modality(node, found)
            own_negation(node, found)
        head: Token = node.head
        stem = node.doc._.stems.get(node.i) if head.i == node.i else None
        if stem is not None:  # an item of a list is as sure as the clause that introduces it
            node = stem
            if node.tag_ == "MD":  # `The department will:`
                weaken_by(node, found)
            if event.pos_ == "VERB" and (governor := governor_of_items(node)) is not None:
                weaken_items(governor, found)
            continue
        step = STEPS.get(node.dep_)
        if step is None or head.i == node.i:
            return
        goes_on = step(node, head, found)
        if goes_on or node.dep_ in {"ccomp", "xcomp"}:
            found.above.append(head)
        if not goes_on:
            return
        node = head


def _noun_itself(noun: Token, found: Judgement) -> None:
    counted = noun.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and noun.head.pos_ in {"VERB", "AUX"}
    if not counted and any(c.dep_ == "det" and c.lower_ in cues("determiners_of_negation") for c in noun.children):
        found.negate()
    for child in noun.children:
        if child.dep_ in {"amod", "compound"}:
            if child.lower_ in cues("proposing_adjectives"):
                found.weaken("proposed")
            elif child.lower_ in cues("possible_modifiers"):
                found.weaken("possible")


def _is_question(doc: Doc, sentence: Span) -> bool:
    """A question mark ends it, or it is a question as tabled (`What steps he is taking …`, `If she will …`)."""
    if is_asked(sentence):
        return True
    first = next((t for t in sentence if not t.is_space and not t.is_punct), None)
    if first is not None and first.text == "To" and first.i + 1 < len(doc) and doc[first.i + 1].lower_ == "ask":
        return True
    if first is None or first.lower_ not in cues("question_words"):
        return False
    block = block_of(doc, first.idx)
    opens = block.content <= first.idx <= block.content + 2
    return bool(opens and block.kind == "turn")


def _presupposed(event: Token) -> bool:
    """A relative clause inside a question is taken for granted."""
    return any(token.dep_ in {"relcl", "appos"} for token in [event, *event.ancestors])
