"""Clusters of mentions while coreference runs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policygraph.knowledge.ontology import default_ontology
from policygraph.language.mentions import GUESSED, EntityMentions
from policygraph.language.titles import gender_of
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from policygraph.language.mentions import MentionSpan
    from policygraph.model import Kind

_ANY_TYPE = "Organisation"


class Clusters:
    """A partition of a Doc's mentions, coarser with each pass (union–find).

    What a cluster's mentions say together is added up as clusters merge, so that a long text costs no more a word than
    a short one.

    Args:
        doc: A Doc whose ``doc._.mentions`` are set.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: list[MentionSpan] = doc._.mentions
        self.by_root: dict[int, MentionSpan] = {mention.root: mention for mention in reversed(self.mentions)}
        self.ontology = default_ontology()
        self._parent = list(range(len(self.mentions)))
        self._members = [[index] for index in range(len(self.mentions))]
        self._index = {id(mention): index for index, mention in enumerate(self.mentions)}
        self._sums: dict[int, Sum] = {}
        self._blocks: list[int] | None = None
        self._words: dict[int, list[str]] = {}

    def index(self, mention: MentionSpan) -> int:
        """Return the place of a mention among all, in reading order."""
        return self._index[id(mention)]

    def find(self, mention: MentionSpan) -> int:
        """Return the number of the mention's cluster."""
        index = self._index[id(mention)]
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def merge(self, mention: MentionSpan, antecedent: MentionSpan) -> None:
        """Say that both refer to one entity."""
        a, b = self.find(antecedent), self.find(mention)
        if a == b:
            return
        first, second = min(a, b), max(a, b)
        sums = self._sum(first), self._sum(second)
        self._parent[second] = first
        self._members[first] = _joined(self._members[first], self._members[second])
        self._members[second] = []
        self._sums[first] = sums[0].plus(sums[1])
        self._sums.pop(second, None)

    def retype(self, mention: MentionSpan, type_: str | None, certainty: int) -> None:
        """Set what a mention says of its entity's type, and how surely."""
        mention.type, mention.certainty = type_, certainty
        self._sums.pop(self.find(mention), None)

    def resolved(self, mention: MentionSpan) -> bool:
        """Whether the mention shares its cluster with another."""
        return len(self._members[self.find(mention)]) > 1

    def members(self, mention: MentionSpan, since: int = 0, until: int | None = None) -> list[MentionSpan]:
        """Return the mentions of the mention's cluster in reading order.

        Args:
            mention: One of them.
            since: The index of the first mention that may be returned.
            until: One past the index of the last.
        """
        indices = self._members[self.find(mention)]
        end = len(indices) if until is None else bisect_left(indices, until)
        return [self.mentions[index] for index in indices[bisect_left(indices, since) : end]]

    def words(self, mention: MentionSpan) -> list[str]:
        """Return the words of a mention in small letters."""
        index = self._index[id(mention)]
        if index not in self._words:
            self._words[index] = mention.text.casefold().split()
        return self._words[index]

    def block(self, mention: MentionSpan) -> int:
        """Return the number of the block of text that a mention stands in."""
        if self._blocks is None:
            starts = [block.start for block in self.doc._.blocks]
            self._blocks = [bisect_right(starts, m.start_char) - 1 for m in self.mentions]
        return self._blocks[self._index[id(mention)]]

    def traits(self, mention: MentionSpan) -> Traits:
        """Return what the mentions of the mention's cluster say together."""
        return self._sum(self.find(mention)).traits()

    def _sum(self, cluster: int) -> Sum:
        if cluster not in self._sums:
            whole = Sum()
            for index in self._members[cluster]:
                whole = whole.plus(_sum_of(self.mentions[index], index))
            self._sums[cluster] = whole
        return self._sums[cluster]

    def is_body(self, mention: MentionSpan) -> bool:
        """Whether the mention's cluster is an organisation."""
        type_ = self.type_of(mention)
        return type_ is not None and self.ontology.is_a(type_, "Organisation")

    def type_of(self, mention: MentionSpan) -> str | None:
        """Return the surest type that the mention's cluster gives it."""
        return self.traits(mention).type

    def named(self, mention: MentionSpan) -> bool:
        """Whether the cluster has a name."""
        return self.traits(mention).named

    def compatible(self, a: str | None, b: str | None) -> bool:
        """Whether two types may be of one entity: equal, or one a kind of the other."""
        if a is None or b is None or a == b:
            return True
        return self.ontology.is_a(a, b) or self.ontology.is_a(b, a)

    def entities(self) -> list[EntityMentions]:
        """Number the clusters in reading order and describe each; lone pronouns are none."""
        found: list[EntityMentions] = []
        for index, members in enumerate(self._members):
            mentions = [self.mentions[member] for member in members]
            if self._parent[index] != index or not any(m.form != "pronoun" for m in mentions):
                continue
            kind: Kind = "named" if _is_named(mentions) else "generic"
            type_ = self._sum(index).traits().type or _ANY_TYPE
            if kind == "named" and type_ == _ANY_TYPE and _is_firm(mentions):
                type_ = "Company"
            entity = EntityMentions(
                len(found), _fullest_name(_own(mentions, type_)), type_, kind, mentions, _shared_iris(mentions)
            )
            for mention in mentions:
                mention.entity = entity.number
            found.append(entity)
        return found


@dataclass(frozen=True, slots=True)
class Traits:
    """What the mentions of a cluster say together.

    Args:
        type: The surest type.
        named: One of them is a name.
        plural: One of them is plural.
        described_plural: There are descriptions, and all are plural.
        genders: Those that titles tell.
        pronouns: The pronouns among them, in small letters.
    """

    type: str | None
    named: bool
    plural: bool
    described_plural: bool
    genders: frozenset[str]
    pronouns: frozenset[str]


def _is_firm(mentions: list[MentionSpan]) -> bool:
    """What bears a name that no word explains, and no abbreviation, is most often a firm."""
    named = [m for m in mentions if m.form in {"name", "abbreviation"}]
    return all(m.form == "name" and m.certainty <= GUESSED and not m.iris for m in named)


@dataclass(slots=True)
class Sum:
    """What the mentions of a cluster say, added up.

    Args:
        votes: By certainty and type, how many mentions say so, and the index of the first that does.
        named: How many are names.
        plural: How many are plural.
        described: How many are descriptions.
        described_plural: How many of those are plural.
        genders: Those that titles tell.
        pronouns: The pronouns among them, in small letters.
    """

    votes: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)
    named: int = 0
    plural: int = 0
    described: int = 0
    described_plural: int = 0
    genders: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()

    def plus(self, other: Sum) -> Sum:
        """Return the sum of both."""
        votes = dict(self.votes)
        for key, (count, first) in other.votes.items():
            before, earlier = votes.get(key, (0, first))
            votes[key] = before + count, min(earlier, first)
        return Sum(
            votes,
            self.named + other.named,
            self.plural + other.plural,
            self.described + other.described,
            self.described_plural + other.described_plural,
            self.genders | other.genders,
            self.pronouns | other.pronouns,
        )

    def traits(self) -> Traits:
        """Return it as what a pass asks for."""
        return Traits(
            self._type(),
            self.named > 0,
            self.plural > 0,
            self.described > 0 and self.described == self.described_plural,
            self.genders,
            self.pronouns,
        )

    def _type(self) -> str | None:
        """The type that the surest mentions give, of several the one that most of them do, then the first."""
        if not self.votes:
            return None
        surest = max(certainty for certainty, _ in self.votes)
        said = [
            (-count, first, type_) for (certainty, type_), (count, first) in self.votes.items() if certainty == surest
        ]
        return min(said)[2]


def _sum_of(mention: MentionSpan, index: int) -> Sum:
    gender = gender_of(mention.text) if mention.form == "name" and mention.type == "Person" else None
    nominal = mention.form == "nominal"
    return Sum(
        {} if mention.type is None else {(mention.certainty, mention.type): (1, index)},
        int(mention.kind == "named" and mention.form != "pronoun"),
        int(mention.plural),
        int(nominal),
        int(nominal and mention.plural),
        frozenset() if gender is None else frozenset({gender}),
        frozenset({mention.concept}) if mention.form == "pronoun" else frozenset(),
    )


def _joined(a: list[int], b: list[int]) -> list[int]:
    """Two ascending lists in one; the longer one is used up."""
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    for index in shorter:
        insort(longer, index)
    return longer


def _is_named(mentions: list[MentionSpan]) -> bool:
    return any(m.kind == "named" and m.form != "pronoun" for m in mentions)


def _shared_iris(mentions: list[MentionSpan]) -> tuple[str, ...]:
    """The entities of the knowledge base that bear all the names: a full name tells an abbreviation apart."""
    candidates = [frozenset(m.iris) for m in mentions if m.iris]
    shared = frozenset.intersection(*candidates) if candidates else frozenset()
    return tuple(sorted(shared)) or next((m.iris for m in mentions if m.iris), ())


def _own(mentions: list[MentionSpan], type_: str) -> list[MentionSpan]:
    """The mentions that may give an entity its name: of a person not the post, though a text call him by it."""
    people = [m for m in mentions if m.type == "Person" and m.form == "name"] if type_ == "Person" else []
    return people or mentions


def _fullest_name(mentions: list[MentionSpan]) -> str:
    titles = frozenset(words("names")["titles"]["plain"])
    by_form = {form: [m for m in mentions if m.form == form] for form in ("name", "abbreviation", "nominal")}
    for form in ("name", "abbreviation", "nominal"):
        texts = [bare_name(m.text, titles) for m in by_form[form]]
        if texts:
            if form in {"name", "abbreviation"}:
                return max(texts, key=len)
            texts = [_uncapitalised(m, text) for m, text in zip(by_form[form], texts, strict=True)]
            return texts[0] if len(texts) == 1 else max(texts, key=lambda t: (Counter(texts)[t], -texts.index(t)))
    return mentions[0].text


def _uncapitalised(mention: MentionSpan, text: str) -> str:
    """`Councils` at the start of a sentence are `councils`."""
    first = mention.doc[mention.start]
    opens = first.is_sent_start and first.pos_ != "PROPN" and text[:2].istitle()
    return text[0].lower() + text[1:] if opens and mention.kind == "generic" else text


def bare_name(text: str, titles: frozenset[str] | None = None) -> str:
    """Return a name without article, line breaks and titles of address.

    >>> bare_name("Mr Chris Williams", frozenset({"Mr"})), bare_name("the Home Office")
    ('Chris Williams', 'Home Office')
    """
    parts = text.split()
    while len(parts) > 1 and (parts[0].lower() in {"the", "a", "an"} or (titles and parts[0] in titles)):
        parts.pop(0)
    return " ".join(parts)
