from __future__ import annotations

import json

from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Statement
from policygraph.page.network import to_network
from policygraph.page.records import Record, records


def made(contents: GraphContents) -> Record:
    return records(contents, to_network(contents))


def picked(record: Record, *names: str) -> Record:
    return {name: record[name] for name in names if name in record}


def test_records_refer_to_one_another_by_number_and_leave_out_what_goes_without_saying(
    memo: GraphContents,
) -> None:
    held = made(memo)
    office, association = held["entities"][2], held["entities"][4]
    assert picked(office, "id", "name", "type") == {"id": "urn:home-office", "name": "Home Office", "type": 1}
    assert not {"aliases", "iri", "sameAs", "codes", "generic", "knownAs"} & set(office)
    assert (association["type"], association["aliases"]) == (4, ["LGA"])
    first, second = held["statements"][:2]
    assert "negated" not in first
    assert "modality" not in first
    assert (first["subject"], first["object"], first["confidence"]) == (2, 5, 0.9)
    assert (second["negated"], second["speaker"]) == (True, 0)
    assert first["evidence"][0]["document"] == 0
    assert picked(first["evidence"][0], "start", "end", "trigger", "rule") == {
        "start": 0, "end": 33, "trigger": "oversees", "rule": "oversees/verb"
    }  # fmt: skip


def test_identifiers_are_given_without_the_base_of_the_graph(memo: GraphContents) -> None:
    council = Entity("https://example.org/graph/entity/Leeds", "Leeds", "LocalAuthority")
    contents = GraphContents((), (council,), base="https://example.org/graph/")
    held = made(contents)
    assert (held["base"], held["entities"][0]["id"]) == ("https://example.org/graph/", "entity/Leeds")


def test_places_and_bends_are_those_of_the_picture(memo: GraphContents) -> None:
    network = to_network(memo)
    held = records(memo, network)
    assert [(one["x"], one["y"]) for one in held["entities"]] == [(node["x"], node["y"]) for node in network.nodes]
    first, second, third, fourth = (one.get("bend") for one in held["statements"])
    assert first is third is None
    # The second and the fourth join the same two the other way round: each bends to the same side of its own way.
    assert second == fourth != 0


def test_types_and_relations_that_the_ontology_lacks_are_called_by_their_names() -> None:
    contents = GraphContents(
        (),
        (Entity("urn:a", "Thames Water", "WaterCompany"), Entity("urn:b", "Severn Trent", "WaterCompany")),
        (Statement("urn:s", "urn:a", "twinned_with", "urn:b", ()),),
    )
    held = made(contents)
    assert held["types"][0]["label"] == "water company"
    assert held["relations"][0]["label"] == "twinned with"


def test_a_document_without_a_title_is_called_by_its_id() -> None:
    contents = GraphContents(documents=(Document("letters/3", ""),))
    assert made(contents)["documents"] == [{"id": "letters/3", "title": "letters/3"}]


def test_evidence_of_several_documents_is_in_their_order(memo: GraphContents) -> None:
    evidence = tuple(Evidence(name, 0, 2, name, "", "r") for name in ("zz", "aa"))
    statement = Statement("urn:s", "urn:lga", "funds", "urn:leeds", evidence)
    held = made(GraphContents((Document("aa", "aa"), Document("zz", "zz")), memo.entities, (statement,)))
    assert [one["quotation"] for one in held["statements"][0]["evidence"]] == [["aa"], ["zz"]]
    json.dumps(held)


def test_evidence_has_its_period_status_and_amount_where_they_are_known(memo: GraphContents) -> None:
    known = Evidence("memo", 0, 2, "Th", "", "r", "in 2015", "2015-01-01/2015-12-31", "in force", Amount("GBP", 5e6))
    statement = Statement("urn:s", "urn:lga", "funds", "urn:leeds", (known, Evidence("memo", 3, 5, "Ho", "", "r")))
    first, second = made(GraphContents(memo.documents, memo.entities, (statement,)))["statements"][0]["evidence"]
    assert (first["date"], first["period"]) == ("in 2015", "2015-01-01/2015-12-31")
    assert (first["status"], first["amount"]) == ("in force", "GBP 5000000")
    assert not {"date", "period", "status", "amount"} & set(second)
