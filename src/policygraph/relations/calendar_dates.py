"""The days that a date as written stands for: `16th July 2015`, `2015-16`, `last year`, `on Thursday`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache

from policygraph.language.words import words

Days = tuple[date, date]
"""The first and the last day of a span of time."""

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
TWO_YEARS = re.compile(r"\b(\d{4}) ?(?:-|–|/|to|and) ?(\d{4}|\d\d)\b")
_YEAR = re.compile(r"\b(\d{4})\b")
_DECADE = re.compile(r"(\d{3}0)s")
_RELATIVE = re.compile(r"(last|past|previous|this|current|next|coming|following) (day|week|month|quarter|year)")
_SPAN = re.compile(r"(last|past|previous|next|coming|following) (\w+) (day|week|month|year)s")
_AGO = re.compile(r"(\w+) (day|week|month|year)s? (ago|earlier)")
_FINANCIAL_YEAR_STARTS = 4


def days_of(text: str, today: date | None, future: bool) -> Days | None:
    """Return the first and the last day that a date stands for; None where the words cannot be told.

    Args:
        text: The date in small letters; a preposition before it is passed over.
        today: The day on which it was written; without it `last year` means nothing.
        future: A month or a weekday alone is the next one, not the last.

    Raises:
        ValueError: If there is no such day.

    >>> days_of("spring 2016", None, future=False)
    (datetime.date(2016, 3, 1), datetime.date(2016, 5, 31))
    """
    text = _bare(text)
    for read in (_calendar_day, _financial, _month_or_season, _whole_year):
        if (found := read(text, today, future)) is not None:
            return found
    if today is None:
        return None
    for tell in (_named_day, _relative, _span, _ago):
        if (found := tell(text, today, future)) is not None:
            return found
    return None


def _bare(text: str) -> str:
    leading = {*listed("passed_over"), *listed("opening"), *listed("closing"), "up", "to"}
    parts = text.split()
    while len(parts) > 1 and parts[0] in leading:
        parts.pop(0)
    return " ".join(parts)


def _calendar_day(text: str, today: date | None, future: bool) -> Days | None:
    if found := _ISO.search(text):
        day = date(*map(int, found.groups()))
    elif found := _NUMERIC.fullmatch(text):
        number, month, year = map(int, found.groups())
        day = date(year, month, number)
    elif found := _written_day().search(text):
        number = int(found["day"] or found["day_after"])
        month = _month(found["month"] or found["month_before"])
        year_text = found["year"] or found["year_after"]
        if year_text is None and today is None:
            return None
        day = date(int(year_text), month, number) if year_text else _nearest(month, number, today, future)
    else:
        return None
    return day, day


def _financial(text: str, _today: date | None, _future: bool) -> Days | None:
    """`2015-16` and `2016 to 2017` are financial years, `2015 to 2020` are calendar years."""
    found = TWO_YEARS.search(text)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2])
    if last < 100:
        last += first - first % 100 + (100 if first % 100 == 99 else 0)
    if last == first + 1:
        return date(first, _FINANCIAL_YEAR_STARTS, 1), date(last, _FINANCIAL_YEAR_STARTS, 1) - timedelta(1)
    return (date(first, 1, 1), date(last, 12, 31)) if first < last else None


def _month_or_season(text: str, today: date | None, future: bool) -> Days | None:
    found = _written_month().search(text)
    if found is None:
        return None
    first, last = _season(found["name"])
    if found["year"] is not None:
        year = int(found["year"])
    elif today is not None:
        year = _year_of(first, found["which"], today, future)
    else:
        return None
    return date(year, first, 1), _last_of_month(year + (last < first), last)


def _year_of(month: int, which: str | None, today: date, future: bool) -> int:
    """The year of a month that has none: the last one that began, or the next that will."""
    if which in {"next", "coming"} or (future and which is None):
        return today.year + (month <= today.month if which else month < today.month)
    if which == "this":
        return today.year
    return today.year - (month >= today.month if which == "last" else month > today.month)


def _whole_year(text: str, _today: date | None, _future: bool) -> Days | None:
    if found := _DECADE.search(text):
        first = int(found[1])
        return date(first, 1, 1), date(first + 9, 12, 31)
    found = _YEAR.search(text)
    return (date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)) if found else None


def _named_day(text: str, today: date, future: bool) -> Days | None:
    days = {"today": 0, "tonight": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
    if text in days or text in {"this morning", "this afternoon", "this evening"}:
        day = today + timedelta(days.get(text, 0))
        return day, day
    which, _, name = text.rpartition(" ")
    if name not in listed("weekdays") or which not in {"", "last", "next", "this"}:
        return None
    ahead = (listed("weekdays").index(name) - today.weekday()) % 7
    if which == "next" or (future and which != "last"):
        day = today + timedelta(ahead or 7)
    else:
        day = today - timedelta((7 - ahead) % 7 or (7 if which == "last" else 0))
    return day, day


def _relative(text: str, today: date, _future: bool) -> Days | None:
    found = _RELATIVE.fullmatch(text)
    if found is None:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0}.get(found[1], 1)
    unit = found[2]
    if unit == "day":
        return today + timedelta(step), today + timedelta(step)
    if unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * step)
        return monday, monday + timedelta(6)
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    length = 3 if unit == "quarter" else 1
    begin = _months_on(today.replace(day=1), step * length - ((today.month - 1) % length))
    return begin, _months_on(begin, length) - timedelta(1)


def _span(text: str, today: date, _future: bool) -> Days | None:
    found = _SPAN.fullmatch(text)
    number = _number(found[2]) if found else None
    if found is None or number is None:
        return None
    ahead = found[1] in {"next", "coming", "following"}
    other = _away(today, number if ahead else -number, found[3])
    return (today, other) if ahead else (other, today)


def _ago(text: str, today: date, _future: bool) -> Days | None:
    found = _AGO.fullmatch(text)
    number = _number(found[1]) if found else None
    if found is None or number is None:
        return None
    then = _away(today, -number, found[2])
    if found[2] == "year":
        return date(then.year, 1, 1), date(then.year, 12, 31)
    if found[2] == "month":
        return then.replace(day=1), _last_of_month(then.year, then.month)
    return then, then


def _away(day: date, number: int, unit: str) -> date:
    if unit in {"day", "week"}:
        return day + timedelta(number * (7 if unit == "week" else 1))
    return _months_on(day, number * (12 if unit == "year" else 1))


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _nearest(month: int, number: int, today: date | None, future: bool) -> date:
    if today is None:
        raise ValueError("a day without a year")
    this = date(today.year, month, number)
    if future:
        return this if this >= today else date(today.year + 1, month, number)
    return this if this <= today else date(today.year - 1, month, number)


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if word in {"a", "an"}:
        return 1
    return listed("numbers").index(word) if word in listed("numbers") else None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(listed("months"), 1) if month.startswith(name[:3]))


def _season(name: str) -> tuple[int, int]:
    seasons: dict[str, list[str]] = words("dates")["seasons"]
    if name in seasons:
        first, last = map(int, seasons[name])
        return first, last
    return _month(name), _month(name)


@cache
def _written_day() -> re.Pattern[str]:
    months = _month_names()
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?P<day>\d{{1,2}}){ordinal} (?:of )?(?P<month>{months})\b\.?(?: (?P<year>\d{{4}}))?"
        rf"|\b(?P<month_before>{months})\.? (?P<day_after>\d{{1,2}}){ordinal}\b(?: (?P<year_after>\d{{4}}))?"
    )


@cache
def _written_month() -> re.Pattern[str]:
    names = "|".join([_month_names(), *words("dates")["seasons"]])
    return re.compile(rf"(?:(?P<which>last|next|this|coming) )?\b(?P<name>{names})\b\.?(?: (?:of )?(?P<year>\d{{4}}))?")


def _month_names() -> str:
    return "|".join(f"{month}|{month[:4]}|{month[:3]}" if len(month) > 3 else month for month in listed("months"))


@cache
def listed(name: str) -> list[str]:
    """Return a list of ``language/words/dates.yaml``."""
    return list(words("dates")[name])
