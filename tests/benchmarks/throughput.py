"""Words a second and peak memory of the bare language model, of finding known names, and of the whole extractor.

Run by `make bench`. Each is measured on the same texts in a process of its own, so that none's memory counts for
another.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from policygraph.corpus import Extractor
from policygraph.knowledge.base import default_knowledge_base
from policygraph.language.known_names import KnownNames
from policygraph.language.pipeline import DEFAULT_MODEL
from policygraph.language.structure import blocks
from policygraph.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
WORDS = 100_000


def texts() -> list[str]:
    """Return the first documents of the corpus that have so many words together; the last one is cut short."""
    found: list[str] = []
    left = WORDS
    for file in sorted(CORPUS.rglob("docs.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                count = len(text.split())
                found.append(text if count <= left else _first_words(text, left))
                left -= min(count, left)
                if not left:
                    return found
    return found


def _first_words(text: str, count: int) -> str:
    kept: list[str] = []
    for paragraph in text.split("\n"):
        kept.append(paragraph)
        count -= len(paragraph.split())
        if count <= 0:
            break
    return "\n".join(kept)


def bare(batch_size: int, *, paragraphs: bool) -> Callable[[list[str]], None]:
    """Load the language model, and return what parses texts with it alone, whole or a paragraph at a time."""
    nlp = spacy.load(DEFAULT_MODEL)

    def parse(documents: list[str]) -> None:
        pieces = [text[block.start : block.end] for text in documents for block in blocks(text)]
        for _ in nlp.pipe(pieces if paragraphs else documents, batch_size=batch_size):
            pass

    return parse


def names() -> Callable[[list[str]], None]:
    """Load the knowledge base, and return what finds its names in texts."""
    index = KnownNames(default_knowledge_base())

    def find(documents: list[str]) -> None:
        for text in documents:
            for _ in index.find(text):
                pass

    return find


def whole() -> Callable[[list[str]], None]:
    """Load all, and return what extracts documents."""
    extractor = Extractor()

    def extract(documents: list[str]) -> None:
        for text in documents:
            extractor.extract(Document("document", text))

    return extract


WAYS = {
    "whole texts, by 16": lambda: bare(16, paragraphs=False),
    "whole texts, by 64": lambda: bare(64, paragraphs=False),
    "paragraphs, by 64": lambda: bare(64, paragraphs=True),
    "paragraphs, by 256": lambda: bare(256, paragraphs=True),
    "known names alone": names,
    "extractor": whole,
}
BARE = tuple(WAYS)[:4]


def measure(what: str) -> None:
    """Print the words, the seconds of loading and of reading, and the process's peak memory in MB."""
    documents = texts()
    started = time.perf_counter()
    read = WAYS[what]()
    loaded = time.perf_counter()
    read(documents)
    ended = time.perf_counter()
    figures = {
        "words": sum(len(text.split()) for text in documents),
        "loading": loaded - started,
        "reading": ended - loaded,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures))


def main() -> None:
    """Measure all three, and print how they compare."""
    if not CORPUS.is_dir():
        print(f"Throughput: skipped, there is no corpus at {CORPUS} (it is not part of the repository).")
        return
    seconds = {}
    for what in WAYS:
        label = f"model, {what}" if what in BARE else what
        command = [sys.executable, __file__, what]
        output = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
        figures = json.loads(output)
        seconds[what] = figures["reading"]
        print(
            f"{label:26}{figures['words'] / figures['reading']:9,.0f} words a second   peak {figures['megabytes']:,} MB"
            f"   ({figures['words']:,} words in {figures['reading']:.1f} s after {figures['loading']:.1f} s of loading)"
        )
    best = min(seconds[what] for what in BARE)
    print(f"Finding the known names takes {seconds['known names alone'] / best:.1%} of the language model's time.")
    print(f"The extractor has {best / seconds['extractor']:.0%} of the language model's speed at its best.")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        main()
