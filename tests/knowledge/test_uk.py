"""The knowledge base of the United Kingdom that is shipped: what holds of every file and every entity."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from rdflib import SKOS

from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity, default_knowledge_base
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.names import normalise_name
from policygraph.knowledge.ontology import default_ontology
from policygraph.knowledge.turtle import PG, SCHEMA, TurtleFile
from policygraph.linking.context import region_of

FILES = sorted((ontologies_folder() / "uk").rglob("*.ttl"))
NAMESPACE = "https://w3id.org/policygraph/uk/"


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return default_knowledge_base()


def names_of(entity: KnowledgeEntity) -> tuple[str, ...]:
    return (entity.name, *entity.names, *entity.abbreviations)


def could_coincide(one: KnowledgeEntity, other: KnowledgeEntity) -> bool:
    """Whether there is a day after the end of neither and before the beginning of neither."""
    return not any(
        earlier.until is not None
        and later.since is not None
        and earlier.until[: len(later.since)] <= later.since[: len(earlier.until)]
        for earlier, later in ((one, other), (other, one))
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_turtle_with_sources_and_the_house_line_ends(path: Path) -> None:
    text = path.read_bytes()
    assert text.startswith(b"# ") and b"# Source: " in text
    assert b"\r" not in text and b"\t" not in text and text.endswith(b".\n")
    assert TurtleFile(path).subjects


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_name_is_english_and_without_stray_white_space(path: Path) -> None:
    for subject, values in TurtleFile(path).subjects.items():
        for predicate in (SKOS.prefLabel, SKOS.altLabel, PG.abbreviation, PG.ordinaryWord):
            for value in values.get(predicate, []):
                assert getattr(value, "language", None) == "en", subject
                assert str(value) == " ".join(str(value).split()), subject
                assert not set(str(value)) & set("\ufffd’\n"), subject


def test_no_two_files_name_one_entity() -> None:
    seen: dict[str, str] = {}
    for path in FILES:
        for subject, values in TurtleFile(path).subjects.items():
            if SKOS.prefLabel not in values:
                continue  # a generated file says more of an entity that a hand-kept one names
            assert seen.setdefault(str(subject), path.name) == path.name, subject


def test_every_identifier_is_of_one_namespace_and_readable(knowledge: KnowledgeBase) -> None:
    for entity in knowledge:
        local = entity.iri.removeprefix(NAMESPACE)
        assert local and set(local) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"), entity.iri
        assert local == local.strip("-") and "--" not in local, entity.iri


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Home Office", "GovernmentDepartment"),
        ("LGA", "Association"),
        ("Solace", "Association"),
        ("Local Government Chronicle", "MediaOrganisation"),
        ("Prevent", "Programme"),
        ("CONTEST", "Strategy"),
        ("Towns Fund", "Fund"),
        ("Care Act 2014", "Legislation"),
        ("Green Book", "Document"),
        ("MI5", "SecurityService"),
        ("Metropolitan Police", "PoliceForce"),
        ("NHS England", "PublicBody"),
        ("Leeds City Council", "LocalAuthority"),
        ("Leeds", "Place"),
        ("Public Accounts Committee", "LegislativeBody"),
        ("Supreme Court", "Court"),
        ("Lib Dems", "PoliticalParty"),
        ("Shelter", "Charity"),
        ("IfG", "ThinkTank"),
        ("LSE", "EducationBody"),
        ("Capita", "Company"),
        ("WHO", "InternationalBody"),
        ("Welsh Government", "Government"),
    ],
)
def test_what_everybody_names_is_known(knowledge: KnowledgeBase, name: str, type_: str) -> None:
    assert [entity.type for entity in knowledge.named(name)] == [type_]


def test_the_principal_councils_are_there(knowledge: KnowledgeBase) -> None:
    councils = [entity for entity in knowledge if entity.type == "LocalAuthority" and entity.until is None]
    assert len(councils) > 390
    places = {normalise_name(entity.name) for entity in knowledge if entity.type == "Place"}
    for council in councils:
        assert not places & set(map(normalise_name, names_of(council))), council.name


def test_no_two_of_one_type_and_nation_bear_one_name_at_one_time(knowledge: KnowledgeBase) -> None:
    bearers: dict[tuple[str, str], list[KnowledgeEntity]] = defaultdict(list)
    for entity in knowledge:
        for name in {normalise_name(name) for name in (entity.name, *entity.names)}:
            bearers[entity.type, name].append(entity)
    clashes = [
        (one.iri, other.iri)
        for entities in bearers.values()
        for one, other in combinations(entities, 2)
        if could_coincide(one, other) and region_of(knowledge, one) == region_of(knowledge, other)
    ]
    assert clashes == []


def test_nothing_ends_before_it_begins(knowledge: KnowledgeBase) -> None:
    for entity in knowledge:
        if entity.since and entity.until:
            length = min(len(entity.since), len(entity.until))
            assert entity.since[:length] <= entity.until[:length], entity.iri


def test_what_is_replaced_began_before_what_took_its_place(knowledge: KnowledgeBase) -> None:
    for entity in knowledge:
        for iri in entity.replaces:
            earlier = knowledge.get(iri)
            assert earlier is not None
            assert iri != entity.iri and entity.iri not in earlier.replaces, entity.iri
            if entity.since and earlier.since:
                length = min(len(entity.since), len(earlier.since))
                assert earlier.since[:length] <= entity.since[:length], (entity.iri, iri)
            if entity.until and earlier.until:
                length = min(len(entity.until), len(earlier.until))
                assert earlier.until[:length] <= entity.until[:length], (entity.iri, iri)


def test_what_replaces_or_contains_fits_the_ontology(knowledge: KnowledgeBase) -> None:
    ontology = default_ontology()
    for entity in knowledge:
        for relation, iris in (("replaces", entity.replaces), ("part_of", entity.part_of)):
            for iri in iris:
                other = knowledge.get(iri)
                assert other is not None
                assert ontology.allows(relation, entity.type, other.type), (entity.iri, relation, iri)


@pytest.mark.parametrize(
    "word",
    ["Prevent", "Channel", "Mind", "Shelter", "Crisis", "Liberty", "Unite", "Labour", "Refuge", "Times", "Met"],
)
def test_names_that_are_ordinary_words_are_marked(knowledge: KnowledgeBase, word: str) -> None:
    bearers = knowledge.named(word)
    assert bearers
    assert all(word in entity.ordinary_words for entity in bearers)


def test_a_name_of_small_letters_has_several_words(knowledge: KnowledgeBase) -> None:
    for entity in knowledge:
        for name in names_of(entity):
            if name == name.lower() and name.isalpha():
                assert name in {"sportscotland"}, entity.iri


def test_every_entity_has_a_source(knowledge: KnowledgeBase) -> None:
    assert [entity.iri for entity in knowledge if not entity.sources] == []


def test_a_post_that_many_bodies_have_bears_no_name_that_one_of_them_gives_it(knowledge: KnowledgeBase) -> None:
    many = [entity for entity in knowledge if "a post that many bodies have" in entity.notes]
    assert len(many) >= 20
    for post in many:
        assert post.type == "Role" and not post.post_in
        assert all(" of a" in name or " to a " in name for name in (post.name, *post.names)), post.name


@pytest.mark.parametrize(
    "name",
    ["Chief Executive", "Chief Constable", "Director of Children's Services", "Permanent Secretary", "Headteacher"],
)
def test_what_is_the_post_of_many_is_no_name_of_one(knowledge: KnowledgeBase, name: str) -> None:
    assert knowledge.named(name) == ()


def test_an_abbreviation_is_short(knowledge: KnowledgeBase) -> None:
    for entity in knowledge:
        assert all(len(short) <= 15 and any(map(str.isupper, short)) for short in entity.abbreviations), entity.iri


@pytest.mark.parametrize(
    ("name", "day", "iri"),
    [
        ("MHCLG", "2019-06-01", "ministry-of-housing-communities-and-local-government-2018"),
        ("MHCLG", "2025-01-15", "ministry-of-housing-communities-and-local-government-2024"),
        ("North East Combined Authority", "2019-06-01", "north-east-combined-authority-2014"),
        ("North East Combined Authority", "2025-06-01", "north-east-mayoral-combined-authority"),
        ("NPSA", "2009-06-01", "national-patient-safety-agency"),
        ("NPSA", "2024-06-01", "national-protective-security-authority"),
    ],
)
def test_the_date_tells_which_bearer_of_a_name_is_meant(
    knowledge: KnowledgeBase, name: str, day: str, iri: str
) -> None:
    assert [entity.iri for entity in knowledge.named(name) if entity.existed_on(day)] == [NAMESPACE + iri]


def test_an_act_begins_in_the_year_of_its_title() -> None:
    for entity in default_knowledge_base():
        year = entity.name.rpartition(" ")[2]
        if entity.type == "Legislation" and " Act " in entity.name and year.isdigit():
            assert entity.since == year, entity.iri


def test_dates_are_typed_as_precisely_as_they_are_known() -> None:
    lengths = {"gYear": 4, "gYearMonth": 7, "date": 10}
    for path in FILES:
        for subject, values in TurtleFile(path).subjects.items():
            for predicate in (SCHEMA.foundingDate, SCHEMA.dissolutionDate):
                for value in values.get(predicate, []):
                    datatype = str(getattr(value, "datatype", "")).rpartition("#")[2]
                    assert lengths.get(datatype) == len(str(value)), subject
