from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.evaluation.figures import Figures


@st.composite
def figures(draw: st.DrawFn) -> Figures:
    right = draw(st.integers(0, 50))
    return Figures(right, right + draw(st.integers(0, 50)), right + draw(st.integers(0, 50)))


def test_precision_is_of_what_was_found_and_recall_of_what_was_wanted() -> None:
    row = Figures(right=3, found=4, wanted=6)
    assert (row.precision, row.recall) == (0.75, 0.5)
    assert row.f1 == pytest.approx(0.6)


@pytest.mark.parametrize("row", [Figures(), Figures(0, 4, 0), Figures(0, 0, 4), Figures(0, 4, 4)])
def test_where_nothing_is_right_every_share_is_zero(row: Figures) -> None:
    assert (row.precision, row.recall, row.f1) == (0, 0, 0)


@given(figures())
def test_f1_lies_between_precision_and_recall(row: Figures) -> None:
    low, high = sorted((row.precision, row.recall))
    assert low - 1e-9 <= row.f1 <= high + 1e-9


@given(figures(), figures())
def test_figures_of_two_documents_are_counted_together(one: Figures, other: Figures) -> None:
    assert one + other == other + one
    assert one + Figures() == one
    assert (one + other).right == one.right + other.right
    low, high = sorted((one.recall, other.recall))
    if one.wanted and other.wanted:
        assert low - 1e-9 <= (one + other).recall <= high + 1e-9
