from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import policygraph.page
from policygraph.errors import PolicyGraphError
from policygraph.model import Document, GraphContents
from policygraph.page import render, write_page

SCRIPT = """
import sys
from policygraph.model import Entity, GraphContents, Statement
from policygraph.page import render

types = ["Person", "Programme", "LocalAuthority", "Place", "Fund"]
entities = tuple(Entity(f"urn:{n}", f"Body {n}", types[n % 5]) for n in range(40))
relations = ["supports", "funds", "oversees"]
statements = tuple(
    Statement(f"urn:s{n}", f"urn:{n % 40}", relations[n % 3], f"urn:{n * 7 % 33}", ()) for n in range(90)
)
sys.stdout.reconfigure(encoding="utf-8", newline="\\n")
print(render(GraphContents((), entities, statements)))
"""


def test_two_builds_give_the_same_bytes_whatever_the_hash_seed() -> None:
    pages = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    ]
    assert len(pages[0]) > 400_000
    assert pages[0] == pages[1]


def test_every_style_is_in_the_page(memo: GraphContents) -> None:
    page = render(memo)
    for path in (Path(policygraph.page.__file__).parent / "style").glob("*.css"):
        assert path.read_text(encoding="utf-8") in page, path.name


def test_the_order_of_the_contents_does_not_matter(memo: GraphContents) -> None:
    turned = replace(memo, entities=memo.entities[::-1], statements=memo.statements[::-1])
    assert render(turned) == render(memo)


def test_the_policy_allows_the_inline_scripts_and_style_by_their_hashes_and_nothing_else(
    memo: GraphContents,
) -> None:
    page = render(memo)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = policy.group(1).replace("&#39;", "'")
    assert allowed.startswith("default-src 'none';")
    assert "unsafe" not in allowed
    inline = re.findall(r'<(?:script|script type="module"|style)>(.*?)</(?:script|style)>', page, re.DOTALL)
    assert len(inline) == 3
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
    assert set(re.findall(r"'sha256-([^']+)'", allowed)) == hashes


def test_nothing_in_the_page_is_loaded_from_elsewhere(memo: GraphContents) -> None:
    page = render(memo)
    assert not re.search(r"<(?:link|img|iframe|object|embed|base)\b", page)
    assert not re.search(r"<script[^>]*\bsrc=", page)
    assert "sourceMappingURL" not in page
    assert not re.search(r"@import\s+(?:url|[\"'])", page)


def test_the_only_document_gives_the_page_its_title(memo: GraphContents) -> None:
    assert "<title>A memo on Prevent</title>" in render(memo)
    two = replace(memo, documents=(*memo.documents, Document("other", "Text.", "Another")))
    assert "<title>Policy graph</title>" in render(two)
    assert "<title>Ours</title>" in render(two, title="Ours")


def test_the_file_is_utf_8_even_where_a_title_is_no_proper_text(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    write_page(GraphContents(), path, title="Llywodraeth Cymru – \ud800 ŵ")
    assert "Llywodraeth Cymru – &#55296; ŵ" in path.read_text(encoding="utf-8")


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(PolicyGraphError, match=r"graph\.html: the page cannot be written"):
        write_page(GraphContents(), tmp_path / "missing" / "graph.html")
