"""The component that turns a parse into predications: who does what to whom, whatever the construction.

A predication is a verb, noun or adjective with its arguments by role. The constructions of English are resolved here
once, so that a rule needs to name only a word and two roles: active and passive, relative clauses full and reduced,
apposition, copula, possessives, compounds, nominalisations, control, participles, light verbs, lists. The idea of
one normal form over a dependency parse is that of ClausIE (Del Corro and Gemulla, WWW 2013) and PredPatt (White et
al., EMNLP 2016).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.arguments import Arguments, add, former_names, noun_arguments, particle, prepositions
from policygraph.language.bridging import bridged_body
from policygraph.language.lists import instances, lists_of
from policygraph.language.predication import Predication
from policygraph.language.requests import REQUEST, requests
from policygraph.language.subjects import Subjects
from policygraph.language.verbs import (
    SUBJECTS,
    absolute,
    by_agent,
    has_for,
    has_relative,
    hyphenated_agent,
    is_infinitive,
    is_passive,
    object_of,
    shared_object,
    stranded_object,
    verbs,
)
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# `the members include X`, `the strands are X and Y`.
_NAMING = frozenset({"be", "include", "comprise"})
_STATIVE = frozenset({"be", "remain", "stay"})


@Language.component("policygraph_predications")
def predications(doc: Doc) -> Doc:
    """Set ``doc._.predications``, in reading order."""
    reader = _Reader(doc)
    doc._.stems = reader.lists.stems
    found = [p for token in doc if (p := reader.predication(token)) is not None]
    for modal, asking, asked in requests(doc):
        found.append(Predication(modal, REQUEST, "verb", {"agent": [asking], "patient": [asked]}))
    doc._.predications = sorted(found, key=lambda predication: predication.token.i)
    return doc


class _Reader:
    """Builds the predications of one Doc, each once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.made: dict[int, Predication] = {}
        self.inside_names = _inside_names(doc)
        self.lists = lists_of(doc)
        self.subjects = Subjects(self.lists.subjects)

    def predication(self, token: Token) -> Predication | None:
        if token.i in self.inside_names:
            return None
        if token.i in self.made:
            return self.made[token.i]
        made: Predication | None = None
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            made = self._verb(token)
        elif token.dep_ == "amod" and (doer := hyphenated_agent(token)) is not None:
            made = Predication(token, token.lemma_.lower(), "verb", {"agent": [doer], "patient": [token.head]})
        elif token.pos_ in {"NOUN", "PROPN"} or _is_amount(token):
            made = self._noun(token)
        elif token.pos_ == "ADJ" and (token.dep_ in {"acomp", "oprd", "amod", "appos", "ROOT", "conj", "relcl"}):
            made = self._adjective(token)
        if made is not None:
            self._enumerate(token, made.arguments)
            self.made[token.i] = made
        return made

    def _enumerate(self, head: Token, arguments: Arguments) -> None:
        """Add the items of a list that the arguments introduce, and the examples that the text gives of them."""
        for child in head.children:
            if child.dep_ in {"prep", "agent"} and child.i in self.lists.objects:
                add(arguments, "agent" if child.dep_ == "agent" else child.lower_, self.lists.objects[child.i])
        if head.i in self.lists.objects and head.pos_ == "VERB":
            add(arguments, "patient", self.lists.objects[head.i])
        for role, tokens in list(arguments.items()):
            if role not in {"self", "compound"}:
                for token in list(tokens):
                    further = [*self.lists.objects.get(token.i, []), *instances(token)]
                    if further:
                        add(arguments, role, further)

    def _verb(self, verb: Token) -> Predication:
        made = Predication(verb, particle(verb), "verb")
        arguments = made.arguments
        for child in verb.children:
            dep = child.dep_
            if dep == "dobj":
                add(arguments, "patient", self.subjects.antecedents(child, verb))
            elif dep == "dative":
                objects = [c for c in child.children if c.dep_ == "pobj"] if child.pos_ == "ADP" else [child]
                for found in objects:
                    add(arguments, "recipient", self.subjects.antecedents(found, verb))
            elif dep in {"attr", "oprd"}:
                add(arguments, "attribute", [child])
                if is_passive(verb):  # `elected leader by the group`: the parser hangs `by` on the post
                    add(arguments, "agent", [c for p in child.children if p.lower_ == "by" for c in p.children])
            elif dep == "agent":
                for found in child.children:
                    if found.dep_ == "pobj":
                        add(arguments, "agent", self.subjects.antecedents(found, verb))
            elif dep in {"ccomp", "xcomp"} or (dep == "advcl" and is_infinitive(child) and has_for(child)):
                subject = next((c for c in child.children if c.dep_ in SUBJECTS), None)
                if subject is not None:
                    add(arguments, "complement", self.subjects.antecedents(subject, child))
        prepositions(verb, arguments, lambda found: self.subjects.antecedents(found, verb))
        for token in self.subjects.agent(verb):
            add(arguments, "agent", [token])
        if (passive := self.subjects.passive_subject(verb)) and verb.lemma_ != "be":
            role = "recipient" if arguments.get("patient") else "patient"
            for token in passive:
                add(arguments, role, [token])
        self._stranded(verb, arguments)
        if "patient" not in arguments:
            add(arguments, "patient", stranded_object(verb) or shared_object(verb))
        if verb.dep_ == "relcl" and "patient" not in arguments and not has_relative(verb) and arguments.get("agent"):
            add(arguments, "patient", [verb.head])
        for patient in list(arguments.get("patient", [])):
            if patient.head == verb:
                late: dict[str, list[Token]] = {}
                prepositions(patient, late, lambda found: self.subjects.antecedents(found, verb))
                for role, tokens in late.items():
                    if role != "of":
                        add(arguments, f"{role}", [t for t in tokens if t not in arguments.get(role, [])])
        return made

    def _stranded(self, verb: Token, arguments: Arguments) -> None:
        """`the scheme is paid for by the council`: what the passive is said of is what its preposition governs."""
        if not is_passive(verb) or "patient" not in arguments:
            return
        for child in verb.children:
            alone = child.dep_ == "prep" and not any(c.dep_ in {"pobj", "pcomp"} for c in child.children)
            if alone and child.i == verb.i + 1 and child.i not in self.lists.objects:
                add(arguments, child.lower_, arguments.pop("patient"))
                return

    def _noun(self, noun: Token) -> Predication:
        made = Predication(noun, "money" if _is_amount(noun) else noun.lemma_.lower(), "noun")
        arguments = made.arguments
        arguments["self"] = [noun]
        noun_arguments(noun, arguments)
        for earlier in former_names(noun):
            add(arguments, "formerly", [earlier])
        if (items := self.lists.holders.get(noun.i)) is not None:
            add(arguments, "holder", items)
        if (whole := bridged_body(self.doc, made.token, arguments)) is not None:
            add(arguments, "bridged", [whole])
        verb: Token = noun.head
        carried = noun
        while carried.dep_ == "conj" and carried.head.pos_ in {"NOUN", "PROPN"}:
            carried = carried.head
            verb = carried.head
        if carried.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in words("transparent")["quantities"]:
            carried, verb = verb.head, verb.head.head
        if carried.dep_ == "pobj" and verb.head.lemma_ in _STATIVE and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        if verb.pos_ in {"VERB", "AUX"}:
            self._support(made, carried, verb)
        elif carried.dep_ == "pobj" and verb.pos_ in {"ADP", "SCONJ", "PART"}:
            self._adjunct(made, verb)
        if made.support is None:
            self._described(made)
        return made

    def _adjunct(self, made: Predication, preposition: Token) -> None:
        """What a noun under a verb's preposition says of the verb's arguments."""
        verb: Token = preposition.head
        lemma = made.token.lemma_.lower()
        if verb.pos_ == "ADJ" and verb.lemma_ in verbs("undergoing"):
            add(made.arguments, "patient", self.subjects.of_adjective(verb))
            add(made.arguments, "by", [c for p in verb.children if p.lower_ == "by" for c in p.children])
            return
        if verb.pos_ in {"NOUN", "PROPN"} and lemma in verbs("adjuncts") and verb.dep_ not in {"dobj", "nsubjpass"}:
            add(made.arguments, "holder", [verb])
            return
        if verb.pos_ in {"NOUN", "PROPN"} and verb.dep_ in {"dobj", "nsubjpass"}:
            verb = verb.head
        if verb.pos_ not in {"VERB", "AUX"}:
            return
        arguments, name = made.arguments, preposition.lower_
        object_ = object_of(verb)
        if name == "with" and verb.lemma_ in verbs("supplying") and object_ is not None:
            made.support = verb
            add(arguments, "agent", self.subjects.agent(verb) or by_agent(verb))
            add(arguments, "to", [object_])
        elif name == "with":
            add(arguments, "beneficiary", self.subjects.subject_of(verb))
        elif name in {"in", "on"} and lemma in verbs("adjuncts") and "holder" not in arguments:
            doers = by_agent(verb) if is_passive(verb) else self.subjects.agent(verb)
            add(arguments, "holder", doers or self.subjects.subject_of(verb))
        elif name == "as" and "holder" not in arguments and "self" in arguments:
            done_to = self.subjects.passive_subject(verb) or ([object_] if object_ is not None else [])
            doing = verb.lemma_ in verbs("acting_as") and not is_passive(verb)
            add(arguments, "holder", self.subjects.agent(verb) if doing else done_to or self.subjects.agent(verb))

    def _support(self, made: Predication, noun: Token, verb: Token) -> None:
        """A light verb gives its arguments to the noun it carries."""
        arguments = made.arguments
        if noun.dep_ == "nsubj" and verb.lemma_ in _NAMING:
            for child in verb.children:
                if child.dep_ in {"attr", "dobj"}:
                    add(arguments, "holder", [child])
            return
        if noun.dep_ in {"attr", "oprd"} or (noun.dep_ == "pobj" and verb.lemma_ in _STATIVE):
            for token in self.subjects.subject_of(verb):
                add(arguments, "holder", [token])
            return
        passive = noun.dep_ == "nsubjpass" or (noun.dep_ in {"pobj", "nsubj"} and verb.dep_ == "acl")
        if noun.dep_ != "dobj" and not passive:
            return
        if verb.lemma_ in verbs("light_giving"):
            made.support = verb
            given_to = noun.dep_ == "dobj" and is_passive(verb)
            givers = by_agent(verb) if passive or given_to else self.subjects.agent(verb)
            if given_to:
                add(arguments, "recipient", self.subjects.passive_subject(verb))
            for token in givers:
                add(arguments, "agent", [token])
            late: dict[str, list[Token]] = {}
            prepositions(verb, late, lambda found: self.subjects.antecedents(found, verb))
            for child in verb.children:
                if child.dep_ == "dative":
                    found = [c for c in child.children if c.dep_ == "pobj"] if child.pos_ == "ADP" else [child]
                    add(late, "to", found)
            for role, tokens in late.items():
                if role != "by":
                    add(arguments, role, tokens)
        elif verb.lemma_ in verbs("light_receiving"):
            made.support = verb
            for token in self.subjects.agent(verb):
                add(arguments, "patient", [token])
            late = {}
            prepositions(verb, late, lambda found: self.subjects.antecedents(found, verb))
            for token in late.get("from", []) + late.get("by", []) + absolute(verb):
                add(arguments, "agent", [token])

    def _described(self, made: Predication) -> None:
        """`The grant that the council gave the charity`: a clause that describes a noun carries it as well."""
        for clause in made.token.children:
            if clause.dep_ not in {"relcl", "acl"} or clause.lemma_ not in verbs("light_giving"):
                continue
            said = self.predication(clause)
            if said is None or is_infinitive(clause) or "agent" not in said.arguments:
                continue
            if made.token not in said.arguments.get("patient", []):
                continue
            made.support = clause
            for role, tokens in said.arguments.items():
                if role not in {"patient", "complement", "attribute"}:
                    add(made.arguments, role, tokens)
            return

    def _adjective(self, adjective: Token) -> Predication:
        made = Predication(adjective, adjective.lemma_.lower(), "adjective")
        for token in self.subjects.of_adjective(adjective):
            add(made.arguments, "agent", [token])
        prepositions(adjective, made.arguments, lambda found: [found])
        if adjective.dep_ == "amod" and "agent" not in made.arguments:
            add(made.arguments, "agent", [adjective.head])
        return made


def _inside_names(doc: Doc) -> frozenset[int]:
    """Tokens of names that head none: what they say is no longer said."""
    names = [mention for mention in doc._.mentions if mention.form == "name"]
    heads = {mention.root for mention in doc._.mentions}
    return frozenset(i for mention in names for i in range(mention.start, mention.end) if i not in heads)


def _is_amount(token: Token) -> bool:
    """Whether a token heads an amount of money: `£5 million`."""
    return token.ent_type_ == "MONEY" and token.pos_ in {"NUM", "SYM"} and token.head.ent_type_ != "MONEY"
