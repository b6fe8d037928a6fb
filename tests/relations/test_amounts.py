from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.corpus import Extractor
from policygraph.language.words import words
from policygraph.model import Document
from policygraph.relations.amounts import parse_amount

CURRENCIES = {*words("amounts")["signs"].values(), *words("amounts")["names"].values()}
PIECES = [*words("amounts")["signs"], *words("amounts")["names"], *words("amounts")["multipliers"]]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£4.8bn", "GBP 4800000000"),
        ("£4.8 billion", "GBP 4800000000"),
        ("12 million euros", "EUR 12000000"),
        ("$3,000", "USD 3000"),
        ("£500m", "GBP 500000000"),
        ("£500m-a-year", "GBP 500000000"),
        ("a £500 million fund", "GBP 500000000"),
        ("£3-million", "GBP 3000000"),
        ("£ 40,000", "GBP 40000"),
        ("£5k", "GBP 5000"),
        ("£3tn", "GBP 3000000000000"),
        ("£12.50", "GBP 12.5"),
        ("US$2 billion", "USD 2000000000"),
        ("A$40", "AUD 40"),
        ("€1.5 million", "EUR 1500000"),
        ("GBP 300", "GBP 300"),
        ("some 1,500 pounds a year", "GBP 1500"),
        ("3 pounds sterling", "GBP 3"),
        ("£1,000,000", "GBP 1000000"),
        ("£4 BN", "GBP 4000000000"),
        ("between £3 million and £5 million", "GBP 3000000"),
        ("£20-25 million", "GBP 20000000"),
        ("£20 to £25bn", "GBP 20000000000"),
        ("£5 to 30 schools", "GBP 5"),
    ],
)
def test_a_sum_of_money_has_its_currency_and_its_value(text: str, amount: str) -> None:
    assert str(parse_amount(text)) == amount


@pytest.mark.parametrize(
    "text", ["", "£", "500 people", "12 million", "million", "20p", "euros", "5 millipedes", "2015"]
)
def test_what_is_no_sum_of_money_gives_none(text: str) -> None:
    assert parse_amount(text) is None


@given(st.lists(st.sampled_from([*PIECES, "1", "2,000", "3.5", " ", "-", "to"]), max_size=8).map("".join) | st.text())
def test_any_text_gives_none_or_a_sum_in_a_known_currency(text: str) -> None:
    found = parse_amount(text)
    if found is not None:
        assert found.currency in CURRENCIES
        assert found.value >= 0
        assert math.isfinite(found.value)


@given(st.integers(0, 10**12), st.sampled_from(["£{:,}", "{:,} pounds", "GBP {}", "£{}"]))
def test_a_written_sum_is_read_back(value: int, form: str) -> None:
    found = parse_amount(form.format(value))
    assert found is not None
    assert (found.currency, found.value) == ("GBP", value)


@pytest.mark.parametrize(
    ("text", "relation", "amount"),
    [
        ("The Treasury gave Kent County Council £4.8bn for roads.", "funds", "GBP 4800000000"),
        ("The Home Office funds Ofsted with 12 million euros.", "funds", "EUR 12000000"),
        ("The Department for Transport awarded Leeds City Council $3,000.", "funds", "USD 3000"),
        ("The Treasury launched a £500m Canal Fund.", "establishes", "GBP 500000000"),
        ("Ofsted received £20 million from the Home Office.", "funds", "GBP 20000000"),
        ("The Treasury provided Ofsted with £40,000 of funding.", "funds", "GBP 40000"),
        ("Ofsted was given £6 million by the Home Office in April 2015.", "funds", "GBP 6000000"),
        ("The Home Office pledged £5 million to Age UK.", "funds", "GBP 5000000"),
        ("The Home Office funds Ofsted.", "funds", "None"),
        ("The Home Office spent £9 million and criticised Ofsted.", "opposes", "None"),
    ],
)
def test_a_statement_has_the_sum_that_it_is_about(extractor: Extractor, text: str, relation: str, amount: str) -> None:
    found = extractor.extract(Document("d", text)).statements
    assert [(s.relation, [str(e.amount) for e in s.evidence]) for s in found] == [(relation, [amount])]


def test_each_of_two_statements_has_its_own_sum(extractor: Extractor) -> None:
    text = "The Home Office gave Ofsted £3 million. The Treasury gave Kent County Council £7 million."
    found = extractor.extract(Document("d", text))
    names = {entity.id: entity.name for entity in found.entities}
    sums = {(names[s.subject], names[s.object]): str(s.evidence[0].amount) for s in found.statements}
    assert sums == {("Home Office", "Ofsted"): "GBP 3000000", ("Treasury", "Kent County Council"): "GBP 7000000"}
