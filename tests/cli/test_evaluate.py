import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]

TEXT = "The Home Office funds the College of Policing. MI5 works with the Home Office."


def annotated(id: str, *statements: dict[str, Any]) -> dict[str, Any]:
    """Return a document with three entities, of which MI5 has another type than the extraction gives it."""
    names = {
        "g1": ("Home Office", "GovernmentDepartment"),
        "g2": ("College of Policing", "PublicBody"),
        "g3": ("MI5", "Company"),
    }
    entities = [
        {
            "id": key,
            "name": name,
            "type": type_,
            "mentions": [{"start": TEXT.index(name), "end": TEXT.index(name) + len(name)}],
        }
        for key, (name, type_) in names.items()
    ]
    return {"id": id, "text": TEXT, "entities": entities, "statements": list(statements)}


def stated(subject: str, relation: str, object_: str, **changes: Any) -> dict[str, Any]:
    sentence = {"start": 0, "end": TEXT.index(".") + 1}
    return {"subject": subject, "relation": relation, "object": object_, "evidence": sentence, **changes}


FUNDS, WORKS, VETS = stated("g1", "funds", "g2"), stated("g1", "works_with", "g3"), stated("g3", "vets", "g2")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with a document whose last statement no rule finds."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "police.json").write_text(json.dumps(annotated("police", FUNDS, WORKS, VETS)), encoding="utf-8")
    return folder


def rows(result: Result) -> dict[str, list[str]]:
    """Return the cells of the tables by their first."""
    cells = [line.rsplit(maxsplit=6) for line in result.stdout.splitlines()]
    return {row[0].strip(): row[1:] for row in cells if len(row) == 7}


def test_figures_are_printed_by_measure_type_and_relation(run: Run, gold: Path) -> None:
    result = run("evaluate", gold)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 annotated document\n")
    said = rows(result)
    assert said["Measure"] == ["Precision", "Recall", "F1", "Right", "Found", "Wanted"]
    assert said["entity"] == ["1.000", "1.000", "1.000", "3", "3", "3"]
    assert said["typed"] == ["0.667", "0.667", "0.667", "2", "3", "3"]
    assert said["statement"] == ["1.000", "0.667", "0.800", "2", "2", "3"]
    assert said["Company"] == ["0.000", "0.000", "0.000", "0", "0", "1"]
    assert said["SecurityService"] == ["0.000", "0.000", "0.000", "0", "1", "0"]
    assert said["works_with"] == ["1.000", "1.000", "1.000", "1", "1", "1"]
    assert said["vets"] == ["0.000", "0.000", "0.000", "0", "0", "1"]
    assert "  polarity     1.000\n  modality     1.000\n  attribution  1.000\n" in result.stdout


def test_extractions_are_judged_as_they_stand(run: Run, gold: Path, tmp_path: Path) -> None:
    found = annotated(
        "police", FUNDS, stated("g2", "funds", "g1"), stated("g1", "works_with", "g3", polarity="negated")
    )
    (tmp_path / "found.jsonl").write_text(json.dumps(found), encoding="utf-8")
    result = run("evaluate", gold, tmp_path / "found.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    said = rows(result)
    assert said["typed"] == ["1.000", "1.000", "1.000", "3", "3", "3"]
    assert said["pair"] == ["1.000", "0.667", "0.800", "2", "2", "3"]
    assert said["statement"] == ["0.667", "0.667", "0.667", "2", "3", "3"]
    assert "  polarity     0.500\n" in result.stdout


def test_what_extract_writes_scores_as_what_evaluate_extracts(run: Run, gold: Path, tmp_path: Path) -> None:
    assert run("extract", gold, "--output", tmp_path / "out.jsonl").exit_code == 0
    assert run("evaluate", gold, tmp_path / "out.jsonl").stdout == run("evaluate", gold).stdout


def test_errors_are_listed_with_their_sentence_and_rule(run: Run, gold: Path, tmp_path: Path) -> None:
    found = annotated("police", FUNDS, stated("g2", "funds", "g1", rule="funds/fund"))
    found["entities"][0]["type"] = "Place"
    (tmp_path / "found.jsonl").write_text(json.dumps(found), encoding="utf-8")
    assert "spurious" not in run("evaluate", gold, tmp_path / "found.jsonl").stdout
    said = run("evaluate", gold, tmp_path / "found.jsonl", "--errors").stdout
    sentence = "               “The Home Office funds the College of Policing.”\n"
    assert said.endswith(
        "\npolice\n"
        "  type         Home Office: Place, not GovernmentDepartment\n"
        f"  spurious     College of Policing | funds | Home Office [funds/fund]\n{sentence}"
        f"  missed       Home Office | works_with | MI5\n{sentence}"
        f"  missed       MI5 | vets | College of Policing\n{sentence}"
    )


def test_json_has_figures_and_errors(run: Run, gold: Path) -> None:
    result = run("evaluate", gold, "--json")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert (record["documents"], record["missing"]) == (1, [])
    assert record["statement"] == {
        "precision": 1.0, "recall": 0.6667, "f1": 0.8, "right": 2, "found": 2, "wanted": 3
    }  # fmt: skip
    assert record["relations"]["vets"]["wanted"] == 1
    assert record["types"]["Company"]["wanted"] == 1
    assert record["qualifiers"] == {"polarity": 1.0, "modality": 1.0, "attribution": 1.0}
    assert [(error["kind"], error["what"]) for error in record["errors"]] == [
        ("type", "MI5: SecurityService, not Company"),
        ("missed", "MI5 | vets | College of Policing"),
    ]


def test_a_document_that_was_not_extracted_is_named(run: Run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "found.jsonl").write_text(json.dumps(annotated("fire", FUNDS)), encoding="utf-8")
    result = run("evaluate", gold, tmp_path / "found.jsonl")
    assert result.exit_code == 0
    assert result.stderr == "not extracted, so that all of it counts as missed: police\n"
    assert rows(result)["entity"] == ["0.000", "0.000", "0.000", "0", "0", "3"]


def test_bodies_of_one_s_own_are_used(run: Run, tmp_path: Path) -> None:
    text = "The Quillmere Compact oversees Ofwat."
    places = [{"start": 4, "end": 21, "text": "Quillmere Compact"}]
    entity = {"id": "g1", "name": "Quillmere Compact", "type": "Strategy", "mentions": places}
    record = {"id": "compact", "text": text, "entities": [entity]}
    (tmp_path / "compact.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "mine.csv").write_text("name,type\nQuillmere Compact,Strategy\n", encoding="utf-8")
    result = run("evaluate", tmp_path / "compact.json", "--json", "--knowledge", tmp_path / "mine.csv")
    assert json.loads(result.stdout)["typed"]["right"] == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.json", None, "gone.json: cannot be read: No such file or directory: check the path"),
        ("broken.json", "Ofwat", "broken.json: is not JSON: "),
        ("broken.jsonl", '{"id": "a", "text": ""}\n{', "broken.jsonl, line 2: is not JSON: "),
        ("other.json", '{"notes": []}', "other.json: holds no annotated documents"),
        ("short.json", '{"text": "Ofwat."}', "short.json: id: is missing"),
    ],
)
def test_annotations_that_cannot_be_read_are_a_message(
    run: Run, tmp_path: Path, name: str, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    result = run("evaluate", tmp_path / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{tmp_path}/{message}")
    assert "Traceback" not in result.output


def test_an_empty_folder_and_extractions_that_cannot_be_read_are_a_message(
    run: Run, gold: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    result = run("evaluate", tmp_path / "empty")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "empty: holds no annotated documents" in result.stderr
    result = run("evaluate", gold, tmp_path / "gone.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "gone.jsonl: cannot be read: No such file or directory" in result.stderr


def test_names_in_a_document_command_no_terminal(run: Run, gold: Path, tmp_path: Path) -> None:
    found = annotated("police", FUNDS)
    found["entities"].append({"id": "g4", "name": "Kent\x1b[2J [red]", "type": "Place"})
    (tmp_path / "found.jsonl").write_text(json.dumps(found), encoding="utf-8")
    result = run("evaluate", gold, tmp_path / "found.jsonl", "--errors")
    assert "  spurious     Kent\ufffd[2J [red] (Place)\n" in result.stdout
