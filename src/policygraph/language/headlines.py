"""The component that finds the verb of a headline: `Ofsted inspects schools`.

The model has seen few sentences of three words, and reads them as one long noun. Where a sentence has no verb at all,
begins with a name and goes on with a word in -s that is one of the verbs of ``words/verbs.yaml``, that is its verb.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.mentions import WORDED
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from policygraph.language.mentions import MentionSpan

_LONGEST = 25


@Language.component("policygraph_headlines")
def headlines(doc: Doc) -> Doc:
    """Make such words verbs, with the name before as subject and the noun after as object."""
    names = {m.end: m for m in doc._.mentions if m.form in {"name", "abbreviation"} and m.certainty >= WORDED}
    named = {index for m in doc._.mentions for index in range(m.start, m.end)}
    for sentence in doc.sents:
        has_verb = any(token.pos_ in {"VERB", "AUX"} and token.i not in named for token in sentence)
        if has_verb or len(sentence) > _LONGEST:
            continue
        verb = next(
            (t for t in sentence if t.i in names and _opens(sentence, names[t.i]) and t.lower_ in _forms()), None
        )
        if verb is not None and verb.i + 1 < sentence.end and not _is_noun(verb):
            _make_verb(sentence, verb, names[verb.i])
    return doc


@cache
def _forms() -> dict[str, str]:
    """Map the third person singular of each listed verb to its lemma."""
    return {_third_person(lemma): lemma for lemma in words("verbs")["of_headlines"]}


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"


def _is_noun(word: Token) -> bool:
    """`Home Office funds for schools` has no verb; `Ofsted calls for reform` has one."""
    return word.nbor().pos_ == "ADP" and _forms()[word.lower_] not in words("verbs")["with_preposition"]


def _opens(sentence: Span, name: MentionSpan) -> bool:
    return all(
        token.lower_ in {"the", "a", "an"} or token.is_space for token in sentence.doc[sentence.start : name.start]
    )


def _make_verb(sentence: Span, verb: Token, subject: MentionSpan) -> None:
    root: Token = sentence.root
    doc = sentence.doc
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", _forms()[verb.lower_]
    object_ = root if root.i > verb.i else next((t for t in doc[verb.i + 1 : sentence.end] if t.head.i <= verb.i), None)
    for token in doc[subject.start : subject.end]:
        if token.i != subject.root and token.head.i not in range(subject.start, subject.end):
            token.head, token.dep_ = doc[subject.root], "compound"
    verb.head, verb.dep_ = verb, "ROOT"
    doc[subject.root].head, doc[subject.root].dep_ = verb, "nsubj"
    if object_ is not None:
        object_.head, object_.dep_ = verb, "prep" if object_.pos_ == "ADP" else "dobj"
    for token in sentence:
        outside = token.head.i < verb.i or token.head.i in range(subject.start, subject.end)
        if token.i > verb.i and outside and token.i != verb.i:
            token.head = verb
