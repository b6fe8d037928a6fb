"""Whose words a text is outside its quotations: who says `I` in a speech, and `we` on the page of a body.

Lee et al. (2013) resolve the first person inside quotations. Policy documents also speak in it themselves, and say in
their first lines who does: `Statement by X`, `The Home Secretary spoke to …`, `The X Office is …`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policygraph.language.agreement import pronouns
from policygraph.language.mentions import WORDED
from policygraph.language.quotations import speaker_at
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan

_LEAD_BLOCKS = 5
# A body that speaks of itself does so more than once; a single `we` may be anybody's.
_LEAST_PLURALS = 2
# Those to whom documents are presented and which sign them, but on whose behalf none says `we`.
_NEVER_AUTHORS = frozenset({"LegislativeBody", "InternationalBody", "MediaOrganisation"})
_ABOUT = frozenset({"to", "on", "about", "against", "with", "at", "for"})


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks where nobody is quoted.

    Args:
        person: Who `I` is, or None.
        body: Whom `we` stands for, or None.
    """

    person: MentionSpan | None = None
    body: MentionSpan | None = None


def author_of(clusters: Clusters) -> Author:
    """Return who wrote a text or spoke it, as far as its first lines tell."""
    doc = clusters.doc
    if any(quotation.turn for quotation in doc._.quotations):
        return Author()
    own = [m for m in clusters.mentions if m.form == "pronoun" and speaker_at(doc, m.start) is None]
    singular = any(m.concept in pronouns("first_singular") for m in own)
    plural = sum(m.concept in pronouns("first_plural") for m in own)
    if not singular and plural < _LEAST_PLURALS:
        return Author()
    end = [block.end for block in doc._.blocks[:_LEAD_BLOCKS]][-1]
    lead = [m for m in clusters.mentions if m.start_char < end and m.form in {"name", "abbreviation", "nominal"}]
    if singular:
        speaking = [m for m in lead if m.type in {"Person", "Role"} and _is_introduced(doc[m.root])]
        people = [m for m in speaking if m.type == "Person"] or speaking
        return Author(person=people[0] if people else None)
    named = [m for m in lead if m.kind == "named" and m.certainty >= WORDED]
    bodies = [m for m in named if clusters.is_body(m) and clusters.type_of(m) not in _NEVER_AUTHORS]
    titled = [m for m in bodies if m.start_char < doc._.blocks[0].end]
    said_to_be = [m for m in bodies if _is_presented(doc[m.root])]
    distinct = {clusters.find(m): m for m in reversed(bodies)}
    alone = list(distinct.values()) if len(distinct) == 1 else []
    return Author(body=next(iter(said_to_be or titled or alone), None))


def _is_introduced(name: Token) -> bool:
    """`Statement by X`, `X's speech`, `X gave a statement`: a noun of the sentence says what X's words are."""
    authored = frozenset(words("speech")["authored"])
    if not any(token.lemma_.lower() in authored for token in name.sent):
        return False
    top = name
    while top.dep_ in {"compound", "appos", "nmod", "conj"} and top.head.i != top.i:
        top = top.head
    return not (top.dep_ == "pobj" and top.head.lower_ in _ABOUT)


def _is_presented(name: Token) -> bool:
    """`The X Office is the body that …`, `The X Agency provides …`: the sentence is about the body."""
    return name.dep_ == "nsubj" and name.head.dep_ == "ROOT" and name.head.tag_ in {"VBZ", "VBP"}
