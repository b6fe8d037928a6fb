"""From bytes to text."""

from __future__ import annotations

import codecs
import re

from policygraph.errors import DocumentError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """Decode the bytes of a text file; line ends and all other characters stay as they are.

    Text is UTF-8, with or without a byte order mark, or UTF-16 with one. What is neither is read as Windows-1252,
    in which older British documents are saved, if it holds neither control bytes nor any character of UTF-8.

    Raises:
        DocumentError: If the bytes are no text, or a part of them is damaged; the message gives the byte's offset.

    >>> decode("£3 million".encode("cp1252")) == decode("£3 million".encode("utf-8-sig")) == "£3 million"
    True
    """
    text = _utf16(data) if data.startswith(_UTF16_MARKS) else _utf8(data)
    nul = text.find("\0")
    if nul >= 0:
        raise DocumentError(f"is not text: it has a NUL at character {nul}; save its text as UTF-8")
    return text


def _utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise DocumentError(f"begins as UTF-16 text, but is damaged at byte {error.start}: save it as UTF-8") from None


def _utf8(data: bytes) -> str:
    content = data.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(content)
    if _CONTROL_BYTES.search(data):
        raise DocumentError(f"is not text: byte {offset} (0x{data[offset]:02x}) is not UTF-8; save its text as UTF-8")
    if content is not data or not data.decode("utf-8", "ignore").isascii():
        raise DocumentError(
            f"is UTF-8 text, but is damaged at byte {offset} (0x{data[offset]:02x}): save it as UTF-8 again"
        )
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"is neither UTF-8 nor Windows-1252 text: see byte {error.start} (0x{data[error.start]:02x}); "
            "save it as UTF-8"
        ) from None
