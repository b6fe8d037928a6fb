from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

import policygraph
from policygraph.errors import PolicyGraphError
from policygraph.export.rdf import to_rdf, to_store
from policygraph.graph import PolicyGraph
from policygraph.graph.ready_queries import ReadyQuery, query_text, ready_queries, ready_query
from policygraph.graph.sparql import Rows, ask
from policygraph.graph.sparql_text import QueryText
from policygraph.interchange import from_record
from policygraph.samples import sample_documents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.model import Extraction

NAMES = [query.name for query in ready_queries()]
MUST_BE_THERE = {
    "contradictions",
    "critics",
    "evidence",
    "funding",
    "name-changes",
    "one-source",
    "post-holders",
    "proposed-not-done",
    "same-parent",
    "speakers",
    "timeline",
    "who-oversees",
}
TYPES = {"Home Office": "GovernmentDepartment", "Prevent": "Programme", "Ofsted": "PublicBody", "Sir Ian": "Person"}


def document(name: str, *said: tuple[str, str, str, str, dict[str, Any]], **more: Any) -> Extraction:
    """Return an extraction; of each statement subject, relation, object, its sentence and what else there is of it."""
    text = " ".join(sentence for _, _, _, sentence, _ in said)
    names = dict.fromkeys(
        name for one, _, other, _, more in said for name in (one, other, more.get("attributed_to")) if name
    )
    ids = {name: f"e{number}" for number, name in enumerate(names)}

    return from_record(
        {
            "id": name,
            "text": text,
            **more,
            "entities": [{"id": id, "name": name, "type": TYPES.get(name, "PublicBody")} for name, id in ids.items()],
            "statements": [
                {
                    "subject": ids[one],
                    "relation": relation,
                    "object": ids[other],
                    "evidence": {"start": text.index(sentence), "end": text.index(sentence) + len(sentence)},
                    **more,
                    **({"attributed_to": ids[more["attributed_to"]]} if "attributed_to" in more else {}),
                }
                for one, relation, other, sentence, more in said
            ],
        }
    )


def asked(name: str, *documents: Extraction, **values: str) -> list[dict[str, Any]]:
    answer = ask(to_store(PolicyGraph.from_extractions(documents).contents), ready_query(name).text(**values))
    assert isinstance(answer, Rows)
    return answer


def some(rows: Iterable[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.fixture(scope="module")
def demo() -> Store:
    return to_store(policygraph.build(*sample_documents()).contents)


def test_every_question_that_was_wished_for_is_there() -> None:
    assert set(NAMES) >= MUST_BE_THERE
    assert sorted(NAMES) == NAMES


@pytest.mark.parametrize("query", ready_queries(), ids=NAMES)
def test_a_query_says_what_it_is(query: ReadyQuery) -> None:
    assert query.question.split("?")[0].istitle() or query.question[0].isupper()
    assert "?" in query.question
    assert query.text() == query.sparql
    assert all(column.meaning for column in query.columns)
    assert all(parameter.meaning and parameter.example for parameter in query.parameters)
    assert [parameter.name for parameter in query.parameters] == re.findall(
        r'VALUES \?(\w+) \{ "" \}$', query.sparql, re.MULTILINE
    )


@pytest.mark.parametrize("query", ready_queries(), ids=NAMES)
def test_a_query_declares_the_prefixes_that_it_uses_and_no_more(query: ReadyQuery) -> None:
    text = QueryText(query.sparql)
    used = {token.text.partition(":")[0] for token in text.tokens if token.kind == "name" and token.text[-1] != ":"}
    assert used == set(text.prefixes)
    Store().query(query.sparql)


@pytest.mark.parametrize("query", ready_queries(), ids=NAMES)
def test_the_columns_are_those_that_it_says(query: ReadyQuery, demo: Store) -> None:
    for store in (demo, Store()):
        answer = ask(store, query.text())
        assert isinstance(answer, Rows)
        assert answer.columns == tuple(column.name for column in query.columns)
    assert answer == []


@pytest.mark.parametrize("query", ready_queries(), ids=NAMES)
def test_names_stand_in_the_answers_and_no_iris(query: ReadyQuery, demo: Store) -> None:
    answer = ask(demo, query.text())
    assert isinstance(answer, Rows)
    assert answer or query.name == "contradictions"
    for row in answer:
        assert not [value for value in row.values() if str(value).startswith("http")]
        assert "quotation" not in row or row["document"] is None or row["quotation"]
        assert "\n" not in str(row.get("quotation"))


@pytest.mark.parametrize("query", ready_queries(), ids=NAMES)
def test_who_is_asked_about_is_found_by_any_name_in_any_case_and_by_iri(query: ReadyQuery, demo: Store) -> None:
    for parameter in query.parameters:
        everything = ask(demo, query.text())
        assert isinstance(everything, Rows)
        nothing = ask(demo, query.text(**{parameter.name: "Nobody Whom We Know"}))
        assert nothing == []
        for row in everything[:5]:
            for name in filter(None, [row.get(query.columns[0].name)]):
                answer = ask(demo, query.text(**{parameter.name: str(name).upper()}))
                assert isinstance(answer, Rows)
                assert all(found in everything for found in answer)


@pytest.mark.parametrize("query", ready_queries(), ids=NAMES)
def test_another_engine_answers_the_same(query: ReadyQuery, graph: PolicyGraph) -> None:
    def plain(rows: Iterable[Iterable[Any]]) -> list[str]:
        return sorted(repr([value and str(value).removesuffix(".0") for value in row]) for row in rows)

    ours = ask(to_store(graph.contents), query.sparql)
    assert isinstance(ours, Rows)
    assert plain(to_rdf(graph.contents).query(query.sparql)) == plain(row.values() for row in ours)  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_only_ever_a_literal(value: str) -> None:
    query = ready_query("evidence")
    plain, filled = QueryText(query.sparql), QueryText(query.text(asked=value, other=f'"}} # {value}'))
    assert [token.kind for token in filled.tokens] == [token.kind for token in plain.tokens]
    changed = [now.text for was, now in zip(plain.tokens, filled.tokens, strict=True) if was.text != now.text]
    for literal, meant in zip(changed[::-1], (f'"}} # {value}', value), strict=False):
        assert ask(Store(), f"SELECT ?x {{ BIND({literal} AS ?x) }}") == [{"x": meant}]


@given(st.text(st.sampled_from("\"'\\\n\r\t{}?#.ñ"), min_size=1))
def test_who_has_a_strange_name_is_found_by_it(name: str) -> None:
    body, other, statement = NamedNode("urn:body"), NamedNode("urn:other"), NamedNode("urn:statement")
    prefixes = QueryText(ready_query("name-changes").sparql).prefixes
    store = Store()
    label = NamedNode(prefixes["rdfs"] + "label")
    for subject, predicate, value in (
        (body, label, Literal(name)),
        (other, label, Literal("Other")),
        (body, NamedNode(prefixes["dct"] + "replaces"), other),
        (statement, label, Literal("Another")),
    ):
        store.add(Quad(subject, predicate, value))
    answer = ask(store, ready_query("name-changes").text(asked=name))
    assert isinstance(answer, Rows)
    assert some(answer, "successor", "predecessor") == [(name, "Other")]


def test_what_is_no_parameter_is_an_error() -> None:
    with pytest.raises(PolicyGraphError, match="evidence has no parameter 'about': it has asked and other"):
        ready_query("evidence").text(about="Prevent")
    with pytest.raises(PolicyGraphError, match="no parameter 'self'"):
        query_text("evidence", {"self": "Prevent"})
    with pytest.raises(PolicyGraphError, match=r"the query has no parameter 'x': a parameter is a line VALUES \?x"):
        query_text("SELECT * { ?x ?y ?z }", {"x": "Prevent"})


def test_what_is_no_name_of_a_query_is_an_error_with_names_like_it() -> None:
    with pytest.raises(PolicyGraphError, match="no ready query is called 'whooversees'; did you mean 'who-oversees'"):
        query_text("whooversees", {})
    with pytest.raises(PolicyGraphError, match="no ready query is called 'zzz'; there are contradictions, critics, "):
        query_text("zzz", {})


def test_queries_of_ones_own_have_parameters_in_the_same_way() -> None:
    own = 'SELECT ?x {\n  VALUES ?x { "a" }\n  VALUES ?y { "VALUES ?x { }" }\n}'
    assert query_text(own, {}) == own
    assert query_text(own, {"x": 'b"'}) == own.replace('"a"', r'"b\""')
    assert ask(Store(), query_text(own, {"x": "b", "y": '}\n VALUES ?x { "c" }'})) == [{"x": "b"}]


def test_what_is_affirmed_beside_denied_is_a_contradiction() -> None:
    letter = document(
        "letter",
        ("Home Office", "funds", "Prevent", "The Home Office funds Prevent.", {}),
        ("Home Office", "leads", "Prevent", "The Home Office leads Prevent.", {}),
    )
    answer = document(
        "answer",
        (
            "Home Office",
            "funds",
            "Prevent",
            "The Home Office does not fund Prevent, Sir Ian said.",
            {"polarity": "negated", "attributed_to": "Sir Ian"},
        ),
        (
            "Home Office",
            "leads",
            "Prevent",
            "The Home Office should not lead Prevent.",
            {"polarity": "negated", "modality": "proposed"},
        ),
    )
    (row,) = asked("contradictions", letter, answer)
    assert row["claim_quotation"] == "The Home Office funds Prevent."
    assert row["counter_quotation"] == "The Home Office does not fund Prevent, Sir Ian said."
    assert (row["claim_document"], row["counter_document"]) == ("letter", "answer")
    assert (row["claim_speaker"], row["counter_speaker"]) == (None, "Sir Ian")
    assert asked("contradictions", letter, answer, asked="prevent") == [row]
    assert asked("contradictions", letter) == []


def test_who_supports_what_they_oppose_contradicts_themselves() -> None:
    (row,) = asked(
        "contradictions",
        document("old", ("Ofsted", "supports", "Prevent", "Ofsted backs Prevent.", {})),
        document("new", ("Ofsted", "opposes", "Prevent", "Ofsted attacks Prevent.", {})),
    )
    assert (row["claim_quotation"], row["counter_quotation"]) == ("Ofsted backs Prevent.", "Ofsted attacks Prevent.")


def test_what_is_done_is_no_longer_proposed() -> None:
    plan = document(
        "plan",
        ("Home Office", "funds", "Prevent", "The Home Office will fund Prevent.", {"modality": "proposed"}),
        ("Home Office", "establishes", "Ofsted", "The plan to set up Ofsted is out.", {"status": "announced"}),
        ("Home Office", "leads", "Prevent", "The Home Office may lead Prevent.", {"modality": "possible"}),
    )
    columns = ("subject", "relation", "object", "stage", "document")
    assert some(asked("proposed-not-done", plan), *columns) == [
        ("Home Office", "establishes", "Ofsted", "announced", "plan"),
        ("Home Office", "funds", "Prevent", "proposed", "plan"),
    ]
    done = document("done", ("Home Office", "funds", "Prevent", "The Home Office funds Prevent.", {}))
    assert some(asked("proposed-not-done", plan, done), "object") == [("Ofsted",)]
    denied = document(
        "denied",
        ("Home Office", "funds", "Prevent", "The Home Office does not fund Prevent yet.", {"polarity": "negated"}),
    )
    assert some(asked("proposed-not-done", plan, denied), "object") == [("Ofsted",), ("Prevent",)]
    withdrawn = document(
        "withdrawn", ("Home Office", "establishes", "Ofsted", "Ofsted will not be set up.", {"status": "withdrawn"})
    )
    assert some(asked("proposed-not-done", plan, withdrawn), "object") == [("Prevent",)]


def test_what_two_documents_state_has_more_than_one_source() -> None:
    first = document(
        "first",
        ("Home Office", "funds", "Prevent", "The Home Office funds Prevent.", {}),
        ("Ofsted", "supports", "Prevent", "Ofsted backs Prevent.", {}),
        ("Ofsted", "supports", "Prevent", "Ofsted also praises Prevent.", {}),
    )
    second = document("second", ("Home Office", "funds", "Prevent", "Prevent is paid for by the Home Office.", {}))
    rows = asked("one-source", first, second)
    assert [row["quotation"] for row in rows] == ["Ofsted also praises Prevent.", "Ofsted backs Prevent."]


def test_amounts_are_numbers_and_the_greatest_come_first() -> None:
    letter = document(
        "letter",
        ("Home Office", "funds", "Prevent", "£5m a year.", {"amount": {"currency": "GBP", "value": 5e6}}),
        ("Home Office", "funds", "Prevent", "£4.8bn in all.", {"amount": {"currency": "GBP", "value": 4.8e9}}),
        ("Home Office", "funds", "Prevent", "It pays.", {}),
    )
    assert some(asked("funding", letter), "currency", "amount") == [
        ("GBP", 4800000000),
        ("GBP", 5000000),
        (None, None),
    ]


def test_time_runs_from_the_periods_and_the_days_of_documents() -> None:
    letter = document(
        "letter",
        ("Home Office", "funds", "Prevent", "It will pay in May.", {"period": "2025-05-01/2025-05-31"}),
        ("Home Office", "leads", "Prevent", "It led until 2019.", {"period": "../2019-12-31"}),
        ("Ofsted", "supports", "Prevent", "Ofsted backs Prevent.", {}),
        date="2024-03-04",
    )
    undated = document("undated", ("Ofsted", "opposes", "Prevent", "Ofsted attacks Prevent.", {}))
    assert some(asked("timeline", letter, undated, asked="Prevent"), "when", "quotation") == [
        ("2019-12-31", "It led until 2019."),
        ("2024-03-04", "Ofsted backs Prevent."),
        ("2025-05-01", "It will pay in May."),
    ]
    assert len(asked("timeline", letter, undated, asked="ofsted")) == 1


def test_ties_are_found_in_both_directions() -> None:
    letter = document(
        "letter",
        ("Home Office", "funds", "Prevent", "The Home Office funds Prevent.", {}),
        ("Prevent", "advises", "Home Office", "Prevent advises the Home Office.", {}),
        ("Ofsted", "supports", "Prevent", "Ofsted backs Prevent.", {}),
    )
    assert len(asked("evidence", letter, asked="prevent", other="HOME OFFICE")) == 2
    assert len(asked("evidence", letter, asked="prevent")) == 3


def test_a_post_is_of_the_body_that_the_same_sentence_names(demo: Store) -> None:
    answer = ask(demo, ready_query("post-holders").text(asked="leeds city council"))
    assert isinstance(answer, Rows)
    assert some(answer, "holder", "post", "body") == [
        ("Yasmin Thorne", "chief executive", "Leeds City Council"),
        ("Grace Adeyemi", "council leader", "Leeds City Council"),
    ]


def test_parts_with_one_parent_are_listed_and_only_children_are_not(demo: Store) -> None:
    answer = ask(demo, ready_query("same-parent").text())
    assert isinstance(answer, Rows)
    assert some(answer, "parent", "part") == [
        ("Safer Leeds partnership", "Leeds City Council"),
        ("Safer Leeds partnership", "West Yorkshire Combined Authority"),
        ("Safer Leeds partnership", "West Yorkshire Police"),
    ]


def test_names_change_by_what_documents_say_and_by_what_is_known(demo: Store) -> None:
    rows = ask(demo, ready_query("name-changes").text(asked="Troubled Families Programme"))
    assert isinstance(rows, Rows)
    assert {row["quotation"] for row in rows} == {None, "It replaced the Troubled Families Programme in 2021."}
    known = ask(demo, ready_query("name-changes").text(asked="Homes and Communities Agency"))
    assert isinstance(known, Rows)
    assert {row["successor"] for row in known} >= {"Homes England"}
