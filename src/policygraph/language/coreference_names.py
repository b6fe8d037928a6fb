"""The passes of the sieve that tie names to names, and descriptions to the name they stand beside."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.clusters import bare_name
from policygraph.language.mentions import KNOWN, LABELLED, WORDED
from policygraph.language.titles import gender_of
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan

_TITLES = frozenset(words("names")["titles"]["plain"])
_KEPT = frozenset(words("names")["titles"]["kept"])
_NEVER_SAME = frozenset({"Person", "Role"})


def name_pass(clusters: Clusters) -> None:
    """Equal names are one entity: exact match (Lee et al. 2013, pass 2), or one entity of the knowledge base.

    The same title at two bodies is two posts; a post therefore needs its body to agree as well.
    """
    latest: dict[tuple[str, ...], MentionSpan] = {}
    bodies = {m.root: m for m in clusters.mentions if m.type not in _NEVER_SAME and m.form in {"name", "abbreviation"}}
    state = _of_state(clusters)
    _tell_apart(clusters.mentions)
    for mention in clusters.mentions:
        if mention.form not in {"name", "abbreviation"} or mention.concept.startswith("abbreviation:"):
            continue
        for key in _keys(mention, bodies, state):
            if key in latest:
                clusters.merge(mention, latest[key])
            latest[key] = mention


def _tell_apart(mentions: list[MentionSpan]) -> None:
    """Of several bodies with one abbreviation, the one that the text also calls by its full name is meant."""
    full: dict[str, MentionSpan] = {}
    for mention in mentions:
        if mention.form == "name" and len(mention.iris) == 1:
            full.setdefault(mention.iris[0], mention)
    for mention in mentions:
        if mention.form == "abbreviation" and len(mention.iris) > 1:
            meant = [iri for iri in mention.iris if iri in full]
            if len(meant) == 1:
                mention.iris = (meant[0],)
                mention.type, mention.certainty = full[meant[0]].type, full[meant[0]].certainty


def _keys(mention: MentionSpan, bodies: dict[int, MentionSpan], state: tuple[str, ...]) -> list[tuple[str, ...]]:
    if mention.concept == "government":
        mention.iris = state
        return [("government",), *([("iri", *state)] if state else [])]
    name = folded_name(mention.text)
    if mention.type == "Person" and " " not in name:
        return []
    if mention.type == "Role":
        return [("role", name, _body_of(mention, bodies))]
    keys: list[tuple[str, ...]] = [("name", name)]
    if mention.iris:
        keys.append(("iri", *mention.iris))
    return keys


def _of_state(clusters: Clusters) -> tuple[str, ...]:
    """`the government` is the one that the knowledge base knows by that name, unless the text is of another."""
    iris = tuple(entity.iri for entity in clusters.doc._.knowledge.named("government"))
    named = Counter(m.iris for m in clusters.mentions if m.iris and m.type == "Government")
    most = max(named.values(), default=0)
    return iris if not most or named[iris] == most else ()


def folded_name(text: str) -> str:
    """Return a name as it is compared: no article, title, case, punctuation, or noun that repeats its type.

    >>> folded_name("the Prevent programme"), folded_name("Dr Dan Poulter"), folded_name("Housing & Local")
    ('prevent', 'dan poulter', 'housing and local')
    """
    bare = bare_name(text, _TITLES).replace("&", " and ").replace("’", "'").casefold()
    parts = re.sub(r"[^\w']+", " ", bare).split()
    if (
        len(parts) > 1
        and parts[-1] in {"programme", "strategy", "scheme", "initiative"}
        and text.rsplit(maxsplit=1)[-1].islower()
    ):
        parts.pop()
    return " ".join(parts)


def _body_of(mention: MentionSpan, bodies: dict[int, MentionSpan]) -> str:
    """Return the folded name of the body that a post is said to be at, or an empty string."""
    root: Token = mention.doc[mention.root]
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "at", "in", "for"}:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.i in bodies and bodies[noun.i].start >= mention.end:
                    return folded_name(bodies[noun.i].text)
        if child.dep_ in {"poss", "compound", "nmod"} and child.i in bodies:
            return folded_name(bodies[child.i].text)
    return ""


def abbreviation_pass(clusters: Clusters) -> None:
    """A short form is its long form (Schwartz and Hearst 2003; the definitions are those of the text)."""
    by_start = {m.start: m for m in reversed(clusters.mentions) if m.form == "name"}
    for mention in clusters.mentions:
        if mention.concept.startswith("abbreviation:"):
            long_form = by_start.get(int(mention.concept.removeprefix("abbreviation:")))
            if long_form is not None:
                clusters.merge(mention, long_form)


def surname_pass(clusters: Clusters) -> None:
    """`Mr Williams` is the last person before with that surname (relaxed head match, Lee et al. 2013, pass 5)."""
    people = [m for m in clusters.mentions if m.type == "Person" and m.form == "name"]
    parts = {m: folded_name(m.text).split() for m in people}
    by_surname: dict[str, list[MentionSpan]] = defaultdict(list)
    by_forename: dict[str, list[MentionSpan]] = defaultdict(list)
    for person in people:
        if not parts[person]:
            continue
        earlier = by_surname[parts[person][-1]]
        fitting = next((p for p in reversed(earlier) if _same_person(parts, person, p)), None)
        if fitting is not None:
            clusters.merge(person, fitting)
        earlier.append(person)
        if len(parts[person]) == 2:
            by_forename[parts[person][0]].append(person)
    for person in people:
        if len(parts[person]) == 1 and not clusters.resolved(person):
            fuller = by_forename[parts[person][0]]
            if len({clusters.find(p) for p in fuller}) == 1:
                clusters.merge(person, fuller[0])


def _same_person(parts: dict[MentionSpan, list[str]], one: MentionSpan, other: MentionSpan) -> bool:
    """Whether two names with one surname may be one person: no forename or gender against it."""
    forenames = [[part for part in parts[m][:-1] if part not in _folded(_KEPT)] for m in (one, other)]
    if all(forenames) and forenames[0][0] != forenames[1][0]:
        first, second = forenames[0][0], forenames[1][0]
        return first[0] == second[0] and 1 in {len(first), len(second)}
    genders = {gender_of(one.text), gender_of(other.text)} - {None}
    return len(genders) < 2


@cache
def _folded(items: frozenset[str]) -> frozenset[str]:
    return frozenset(item.casefold() for item in items)


def short_name_pass(clusters: Clusters) -> None:
    """A shorter name with the same last word and no word of its own is the longer one (word inclusion, ibid.)."""
    by_last: dict[str, dict[frozenset[str], MentionSpan]] = defaultdict(dict)
    fullest: dict[int, frozenset[str]] = {}
    for mention in clusters.mentions:
        if mention.form != "name" or mention.type in _NEVER_SAME or mention.kind == "generic":
            continue
        parts = folded_name(mention.text).split()
        content = frozenset(parts)
        known = by_last[parts[-1]] if len(parts) > 1 else {}
        if len(parts) < 2 or content in known:
            continue
        for other, antecedent in reversed(known.items()):
            longest = fullest.get(clusters.find(antecedent), other)
            included = content < other or other < content
            consistent = content <= longest or longest <= content
            if (
                included
                and consistent
                and min(len(content), len(other)) > 1
                and _may_be_one(clusters, mention, antecedent)
            ):
                clusters.merge(mention, antecedent)
                fullest[clusters.find(mention)] = max(content, longest, key=len)
                break
        known[content] = mention


def _may_be_one(clusters: Clusters, mention: MentionSpan, antecedent: MentionSpan) -> bool:
    differ = mention.iris and antecedent.iris and mention.iris != antecedent.iris
    return not differ and clusters.compatible(mention.type, antecedent.type)


def apposition_pass(clusters: Clusters) -> None:
    """A description beside a name describes it (precise constructs, Raghunathan et al. 2010, pass 2).

    `CONTEST, the government's counter-terrorism strategy`; `FRANK is the national advice service`; `the regulator
    Ofsted`. A post beside a person is kept apart: that a person holds it is a statement.
    """
    described = [m for m in clusters.mentions if m.form == "nominal" or (m.form == "name" and m.concept)]
    roots = {m.root: m for m in described if m.certainty < KNOWN}
    names = {m.root: m for m in clusters.mentions if m.form in {"name", "abbreviation"}}
    following = {m.start: m for m in names.values() if m.type != "Person"}
    for root, nominal in roots.items():
        token: Token = nominal.doc[root]
        if nominal.plural:
            continue
        if nominal.type == "Role":
            _be_person(clusters, token, names)
            continue
        named = None
        if token.dep_ == "appos":
            named = names.get(token.head.i)
        elif (verb := _copula(token)) is not None and not _negated(verb):
            subjects = [t.i for t in verb.children if t.dep_ == "nsubj"]
            named = names.get(subjects[0]) if subjects else None
        if named is None:
            beside = [c.i for c in token.children if c.dep_ == "appos" and c.i in names]
            named = names[beside[0]] if beside else following.get(nominal.end)
        if named is not None and named.type != "Person" and _describes(clusters, nominal, named):
            surer = max(nominal.certainty, WORDED if named.certainty < WORDED else LABELLED)
            clusters.retype(nominal, nominal.type, surer)
            clusters.merge(nominal, named)


def _be_person(clusters: Clusters, post: Token, names: dict[int, MentionSpan]) -> None:
    """`Shera Chok, a GP`: whoever has a post beside the name is a person, whatever the language model says."""
    named = names.get(post.head.i) if post.dep_ == "appos" else None
    if named is not None and named.certainty < WORDED and named.end - named.start > 1:
        clusters.retype(named, "Person", WORDED)


def _copula(token: Token) -> Token | None:
    """The `be` of which a noun, or the noun it is coordinated with, is the complement."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN", "ADJ"}:
        first = first.head
    return first.head if first.dep_ == "attr" and first.head.lemma_ == "be" else None


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _describes(clusters: Clusters, nominal: MentionSpan, named: MentionSpan) -> bool:
    if clusters.compatible(nominal.type, named.type):
        return True
    return named.certainty <= 2 and nominal.type not in {"Group", "Role", "Place"}
