from __future__ import annotations

import subprocess
import sys

import pytest

import policygraph


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
