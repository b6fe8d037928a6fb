import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.ontology import default_ontology

Run = Callable[..., Result]


def test_where_nobody_looks_the_ontology_is_a_table_for_programs(run: Run) -> None:
    result = run("ontology")
    assert result.exit_code == 0
    rows = list(csv.DictReader(result.stdout.splitlines(), dialect="excel-tab"))
    relations = {row["name"]: row for row in rows if row["kind"] == "relation"}
    assert set(relations) - {"relatedTo"} == set(default_ontology().relations)
    assert relations["vets"]["objects"] == "Group, Person, Role"
    assert {row["name"] for row in rows if row["kind"] == "type"} >= set(default_ontology().types)


def test_a_table_has_every_type_and_every_relation_with_what_it_joins(run: Run) -> None:
    result = run("ontology", "--format", "table")
    assert result.exit_code == 0
    first_words = {line.split()[0] for line in result.stdout.splitlines() if line.strip()}
    assert set(default_ontology().types) <= first_words
    assert set(default_ontology().relations) <= first_words


def test_json_says_what_the_ontology_says(run: Run) -> None:
    record = json.loads(run("ontology", "--format", "json").stdout)
    part_of = next(relation for relation in record["relations"] if relation["name"] == "part_of")
    assert part_of["iri"] == "https://w3id.org/policygraph/ontology#partOf"
    assert part_of["inverse"] == "has part"
    assert {"subjects": [f"{record['iri']}#Place"], "objects": [f"{record['iri']}#Place"]} in part_of["signatures"]
    police = next(type_ for type_ in record["types"] if type_["name"] == "PoliceForce")
    assert "http://www.w3.org/ns/org#FormalOrganization" in police["broader"]


@pytest.mark.parametrize(
    ("form", "name"), [("html", "policygraph.html"), ("shapes", "shapes.ttl"), ("context", "context.jsonld")]
)
def test_a_file_is_written_as_it_is_shipped(run: Run, tmp_path: Path, form: str, name: str) -> None:
    path = tmp_path / "new" / name
    result = run("ontology", "--format", form, "--output", path)
    assert (result.exit_code, result.stdout) == (0, f"Written to {path}\n")
    assert path.read_bytes() == (ontologies_folder() / name).read_bytes()
    assert run("ontology", "--format", form).stdout_bytes == path.read_bytes()


def test_a_table_is_for_no_file(run: Run, tmp_path: Path) -> None:
    result = run("ontology", "--format", "table", "--output", tmp_path / "table")
    assert result.exit_code == 2
    assert "a table is for the terminal" in " ".join(result.stderr.replace("│", " ").split())


def test_help_has_an_example(run: Run) -> None:
    assert "policygraph ontology --format json" in run("ontology", "--help").stdout
