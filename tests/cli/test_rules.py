import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from typer.testing import Result

from policygraph.knowledge.ontology import default_ontology
from policygraph.relations.json_schema import json_schema
from policygraph.relations.reading import default_rules

Run = Callable[..., Result]

GOOD = """relation: funds
rules:
  - verb: fund
  - noun: {type: Fund}
    subject: self
    object: for
examples:
  - text: The Home Office funds the College of Policing.
    gives: [[Home Office, funds, College of Policing]]
  - text: The Home Office funds a painting.
    gives: []
"""
FAILING = """relation: vets
rules:
  - verb: vet
examples:
  - text: The police vetted the chief executive.
    gives: []
  - text: The police met the chief executive.
    gives: [[police, vets, chief executive]]
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "funds.yaml").write_text(GOOD, encoding="utf-8")
    return folder


def test_the_list_has_every_relation_with_its_figures(run: Run) -> None:
    result = run("rules", "list")
    assert (result.exit_code, result.stderr) == (0, "")
    listed = {line.split()[0]: line.split()[1:4] for line in result.stdout.splitlines()[1:-1]}
    assert sorted(listed) == sorted(default_ontology().relations)
    for relation, figures in listed.items():
        gives = [bool(example.gives) for example in default_rules().examples if example.relation == relation]
        number = sum(rule.relation == relation for rule in default_rules().rules)
        assert figures == [str(number), str(gives.count(True)), str(gives.count(False))], relation
    rules, examples = len(default_rules().rules), len(default_rules().examples)
    assert result.stdout.splitlines()[-1] == f"{rules} rules of {len(listed)} relations, {examples} examples"


def test_rules_of_one_s_own_are_listed_with_their_words(run: Run, rules: Path) -> None:
    result = run("rules", "list", "--rules", rules)
    assert result.exit_code == 0
    heading, row, summary = result.stdout.splitlines()
    assert heading.split() == ["Relation", "Rules", "Hold", "Must", "not", "Words"]
    assert row.split(maxsplit=4) == ["funds", "2", "1", "1", "fund, any Fund"]
    assert summary == "2 rules of 1 relation, 2 examples"


def test_a_relation_is_shown_with_what_it_means_and_its_file(run: Run) -> None:
    result = run("rules", "show", "vets")
    assert result.exit_code == 0
    meaning, joins, empty, *file = result.stdout.splitlines()
    assert meaning == "vets: The subject checks the object's background and clears it."
    assert joins == "Joins Group, Organisation, Role with Group, Person, Role."
    assert empty == ""
    assert yaml.safe_load("\n".join(file))["relation"] == "vets"


@pytest.mark.parametrize("relation", sorted(default_ontology().relations))
def test_every_relation_can_be_shown(run: Run, relation: str) -> None:
    result = run("rules", "show", relation)
    assert result.exit_code == 0
    assert f"\nrelation: {relation}\n" in result.stdout


@pytest.mark.parametrize(
    ("name", "hint"),
    [("vet", ": did you mean vets?"), ("works with", ": did you mean works_with?"), ("x", "; policygraph rules list ")],
)
def test_a_relation_that_there_is_not_is_answered_with_a_near_one(run: Run, name: str, hint: str) -> None:
    result = run("rules", "show", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"the ontology has no relation {name!r}{hint}")


def test_rules_whose_examples_hold_pass(run: Run, rules: Path) -> None:
    for path in (rules, rules / "funds.yaml"):
        result = run("rules", "test", path)
        assert (result.exit_code, result.stdout) == (0, "2 examples, all as they should be\n")


def test_examples_that_fail_are_said_with_file_and_line_and_exit_code_1(run: Run, rules: Path) -> None:
    (rules / "vets.yaml").write_text(FAILING, encoding="utf-8")
    result = run("rules", "test", rules)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "vets.yaml, line 5: The police vetted the chief executive.",
        "  should give nothing",
        "  gives       police | vets | chief executive",
        "vets.yaml, line 7: The police met the chief executive.",
        "  should give police | vets | chief executive",
        "  gives       nothing",
        "2 examples of 4 failed",
    ]


@pytest.mark.parametrize("command", [["test"], ["list", "--rules"], ["explain", "It rained.", "--rules"]])
def test_rules_that_cannot_be_read_are_a_message_and_exit_code_2(run: Run, tmp_path: Path, command: list[str]) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(GOOD.replace("subject: self", "subject: slef"), encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for path, message in (
        (broken, f"{broken}, line 5: unknown role 'slef': did you mean 'self'?"),
        (tmp_path / "gone.yaml", f"{tmp_path / 'gone.yaml'}: cannot be read: "),
        (tmp_path / "empty", f"{tmp_path / 'empty'}: no rule files (*.yaml) there"),
    ):
        result = run("rules", *command, path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(message)


def sections(result: Result) -> dict[str, list[str]]:
    """Return the lines of an explanation by their heading."""
    found: dict[str, list[str]] = {}
    for line in result.stdout.splitlines():
        if line.startswith("  "):
            found[list(found)[-1]].append(line.strip())
        else:
            found[line] = []
    return found


def test_an_explanation_says_what_is_mentioned_and_predicated_what_fires_and_what_nearly_does(
    run: Run, rules: Path
) -> None:
    text = "The Home Office may not fund the College of Policing. The department funded a painting."
    result = run("rules", "explain", text, "--rules", rules)
    assert (result.exit_code, result.stderr) == (0, "")
    said = sections(result)
    assert list(said) == ["Mentions", "Predicates", "Rules that fire", "Rules that nearly do"]
    assert said["Mentions"] == [
        "Home Office: GovernmentDepartment, named (name)",
        "College of Policing: PublicBody, named (name)",
        "department = Home Office: GovernmentDepartment, named (nominal)",
    ]
    assert any(
        re.fullmatch(r"fund \(verb\): .*agent Office.* \[negated, possible\]", line) for line in said["Predicates"]
    )
    [fires] = said["Rules that fire"]
    assert re.fullmatch(
        r"Home Office \| funds \| College of Policing \[negated, possible\]: funds/fund on “fund”, 0\.\d\d", fires
    )
    assert said["Rules that nearly do"] == ["funds/fund on “funded”: no mention fills the object: patient"]


def test_rules_that_are_far_from_firing_are_listed_on_demand(run: Run, rules: Path) -> None:
    text = "The Levelling Up Fund is large. If nobody funds a painting, it rains."
    assert sections(run("rules", "explain", text, "--rules", rules))["Rules that nearly do"] == []
    every = sections(run("rules", "explain", text, "--rules", rules, "--all"))
    assert every["Rules that do not"] == [
        "funds/Fund on “Fund”: no mention fills the object: for",
        "funds/fund on “funds”: the text only asks or supposes it",
    ]


def test_the_rules_of_the_package_explain_by_default(run: Run) -> None:
    said = sections(run("rules", "explain", "The Home Office funds the College of Policing."))
    fires = r"Home Office \| funds \| College of Policing: funds/fund on “funds”, 0\.\d\d"
    assert any(re.fullmatch(fires, line) for line in said["Rules that fire"])


@pytest.mark.parametrize("text", ["", " ", "\n\n", "It rained.", "\x1b[2J [red] 😀"])
def test_any_text_is_explained(run: Run, text: str) -> None:
    result = run("rules", "explain", text)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert sections(result)["Rules that fire"] == []


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "The Home Office funds the council. Ofwat praised the charity. Ofwat mocked the charity.", encoding="utf-8"
    )
    (folder / "b.txt").write_text("The council praised the Home Office. It rained.", encoding="utf-8")
    return folder


def test_coverage_says_the_share_and_lists_what_is_left_the_most_frequent_first(
    run: Run, rules: Path, letters: Path
) -> None:
    result = run("rules", "coverage", letters, "--rules", rules)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "25% of 4 predicates between two entities are taken by a rule",
        "    2  praise (verb): agent + patient",
        "       Ofwat praised the charity.",
        "    1  mock (verb): agent + patient",
        "       Ofwat mocked the charity.",
    ]
    first = run("rules", "coverage", letters, "--rules", rules, "--number", "1").stdout.splitlines()
    assert first == result.stdout.splitlines()[:3]


def test_coverage_of_the_package_s_own_rules(run: Run, documents: Path) -> None:
    result = run("rules", "coverage", documents)
    assert (result.exit_code, result.stdout) == (
        0,
        "100% of 2 predicates between two entities are taken by a rule\n",
    )


def test_coverage_without_documents_gives_exit_code_2(run: Run, tmp_path: Path) -> None:
    result = run("rules", "coverage", tmp_path / "gone")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "gone: cannot be read" in result.stderr


def test_coverage_names_what_could_not_be_read_and_gives_exit_code_1(run: Run, rules: Path, letters: Path) -> None:
    result = run("rules", "coverage", letters, letters / "gone.txt", "--rules", rules)
    assert result.exit_code == 1
    assert result.stdout.startswith("25% of 4 predicates")
    assert "gone.txt: cannot be read" in result.stderr


def test_the_schema_is_printed_or_written(run: Run, tmp_path: Path) -> None:
    printed = run("rules", "schema")
    assert printed.exit_code == 0
    assert json.loads(printed.stdout) == json_schema()
    path = tmp_path / "rules.schema.json"
    written = run("rules", "schema", "--output", path)
    assert (written.exit_code, written.stdout) == (0, f"Written to {path}\n")
    assert path.read_text(encoding="utf-8") == printed.stdout
