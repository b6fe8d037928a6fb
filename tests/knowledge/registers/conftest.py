"""Small invented registers, and what is made of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from policygraph.knowledge.base import KnowledgeBase
from policygraph.knowledge.registers import Built, build_knowledge

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture
def registers(tmp_path: Path) -> Path:
    """A copy of the invented registers, to be changed."""
    return shutil.copytree(SAMPLE / "registers", tmp_path / "registers")


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the knowledge base that is made of them."""
    folder = tmp_path_factory.mktemp("knowledge") / "uk"
    shutil.copytree(SAMPLE / "kept", folder / "kept")
    return folder


@pytest.fixture(scope="session")
def built(output: Path) -> tuple[Built, ...]:
    return build_knowledge(SAMPLE / "registers", output)


@pytest.fixture(scope="session")
def knowledge(output: Path, built: tuple[Built, ...]) -> KnowledgeBase:
    """What the hand-kept and the generated files say together."""
    return KnowledgeBase.read(sorted(output.rglob("*.ttl")))
