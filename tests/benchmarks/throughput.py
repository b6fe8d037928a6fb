"""Words a second and peak memory of the extractor, beside those of the bare language model on the same paragraphs.

Run by `make bench`. Each is measured in a process of its own, so that neither's memory counts for the other.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import spacy

from policygraph.corpus import Extractor
from policygraph.language.pipeline import DEFAULT_MODEL
from policygraph.language.structure import blocks
from policygraph.model import Document

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


def bare(documents: list[str]) -> None:
    """Parse the paragraphs with the language model alone."""
    nlp = spacy.load(DEFAULT_MODEL)
    for text in documents:
        for _ in nlp.pipe([text[block.start : block.end] for block in blocks(text)], batch_size=64):
            pass


def extractor(documents: list[str]) -> None:
    """Extract the documents."""
    extract = Extractor().extract
    for number, text in enumerate(documents):
        extract(Document(f"document-{number}", text))


def measure(what: str) -> None:
    """Print words a second, the loading of the model included, and the process's peak memory in MB."""
    documents = texts()
    words = sum(len(text.split()) for text in documents)
    started = time.perf_counter()
    {"bare": bare, "extractor": extractor}[what](documents)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"words": words, "seconds": seconds, "megabytes": peak}))


def main() -> None:
    """Measure both, and print how they compare."""
    if not CORPUS.is_dir():
        print(f"Throughput: skipped, there is no corpus at {CORPUS} (it is not part of the repository).")
        return
    speeds = []
    for what, label in (("bare", "language model alone"), ("extractor", "extractor")):
        command = [sys.executable, __file__, what]
        output = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
        figures = json.loads(output)
        speed = figures["words"] / figures["seconds"]
        speeds.append(speed)
        print(
            f"{label:22}{speed:8,.0f} words a second   peak {figures['megabytes']:,} MB   "
            f"({figures['words']:,} words in {figures['seconds']:.1f} s)"
        )
    print(f"The extractor has {speeds[1] / speeds[0]:.0%} of the language model's speed.")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        main()
