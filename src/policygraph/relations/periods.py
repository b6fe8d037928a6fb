"""Dates as people write them, as intervals of days: `last year`, `from April 2015`, `2015-16`.

Intervals are those of ISO 8601-1, ``2015-04-01/2016-03-31``; an end that the text leaves open is ``..``, as in ISO
8601-2 and EDTF level 1. The words are in ``language/words/dates.yaml``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from policygraph.relations.calendar_dates import TWO_YEARS, days_of, listed

_OPEN = ".."
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BETWEEN = re.compile(r"(?:between|from) (.+?) (?:and|to|until|till|-|–) (.+)|(.+?) (?:to|until|till|–) (.+)")


def period_of(written: str, day: str | None = None, future: bool = False) -> str | None:
    """Return the interval that a date as written stands for.

    Args:
        written: The words of the text, with the preposition before them.
        day: The day that the document bears, ``YYYY-MM-DD``; without it `last year` means nothing.
        future: What is dated is yet to be: a month or a weekday without a year is the next one, not the last.

    Returns:
        An ISO 8601 interval of days; None where the words cannot be told.

    >>> period_of("from April 2015"), period_of("last year", "2024-05-02")
    ('2015-04-01/..', '2023-01-01/2023-12-31')
    >>> period_of("the 2015-16 financial year"), period_of("former", "2024-05-02")
    ('2015-04-01/2016-03-31', '../2024-05-02')
    >>> period_of("quarterly") is None
    True
    """
    today = date.fromisoformat(day) if day is not None and _DAY.fullmatch(day) else None
    text = " ".join(written.casefold().replace(",", " ").split())
    try:
        if text in listed("past"):
            return f"{_OPEN}/{today}" if today else None
        return _interval(text, today, future)
    except (ValueError, OverflowError):  # 31 February, year 0
        return None


def _interval(text: str, today: date | None, future: bool) -> str | None:
    if (both := _BETWEEN.fullmatch(text)) and not TWO_YEARS.search(text):
        first, last = (part for part in both.groups() if part is not None)
        end = days_of(last, today, future)
        begin = days_of(first, today, future) or (end and days_of(f"{first} {end[0].year}", today, future))
        if begin and end and begin[0] <= end[1]:
            return f"{begin[0]}/{end[1]}"
    opened, closed = _led_by(text, "opening"), _led_by(text, "closing")
    days = days_of(text, today, future or (closed is not None and _says_future(text)))
    if days is None:
        return None
    if opened is not None:
        return f"{days[1] + timedelta(1) if opened == 'after' else days[0]}/{_OPEN}"
    if closed is not None:
        return f"{_OPEN}/{days[0] - timedelta(1) if closed == 'before' else days[1]}"
    return f"{days[0]}/{days[1]}"


def _says_future(text: str) -> bool:
    return text.startswith("by ")


def _led_by(text: str, kind: str) -> str | None:
    return next((word for word in listed(kind) if text.startswith(f"{word} ")), None)
