"""A register says where it comes from, or is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.registers.provenance import read_provenance


def test_source_commit_and_licence_are_read_of_the_note(tmp_path: Path) -> None:
    note = "# bodies\nSource: a list\nCommit: 1a2b\nLicence: open. Converted by hand.\nFetched: today\n"
    (tmp_path / "SOURCE.md").write_text(note, encoding="utf-8")
    assert read_provenance(tmp_path).lines() == ["Source: a list", "Commit: 1a2b", "Licence: open"]


@pytest.mark.parametrize("lacking", ["Source", "Licence"])
def test_a_note_without_source_or_licence_is_an_error(tmp_path: Path, lacking: str) -> None:
    lines = [f"{key}: something" for key in ("Source", "Licence") if key != lacking]
    (tmp_path / "README.md").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"README.md: has no line '{lacking}: …'"):
        read_provenance(tmp_path)


def test_no_note_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"has no SOURCE\.md"):
        read_provenance(tmp_path)
