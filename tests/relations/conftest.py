from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.pipeline import load
from policygraph.relations.matcher import Matcher

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    return Matcher()
