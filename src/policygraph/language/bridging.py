"""Bodies that a text implies: `the members` are those of the body it has just spoken of."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from policygraph.knowledge.ontology import default_ontology
from policygraph.language.mentions import block_of
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from policygraph.language.arguments import Arguments

# Mentions before a noun among which its body is looked for.
_LOOK_BACK = 400


def bridged_body(doc: Doc, noun: Token, arguments: Arguments) -> Token | None:
    """Return the token that heads the body whose members `the members` are, where the text does not say.

    Bridging anaphora (Clark, "Bridging", TINLAP 1975), for nouns that imply a body. List items are passed over: they
    say something of their members, not of the body.

    Args:
        doc: A Doc with its mentions.
        noun: A noun.
        arguments: Those that stand around it.
    """
    if noun.lemma_.lower() not in words("nouns_bridging")["body"] or {"of", "possessor"} & arguments.keys():
        return None
    one_of_many = noun.lemma_.lower() in words("nouns_bridging")["plural"] and noun.tag_ not in {"NNS", "NNPS"}
    if one_of_many or not any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children):
        return None
    before = bisect_left(doc._.mentions, noun.sent.start, key=lambda mention: mention.start)
    for mention in reversed(doc._.mentions[max(0, before - _LOOK_BACK) : before]):
        body = mention.form == "name" and mention.type and default_ontology().is_a(mention.type, "Organisation")
        if body and block_of(doc, mention.start_char).kind != "item":
            found: Token = doc[mention.root]
            return found
    return None
