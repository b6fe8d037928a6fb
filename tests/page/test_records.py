from __future__ import annotations

import json

from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Statement
from policygraph.page.records import Records


def test_records_refer_to_one_another_by_number_and_leave_out_what_goes_without_saying(
    memo: GraphContents,
) -> None:
    records = Records(memo)
    assert records.entities[2] == {"name": "Home Office", "type": 1}
    assert records.entities[4] == {"name": "Local Government Association", "type": 4, "aliases": ["LGA"]}
    first, second = records.statements[:2]
    assert "negated" not in first
    assert "modality" not in first
    assert (first["subject"], first["object"], first["confidence"]) == (2, 5, 0.9)
    assert (second["negated"], second["speaker"]) == (True, 0)
    assert first["evidence"][0]["document"] == 0


def test_types_and_relations_that_the_ontology_lacks_are_called_by_their_names() -> None:
    contents = GraphContents(
        (),
        (Entity("urn:a", "Thames Water", "WaterCompany"), Entity("urn:b", "Severn Trent", "WaterCompany")),
        (Statement("urn:s", "urn:a", "twinned_with", "urn:b", ()),),
    )
    records = Records(contents)
    assert records.types[0]["label"] == "water company"
    assert records.relations[0]["label"] == "twinned with"


def test_a_document_without_a_title_is_called_by_its_id() -> None:
    contents = GraphContents(documents=(Document("letters/3", "Text."),))
    assert Records(contents).documents == [{"title": "letters/3"}]


def test_evidence_of_several_documents_is_in_their_order(memo: GraphContents) -> None:
    evidence = tuple(Evidence(name, 0, 2, name, "", "r") for name in ("zz", "aa"))
    statement = Statement("urn:s", "urn:lga", "funds", "urn:leeds", evidence)
    records = Records(GraphContents((Document("aa", "aa"), Document("zz", "zz")), memo.entities, (statement,)))
    assert [one["quotation"] for one in records.statements[0]["evidence"]] == [["aa"], ["zz"]]
    json.dumps(records.statements)


def test_evidence_has_its_period_status_and_amount_where_they_are_known(memo: GraphContents) -> None:
    known = Evidence("memo", 0, 2, "Th", "", "r", "in 2015", "2015-01-01/2015-12-31", "in force", Amount("GBP", 5e6))
    statement = Statement("urn:s", "urn:lga", "funds", "urn:leeds", (known, Evidence("memo", 3, 5, "Ho", "", "r")))
    first, second = Records(GraphContents(memo.documents, memo.entities, (statement,))).statements[0]["evidence"]
    assert (first["date"], first["period"]) == ("in 2015", "2015-01-01/2015-12-31")
    assert (first["status"], first["amount"]) == ("in force", "GBP 5000000")
    assert not {"date", "period", "status", "amount"} & set(second)
