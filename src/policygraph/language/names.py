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
from policygraph.language.capitals import Capitals, capitalised, type_of_words
from policygraph.language.known_names import KnownNames, NameMatch
from policygraph.language.mentions import GUESSED, KNOWN, LABELLED, WORDED, MentionSpan, register_extensions
from policygraph.language.structure import Block, blocks
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{2,9}")
_PERSON_LENGTH = 5
_SHOUTED = 0.6


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
        self.index = KnownNames(default_knowledge_base() if knowledge is None else knowledge)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        doc._.blocks = blocks(doc.text)
        shouted = _shouted_tokens(doc)
        people = _people(doc)
        known = self._known(doc, shouted)
        worded = [
            _capital_mention(doc, found)
            for found in capitalised(doc, _borders(doc, people))
            if not shouted.intersection(range(found.start, found.end))
        ]
        labelled = _labelled(doc, shouted)
        doc._.mentions = _settle(doc, known, people, [m for m in worded if m], labelled)
        return doc

    def _known(self, doc: Doc, shouted: set[int]) -> list[MentionSpan]:
        matches = list(self.index.find(doc.text))
        spans = [(match, doc.char_span(match.start, match.end, alignment_mode="expand")) for match in matches]
        confirmed = {
            doc.text[match.start : match.end].casefold()
            for match, span in spans
            if match.exact_case
            and not (set(range(span.start, span.end)) & shouted)
            and (not match.ordinary or _meant_as_name(span))
        }
        found = []
        for match, span in spans:
            surface = doc.text[match.start : match.end].casefold()
            sure = match.exact_case and not (match.ordinary and not _meant_as_name(span))
            if sure or surface in confirmed:
                found.append(_known_mention(doc, match, span))
        return found


def _known_mention(doc: Doc, match: NameMatch, span: Span) -> MentionSpan:
    types = {entity.type for entity in match.entities}
    type_ = match.entities[0].type if len(types) == 1 else None
    start, end = span.start, span.end
    if span[-1].text in {"'s", "’s"} and len(span) > 1 and not doc.text[match.end - 1] == "s":
        end -= 1
    end = _with_head_noun(doc, end, type_)
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


def _with_head_noun(doc: Doc, end: int, type_: str | None) -> int:
    """Take in the noun that repeats the type: `Prevent` + `programme`, `Levelling Up` + `agenda`."""
    if end >= len(doc) or type_ not in {"Programme", "Strategy", "Fund", "Legislation"}:
        return end
    following: Token = doc[end]
    return end + 1 if following.lemma_.lower() in _flat(type_) and not following.is_sent_start else end


@cache
def _flat(type_: str) -> frozenset[str]:
    entries = words("nouns")[type_]
    return frozenset(word for entry in entries for word in ([entry] if isinstance(entry, str) else entry))


def _meant_as_name(span: Span) -> bool:
    """Whether an ordinary word (`Prevent`, `Channel`, `Mind`) stands here as a name.

    Inside a sentence its capital says so. At the start of one, the tagger must take it for a proper noun, or a noun
    such as `programme` must follow.
    """
    first: Token = span[0]
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is not None and following.lemma_.lower() in _flat("Programme") | _flat("Strategy"):
        return True
    if any(token.pos_ == "VERB" for token in span):
        return False
    before = span.doc[span.start - 1] if span.start else None
    opens = first.is_sent_start or before is None or before.is_punct or before.is_space
    return not opens or first.pos_ == "PROPN"


def _shouted_tokens(doc: Doc) -> set[int]:
    """Tokens of headings written with capitals throughout, where a capital says nothing."""
    found: set[int] = set()
    for sentence in doc.sents:
        letters = [token for token in sentence if token.is_alpha and len(token) > 3]
        big = [token for token in letters if token.text[0].isupper()]
        upper = [token for token in letters if token.is_upper]
        block: Block | None = None
        if len(letters) >= 3 and len(big) / len(letters) > _SHOUTED:
            block = next((b for b in doc._.blocks if b.start <= sentence[0].idx < b.end), None)
        if (len(upper) > 4 and len(upper) / len(letters) > _SHOUTED) or (block is not None and block.kind == "heading" and len(letters) > 4 and len(big) == len(letters)):
            found.update(token.i for token in sentence)
    return found


def _people(doc: Doc) -> list[MentionSpan]:
    """People: with a title, as the language model sees them, and the speakers of a debate."""
    titles = words("names")["titles"]
    plain, kept = frozenset(titles["plain"]), frozenset(titles["kept"])
    spans: dict[int, tuple[int, int, int]] = {}
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            start, end = _trim_person(doc, ent.start, ent.end)
            if start < end:
                spans[start] = (start, end, LABELLED)
    for token in doc:
        if token.text in plain | kept and token.i + 1 < len(doc):
            end = token.i + 1
            while (
                end < len(doc)
                and end - token.i < _PERSON_LENGTH
                and (doc[end].text in plain | kept or _name_like(doc[end]))
            ):
                end += 1
            if end > token.i + 1 and not (token.i and doc[token.i - 1].text in plain | kept):
                for start in [s for s in spans if token.i <= s < end]:
                    end = max(end, spans[start][1])
                    del spans[start]
                spans[token.i] = (token.i, end, WORDED)
    for block in doc._.blocks:
        if block.kind == "turn":
            label = doc.char_span(block.start, block.content, alignment_mode="contract")
            names = [t for t in label if not t.is_punct and not t.is_space] if label is not None else []
            if names and label is not None:
                end = next((t.i for t in label if t.text in "(:"), names[-1].i + 1)
                for start in [s for s in spans if label.start <= s < label.end]:
                    del spans[start]
                if type_of_words([t.text for t in doc[label.start : end]]) != "Role":
                    spans[label.start] = (label.start, end, WORDED)
    ordered = sorted(spans.values())
    return [
        MentionSpan(doc, start, end, doc[start:end].root.i, "Person", certainty, "name")
        for start, end, certainty in ordered
    ]


def _name_like(token: Token) -> bool:
    text: str = token.text
    return (
        (text[0].isupper()
        and token.is_alpha
        and (token.pos_ == "PROPN" or not token.is_stop))
        or (
            text in {"-", "’", "'"}
            and bool(token.i + 1 < len(token.doc))
            and not token.whitespace_
            and not token.doc[token.i - 1].whitespace_
        )
    )


def _trim_person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Cut what the model takes into a person's name: possessive, brackets, a post before it."""
    while end > start and (doc[end - 1].text in {"'s", "’s", "’", "'"} or not doc[end - 1].text[0].isalpha()):
        end -= 1
    lasts = frozenset(phrase.split()[-1] for phrase in words("names")["last"]["Role"])
    for index in range(start, end - 1):
        if doc[index].text in lasts:
            return _trim_person(doc, index + 1, end)
    while start < end and not doc[start].text[0].isupper():
        start += 1
    if type_of_words([token.text for token in doc[start:end]]) is not None:
        return start, start
    return start, end


def _borders(doc: Doc, people: list[MentionSpan]) -> set[int]:
    """Tokens where a name begins whatever stands before: a person, and what follows one."""
    borders = {person.start for person in people} | {person.end for person in people}
    lasts = frozenset(phrase.split()[-1] for phrase in words("names")["last"]["Role"])
    for person in people:
        before = doc[person.start - 1].text if person.start else ""
        if before not in lasts and not person.certainty == WORDED and before[:1].isupper():
            borders.discard(person.start)
    return borders


def _capital_mention(doc: Doc, found: Capitals) -> MentionSpan | None:
    start, end = found.start, found.end
    if found.type is not None:
        form = "name"
        return MentionSpan(doc, start, end, doc[start:end].root.i, found.type, WORDED, "name")
    text = doc[start:end].text
    labels = {token.ent_type_ for token in doc[start:end]} - {""}
    label_types = words("names")["labels"]
    for label in ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART", "NORP"):
        if label in labels and label in label_types:
            form = "abbreviation" if _ACRONYM.fullmatch(text) else "name"
            certainty = GUESSED if label in {"ORG", "WORK_OF_ART"} else LABELLED
            return MentionSpan(doc, start, end, doc[start:end].root.i, label_types[label], certainty, form)  # type: ignore[arg-type]
    if _ACRONYM.fullmatch(text) and doc[start].pos_ in {"PROPN", "NOUN"}:
        return MentionSpan(doc, start, end, doc[start:end].root.i, "Organisation", GUESSED, "abbreviation")
    return None


def _labelled(doc: Doc, shouted: set[int]) -> list[MentionSpan]:
    """What the language model names and nothing else has: nationalities, places, works."""
    label_types = words("names")["labels"]
    found = []
    for ent in doc.ents:
        type_ = label_types.get(ent.label_)
        start, end = ent.start, ent.end
        while (
            start < end
            and (doc[start].is_stop or not doc[start].text[0].isupper())
            and doc[start].text[0].islower()
        ):
            start += 1
        while end > start and (
            doc[end - 1].text in {"'s", "’s"} or doc[end - 1].is_space or doc[end - 1].is_punct
        ):
            end -= 1
        if type_ is None or type_ == "Person" or start >= end or shouted.intersection(range(start, end)):
            continue
        if ent.label_ in {"ORG", "WORK_OF_ART", "FAC"} and not doc[start].text[0].isupper():
            continue
        typed = type_of_words([token.text for token in doc[start:end]]) if end - start > 1 else None
        certainty = WORDED if typed else (GUESSED if type_ in {"Organisation", "Document"} else LABELLED)
        found.append(MentionSpan(doc, start, end, doc[start:end].root.i, typed or type_, certainty, "name"))
    return found


def _settle(
    doc: Doc,
    known: list[MentionSpan],
    people: list[MentionSpan],
    worded: list[MentionSpan],
    labelled: list[MentionSpan],
) -> list[MentionSpan]:
    """Keep the best of what overlaps: the longer of a known and a worded name, then people, then labels."""
    chosen: list[MentionSpan] = []
    taken: dict[int, MentionSpan] = {}

    def rank(mention: MentionSpan) -> tuple[int, int, int]:
        length = mention.end - mention.start
        if mention.certainty == KNOWN:
            return (3, length, 1)
        if mention.type == "Person" and mention.certainty == WORDED:
            return (3, length, 0)
        if mention.certainty == WORDED:
            return (3, length, 0)
        return (2 if mention.type == "Person" else 1, length, 0)

    for mention in sorted(
        [*known, *people, *worded, *labelled], key=lambda m: (*(-r for r in rank(m)), m.start)
    ):
        if not any(index in taken for index in range(mention.start, mention.end)):
            chosen.append(mention)
            taken.update(dict.fromkeys(range(mention.start, mention.end), mention))
        elif mention.certainty == KNOWN:
            outer = {
                id(taken[index]): taken[index]
                for index in range(mention.start, mention.end)
                if index in taken
            }
            (host, *others) = outer.values()
            inside = not others and host.start <= mention.start and mention.end <= host.end
            if inside and host.type in {"Role", "Event", "Document"} and host.type != mention.type:
                chosen.append(mention)
    return sorted(chosen, key=lambda m: (m.start, -m.end))
