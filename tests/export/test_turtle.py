from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDFS, Graph

from policygraph.export.rdf import to_rdf
from policygraph.export.turtle import turtle, write_trig, write_turtle
from policygraph.export.vocabulary import OA
from policygraph.graph.merge import merge
from policygraph.identifiers import document_iri
from policygraph.interchange import write_extractions
from policygraph.knowledge.turtle import PG
from policygraph.model import BASE, Amount, Document, Entity, Evidence, Extraction, Mention, Statement

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.graph import PolicyGraph
    from policygraph.model import GraphContents

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
NASTY = "".join(map(chr, range(1, 0x100))) + '"""\\"\n\\u2028\u2028\u202e\ufeff\U0001f600\\'


def everywhere(text: str) -> GraphContents:
    """Return a graph that has a text wherever a document's text can get."""
    document = Document(text, text * 2, text, text, text)
    mention = (Mention(text, 0, len(text), text, "name"),)
    entities = (
        Entity("e1", text, "Person", aliases=(f"{text}x",), mentions=mention),
        Entity("e2", f"{text}é", "Group", "generic", mentions=mention),
    )
    amount = Amount(text, 4_800_000)
    evidence = Evidence(text, len(text), 2 * len(text), text, text, text, text, text, "in force", amount)
    statement = Statement("s1", "e1", "informs", "e2", (evidence,), attributed_to="e2")
    return merge([Extraction(document, entities, (statement,))])


@given(ANY_TEXT)
def test_rdflib_reads_any_text_as_it_was(text: str) -> None:
    contents = everywhere(text)
    assert set(Graph().parse(data=turtle(contents), format="turtle")) == set(to_rdf(contents))


def rapper(path: Path) -> Graph:
    """Return what Debian's independent parser reads."""
    program = shutil.which("rapper")
    if program is None:
        pytest.skip("rapper is not installed (Debian package raptor2-utils)")
    done = subprocess.run(
        [program, "-q", "-i", "turtle", "-o", "ntriples", str(path)], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return Graph().parse(data=done.stdout.decode("utf-8"), format="nt")


def test_an_independent_parser_reads_the_same(graph: PolicyGraph, tmp_path: Path) -> None:
    write_turtle(graph.contents, tmp_path / "graph.ttl")
    assert set(rapper(tmp_path / "graph.ttl")) == set(graph.to_rdf())


def test_an_independent_parser_reads_the_same_of_nasty_text(tmp_path: Path) -> None:
    contents = everywhere(NASTY)
    write_turtle(contents, tmp_path / "graph.ttl")
    assert set(rapper(tmp_path / "graph.ttl")) == set(to_rdf(contents))


def test_period_status_and_amount_are_a_line_each() -> None:
    written = turtle(everywhere("memo"))
    lines = '    pg:period "memo" ;\n    pg:status "in force" ;\n    pg:amount "memo 4800000" ;\n'
    assert lines in written


def test_what_a_reader_would_not_see_is_written_as_an_escape() -> None:
    assert r"a\u202Eb\u2028c\u0007" in turtle(everywhere("a\u202eb\u2028c\x07"))


def blocks(text: str) -> list[str]:
    """Return the blocks of subjects, without the head and the headings."""
    return [block for block in text.strip().split("\n\n")[1:] if not block.startswith("# ")]


def test_entities_come_first_by_name_then_statements_documents_evidence_and_mentions(graph: PolicyGraph) -> None:
    text = turtle(graph.contents)
    headings = re.findall("^# ---- (.*)$", text, re.MULTILINE)
    assert headings == ["Graph", "Entities", "Statements", "Documents", "Evidence", "Mentions"]
    labels = [found[1] for block in blocks(text) if (found := re.search(r'skos:prefLabel "(.*?)"', block))]
    assert labels == sorted(labels, key=str.casefold)


def test_a_statement_is_labelled_in_words(graph: PolicyGraph) -> None:
    text = turtle(graph.contents)
    assert 'rdfs:label "Department for Transport publishes Waterways Strategy"' in text
    assert 'rdfs:label "Ofwat oversees canal trusts (negated)"' in text
    assert 'rdfs:label "Councils supports Waterways Strategy (possible)"' in text


def test_each_subject_has_one_block(graph: PolicyGraph) -> None:
    subjects = [block.split(" ", 1)[0] for block in blocks(turtle(graph.contents))]
    assert len(subjects) == len(set(subjects)) == len(set(graph.to_rdf().subjects()))


def test_another_base_is_declared_and_used(extractions: list[Extraction]) -> None:
    base = "https://data.example.org/id/"
    text = turtle(merge(extractions, base=base))
    assert text.startswith(f"@base <{base}> .\n")
    assert BASE not in text
    assert "<entity/PublicBody/ofwat> a pg:PublicBody" in text


def test_whose_place_a_body_took_is_named_beside_its_identifier() -> None:
    uk = "https://w3id.org/policygraph/uk/ministry-of-housing-communities-and-local-government-2024"
    contents = merge([Extraction(Document("a", ""), (Entity("e1", "MHCLG", "GovernmentDepartment", iri=uk),))])
    text = turtle(contents)
    predecessor = "department-for-levelling-up-housing-and-communities"
    assert f"dct:replaces uk:{predecessor}" in text
    assert f'\nuk:{predecessor} rdfs:label "Department for Levelling Up, Housing and Communities" .\n' in text


def test_trig_has_a_graph_for_each_document_with_what_it_states(graph: PolicyGraph, tmp_path: Path) -> None:
    write_trig(graph.contents, tmp_path / "graph.trig")
    quads = list(pyoxigraph.parse(path=tmp_path / "graph.trig"))
    graphs: dict[tuple[str, str], set[str]] = {}
    for quad in quads:
        graphs.setdefault((str(quad.subject), str(quad.predicate)), set()).add(str(quad.graph_name))
    ofwat = f"<{graph['Ofwat'].id}>"
    documents = {f"<{document_iri(document.id)}>" for document in graph.documents}
    assert graphs[ofwat, f"<{PG.worksWith}>"] == documents
    assert graphs[ofwat, f"<{RDFS.label}>"].isdisjoint(documents)
    quoted = {(str(quad.object), str(quad.graph_name)) for quad in quads if quad.predicate.value == str(OA.hasSource)}
    assert quoted == {(document, document) for document in documents}


def test_only_prefixes_that_are_used_are_declared(graph: PolicyGraph) -> None:
    head, body = turtle(graph.contents).split("\n\n", 1)
    declared = re.findall(r"@prefix (\w+):", head)
    assert declared == sorted(declared)
    assert {"pg", "uk", "oa"} <= set(declared)
    assert all(re.search(rf"(?<![\w\"]){prefix}:\w", body) for prefix in declared)


def test_an_iri_with_dot_segments_stays_whole() -> None:
    iri = "https://w3id.org/policygraph/id/entity/../x"
    contents = merge([Extraction(Document("a", ""), (Entity("e1", "X", "Place", iri=iri),))])
    assert f"<{iri}> a pg:Place" in turtle(contents)


PROGRAM = """
import sys
from pathlib import Path
import policygraph
from policygraph.graph import PolicyGraph
from policygraph.interchange import read_extractions
extractions = read_extractions(Path(sys.argv[1]))
graph = PolicyGraph.from_extractions(extractions[:: int(sys.argv[2])])
folder = Path(sys.argv[3])
graph.to_turtle(folder / "graph.ttl")
graph.to_graphml(folder / "graph.graphml")
print(graph._repr_html_(), graph.query("SELECT * { ?a ?b ?c }"), graph.paths("DfT", "councils"))
"""


def test_the_same_documents_give_the_same_bytes_in_any_order_and_on_any_hash_seed(
    extractions: list[Extraction], tmp_path: Path
) -> None:
    write_extractions(extractions, tmp_path / "all.jsonl")
    outputs = []
    for seed, step in (("1", "1"), ("2", "-1")):
        folder = tmp_path / seed
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / "all.jsonl"), step, str(folder)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        written = [(folder / name).read_bytes() for name in ("graph.ttl", "graph.graphml")]
        outputs.append((done.stdout, *written))
    assert outputs[0] == outputs[1]
