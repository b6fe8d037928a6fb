from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import DocumentError
from policygraph.model import Status
from policygraph.records import Fields

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=5), values, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("record", [{}, {"status": None}])
def test_a_choice_that_is_missing_is_its_default_even_if_that_is_none(record: dict[str, Any]) -> None:
    assert Fields(record).choice("status", get_args(Status), None) is None
    assert Fields(record).choice("status", get_args(Status), "announced") == "announced"


def test_a_choice_is_one_of_its_options() -> None:
    assert Fields({"status": "in force"}).choice("status", get_args(Status), None) == "in force"
    with pytest.raises(DocumentError, match="status: is 'done', none of proposed, consulted on, announced"):
        Fields({"status": "done"}).choice("status", get_args(Status), None)
    with pytest.raises(DocumentError, match="status: is a list, not a text"):
        Fields({"status": []}).choice("status", get_args(Status), None)


@pytest.mark.parametrize("record", [{}, {"amount": None}])
def test_a_part_that_is_missing_may_be_optional(record: dict[str, Any]) -> None:
    assert Fields(record).optional_part("amount") is None
    with pytest.raises(DocumentError, match="amount: is missing"):
        Fields(record).part("amount")


def test_a_part_that_is_there_is_read_and_knows_its_place() -> None:
    part = Fields({"amount": {"value": "much"}}, "statements[3]").optional_part("amount")
    assert part is not None
    with pytest.raises(DocumentError, match=r"^statements\[3\]\.amount\.value: is 'much', not a number$"):
        part.number("value")
    with pytest.raises(DocumentError, match=r"^amount: is a text, not an object$"):
        Fields({"amount": ""}).optional_part("amount")


@pytest.mark.parametrize(("value", "number"), [(4, 4.0), (-0.5, -0.5), (0, 0.0), (10**200, 1e200)])
def test_a_number_is_read(value: Any, number: float) -> None:
    assert Fields({"value": value}).number("value") == number
    assert isinstance(Fields({"value": value}).number("value"), float)


@pytest.mark.parametrize("value", [True, "4", [], {}, float("nan"), float("inf"), float("-inf"), 10**400])
def test_what_is_no_finite_number_is_an_error(value: Any) -> None:
    with pytest.raises(DocumentError, match=r"^value: is .*, not a number$"):
        Fields({"value": value}).number("value")


def test_a_number_must_be_there() -> None:
    for record in ({}, {"value": None}):
        with pytest.raises(DocumentError, match=r"^value: is missing$"):
            Fields(record).number("value")


@given(JSON_VALUES)
def test_any_value_is_read_or_is_an_error(value: Any) -> None:
    fields = Fields({"key": value})
    for read in (
        lambda: fields.number("key"),
        lambda: fields.optional_part("key"),
        lambda: fields.choice("key", ("a", "b"), None),
    ):
        try:
            read()
        except DocumentError as error:
            assert str(error).startswith("key: is ")
