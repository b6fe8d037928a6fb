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
        ("The navy used the port from 1914 until 1918.", "use", "from 1914 until 1918"),
        ("Ada Brook was minister from 2010 to 2015.", "minister", "from 2010 to 2015"),
        ("The bishop chaired the panel from 2010 to 2015.", "chair", "from 2010 to 2015"),
        ("The county funded it from April 2015 to March 2016.", "fund", "from April 2015 to March 2016"),
        ("The trust ran the clinic from May to July.", "run", "from May to July"),
        ("The ministry will fund the port from 2026 to 2030.", "fund", "from 2026 to 2030"),
        ("The bishop sang in Leeds between 2010 and 2015.", "sing", "between 2010 and 2015"),
        ("The bank funded the theatre from 2010.", "fund", "from 2010"),
        ("The bank funded the theatre from 2010 to widen its audience.", "fund", "from 2010"),
        ("The port has paid farmers twice a year.", "pay", None),
        ("The county ran the ferry for ten years.", "run", None),
    ],
)
def test_a_predication_has_the_time_that_hangs_on_it(
    nlp: Language, text: str, lemma: str, expected: str | None
) -> None:
    [predication] = [found for found in nlp(text)._.predications if found.lemma == lemma]
    assert date_of(predication) == expected
