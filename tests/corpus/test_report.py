import json
from importlib.metadata import version

from policygraph.corpus import ExtractionRun
from policygraph.corpus.report import report
from policygraph.graph.merge import merge
from policygraph.model import Document, Entity, Evidence, Extraction, Failure, Reading, Statement

TEXT = "Ofsted inspects schools."


def extraction(id: str) -> Extraction:
    document = Document(id, TEXT, date="2024-05-01", source=f"{id}.txt")
    evidence = Evidence(id, 0, len(TEXT), TEXT, "inspects", "oversees/1")
    return Extraction(
        document,
        (
            Entity("e1", "Ofsted", "PublicBody"),
            Entity("e2", "schools", "EducationBody", "generic", plural=True),
            Entity("e3", "PACE", "Organisation", candidates=("urn:assembly", "urn:act")),
        ),
        (Statement("s1", "e1", "oversees", "e2", (evidence,)),),
    )


def account() -> dict[str, object]:
    extractions = (extraction("a"), extraction("b"))
    reading = Reading(
        tuple(one.document for one in extractions),
        (Failure("c.txt", "is empty"),),
        (("d.txt", "a"),),
    )
    run = ExtractionRun(extractions, (Failure("e", "could not be analysed"),), 1.23456)
    return report(reading, run, merge(extractions), "en_core_web_sm")


def test_every_figure_of_a_build_is_in_its_account() -> None:
    each = {"date": "2024-05-01", "characters": len(TEXT), "entities": 3, "statements": 1}
    assert account() == {
        "policygraph": version("policygraph"),
        "model": "en_core_web_sm",
        "seconds": 1.235,
        "documents": {
            "extracted": 2,
            "failed": 2,
            "duplicate": 1,
            "each": [{"id": "a", "source": "a.txt", **each}, {"id": "b", "source": "b.txt", **each}],
        },
        "entities": {
            "total": 3,
            "kinds": {"generic": 1, "named": 2},
            "types": {"EducationBody": 1, "Organisation": 1, "PublicBody": 1},
            "linked": 0,
            "uncertain": [{"name": "PACE", "candidates": ["urn:act", "urn:assembly"]}],
        },
        "statements": {
            "total": 1,
            "relations": {"oversees": 1},
            "polarities": {"affirmed": 1},
            "modalities": {"asserted": 1},
            "attributed": 0,
        },
        "failures": [
            {"path": "c.txt", "reason": "is empty"},
            {"path": "e", "reason": "could not be analysed"},
        ],
        "duplicates": [{"path": "d.txt", "document": "a"}],
    }


def test_an_account_is_json() -> None:
    assert json.loads(json.dumps(account())) == account()
