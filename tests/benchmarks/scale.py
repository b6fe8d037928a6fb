"""Whether time grows in step with the text: long sentences, long documents, and one name very often.

Each is read at two sizes, the second four times the first; a ratio near four is linear. Prints the peak memory, too.
Run by `make bench`.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice

from policygraph.corpus import Extractor
from policygraph.model import Document

SENTENCES = (
    "The Home Office funds the College of Policing, and Kent County Council delivers the Harbour Programme. ",
    "Ministers urged councils to publish their plans, but the Local Government Association opposed the bill. ",
    "The committee, which Dame Ruth Hallam chairs, will examine the fund that the department set up in 2019. ",
    "“We support carers,” said Anne Smith, chief executive of the Rivers Agency, who met the minister on Monday. ",
)
CLAUSE = "the council funds the trust and the agency inspects the school, "


def long_sentence(tokens: int) -> str:
    """Return one sentence of about so many tokens."""
    return "Ministers said that " + CLAUSE * (tokens // 12) + "and the Home Office funds Ofsted."


def long_document(characters: int) -> str:
    """Return a document of about so many characters, in paragraphs of four sentences."""
    paragraph = "".join(SENTENCES).strip()
    return "\n\n".join(islice(cycle([paragraph]), max(1, characters // len(paragraph))))


def one_name(mentions: int) -> str:
    """Return a document that names one body so many times."""
    return "\n\n".join(["The Home Office funds Ofsted. The department supports it."] * mentions)


CASES: dict[str, tuple[Callable[[int], str], int, str]] = {
    "a sentence": (long_sentence, 500, "tokens"),
    "a document": (long_document, 250_000, "characters"),
    "mentions of one name": (one_name, 2_500, "mentions"),
}


def measure(case: str, size: int) -> None:
    """Print the seconds that reading takes, and the process's peak memory in MB."""
    text = CASES[case][0](size)
    extractor = Extractor()
    extractor.extract(Document("warm", "The Home Office funds Ofsted."))
    started = time.perf_counter()
    extraction = extractor.extract(Document("document", text))
    figures = {
        "seconds": time.perf_counter() - started,
        "characters": len(text),
        "statements": len(extraction.statements),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures))


def main() -> None:
    """Measure each case at two sizes in processes of their own, and print how the second compares."""
    for case, (_, size, unit) in CASES.items():
        seconds = []
        for number in (size, 4 * size):
            command = [sys.executable, __file__, case, str(number)]
            output = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
            figures = json.loads(output)
            seconds.append(figures["seconds"])
            print(
                f"{case:22}{number:9,} {unit:11}{figures['seconds']:7.2f} s   peak {figures['megabytes']:,} MB   "
                f"{figures['statements']} statements"
            )
        print(f"{'':22}four times the size takes {seconds[1] / seconds[0]:.1f} times as long")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main()
