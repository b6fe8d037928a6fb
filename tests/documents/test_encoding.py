import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.documents.encoding import decode
from policygraph.errors import DocumentError

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
SENTENCE = "The Treasury’s £3 million – “new money” – went to Conwy.\r\n\tNext page:\f"


@given(TEXT.filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_comes_back_unchanged_with_and_without_a_byte_order_mark(text: str) -> None:
    data = text.encode("utf-8")
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(data) == text
    assert decode(codecs.BOM_UTF8 + data) == text


@given(TEXT, st.sampled_from(["le", "be"]))
def test_utf16_with_a_byte_order_mark_comes_back_unchanged(text: str, order: str) -> None:
    assert decode(f"\ufeff{text}".encode(f"utf-16-{order}")) == text


@given(st.binary())
def test_any_bytes_are_a_text_or_an_error(data: bytes) -> None:
    try:
        assert "\0" not in decode(data)
    except DocumentError as error:
        assert "save" in str(error)


def test_windows_1252_is_read_where_the_bytes_are_not_utf8() -> None:
    assert decode(SENTENCE.encode("cp1252")) == SENTENCE


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Grant\0s", "NUL at character 5"),
        (b"%PDF-1.7\n\xe2\xe3\x01", "is not text: byte 9 (0xe2)"),
        ("Conwy’s £3m".encode().replace(b"3", b"\xff"), "damaged at byte 12 (0xff)"),
        (codecs.BOM_UTF8 + b"Grants\xff", "damaged at byte 9 (0xff)"),
        (b"Grants \x81", "neither UTF-8 nor Windows-1252 text: see byte 7 (0x81)"),
        (codecs.BOM_UTF16_LE + b"G\0r", "damaged at byte 4"),
    ],
)
def test_bytes_that_are_no_text_are_named_with_their_offset(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError) as raised:
        decode(data)
    assert message in str(raised.value)
