"""All commands that the pages of docs/ show are run, page by page in one folder, and must print what is shown."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.base import KnowledgeBase, default_knowledge_base
from policygraph.knowledge.tables import COLUMNS

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
KNOWLEDGE = (ROOT / "docs" / "knowledge.md").read_text(encoding="utf-8")


def save_files(page: str, folder: Path) -> None:
    """Save the files that the reader is asked to save."""
    for name, content in re.findall(
        r"^Save this as `([^`\n]+)`:\n\n```\w+\n(.*?)^```$", page, re.MULTILINE | re.DOTALL
    ):
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_command_and_every_line_of_python_gives_what_is_shown(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = path.read_text(encoding="utf-8")
    save_files(page, tmp_path)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "COLUMNS": "80",
    }
    shown = "".join(re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    for command, expected in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", shown, re.MULTILINE):
        assert command.startswith("policygraph ")
        done = subprocess.run(
            shlex.split(command), cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), command
        printed = re.sub(r" +$", "", done.stdout, flags=re.MULTILINE)
        assert doctest.OutputChecker().check_output(expected, printed, doctest.ELLIPSIS), f"$ {command}\n{printed}"
    monkeypatch.chdir(tmp_path)
    python = "".join(re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    report: list[str] = []
    session = doctest.DocTestParser().get_doctest(python, {}, path.name, path.name, 0)
    results = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS).run(session, out=report.append)
    assert results.failed == 0, "".join(report)


def test_the_columns_of_a_table_are_those_that_are_explained() -> None:
    explained = re.findall(r"^\| (`[^|]+`) \| (?!`our)", KNOWLEDGE, re.MULTILINE)
    assert {name for cell in explained for name in re.findall(r"`(\w+)`", cell)} == set(COLUMNS)


def test_what_is_wrong_in_a_table_is_said_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save_files(KNOWLEDGE, tmp_path)
    table = Path("our-partners.csv")
    right = table.read_text(encoding="utf-8")
    errors = re.findall(r"^\| `(.+)` \| `(our-partners.csv, .+)` \|$", KNOWLEDGE, re.MULTILINE)
    assert len(errors) == 2
    for written, said in errors:
        column = "Public body" if "type" in said else "2021-04-01"
        table.write_text(right.replace(column, written, 1), encoding="utf-8", newline="\n")
        with pytest.raises(KnowledgeError, match=re.escape(said)):
            default_knowledge_base().extended([table])


def test_the_table_and_the_turtle_say_the_same_of_what_both_have(tmp_path: Path) -> None:
    save_files(KNOWLEDGE, tmp_path)

    def said(suffix: str) -> list[tuple[object, ...]]:
        knowledge: KnowledgeBase = default_knowledge_base().extended([tmp_path / f"our-partners{suffix}"])
        found = [*knowledge.named("NRP"), *knowledge.named("EnvAg")]
        return [(body.name, body.type, body.abbreviations, body.since, body.part_of) for body in found]

    assert said(".csv") == said(".ttl")


def test_every_file_and_page_that_is_named_exists() -> None:
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        for named in re.findall(r"`((?:notebooks|ontologies|src)(?:/.+?)?)`", page):
            assert (ROOT / named).exists(), named
        for link in re.findall(r"\]\((?!https:|#)(.+?)(?:#.*)?\)", page):
            assert (path.parent / link).exists(), link
