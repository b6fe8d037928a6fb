"""Dates of which the day, or the day and the month, may not be known."""

from __future__ import annotations

import re
from datetime import date

_FORM = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_FIRST = "-01-01"


def is_date(text: str) -> bool:
    """Return whether the text is a day, a month or a year of ISO 8601: ``2024-07-09``, ``2024-07`` or ``2024``.

    >>> [is_date(text) for text in ("2024-07-09", "2024-07", "2024", "2024-02-30", "9 July 2024", "20240709")]
    [True, True, True, False, False, False]
    """
    if _FORM.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text + _FIRST[len(text) - 4 :])
    except ValueError:
        return False
    return True
