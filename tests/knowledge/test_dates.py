from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.dates import is_date


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_days_months_and_years_are_dates(day: date, length: int) -> None:
    assert is_date(day.isoformat()[:length])


@given(st.text(alphabet="0123456789-/W T", max_size=12))
def test_what_is_a_date_can_be_read_as_one(text: str) -> None:
    if is_date(text):
        assert date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text).isoformat().startswith(text)


def test_other_ways_of_writing_a_date_are_none() -> None:
    for text in ("", "0000", "2024-13", "2024-7-9", "09/07/2024", "2024-W28", "2024-07-09T00:00", "٢٠٢٤", "2024\n"):
        assert not is_date(text), text
