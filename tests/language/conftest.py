"""The pipeline, read once for all tests of the stage, and what most of them look at in the Doc it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from policygraph.language.pipeline import DEFAULT_MODEL, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def model() -> Language:
    """The language model by itself, without this project's components."""
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def mentions(nlp: Language) -> Callable[[str], list[tuple[str, str | None]]]:
    """What a text mentions, pronouns aside: the words with their type, in reading order."""

    def read(text: str) -> list[tuple[str, str | None]]:
        return [(mention.text, mention.type) for mention in nlp(text)._.mentions if mention.form != "pronoun"]

    return read


@pytest.fixture(scope="session")
def gathered(nlp: Language) -> Callable[[str], list[list[str]]]:
    """The mentions that refer to one entity, entity by entity, in reading order."""

    def read(text: str) -> list[list[str]]:
        return [[mention.text for mention in entity.mentions] for entity in nlp(text)._.entities]

    return read


@pytest.fixture(scope="session")
def said(nlp: Language) -> Callable[[str], list[tuple[str, str | None]]]:
    """Who says what: quotations and turns with the word that heads their speaker."""

    def read(text: str) -> list[tuple[str, str | None]]:
        doc: Doc = nlp(text)
        return [
            (doc[q.start : q.end].text.strip(), None if q.speaker is None else doc[q.speaker].text)
            for q in doc._.quotations
        ]

    return read
