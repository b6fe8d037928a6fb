from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
UK = "https://w3id.org/policygraph/uk/"

TURTLE = """@prefix ex: <https://example.org/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:board a pg:PublicBody ; skos:prefLabel "Estuary Board"@en ; skos:notation "X01" ; skos:note "Advisory body"@en ;
    skos:exactMatch <https://example.com/1> ; dct:source <https://example.org/list> .
ex:chair a pg:Role ; skos:prefLabel "Chair of the Estuary Board"@en ; org:postIn ex:board .
ex:ann a pg:Person ; skos:prefLabel "Ann Example"@en .
ex:ben a pg:Person ; skos:prefLabel "Ben\x1b[2J Example"@en .
ex:1 a org:Membership ; org:role ex:chair ; org:member ex:ann ; schema:startDate "2001"^^xsd:gYear ;
    schema:endDate "2009-03"^^xsd:gYearMonth .
ex:2 a org:Membership ; org:role ex:chair ; org:member ex:ben ; schema:startDate "2009-04"^^xsd:gYearMonth .
"""


@pytest.fixture
def bodies(tmp_path: Path) -> Path:
    path = tmp_path / "bodies.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


def facts(result: Result) -> dict[str, list[str]]:
    """Return what is said of the first entity, by label."""
    found: dict[str, list[str]] = {}
    label = ""
    for line in result.stdout.split("\n\n")[0].splitlines()[1:]:
        label = line[2:18].strip() or label
        found.setdefault(label, []).append(line[18:].strip())
    return found


def test_all_bearers_of_a_name_are_shown_the_earliest_first(run: Run) -> None:
    result = run("knowledge", "show", "mhclg")
    assert result.exit_code == 0
    first, second = result.stdout.split("\n\n")
    assert first.startswith(
        "Ministry of Housing, Communities and Local Government\n  type            government department"
    )
    assert "2018-01-08 to 2021-09-20" in first and "since 2024-07-09" in second


def test_on_a_day_the_stage_of_that_day_is_shown(run: Run) -> None:
    result = run("knowledge", "show", "MHCLG", "--on", "2022-05-01")
    assert result.stdout.startswith("Department for Levelling Up, Housing and Communities\n")
    said = facts(result)
    assert said["existed"] == ["2021-09-20 to 2024-07-09"]
    assert said["identifier"] == [f"{UK}department-for-levelling-up-housing-and-communities"]
    here = said["line"].index("→ Department for Levelling Up, Housing and Communities 2021-09-20 to 2024-07-09")
    assert said["line"][here - 1] == "Ministry of Housing, Communities and Local Government 2018-01-08 to 2021-09-20"
    assert said["line"][here + 1] == "Ministry of Housing, Communities and Local Government since 2024-07-09"


def test_an_identifier_is_enough(run: Run) -> None:
    assert run("knowledge", "show", f"{UK}home-office").stdout.startswith("Home Office\n")


def test_a_body_has_its_posts_codes_and_sources(run: Run, bodies: Path) -> None:
    assert facts(run("knowledge", "show", "Estuary Board", "--knowledge", bodies)) == {
        "type": ["public body (PublicBody)"],
        "kind": ["Advisory body"],
        "posts in it": ["Chair of the Estuary Board: Ben\ufffd[2J Example since 2009-04"],
        "identifier": ["https://example.org/board"],
        "codes": ["X01"],
        "same as": ["https://example.com/1"],
        "sources": ["https://example.org/list"],
    }


def test_a_post_has_those_who_held_it(run: Run, bodies: Path) -> None:
    show = ("knowledge", "show", "Chair of the Estuary Board", "-k", bodies)
    said = facts(run(*show))
    assert said["post in"] == ["Estuary Board"]
    assert said["held by"] == ["Ann Example 2001 to 2009-03", "Ben\ufffd[2J Example since 2009-04"]
    assert facts(run(*show, "--on", "2005-01-01"))["held by"] == ["Ann Example 2001 to 2009-03"]


def test_a_person_has_the_posts_held(run: Run, bodies: Path) -> None:
    assert facts(run("knowledge", "show", "Ann Example", "-k", bodies))["posts"] == [
        "Chair of the Estuary Board 2001 to 2009-03"
    ]


def test_a_name_that_is_nearly_right_is_answered_with_the_near_ones(run: Run) -> None:
    result = run("knowledge", "show", "Hoem Office")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith('nothing is called "Hoem Office"; did you mean "Home Office"')


def test_a_name_that_nothing_resembles_is_said(run: Run) -> None:
    result = run("knowledge", "show", "xqzzyq")
    assert result.exit_code == 2
    assert result.stderr == (
        'nothing is called "xqzzyq"; policygraph knowledge search finds names that contain a word\n'
    )


def test_a_day_on_which_nothing_of_the_name_existed_is_said(run: Run) -> None:
    result = run("knowledge", "show", "DLUHC", "--on", "1066")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "existed on 1066: Department for Levelling Up, Housing and Communities 2021-09-20 to" in result.stderr


def test_a_day_that_is_none_is_a_usage_error(run: Run) -> None:
    result = run("knowledge", "show", "DLUHC", "--on", "last May")
    assert result.exit_code == 2
    assert "'last May' is no date" in " ".join(result.stderr.replace("│", " ").split())
