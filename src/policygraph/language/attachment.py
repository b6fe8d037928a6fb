"""The component that mends the parse where what is known of the names shows it to be wrong.

A parser knows no names. It takes `Chelsea and Westminster Hospital` apart, and hangs what follows a long name on the
word that is nearest to a verb. Some errors are usual enough in the small English model to be worth mending; each
function below mends one, by moving arcs of the parse, so that every later stage sees the mended tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.coordination import (
    attach,
    coordinate_first,
    coordinate_groups,
    coordinate_names,
    coordinate_posts,
    coordinate_prepositions,
    first_above,
    is_body,
    is_post,
)
from policygraph.language.mentions import KNOWN, token_mentions
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from policygraph.language.mentions import MentionSpan

_HOLDING = frozenset({"of", "at", "in", "for", "with", "within"})
_LOCATING = frozenset({"in", "at"})
_STAFFING = frozenset({"at", "from"})
_WITHOUT_APPOSITION = frozenset({"conj", "pobj", "prep", "compound"})
_AS_NOUN = {"ccomp": "dobj", "xcomp": "dobj", "csubj": "nsubj"}


@Language.component("policygraph_attachment")
def attachment(doc: Doc) -> Doc:
    """Mend the arcs of a Doc whose mentions are known."""
    for mention in doc._.mentions:
        if mention.form == "name" and mention.end - mention.start > 1:
            _join_name(mention)
    for token in doc:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"aux", "auxpass"}:
            attach(token, token.head.head, token.dep_)
    for mention in doc._.mentions:
        if mention.certainty == KNOWN and doc[mention.root].pos_ in {"VERB", "ADJ", "ADV"}:
            doc[mention.root].pos_ = "PROPN"
    heads = token_mentions(doc)
    ends = {mention.end: mention for mention in doc._.mentions if mention.form != "pronoun"}
    for mention in doc._.mentions:
        coordinate_first(mention, heads)
        coordinate_names(mention, ends)
        coordinate_groups(mention, heads)
        _move_body(mention, ends)
        coordinate_posts(mention, heads)
        _move_apposition(mention, heads)
        _move_person(mention, heads)
        _move_post(mention, ends)
    for token in doc:
        if token.dep_ == "conj" and token.pos_ == "ADP" and token.head.pos_ != "ADP":
            coordinate_prepositions(token)
        if token.dep_ in {"acl", "relcl"}:
            _move_clause(token, heads)
    for token in doc:
        if token.dep_ == "prep" and token.i in ends:
            _move_preposition(token, ends[token.i], heads)
    return doc


def _join_name(mention: MentionSpan) -> None:
    """A name is one unit: one of its words is tied to the sentence, and what hangs on the name hangs on that word."""
    doc = mention.doc
    inside = range(mention.start, mention.end)
    outer = [doc[i] for i in inside if doc[i].head.i not in inside or doc[i].dep_ == "ROOT"]
    if not outer:
        return
    last: Token = doc[mention.end - 1]
    highest = [token for token in outer if not any(ancestor.i in inside for ancestor in token.ancestors)]
    root = next((token for token in outer if token.dep_ == "ROOT"), highest[0])
    if last.i == outer[-1].i and last.is_lower and last.pos_ == "NOUN" and root.dep_ != "ROOT":
        root = last  # `the Make Leeds Better programme`
    if root.dep_ == "pcomp":
        root.dep_ = "pobj"
    for token in outer:
        if token.i != root.i:
            attach(token, root, "compound")
    for index in inside:
        for child in list(doc[index].children):
            if (
                child.i not in inside
                and index != root.i
                and (child.i < mention.start or child.dep_ not in {"poss", "case"})
            ):
                attach(child, root, child.dep_)
    if root.pos_ in {"VERB", "AUX"} and last.pos_ in {"NOUN", "PROPN"}:
        root = _headed_by_noun(root, last)
    mention.root = root.i


def _headed_by_noun(verb: Token, noun: Token) -> Token:
    """`the Get Britain Building programme`: a name that begins like a clause is headed by its last noun."""
    head, dep = verb.head, verb.dep_
    if head.i == verb.i:
        noun.head = noun
    else:
        noun.head = head
    noun.dep_ = _AS_NOUN.get(dep, dep)
    for child in list(verb.children):
        if child.i != noun.i:
            child.head = noun
            if any(c.dep_ == "case" for c in child.children):
                child.dep_ = "poss"
    verb.head = noun
    verb.dep_, verb.pos_ = "compound", "PROPN"
    return noun


def _move_apposition(mention: MentionSpan, heads: dict[int, MentionSpan]) -> None:
    """`X, founder of Changing Faces, the UK charity`: a body is described right after its name; no person is one."""
    doc = mention.doc
    root: Token = doc[mention.root]
    described = heads.get(root.head.i)
    if mention.form != "nominal" or root.dep_ != "appos" or described is None or described.type != "Person":
        return
    comma = next((i for i in range(root.left_edge.i - 1, root.head.i, -1) if not doc[i].is_space), None)
    if mention.type is None or comma is None or doc[comma].text != "," or not is_body(mention.type):
        return
    nearest = next((m for m in heads.values() if m.end == comma and m.form in {"name", "abbreviation"}), None)
    if nearest is not None and nearest.type != "Person":
        attach(root, doc[nearest.root], "appos")


def _move_person(mention: MentionSpan, heads: dict[int, MentionSpan]) -> None:
    """`the commissioner for Kent, Anne Smith`: the name stands beside the post, not beside the place."""
    root: Token = mention.doc[mention.root]
    if mention.type != "Person" or mention.form != "name" or root.dep_ != "appos":
        return
    beside = heads.get(root.head.i)
    if beside is None or beside.form == "pronoun" or beside.type in {"Person", "Role"}:
        return
    seated = words("posts")["seated"]
    post = first_above(root.head, lambda node: is_post(heads.get(node.i)) or node.text in seated)
    if post is not None:
        attach(root, post, "appos")


def _move_post(mention: MentionSpan, ends: dict[int, MentionSpan]) -> None:
    """`X, Lord Chancellor`: a post after a name and a comma is that person's, whatever else stands before."""
    doc = mention.doc
    root: Token = doc[mention.root]
    before = ends.get(mention.start - 1)
    if mention.type != "Role" or mention.form != "name" or before is None or doc[mention.start - 1].text != ",":
        return
    if before.type == "Person" and before.form == "name" and root.dep_ in {"conj", "dep", "appos", "npadvmod"}:
        attach(root, doc[before.root], "appos")


def _move_body(mention: MentionSpan, ends: dict[int, MentionSpan]) -> None:
    """`Minister of State, Department of Health, X`: the body after the comma is the post's."""
    root: Token = mention.doc[mention.root]
    if mention.form == "pronoun" or not is_body(mention.type) or root.dep_ not in {"conj", "appos"}:
        return
    before = ends.get(mention.start - 1)
    if before is not None and before.type == "Role" and mention.doc[mention.start - 1].text == ",":
        attach(root, mention.doc[before.root], "appos")


def _move_clause(verb: Token, heads: dict[int, MentionSpan]) -> None:
    """`the report on risks, published by the agency`: after a comma a clause describes what the text is about."""
    noun: Token = verb.head
    if noun.i in heads or verb.left_edge.i == 0 or verb.doc[verb.left_edge.i - 1].text != ",":
        return
    described = first_above(noun, lambda node: node.i in heads, _WITHOUT_APPOSITION)
    if described is not None:
        attach(verb, described, verb.dep_)


def _move_preposition(preposition: Token, before: MentionSpan, heads: dict[int, MentionSpan]) -> None:
    """`director at X`, `experts from X`, `a hospital in Y`: the phrase belongs to what stands right before it."""
    root: Token = before.doc[before.root]
    governor: Token = preposition.head
    if governor.i == root.i or before.type is None or before.start <= governor.i < before.end:
        return
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None or preposition.i < root.i:
        return
    object_ = heads.get(noun.i)
    name = preposition.lower_
    earlier_noun = governor.pos_ in {"NOUN", "PROPN"} and governor.i < before.start
    post = before.type == "Role" and name in _HOLDING and object_ is not None and is_body(object_.type)
    apart = any(token.pos_ == "VERB" for token in before.doc[governor.i : before.start])
    place = (
        not apart and name in _LOCATING and object_ is not None and object_.type == "Place" and _has_place(before.type)
    )
    group = before.type == "Group" and name == "with" and governor.pos_ == "VERB" and object_ is None
    staffed = before.type == "Group" and name in _STAFFING and object_ is not None and is_body(object_.type)
    if (earlier_noun and (post or place or staffed)) or group:
        attach(preposition, root, "prep")


def _has_place(type_: str) -> bool:
    return type_ in {"Event", "Place"} or is_body(type_)
