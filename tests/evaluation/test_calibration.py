from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.corpus import Extractor
from policygraph.evaluation.calibration import Band, Observation, cross_validated, fit, observe, reliability
from policygraph.evaluation.gold import Annotation, read_annotations
from policygraph.interchange import from_record
from policygraph.relations.confidence import ALWAYS, confidence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"

TEXT = "The Home Office funds the College of Policing. MI5 works with the Home Office."
OBSERVATIONS = st.lists(
    st.builds(
        Observation,
        st.sampled_from("abcd"),
        st.lists(st.sampled_from(["name", "pronoun", "verb", "noun"]), unique=True).map(lambda own: (ALWAYS, *own)),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)
SEVERAL = OBSERVATIONS.filter(lambda found: len({one.document for one in found}) > 1)


def _found(trait: str, right: int, wrong: int, document: str = "a") -> list[Observation]:
    return [Observation(document, (ALWAYS, trait), number < right) for number in range(right + wrong)]


def _size(weights: dict[str, float]) -> float:
    return sum(weight**2 for trait, weight in weights.items() if trait != ALWAYS)


# What is observed.


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _annotation(*facts: tuple[str, str, str], optional: tuple[str, str, str] | None = None) -> Annotation:
    """Annotate `TEXT` with these facts."""
    names = {"e1": "Home Office", "e2": "College of Policing", "e3": "MI5"}
    types = {"e1": "GovernmentDepartment", "e2": "PublicBody", "e3": "SecurityService"}
    entities = [
        {
            "id": key,
            "name": name,
            "type": types[key],
            "mentions": [{"start": TEXT.index(name), "end": TEXT.index(name) + len(name), "text": name}],
        }
        for key, name in names.items()
    ]
    sentence = {"start": 0, "end": TEXT.index(".") + 1, "text": TEXT[: TEXT.index(".") + 1]}
    statements = [
        {"subject": subject, "relation": relation, "object": object_, "evidence": sentence}
        for subject, relation, object_ in facts
    ]
    extraction = from_record({"id": "police", "text": TEXT, "entities": entities, "statements": statements})
    return Annotation(extraction, frozenset([optional] if optional else []))


FUNDS, WORKS = ("e1", "funds", "e2"), ("e3", "works_with", "e1")


def test_each_statement_is_observed_with_its_traits_and_whether_it_is_annotated(extractor: Extractor) -> None:
    funds, works = observe([_annotation(FUNDS)], extractor)
    assert (funds.document, funds.right) == ("police", True)
    assert {ALWAYS, "relation funds", "trigger verb", "subject name"} <= set(funds.traits)
    assert (works.right, "relation works_with" in works.traits) == (False, True)


def test_what_a_reader_might_leave_out_is_not_observed(extractor: Extractor) -> None:
    [funds] = observe([_annotation(FUNDS, WORKS, optional=WORKS)], extractor)
    assert "relation funds" in funds.traits


def test_a_document_without_annotation_is_wrong_all_over(extractor: Extractor) -> None:
    assert [one.right for one in observe([_annotation()], extractor)] == [False, False]
    assert observe([], extractor) == []


# What is learnt of it.


@given(OBSERVATIONS, st.data())
def test_the_order_of_what_was_observed_makes_no_difference(found: list[Observation], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(found))
    weights = fit(found)
    assert fit(found) == weights
    assert fit(mixed) == pytest.approx(weights, abs=0.0011)  # rounded to three places
    assert list(weights) == sorted({trait for one in found for trait in one.traits})


@given(OBSERVATIONS)
def test_a_stronger_penalty_leaves_smaller_weights(found: list[Observation]) -> None:
    sizes = [_size(fit(found, penalty)) for penalty in (0.5, 8.0, 100.0)]
    assert sizes[0] + 1e-2 >= sizes[1] and sizes[1] + 1e-2 >= sizes[2]


def test_the_penalty_draws_a_trait_to_nothing_and_not_what_all_have() -> None:
    found = _found("name", 18, 2) + _found("pronoun", 12, 8)
    loose, strict = fit(found, 0.1), fit(found, 1e6)
    assert loose["name"] > 0.5 > -0.5 > loose["pronoun"]
    assert strict["name"] == strict["pronoun"] == 0
    assert confidence_of([ALWAYS], strict) == pytest.approx(0.75, abs=0.01)


def test_what_is_more_often_right_weighs_more() -> None:
    weights = fit(_found("name", 19, 1) + _found("nominal", 14, 6) + _found("pronoun", 8, 12))
    assert weights["name"] > weights["nominal"] > weights["pronoun"]


def test_a_trait_must_recur_before_it_counts() -> None:
    common = _found("verb", 30, 10)
    once, often = (fit(common + _found("rare", 0, times))["rare"] for times in (1, 20))
    assert -0.2 < once < 0
    assert often < -0.5


@given(OBSERVATIONS)
def test_on_the_whole_confidence_is_the_share_that_is_right(found: list[Observation]) -> None:
    weights = fit(found)
    expected = sum(confidence_of(one.traits, weights) for one in found) / len(found)
    assert expected == pytest.approx(sum(one.right for one in found) / len(found), abs=0.05)


# How well it holds.


@given(SEVERAL)
def test_no_statement_is_judged_by_its_own_document(found: list[Observation]) -> None:
    document = found[0].document
    turned = [
        Observation(one.document, one.traits, one.right != (one.document == document))  # all of it the other way
        for one in found
    ]
    before = sum(one.document < document for one in found)
    own = slice(before, before + sum(one.document == document for one in found))
    assert [share for share, _ in cross_validated(found)[own]] == [share for share, _ in cross_validated(turned)[own]]
    assert [right for _, right in cross_validated(found)[own]] != [right for _, right in cross_validated(turned)[own]]


@given(SEVERAL)
def test_each_statement_is_judged_once_by_the_other_documents(found: list[Observation]) -> None:
    expected = [
        (confidence_of(one.traits, fit([other for other in found if other.document != document])), one.right)
        for document in sorted({one.document for one in found})
        for one in found
        if one.document == document
    ]
    assert cross_validated(found) == expected


JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


@given(JUDGED)
def test_every_statement_is_in_one_band_of_its_confidence(judged: list[tuple[float, bool]]) -> None:
    bands = reliability(judged)
    assert sum(band.count for band in bands) == len(judged)
    assert round(sum(band.count * band.right for band in bands)) == sum(right for _, right in judged)
    for band in bands:
        assert band.count > 0
        assert band.low - 1e-3 <= band.expected <= band.high + 1e-3
        assert 0 <= band.right <= 1
    assert [band.low for band in bands] == sorted({band.low for band in bands})


@pytest.mark.parametrize(
    ("share", "low", "high"), [(0.0, 0.0, 0.5), (0.5, 0.5, 0.6), (0.69, 0.6, 0.7), (0.9, 0.9, 1.0), (1.0, 0.9, 1.0)]
)
def test_a_band_begins_with_its_least_confidence_and_the_last_ends_with_certainty(
    share: float, low: float, high: float
) -> None:
    assert reliability([(share, True)]) == [Band(low, high, 1, share, 1.0)]


def test_empty_bands_are_left_out() -> None:
    assert reliability([]) == []
    assert [band.low for band in reliability([(0.55, True), (0.85, False)])] == [0.5, 0.8]


# The annotated documents of this project.


@pytest.fixture(scope="module")
def judged(extractor: Extractor) -> Sequence[tuple[float, bool]]:
    if not GOLD.is_dir():
        pytest.skip(f"the annotated documents are not here: {GOLD} (they are not part of the repository)")
    return cross_validated(observe(read_annotations(GOLD), extractor))


def test_of_the_statements_that_are_likely_as_many_are_right(judged: Sequence[tuple[float, bool]]) -> None:
    likely = [right for share, right in judged if 0.75 <= share <= 0.9]
    assert len(likely) >= 50
    assert 0.70 <= sum(likely) / len(likely) <= 0.95


def test_on_the_whole_neither_too_much_nor_too_little_is_claimed(judged: Sequence[tuple[float, bool]]) -> None:
    expected = sum(share for share, _ in judged) / len(judged)
    assert expected == pytest.approx(sum(right for _, right in judged) / len(judged), abs=0.05)
