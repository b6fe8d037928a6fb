"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Documents (.txt, .md, .json, .jsonl) and folders of them.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option("--model", "-m", metavar="NAME", help="Another installed English spaCy pipeline."),
]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option(
        "--knowledge",
        "-k",
        metavar="FILE",
        help="Bodies of your own, in Turtle (.ttl) or a table (.csv); may be given again.",
    ),
]
Graph = Annotated[
    Path,
    typer.Argument(
        metavar="GRAPH",
        show_default=False,
        help="A build's folder, a file of RDF such as graph.ttl, or extractions (.jsonl).",
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="IRI",
        help="What identifiers begin with that are not the knowledge base's; ends in a slash.",
    ),
]
WithTexts = Annotated[
    bool,
    typer.Option("--with-texts", help="Put the documents' texts in the graph, too; else only what is quoted."),
]
Gold = Annotated[
    Path,
    typer.Argument(
        metavar="GOLD",
        show_default=False,
        help="Annotated documents: a folder of JSON files, a document each, or a JSON Lines file.",
    ),
]
OutputFile = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="The file to write.")]
OutputFolder = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", file_okay=False, help="The folder to write to.")
]
