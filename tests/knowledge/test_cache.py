"""The cache holds what the files hold, is made again when they change, and can never do harm."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.base import KnowledgeBase, default_knowledge_base
from policygraph.knowledge.cache import Cache, cache_folder
from policygraph.knowledge.entity import Appointment, KnowledgeEntity
from policygraph.knowledge.files import ontologies_folder

WATER = KnowledgeEntity(
    "urn:water", "Office of Water", "PublicBody", ("Water Office",), ("OW",), (), "2004-05", None, ("urn:rivers",)
)
RIVERS = KnowledgeEntity("urn:rivers", "Rivers Board", "PublicBody", until="2004-05")
HEAD = KnowledgeEntity("urn:head", "Head of Water", "Role")
PERSON = KnowledgeEntity("urn:person", "Ann Example", "Person")
ENTITIES = [HEAD, PERSON, RIVERS, WATER]
APPOINTMENTS = [Appointment("urn:head", "2005", None, "urn:person")]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two files, of which the cache may think what it is told."""
    monkeypatch.setenv("POLICYGRAPH_CACHE", str(tmp_path / "deep" / "cache"))
    (tmp_path / "uk").mkdir()
    paths = [tmp_path / "uk" / "a.ttl", tmp_path / "uk" / "b.ttl"]
    for path in paths:
        path.write_text(f"# {path.name}\n", encoding="utf-8")
    return paths


def kept(files: list[Path]) -> Cache:
    cache = Cache(files[0].parent, files)
    cache.store(ENTITIES, APPOINTMENTS)
    assert cache.path is not None and cache.path.is_file()
    return cache


def test_what_is_kept_comes_back(files: list[Path]) -> None:
    assert Cache(files[0].parent, files).load() is None
    kept(files)
    assert Cache(files[0].parent, files).load() == (ENTITIES, APPOINTMENTS)


def test_the_cache_is_plain_json(files: list[Path]) -> None:
    path = kept(files).path
    assert path is not None
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"key", "entities", "appointments"}
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_changed_file_makes_it_stale_even_at_the_same_time_and_length(files: list[Path]) -> None:
    kept(files)
    before = files[0].stat()
    files[0].write_text("# A.ttl\n", encoding="utf-8")
    os.utime(files[0], ns=(before.st_atime_ns, before.st_mtime_ns))
    assert files[0].stat().st_size == before.st_size
    assert Cache(files[0].parent, files).load() is None


def test_a_file_more_or_less_and_another_name_make_it_stale(files: list[Path]) -> None:
    kept(files)
    assert Cache(files[0].parent, files[:1]).load() is None
    files[1] = files[1].rename(files[1].with_name("c.ttl"))
    assert Cache(files[0].parent, files).load() is None


def test_a_file_that_was_only_touched_does_not(files: list[Path]) -> None:
    kept(files)
    os.utime(files[0], (1, 1))
    assert Cache(files[0].parent, files).load() is not None


def test_two_folders_have_a_cache_each(files: list[Path], tmp_path: Path) -> None:
    kept(files)
    other = Cache(tmp_path, files)
    other.store([], [])
    assert Cache(files[0].parent, files).load() == (ENTITIES, APPOINTMENTS)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(st.text(max_size=4), values, max_size=4),
    max_leaves=12,
)


@given(st.binary(max_size=60) | st.sampled_from([b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000]))
def test_a_damaged_cache_is_none(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYGRAPH_CACHE", str(tmp_path_factory.getbasetemp()))
        cache = Cache(Path("damaged"), [])
        assert cache.path is not None
        cache.path.write_bytes(content)
        assert cache.load() is None


@given(JSON, JSON)
def test_records_of_another_shape_are_none(
    tmp_path_factory: pytest.TempPathFactory, entities: object, appointments: object
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYGRAPH_CACHE", str(tmp_path_factory.getbasetemp()))
        cache = Cache(Path("shape"), [])
        assert cache.path is not None
        cache.store([], [])
        key = json.loads(cache.path.read_text(encoding="utf-8"))["key"]
        cache.path.write_text(json.dumps({"key": key, "entities": entities, "appointments": appointments}))
        empty = not entities and not appointments and isinstance(entities, list | dict | str)
        assert cache.load() == (([], []) if empty and isinstance(appointments, list | dict | str) else None)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("entities", 0, 0), None),
        (("entities", 0, 1), 1),
        (("entities", 0, 3), "Water"),
        (("entities", 0, 3), ["Water", 1]),
        (("entities", 0, 6), ["2004"]),
        (("entities", 0), ["urn:water", "Office of Water", "PublicBody"]),
        (("entities", 0, 0), "urn:water"),
        (("appointments", 0, 0), "urn:nobody"),
        (("appointments", 0), {}),
    ],
)
def test_one_wrong_value_is_enough_to_read_the_files_instead(
    files: list[Path], place: tuple[str | int, ...], value: object
) -> None:
    cache = kept(files)
    assert cache.path is not None
    content = json.loads(cache.path.read_text(encoding="utf-8"))
    inner = content
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    cache.path.write_text(json.dumps(content), encoding="utf-8")
    assert cache.load() is None


def test_what_cannot_be_written_is_left(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("POLICYGRAPH_CACHE", str(tmp_path / "taken"))
    cache = Cache(files[0].parent, files)
    cache.store(ENTITIES, APPOINTMENTS)
    assert cache.load() is None


def test_without_a_home_there_is_no_cache(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for variable in ("POLICYGRAPH_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    cache = Cache(files[0].parent, files)
    cache.store(ENTITIES, APPOINTMENTS)
    assert (cache.path, cache.load()) == (None, None)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has folders of its own")
def test_the_folder_follows_the_desktop_s_convention(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLICYGRAPH_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "policygraph"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == Path.home() / ".cache" / "policygraph"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "policygraph"


def test_the_knowledge_base_is_the_same_with_and_without(tmp_path: Path) -> None:
    code = (
        "import hashlib, sys\n"
        "from policygraph.knowledge.base import default_knowledge_base\n"
        "knowledge = default_knowledge_base()\n"
        "print(len(knowledge), hashlib.sha256(repr([*knowledge, *knowledge.appointments]).encode()).hexdigest())\n"
        "print('rdflib' in sys.modules)\n"
    )
    answers = []
    for seed in ("1", "2"):
        environment = {**os.environ, "POLICYGRAPH_CACHE": str(tmp_path), "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True)
        answers.append(done.stdout.split())
    assert answers[0][:2] == answers[1][:2]
    assert (answers[0][2], answers[1][2]) == ("True", "False")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_no_error(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep").chmod(stat.S_IRUSR | stat.S_IXUSR)
    Cache(files[0].parent, files).store(ENTITIES, APPOINTMENTS)
    assert Cache(files[0].parent, files).load() is None


def test_what_is_shipped_is_read_whole() -> None:
    paths = sorted((ontologies_folder() / "uk").rglob("*.ttl"))
    read = KnowledgeBase.read(paths)
    assert list(read) == list(default_knowledge_base())
    assert read.appointments == default_knowledge_base().appointments
