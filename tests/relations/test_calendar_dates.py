"""The days that a single date stands for, whatever its preposition."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.relations.calendar_dates import days_of, listed

TODAY = date(2024, 5, 2)  # a Thursday
DATES = st.dates(min_value=date(1000, 1, 1))


def _days(text: str, today: date | None = None, future: bool = False) -> tuple[str, str] | None:
    found = days_of(text, today, future)
    return None if found is None else (str(found[0]), str(found[1]))


@pytest.mark.parametrize(
    "text",
    [
        "16 july 2015",
        "16th july 2015",
        "the 16th of july 2015",
        "july 16 2015",
        "july 16th 2015",
        "16 jul 2015",
        "16/7/2015",
        "16.07.2015",
        "2015-07-16",
        "on 16 july 2015",
    ],
)
def test_a_day_is_itself_however_it_is_written(text: str) -> None:
    assert _days(text) == _days(text, TODAY) == ("2015-07-16", "2015-07-16")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("april 2015", "2015-04-01", "2015-04-30"),
        ("in february 2016", "2016-02-01", "2016-02-29"),
        ("february of 2015", "2015-02-01", "2015-02-28"),
        ("sept 2014", "2014-09-01", "2014-09-30"),
        ("oct. 2014", "2014-10-01", "2014-10-31"),
        ("early march 2018", "2018-03-01", "2018-03-31"),
        ("spring 2016", "2016-03-01", "2016-05-31"),
        ("the summer of 2012", "2012-06-01", "2012-08-31"),
        ("autumn 2019", "2019-09-01", "2019-11-30"),
        ("winter 2019", "2019-12-01", "2020-02-29"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("the end of 2019", "2019-01-01", "2019-12-31"),
        ("the year 2011", "2011-01-01", "2011-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("2015-16", "2015-04-01", "2016-03-31"),
        ("2015/16", "2015-04-01", "2016-03-31"),
        ("2015–2016", "2015-04-01", "2016-03-31"),
        ("2016 to 2017", "2016-04-01", "2017-03-31"),
        ("1999-00", "1999-04-01", "2000-03-31"),
        ("the 2015-16 financial year", "2015-04-01", "2016-03-31"),
        ("2015 to 2020", "2015-01-01", "2020-12-31"),
        ("2010-15", "2010-01-01", "2015-12-31"),
    ],
)
def test_months_seasons_years_and_decades_need_no_day_of_writing(text: str, first: str, last: str) -> None:
    assert _days(text) == _days(text, TODAY, future=True) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2024-05-02", "2024-05-02"),
        ("yesterday", "2024-05-01", "2024-05-01"),
        ("tomorrow", "2024-05-03", "2024-05-03"),
        ("this morning", "2024-05-02", "2024-05-02"),
        ("last week", "2024-04-22", "2024-04-28"),
        ("this week", "2024-04-29", "2024-05-05"),
        ("next week", "2024-05-06", "2024-05-12"),
        ("last month", "2024-04-01", "2024-04-30"),
        ("this month", "2024-05-01", "2024-05-31"),
        ("the coming month", "2024-06-01", "2024-06-30"),
        ("last quarter", "2024-01-01", "2024-03-31"),
        ("next quarter", "2024-07-01", "2024-09-30"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("earlier this year", "2024-01-01", "2024-12-31"),
        ("the following year", "2025-01-01", "2025-12-31"),
        ("last monday", "2024-04-29", "2024-04-29"),
        ("last thursday", "2024-04-25", "2024-04-25"),
        ("next thursday", "2024-05-09", "2024-05-09"),
        ("last may", "2023-05-01", "2023-05-31"),
        ("next march", "2025-03-01", "2025-03-31"),
        ("this summer", "2024-06-01", "2024-08-31"),
        ("last winter", "2023-12-01", "2024-02-29"),
        ("three years ago", "2021-01-01", "2021-12-31"),
        ("a year ago", "2023-01-01", "2023-12-31"),
        ("2 months ago", "2024-03-01", "2024-03-31"),
        ("ten days earlier", "2024-04-22", "2024-04-22"),
        ("two weeks ago", "2024-04-18", "2024-04-18"),
        ("the last five years", "2019-05-02", "2024-05-02"),
        ("the past two weeks", "2024-04-18", "2024-05-02"),
        ("the next three months", "2024-05-02", "2024-08-02"),
    ],
)
def test_a_relative_date_is_counted_from_the_day_of_writing(text: str, first: str, last: str) -> None:
    assert _days(text, TODAY) == _days(text, TODAY, future=True) == (first, last)
    assert _days(text) is None


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("monday", "2024-04-29", "2024-05-06"),
        ("on friday", "2024-04-26", "2024-05-03"),
        ("3 may", "2023-05-03", "2024-05-03"),
        ("16 july", "2023-07-16", "2024-07-16"),
        ("1 may", "2024-05-01", "2025-05-01"),
        ("march", "2024-03-01", "2025-03-01"),
        ("june", "2023-06-01", "2024-06-01"),
        ("in may", "2024-05-01", "2024-05-01"),
        ("summer", "2023-06-01", "2024-06-01"),
        ("winter", "2023-12-01", "2024-12-01"),
    ],
)
def test_a_date_without_a_year_is_the_last_one_or_of_what_is_yet_to_be_the_next(
    text: str, past: str, future: str
) -> None:
    before, after = days_of(text, TODAY, future=False), days_of(text, TODAY, future=True)
    assert before is not None
    assert after is not None
    assert (str(before[0]), str(after[0])) == (past, future)
    assert _days(text) is None


@pytest.mark.parametrize("text", ["31 february 2020", "29 february 2023", "99 may 2020", "2020-13-01", "0000"])
def test_there_is_no_such_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        days_of(text, TODAY, future=False)


@pytest.mark.parametrize("text", ["", "quarterly", "soon", "a few years ago", "the 80s", "1,500", "1000000 years on"])
def test_words_that_tell_no_day_have_none(text: str) -> None:
    assert _days(text, TODAY) is None


def test_winter_ends_in_the_year_after_and_knows_leap_years() -> None:
    assert _days("winter 2018") == ("2018-12-01", "2019-02-28")
    assert _days("winter 2023") == ("2023-12-01", "2024-02-29")


@given(
    DATES,
    st.sampled_from(["{0:%Y-%m-%d}", "{0.day} {1} {0.year}", "{1} {0.day} {0.year}", "{0.day}/{0.month}/{0.year}"]),
)
def test_a_written_day_is_read_back(day: date, form: str) -> None:
    assert days_of(form.format(day, listed("months")[day.month - 1]), None, future=False) == (day, day)


@given(DATES.filter(lambda day: day.year < 9998), st.sampled_from(listed("weekdays")))
def test_a_weekday_is_less_than_a_week_away(today: date, name: str) -> None:
    before, after = days_of(name, today, future=False), days_of(name, today, future=True)
    assert before is not None
    assert after is not None
    assert 0 <= (today - before[0]).days < 7
    assert 0 < (after[0] - today).days <= 7
    assert before[0].weekday() == after[0].weekday() == listed("weekdays").index(name)
