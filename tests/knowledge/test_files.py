"""The Turtle files that come with the package are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge import files


def test_the_folder_has_the_ontology_and_the_knowledge_base() -> None:
    folder = files.ontologies_folder()
    assert (folder / "policygraph.ttl").is_file()
    assert (folder / "uk" / "kept" / "central-government.ttl").is_file()


def test_an_installed_package_has_them_inside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "policygraph"
    (package / "knowledge").mkdir(parents=True)
    (package / "ontologies").mkdir()
    (package / "ontologies" / "policygraph.ttl").touch()
    monkeypatch.setattr(files, "__file__", str(package / "knowledge" / "files.py"))
    assert files.ontologies_folder() == package.resolve() / "ontologies"


def test_a_package_without_them_says_where_they_were_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "src" / "policygraph" / "knowledge" / "files.py"
    monkeypatch.setattr(files, "__file__", str(module))
    with pytest.raises(KnowledgeError, match="install the package again") as raised:
        files.ontologies_folder()
    assert str(tmp_path.resolve() / "ontologies") in str(raised.value)
