from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import PolicyGraphError
from policygraph.export.followthemoney import write_followthemoney
from policygraph.export.followthemoney_schema import mapping, schema_of_type
from policygraph.knowledge.ontology import default_ontology
from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Predecessor, Statement

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.graph import PolicyGraph

# Its dependency PyICU is built from source, which needs a compiler and the headers of ICU.
followthemoney = pytest.importorskip("followthemoney", reason="pip install followthemoney")
MODEL: Any = followthemoney.model
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


def read(contents: GraphContents, folder: Path) -> list[dict[str, Any]]:
    write_followthemoney(contents, folder / "graph.jsonl")
    return [json.loads(line) for line in (folder / "graph.jsonl").read_text("utf-8").split("\n")[:-1]]


def by_name(entities: list[dict[str, Any]], name: str) -> dict[str, Any]:
    (found,) = [entity for entity in entities if entity["properties"].get("name") == [name]]
    return found


def fact(relation: str, subject: Entity, object: Entity, *evidence: Evidence, **more: Any) -> GraphContents:
    statement = Statement("urn:s", subject.id, relation, object.id, evidence or (quotation(),), **more)
    return GraphContents((Document("d", ""),), (subject, object), (statement,))


def quotation(**more: Any) -> Evidence:
    return Evidence("d", 0, 1, "As it says.", "", "", **more)


MARA = Entity("urn:mara", "Mara Ellison", "Person")
OFWAT = Entity("urn:ofwat", "Ofwat", "PublicBody", same_as=("http://www.wikidata.org/entity/Q7079384",))
DEFRA = Entity("urn:defra", "Defra", "GovernmentDepartment", codes=("D7",), since="2001-06", until="2030")
CHAIR = Entity("urn:chair", "Chair of Ofwat", "Role")


def assert_sound(entities: list[dict[str, Any]]) -> None:
    """Fail unless the library knows every schema and property, and keeps every value as it is when it cleans it."""
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        schema = MODEL.get(entity["schema"])
        assert not schema.abstract and not schema.deprecated
        schema.validate(entity)
        assert set(schema.required) <= set(entity["properties"])
        properties = entity["properties"]
        cleaned = MODEL.get_proxy(entity, cleaned=False).to_dict()["properties"]
        assert {name: set(values) for name, values in cleaned.items()} == {
            name: set(values) for name, values in properties.items()
        }
        for name, values in properties.items():
            found = schema.properties[name]
            assert not found.stub and not found.deprecated
            if found.range is not None:
                assert set(values) <= ids
                for other in entities:
                    if other["id"] in values:
                        assert MODEL.get(other["schema"]).is_a(found.range)


def test_every_schema_and_property_of_the_mapping_exists() -> None:
    said = mapping()
    for schema in {*said["types"].values(), *said["compared"], *said["properties"]}:
        assert MODEL.get(schema) is not None
    assert set(said["types"].values()) == set(said["properties"])
    for schema, properties in said["properties"].items():
        assert set(properties.values()) <= set(MODEL.get(schema).properties)
    for relation in (*said["relations"].values(), said["other"]):
        schema = MODEL.get(relation["schema"])
        assert schema.edge
        assert (schema.edge_source, schema.edge_target) in {
            (relation["subject"]["property"], relation["object"]["property"]),
            (relation["object"]["property"], relation["subject"]["property"]),
        }
        for end in (relation["subject"], relation["object"]):
            assert all(MODEL.get(name).is_a(schema.properties[end["property"]].range) for name in end["schemata"])
    for shortcut in said["shortcuts"].values():
        for schema in shortcut["schemata"]:
            found = MODEL.get(schema).properties[shortcut["property"]]
            assert all(MODEL.get(name).is_a(found.range) for name in shortcut.get("values", ()))
    assert {*said["relations"], *said["shortcuts"]} <= set(default_ontology().relations)


def test_what_is_compared_is_what_the_library_compares() -> None:
    for schema in mapping()["properties"]:
        assert (schema in mapping()["compared"]) == MODEL.get(schema).matchable


def test_limits_are_those_of_the_library() -> None:
    limits = mapping()["limits"]
    thing, document = MODEL.get("Organization").properties, MODEL.get("Document").properties
    for name in ("name", "alias", "summary", "description"):
        assert thing[name].max_length == limits[name]
    assert document["bodyText"].max_length == limits["bodyText"]
    assert document["title"].max_length == limits["other"]


@pytest.mark.parametrize("type", list(default_ontology().types))
def test_every_type_has_a_schema(type: str) -> None:
    assert MODEL.get(schema_of_type(type)) is not None


def test_the_library_keeps_every_value_as_it_is(contents: GraphContents, tmp_path: Path) -> None:
    assert_sound(read(contents, tmp_path))


def test_a_fact_is_a_link_with_its_quotations_and_documents(graph: PolicyGraph, tmp_path: Path) -> None:
    entities = read(graph.contents, tmp_path)
    (link,) = [entity for entity in entities if entity["schema"] == "Employment"]
    assert link["properties"]["employee"] == [by_name(entities, "Mara Ellison")["id"]]
    assert link["properties"]["employer"] == [by_name(entities, "Department for Transport")["id"]]
    assert link["properties"]["summary"] == ["Mara Ellison works for Department for Transport"]
    assert link["properties"]["description"] == ["said Mara Ellison, a minister at DfT"]
    (proof,) = [entity for entity in entities if entity["id"] in link["properties"]["proof"]]
    assert (proof["schema"], proof["properties"]["publishedAt"]) == ("Document", ["2024-03-04"])


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ({"polarity": "negated"}, "Mara Ellison works for Ofwat (negated)"),
        ({"modality": "proposed"}, "Mara Ellison works for Ofwat (proposed)"),
        ({"modality": "possible"}, "Mara Ellison works for Ofwat (possible)"),
        ({"attributed_to": "urn:ofwat"}, "Mara Ellison works for Ofwat (according to Ofwat)"),
    ],
)
def test_what_is_no_fact_is_a_note_and_no_link(marked: dict[str, Any], words: str, tmp_path: Path) -> None:
    entities = read(fact("works_for", MARA, OFWAT, **marked), tmp_path)
    assert_sound(entities)
    assert not [entity for entity in entities if MODEL.get(entity["schema"]).edge]
    note = by_name(entities, words)
    assert note["schema"] == "Note"
    assert note["properties"]["entity"] == [by_name(entities, name)["id"] for name in ("Mara Ellison", "Ofwat")]
    assert note["properties"]["description"] == ["As it says."]


@pytest.mark.parametrize("relation", ["holds_role", "role_in", "hosts", "participates_in", "part_of"])
def test_no_property_says_what_is_no_fact(relation: str, tmp_path: Path) -> None:
    ends = {
        "holds_role": (MARA, CHAIR),
        "role_in": (CHAIR, OFWAT),
        "hosts": (OFWAT, Entity("urn:event", "COP", "Event")),
        "participates_in": (OFWAT, Entity("urn:event", "COP", "Event")),
        "part_of": (Entity("urn:kent", "Kent", "Place"), Entity("urn:england", "England", "Place")),
    }[relation]
    shortcut = mapping()["shortcuts"][relation]["property"]
    stated = read(fact(relation, *ends), tmp_path)
    denied = read(fact(relation, *ends, polarity="negated"), tmp_path)
    assert [
        entity for entity in stated if entity["schema"] != "ProjectParticipant" and shortcut in entity["properties"]
    ]
    assert not [entity for entity in denied if shortcut in entity["properties"]]
    assert_sound(stated)
    assert_sound(denied)


def test_a_post_and_its_holder_are_a_position_and_an_occupancy(tmp_path: Path) -> None:
    entities = read(fact("holds_role", MARA, CHAIR, quotation(period="2015-04-01/2016-03-31")), tmp_path)
    assert_sound(entities)
    (link,) = [entity for entity in entities if entity["schema"] == "Occupancy"]
    assert link["properties"]["post"] == [by_name(entities, "Chair of Ofwat")["id"]]
    assert (link["properties"]["startDate"], link["properties"]["endDate"]) == (["2015-04-01"], ["2016-03-31"])
    assert by_name(entities, "Mara Ellison")["properties"]["position"] == ["Chair of Ofwat"]


def test_what_stands_for_a_kind_is_left_out_where_it_would_be_compared(graph: PolicyGraph, tmp_path: Path) -> None:
    entities = read(graph.contents, tmp_path)
    names = {name for entity in entities if entity["schema"] != "Note" for name in entity["properties"].get("name", ())}
    assert {"Ofwat", "Waterways Strategy", "report"} <= names
    assert not names & {"Councils", "councils", "canal trusts", "consultant", "polluter"}
    assert by_name(entities, "consultant publishes report")["schema"] == "Note"


def test_a_post_of_many_is_still_named_on_its_holder(tmp_path: Path) -> None:
    entities = read(fact("holds_role", MARA, Entity("urn:x", "chief executive", "Role", "generic")), tmp_path)
    assert_sound(entities)
    assert by_name(entities, "Mara Ellison")["properties"]["position"] == ["chief executive"]


def test_a_relation_without_a_schema_of_its_own_is_an_unknown_link(tmp_path: Path) -> None:
    contents = fact("funds", DEFRA, OFWAT, quotation(amount=Amount("GBP", 4_800_000), status="announced"))
    entities = read(contents, tmp_path)
    assert_sound(entities)
    (link,) = [entity for entity in entities if entity["schema"] == "UnknownLink"]
    assert link["properties"]["role"] == ["funds"]
    assert link["properties"]["status"] == ["announced"]
    assert link["properties"]["summary"] == ["Defra funds Ofwat (GBP 4800000)"]


def test_what_the_knowledge_base_knows_is_kept(tmp_path: Path) -> None:
    maff = Predecessor("urn:maff", "Ministry of Agriculture, Fisheries and Food")
    body = Entity(**{**{name: getattr(DEFRA, name) for name in DEFRA.__slots__}, "replaces": (maff,)})
    entities = read(fact("oversees", body, OFWAT), tmp_path)
    assert_sound(entities)
    properties = by_name(entities, "Defra")["properties"]
    assert properties["registrationNumber"] == ["D7"]
    assert (properties["incorporationDate"], properties["dissolutionDate"]) == (["2001-06"], ["2030"])
    assert by_name(entities, "Ofwat")["properties"]["wikidataId"] == ["Q7079384"]
    (succession,) = [entity for entity in entities if entity["schema"] == "Succession"]
    assert succession["properties"]["predecessor"] == [by_name(entities, maff.name)["id"]]


def test_an_entity_is_found_by_the_names_that_only_the_knowledge_base_has(tmp_path: Path) -> None:
    body = Entity("urn:ea", "Environment Agency", "PublicBody", aliases=("EA",), known_as=("Asiantaeth yr Amgylchedd",))
    (entity,) = read(GraphContents(entities=(body,)), tmp_path)
    assert_sound([entity])
    assert entity["properties"]["alias"] == ["EA", "Asiantaeth yr Amgylchedd"]
    assert MODEL.get("PublicBody").properties["alias"].matchable


def test_a_sum_that_is_none_is_refused_with_the_name_of_the_statement(tmp_path: Path) -> None:
    contents = fact("funds", DEFRA, OFWAT, quotation(amount=Amount("GBP", float("nan"))))
    with pytest.raises(PolicyGraphError, match="<urn:s> has a number that cannot be written"):
        read(contents, tmp_path)


def test_a_claim_says_all_that_it_is(tmp_path: Path) -> None:
    contents = fact(
        "funds", DEFRA, OFWAT, quotation(amount=Amount("GBP", 12)), polarity="negated", attributed_to="urn:ofwat"
    )
    (note,) = [entity for entity in read(contents, tmp_path) if entity["schema"] == "Note"]
    assert note["properties"]["name"] == ["Defra funds Ofwat (negated, GBP 12, according to Ofwat)"]


def test_only_a_body_has_a_body_as_its_predecessor(tmp_path: Path) -> None:
    strategy = Entity("urn:new", "New Strategy", "Strategy", replaces=(Predecessor("urn:old", "Old Strategy"),))
    (entity,) = read(GraphContents(entities=(strategy,)), tmp_path)
    assert entity["schema"] == "Project"


def test_long_texts_are_cut_to_what_is_kept(tmp_path: Path) -> None:
    long = Entity("urn:long", "n" * 1000, "Organisation", aliases=("a" * 1000,))
    contents = fact("informs", long, OFWAT, Evidence("d", 0, 1, "q" * 70_000, "", ""))
    document = Document("d", "", "t" * 2000)
    assert_sound(read(GraphContents((document,), contents.entities, contents.statements), tmp_path))


def test__long_document_is_kept_whole_in_pieces(tmp_path: Path) -> None:
    text = "".join(f"{number:05}" for number in range(30_000))
    (document,) = read(GraphContents((Document("d", text),)), tmp_path)
    assert_sound([document])
    assert "".join(document["properties"]["bodyText"]) == text


@pytest.mark.parametrize("name", ["\ufeff", '""', "—", " "])
def test_a_name_that_says_nothing_is_no_name(name: str, tmp_path: Path) -> None:
    contents = GraphContents(entities=(Entity("urn:a", name, "Organisation", aliases=(name,)),))
    (entity,) = read(contents, tmp_path)
    assert_sound([entity])
    assert entity["properties"] == {"name": ["urn:a"]}


@given(name=TEXT, alias=TEXT)
def test_any_text_gives_sound_lines(tmp_path_factory: pytest.TempPathFactory, name: str, alias: str) -> None:
    subject = Entity("urn:a", name, "Organisation", aliases=(alias,))
    contents = fact("informs", subject, OFWAT, Evidence("d", 0, 1, alias, "", ""))
    for entity in read(contents, tmp_path_factory.mktemp("followthemoney")):
        MODEL.get(entity["schema"]).validate(entity)
        cleaned = MODEL.get_proxy(entity, cleaned=False).to_dict()
        assert cleaned["id"] == entity["id"]
        assert set(cleaned["properties"]) == set(entity["properties"])


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_half_a_surrogate_pair_and_nul_are_refused_with_the_name_of_the_bearer(tmp_path: Path, text: str) -> None:
    with pytest.raises(PolicyGraphError, match="<urn:a> has a text that cannot be written"):
        read(GraphContents(entities=(Entity("urn:a", "A", "Organisation", aliases=(text,)),)), tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_same_graph_gives_the_same_bytes(contents: GraphContents, tmp_path: Path) -> None:
    read(contents, tmp_path)
    before = (tmp_path / "graph.jsonl").read_bytes()
    read(contents, tmp_path)
    assert (tmp_path / "graph.jsonl").read_bytes() == before
