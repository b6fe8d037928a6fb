import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
ALL = {"extractions.jsonl", "graph.graphml", "graph.html", "graph.ttl", "report.json"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_build_writes_every_format_and_its_account(built: Path) -> None:
    assert names(built) == ALL
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    assert [each["id"] for each in report["documents"]["each"]] == ["letter", "police"]
    assert report["statements"]["relations"]["funds"] == 1
    assert report["model"]


def test_the_summary_says_what_was_found_and_where_it_is(run: Run, documents: Path, tmp_path: Path) -> None:
    result = run("build", documents, "--output", tmp_path / "graph")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 documents read in ")
    assert "Home Office" in result.stdout
    assert "funds" in result.stdout
    assert f"Written to {tmp_path / 'graph'}:" in result.stdout
    assert result.stderr == ""


def test_only_the_formats_that_are_asked_for_are_written(run: Run, documents: Path, tmp_path: Path) -> None:
    result = run("build", documents, "-o", tmp_path, "-f", "turtle", "--format", "jsonl", "-f", "turtle")
    assert result.exit_code == 0
    assert names(tmp_path) == {"extractions.jsonl", "graph.ttl", "report.json"}
    assert "graph.html" not in result.stdout


def test_some_failures_leave_the_rest_built_and_give_exit_code_1(run: Run, documents: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "again.txt").write_bytes((documents / "police.txt").read_bytes())
    result = run("build", documents, tmp_path / "empty.txt", tmp_path / "again.txt", "-o", tmp_path / "graph")
    assert result.exit_code == 1
    assert names(tmp_path / "graph") == ALL
    assert "empty.txt: is empty: give it a text or leave it out" in result.stderr
    assert "has the same text as" in result.stderr
    report = json.loads((tmp_path / "graph" / "report.json").read_text(encoding="utf-8"))
    assert (report["documents"]["failed"], report["documents"]["duplicate"]) == (1, 1)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("binary.txt", b"\x7fELF\0\x01", "is not text"),
        ("invalid.txt", "Conwy’s £3m".encode() + b"\xff", "is damaged at byte 14"),
        ("broken.json", b"{", "is not JSON at line 1, column 2"),
        ("slides.pptx", b"PK", "is of a kind that cannot be read"),
        ("gone.txt", None, "no such file or directory"),
    ],
)
def test_nothing_read_is_a_message_and_exit_code_2(
    run: Run, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run("build", tmp_path / name, "--output", tmp_path / "graph")
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""
    assert not (tmp_path / "graph").exists()


def test_a_folder_with_nothing_to_read_is_a_message_and_exit_code_2(run: Run, tmp_path: Path) -> None:
    result = run("build", tmp_path, "--output", tmp_path / "graph")
    assert result.exit_code == 2
    assert "has no file to read: it holds nothing" in result.stderr


def test_a_text_about_nobody_gives_an_honest_empty_graph(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained all day, and nobody minded.", encoding="utf-8")
    result = run("build", tmp_path / "rain.txt", "--output", tmp_path / "graph")
    assert result.exit_code == 0
    assert ": 0 entities, 0 statements" in result.stdout
    assert names(tmp_path / "graph") == ALL


def test_a_second_build_does_not_read_the_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Home Office funds the College of Policing.", encoding="utf-8")
    for _ in range(2):
        result = run("build", tmp_path, "--output", tmp_path / "graph")
        assert result.exit_code == 0
        assert result.stdout.startswith("1 document read")
        assert result.stderr == ""


def test_an_output_that_is_a_file_is_a_usage_error(run: Run, documents: Path) -> None:
    result = run("build", documents, "--output", documents / "police.txt")
    assert result.exit_code == 2
    assert "is a file" in " ".join(result.stderr.replace("│", " ").split())


def test_a_model_that_is_not_installed_is_a_message(run: Run, documents: Path, tmp_path: Path) -> None:
    result = run("build", documents, "--output", tmp_path, "--model", "en_no_such_model")
    assert result.exit_code == 2
    assert "en_no_such_model" in result.stderr
    assert "Traceback" not in result.output


def test_names_from_documents_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    text = "The Home\x1b[2J Office [red]funds[/red] the College of Policing\x07. Ofsted\x9b31m inspects schools."
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "\x1b[31mb.txt").write_bytes(b"")
    result = run("build", tmp_path, "--output", tmp_path / "graph")
    assert result.exit_code == 1
    assert not {"\x1b", "\x07", "\x9b"} & set(result.output)


def test_a_build_is_the_same_on_any_hash_seed_and_in_any_order(documents: Path, tmp_path: Path) -> None:
    paths = [str(path) for path in sorted(documents.iterdir())]
    for seed, order in (("1", paths), ("2", paths[::-1])):
        subprocess.run(
            [sys.executable, "-m", "policygraph.cli", "build", *order, "--output", str(tmp_path / seed)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
    for name in ALL - {"report.json"}:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name
    reports = [json.loads((tmp_path / seed / "report.json").read_text(encoding="utf-8")) for seed in "12"]
    assert reports[0] | {"seconds": 0} == reports[1] | {"seconds": 0}


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of POSIX")
def test_progress_is_shown_to_a_person_at_a_terminal_only(documents: Path, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 (POSIX only)

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "policygraph.cli", "build", str(documents), "--output", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        assert process.stdout is not None
        output = process.stdout.read()
    os.close(ours)
    assert process.returncode == 0
    assert b"Extracting" in shown
    assert b"Extracting" not in output
    assert b"\x1b" not in output


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so where the other side is closed
        return b""
