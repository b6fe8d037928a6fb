import json
import re
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


def test_the_size_of_the_page_is_said(run: Run, built: Path, tmp_path: Path) -> None:
    result = run("page", built, "--output", tmp_path / "out.html")
    assert re.search(r"out\.html \(\d+ kB\)", result.stdout.replace("\n", " "))


def test_a_page_holds_no_more_entities_than_it_may_and_says_so(run: Run, built: Path, tmp_path: Path) -> None:
    result = run("page", built, "--output", tmp_path / "out.html", "--max-entities", "2")
    assert re.search(r"It holds the 2 most connected of \d+ entities", result.stdout)
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)
    held = json.loads(data)
    speakers = {one["speaker"] for one in held["statements"] if "speaker" in one}
    assert len(held["entities"]) <= 2 + len(speakers)
    assert held["total"]["entities"] > 2


def test_a_page_has_the_documents_texts_only_where_they_are_asked_for(run: Run, built: Path, tmp_path: Path) -> None:
    for options in ((), ("--with-texts",)):
        assert run("page", built, "--output", tmp_path / "out.html", *options).exit_code == 0
        page = (tmp_path / "out.html").read_text(encoding="utf-8")
        (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)
        assert all(("text" in document) == bool(options) for document in json.loads(data)["documents"])
