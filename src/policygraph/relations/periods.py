"""Dates as people write them, as intervals of days: `last year`, `from April 2015`, `2015-16`.

Intervals are those of ISO 8601-1, ``2015-04-01/2016-03-31``; an end that the text leaves open is ``..``, as in ISO
8601-2 and EDTF level 1. The words are in ``language/words/dates.yaml``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from policygraph.relations.calendar_dates import TWO_YEARS, Days, days_of, listed

_OPEN = ".."
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BETWEEN = re.compile(r"(?:between|from) (.+?) (?:and|to|until|till|-|–) (.+)|(?!up )(.+?) (?:to|until|till|-|–) (.+)")
_ENDS_IN_YEAR = re.compile(r".*\b\d{4}")
_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


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
    text = " ".join(written.casefold().replace(",", " ").split())
    try:
        today = date.fromisoformat(day) if day is not None and _DAY.fullmatch(day) else None
        if text in listed("past"):
            return f"{_OPEN}/{today}" if today else None
        return _interval(text, today, future)
    except (ValueError, OverflowError):  # 31 February, year 0
        return None


def _interval(text: str, today: date | None, future: bool) -> str | None:
    both = _BETWEEN.fullmatch(text)
    if both is not None and (both[1] or not TWO_YEARS.search(f"{both[3][-4:]} to {both[4][:4]}")):
        first, last = (part for part in both.groups() if part is not None)
        end = days_of(last, today, future)
        begin = _begin(first, last, end, today, future)
        if begin and end:
            return f"{begin[0]}/{end[1]}" if begin[0] <= end[1] else None
    opened, closed = _led_by(text, "opening"), _led_by(text, "closing")
    days = days_of(text, today, future or (closed is not None and _says_future(text)))
    if days is None:
        return None
    if opened is not None:
        return f"{days[1] + timedelta(1) if opened == 'after' else days[0]}/{_OPEN}"
    if closed is not None:
        return f"{_OPEN}/{days[0] - timedelta(1) if closed == 'before' else days[1]}"
    return f"{days[0]}/{days[1]}"


def _begin(first: str, last: str, end: Days | None, today: date | None, future: bool) -> Days | None:
    """The first of two dates; it may have its month or its year from the second: `from April to June 2019`."""
    own = days_of(first, today, future)
    if end is None or _ENDS_IN_YEAR.fullmatch(first):
        return own
    if _NUMBER.fullmatch(first):
        return days_of(f"{first} {last.partition(' ')[2]}", end[1], future=False)
    of_a_month = any(month[:3] in first for month in listed("months"))
    if own is None or own[0] > end[1] or (of_a_month and _ENDS_IN_YEAR.fullmatch(last)):
        return days_of(first, end[1], future=False) or own
    return own


def _says_future(text: str) -> bool:
    return text.startswith("by ")


def _led_by(text: str, kind: str) -> str | None:
    return next((word for word in listed(kind) if text.startswith(f"{word} ")), None)
