from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.relations.periods import period_of

DAY = "2024-05-02"  # a Thursday
INTERVAL = re.compile(r"(\d{4}-\d\d-\d\d|\.\.)/(\d{4}-\d\d-\d\d|\.\.)")
SMALL = [
    "from",
    "to",
    "between",
    "and",
    "since",
    "until",
    "by",
    "up",
    "before",
    "after",
    "of",
    "the",
    "-",
    "–",
    ",",
    "ago",
]
DATES = ["last", "next", "this", "year", "April", "winter", "31", "29", "February", "2015", "2015-16", "9999", "0000"]
MORE_DATES = ["1990s", "Friday", "two", "weeks", "3rd", "2020-02-30", "12/13/2020", "now", "former", "1000000", "100"]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("16 July 2015", "2015-07-16/2015-07-16"),
        ("July 16, 2015", "2015-07-16/2015-07-16"),
        ("in April 2015", "2015-04-01/2015-04-30"),
        ("the 2015-16 financial year", "2015-04-01/2016-03-31"),
        ("2016 to 2017", "2016-04-01/2017-03-31"),
        ("since 2010", "2010-01-01/.."),
        ("from April 2015", "2015-04-01/.."),
        ("from 2015-16", "2015-04-01/.."),
        ("since the 1990s", "1990-01-01/.."),
        ("starting 2020", "2020-01-01/.."),
        ("after 2019", "2020-01-01/.."),
        ("after 31 December 2019", "2020-01-01/.."),
        ("until 2019", "../2019-12-31"),
        ("till 16 July 2015", "../2015-07-16"),
        ("by April 2020", "../2020-04-30"),
        ("up to 2019", "../2019-12-31"),
        ("before 2019", "../2018-12-31"),
        ("before 1 March 2020", "../2020-02-29"),
        ("from 2010 to 2015", "2010-01-01/2015-12-31"),
        ("from 2016 to 2017", "2016-01-01/2017-12-31"),
        ("between 2010 and 2015", "2010-01-01/2015-12-31"),
        ("from 2015-16 to 2017-18", "2015-04-01/2018-03-31"),
        ("from April 2015 to March 2016", "2015-04-01/2016-03-31"),
        ("between 1 April 2015 and 31 March 2016", "2015-04-01/2016-03-31"),
        ("from April to June 2019", "2019-04-01/2019-06-30"),
        ("from November to March 2020", "2019-11-01/2020-03-31"),
        ("between 3 and 5 May 2019", "2019-05-03/2019-05-05"),
        ("from 3rd to 5th of May 2019", "2019-05-03/2019-05-05"),
        ("May 2015 – June 2015", "2015-05-01/2015-06-30"),
        ("winter 2019 to spring 2020", "2019-12-01/2020-05-31"),
        ("from January 2015 until 2016", "2015-01-01/2016-12-31"),
        ("from April 2015 to the present", "2015-04-01/.."),
    ],
)
def test_a_date_with_a_year_is_the_same_interval_whenever_it_was_written(written: str, period: str) -> None:
    assert period_of(written) == period_of(written, DAY) == period_of(written, DAY, future=True) == period


@pytest.mark.parametrize(
    ("written", "past", "future"),
    [
        ("last year", "2023-01-01/2023-12-31", "2023-01-01/2023-12-31"),
        ("next month", "2024-06-01/2024-06-30", "2024-06-01/2024-06-30"),
        ("since last year", "2023-01-01/..", "2023-01-01/.."),
        ("until next year", "../2025-12-31", "../2025-12-31"),
        ("over the last five years", None, None),
        ("the last five years", "2019-05-02/2024-05-02", "2019-05-02/2024-05-02"),
        ("two years ago", "2022-01-01/2022-12-31", "2022-01-01/2022-12-31"),
        ("on Monday", "2024-04-29/2024-04-29", "2024-05-06/2024-05-06"),
        ("in June", "2023-06-01/2023-06-30", "2024-06-01/2024-06-30"),
        ("16 July", "2023-07-16/2023-07-16", "2024-07-16/2024-07-16"),
        ("since March", "2024-03-01/..", "2025-03-01/.."),
        ("by June", "../2024-06-30", "../2024-06-30"),
        ("by March", "../2025-03-31", "../2025-03-31"),
        ("from Monday to Friday", "2024-04-22/2024-04-26", "2024-04-29/2024-05-03"),
        ("from April to June", "2023-04-01/2023-06-30", "2024-04-01/2024-06-30"),
        ("from last year to 2025", "2023-01-01/2025-12-31", "2023-01-01/2025-12-31"),
        ("from 2019 until last month", "2019-01-01/2024-04-30", "2019-01-01/2024-04-30"),
        ("former", "../2024-05-02", "../2024-05-02"),
        ("previous", "../2024-05-02", "../2024-05-02"),
    ],
)
def test_a_relative_date_is_counted_from_the_date_of_the_document(
    written: str, past: str | None, future: str | None
) -> None:
    assert period_of(written, DAY) == past
    assert period_of(written, DAY, future=True) == future


@pytest.mark.parametrize(
    "written",
    ["last year", "on Monday", "16 July", "in June", "two years ago", "former", "by March", "from April to June"],
)
@pytest.mark.parametrize("day", [None, "", "2024", "2 May 2024"])
def test_without_the_date_of_the_document_a_relative_date_cannot_be_told(written: str, day: str | None) -> None:
    assert period_of(written, day) is None


@pytest.mark.parametrize(
    "written",
    [
        "31 February 2020",
        "29 February 2023",
        "99 May 2020",
        "2020-13-01",
        "year 0000",
        "after 9999",
        "from 30 to 31 February 2019",
        "from 2020 to 2010",
        "between May 2020 and March 2020",
        "quarterly",
        "soon",
        "in due course",
        "1000000 years ago",
        "",
    ],
)
def test_what_is_no_day_or_says_none_has_no_interval(written: str) -> None:
    assert period_of(written, DAY) is None


def test_a_document_whose_date_is_no_day_has_no_dates() -> None:
    assert period_of("last year", "2024-02-31") is None


@given(
    st.lists(st.sampled_from(SMALL + DATES + MORE_DATES), max_size=7).map(" ".join) | st.text(max_size=30),
    st.none() | st.dates().map(str) | st.from_regex(r"\d{4}-\d\d-\d\d", fullmatch=True),
    st.booleans(),
)
def test_any_text_gives_none_or_an_interval_that_does_not_end_before_it_starts(
    written: str, day: str | None, future: bool
) -> None:
    period = period_of(written, day, future)
    if period is not None:
        found = INTERVAL.fullmatch(period)
        assert found is not None
        start, end = found.groups()
        assert (start, end) != ("..", "..")
        assert ".." in {start, end} or start <= end
