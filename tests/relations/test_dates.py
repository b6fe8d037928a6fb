from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.relations.dates import date_of

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("The department published the strategy last year.", "publish", "last year"),
        ("The agency has run the scheme since 2010.", "run", "since 2010"),
        ("The scheme was scrapped in 2019.", "scrap", "2019"),
        ("The council closed the ward on 3 May 2021.", "close", "3 May 2021"),
        ("Mara Ellison, a former minister, spoke.", "minister", "former"),
        ("The council closed the ward.", "close", None),
        ("Last year the mayor said the council runs the trust.", "run", None),
        ("The mayor resigned. Last year was hard.", "resign", None),
        ("The council gave support to the trust in 2020.", "support", "2020"),
    ],
)
def test_a_predication_has_the_time_that_hangs_on_it(
    nlp: Language, text: str, lemma: str, expected: str | None
) -> None:
    [predication] = [found for found in nlp(text)._.predications if found.lemma == lemma]
    assert date_of(predication) == expected
