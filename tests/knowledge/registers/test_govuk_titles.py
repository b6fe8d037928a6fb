"""What stands in the titles of the GOV.UK list."""

from __future__ import annotations

import pytest

from policygraph.knowledge.registers.govuk_titles import Title, read_abbreviation, read_title, type_of


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (" The Crown  Estate ", Title("Crown Estate")),
        ("Ministry of Tides (2018 to 2021)", Title("Ministry of Tides", since="2018", until="2021")),
        ("Reserve Associations (RFCA)", Title("Reserve Associations", abbreviations=("RFCA",))),
        ("High Tide Two (HT2) Limited", Title("High Tide Two Limited")),
        ("Wages Committees (x16)", Title("Wages Committees")),
        ("Tide Fund (administered by the Ministry)", Title("Tide Fund")),
        ("Sport Tides (Sports Council for Tides)", Title("Sport Tides", ("Sports Council for Tides",))),
        ("BRB (Residuary) Ltd", Title("BRB (Residuary) Ltd")),
        ("First-tier Tribunal (Asylum Support)", Title("First-tier Tribunal (Asylum Support)")),
        ("Water Service (Northern Ireland)",
         Title("Water Service (Northern Ireland)", ("Northern Ireland Water Service",))),
    ],
)  # fmt: skip
def test_brackets_hold_years_abbreviations_names_or_nothing(written: str, title: Title) -> None:
    assert read_title(written) == title


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ("HLA ", ("HLA", None, None)),
        ("DfI (NI)", ("DfI NI", None, None)),
        ("HT2 Ltd", ("HT2 Ltd", None, None)),
        ("The Lights Commissioner", (None, "Lights Commissioner", None)),
        ("Statistics", (None, None, "Statistics")),
        ("GPS", (None, None, "GPS")),
        ("SC", (None, None, "SC")),
        ("emda", (None, None, "emda")),
        ("Harbour Lights Agency", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_what_the_list_calls_an_abbreviation_is_one_or_a_name_or_of_no_use(
    listed: str, found: tuple[str | None, ...]
) -> None:
    assert read_abbreviation(listed, "Harbour Lights Agency") == found


@pytest.mark.parametrize(
    ("name", "kind", "type_"),
    [
        ("Ministry of Tides", "Ministerial department", "GovernmentDepartment"),
        ("Department of Fog (Northern Ireland)", "Other", "GovernmentDepartment"),
        ("Welsh Government", "Devolved government", "Government"),
        ("Shoals Tribunal", "Tribunal", "Court"),
        ("First-tier Tribunal (Tax)", "Tribunal", "Court"),
        ("Arbitration Committee", "Tribunal", "PublicBody"),
        ("Tide Commissioner", "Other", "Role"),
        ("Office of the Tide Commissioner", "Other", "PublicBody"),
        ("Tide Mills Ltd", "Sub organisation", "Company"),
        ("Tide Fund", "Other", "Fund"),
        ("Pension Protection Fund", "Public corporation", "PublicBody"),
        ("Tide Panel", "Ad-hoc advisory group", "PublicBody"),
    ],
)
def test_kind_and_words_give_the_type(name: str, kind: str, type_: str) -> None:
    assert type_of(name, kind) == type_
