import pytest

from policygraph.language.titles import gender_of


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
