from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from policygraph.stores.chunks import chunks, kept

LINES = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=30), max_size=40)


@given(LINES, st.integers(1, 100))
def test_chunks_put_together_are_the_lines_and_none_is_too_large_unless_one_line_is(
    texts: list[str], size: int
) -> None:
    lines = [f"{text}\n".encode() for text in texts]
    found = list(chunks(lines, size))
    assert b"".join(found) == b"".join(lines)
    assert all(chunk.endswith(b"\n") for chunk in found)
    assert all(len(chunk) <= size or chunk in lines for chunk in found)
    # As few as that way of cutting allows: no chunk has room for the line that follows it.
    assert all(len(one) + len(other.split(b"\n")[0]) + 1 > size for one, other in pairwise(found))


@given(LINES, st.integers(1, 100))
def test_what_is_kept_is_cut_the_same_way_each_time(texts: list[str], size: int) -> None:
    with kept(iter([f"{text}\n" for text in texts])) as content:
        first, second = list(content.chunks(size)), list(content.chunks(size))
        assert first == second
        assert len(first) == content.number_of_chunks(size)
        assert b"".join(first).decode() == "".join(f"{text}\n" for text in texts)
        assert content.triples == len(texts)


def test_a_content_is_known_by_its_bytes() -> None:
    with kept(["a\n", "b\n"]) as one, kept(["a\n", "b\n"]) as same, kept(["b\n", "a\n"]) as other:
        assert one.digest == same.digest != other.digest


def test_a_content_without_lines_is_one_empty_chunk() -> None:
    with kept([]) as content:
        assert list(content.chunks(10)) == [b""]
