import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import Result

from policygraph.export.formats import GraphFormat
from policygraph.export.rdf_reading import read_rdf
from policygraph.model import BASE

Run = Callable[..., Result]
FILES = {"turtle": "graph.ttl", "graphml": "graph.graphml"}


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("source", ["", "extractions.jsonl"])
def test_an_export_is_what_the_build_wrote(run: Run, built: Path, tmp_path: Path, source: str, form: str) -> None:
    result = run("export", built / source, "--format", form, "--output", tmp_path / "new" / "out")
    assert result.exit_code == 0
    assert result.stdout == f"Written to {tmp_path / 'new' / 'out'}\n"
    assert (tmp_path / "new" / "out").read_bytes() == (built / FILES[form]).read_bytes()


def test_extractions_that_are_missing_or_broken_are_a_message(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": "a"\n', encoding="utf-8")
    for name, message in (("gone.jsonl", "gone.jsonl: "), ("bad.jsonl", "bad.jsonl, line 1, column 11")):
        result = run("export", tmp_path / name, "--format", "turtle", "--output", tmp_path / "out")
        assert result.exit_code == 2
        assert message in result.stderr
        assert "Traceback" not in result.output
        assert not (tmp_path / "out").exists()


def test_the_format_is_that_of_the_name_of_the_file(run: Run, built: Path, tmp_path: Path) -> None:
    assert run("export", built, "--output", tmp_path / "graph.nt").exit_code == 0
    assert read_rdf(tmp_path / "graph.nt") == read_rdf(built / "graph.ttl")


@pytest.mark.parametrize("name", ["graph.docx", "graph", "graph.ttl.gz"])
def test_a_name_that_tells_no_format_is_a_message(run: Run, built: Path, tmp_path: Path, name: str) -> None:
    result = run("export", built, "--output", tmp_path / name)
    assert result.exit_code == 2
    assert f"{name}: its name does not tell a format: name one of turtle, trig, " in result.stderr


@pytest.mark.parametrize("form", [form for form in GraphFormat if form is not GraphFormat.FOLLOWTHEMONEY])
def test_every_format_can_be_exported_and_built(run: Run, built: Path, tmp_path: Path, form: GraphFormat) -> None:
    result = run("export", built, "--format", form, "--output", tmp_path / "out")
    assert result.exit_code == 0
    files = [tmp_path / "out"] if (tmp_path / "out").is_file() else list((tmp_path / "out").iterdir())
    assert all(file.stat().st_size > 0 for file in files)
    assert "Home Office" in "".join(file.read_text("utf-8") for file in files if file.suffix != ".parquet") or (
        form is GraphFormat.PARQUET
    )


def test_another_base_begins_all_identifiers_that_are_not_the_knowledge_base_s(
    run: Run, built: Path, tmp_path: Path
) -> None:
    for source in ("graph.ttl", "extractions.jsonl"):
        base = "https://data.example.org/id/"
        assert run("export", built / source, "--output", tmp_path / "ours.ttl", "--base", base).exit_code == 0
        text = (tmp_path / "ours.ttl").read_text(encoding="utf-8")
        assert text.startswith(f"@base <{base}> .")
        assert BASE not in text


def test_a_base_that_is_none_is_a_message(run: Run, built: Path, tmp_path: Path) -> None:
    result = run("export", built, "--output", tmp_path / "ours.ttl", "--base", "data.example.org")
    assert result.exit_code == 2
    assert "'data.example.org' is no base: " in result.stderr
    assert not (tmp_path / "ours.ttl").exists()


def test_texts_are_written_on_request(run: Run, built: Path, tmp_path: Path) -> None:
    assert run("export", built, "--output", tmp_path / "a.ttl").exit_code == 0
    assert "schema:text" not in (tmp_path / "a.ttl").read_text(encoding="utf-8")
    assert run("export", built, "--output", tmp_path / "b.ttl", "--with-texts").exit_code == 0
    assert 'schema:text "MI5 works with the Home Office."' in (tmp_path / "b.ttl").read_text(encoding="utf-8")


def test_texts_change_nothing_else_of_a_build_with_a_base_and_bodies_of_its_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The NRP funds the Home Office.\n", encoding="utf-8")
    bodies = tmp_path / "bodies.csv"
    bodies.write_text("name,type,abbreviations\nNorthern Rivers Partnership,Public body,NRP\n", encoding="utf-8")
    folder, base = tmp_path / "graph", "https://data.example.org/id/"
    built = run("build", tmp_path / "note.txt", "-o", folder, "--knowledge", bodies, "--base", base)
    assert built.exit_code == 0
    assert run("export", folder, "-o", tmp_path / "with.ttl", "--with-texts").exit_code == 0
    with_texts, without = read_rdf(tmp_path / "with.ttl"), read_rdf(folder / "graph.ttl")
    assert [document.text for document in with_texts.documents] == ["The NRP funds the Home Office.\n"]
    assert replace(with_texts, documents=without.documents) == without
    assert with_texts.base == base
    (folder / "extractions.jsonl").unlink()
    result = run("export", folder, "-o", tmp_path / "again.ttl", "--with-texts")
    assert result.exit_code == 2
    assert "has no text of note: build it again with --with-texts" in result.stderr


def test_reifiers_and_attributed_facts_are_for_rdf_alone(run: Run, built: Path, tmp_path: Path) -> None:
    assert run("export", built, "--output", tmp_path / "new.ttl", "--reifiers").exit_code == 0
    assert "rdf:reifies <<( " in (tmp_path / "new.ttl").read_text(encoding="utf-8")
    result = run("export", built, "--output", tmp_path / "x.gexf", "--direct", "attributed")
    assert result.exit_code == 2
    assert "gexf is no RDF" in result.stderr


def test_the_graph_alone_goes_to_standard_output(built: Path) -> None:
    command = [sys.executable, "-m", "policygraph.cli", "export", str(built), "-f", "turtle", "-o", "/dev/stdout"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == (built / "graph.ttl").read_bytes()


def test_a_folder_whose_build_had_other_formats_is_not_taken_for_an_older_one(
    run: Run, documents: Path, tmp_path: Path
) -> None:
    assert run("build", documents, "--output", tmp_path).exit_code == 0
    assert run("build", documents / "police.txt", "--output", tmp_path, "--format", "jsonl").exit_code == 0
    assert run("export", tmp_path, "--output", tmp_path / "new.ttl").exit_code == 0
    assert [document.id for document in read_rdf(tmp_path / "new.ttl").documents] == ["police"]


def test_a_place_that_cannot_be_written_is_a_message(run: Run, built: Path) -> None:
    result = run("export", built, "--format", "turtle", "--output", built / "graph.ttl" / "out.ttl")
    assert result.exit_code == 2
    assert "graph.ttl" in result.stderr
