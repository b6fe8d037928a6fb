"""Which codes are GSS codes."""

from __future__ import annotations

import pytest

from policygraph.knowledge.registers.gss import gss_iris


@pytest.mark.parametrize("code", ["E07000026", "S12000033", "W06000015", "N09000003", "K02000001"])
def test_a_gss_code_makes_an_iri(code: str) -> None:
    assert gss_iris((code,)) == (f"http://statistics.data.gov.uk/id/statistical-geography/{code}",)


@pytest.mark.parametrize(
    "code",
    ["", "RCF", "7A6", "ODW", "e07000026", "X07000026", "E0700002", "E070000261", "E07000026\n", "E٠٧٠٠٠٠٢٦"],
)
def test_another_code_makes_none(code: str) -> None:
    assert gss_iris((code,)) == ()
