"""Tables in CSV: what a row makes, and what its writer is told when it makes none."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import KnowledgeError
from policygraph.identifiers import is_iri
from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity
from policygraph.knowledge.names import normalise_name
from policygraph.knowledge.ontology import default_ontology

UK = "https://w3id.org/policygraph/uk/"
MADE = "https://w3id.org/policygraph/id/entity/"
OFFICE = KnowledgeEntity(f"{UK}home-office", "Home Office", "GovernmentDepartment", (), (), (), "1782")
BOARDS = [
    KnowledgeEntity("urn:board-1974", "Rivers Board", "PublicBody", since="1974", until="1989"),
    KnowledgeEntity("urn:board-1996", "Rivers Board", "PublicBody", since="1996"),
]


def read(folder: Path, text: str | bytes, *known: KnowledgeEntity) -> KnowledgeBase:
    path = folder / "bodies.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return KnowledgeBase(known).extended([path])


def only(knowledge: KnowledgeBase) -> KnowledgeEntity:
    [entity] = knowledge
    return entity


def test_a_row_is_an_entity(tmp_path: Path) -> None:
    text = (
        "name,type,names,abbreviations,since,until,same_as,ordinary,iri\n"
        "Beacon, Programme ,Beacon programme; Beacon  scheme ;,BCN;B.C.N.,2022-04,2024,https://example.com/1,yes,urn:b\n"
    )
    assert only(read(tmp_path, text)) == KnowledgeEntity(
        "urn:b",
        "Beacon",
        "Programme",
        names=("Beacon programme", "Beacon scheme"),
        abbreviations=("B.C.N.", "BCN"),
        ordinary_words=("B.C.N.", "BCN", "Beacon"),
        since="2022-04",
        until="2024",
        same_as=("https://example.com/1",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "type,name\nPublicBody,Air Board\n",
        "\ufeffName,Type\r\nAir Board,public body\r\n",
        '\n\n"name","type",,\n,,\n"Air Board","Public Body",,\n\n',
        "name,type,part of,since\nAir Board,PUBLICBODY\n",
    ],
)
def test_case_order_blank_lines_and_line_ends_make_no_difference(tmp_path: Path, text: str) -> None:
    assert only(read(tmp_path, text)) == KnowledgeEntity(f"{MADE}PublicBody/air-board", "Air Board", "PublicBody")


def test_a_table_of_columns_alone_adds_nothing(tmp_path: Path) -> None:
    assert list(read(tmp_path, "name,type\n", OFFICE)) == [OFFICE]


def test_bodies_refer_to_one_another_by_name_or_identifier(tmp_path: Path) -> None:
    text = "name,type,abbreviations,replaces,part_of\nB,Charity,BB,,\nA,Charity,,bb,The home office;urn:board-1996\n"
    found = read(tmp_path, text, OFFICE, *BOARDS).get(f"{MADE}Charity/a")
    assert found is not None
    assert found.replaces == (f"{MADE}Charity/b",)
    assert found.part_of == (OFFICE.iri, "urn:board-1996")


def test_a_row_with_the_name_and_type_of_a_known_entity_is_about_it(tmp_path: Path) -> None:
    found = only(read(tmp_path, "name,type,abbreviations\nthe HOME OFFICE,Government department,HO\n", OFFICE))
    assert (found.iri, found.name, found.names, found.abbreviations) == (
        OFFICE.iri,
        "Home Office",
        ("the HOME OFFICE",),
        ("HO",),
    )


def test_a_row_with_the_name_of_a_known_entity_and_another_type_is_another(tmp_path: Path) -> None:
    assert len(read(tmp_path, "name,type\nHome Office,Programme\n", OFFICE)) == 2


def test_a_row_with_a_known_identifier_adds_names(tmp_path: Path) -> None:
    text = f"name,type,since,iri\nInterior Ministry,GovernmentDepartment,1782,{OFFICE.iri}\n"
    found = only(read(tmp_path, text, OFFICE))
    assert (found.name, found.names, found.since) == ("Home Office", ("Interior Ministry",), "1782")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: has no columns: begin with a line name,type"),
        ("name,names\nA,B\n", "line 1: lacks the column type: add it"),
        ("since\n", "line 1: lacks the column name and the column type: add"),
        ("\nname,type,abbreviation\n", 'line 2: has a column "abbreviation"; did you mean abbreviations?'),
        ("name,type,colour\n", 'line 1: has a column "colour"; there are name, type, names'),
        ("name,type,Name\n", 'line 1: has the column "name" twice'),
        ("name,type\n\nA,Publik body\n", 'line 3: "A" has "Publik body" as type, which .* did you mean PublicBody?'),
        ("name,type\nA,\n", 'line 2: "A" has no type; there are Association'),
        ("name,type\n—,Charity\n", 'line 2: "—" is no name: write one'),
        ("name,type\n,Charity\n", 'line 2: "" is no name: write one'),
        ('name,type,names\n"A\nB",Charity,\nC,X,\n', 'line 4: "C" has "X" as type'),
        ("name,type,since\nA,Charity,01/04/2021\n", 'line 2: "A" has "01/04/2021" as since, which is no date'),
        ("name,type,until\nA,Charity,2021-02-30\n", 'line 2: "A" has "2021-02-30" as until, which is no date'),
        ("name,type,since,until\nA,Charity,2021,2020-12\n", r"line 2: .* ends \(2020-12\) before it begins \(2021\)"),
        ("name,type,ordinary\nA,Charity,perhaps\n", 'line 2: "A" has "perhaps" as ordinary: write yes or no'),
        ("name,type,iri\nA,Charity,home office\n", 'line 2: "A" has "home office" as iri, which is no IRI'),
        ("name,type,same_as\nA,Charity,Q42\n", 'line 2: "A" has "Q42" as same_as, which is no IRI'),
        ("name,type\nA,B and C,Charity\n", "line 2: has 3 cells for 2 columns: put a cell that contains a comma"),
        ('name,type\n"A,Charity\n', "line 2: is not CSV: unexpected end of data"),
        (b"name,type\nCaf\xe9,Charity\n", "line 2: is not UTF-8 text: save it as UTF-8"),
        (b"name,type\nA\0,Charity\n", "line 2: is not text: save the table as CSV UTF-8"),
        ("name,type,replaces\nA,Charity,Hoem Office\n", 'line 2: "A" refers to "Hoem Office", .* mean "home office"?'),
        (
            "name,type,part_of\nA,Charity,urn:none\n",
            'line 2: "A" refers to "urn:none", which no file describes: add it',
        ),
        (
            "name,type,part_of\nA,Charity,Rivers Board\n",
            "as several are called: write which, <urn:board-1974> or <urn:",
        ),
        (
            "name,type\nRivers Board,Public body\n",
            "line 2: .* is the name of several: .* <urn:board-1974> or <urn:board",
        ),
        ("name,type,part_of\nA,Charity,A\n", 'line 2: "A" is part of itself: "A" → "A"; take one of these links out'),
        (
            "name,type,replaces\nA,Charity,C\nB,Charity,A\nC,Charity,B\n",
            'line 2: "A" replaces itself: "A" → "C" → "B" → "A"; take one of these links out',
        ),
        ("name,type,since\nA,Charity,2001\nA,Charity,2002\n", 'line 3: "A" has "2001" and "2002" as since: keep one'),
        (
            "name,type,since\nHome Office,GovernmentDepartment,1999\n",
            'line 2: "Home Office" has "1999" as since, but <.*/home-office> is known with "1782": write that, or give',
        ),
        (
            f"name,type,iri\nHome Office,Charity,{UK}home-office\n",
            'line 2: "Home Office" has "Charity" as type, but .* is known with "GovernmentDepartment"',
        ),
    ],
)
def test_a_bad_table_is_an_error_with_file_and_line(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(KnowledgeError, match=f"bodies.csv, {message}" if message.startswith("line") else message):
        read(tmp_path, text, OFFICE, *BOARDS)


def test_a_table_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none\.csv: cannot be read: No such file"):
        KnowledgeBase([]).extended([tmp_path / "none.csv"])


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";"), min_size=1, max_size=12)


@given(
    WORDS.filter(normalise_name),
    st.sampled_from(sorted(default_ontology().types)),
    st.lists(WORDS.filter(str.strip), max_size=3),
)
def test_what_a_spreadsheet_writes_is_read(
    tmp_path_factory: pytest.TempPathFactory, name: str, type_: str, names: list[str]
) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["name", "type", "names"], [name, type_, ";".join(names)]])
    found = only(read(tmp_path_factory.getbasetemp(), file.getvalue()))
    assert found.type == type_
    assert {found.name, *found.names} == {" ".join(text.split()) for text in (name, *names)}
    assert is_iri(found.iri)


@given(
    st.binary(max_size=80)
    | st.text(alphabet='nametyp,;"\n\r AC', max_size=60).map(lambda s: b"name,type\n" + s.encode())
)
def test_any_file_is_read_or_said_what_is_wrong(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    try:
        read(tmp_path_factory.getbasetemp(), content)
    except KnowledgeError as error:
        assert "bodies.csv, line " in str(error)
