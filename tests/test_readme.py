"""All that README.md shows is run, in its order and in one folder, and must give what it says."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from policygraph import build
from policygraph.graph.sparql import Rows
from policygraph.knowledge.base import default_knowledge_base

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = re.findall(r"^Save this as `(.+)`:\n\n```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    """Return the blocks of code in a language."""
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no {language}"
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, with the files that the reader is asked to save, as the current one."""
    assert FILES
    for name, content in FILES:
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_prints_what_is_shown(folder: Path) -> None:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", "".join(blocks("console")), re.MULTILINE):
        assert command.startswith("policygraph ")
        done = subprocess.run(
            shlex.split(command),
            cwd=folder,
            env={**os.environ, "PATH": path, "COLUMNS": "80"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        printed = re.sub(r" +$", "", done.stdout, flags=re.MULTILINE)
        assert (done.returncode, done.stderr) == (0, ""), command
        assert doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS), f"$ {command}\n{printed}"


def test_every_file_of_a_build_is_explained(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "policygraph.cli", "build", FILES[0][0], "-o", "graph"], check=True)
    explained = re.findall(r"^\| `(.+?)` \|", README, re.MULTILINE)
    assert sorted(explained) == sorted(path.name for path in (folder / "graph").iterdir())


def test_the_python_gives_what_is_shown(folder: Path) -> None:
    session = doctest.DocTestParser().get_doctest("".join(blocks("python")), {}, "README.md", "README.md", 0)
    report: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(session, out=report.append)
    assert results.attempted > 0
    assert results.failed == 0, "".join(report)
    assert {path.name for path in folder.iterdir()} >= {"article.html", "article.ttl", "article.graphml"}


def test_the_queries_find_something(folder: Path) -> None:
    graph = build(folder / FILES[0][0])
    for query in blocks("sparql"):
        rows = graph.query(query)
        assert isinstance(rows, Rows)
        assert rows, query


def test_the_first_table_is_what_its_sentence_gives(folder: Path) -> None:
    (folder / "sentence.txt").write_text("The Home Office is responsible for Prevent, which is part of CONTEST.")
    graph = build("sentence.txt")
    (prevent,) = graph.neighbours("Home Office")
    (contest,) = (neighbour for neighbour in graph.neighbours("Prevent") if neighbour.direction == "out")
    for subject, found in (("Home Office", prevent), ("Prevent", contest)):
        row = rf"{subject} \(.+\) \| {found.relation} \| {found.entity.name} \(.+\) \| {found.quotations[0]}"
        assert re.search(rf"^\| {row} \|$", README, re.MULTILINE), row


def test_the_knowledge_base_is_as_large_as_is_said() -> None:
    knowledge = default_knowledge_base()
    entities, names = (int(n.replace(",", "")) for n in re.findall(r"about (\d+,\d+)", README))
    assert entities == pytest.approx(len(knowledge), rel=0.05)
    assert names == pytest.approx(sum(len(entity.all_names) for entity in knowledge), rel=0.05)


def test_every_source_of_the_knowledge_base_is_named_with_its_files() -> None:
    rows = re.findall(r"^\| (.+) \| (`.+\.ttl`) \| .+ \|$", README.partition("## Licences")[2], re.MULTILINE)
    named = {(file, source) for sources, files in rows for file in re.findall(r"`(.+?)`", files)
             for source in re.findall(r"github\.com/([\w-]+/[\w-]+)", sources)}  # fmt: skip
    assert named == {
        (path.name, source)
        for path in (ROOT / "ontologies" / "uk").glob("*.ttl")
        for line in re.findall(r"^# Source: github (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        for source in re.findall(r"\b[\w-]+/[\w-]+\b", line.partition(" hospitals/")[0])
    }


def test_every_command_is_named() -> None:
    for command in ("build", "extract", "export", "page", "query", "validate", "ontology", "demo",
                    "knowledge show", "knowledge search", "knowledge build"):  # fmt: skip
        assert re.search(rf"(?:policygraph|make) {command}\b", README), command


def test_every_target_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)", "".join([*blocks("shell"), *re.findall(r"`make .+?`", README)])):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_and_folder_that_is_named_exists() -> None:
    named = re.findall(r"`((?:notebooks|ontologies|src)/.+?)`", README) + re.findall(r"\]\((?!https:)(.+?)\)", README)
    stages = re.findall(r"^ *(?:│ +)?(?:[├└]── )?(\w+)/ {2,}", README, re.MULTILINE)
    assert len(stages) == 10
    for path in (*named, *(f"src/policygraph/{stage}" for stage in stages)):
        assert (ROOT / path).exists(), path
