"""The annotated documents, read and scored: the figures below which this project may not fall."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from policygraph.cli.main import app

GOLD = Path(__file__).parents[2] / "shared" / "gold"

pytestmark = pytest.mark.skipif(
    not (GOLD / "score.py").exists() or not (GOLD / "dev").is_dir(),
    reason=f"the annotated documents are not here: {GOLD} (they are not part of the repository)",
)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    output = tmp_path_factory.mktemp("gold") / "extractions.jsonl"
    result = CliRunner().invoke(app, ["extract", str(GOLD / "dev"), "--output", str(output)])
    assert result.exit_code == 0, result.output
    command = [sys.executable, str(GOLD / "score.py"), str(GOLD / "dev"), str(output), "--json"]
    scored = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    found: dict[str, Any] = json.loads(scored)
    return found


def test_every_annotated_document_is_read(figures: dict[str, Any]) -> None:
    assert figures["documents"] >= 11
    assert figures["missing"] == []


@pytest.mark.parametrize(("measure", "floor"), [("entity", 0.78), ("typed", 0.60), ("statement", 0.25)])
def test_a_measure_has_not_fallen(figures: dict[str, Any], measure: str, floor: float) -> None:
    assert figures[measure]["f1"] >= floor
