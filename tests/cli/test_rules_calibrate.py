"""`policygraph rules calibrate`, and that the weights in the package are what it writes."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import Result

from policygraph.relations.confidence import ALWAYS

Run = Callable[..., Result]

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"
TEXT = "The Home Office funds the College of Policing. MI5 works with the Home Office."


def annotated(id: str) -> dict[str, Any]:
    """Return a document of two statements, of which the first is right."""
    entities = [
        {
            "id": key,
            "name": name,
            "type": type_,
            "mentions": [{"start": TEXT.index(name), "end": TEXT.index(name) + len(name)}],
        }
        for key, name, type_ in (
            ("g1", "Home Office", "GovernmentDepartment"),
            ("g2", "College of Policing", "PublicBody"),
            ("g3", "MI5", "SecurityService"),
        )
    ]
    funds = {"subject": "g1", "relation": "funds", "object": "g2", "evidence": {"start": 0, "end": TEXT.index(".") + 1}}
    return {"id": id, "text": TEXT, "entities": entities, "statements": [funds]}


def write(path: Path, ids: list[str]) -> Path:
    path.write_text("".join(json.dumps(annotated(id)) + "\n" for id in ids), encoding="utf-8")
    return path


IDS = [f"police-{number:02}" for number in range(15)]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold.jsonl", IDS)


def test_the_weights_are_written_with_where_they_come_from(run: Run, gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "calibration.yaml"
    result = run("rules", "calibrate", gold, "--output", path)
    assert (result.exit_code, result.stderr) == (0, "")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# What the confidence of a statement is made of")
    assert "from 15 documents with 30 statements.\n" in text
    weights = yaml.safe_load(text)["weights"]
    assert list(weights) == sorted(weights)
    assert weights["relation funds"] > 0 > weights["relation works_with"]
    assert ALWAYS in weights


def test_how_far_confidence_holds_is_printed(run: Run, gold: Path) -> None:
    result = run("rules", "calibrate", gold)
    assert (result.exit_code, result.stderr) == (0, "")
    first, heading, *bands = result.stdout.splitlines()
    assert first == "30 statements in 15 documents, each judged by weights learnt from the other documents"
    assert heading.split() == ["Confidence", "Statements", "Mean", "Right"]
    assert sum(int(band.split()[1]) for band in bands) == 30
    assert [band.split()[0] for band in bands] == sorted(band.split()[0] for band in bands)


def test_the_same_documents_give_the_same_file_in_any_order(run: Run, gold: Path, tmp_path: Path) -> None:
    written = []
    for number, documents in enumerate((gold, gold, write(tmp_path / "turned.jsonl", IDS[::-1]))):
        path = tmp_path / f"{number}.yaml"
        assert run("rules", "calibrate", documents, "--output", path).exit_code == 0
        written.append(path.read_text(encoding="utf-8"))
    assert written[0] == written[1] == written[2]


@pytest.mark.parametrize(("ids", "statements"), [(IDS[:1], "2 statements"), (IDS[:14], "28 statements")])
def test_too_few_statements_are_a_message_that_says_how_many_are_needed(
    run: Run, tmp_path: Path, ids: list[str], statements: str
) -> None:
    path = tmp_path / "calibration.yaml"
    result = run("rules", "calibrate", write(tmp_path / "few.jsonl", ids), "--output", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(
        f"{tmp_path / 'few.jsonl'}: {statements} found in annotated documents are too few to learn from: "
        f"at least 30 in two documents are needed"
    )
    assert "Traceback" not in result.output
    assert not path.exists()


def test_documents_that_are_not_there_are_a_message(run: Run, tmp_path: Path) -> None:
    result = run("rules", "calibrate", tmp_path / "gone.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "gone.json: cannot be read: No such file or directory" in result.stderr


@pytest.mark.skipif(
    not GOLD.is_dir(), reason=f"the annotated documents are not here: {GOLD} (they are not part of the repository)"
)
def test_the_weights_of_the_package_are_what_the_command_writes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "calibration.yaml"
    assert run("rules", "calibrate", GOLD, "--output", path).exit_code == 0
    shipped = files("policygraph.relations").joinpath("calibration.yaml").read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shipped, (
        "write it again, until it no longer changes: "
        "policygraph rules calibrate ../shared/gold/dev --output src/policygraph/relations/calibration.yaml"
    )
