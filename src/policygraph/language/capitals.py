"""Names that no knowledge base has: sequences of capitalised words, typed by the words that make them up.

`Kent County Council` is a council because its last word says so, `Department for Widgets` a department because its
first does. The word lists are `words/names.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.name_types import after_first, longest_suffix, name_words, type_of_words, word_list
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NUMBER = re.compile(r"\d+[A-Z]*|[A-Z]|[IVX]+")
_YEAR_LENGTH = 4
_MOST_PARTS = 8
_LONGEST_FIRST = 6
_NEVER_NAMES = frozenset({"ADP", "ADV", "SCONJ", "DET", "PRON", "AUX", "CCONJ", "VERB"})


@dataclass(frozen=True, slots=True)
class Capitals:
    """A sequence of tokens that reads as one name.

    Args:
        start: First token.
        end: One past the last token.
        type: What its words say it is, or None.
    """

    start: int
    end: int
    type: str | None


def capitalised(doc: Doc, borders: set[int], known: frozenset[tuple[int, int]] = frozenset()) -> list[Capitals]:
    """Return the names that capitals and word lists give.

    Args:
        doc: A parsed Doc.
        borders: Tokens at which a new name begins whatever stands before (a person after a title or post).
        known: First and last-plus-one tokens of names that need no `and` to be whole.

    >>> import spacy
    >>> doc = spacy.blank("en")("She chairs the Kent and Medway Health Board in Kent.")
    >>> [(doc[c.start : c.end].text, c.type) for c in capitalised(doc, set())]
    [('Kent and Medway Health Board', 'PublicBody'), ('Kent', None)]
    """
    found: list[Capitals] = []
    position = 0
    while position < len(doc):
        if not _begins_name(doc[position]):
            position += 1
            continue
        parts, end = _sequence(doc, position, borders, known)
        found.extend(_divide(doc, parts, known))
        position = end
    return found


def _is_capital(token: Token) -> bool:
    text: str = token.text
    return text[0].isupper() and text[-1] not in ":" and any(character.isalpha() for character in text)


def _begins_name(token: Token) -> bool:
    if token.text in word_list("postnominals") and token.i and token.nbor(-1).text[0].isupper():
        return False
    if token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and not token.whitespace_:
        return _is_capital(token)
    opens = token.is_sent_start or (token.i > 0 and not token.nbor(-1).text.strip("#*"))
    if opens and (token.pos_ in _NEVER_NAMES or token.tag_ == "VBG" or _opens_as_noun(token)):
        return False
    if not _is_capital(token):
        return False
    return token.text not in word_list("not_first") or _counts_as_name(token)


def _counts_as_name(token: Token) -> bool:
    """`PHE's One You campaign`: inside a sentence a numeral or an adjective with a capital may begin a name."""
    if token.is_sent_start or token.pos_ not in {"NUM", "ADJ", "PROPN"} or token.i + 1 >= len(token.doc):
        return False
    before = token.nbor(-1)
    return (before.is_lower or before.text in {"'s", "’s"}) and token.nbor(1).text[0].isupper()


def _opens_as_noun(token: Token) -> bool:
    """`Providers of the Work Programme` at the start of a sentence: the capital makes no name of it."""
    following = [right.lower_ for right in token.doc[token.i + 1 : token.i + 3]]
    return token.tag_ == "NNS" and token.pos_ == "NOUN" and following == ["of", "the"]


def _sequence(
    doc: Doc, start: int, borders: set[int], known: frozenset[tuple[int, int]]
) -> tuple[list[tuple[int, int]], int]:
    """Collect the parts of a possible name: runs of capitals, divided at `and`, `&` and commas."""
    parts: list[tuple[int, int]] = []
    run = start
    position = start + 1
    while position < len(doc):
        token: Token = doc[position]
        if token.is_sent_start and position > start and doc[position - 1].text != "-":
            break
        step = _continues(doc, run, position, borders, known)
        if step:
            position += step
            continue
        joint = _joint(doc, position)
        if joint and position + joint < len(doc) and position + joint not in borders:
            parts.append((run, position))
            run = position + joint
            position = run + 1
            continue
        break
    parts.append((run, position))
    return parts, position


def _continues(doc: Doc, run: int, position: int, borders: set[int], known: frozenset[tuple[int, int]]) -> int:
    """How many tokens belong to the run from ``position`` on; 0 where it ends."""
    token: Token = doc[position]
    following = doc[position + 1] if position + 1 < len(doc) else None
    if position in borders or token.text in word_list("postnominals") or (token.text == "I" and token.tag_ == "PRP"):
        return 0
    if _is_capital(token):
        return 1
    if token.like_num and (len(token.text) == _YEAR_LENGTH or (following is not None and _is_capital(following))):
        return 1
    if following is None:
        return 0
    if token.text in "-/" and not doc[position - 1].whitespace_ and not token.whitespace_:
        return 2 if _is_capital(following) or following.text.isalpha() else 0
    if token.text in {"'s", "’s", "’", "'"}:
        fits = doc[position - 1].text.casefold() in word_list("possessive_names")
        return 2 if fits and _is_capital(following) else 0
    connectors = set(word_list("connectors"))
    if token.text in word_list("connectors_after_first") and (run, position) not in known:
        head = [word.text for word in doc[max(run, position - _LONGEST_FIRST) : position]]
        firsts = {name_words()[1].get(" ".join(head[start:])) for start in range(len(head))} - {None}
        if "Role" in firsts or (firsts and token.text != "to" and following.lower_ not in _calendar()):
            connectors.add(token.text)
    if (
        token.text == "for"
        and following.text == "the"
        and (run, position) in known
        and not _is_open(doc, run, position)
    ):
        return 0  # the case that the Government made for the Bill
    if token.text in connectors:
        after = position + 1
        if doc[after].text in {"the", "’s"} and after + 1 < len(doc):
            after += 1
        return after - position + 1 if _is_capital(doc[after]) and after not in borders else 0
    return 0


def _is_open(doc: Doc, start: int, end: int) -> bool:
    """Whether words want more after them to be a name: `Department`, `Minister`."""
    return " ".join(token.text for token in doc[start:end]) in name_words()[1]


def after_part(doc: Doc, start: int, end: int) -> int:
    """Return where a name begins after the part of it that is cited: `Part II of the Housing Act`, `8 of the Act`."""
    first = start + 1 if doc[start].text in word_list("parts") else start
    if first + 1 < end and _NUMBER.fullmatch(doc[first].text) and doc[first + 1].lower_ == "of":
        first += 3 if doc[first + 2].lower_ == "the" else 2
        return first if first < end else start
    if doc[max(start, end - 3) : end].text == "of the House" and _type(doc, start, end) == "Place":
        return end - 1  # the Floor of the House
    return start


@cache
def _calendar() -> frozenset[str]:
    return frozenset(words("dates")["weekdays"]) | frozenset(words("dates")["months"])


def _joint(doc: Doc, position: int) -> int:
    """Length of an `and`, `&` or comma that may stand inside a name before a capital; 0 where there is none."""
    token: Token = doc[position]
    if position + 1 >= len(doc):
        return 0
    if token.text in {"and", "&"} and _begins_name(doc[position + 1]):
        return 1
    if token.text == "," and _begins_name(doc[position + 1]):
        return 1
    return (
        2
        if token.text == ","
        and doc[position + 1].text in {"and", "&"}
        and position + 2 < len(doc)
        and _begins_name(doc[position + 2])
        else 0
    )


def _divide(doc: Doc, parts: list[tuple[int, int]], known: frozenset[tuple[int, int]]) -> list[Capitals]:
    """Decide which parts of a sequence are one name and which are several."""
    found: list[Capitals] = []
    position = 0
    while position < len(parts):
        for last in range(min(len(parts), position + _MOST_PARTS) - 1, position - 1, -1):
            start, end = parts[position][0], parts[last][1]
            joined = parts[position : last + 1]
            if last > position and (post := _post_before(doc, joined)):
                found.append(Capitals(start, start + post, "Role"))
                found.append(Capitals(start + post + 2, end, _type(doc, start + post + 2, end)))
                position = last
                break
            if position == last or (known.isdisjoint(joined) and _is_one_name(doc, joined)):
                found.extend(_without_place(doc, after_part(doc, start, end), end))
                position = last
                break
        position += 1
    return found


def _is_one_name(doc: Doc, parts: list[tuple[int, int]]) -> bool:
    start, end = parts[0][0], parts[-1][1]
    text = [token.text for token in doc[start:end]]
    if text.count(",") and not {"and", "&"} & set(text):
        return False
    first = name_words()[1]
    heads = [doc[start : start + length].text for length in range(1, _LONGEST_FIRST + 3)]
    begun = [
        first[head] for n, head in enumerate(heads, 1) if head in first and len(text) > n and text[n] in after_first()
    ]
    if begun:
        later = [_type(doc, *part) for part in parts[1:]]
        return not any(later)
    if text.count(","):
        return False
    earlier = [_type(doc, *part) for part in parts[:-1]]
    last = [token.text for token in doc[parts[-1][0] : end]]
    return not any(earlier) and len(last) > 1 and _type(doc, *parts[-1]) not in {None, "Role", "Place"}


def _post_before(doc: Doc, parts: list[tuple[int, int]]) -> int:
    """Length of the post in `Chair of the Audit and Risk Committee`, whose body has `and` in its name; 0 where none."""
    start, end = parts[0]
    text = [token.text for token in doc[start:end]]
    joint = next((i for i in range(1, len(text) - 2) if text[i : i + 2] == ["of", "the"]), 0)
    if not joint or longest_suffix(["", *text[:joint]], name_words()[0]) != "Role":
        return 0
    body = [(start + joint + 2, end), *parts[1:]]
    plain = not after_first().intersection(token.text for token in doc[slice(*parts[-1])])
    return joint if plain and _is_one_name(doc, body) else 0


def _without_place(doc: Doc, start: int, end: int) -> list[Capitals]:
    """Divide a post from the body that it is at: `National Chairman of Age UK`, `Kent County Council Leader`."""
    text = [token.text for token in doc[start:end]]
    lasts = name_words()[0]
    type_ = _type(doc, start, end)
    if type_ == "Role" and not {"of", "for"} & set(text):
        for length in range(len(text) - 1, 1, -1):
            body = type_of_words(text[:length])
            if body in word_list("employers") and longest_suffix(["", *text[length:]], lasts) == "Role":
                return [Capitals(start, start + length, body), Capitals(start + length, end, "Role")]
    for offset, word in enumerate(text):
        if word in {"of", "for"} and 0 < offset < len(text) - 1:
            before, after = text[:offset], text[offset + 1 :]
            skip = 1 if after[0] == "the" and len(after) > 1 else 0
            post = longest_suffix(["", *before], lasts)
            body = type_of_words(after[skip:])
            if post == "Role" and body not in {None, "Role", "Place", "Person", "Event"}:
                inner = start + offset + 1 + skip
                return [Capitals(start, start + offset, "Role"), Capitals(inner, end, body)]
    return [Capitals(start, end, type_)]


def _type(doc: Doc, start: int, end: int) -> str | None:
    text = [token.text for token in doc[start:end]]
    if len(text) == 1:
        return None
    return type_of_words(text)
