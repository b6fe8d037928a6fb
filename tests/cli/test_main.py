import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import Result

import policygraph.corpus
import policygraph.documents
from policygraph.cli.main import main

Run = Callable[..., Result]
COMMANDS = [
    "build", "extract", "export", "page", "query", "verify", "push", "serve", "validate", "ontology", "demo",
    "knowledge build", "knowledge show", "knowledge search", "evaluate", "rules list", "rules show", "rules test",
    "rules explain", "rules coverage", "rules schema", "rules calibrate",
]  # fmt: skip


def test_the_version_is_the_package_s(run: Run) -> None:
    assert run("--version").stdout == f"policygraph {version('policygraph')}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_s_help_has_an_example_of_it(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\s+policygraph {command}\b", result.stdout)


@pytest.mark.parametrize("group", ["", "knowledge ", "rules "])
def test_help_names_every_command_and_no_other(run: Run, group: str) -> None:
    result = run(*group.split(), "--help")
    assert result.exit_code == 0
    listed = re.findall(r"^[│ ] (\w+) {2,}\S", result.stdout.partition("Commands")[2], re.MULTILINE)
    assert set(listed) == {command.removeprefix(group).split()[0] for command in COMMANDS if command.startswith(group)}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["knowledge", "show", "--help"], ["--version"]])
def test_help_imports_no_heavy_library(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from policygraph.cli.main import main\n"
        f"sys.argv = ['policygraph', *{arguments!r}]\n"
        "try:\n    main()\n"
        "finally:\n"
        "    known = 'spacy rdflib pyoxigraph requests networkx pyvis numpy pyshacl'\n"
        "    heavy = set(known.split()) & sys.modules.keys()\n"
        "    assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["build"], ["build", "a.txt"], ["build", "a.txt", "-o", "x", "-f", "docx"], ["query", "graph"]],
)
def test_wrong_usage_gives_exit_code_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_program_is_installed() -> None:
    program = Path(sys.executable).with_name("policygraph")
    done = subprocess.run([str(program), "--version"], capture_output=True, check=True)
    assert done.stdout.decode().startswith("policygraph ")


def test_an_interruption_is_said_and_gives_exit_code_130(
    run: Run, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(policygraph.corpus, "extract_all", interrupted)
    result = run("build", documents, "--output", tmp_path)
    assert result.exit_code == 130
    assert result.stderr == "interrupted\n"


def test_a_fault_of_the_program_is_a_message_and_no_traceback(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(*arguments: object, **options: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(policygraph.documents, "read_documents", faulty)
    monkeypatch.setattr(sys, "argv", ["policygraph", "build", str(documents), "--output", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert "IndexError: list index out of range" in error
    assert "Traceback" not in error


def test_a_reader_that_stops_reading_is_no_error(built: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "policygraph.cli", "query", str(built), "SELECT ?a ?b ?c { ?a ?b ?c }"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
