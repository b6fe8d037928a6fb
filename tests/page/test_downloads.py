"""Files that the page makes of what it shows, saved by a real Chromium and read again by others."""

from __future__ import annotations

import base64
import csv
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import networkx
import pytest
from rdflib import Graph
from tests.page.test_hostile import ATTACKS

import policygraph
from policygraph.export.graphml import write_graphml
from policygraph.export.rdf import to_rdf
from policygraph.export.rdf_reading import read_rdf
from policygraph.export.rows import EVIDENCE, STATEMENTS
from policygraph.export.turtle import turtle
from policygraph.knowledge.validation import validate
from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Predecessor, Statement
from policygraph.page.notebook import notebook_frame

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.page.conftest import Opened

    OpenPage = Callable[..., Opened]
    Save = Callable[..., Path]

LABELS = {
    "png": "Picture (PNG)",
    "svg": "Picture to edit (SVG)",
    "csv": "Table of statements (CSV)",
    "graphml": "Graph for Gephi, Cytoscape, yEd (GraphML)",
    "ttl": "Linked data (Turtle)",
}
SVG = "{http://www.w3.org/2000/svg}"
BASE = GraphContents().base


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Choose a file in the menu, and return it as the browser saved it."""

    def save_(page: Page, kind: str, within: Any = None) -> Path:
        place = within or page
        place.locator("#menu summary").click()
        with page.expect_download() as found:
            place.get_by_role("button", name=LABELS[kind]).click()
        path = tmp_path / found.value.suggested_filename
        found.value.save_as(path)
        return path

    return save_


@pytest.fixture
def rich(contents: GraphContents) -> GraphContents:
    """A graph with a value in every field of an entity and of evidence."""
    first, *entities = contents.entities
    first = replace(
        first,
        candidates=("urn:candidate",),
        same_as=("http://www.wikidata.org/entity/Q1",),
        codes=("E1", "E2"),
        since="2001-04",
        until="2024-02-29",
        known_as=("Another name",),
        replaces=(Predecessor("urn:before", "The one before"),),
    )
    statement, *statements = contents.statements
    evidence, *more = statement.evidence
    evidence = replace(
        evidence, date="in 2015", period="2015-04-01/..", status="in force", amount=Amount("GBP", 12.5), rule="a/b"
    )
    twice = replace(evidence, rule="c/d", amount=Amount("GBP", 4_800_000_000))
    return replace(
        contents,
        entities=(first, *entities),
        statements=(replace(statement, evidence=(evidence, twice, *more)), *statements),
    )


def as_page_knows(contents: GraphContents) -> GraphContents:
    """Without what the page has no use for: mentions, texts and the words around a quotation."""
    return replace(
        contents,
        documents=tuple(replace(document, text="") for document in contents.documents),
        entities=tuple(replace(entity, mentions=()) for entity in contents.entities),
        statements=tuple(
            replace(one, evidence=tuple(replace(item, prefix="", suffix="") for item in one.evidence))
            for one in contents.statements
        ),
    )


def hostile(attacks: tuple[str, ...] = ATTACKS) -> GraphContents:
    """An entity, a document and a statement of every attack, each in whatever may hold a text."""
    entities = tuple(
        Entity(f"{BASE}entity/PublicBody/{n}", text, "PublicBody", aliases=(f"{text} 2",), codes=(text,), since=text)
        for n, text in enumerate(attacks)
    )
    documents = tuple(
        Document(f"{n} {text}", "", f"{text} title", text, f"{text} source") for n, text in enumerate(attacks)
    )
    statements = tuple(
        Statement(
            f"{BASE}statement/{n}",
            entities[n].id,
            "oversees",
            entities[n - 1].id,
            (Evidence(documents[n].id, 0, len(text), text, text, f"{text} rule", text, text),),
            attributed_to=entities[n - 2].id,
        )
        for n, text in enumerate(attacks)
    )
    return GraphContents(documents, entities, statements)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def graph_in(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    network: Any = networkx.read_graphml(path, force_multigraph=True)
    edges = {key: (source, target, data) for source, target, key, data in network.edges(keys=True, data=True)}
    return dict(network.nodes(data=True)), edges


def layer(picture: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    found = picture.find(f"{SVG}g[@id='drawn-{name}']")
    assert found is not None
    return list(found)


def test_the_files_bear_the_title_of_the_page(open_page: OpenPage, memo: GraphContents, save: Save) -> None:
    page = open_page(memo, title="Cynllun 2024: Tŷ & “cartref”!").page
    assert [save(page, kind).name for kind in LABELS] == [f"cynllun-2024-tŷ-cartref.{kind}" for kind in LABELS]
    assert save(open_page(memo, title="…").page, "csv").name == "policy-graph.csv"


def test_a_png_is_twice_as_sharp_as_the_svg_and_shows_something_on_white(
    open_page: OpenPage, memo: GraphContents, save: Save, browser: Browser
) -> None:
    page = open_page(memo, color_scheme="dark").page
    png = save(page, "png").read_bytes()
    picture = ElementTree.parse(save(page, "svg")).getroot()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (2 * int(picture.attrib["width"]), 2 * int(picture.attrib["height"]))
    other = browser.new_page()
    shares = other.evaluate(
        """async (encoded) => {
            const image = new Image();
            image.src = `data:image/png;base64,${encoded}`;
            await image.decode();
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [image.width, image.height];
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            const { data } = context.getImageData(0, 0, image.width, image.height);
            const counts = {};
            for (let place = 0; place < data.length; place += 4) {
                const colour = [...data.subarray(place, place + 4)].join();
                counts[colour] = (counts[colour] ?? 0) + 4 / data.length;
            }
            return counts;
        }""",
        base64.b64encode(png).decode(),
    )
    other.close()
    assert shares["255,255,255,255"] > 0.5
    assert shares["33,96,168,255"] > 0.0005  # the Home Office, in the blue of light screens
    assert len(shares) > 20


def test_an_svg_has_each_entity_line_and_label_that_is_shown_with_title_and_legend(
    open_page: OpenPage, memo: GraphContents, save: Save
) -> None:
    picture = ElementTree.parse(save(open_page(memo).page, "svg")).getroot()
    assert picture.findtext(f"{SVG}title") == "A memo on Prevent"
    assert "Home Office oversees Prevent." in (picture.findtext(f"{SVG}desc") or "")
    glyphs = [one.findtext(f"{SVG}title") for one in layer(picture, "glyphs")]
    assert sorted(map(str, glyphs)) == [
        "Home Office, government department",
        "Local Government Association, association",
        "Prevent, programme",
        "councils, local authority",
    ]
    lines = {one.findtext(f"{SVG}title"): one.findall(f"{SVG}path") for one in layer(picture, "lines")}
    assert {words: [path.get("stroke-dasharray") for path in paths] for words, paths in lines.items()} == {
        "Home Office oversees Prevent": [None, None],
        "Prevent supports councils, not so": [None, None, None],  # with a stroke across
        "Local Government Association funds councils, possible": ["2 5", None],
        "councils delivers Prevent, proposed": ["9 6", None],
    }
    labels = [" ".join(one.itertext()) for one in layer(picture, "labels")]
    assert {"Home Office", "Prevent", "councils"} <= set(labels)
    assert " ".join(" ".join(labels).split()).count("Local Government Association") == 1
    assert "not: supports" in labels
    legend = ["".join(one.itertext()) for one in layer(picture, "legend") if one.tag == f"{SVG}text"]
    assert legend == [
        "Types of entity",
        "government department",
        "local authority",
        "association",
        "programme",
        "Lines",
        "stated as a fact",
        "proposed",
        "possible",
        "stated not to be so",
    ]
    assert ["".join(one.itertext()) for one in layer(picture, "heading")] == [
        "A memo on Prevent",
        "4 of 6 entities, 4 statements",
    ]


def test_an_svg_needs_no_style_and_runs_nothing(open_page: OpenPage, memo: GraphContents, save: Save) -> None:
    picture = ElementTree.parse(save(open_page(memo, color_scheme="dark").page, "svg")).getroot()
    elements = list(picture.iter())
    assert {one.tag.removeprefix(SVG) for one in elements} <= {
        *("svg", "title", "desc", "rect", "g", "path", "text", "tspan")
    }
    names = {name for one in elements for name in one.attrib}
    assert not {name for name in names if name in {"style", "class"} or name.startswith("on") or "href" in name}
    assert picture.find(f"{SVG}rect[@fill='#ffffff']") is not None
    assert "sans-serif" in picture.attrib["font-family"]
    boxes = [float(number) for number in picture.attrib["viewBox"].split()]
    for text in picture.iter(f"{SVG}text"):
        assert 0 < float(text.attrib["x"]) < boxes[2]
        assert 0 < float(text.attrib["y"]) < boxes[3]


def test_a_csv_has_a_row_for_each_quotation_in_the_columns_of_our_tables(
    open_page: OpenPage, rich: GraphContents, save: Save
) -> None:
    path = save(open_page(rich).page, "csv")
    assert path.read_bytes().startswith("\ufeffsubject_name,".encode())
    rows = rows_of(path)
    assert len(rows) == sum(len(statement.evidence) for statement in rich.statements)
    statements = [dict(zip(STATEMENTS.columns, row, strict=True)) for row in STATEMENTS.rows(rich)]
    claims = {claim.pop("iri"): claim for claim in statements}
    quotations = [dict(zip(EVIDENCE.columns, row, strict=True)) for row in EVIDENCE.rows(rich)]
    expected = [claims[one["statement"]] | one for one in quotations]
    assert set(expected[0]) - set(rows[0]) == {"iri", "quotations", "documents", "before", "after"}
    for row, values in zip(rows, expected, strict=True):
        assert {name: as_cell(values[name]) for name in values.keys() & row.keys()}.items() <= row.items()
    assert {row["document_title"] for row in rows} == {"A strategy for the waterways", ""}
    assert rows[0]["subject_type"] in {entity.type for entity in rich.entities}


def as_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def test_a_statement_without_a_quotation_has_a_row(open_page: OpenPage, memo: GraphContents, save: Save) -> None:
    bare = replace(memo, statements=tuple(replace(one, evidence=()) for one in memo.statements))
    rows = rows_of(save(open_page(bare).page, "csv"))
    assert [(row["subject_name"], row["quotation"], row["start"]) for row in rows][:1] == [("Home Office", "", "")]
    assert len(rows) == 4


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_of_a_csv_is_a_formula(open_page: OpenPage, memo: GraphContents, save: Save, formula: str) -> None:
    entities = tuple(replace(entity, name=formula) for entity in memo.entities)
    row = rows_of(save(open_page(replace(memo, entities=entities)).page, "csv"))[0]
    assert row["subject_name"] == row["object_name"] == f"'{formula}"


def test_graphml_is_what_the_exporter_writes(
    open_page: OpenPage, rich: GraphContents, save: Save, tmp_path: Path
) -> None:
    write_graphml(rich, tmp_path / "exported.graphml")
    assert graph_in(save(open_page(rich).page, "graphml")) == graph_in(tmp_path / "exported.graphml")


def test_turtle_is_to_the_byte_what_the_exporter_writes_and_is_read_without_loss(
    open_page: OpenPage, rich: GraphContents, save: Save
) -> None:
    path = save(open_page(rich).page, "ttl")
    known = as_page_knows(rich)
    assert path.read_text(encoding="utf-8") == turtle(known)
    assert read_rdf(path) == known
    assert policygraph.read(path).contents.statements == known.statements
    assert set(Graph().parse(path)) == set(to_rdf(known))
    assert validate([path]) == ()


def test_turtle_names_whoever_is_quoted_even_where_the_picture_does_not(
    open_page: OpenPage, memo: GraphContents, save: Save
) -> None:
    opened = open_page(memo)
    assert "campaigners" not in opened.shown()
    read = read_rdf(save(opened.page, "ttl"))
    assert "campaigners" in {entity.name for entity in read.entities}
    assert read.statements == as_page_knows(memo).statements


def test_hostile_text_comes_back_from_every_file(open_page: OpenPage, save: Save, tmp_path: Path) -> None:
    contents = hostile()
    page = open_page(contents, title=ATTACKS[0]).page
    files = {kind: save(page, kind) for kind in LABELS}
    assert page.evaluate("window.hit") is None
    assert {path.name.split(".")[0] for path in files.values()} == {"script-script-window-hit-1-script"}
    assert {row["quotation"] for row in rows_of(files["csv"])} == set(ATTACKS)
    assert {row["document_source"] for row in rows_of(files["csv"])} == {f"{text} source" for text in ATTACKS}
    write_graphml(contents, tmp_path / "exported.graphml")
    assert graph_in(files["graphml"]) == graph_in(tmp_path / "exported.graphml")
    assert files["ttl"].read_text(encoding="utf-8") == turtle(contents)
    assert read_rdf(files["ttl"]) == contents
    picture = ElementTree.parse(files["svg"]).getroot()
    glyphs = {str(one.findtext(f"{SVG}title")).removesuffix(", public body") for one in layer(picture, "glyphs")}
    assert glyphs == set(ATTACKS)
    assert picture.findtext(f"{SVG}title") == ATTACKS[0]


def test_characters_that_a_file_cannot_hold_do_not_spoil_it(open_page: OpenPage, save: Save) -> None:
    page = open_page(hostile(("a\0b", "bell \x07", "half \ud800 a pair", "\ufffe last"))).page
    assert {row["quotation"] for row in rows_of(save(page, "csv"))} == {
        *("a\ufffdb", "bell \x07", "half \ufffd a pair", "\ufffe last")
    }
    assert {data["label"] for data in graph_in(save(page, "graphml"))[0].values()} == {
        "ab",
        "bell",
        "half a pair",
        "last",
    }
    names = {entity.name for entity in read_rdf(save(page, "ttl")).entities}
    assert names == {"a\ufffdb", "bell \x07", "half \ufffd a pair", "\ufffe last"}
    assert len(layer(ElementTree.parse(save(page, "svg")).getroot(), "glyphs")) == 4


def test_turtle_is_well_formed_whatever_an_identifier_is_and_the_ontology_lacks(
    open_page: OpenPage, save: Save
) -> None:
    contents = GraphContents(
        (),
        (
            Entity("urn:a b<c>", "Thames Water", "Water<Company>", iri="urn:a b<c>", same_as=("no iri", 'urn:"')),
            Entity("urn:b", "Severn Trent", "WaterCompany"),
        ),
        (Statement("urn:s\\", "urn:a b<c>", "twinned with", "urn:b", ()),),
    )
    graph = Graph().parse(save(open_page(contents).page, "ttl"))
    assert {str(label) for label in graph.objects()} >= {"Thames Water", "Thames Water twinned with Severn Trent"}
    assert {"urn:a%20b%3Cc%3E", "urn:s%5C"} <= {str(subject) for subject in graph.subjects()}


def test_only_what_passes_the_filters_is_in_the_files(open_page: OpenPage, memo: GraphContents, save: Save) -> None:
    opened = open_page(memo)
    opened.facet("type").get_by_role("checkbox", name="Programme").uncheck()
    picture = ElementTree.parse(save(opened.page, "svg")).getroot()
    assert "Prevent" not in opened.shown()
    assert len(layer(picture, "glyphs")) == len(opened.shown())
    assert len(layer(picture, "lines")) == 1
    assert [row["label"] for row in rows_of(save(opened.page, "csv"))] == ["funds (possible)"]
    nodes, edges = graph_in(save(opened.page, "graphml"))
    assert sorted(data["label"] for data in nodes.values()) == opened.shown()
    assert list(edges) == ["urn:s3"]
    turtle_file = save(opened.page, "ttl")
    assert [statement.id for statement in read_rdf(turtle_file).statements] == ["urn:s3"]
    assert "oversees Prevent" not in turtle_file.read_text(encoding="utf-8")


def test_no_file_quotes_a_document_that_is_filtered_out(open_page: OpenPage, rich: GraphContents, save: Save) -> None:
    page = open_page(rich).page
    page.evaluate(
        """() => {
            const state = policygraph.state();
            policygraph.change({ hidden: { ...state.hidden, document: new Set([0]) } });
        }"""
    )
    hidden = rich.documents[0]
    for kind in ("csv", "graphml", "ttl"):
        text = save(page, kind).read_text(encoding="utf-8")
        assert "The Environment Agency (EA) and Ofwat work together on sewage." not in text
        assert "Ofwat works with the Environment Agency." in text
    assert {row["document"] for row in rows_of(save(page, "csv"))} == {rich.documents[1].id}
    assert hidden.id not in {document.id for document in read_rdf(save(page, "ttl")).documents}


def test_a_selection_hides_nothing_in_the_picture_that_is_saved(
    open_page: OpenPage, memo: GraphContents, save: Save
) -> None:
    opened = open_page(memo)
    opened.select(entity=2)
    picture = ElementTree.parse(save(opened.page, "svg")).getroot()
    assert {"Home Office", "Prevent", "councils", "not: supports"} <= {
        "".join(one.itertext()) for one in layer(picture, "labels")
    }
    assert not [one for one in picture.iter() if "opacity" in one.attrib]
    ringed = [one for one in layer(picture, "glyphs") if len(one.findall(f"{SVG}path")) == 3]
    assert [one.findtext(f"{SVG}title") for one in ringed] == ["Home Office, government department"]


def test_of_a_path_the_path_alone_is_drawn(open_page: OpenPage, memo: GraphContents, save: Save) -> None:
    page = open_page(memo).page
    page.evaluate("policygraph.change({ path: { from: 2, to: 1, choice: 0 } })")
    picture = ElementTree.parse(save(page, "svg")).getroot()
    assert sorted(str(one.findtext(f"{SVG}title")) for one in layer(picture, "glyphs")) == [
        "Home Office, government department",
        "Prevent, programme",
        "councils, local authority",
    ]
    assert "association" not in {"".join(one.itertext()) for one in layer(picture, "legend")}
    assert "From Home Office to councils: 3 of 6 entities, 3 of 4 statements" in {
        "".join(one.itertext()) for one in layer(picture, "heading")
    }


def test_a_picture_of_many_is_saved_whole(open_page: OpenPage, large: GraphContents, save: Save) -> None:
    page = open_page(large).page
    picture = ElementTree.parse(save(page, "svg")).getroot()
    assert len(layer(picture, "glyphs")) == 300
    png = save(page, "png").read_bytes()
    width, height = struct.unpack(">II", png[16:24])
    assert 500 < max(width, height) <= 14_000


def test_files_are_saved_from_a_frame_of_a_notebook(
    browser: Browser, memo: GraphContents, save: Save, tmp_path: Path
) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{notebook_frame(memo, '1 document')}", encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    for kind in ("csv", "png"):
        assert save(page, kind, page.frame_locator("iframe")).name == f"a-memo-on-prevent.{kind}"
    page.close()
