"""Who does what a verb says: subjects, and what stands for them where the grammar leaves them out.

A subject is inherited through coordination, control and raising, participles and infinitives, never through a clause
with a subject of its own or with `that`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.arguments import particle
from policygraph.language.judgement import cues
from policygraph.language.verbs import (
    PASSIVE_SUBJECTS,
    RELATIVES,
    SUBJECTS,
    by_agent,
    has_relative,
    has_subject,
    is_infinitive,
    is_passive,
    object_of,
    verbs,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 12


class Subjects:
    """The subjects of one Doc's verbs, each found once.

    Args:
        stems: By the index of the verb of a list's item, the subject of the clause that introduces the list.
    """

    def __init__(self, stems: dict[int, list[Token]]) -> None:
        self._stems = stems
        self._agents: dict[int, list[Token]] = {}

    def agent(self, verb: Token, depth: int = 0) -> list[Token]:
        """The logical subject of a verb, inherited where the grammar says so."""
        if verb.i in self._agents:
            return self._agents[verb.i]
        found = self._agent(verb, depth) if depth < _DEEPEST else []
        self._agents[verb.i] = found
        return found

    def _agent(self, verb: Token, depth: int) -> list[Token]:
        for child in verb.children:
            if child.dep_ in SUBJECTS and child.pos_ != "VERB":
                return self.antecedents(child, verb)
            if child.dep_ in PASSIVE_SUBJECTS or child.dep_ == "expl":
                return []
        if is_passive(verb):
            return []
        head: Token = verb.head
        dep = verb.dep_
        if dep == "ROOT":
            return [doer for token in self._stems.get(verb.i, []) for doer in whose_task(token)]
        if dep == "conj":
            return self.subject_of(head, depth)
        if dep == "xcomp":
            return self._controller(head, depth)
        if dep in {"acl", "relcl"} and not has_relative(verb) and is_infinitive(verb):
            return self._told(head) or self._made(head) or self._noun_agent(head, depth)
        if dep in {"acl", "relcl"} and not has_relative(verb):
            if dep == "relcl":
                return []
            if verb.tag_ == "VBG":
                return [head]
            return self._noun_agent(head, depth) if verb.tag_ in {"VB", "VBP"} else []
        if dep == "advcl":
            if is_infinitive(verb) and (object_ := object_of(head)):
                return self._made(object_) or self._controller(head, depth)
            return self.subject_of(head, depth) if is_infinitive(verb) or verb.tag_ in {"VBG", "VB"} else []
        if dep == "pcomp":
            governor = head.head
            if governor.pos_ in {"VERB", "AUX"}:
                keeping = governor.lemma_ in verbs("object_control") | cues("negative_verbs")
                controlled = object_of(governor) if keeping else None
                return (
                    self.antecedents(controlled, governor)
                    if controlled and head.lower_ in {"from", "into"}
                    else self.subject_of(governor, depth)
                )
            if governor.pos_ == "ADJ":
                return self.of_adjective(governor)
            return self._noun_agent(governor, depth)
        return []

    def subject_of(self, verb: Token, depth: int = 0) -> list[Token]:
        """The grammatical subject of a verb: who does it, or, in the passive, to whom it is done."""
        if verb.pos_ not in {"VERB", "AUX"}:
            return self._noun_agent(verb, depth) if verb.pos_ == "NOUN" else []
        return self.passive_subject(verb) or self.agent(verb, depth + 1)

    def _controller(self, verb: Token, depth: int) -> list[Token]:
        if verb.pos_ == "ADJ":
            return self.of_adjective(verb)
        if verb.pos_ not in {"VERB", "AUX"}:
            return self._noun_agent(verb, depth) if verb.pos_ == "NOUN" else []
        if verb.lemma_ in verbs("object_control"):
            controlled = object_of(verb)
            if controlled is not None:
                return self.antecedents(controlled, verb)
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in {"for", "on", "upon"}:
                    return [c for c in child.children if c.dep_ == "pobj"]
        if is_passive(verb) and verb.lemma_ not in verbs("object_control") and (agents := by_agent(verb)):
            return agents
        subjects = self.subject_of(verb, depth)
        return [doer for token in subjects for doer in whose_task(token)] if verb.lemma_ == "be" else subjects

    def passive_subject(self, verb: Token, depth: int = 0) -> list[Token]:
        """To whom a passive verb is done."""
        if not is_passive(verb):
            return []
        for child in verb.children:
            if child.dep_ in PASSIVE_SUBJECTS:
                return self.antecedents(child, verb)
        if verb.dep_ == "acl":
            return [verb.head]
        if depth > _DEEPEST:
            return []
        if verb.dep_ in {"conj", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
            return self.passive_subject(verb.head, depth + 1) or self._plain_subject(verb.head)
        if verb.dep_ in {"xcomp", "ccomp"} and verb.head.pos_ in {"VERB", "AUX", "ADJ"} and not has_subject(verb):
            return self._controller(verb.head, depth + 1) if verb.dep_ == "xcomp" else []
        for child in verb.children:
            if child.dep_ == "nsubj":
                return self.antecedents(child, verb)
        return []

    def _plain_subject(self, verb: Token) -> list[Token]:
        return [t for c in verb.children if c.dep_ == "nsubj" for t in self.antecedents(c, verb)]

    def antecedents(self, token: Token, verb: Token) -> list[Token]:
        """A relative pronoun stands for the noun that its clause describes."""
        if token.tag_ not in RELATIVES and token.lower_ != "that":
            return [token]
        clause: Token = verb
        for _ in range(_DEEPEST):
            if clause.dep_ in {"relcl", "acl"}:
                return [clause.head]
            if clause.dep_ == "ROOT" or clause.pos_ not in {"VERB", "AUX"}:
                break
            clause = clause.head
        return []

    def _told(self, noun: Token) -> list[Token]:
        """`requires councils to support carers`, where the parser hangs the infinitive on the object itself."""
        verb = noun.head
        controls = verb.pos_ == "VERB" and verb.lemma_ in verbs("object_control")
        if noun.dep_ == "pobj" and verb.lower_ in {"for", "on", "upon"} and verb.head.lemma_ in verbs("object_control"):
            controls = verb.head.pos_ == "VERB"
        elif noun.dep_ not in {"dobj", "nsubjpass"}:
            return []
        return [noun] if controls and not _is_abstract(noun) else []

    def _made(self, noun: Token) -> list[Token]:
        """`set up a panel to advise ministers`: what is made is to do it."""
        verb = noun.head
        made = verb.pos_ == "VERB" and noun.dep_ in {"dobj", "nsubjpass"} and particle(verb) in verbs("creating")
        return [noun] if made and not _is_abstract(noun) else []

    def _noun_agent(self, noun: Token, depth: int) -> list[Token]:
        """Who decides, plans or offers, said of a noun with an infinitive: `the council's plan to close it`."""
        for child in noun.children:
            if child.dep_ == "poss":
                return [child]
        for child in noun.children:
            if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "for"}:
                return [c for c in child.children if c.dep_ == "pobj"]
        for child in noun.children:
            if child.dep_ in {"compound", "amod", "nmod"} and child.pos_ in {"PROPN", "NOUN"}:
                return [child]
        verb = noun.head
        if noun.dep_ == "pobj" and verb.dep_ == "prep":
            verb = verb.head
        elif noun.dep_ not in {"dobj", "attr"}:
            return []
        given = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        if given:
            return given
        if verb.pos_ in {"VERB", "AUX"} and depth < _DEEPEST:
            return self.subject_of(verb, depth + 1)
        return []

    def of_adjective(self, adjective: Token) -> list[Token]:
        """Of whom an adjective is said."""
        head: Token = adjective.head
        if adjective.dep_ == "conj":
            return self.of_adjective(head) if head.pos_ == "ADJ" else self.subject_of(head)
        if adjective.dep_ in {"acomp", "oprd"}:
            return self.subject_of(head)
        if adjective.dep_ in {"amod", "appos", "relcl", "acl"}:
            return [head]
        return []


def _is_abstract(noun: Token) -> bool:
    """Whether an infinitive says what a noun is of (`a plan to close it`) rather than who does it."""
    return noun.lemma_ in cues("proposing_nouns") | cues("possible_nouns") | cues("abstract_nouns")


def whose_task(noun: Token) -> list[Token]:
    """Who does what `the board's role` is to do: the board; any other noun does it itself."""
    if noun.lemma_ not in verbs("purposes"):
        return [noun]
    owners = [child for child in noun.children if child.dep_ == "poss"]
    owners = owners or [c for p in noun.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    return owners or [noun]
