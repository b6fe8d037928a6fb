import pytest

from policygraph.language.titles import gender_of, given_names
from policygraph.language.words import words


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mrs Jones", "female"),
        ("Baroness Weir", "female"),
        ("Sir John Smith", "male"),
        ("Dr Smith", None),
        ("Smith", None),
        ("", None),
    ],
)
def test_a_title_tells_the_gender(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Diana R. Weir", "female"),
        ("Tom Weir", "male"),
        ("Dr Anne Weir", "female"),
        ("Mrs Tom Weir", "female"),
        ("Alex Weir", None),
        ("Cameron", None),
        ("Weir Tom", None),
    ],
)
def test_a_given_name_before_another_name_tells_the_gender(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


def test_no_given_name_is_of_two_kinds() -> None:
    lists = words("given_names")
    names = [name for listed in lists.values() for name in listed]
    assert len(names) == len(set(names)) == len(given_names())
