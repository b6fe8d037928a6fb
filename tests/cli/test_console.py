import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.cli.console import complain_of, printable, say
from policygraph.model import Failure


@given(st.text())
def test_a_printable_text_has_no_control_characters_and_keeps_its_length(text: str) -> None:
    assert printable(text).isprintable()
    assert len(printable(text)) == len(text)


def test_markup_is_printed_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    say("[red]Home Office[/red] :smile: [/]")
    assert capsys.readouterr().out == "[red]Home Office[/red] :smile: [/]\n"


def test_of_very_many_failures_the_first_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    complain_of([Failure(f"{number}.txt", "is empty") for number in range(100)])
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "0.txt: is empty"
    assert lines[-1] == "and 80 more like these"
    assert len(lines) == 21
