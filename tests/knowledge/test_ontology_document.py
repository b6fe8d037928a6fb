"""The ontology as a document: every term is described, what it refers to exists, and the page is in step with it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, Graph, Literal, URIRef

from policygraph.export.turtle import turtle
from policygraph.export.vocabulary import ELI, OA
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.ontology import default_ontology
from policygraph.knowledge.reference import OntologyDocument, Term
from policygraph.knowledge.reference_page import reference_page
from policygraph.knowledge.turtle import PG, SCHEMA
from policygraph.model import GraphContents

ONTOLOGY = ontologies_folder() / "policygraph.ttl"
PAGE = ontologies_folder() / "policygraph.html"
GUIDELINES = Path(__file__).parents[3] / "shared" / "gold" / "GUIDELINES.md"
# Terms that exist, but that rdflib's lists lack: ELI 1.4, Web Annotation, and a class that schema.org has since.
LATER = {ELI.LegalResource, ELI.passed_by, SCHEMA.PoliticalParty, RDF.Statement}
LATER |= {OA.SpecificResource, OA.TextQuoteSelector, OA.TextPositionSelector}
STANDARD = (ORG, PROV, SKOS, rdflib.SDO, FOAF, DCTERMS)
ALIGNING = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.exactMatch, RDFS.seeAlso)
# Standard properties without rdfs:domain and rdfs:range of their own, and those whose own hold for every statement.
HARMLESS = {DCTERMS.isPartOf, DCTERMS.replaces, ORG.holds}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY)


@pytest.fixture(scope="module")
def document() -> OntologyDocument:
    return OntologyDocument(ONTOLOGY)


def test_the_types_are_those_of_the_guidelines() -> None:
    if not GUIDELINES.is_file():
        pytest.skip(f"the annotation guidelines are not at {GUIDELINES}")
    section = GUIDELINES.read_text(encoding="utf-8").partition("## Entities")[2].partition("An entity is annotated")[0]
    types = default_ontology().types
    assert [name for name in types if not re.search(rf"\b{name}\b", section)] == []
    # Names of types are the words that begin with a capital at the beginning of an item or after a dot.
    named = re.findall(r"(?:^- |· |; |\] )([A-Z]\w+)", section, re.MULTILINE)
    assert {name for name in named if name not in types} == set()


def test_every_type_has_an_example_and_something_above_it(document: OntologyDocument) -> None:
    assert len(document.types) == len(default_ontology().types) + len(default_ontology().abstract_types)
    for term in document.types:
        assert term.example, term.name
        assert term.broader or term.name == "Entity", term.name


def test_every_relation_has_an_example_an_inverse_and_something_above_it(document: OntologyDocument) -> None:
    top, *relations = document.relations
    assert (top.name, top.abstract) == ("relatedTo", True)
    assert {term.called for term in relations} == set(default_ontology().relations)
    for term in document.relations:
        assert term.example.endswith("."), term.name
        assert term.inverse, term.name
        assert term.subjects and term.objects, term.name
        assert term.symmetric is (term.called == "works_with"), term.name
        assert "relatedTo" in {reference.name for reference in term.broader} or term is top, term.name


def test_every_type_and_most_relations_are_aligned_with_a_standard(document: OntologyDocument) -> None:
    def aligned(term: Term) -> bool:
        return any(not reference.own for reference in (*term.broader, *term.close, *term.related))

    assert {term.name for term in document.types if not aligned(term)} == {"Entity", "Actor", "Instrument"}
    assert {term.name for term in document.relations if not aligned(term)} == {"advises", "governs"}


def test_every_term_that_is_referred_to_exists(ontology: Graph) -> None:
    for predicate in ALIGNING:
        for subject, value in ontology.subject_objects(predicate):
            assert isinstance(value, URIRef)
            known = [namespace for namespace in STANDARD if value.startswith(str(namespace))]
            if str(value).startswith(str(PG)):
                assert (value, RDF.type, None) in ontology, (subject, value)
            elif value not in LATER:
                assert known and value in known[0], (subject, value)


def test_a_reasoner_infers_no_type_from_a_relation(ontology: Graph) -> None:
    assert not list(ontology.triples((None, RDFS.domain, None)))
    assert not list(ontology.triples((None, RDFS.range, None)))
    for relation in default_ontology().relations.values():
        for broader in map(URIRef, relation.broader):
            own_or_schema = str(broader).startswith((str(PG), str(SCHEMA)))
            assert own_or_schema or broader in HARMLESS, (relation.name, broader)
    # org:holds has the domain foaf:Agent and the range org:Post.
    assert default_ontology().relations["holds_role"].domain == {"Person", "Group"}
    assert default_ontology().relations["holds_role"].range == {"Role"}


def test_the_version_iri_ends_in_the_version(ontology: Graph) -> None:
    head = URIRef("https://w3id.org/policygraph/ontology")
    assert ontology.value(head, OWL.versionIRI) == URIRef(f"{head}/{ontology.value(head, OWL.versionInfo)}")


def test_every_text_of_the_ontology_is_marked_as_english(ontology: Graph) -> None:
    for predicate in (RDFS.label, SKOS.definition, SKOS.example, PG.inverseLabel):
        for subject, text in ontology.subject_objects(predicate):
            assert isinstance(text, Literal) and text.language == "en", subject


def test_the_document_has_every_term_once(ontology: Graph, document: OntologyDocument) -> None:
    terms = [*document.types, *document.relations, *document.others, *document.annotations]
    described = {str(subject) for subject in ontology.subjects(RDFS.label) if str(subject).startswith(str(PG))}
    assert sorted(term.iri for term in terms) == sorted(described)
    assert [term.name for term in document.others[:2]] == ["Statement", "Evidence"]


def test_types_stand_below_the_types_they_are_kinds_of(document: OntologyDocument) -> None:
    depths = {term.name: term.depth for term in document.types}
    assert (depths["Entity"], depths["Actor"], depths["Organisation"], depths["PoliceForce"]) == (0, 1, 2, 3)
    names = [term.name for term in document.types]
    assert names.index("Organisation") < names.index("PoliceForce") < names.index("Group")


def test_what_an_export_says_is_described(contents: GraphContents, document: OntologyDocument) -> None:
    exported = Graph().parse(data=turtle(contents), format="turtle")
    terms = [*document.types, *document.relations, *document.others, *document.annotations]
    used = {term for triple in exported for term in triple if str(term).startswith(str(PG))}
    assert used
    assert {str(term) for term in used} <= {term.iri for term in terms}


class Page(HTMLParser):
    """What a page has: its ids, the targets of its links, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []


def test_the_shipped_page_is_that_of_the_shipped_ontology(document: OntologyDocument) -> None:
    made = "policygraph ontology --format html --output ontologies/policygraph.html"
    assert PAGE.read_text(encoding="utf-8") == reference_page(document), f"make it again: {made}"


def test_every_term_has_an_anchor_and_every_link_on_the_page_leads_to_one(document: OntologyDocument) -> None:
    page = Page(reference_page(document))
    terms = [*document.types, *document.relations, *document.others, *document.annotations]
    assert len(page.ids) == len(set(page.ids))
    assert {term.name for term in terms} <= set(page.ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert {link for link in page.links if not link.startswith(("#", "http"))} == {"policygraph.ttl", "shapes.ttl"}


def test_the_page_has_one_heading_landmarks_and_nothing_that_runs_or_loads(document: OntologyDocument) -> None:
    page = Page(reference_page(document))
    assert [page.tags.count(tag) for tag in ("h1", "main", "nav", "header")] == [1, 1, 1, 1]
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert "url(" not in reference_page(document) and "@import" not in reference_page(document)


def test_what_an_ontology_says_reaches_the_page_as_text(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    text = ONTOLOGY.read_text(encoding="utf-8").replace('"Shelter; Liberty"', '"<script>alert(1)</script> & more"')
    path.write_text(text, encoding="utf-8")
    page = reference_page(OntologyDocument(path))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert "<script" not in page
