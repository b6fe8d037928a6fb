from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.errors import PolicyGraphError
from policygraph.export.neo4j import write_neo4j
from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Mention, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policygraph.graph import PolicyGraph

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
BETWEEN = "\x1f"
EDGES = "MATCH (a)-[r]->(b) RETURN a.name AS source, type(r) AS type, b.name AS target, properties(r) AS properties"


def ask(query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as database:
        return database.execute(query).fetchall()


@pytest.fixture
def folder(graph: PolicyGraph, tmp_path: Path) -> Path:
    write_neo4j(graph.contents, tmp_path / "neo4j")
    return tmp_path / "neo4j"


class Cypher:
    """A database that understands Cypher, and runs in this process."""

    def __init__(self, database: Any) -> None:
        self._database = database

    def ask(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        with self._database.transaction():
            found = self._database.command("opencypher", query, parameters)
            return [row.to_dict() for row in found or ()]

    def load(self, folder: Path) -> None:
        queries = (folder / "load.cypher").read_text("utf-8").split(";\n")
        for line in (folder / "parameters.jsonl").read_text("utf-8").split("\n")[:-1]:
            step = json.loads(line)
            # This engine, unlike Neo4j, takes a node that gets another label for a second one with its key.
            if not queries[step["query"]].startswith("CREATE CONSTRAINT"):
                self.ask(queries[step["query"]], rows=step["rows"])


@pytest.fixture
def cypher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cypher]:
    arcadedb = pytest.importorskip("arcadedb_embedded", reason="a Cypher engine: pip install arcadedb-embedded")
    # It makes a folder for its log where it is started.
    monkeypatch.chdir(tmp_path)
    with arcadedb.create_database(str(tmp_path / "database")) as database:
        yield Cypher(database)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_headers_are_those_that_the_import_expects(folder: Path) -> None:
    heads = {path.stem: path.read_text("utf-8").partition("\n")[0] for path in folder.glob("*.csv")}
    assert heads["entities"].startswith(
        "iri:ID(Entity),:LABEL,name,type,kind,plural:boolean,linked:boolean,aliases:string[],known_as:string[]"
    )
    assert heads["statements"].startswith("iri:ID(Statement),:LABEL,relation,label,fact:boolean,")
    assert heads["facts"] == (
        ":START_ID(Entity),:END_ID(Entity),:TYPE,"
        "statement,relation,confidence:double,evidence:long,quotations:string[],documents:string[]"
    )
    assert heads["entity_documents"] == ":START_ID(Entity),:END_ID(SourceDocument),:TYPE,mentions:long"


def test_the_command_names_every_file(folder: Path) -> None:
    text = (folder / "README.txt").read_text("utf-8")
    named = {word.partition("=")[2] for word in text.split() if word.startswith(("--nodes=", "--relationships="))}
    assert named == {path.name for path in folder.glob("*.csv")}


def test_every_end_of_a_relationship_is_a_node_of_its_group(folder: Path) -> None:
    nodes: dict[str, set[str]] = {}
    for path in folder.glob("*.csv"):
        for row in rows(path):
            (key,) = [name for name in row if ":ID(" in name] or [""]
            if key:
                nodes.setdefault(key.partition("ID(")[2], set()).add(row[key])
    for path in folder.glob("*.csv"):
        for row in rows(path):
            for name, value in row.items():
                if name.startswith((":START_ID(", ":END_ID(")):
                    assert value in nodes[name.partition("ID(")[2]]


def test_duckdb_reads_the_nodes_with_the_delimiters_of_the_command(graph: PolicyGraph, folder: Path) -> None:
    found = ask(
        f"""SELECT name, string_split(":LABEL", '{BETWEEN}') AS labels
        FROM read_csv('{folder}/entities.csv', header = true, all_varchar = true) WHERE name LIKE '%for Transport'"""
    )
    assert found == [("Department for Transport", ["Entity", "GovernmentDepartment"])]
    counted = ask(f"SELECT count(*) FROM read_csv('{folder}/evidence.csv', header = true)")
    assert counted == [(sum(len(item.evidence) for item in graph.contents.statements),)]


def test_only_facts_are_relationships_between_entities(graph: PolicyGraph, folder: Path) -> None:
    found = {(row[":TYPE"], row["statement"]) for row in rows(folder / "facts.csv")}
    facts = {
        (item.relation.upper(), item.id)
        for item in graph.contents.statements
        if (item.polarity, item.modality, item.attributed_to) == ("affirmed", "asserted", None)
    }
    assert found == facts
    assert {kind for kind, _ in found} == {"PUBLISHES", "SUPPORTS", "WORKS_FOR", "WORKS_WITH"}


def test_quotations_are_arrays_that_no_quotation_breaks(tmp_path: Path) -> None:
    texts = ("One; two, “three”", f'a "b"{BETWEEN}\nc')
    evidence = tuple(Evidence("d", place, place + 1, text, "", "") for place, text in enumerate(texts))
    statement = Statement("urn:s", "urn:a", "funds", "urn:a", evidence)
    contents = GraphContents((Document("d", ""),), (Entity("urn:a", "A", "Fund"),), (statement,))
    write_neo4j(contents, tmp_path)
    (row,) = rows(tmp_path / "facts.csv")
    assert row["quotations:string[]"].split(BETWEEN) == [texts[0], 'a "b" \nc']


def test_a_fact_keeps_its_first_quotations_and_counts_all(tmp_path: Path) -> None:
    evidence = tuple(Evidence(f"d{place % 3}", place, place + 1, f"quotation {place}", "", "") for place in range(5000))
    statement = Statement("urn:s", "urn:a", "funds", "urn:a", evidence)
    documents = tuple(Document(f"d{number}", "") for number in range(3))
    write_neo4j(GraphContents(documents, (Entity("urn:a", "A", "Fund"),), (statement,)), tmp_path)
    (row,) = rows(tmp_path / "facts.csv")
    assert row["evidence:long"] == "5000"
    assert row["quotations:string[]"].split(BETWEEN) == [f"quotation {place}" for place in range(10)]
    assert row["documents:string[]"].split(BETWEEN) == [f"d{place % 3}" for place in range(10)]
    assert len(rows(tmp_path / "evidence.csv")) == len(rows(tmp_path / "statement_evidence.csv")) == 5000


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("", None),
        ("a" * 1_000_000, None),
        ("a" * 6_000_000, 6_000_000),
        # Each character of these is two of the file, or two units of UTF-16.
        ('"' * 3_000_000, 6_000_000),
        ("𝛼" * 2_500_000, 5_000_000),
    ],
    ids=["empty", "short", "long", "quoted", "astral"],
)
def test_the_command_has_a_buffer_that_the_longest_field_fits_in(tmp_path: Path, text: str, option: int | None) -> None:
    write_neo4j(GraphContents((Document("d", text),)), tmp_path)
    readme = (tmp_path / "README.txt").read_text("utf-8")
    found = re.findall(r"^        --read-buffer-size=([0-9]+)m \\$", readme, re.MULTILINE)
    if option is None:
        assert found == []
    else:
        assert option < int(found[0]) << 20 < 3 * option


def test_cypher_loads_entities_facts_and_evidence(graph: PolicyGraph, folder: Path, cypher: Cypher) -> None:
    cypher.load(folder)
    edges = cypher.ask(EDGES)
    between = {(edge["source"], edge["type"], edge["target"]) for edge in edges if edge["type"] != "MENTIONED_IN"}
    assert ("Ofwat", "WORKS_WITH", "Environment Agency") in between or (
        "Environment Agency",
        "WORKS_WITH",
        "Ofwat",
    ) in between
    assert not [edge for edge in edges if edge["type"] in {"OVERSEES", "FUNDS", "AFFECTS"}]
    quotation = cypher.ask(
        "MATCH (:Entity {name: 'Ofwat'})<-[:SUBJECT]-(s:Statement {relation: 'oversees'})-[:SPEAKER]->(who:Person) "
        "MATCH (s)-[:EVIDENCE]->(e:Evidence)-[:QUOTED_FROM]->(d:SourceDocument) "
        "RETURN s.polarity AS polarity, who.name AS speaker, e.quotation AS quotation, d.title AS title"
    )
    assert quotation == [
        {
            "polarity": "negated",
            "speaker": "Mara Ellison",
            "quotation": "“Ofwat does not oversee the trusts,” said Mara Ellison",
            "title": "A strategy for the waterways",
        }
    ]
    (department,) = cypher.ask(
        "MATCH (n:Entity:GovernmentDepartment) RETURN n.aliases AS aliases, n.since_day.year AS year"
    )
    assert department == {"aliases": ["DfT"], "year": 2002}
    (counted,) = cypher.ask("MATCH (n:Statement) RETURN count(n) AS statements")
    assert counted == {"statements": len(graph.contents.statements)}


def test_cypher_understands_the_constraints(folder: Path, cypher: Cypher) -> None:
    queries = (folder / "load.cypher").read_text("utf-8").split(";\n")
    constraints = [query for query in queries if query.startswith("CREATE CONSTRAINT")]
    assert len(constraints) == 4
    for _ in range(2):
        for query in constraints:
            cypher.ask(query)
    cypher.ask("CREATE (:Evidence {iri: 'urn:a'})")
    with pytest.raises(Exception, match="Duplicated key"):
        cypher.ask("CREATE (:Evidence {iri: 'urn:a'})")


def test_loading_again_changes_nothing(folder: Path, cypher: Cypher) -> None:
    counts = []
    for _ in range(2):
        cypher.load(folder)
        counts.append(
            [
                cypher.ask("MATCH (n) RETURN count(n) AS nodes"),
                cypher.ask("MATCH ()-[r]->() RETURN count(r) AS relationships"),
                sorted(json.dumps(edge, sort_keys=True, default=str) for edge in cypher.ask(EDGES)),
            ]
        )
    assert counts[0] == counts[1]


def test_no_text_of_a_document_stands_in_a_query(tmp_path: Path, cypher: Cypher) -> None:
    hostile = "x'}) DETACH DELETE n; MATCH (m) //`\"\\u0060\n</script>"
    mention = Mention("d", 0, 1, hostile, "name")
    entities = (
        Entity("urn:a", hostile, "Group", aliases=(hostile,), mentions=(mention,)),
        Entity("urn:b", "B", "Fund"),
    )
    evidence = Evidence("d", 0, 1, hostile, hostile, hostile, hostile, amount=Amount("GBP", 1))
    statement = Statement("urn:s", "urn:b", "funds", "urn:a", (evidence,))
    write_neo4j(GraphContents((Document("d", hostile, hostile),), entities, (statement,)), tmp_path / "neo4j")
    assert "DETACH" not in (tmp_path / "neo4j" / "load.cypher").read_text("utf-8")
    cypher.load(tmp_path / "neo4j")
    (edge,) = [edge for edge in cypher.ask(EDGES) if edge["type"] == "FUNDS"]
    assert (edge["target"], edge["properties"]["quotations"]) == (hostile, [hostile])


@pytest.mark.parametrize("name", ["A`B", "A) DELETE (n", "\\u0060", "a\nb", "", "7a"])
def test_a_type_or_relation_that_is_no_plain_word_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PolicyGraphError, match="cannot be a name in Neo4j"):
        write_neo4j(GraphContents(entities=(Entity("urn:a", "A", name),)), tmp_path / "types")


def test_more_rows_than_a_query_takes_are_several_lines(tmp_path: Path) -> None:
    entities = tuple(Entity(f"urn:{number:05}", f"Fund {number}", "Fund") for number in range(2500))
    write_neo4j(GraphContents(entities=entities), tmp_path)
    steps = [json.loads(line) for line in (tmp_path / "parameters.jsonl").read_text("utf-8").splitlines()]
    assert [len(step["rows"]) for step in steps if step["rows"]] == [1000, 1000, 500]


def test_a_step_has_fewer_rows_where_they_are_long(tmp_path: Path) -> None:
    texts = ["a" * 400_000] * 5 + ["b" * 3_000_000] + ["c"] * 5
    documents = tuple(Document(f"d{number:02}", text) for number, text in enumerate(texts))
    write_neo4j(GraphContents(documents), tmp_path)
    lines = (tmp_path / "parameters.jsonl").read_text("utf-8").splitlines()
    steps = [step["rows"] for step in map(json.loads, lines) if step["rows"]]
    assert [len(step) for step in steps] == [2, 2, 1, 1, 5]
    assert [row["properties"]["text"] for step in steps for row in step] == texts


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused_with_the_name_of_the_bearer(tmp_path: Path, number: float) -> None:
    statement = Statement("urn:s", "urn:a", "funds", "urn:a", (), confidence=number)
    with pytest.raises(PolicyGraphError, match="<urn:s> has a number that cannot be written"):
        write_neo4j(GraphContents((), (Entity("urn:a", "A", "Fund"),), (statement,)), tmp_path)


@given(name=TEXT, quotation=TEXT)
@settings(max_examples=50)
def test_any_text_comes_back_from_the_files(
    tmp_path_factory: pytest.TempPathFactory, name: str, quotation: str
) -> None:
    evidence = Evidence("d", 0, 1, quotation, quotation, "")
    statement = Statement("urn:s", "urn:a", "informs", "urn:a", (evidence,))
    folder = tmp_path_factory.mktemp("neo4j")
    write_neo4j(GraphContents((Document("d", ""),), (Entity("urn:a", name, "Group"),), (statement,)), folder)
    read = ask(
        f"SELECT name FROM read_csv('{folder}/entities.csv', header = true, all_varchar = true, delim = ',', "
        """quote = '"', escape = '"', sample_size = -1)"""
    )
    assert [row[0] or "" for row in read] == [name]
    lines = (folder / "parameters.jsonl").read_text("utf-8").split("\n")[:-1]
    steps = [row for line in lines for row in json.loads(line)["rows"]]
    assert [row["properties"]["name"] for row in steps if row.get("iri") == "urn:a"] == [name]
    assert [row["properties"]["quotation"] for row in steps if "quotation" in row["properties"]] == [quotation]


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_half_a_surrogate_pair_and_nul_are_refused_with_the_name_of_the_bearer(tmp_path: Path, text: str) -> None:
    with pytest.raises(PolicyGraphError, match="<urn:a> has a text that cannot be written"):
        write_neo4j(GraphContents(entities=(Entity("urn:a", text, "Group"),)), tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_same_graph_gives_the_same_bytes(graph: PolicyGraph, folder: Path, tmp_path: Path) -> None:
    write_neo4j(graph.contents, tmp_path / "again")
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()
