import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policygraph.model import Document, Entity, Evidence, Form, GraphContents, Mention, Statement
from policygraph.page.network import to_network
from policygraph.page.records import records
from policygraph.page.texts import Paragraph, Texts

LETTERS = "ab .\n\n\t\r😀𝔘é\u2028\u00a0<&"
FORMS: tuple[Form, ...] = ("name", "abbreviation", "nominal", "pronoun")


def mention(text: str, words: str, form: Form = "name", document: str = "memo") -> Mention:
    start = text.index(words)
    return Mention(document, start, start + len(words), words, form)


def evidence(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence("memo", start, start + len(words), words, "backs", "supports/verb")


def contents(text: str, mentions: list[list[Mention]], quotations: list[list[Evidence]]) -> GraphContents:
    """Entities with these mentions, and statements with these quotations."""
    return GraphContents(
        (Document("memo", text),),
        tuple(Entity(f"urn:{n}", f"Body {n}", "PublicBody", mentions=tuple(some)) for n, some in enumerate(mentions)),
        tuple(Statement(f"urn:s{n}", "urn:0", "supports", "urn:0", tuple(some)) for n, some in enumerate(quotations)),
    )


def cut(text: str, mentions: list[list[Mention]], quotations: list[list[Evidence]]) -> list[Paragraph]:
    graph = contents(text, mentions, quotations)
    return Texts(graph).paragraphs(graph.documents[0])


def flat(paragraph: Paragraph) -> list[tuple[str, list[int], list[int]]]:
    """The pieces of a paragraph: words, entities from the innermost out, statements."""
    found = []
    for piece in paragraph:
        inside = piece["segments"] if isinstance(piece, dict) else [piece]
        for segment in inside:
            words, *rest = [segment] if isinstance(segment, str) else segment
            entities = [int(number) for number in (*rest[:1], *rest[2:])]
            found.append((str(words), entities, piece["statements"] if isinstance(piece, dict) else []))
    return found


def joined(paragraph: Paragraph) -> str:
    return "".join(words for words, _, _ in flat(paragraph))


def test_blank_lines_part_paragraphs_and_other_lines_do_not() -> None:
    text = "\n\n# Aims\n \nWe will:\n  * listen\n  * learn  \n\t\n\r\nThe end.\n"

    assert cut(text, [], []) == [["# Aims"], ["We will:\n  * listen\n  * learn"], ["The end."]]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    assert cut("Aims\r\n  We will listen.\nThe end.\n\n", [], []) == [["Aims"], ["  We will listen."], ["The end."]]


def test_a_document_without_text_has_no_paragraphs() -> None:
    for text in ("", " \n\n "):
        graph = contents(text, [], [])
        assert Texts(graph).paragraphs(graph.documents[0]) == []
        assert Texts(graph).paragraph_of(Evidence("memo", 0, 1, "x", "x", "x")) is None


def test_mentions_say_who_and_whether_it_is_a_name() -> None:
    text = "The LGA says the department backs it."
    said = [
        [mention(text, "LGA", "abbreviation")],
        [mention(text, "the department", "nominal"), mention(text, "it", "pronoun")],
    ]

    assert cut(text, said, []) == [
        ["The ", ["LGA", 0], " says ", ["the department", 1, 1], " backs ", ["it", 1, 1], "."]
    ]


def test_the_innermost_mention_comes_first() -> None:
    text = "Some council chief executives met."
    said = [[mention(text, "council chief executives", "nominal")], [mention(text, "council")]]

    assert cut(text, said, []) == [["Some ", ["council", 1, 0, 0], [" chief executives", 0, 1], " met."]]


def test_mentions_that_cross_and_two_of_the_same_words() -> None:
    text = "the BBC charter"
    said = [[mention(text, "the BBC")], [mention(text, "BBC charter")], [mention(text, "the BBC")]]

    (paragraph,) = cut(text, said, [])

    assert flat(paragraph) == [("the ", [0, 2], []), ("BBC", [1, 0, 2], []), (" charter", [1], [])]


def test_quotations_that_overlap_and_where_each_ends() -> None:
    text = "A first. A second. A third."
    quoted = [[evidence(text, "A first. A second.")], [evidence(text, "A second. A third.")]]

    assert cut(text, [[mention(text, "second")]], quoted) == [
        [
            {"statements": [0], "segments": ["A first. "], "continues": [0]},
            {"statements": [0, 1], "segments": ["A ", ["second", 0], "."], "continues": [1]},
            {"statements": [1], "segments": [" A third."]},
        ]
    ]


def test_a_quotation_over_a_paragraph_break_is_marked_on_both_sides_and_ends_once() -> None:
    text = "He said:\n\n“It helps.”\n\nThe end."
    quoted = [[evidence(text, "said:\n\n“It helps.”\n\n")]]

    first, second, third = cut(text, [], quoted)

    assert first == ["He ", {"statements": [0], "segments": ["said:"], "continues": [0]}]
    assert second == [{"statements": [0], "segments": ["“It helps.”"]}]
    assert third == ["The end."]
    assert Texts(contents(text, [], quoted)).paragraph_of(quoted[0][0]) == 1


def test_what_does_not_fit_the_text_is_left_alone() -> None:
    text = "It backs Prevent."
    said = [
        [
            Mention("memo", -3, 2, "It", "name"),
            Mention("memo", 1, 3, "It", "name"),
            Mention("other", 0, 2, "It", "name"),
        ]
    ]
    quoted = [[Evidence("memo", 3, 90, "backs Prevent.", "backs", "x"), Evidence("memo", 2, 3, " ", "backs", "x")]]

    assert cut(text, said, quoted) == [[text]]
    assert Texts(contents(text, said, quoted)).paragraph_of(quoted[0][0]) is None


def fits(text: str, one: Mention | Evidence) -> bool:
    places = range(len(text) + 1)
    return (
        one.start in places and one.end in places and text[one.start : one.end] == one.text and bool(one.text.strip())
    )


@st.composite
def graphs(draw: st.DrawFn) -> GraphContents:
    text = draw(st.text(LETTERS, max_size=60))

    def spans() -> list[tuple[int, int]]:
        place = st.integers(-1, len(text) + 1)
        return draw(st.lists(st.tuples(place, place), max_size=6))

    def words(start: int, end: int) -> str:
        return draw(st.sampled_from([text[max(start, 0) : max(end, 0)], text[max(start, 0) : max(end, 0)], "ab"]))

    said = [[Mention("memo", *span, words(*span), draw(st.sampled_from(FORMS))) for span in spans()] for _ in range(3)]
    quoted = [[Evidence("memo", *span, words(*span), "backs", "x") for span in spans()] for _ in range(3)]
    return contents(text, said, quoted)


@given(graphs())
def test_joined_the_pieces_are_the_paragraphs(graph: GraphContents) -> None:
    document = graph.documents[0]
    paragraphs = Texts(graph).paragraphs(document)

    found = [joined(paragraph) for paragraph in paragraphs]

    assert json.loads(json.dumps(paragraphs)) == paragraphs
    assert all(paragraph.strip() and paragraph == paragraph.rstrip() for paragraph in found)
    assert "".join("".join(found).split()) == "".join(document.text.split())
    position = 0
    for paragraph in found:
        place = document.text.index(paragraph, position)
        assert document.text[position:place].strip() == ""
        position = place + len(paragraph)


@given(graphs())
def test_each_character_is_marked_with_all_that_it_is_part_of(graph: GraphContents) -> None:
    text = graph.documents[0].text
    mentioned: list[set[int]] = [set() for _ in text]
    quoted: list[set[int]] = [set() for _ in text]
    for number, entity in enumerate(graph.entities):
        for one in entity.mentions:
            if fits(text, one):
                for place in range(one.start, one.end):
                    mentioned[place].add(number)
    for number, statement in enumerate(graph.statements):
        for piece in statement.evidence:
            if fits(text, piece):
                for place in range(piece.start, piece.end):
                    quoted[place].add(number)

    pieces = [piece for paragraph in Texts(graph).paragraphs(graph.documents[0]) for piece in flat(paragraph)]
    marked = [
        (letter, set(entities), set(statements))
        for words, entities, statements in pieces
        for letter in words
        if letter.strip()
    ]

    expected = [one for one in zip(text, mentioned, quoted, strict=True) if one[0].strip()]
    assert marked == expected


@given(graphs())
def test_each_quotation_ends_once_and_begins_in_its_paragraph(graph: GraphContents) -> None:
    texts = Texts(graph)
    paragraphs = texts.paragraphs(graph.documents[0])
    for number, statement in enumerate(graph.statements):
        ends: list[str] = []
        for paragraph in paragraphs:
            passages = [piece for piece in paragraph if isinstance(piece, dict)]
            bearing = [piece for piece in passages if number in piece["statements"]]
            ends += ["" for piece in bearing if number not in piece.get("continues", [])]
            assert all(set(piece.get("continues", [])) <= set(piece["statements"]) for piece in passages)
        places = {place for one in statement.evidence if (place := texts.paragraph_of(one)) is not None}
        assert bool(ends) == bool(places)
        for place in places:
            assert any(number in statements for _, _, statements in flat(paragraphs[place - 1]))


def test_records_have_texts_and_the_paragraphs_of_quotations(memo: GraphContents) -> None:
    made: dict[str, Any] = records(memo, to_network(memo))

    assert made["documents"][0]["text"][0][0]["statements"] == [0]
    assert made["statements"][2]["evidence"][0]["paragraph"] == 1
