from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

import policygraph
from policygraph.language.pipeline import COMPONENTS

ROOT = Path(__file__).parents[1]
WORDS = sorted(file.name for file in (ROOT / "src" / "policygraph" / "language" / "words").glob("*.yaml"))
DATA = [
    "py.typed",
    *(f"relations/{name}" for name in ("calibration.yaml", "roles.yaml", "rules.schema.json", "rules/funds.yaml")),
    *(f"language/words/{name}" for name in WORDS),
    "export/followthemoney.yaml",
    "queries/who-oversees.rq",
]


def test_importing_the_package_imports_nothing_heavy() -> None:
    program = (
        "import sys, policygraph; policygraph.Document, policygraph.PolicyGraphError, policygraph.__version__; "
        "print(*{'spacy', 'rdflib', 'networkx', 'pyvis', 'jinja2'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_everything_public_is_there_and_listed() -> None:
    for name in policygraph.__all__:
        assert getattr(policygraph, name)
    assert set(policygraph.__all__) <= set(dir(policygraph))


def test_what_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="'policygraph' has no attribute 'bild'"):
        _ = policygraph.bild


@pytest.mark.parametrize("file", DATA)
def test_the_package_has_the_data_that_it_reads(file: str) -> None:
    found = files("policygraph").joinpath(*file.split("/"))
    assert found.is_file()
    assert found.read_bytes() == (ROOT / "src" / "policygraph" / file).read_bytes()


@pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling, which builds the wheel, is not installed")
def test_a_wheel_has_every_file_of_the_package_and_the_ontologies(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    [wheel] = tmp_path.glob("policygraph-*.whl")
    packed = set(ZipFile(wheel).namelist())
    assert {f"policygraph/{file}" for file in DATA} <= packed
    source = ROOT / "src" / "policygraph"
    written = [file for file in source.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert {f"policygraph/{file.relative_to(source).as_posix()}" for file in written} <= packed
    turtle = {file.relative_to(ROOT).as_posix() for file in (ROOT / "ontologies").rglob("*.ttl")}
    assert {f"policygraph/{file}" for file in turtle} <= packed


def test_spacy_finds_every_component_of_the_pipeline() -> None:
    assert {point.name for point in entry_points(group="spacy_factories")} >= set(COMPONENTS)
