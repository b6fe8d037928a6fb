from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from rdflib import DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef

from policygraph.export.rdf import to_rdf
from policygraph.export.turtle import write_turtle
from policygraph.export.vocabulary import OA, ORG
from policygraph.graph import PolicyGraph
from policygraph.identifiers import document_iri
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.turtle import PG, SCHEMA
from policygraph.knowledge.validation import validate
from policygraph.model import BASE, Amount, Document, Evidence, GraphContents, Statement, Status

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.model import Extraction


FUNDED = ("a", 0, 34, "The department pays the trusts £5m", "pays", "funds/pay")


def funded(graph: PolicyGraph, evidence: Evidence) -> GraphContents:
    """Return a graph of one statement with this evidence."""
    ends = graph["DfT"], graph["canal trusts"]
    entities = tuple(replace(entity, mentions=()) for entity in ends)
    statement = Statement("urn:s", ends[0].id, "funds", ends[1].id, (evidence,))
    return GraphContents((Document("a", f"{evidence.text}."),), entities, (statement,))


@pytest.fixture
def rdf(graph: PolicyGraph) -> Graph:
    return to_rdf(graph.contents)


def test_an_entity_has_its_class_the_standard_ones_and_its_names(graph: PolicyGraph, rdf: Graph) -> None:
    department = URIRef(graph["DfT"].id)
    assert set(rdf.objects(department, RDF.type)) == {
        PG.GovernmentDepartment,
        ORG.FormalOrganization,
        ORG.Organization,
        SCHEMA.GovernmentOrganization,
        SCHEMA.Organization,
    }
    assert list(rdf.objects(department, RDFS.label)) == [Literal("Department for Transport")]
    assert list(rdf.objects(department, SKOS.prefLabel)) == [Literal("Department for Transport")]
    assert list(rdf.objects(department, SKOS.altLabel)) == [Literal("DfT")]


def test_every_statement_is_a_node_whatever_its_polarity(graph: PolicyGraph, rdf: Graph) -> None:
    assert len(set(rdf.subjects(RDF.type, PG.Statement))) == len(graph.statements)
    denied = next(item for item in graph.statements if item.polarity == "negated" and item.attributed_to)
    node = URIRef(denied.id)
    assert (node, RDF.type, RDF.Statement) in rdf
    assert rdf.value(node, RDF.subject) == URIRef(denied.subject)
    assert rdf.value(node, RDF.predicate) == PG.oversees
    assert rdf.value(node, RDF.object) == URIRef(denied.object)
    assert rdf.value(node, PG.polarity) == Literal("negated")
    assert rdf.value(node, PG.modality) == Literal("asserted")
    assert rdf.value(node, PG.confidence) == Literal("1.0", datatype=XSD.decimal)
    speaker = URIRef(graph["Mara Ellison"].id)
    assert rdf.value(node, PG.attributedTo) == rdf.value(node, PROV.wasAttributedTo) == speaker
    assert rdf.value(node, PROV.wasDerivedFrom) == URIRef(document_iri("waterways-strategy"))


def test_direct_triples_are_what_the_documents_affirm_and_assert_themselves(graph: PolicyGraph, rdf: Graph) -> None:
    names = {URIRef(entity.id): entity.name for entity in graph.entities}
    direct = {
        (names[URIRef(str(a))], str(p).removeprefix(str(PG)), names[URIRef(str(b))])
        for a, p, b in rdf
        if a in names and b in names
    }
    councils = graph["councils"].name
    assert direct == {
        ("Department for Transport", "publishes", "Waterways Strategy"),
        ("Mara Ellison", "worksFor", "Department for Transport"),
        ("Ofwat", "worksWith", "Environment Agency"),
        ("Environment Agency", "worksWith", "Ofwat"),
        (councils, "supports", "Waterways Strategy"),
        ("consultant", "publishes", "report"),
    }


def test_evidence_selects_the_quotation_by_words_and_by_position(
    extractions: list[Extraction], graph: PolicyGraph, rdf: Graph
) -> None:
    texts = {URIRef(document_iri(item.document.id)): item.document.text for item in extractions}
    found = list(rdf.subjects(RDF.type, PG.Evidence))
    assert len(found) == sum(len(statement.evidence) for statement in graph.statements)
    for evidence in found:
        source = rdf.value(evidence, OA.hasSource)
        text = texts[URIRef(str(source))]
        selectors = {rdf.value(node, RDF.type): node for node in rdf.objects(evidence, OA.hasSelector)}
        quotation, position = selectors[OA.TextQuoteSelector], selectors[OA.TextPositionSelector]
        start, end = int(str(rdf.value(position, OA.start))), int(str(rdf.value(position, OA.end)))
        assert str(rdf.value(quotation, OA.exact)) == text[start:end]
        before, after = (str(rdf.value(quotation, side) or "") for side in (OA.prefix, OA.suffix))
        assert text[:start].endswith(before)
        assert text[end:].startswith(after)
        assert bool(before) == (start > 0)


def test_trigger_rule_and_dates_are_where_they_are_known(rdf: Graph) -> None:
    by_trigger = {str(word): node for node, word in rdf.subject_objects(PG.trigger)}
    assert rdf.value(by_trigger["funded"], PG.statedWhen) == Literal("2024-03-04", datatype=XSD.date)
    assert set(rdf.objects(None, PG.rule)) == {Literal("publishes/verb")}
    assert set(rdf.objects(None, PG.date)) == {Literal("in March")}


def test_a_document_has_what_is_known_of_it(rdf: Graph) -> None:
    strategy = URIRef(document_iri("waterways-strategy"))
    assert (strategy, RDF.type, FOAF.Document) in rdf
    assert rdf.value(strategy, DCTERMS.title) == Literal("A strategy for the waterways")
    assert rdf.value(strategy, DCTERMS.issued) == Literal("2024-03-04", datatype=XSD.date)
    assert rdf.value(strategy, DCTERMS.identifier) == Literal("waterways-strategy")
    assert rdf.value(strategy, DCTERMS.source) == URIRef("https://example.org/waterways")
    letter = URIRef(document_iri("2024/letter to ministers"))
    assert rdf.value(letter, RDFS.label) == Literal("2024/letter to ministers")
    assert rdf.value(letter, DCTERMS.title) is None


@pytest.mark.parametrize(("date", "source"), [("2024-02-30", "http://a b"), ("spring", "C:\\letters\\1.txt"), ("", "")])
def test_what_is_no_date_or_no_address_stays_a_text(date: str, source: str) -> None:
    rdf = to_rdf(GraphContents((Document("a", "…", date=date, source=source),)))
    document = URIRef(document_iri("a"))
    assert rdf.value(document, DCTERMS.issued) == Literal(date)
    assert rdf.value(document, DCTERMS.source) == Literal(source)


def test_two_rules_that_found_one_sentence_share_its_selectors(graph: PolicyGraph) -> None:
    document = Document("a", "")
    text = "Ofwat oversees Severn."
    found = tuple(Evidence("a", 0, 22, text, "oversees", rule) for rule in ("oversees/1", "oversees/2"))
    ends = tuple(replace(graph[name], mentions=()) for name in ("Ofwat", "Environment Agency"))
    statement = Statement("urn:s", ends[0].id, "oversees", ends[1].id, found)
    rdf = to_rdf(GraphContents((document,), ends, (statement,)))
    first, second = sorted(URIRef(str(node)) for node in rdf.objects(URIRef("urn:s"), PG.evidence))
    assert [str(rdf.value(node, PG.rule)) for node in (first, second)] == ["oversees/1", "oversees/2"]
    assert set(rdf.objects(first, OA.hasSelector)) == set(rdf.objects(second, OA.hasSelector))


def test_a_mention_says_where_what_is_named_and_how(graph: PolicyGraph, rdf: Graph) -> None:
    mentions = set(rdf.subjects(RDF.type, PG.Mention))
    assert len(mentions) == sum(len(entity.mentions) for entity in graph.entities)
    (node,) = (node for node in mentions if rdf.value(node, OA.exact) == Literal("DfT"))
    assert rdf.value(node, PG.refersTo) == URIRef(graph["DfT"].id)
    assert rdf.value(node, PG.form) == Literal("name")
    assert rdf.value(node, DCTERMS.isPartOf) == URIRef(document_iri("waterways-strategy"))
    assert rdf.value(node, OA.start) == Literal("30", datatype=XSD.nonNegativeInteger)


def test_texts_are_in_it_only_if_the_graph_has_them(extractions: list[Extraction], rdf: Graph) -> None:
    assert set(rdf.objects(None, SCHEMA.text)) == set()
    with_texts = PolicyGraph.from_extractions(extractions, with_texts=True).to_rdf()
    assert {str(text) for text in with_texts.objects(None, SCHEMA.text)} == {item.document.text for item in extractions}


def test_evidence_has_its_period_status_and_amount(graph: PolicyGraph) -> None:
    rdf = to_rdf(funded(graph, Evidence(*FUNDED, "from April 2015", "2015-04-01/..", "in force", Amount("GBP", 5e6))))
    (node,) = rdf.subjects(RDF.type, PG.Evidence)
    assert rdf.value(node, PG.date) == Literal("from April 2015")
    assert rdf.value(node, PG.period) == Literal("2015-04-01/..")
    assert rdf.value(node, PG.status) == Literal("in force")
    assert rdf.value(node, PG.amount) == Literal("GBP 5000000")


def test_evidence_without_period_status_and_amount_says_nothing_of_them(graph: PolicyGraph) -> None:
    rdf = to_rdf(funded(graph, Evidence(*FUNDED)))
    assert not {PG.date, PG.period, PG.status, PG.amount} & set(rdf.predicates())


@pytest.mark.parametrize("value", [5e6, 12.5, 0, -3.0, 1e22, 1e-7])
@pytest.mark.parametrize("period", ["2015-04-01/2016-03-31", "../2016-03-31", "2015-04-01/..", None])
@pytest.mark.parametrize("status", [*get_args(Status)[:2], None])
def test_what_is_exported_of_period_status_and_amount_is_valid(
    graph: PolicyGraph, tmp_path: Path, value: float, period: str | None, status: Status | None
) -> None:
    found = Evidence(*FUNDED, None, period, status, Amount("GBP", value))
    write_turtle(funded(graph, found), tmp_path / "graph.ttl")
    assert validate([tmp_path / "graph.ttl"]) == ()


def test_every_term_of_our_own_is_in_the_ontology(rdf: Graph) -> None:
    ontology = Graph().parse(ontologies_folder() / "policygraph.ttl")
    used = {term for triple in rdf for term in triple if str(term).startswith(str(PG))}
    assert used
    assert used <= set(ontology.subjects())


def test_there_are_no_blank_nodes_so_that_loading_twice_adds_nothing(rdf: Graph) -> None:
    assert not any(isinstance(term, BNode) for triple in rdf for term in triple)


def test_an_empty_graph_says_only_that_it_is_one() -> None:
    (dataset,) = set(to_rdf(GraphContents()).subjects())
    assert str(dataset) == f"{BASE}graph"
