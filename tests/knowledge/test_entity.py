"""When a body existed, and when a post was held."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.entity import Appointment, KnowledgeEntity

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
# A date of which the day, or the month and the day, may not be known.
DATES = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


def first_day(written: str) -> date:
    return date.fromisoformat(written + "-01-01"[: 10 - len(written)])


def last_day(written: str) -> date:
    day = first_day(written)
    if len(written) == 4:
        return day.replace(month=12, day=31)
    return day.replace(day=calendar.monthrange(day.year, day.month)[1]) if len(written) == 7 else day


def entity(since: str | None = None, until: str | None = None) -> KnowledgeEntity:
    return KnowledgeEntity("urn:x", "X", "PublicBody", since=since, until=until)


@given(DAYS, DATES, DATES)
def test_a_body_exists_from_its_first_to_its_last_day(day: date, since: str, until: str) -> None:
    exists = first_day(since) <= day <= last_day(until)
    assert entity(since, until).existed_on(day.isoformat()) is exists


@given(DAYS, DATES)
def test_an_end_that_is_not_known_is_none(day: date, written: str) -> None:
    assert entity().existed_on(day.isoformat())
    assert entity(since=written).existed_on(day.isoformat()) is (day >= first_day(written))
    assert entity(until=written).existed_on(day.isoformat()) is (day <= last_day(written))


@given(DAYS, DATES, st.integers(min_value=0, max_value=800))
def test_a_body_existed_in_a_month_if_on_one_of_its_days(month: date, since: str, length: int) -> None:
    body = entity(since, (first_day(since) + timedelta(days=length)).isoformat())
    days = range(1, calendar.monthrange(month.year, month.month)[1] + 1)
    assert body.existed_on(f"{month:%Y-%m}") is any(body.existed_on(month.replace(day=day).isoformat()) for day in days)


@given(DAYS, DATES, DATES)
def test_a_post_is_held_while_a_body_of_the_same_dates_would_exist(day: date, since: str, until: str) -> None:
    appointment = Appointment("urn:post", since, until, "urn:person")
    assert appointment.lasted_on(day.isoformat()) is entity(since, until).existed_on(day.isoformat())
