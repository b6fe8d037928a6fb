from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policygraph.model import Evidence, Mention
from policygraph.page.quotations import pieces


def joined(found: list[str | tuple[str, str]]) -> str:
    return "".join(piece if isinstance(piece, str) else piece[1] for piece in found)


def mention(evidence: Evidence, start: int, end: int) -> Mention:
    text = evidence.text[max(start - evidence.start, 0) : max(end - evidence.start, 0)]
    return Mention(evidence.document, start, end, text, "name")


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4)


@given(st.text(max_size=40), st.text(max_size=8), st.integers(0, 20), spans, spans)
def test_the_pieces_are_the_quotation(
    text: str, trigger: str, start: int, subject: list[tuple[int, int]], object: list[tuple[int, int]]
) -> None:
    evidence = Evidence("d", start, start + len(text), text, trigger, "r")
    found = pieces(evidence, [mention(evidence, *one) for one in subject], [mention(evidence, *one) for one in object])
    assert joined(found) == text
    assert all(found)


def test_a_trigger_of_several_words_apart_is_marked_word_by_word() -> None:
    evidence = Evidence("d", 0, 28, "It set the new body up again", "set up", "r")
    assert [piece for piece in pieces(evidence, [], []) if not isinstance(piece, str)] == [
        ("trigger", "set"),
        ("trigger", "up"),
    ]


def test_a_trigger_is_not_found_inside_a_word() -> None:
    evidence = Evidence("d", 0, 27, "The aides said that it aids", "aids", "r")
    assert pieces(evidence, [], []) == ["The aides said that it ", ("trigger", "aids")]


def test_a_mention_inside_another_stays_visible() -> None:
    evidence = Evidence("d", 10, 30, "Home Office official", "", "r")
    found = pieces(evidence, [mention(evidence, 10, 30)], [mention(evidence, 10, 21)])
    assert found == [("object", "Home Office"), ("subject", " official")]


def test_mentions_elsewhere_or_with_other_words_are_left_alone() -> None:
    evidence = Evidence("d", 10, 20, "It is here", "", "r")
    elsewhere = [Mention("other", 10, 12, "It", "pronoun"), Mention("d", 0, 2, "It", "pronoun")]
    assert pieces(evidence, elsewhere, [Mention("d", 13, 15, "at", "name")]) == ["It is here"]
