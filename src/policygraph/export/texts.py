"""Which texts can be written: the formats draw the line in two places."""

from __future__ import annotations

import re

from policygraph.errors import PolicyGraphError

_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Finds the characters that no XML 1.0 document can hold, not even escaped (section 2.2)."""


def refuse_unwritable(text: str, bearer: str) -> None:
    r"""Do nothing if a text can be written.

    Half a surrogate pair is no character of UTF-8, and at a NUL many programs end a text.

    Args:
        text: The text.
        bearer: Whose text it is, for the message: an IRI.

    Raises:
        PolicyGraphError: If it has half a surrogate pair or a NUL.

    >>> refuse_unwritable("a\0b", "urn:kent")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: <urn:kent> has a text that cannot be written, 'a\x00b': take ...
    """
    # Most texts are ASCII, and of those both questions are answered at the speed of memory.
    if ("\0" in text or not text.isascii()) and _NOT_TEXT.search(text):
        raise PolicyGraphError(
            f"<{bearer.encode('utf-8', 'backslashreplace').decode()}> has a text that cannot be written, "
            f"{text[:40]!r}: take the NUL or the half of a surrogate pair out of it"
        )
