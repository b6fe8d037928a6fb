"""Turtle is read whatever the order of its statements, and an error names file and line."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, URIRef

from policygraph.errors import KnowledgeError
from policygraph.knowledge.turtle import PG, TurtleFile

PREFIXES = """@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/> .
"""
ARTS = URIRef("https://example.org/arts")


def turtle(folder: Path, text: str, name: str = "bodies.ttl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def test_values_are_sorted_whatever_their_order_in_the_file(tmp_path: Path) -> None:
    names = ['"Arts"@en', '"Crafts"@en', '"Books"@en']
    read = [
        TurtleFile(turtle(tmp_path, f"{PREFIXES}ex:arts skos:altLabel {', '.join(order)} .", f"{number}.ttl")).subjects
        for number, order in enumerate(itertools.permutations(names))
    ]
    assert all(
        [str(value) for value in subjects[ARTS][SKOS.altLabel]] == ["Arts", "Books", "Crafts"] for subjects in read
    )


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = turtle(tmp_path, f"\ufeff{PREFIXES}ex:arts a pg:PublicBody .")
    assert TurtleFile(path).subjects[ARTS][RDF.type] == [PG.PublicBody]


def test_one_gives_the_only_value_or_none(tmp_path: Path) -> None:
    file = TurtleFile(turtle(tmp_path, f'{PREFIXES}ex:arts skos:prefLabel "Arts Board"@en .'))
    assert file.one(ARTS, SKOS.prefLabel) == "Arts Board"
    assert file.one(ARTS, RDFS.label) is None


def test_two_values_where_one_is_wanted_are_an_error_with_the_line(tmp_path: Path) -> None:
    file = TurtleFile(turtle(tmp_path, f'{PREFIXES}ex:arts skos:prefLabel "Arts"@en ,\n  "Crafts"@en .'))
    with pytest.raises(KnowledgeError, match=r"bodies\.ttl, line 5: ex:arts has .* keep one"):
        file.one(ARTS, SKOS.prefLabel)


def test_a_syntax_error_names_file_and_line(tmp_path: Path) -> None:
    path = turtle(
        tmp_path, f'{PREFIXES}ex:arts a pg:PublicBody ;\n  skos:prefLabel "Arts"@en\nex:crafts a pg:PublicBody .'
    )
    with pytest.raises(KnowledgeError, match=r"bodies\.ttl, line \d+: not Turtle: .*full stop") as raised:
        TurtleFile(path)
    line = int(str(raised.value).split("line ")[1].split(":")[0])
    assert line in {5, 6}


def test_an_undeclared_prefix_is_an_error_with_the_line(tmp_path: Path) -> None:
    path = turtle(tmp_path, f"{PREFIXES}\nex:arts a nobody:Thing .")
    with pytest.raises(KnowledgeError, match=r"bodies\.ttl, line 5: not Turtle"):
        TurtleFile(path)


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none\.ttl: cannot be read: No such file"):
        TurtleFile(tmp_path / "none.ttl")


def test_a_file_in_another_encoding_is_an_error_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "latin.ttl"
    path.write_bytes('ex:x skos:prefLabel "Sinn Féin" .'.encode("latin-1"))
    with pytest.raises(KnowledgeError, match=r"latin\.ttl: cannot be read: it is not UTF-8"):
        TurtleFile(path)


def test_the_line_of_a_subject_is_that_of_its_description_not_of_a_longer_name(tmp_path: Path) -> None:
    text = f"{PREFIXES}ex:arts-council a pg:PublicBody .\nex:sport pg:p ex:arts .\nex:arts a pg:PublicBody ."
    file = TurtleFile(turtle(tmp_path, text))
    assert file.line_of(ARTS) == 6


def test_iris_are_written_with_the_prefix_of_the_file(tmp_path: Path) -> None:
    file = TurtleFile(turtle(tmp_path, f"{PREFIXES}ex:arts a pg:PublicBody ."))
    assert file.short(ARTS) == "ex:arts"
    assert file.short(URIRef("https://nowhere.example/x")) == "<https://nowhere.example/x>"
