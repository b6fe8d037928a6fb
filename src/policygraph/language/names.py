"""The component that finds names: of the knowledge base, by their words, and by the language model.

Where they overlap the surer and longer one stands: the knowledge base knows `Home Office`, the words make
`Home Office Select Committee` a committee, and the language model adds people and places.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.knowledge.base import KnowledgeBase, default_knowledge_base
from policygraph.language.capitals import capitalised
from policygraph.language.extents import extend, nations, seats, with_head_noun, within_longer_name
from policygraph.language.headings import shouted_tokens
from policygraph.language.known_names import KnownNames, NameMatch
from policygraph.language.labels import capital_mention, labelled
from policygraph.language.mentions import GUESSED, KNOWN, LABELLED, WORDED, MentionSpan, block_of, register_extensions
from policygraph.language.name_types import type_of_words
from policygraph.language.nouns import nouns_of
from policygraph.language.people import borders, people
from policygraph.language.structure import blocks
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_HYPHENATED = re.compile(r"[-‐](?:[a-z]+[-‐])+[A-Z]")
# A postcode, a reference, an address: `WC1B`, `INQ000182612_0013`, `someone@example.org`.
_CODE = re.compile(r"[A-Z]{1,4}\d\w*(?: \d\w*)?|\S*[@_]\S*|\S*(?:://|www\.)\S*|\S+\.(?:uk|com|org|net)(?:/\S*)?")
_NUMBER = re.compile(r"(?:\d[\w.\-]*|[A-Z]|[IVX]+)(?: ?\([\w.]+\))*")
_HYPHENS = ("-", "‐")
_SEPARATING = frozenset("()[]{}—–")
_WITHOUT_ARTICLE = frozenset({"Programme", "Strategy", "Charity"})


@Language.factory("policygraph_names")
def make_names(nlp: Language, name: str) -> Names:
    """Make the component; spaCy calls it."""
    return Names(nlp, name)


class Names:
    """Set ``doc._.mentions`` to the names in a Doc, and ``doc._.blocks`` to its structure.

    Args:
        nlp: The pipeline it belongs to.
        name: Its name there.
        knowledge: The knowledge base; by default the one that the package ships.
    """

    def __init__(self, nlp: Language, name: str, knowledge: KnowledgeBase | None = None) -> None:
        register_extensions()
        self.vocab = nlp.vocab
        self.name = name
        self.know(default_knowledge_base() if knowledge is None else knowledge)

    def know(self, knowledge: KnowledgeBase) -> None:
        """Find the names of this knowledge base from now on."""
        self.knowledge = knowledge
        self.index = KnownNames(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        doc._.knowledge = self.knowledge
        doc._.written = doc.text  # the Doc puts it together anew each time that it is asked
        if doc._.blocks is None:  # read by another tokeniser than ours
            doc._.blocks = blocks(doc._.written)
        shouted = shouted_tokens(doc)
        found_people = [p for p in people(doc) if p.certainty == WORDED or p.start not in shouted]
        known = self._known(doc, shouted)
        worded = [
            capital_mention(doc, found)
            for found in capitalised(doc, borders(doc, found_people), _whole(known))
            if not shouted.intersection(range(found.start, found.end))
        ]
        guessed = [
            m
            for m in (*seats(doc), *nations(doc, self.knowledge), *worded, *labelled(doc, shouted))
            if m is not None and not _is_party(m)
        ]
        small = {token.text for token in doc if token.is_lower}
        doc._.mentions = [m for m in _settle(known, found_people, guessed, self.knowledge) if not _is_term(m, small)]
        return doc

    def _known(self, doc: Doc, shouted: set[int]) -> list[MentionSpan]:
        text: str = doc._.written
        matches = list(self.index.find(text))
        found_spans = [(match, doc.char_span(match.start, match.end, alignment_mode="expand")) for match in matches]
        spans = [(match, span) for match, span in found_spans if span is not None and _fits(text, match, span)]
        confirmed = {
            text[match.start : match.end].casefold()
            for match, span in spans
            if match.exact_case
            and not (set(range(span.start, span.end)) & shouted)
            and (not match.ordinary or _meant_as_name(match, span))
        }
        found = []
        for match, span in spans:
            surface = text[match.start : match.end].casefold()
            sure = match.exact_case and not (match.ordinary and not _meant_as_name(match, span))
            if sure or surface in confirmed:
                found.append(_known_mention(doc, match, span))
        return found


def _fits(text: str, match: NameMatch, span: Span) -> bool:
    """Whether a name fills its tokens, and its word.

    Of `adjourn.—(Michael` spaCy makes one token, which is no part of a name; Newcastle-under-Lyme is no Newcastle, and
    a Vice-Chancellor no Chancellor.
    """
    if _HYPHENATED.match(text, match.end) or _are_two_posts(span):
        return False
    if text[max(0, match.start - 1) : match.start] in _HYPHENS and all(e.type == "Role" for e in match.entities):
        return False
    beyond = span.text[: match.start - span.start_char] + span.text[match.end - span.start_char :]
    return not any(character in _SEPARATING for character in beyond)


def _are_two_posts(span: Span) -> bool:
    """`Lord Chancellor and Secretary of State for Justice`, which one person held, are two posts all the same."""
    joints = [token.i - span.start for token in span if token.lower_ == "and"]
    halves = (([t.text for t in span[:at]], [t.text for t in span[at + 1 :]]) for at in joints)
    return any(type_of_words(left) == "Role" == type_of_words(right) for left, right in halves)


def _known_mention(doc: Doc, match: NameMatch, span: Span) -> MentionSpan:
    types = {entity.type for entity in match.entities}
    type_ = match.entities[0].type if len(types) == 1 else None
    start, end = span.start, span.end
    if span[-1].text in {"'s", "’s"} and len(span) > 1 and match.end <= span[-1].idx:
        end -= 1
    end = with_head_noun(doc, end, type_)
    return MentionSpan(
        doc,
        start,
        end,
        doc[start:end].root.i,
        type_ or "Organisation",
        KNOWN if type_ else GUESSED,
        "abbreviation" if match.abbreviation else "name",
        iris=tuple(entity.iri for entity in match.entities),
    )


def _meant_as_name(match: NameMatch, span: Span) -> bool:
    """Whether an ordinary word (`Prevent`, `Channel`, `Mind`) stands here as a name.

    Inside a sentence its capital says so, unless an article makes it another thing (`across the Channel`). At the
    start of one, the tagger must take it for a proper noun, or a noun such as `programme` must follow.
    """
    first: Token = span[0]
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is not None and following.lemma_.lower() in nouns_of("Programme") | nouns_of("Strategy"):
        return True
    if any(token.pos_ == "VERB" for token in span):
        return False
    before = span.doc[span.start - 1] if span.start else None
    modifies = following is not None and following.pos_ in {"NOUN", "PROPN", "ADJ"}
    bare = {entity.type for entity in match.entities} <= _WITHOUT_ARTICLE and len(span) == 1 and not modifies
    if bare and before is not None and before.pos_ == "DET":
        return False
    opens = first.is_sent_start or before is None or before.is_punct or before.is_space
    return not opens or _opens_as_name(span)


def _opens_as_name(span: Span) -> bool:
    """Whether an ordinary word that opens a sentence does there what names do: it has something, or says something."""
    root: Token = span.root
    after = [child for child in root.children if child.i >= span.end]
    if any(child.dep_ in {"dobj", "det"} or child.lower_ == "of" for child in after):
        return False
    if root.pos_ == "PROPN":
        return root.dep_ != "nmod"
    return root.dep_ == "nsubj" and root.head.lemma_ in words("speech")["direct"]


def _settle(
    known: list[MentionSpan],
    persons: list[MentionSpan],
    guessed: list[MentionSpan],
    knowledge: KnowledgeBase,
) -> list[MentionSpan]:
    """Keep the best of what overlaps: the longer of a known and a worded name, then people, then labels."""
    chosen: list[MentionSpan] = []
    taken: dict[int, MentionSpan] = {}
    for mention in sorted([*known, *persons, *guessed], key=_rank):
        outer = {id(taken[i]): taken[i] for i in range(mention.start, mention.end) if i in taken}
        if not outer:
            chosen.append(mention)
            taken.update(dict.fromkeys(range(mention.start, mention.end), mention))
        elif mention.certainty == KNOWN and len(outer) == 1:
            (host,) = outer.values()
            if _has_part(host, mention):
                chosen.append(mention)
    chosen = [mention for mention in chosen if not within_longer_name(mention, taken)]
    for mention in chosen:
        extend(mention, taken, knowledge)
    return sorted(chosen, key=lambda m: (m.start, -m.end))


def _is_term(mention: MentionSpan, small: set[str]) -> bool:
    """Whether a guessed name is a mere term: one of the list, or a word that the text also writes small."""
    if mention.iris or mention.form == "pronoun":
        return False
    text = mention.text
    if _CODE.fullmatch(text) or _is_part(text) or text.count("(") != text.count(")"):
        return True
    if not any(character.isalpha() for character in text):
        return True
    if " ".join(text.split()[-2:]) in _phrases():
        return True
    if mention.certainty > LABELLED:
        return False
    if text.split()[-1].casefold() in _term_heads():
        return True
    once = mention.end - mention.start == 1 and mention.type in {"Organisation", "Document", "Group", "Place"}
    return text in _terms() or (once and text.casefold() in small and not text.isupper())


def _is_part(text: str) -> bool:
    """`Chapter 3`, `Recommendation 11`: a place in a text, and no entity."""
    head, _, number = text.partition(" ")
    return head in words("names")["parts"] and bool(_NUMBER.fullmatch(number))


@cache
def _term_heads() -> frozenset[str]:
    return frozenset(words("not_names")["term_heads"])


@cache
def _terms() -> frozenset[str]:
    return frozenset(words("not_names")["terms"])


@cache
def _phrases() -> frozenset[str]:
    """Terms of more than one word, which end no name: `Class 1 National Insurance`."""
    return frozenset(term for term in _terms() if " " in term)


def _is_party(mention: MentionSpan) -> bool:
    """`Sir Alan Petty (North Fenland) (Con):` in a debate: what else stands in a speaker's label is a party's sign."""
    block = block_of(mention.doc, mention.start_char)
    return block.kind == "turn" and mention.start_char < block.content and mention.certainty == GUESSED


def _whole(known: list[MentionSpan]) -> frozenset[tuple[int, int]]:
    """Names of the knowledge base that `and` joins to nothing; a place may be half of a longer name."""
    return frozenset((m.start, m.end) for m in known if m.type != "Place")


def _rank(mention: MentionSpan) -> tuple[int, int, int, int]:
    guess = 2 if mention.type == "Person" else 1
    surest = 3 if mention.certainty in {KNOWN, WORDED} else guess
    return -surest, mention.start - mention.end, -mention.certainty, mention.start


def _has_part(host: MentionSpan, known: MentionSpan) -> bool:
    """Whether a known name is a mention of its own inside a longer one: the body of a post, the host of an event.

    A post ends before its body: `National Chairman of Age UK` is a post and a charity.
    """
    if not (host.start <= known.start and known.end <= host.end) or host.type == known.type:
        return False
    before = host.doc[known.start - 1].lower_ if known.start else ""
    if host.type == "Role" and known.end == host.end and before in {"of", "at", "for", "the"}:
        end = known.start - (2 if before == "the" else 1)
        if end > host.start:
            host.end = end
            host.root = host.doc[host.start : end].root.i
        return True
    one_word = known.end - known.start == 1 and known.form == "name"
    return host.type in {"Role", "Event"} and not one_word
