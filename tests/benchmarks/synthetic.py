"""A graph of any size that nobody wrote: for measuring, and for tests that need a large one."""

from __future__ import annotations

from typing import Any

from policygraph.graph.merge import merge
from policygraph.interchange import from_record
from policygraph.model import Extraction, GraphContents

UK = "https://w3id.org/policygraph/uk/"
KNOWN = (
    (f"{UK}home-office", "Home Office", "GovernmentDepartment"),
    (f"{UK}environment-agency", "Environment Agency", "PublicBody"),
    (f"{UK}leeds-city-council", "Leeds City Council", "LocalAuthority"),
    (f"{UK}west-midlands-police", "West Midlands Police", "PoliceForce"),
)
RELATIONS = ("funds", "supports", "opposes", "advises", "works_with", "calls_on")
CLAIMS = (
    ("affirmed", "asserted", None),
    ("affirmed", "asserted", "e1"),
    ("negated", "asserted", None),
    ("affirmed", "proposed", "e2"),
)


def extraction(number: int, statements: int) -> Extraction:
    """Return what a document of so many sentences states; the number decides its words.

    Args:
        number: Any.
        statements: A sentence each.
    """
    entities: list[dict[str, Any]] = [
        {"id": f"e{place}", "name": name, "type": type_, "iri": iri, "mentions": []}
        for place, (iri, name, type_) in enumerate(KNOWN, start=1)
    ]
    for place in range(3):
        name = f"Harbour Trust {(number * 7 + place * 3) % 997}"
        entities.append({"id": f"e{5 + place}", "name": name, "type": "Charity", "mentions": []})
    text = ""
    found: list[dict[str, Any]] = []
    for place in range(statements):
        subject, object = entities[(number + place) % 7], entities[(number + 3 * place + 1 + place % 5) % 7]
        if subject is object:
            object = entities[(entities.index(object) + 1) % 7]
        start = len(text)
        text += f"The {subject['name']} paid “{place}” to the {object['name']} from April 20{place % 10 + 10}.\n"
        for entity, at in ((subject, start + 4), (object, text.index(f"the {object['name']}", start) + 4)):
            mention = {"start": at, "end": at + len(entity["name"]), "text": entity["name"]}
            if mention not in entity["mentions"]:
                entity["mentions"].append(mention)
        polarity, modality, speaker = CLAIMS[(number + place) % 4]
        found.append(
            {
                "subject": subject["id"],
                "relation": RELATIONS[(number + place) % 6],
                "object": object["id"],
                "evidence": {"start": start, "end": len(text) - 1},
                "trigger": "paid",
                "polarity": polarity,
                "modality": modality,
                "attributed_to": speaker,
                "date": f"from April 20{place % 10 + 10}",
                "period": f"20{place % 10 + 10}-04-01/..",
                "amount": {"currency": "GBP", "value": number * 1000 + place},
                "rule": "funds/pay",
                "confidence": 0.5 + (number % 50) / 100,
            }
        )
    return from_record(
        {
            "id": f"minutes/{number:06}",
            "title": f"Minutes of meeting {number}",
            "date": f"20{number % 20 + 10}-0{number % 9 + 1}-1{number % 9}",
            "source": f"https://example.org/minutes/{number}",
            "text": text,
            "entities": [entity for entity in entities if entity["mentions"] or entity["id"] in {"e1", "e2"}],
            "statements": found,
        }
    )


def contents(documents: int, statements: int) -> GraphContents:
    """Return the graph of so many documents with so many statements each.

    Args:
        documents: How many documents.
        statements: How many statements a document.
    """
    return merge(extraction(number, statements) for number in range(documents))
