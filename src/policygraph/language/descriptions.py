"""Descriptions with a common noun: `council chief executives`, `a director of children's services`, `the programme`.

The head noun decides the type (`words/nouns.yaml`); what stands before it, and a phrase or a clause after it, narrow
it down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.knowledge.ontology import default_ontology
from policygraph.language.mentions import KNOWN, LABELLED, WORDED, MentionSpan, block_of
from policygraph.language.nouns import PRONOUNS, head_noun, is_colleague
from policygraph.language.verbs import is_infinitive
from policygraph.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from policygraph.model import Form

_LEFT = frozenset(
    {"amod", "compound", "nmod", "nummod", "advmod", "quantmod", "npadvmod", "punct", "cc", "conj", "poss"}
)
# What stands before a description and is no part of it: articles, owners.
_CUTTING = frozenset({"det", "predet", "case"})
_NARROWING = frozenset({"amod", "compound", "nmod", "nummod"})
_POSTMODIFIED = {"Role": frozenset({"of", "for", "in"}), "Group": frozenset({"of", "with", "in"})}
_LONGEST_TAIL = 6
_LONGEST_CLAUSE = 12
# Types of description that a clause may narrow: which of many people or bodies are meant.
_MANY = frozenset({"Group", "Company", "EducationBody", "LocalAuthority", "Charity", "Organisation", "Place"})
# Types of description that act on their own even where they modify another noun: `council chief executives`.
_ACTING = frozenset({"Role", "PoliceForce", "LocalAuthority", "Group", "Government"})
# Types of thing whose name may be written in small letters between quotation marks.
_QUOTED = frozenset({"Programme", "Strategy", "Fund", "Legislation", "Event", "Document"})
_DOERS = ("ers", "ors", "ists", "ants", "ians", "ees")
_FIELDS = frozenset({"Programme", "Group", "Strategy", "Fund", "Event"})


def descriptions(doc: Doc, covered: dict[int, MentionSpan]) -> Iterator[MentionSpan]:
    """Yield the descriptions of a Doc.

    Args:
        doc: A Doc whose names are mentions.
        covered: The name that holds a token, by the token's index.
    """
    absorbed = {index for token in doc for index in range(_start(token), token.i)}
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.i in covered or token.i in absorbed:
            continue
        found = head_noun(token) or _occupation(token, covered) or _fellows(token)
        if (
            found is None
            or (default_ontology().is_a(found[1], "Organisation") and _is_mass(doc, token))
            or (token.pos_ == "ADJ" and token.dep_ not in {"nsubj", "dobj", "pobj", "conj"})
        ):
            continue
        _, type_, concept = found
        if concept in PRONOUNS["singular_only"] and token.tag_ in {"NNS", "NNPS"}:
            continue
        if concept in PRONOUNS["never_owned"] and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.lefts):
            continue
        if is_colleague(token) or (token.text in words("names")["postnominals"] and token.i - 1 in covered):
            continue
        modifies = token.dep_ in {"compound", "nmod"} and token.head.i > token.i
        if modifies and head_noun(token.head) is not None and type_ not in _ACTING:
            continue
        description = _description(token, found, covered)
        if not any(t.dep_ in {"relcl", "acl"} and t.head.i == token.i for t in doc[token.i + 1 : description.end]):
            absorbed.update(range(token.i + 1, description.end))
        yield description


def _occupation(token: Token, covered: dict[int, MentionSpan]) -> tuple[int, str, str] | None:
    """`X, a leadership coach`: what somebody is said to be is a post, though no list has it."""
    person = covered.get(token.head.i)
    described = token.dep_ == "appos" and token.tag_ == "NN" and any(c.lower_ in {"a", "an"} for c in token.lefts)
    if not described or person is None or person.type != "Person":
        return None
    return token.i, "Role", token.lemma_.lower()


def _fellows(token: Token) -> tuple[int, str, str] | None:
    """`farmers and food processors`: a plural that names doers is a group where it is coordinated with one."""
    if token.tag_ != "NNS" or token.dep_ != "conj" or not token.lower_.endswith(_DOERS):
        return None
    listed = head_noun(token.head)
    return (token.i, "Group", token.lemma_.lower()) if listed is not None and listed[1] == "Group" else None


def _is_mass(doc: Doc, token: Token) -> bool:
    """`credibility and trust`: a bare singular inside a sentence is no body."""
    if token.tag_ != "NN" or token.dep_ not in {"dobj", "pobj", "conj"} or token.lower_ in PRONOUNS["plural_nouns"]:
        return False
    return not any(c.i < token.i for c in token.children) and block_of(doc, token.idx).kind != "heading"


def _start(token: Token) -> int:
    """Where the listed noun begins that ends at a token: `police and crime commissioner` is about no police."""
    found = head_noun(token) if token.pos_ in {"NOUN", "PROPN"} else None
    return found[0] if found is not None else token.i


def _description(token: Token, found: tuple[int, str, str], covered: dict[int, MentionSpan]) -> MentionSpan:
    doc: Doc = token.doc
    start, type_, concept = found
    left, narrowing = _before(token, start, type_, covered)
    end, further = _after(token, type_, covered)
    narrowing = frozenset(
        word
        for word in narrowing | further
        if word not in PRONOUNS["idle_modifiers"] + PRONOUNS["evaluative"] + words("dates")["past"]
        and word not in concept.split()
        and not word[0].isdigit()
    )
    definite = any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in PRONOUNS["definite"]) for child in token.lefts
    )
    definite = definite or (
        token.dep_ in {"compound", "nmod"} and token.tag_ != "NNS" and token.head.tag_ in {"NN", "NNP"}
    )
    plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in PRONOUNS["plural_nouns"]
    if concept == "government" and not narrowing and token.tag_ not in {"NNS", "NNPS"}:
        return MentionSpan(doc, left, end, token.i, "Government", KNOWN, "name", concept=concept, definite=True)
    capital = token.text[0].isupper() and not token.is_sent_start
    titled = any(c.dep_ == "det" and c.lower_ == "the" for c in token.lefts) and len(narrowing) > 1
    named = (
        (type_ == "Role" and capital and end - left > 1 and doc[left].text[0].isupper())
        or (type_ in {"Fund", "Programme"} and titled)
        or (type_ in _QUOTED and _fills_quotation(doc, left, end))
        or (type_ == "LegislativeBody" and capital and definite and not narrowing)
    )
    form: Form = "name" if named else "nominal"
    return MentionSpan(
        doc,
        left,
        end,
        token.i,
        type_,
        WORDED if named else LABELLED,
        form,
        "named" if named else "generic",
        concept=concept,
        modifiers=narrowing,
        definite=definite,
        plural=plural,
    )


def _fills_quotation(doc: Doc, start: int, end: int) -> bool:
    """Whether quotation marks stand around a description and nothing else: the ‘returning workers scheme’."""
    return 0 < start < end - 1 and end < len(doc) and doc[start - 1].is_quote and doc[end].is_quote


def _before(token: Token, start: int, type_: str, covered: dict[int, MentionSpan]) -> tuple[int, frozenset[str]]:
    """Return where a description begins, and the lemmas before its noun that narrow it down."""
    doc: Doc = token.doc
    narrowing: set[str] = set()
    left = start
    for child in token.lefts:
        if child.dep_ in _LEFT - {"poss"} and not child.tag_.startswith("VBZ"):
            edge = child.left_edge.i
            if edge >= start:
                continue
            if doc[edge].dep_ not in {"det", "predet"} and not (doc[edge].is_punct or doc[edge].is_quote):
                left = min(left, edge)
            if child.dep_ in _NARROWING and child.i not in covered:
                narrowing.add((child if child.i < start else doc[edge]).lemma_.lower())
    cut = [i + 1 for i in range(left, start) if doc[i].dep_ in _CUTTING or doc[i].text in ")]"]
    left = max([left, *cut])
    while left < start and _is_idle(doc[left]):
        left += 1
    owner = covered.get(left)
    if owner is not None and owner.start < left and type_ in {"Event", "Document"}:
        left = owner.start
    if owner is not None and type_ in {"Role", "Group"} and owner.end <= start and token.text[0].islower():
        left = owner.end if owner.type != "Role" else left
        while left < start and (left in covered or doc[left].is_punct or doc[left].dep_ == "cc"):
            left += 1
    return left, frozenset(narrowing)


def _is_idle(token: Token) -> bool:
    """Whether a word at the start of a description is no part of it: `more` councils, `former` posts, `its` plan."""
    word = token.lower_
    listed = PRONOUNS["quantifiers"], PRONOUNS["personal"], PRONOUNS["evaluative"], words("dates")["past"]
    if token.tag_ == "JJS" and token.is_lower:
        return True
    return token.is_punct or token.dep_ in {"cc", "advmod"} or any(word in names for names in listed)


def _after(token: Token, type_: str, covered: dict[int, MentionSpan]) -> tuple[int, frozenset[str]]:
    """Return where a description ends: after `of children's services`, but before `of the council`."""
    end = token.i + 1
    following = token.doc[end] if end < len(token.doc) else token
    beside = type_ == "Group" and following.lower_ == "with" and following.head.pos_ == "VERB"
    for child in [*token.rights, *([following] if beside else [])]:
        if child.dep_ != "prep" or child.lower_ not in _POSTMODIFIED.get(type_, ()) or child.i != end:
            continue
        tail = next((c for c in child.rights if c.dep_ == "pobj"), None)
        if tail is None or tail.i in covered or tail.i - token.i > _LONGEST_TAIL or not _is_field(tail, type_):
            continue
        return tail.i + 1, frozenset({tail.lemma_.lower()})
    return _after_clause(token, type_)


def _after_clause(token: Token, type_: str) -> tuple[int, frozenset[str]]:
    """`people who live alone`, `passengers coming from abroad`: a clause without a comma says which of many."""
    doc: Doc = token.doc
    end = token.i + 1
    clause = next((c for c in token.rights if c.dep_ in {"relcl", "acl"} and c.left_edge.i == end), None)
    if clause is None or token.tag_ not in {"NNS", "NNPS"} or type_ not in _MANY or is_infinitive(clause):
        return end, frozenset()
    if doc[end].lower_ in {"where", "when"} or any(c.dep_ == "poss" for c in token.lefts):
        return end, frozenset()
    edge = clause.right_edge.i + 1
    last = next((i for i in range(end, edge) if doc[i].is_punct and doc[i].text not in {"-", "’", "'"}), edge)
    last = next((i for i in range(end, last) if doc[i].is_space), last)
    if not 1 < last - end <= _LONGEST_CLAUSE:
        return end, frozenset()
    return last, frozenset({doc[end:last].text.lower()})


def _is_field(tail: Token, type_: str) -> bool:
    """Whether a noun after `of` says what somebody is in charge of or concerned by, and not which body is theirs."""
    if any(c.dep_ == "det" and c.lower_ not in {"all", "any"} for c in tail.children):
        return False
    if any(c.dep_ == "poss" and (c.pos_ in {"PRON", "DET", "PROPN"}) for c in tail.children):
        return False
    found = head_noun(tail)
    return found is None or type_ == "Group" or found[1] in _FIELDS
