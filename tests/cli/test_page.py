from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]


def test_a_page_without_a_title_is_what_the_build_wrote(run: Run, built: Path, tmp_path: Path) -> None:
    result = run("page", built / "extractions.jsonl", "--output", tmp_path / "out.html")
    assert result.exit_code == 0
    assert (tmp_path / "out.html").read_bytes() == (built / "graph.html").read_bytes()


def test_a_page_has_the_title_that_it_is_given(run: Run, built: Path, tmp_path: Path) -> None:
    title = "Prevent & <policing>"
    assert run("page", built, "--output", tmp_path / "out.html", "--title", title).exit_code == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "Prevent &amp; &lt;policing&gt;" in page
    assert title not in page
