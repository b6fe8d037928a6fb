"""Whatever a graph holds comes back from every RDF format, and every format says the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.errors import PolicyGraphError
from policygraph.export.formats import FORMATS, GraphFormat, write_graph
from policygraph.export.options import USUAL, RdfOptions
from policygraph.export.rdf import to_rdf
from policygraph.export.rdf_reading import parse, read_rdf
from policygraph.graph.merge import merge
from policygraph.knowledge.ontology import default_ontology
from policygraph.model import (
    BASE,
    Amount,
    Document,
    Entity,
    Evidence,
    Extraction,
    Form,
    GraphContents,
    Kind,
    Mention,
    Modality,
    Polarity,
    Predecessor,
    Statement,
    Status,
)

RDF = list(GraphFormat)[:6]
WITH_REIFIERS = RDF[:4]
BASES = st.sampled_from([BASE, "https://data.example.org/id/", "http://localhost:8080/a%20b/"])
DATES = st.dates().map(lambda day: day.isoformat()) | st.sampled_from(["2024", "2024-13", "2024-02-30", "20240304", ""])
IRIS = st.sampled_from(["urn:x:1", "https://example.org/a?b=c#d", "http://example.org/%20/é", f"{BASE}entity/../x"])

ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
# What an XML 1.0 document can hold.
IN_XML = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r")


@st.composite
def extraction(draw: st.DrawFn, id: str, words: st.SearchStrategy[str]) -> Extraction:
    optional = st.none() | words | st.just("")
    document = Document(id, draw(words), draw(optional), draw(st.none() | DATES), draw(optional | IRIS))

    def mention(form: Form) -> Mention:
        start = draw(st.integers(0, len(document.text) - 1))
        end = draw(st.integers(start + 1, len(document.text)))
        return Mention(document.id, start, end, document.text[start:end], form)

    entities = [
        Entity(
            f"e{number}",
            draw(words),
            draw(st.sampled_from(sorted(default_ontology().types))),
            draw(st.sampled_from(get_args(Kind))),
            tuple(sorted(draw(st.sets(words, max_size=2)))),
            tuple(mention(form) for form in draw(st.lists(st.sampled_from(get_args(Form)), max_size=2))),
            draw(st.none() | IRIS),
            draw(st.booleans()),
            tuple(sorted(draw(st.sets(IRIS, max_size=2)))),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    ids = st.sampled_from([entity.id for entity in entities])
    statements = []
    for number in range(draw(st.integers(0, 3))):
        quotation = mention("name")
        evidence = Evidence(
            *(quotation.document, quotation.start, quotation.end, quotation.text),
            draw(words | st.just("")),
            draw(words | st.just("")),
            draw(st.none() | words),
            draw(st.none() | st.sampled_from(["2015-04-01/..", "../2016-03-31"])),
            draw(st.none() | st.sampled_from(get_args(Status))),
            draw(st.none() | st.builds(Amount, words, st.floats(-1e300, 1e300))),
        )
        statement = Statement(
            f"s{number}",
            draw(ids),
            draw(st.sampled_from(sorted(default_ontology().relations))),
            draw(ids),
            (evidence,),
            draw(st.sampled_from(get_args(Polarity))),
            draw(st.sampled_from(get_args(Modality))),
            draw(st.none() | ids),
            draw(st.floats(0, 1)),
        )
        statements.append(statement)
    return Extraction(document, tuple(entities), tuple(statements))


@st.composite
def graphs(draw: st.DrawFn, characters: st.SearchStrategy[str] = ANY) -> GraphContents:
    """Graphs of at most two documents, with anything wherever a text can get."""
    words = st.text(characters, min_size=1, max_size=12)
    extractions = [draw(extraction(id, words)) for id in draw(st.lists(words, max_size=2, unique=True))]
    made = merge(extractions, base=draw(BASES), with_texts=draw(st.booleans()))
    earlier = Predecessor("urn:earlier", draw(words))

    def known(entity: Entity) -> Entity:
        return replace(
            entity,
            same_as=tuple(sorted(draw(st.sets(IRIS, max_size=2)))),
            codes=tuple(sorted(draw(st.sets(words, max_size=2)))),
            since=draw(st.none() | DATES),
            until=draw(st.none() | DATES),
            replaces=draw(st.sampled_from([(), (earlier,)])),
            known_as=tuple(sorted(draw(st.sets(words, max_size=2)))),
        )

    return replace(made, entities=tuple(known(entity) for entity in made.entities))


def written(contents: GraphContents, name: GraphFormat, folder: Path, options: RdfOptions = USUAL) -> Path:
    path = folder / FORMATS[name].file
    write_graph(contents, path, name, options)
    return path


def triples(path: Path) -> set[object]:
    return {(quad.subject, quad.predicate, quad.object) for quad in parse(path)}


def check(contents: GraphContents, name: GraphFormat, options: RdfOptions = USUAL) -> None:
    with TemporaryDirectory() as folder:
        assert read_rdf(written(contents, name, Path(folder), options)) == contents


@pytest.mark.parametrize("name", [name for name in RDF if name is not GraphFormat.RDFXML])
@settings(max_examples=40)
@given(contents=graphs())
def test_any_graph_comes_back_without_loss(name: GraphFormat, contents: GraphContents) -> None:
    check(contents, name)


@settings(max_examples=40)
@given(contents=graphs(IN_XML))
def test_any_graph_that_xml_can_hold_comes_back_from_rdf_xml(contents: GraphContents) -> None:
    check(contents, GraphFormat.RDFXML)


@pytest.mark.parametrize("name", WITH_REIFIERS)
@settings(max_examples=20)
@given(contents=graphs(), attributed=st.booleans())
def test_any_graph_comes_back_from_reifiers(name: GraphFormat, contents: GraphContents, attributed: bool) -> None:
    check(contents, name, RdfOptions(attributed, reifiers=True))


@settings(max_examples=40)
@given(contents=graphs(IN_XML))
def test_every_format_says_the_same(contents: GraphContents) -> None:
    with TemporaryDirectory() as folder:
        said = [triples(written(contents, name, Path(folder))) for name in RDF]
    assert said[1:] == said[:1] * 5
    assert len(to_rdf(contents)) == len(said[0])


@settings(max_examples=40)
@given(contents=graphs())
def test_what_is_read_is_written_again_byte_for_byte(contents: GraphContents) -> None:
    with TemporaryDirectory() as folder:
        first = written(contents, GraphFormat.TURTLE, Path(folder)).read_bytes()
        again = read_rdf(Path(folder, "graph.ttl"))
        assert written(again, GraphFormat.TURTLE, Path(folder)).read_bytes() == first


@pytest.mark.parametrize("name", RDF)
@pytest.mark.parametrize(("text", "code"), [("a\0b", r"'a\x00b'"), ("a\ud800b", r"'a\ud800b'")])
def test_what_rdf_cannot_hold_is_refused_by_name(tmp_path: Path, name: GraphFormat, text: str, code: str) -> None:
    contents = GraphContents(entities=(Entity("urn:odd", text, "Person"),))
    with pytest.raises(PolicyGraphError, match="<urn:odd> has a text that cannot be written") as raised:
        written(contents, name, tmp_path)
    assert code in str(raised.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", RDF)
@pytest.mark.parametrize("iri", ["urn:a> <urn:b", "uk:kent", "kent", "urn:a b", "urn:\ud800", ""])
def test_what_is_no_iri_is_refused_by_name(tmp_path: Path, name: GraphFormat, iri: str) -> None:
    with pytest.raises(PolicyGraphError, match="which is no IRI: it must be absolute and written in full"):
        written(GraphContents(entities=(Entity(iri, "Kent", "Place"),)), name, tmp_path)
    with pytest.raises(PolicyGraphError, match="which is no IRI: it must be absolute and written in full"):
        written(GraphContents(entities=(Entity("urn:k", "Kent", "Place", same_as=(iri,)),)), name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(contents: GraphContents, tmp_path: Path, number: float) -> None:
    first, *others = contents.statements
    for wrong in (
        replace(first, confidence=number),
        replace(first, evidence=(replace(first.evidence[0], amount=Amount("GBP", number)),)),
    ):
        with pytest.raises(PolicyGraphError, match=r"is no (confidence|sum of money)"):
            written(replace(contents, statements=(wrong, *others)), GraphFormat.TURTLE, tmp_path)


def test_what_xml_cannot_hold_is_refused_in_rdf_xml_alone(tmp_path: Path) -> None:
    contents = GraphContents(entities=(Entity("urn:odd", "page\fbreak", "Person"),))
    with pytest.raises(PolicyGraphError, match=r"<urn:odd> has the character U\+000C in a text, which XML cannot hold"):
        written(contents, GraphFormat.RDFXML, tmp_path)
    assert read_rdf(written(contents, GraphFormat.JSONLD, tmp_path)) == contents


@pytest.mark.parametrize("name", [GraphFormat.JSONLD, GraphFormat.RDFXML])
def test_a_format_without_reifiers_says_so(contents: GraphContents, tmp_path: Path, name: GraphFormat) -> None:
    with pytest.raises(PolicyGraphError, match="has no reifiers: take turtle"):
        written(contents, name, tmp_path, RdfOptions(reifiers=True))


def test_a_million_characters_come_back(contents: GraphContents, tmp_path: Path) -> None:
    entity = replace(contents.entities[0], aliases=('"\\\n\t\u202e' * 200_000,))
    long = replace(contents, entities=(entity, *contents.entities[1:]))
    for name in RDF[:5]:
        assert read_rdf(written(long, name, tmp_path)) == long


def test_reifiers_name_the_triple_that_they_are_of(contents: GraphContents, tmp_path: Path) -> None:
    path = written(contents, GraphFormat.TURTLE, tmp_path, RdfOptions(reifiers=True))
    reified = [quad.object for quad in parse(path) if quad.predicate.value.endswith("#reifies")]
    assert len(reified) == len(contents.statements)
    assert all(isinstance(term, pyoxigraph.Triple) for term in reified)
    assert "rdf:subject" not in path.read_text(encoding="utf-8")


def test_what_a_speaker_claims_is_a_direct_triple_on_request(contents: GraphContents, tmp_path: Path) -> None:
    usual = triples(written(contents, GraphFormat.NTRIPLES, tmp_path, USUAL))
    more = triples(written(contents, GraphFormat.NTRIPLES, tmp_path, RdfOptions(attributed_facts=True)))
    claimed = {
        (item.subject, item.object)
        for item in contents.statements
        if item.attributed_to and (item.polarity, item.modality) == ("affirmed", "asserted")
    }
    assert usual < more or not claimed
    assert len(more - usual) == len(claimed)
