import itertools
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policygraph.documents import read_documents
from policygraph.documents.reading import READERS

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def ids(*paths: Path) -> list[str]:
    return [document.id for document in read_documents(paths).documents]


def reasons(*paths: Path) -> list[str]:
    return [failure.reason for failure in read_documents(paths).failures]


def test_a_text_file_is_a_document_with_its_text_unchanged(tmp_path: Path) -> None:
    write(tmp_path, {"news.txt": b"\xef\xbb\xbf Ofsted\r\ninspects.\n"})
    [document] = read_documents([tmp_path / "news.txt"]).documents
    assert (document.id, document.text) == ("news", " Ofsted\r\ninspects.\n")
    assert document.source == str(tmp_path / "news.txt")


def test_a_folder_is_read_to_the_bottom_without_what_is_hidden_or_of_another_kind(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": "A.",
            "deep/er/B.TXT": "B.",
            "deep/c.md": "# C",
            "deep/d.json": '{"id": "d1", "text": "D."}',
            "e.jsonl": '{"id": "e1", "text": "E."}\n{"id": "e2", "text": "E!"}\n',
            "f.pdf": b"%PDF",
            ".hidden.txt": "Hidden.",
            ".git/g.txt": "Hidden too.",
        },
    )
    reading = read_documents([tmp_path])
    assert [document.id for document in reading.documents] == ["B", "a", "c", "d1", "e1", "e2"]
    assert not reading.failures


def test_the_order_of_paths_makes_no_difference(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.txt": "A.", "y/a.txt": "B.", "z/c.txt": "A.", "x/bad.json": "{", "y/empty.txt": ""})
    paths = [tmp_path / "x", tmp_path / "y", tmp_path / "z", tmp_path / "x" / "a.txt", tmp_path / "gone"]
    first = read_documents(paths)
    assert all(read_documents(order) == first for order in itertools.permutations(paths))
    assert first.duplicates == ((str(tmp_path / "z" / "c.txt"), "x/a"),)


def test_one_file_by_two_paths_is_one_document_and_no_duplicate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"x/a.txt": "A."})
    monkeypatch.chdir(tmp_path)
    reading = read_documents([Path("x"), Path("x/a.txt"), tmp_path / "x" / "a.txt", Path("x/../x/a.txt")])
    assert [document.id for document in reading.documents] == ["a"]
    assert not reading.duplicates


def test_names_that_collide_get_as_many_folders_as_tell_them_apart(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a/x/n.txt": "1", "b/x/n.txt": "2", "c/y/n.txt": "3", "only.txt": "4", "c/m.json": '{"id": "n", "text": "5"}'},
    )
    assert ids(tmp_path) == ["a/x/n", "b/x/n", "c/n", "only", "y/n"]


def test_names_that_collide_in_one_folder_become_the_names_of_their_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "n.txt": "1",
            "n.md": "2",
            "r.jsonl": '{"id": "same", "text": "3"}\n{"id": "same", "text": "4"}',
            "s.jsonl": '{"id": "n.txt", "text": "5"}',
        },
    )
    assert ids(tmp_path) == ["n.md", "n.txt", "r.jsonl#1", "r.jsonl#2", "s.jsonl#1"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    st.dictionaries(
        st.sampled_from(["r.jsonl", "x/r.jsonl", "x/y/r.jsonl", "y/s.ndjson", "x/y.jsonl"]),
        st.lists(st.sampled_from(["a", "x/a", "r.jsonl#1", "y/r.jsonl#2", "y.jsonl#1", "x/y/r.jsonl#1"]), min_size=1),
        min_size=1,
    )
)
def test_no_two_documents_have_one_id_however_records_name_themselves(
    tmp_path: Path, files: dict[str, list[str]]
) -> None:
    shutil.rmtree(tmp_path / "all", ignore_errors=True)
    texts = itertools.count()
    total = sum(map(len, files.values()))
    write(
        tmp_path / "all",
        {
            name: "\n".join(json.dumps({"id": record, "text": f"{next(texts)}"}) for record in records)
            for name, records in files.items()
        },
    )
    assert len(set(ids(tmp_path / "all"))) == total


def test_the_same_text_is_one_document(tmp_path: Path) -> None:
    write(tmp_path, {"a/n.txt": "Same.", "b/n.txt": "Same.", "c.jsonl": '{"id": "c1", "text": "Same."}'})
    reading = read_documents([tmp_path])
    assert [document.id for document in reading.documents] == ["n"]
    assert reading.duplicates == ((str(tmp_path / "b" / "n.txt"), "n"), (f"{tmp_path / 'c.jsonl'}#1", "n"))


def test_what_fails_never_loses_the_rest(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "bad.json": "{",
            "binary.txt": b"\x89PNG\r\n\x1a\n\0\0",
            "blank.txt": " \n",
            "empty.txt": "",
            "good.txt": "Ofsted inspects.",
            "invalid.txt": "Conwy’s £3m".encode().replace(b"3", b"\xff"),
        },
    )
    reading = read_documents([tmp_path])
    assert [document.id for document in reading.documents] == ["good"]
    assert [(Path(failure.path).name, failure.reason) for failure in reading.failures] == [
        (
            "bad.json",
            "is not JSON at line 1, column 2 (Expecting property name enclosed in double quotes): correct it there",
        ),
        ("binary.txt", "is not text: byte 0 (0x89) is not UTF-8; save its text as UTF-8"),
        ("blank.txt", "is empty: give it a text or leave it out"),
        ("empty.txt", "is empty: give it a text or leave it out"),
        ("invalid.txt", "is UTF-8 text, but is damaged at byte 12 (0xff): save it as UTF-8 again"),
    ]


def test_a_missing_path_is_a_failure(tmp_path: Path) -> None:
    assert reasons(tmp_path / "gone.txt") == ["cannot be read (no such file or directory): check the path"]


def test_a_folder_with_nothing_to_read_is_a_failure_that_says_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    write(tmp_path / "others", dict.fromkeys(("a.pdf", "b.docx", "c.png", "d/e.xls"), b"x"))
    kinds = ", ".join(sorted(READERS))
    assert reasons(tmp_path / "others", tmp_path / "void") == [
        f"has no file to read: it holds a.pdf, b.docx, c.png and 1 more, not {kinds}",
        f"has no file to read: it holds nothing, not {kinds}",
    ]


def test_a_file_of_another_kind_is_a_failure_where_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": b"%PDF"})
    [reason] = reasons(tmp_path / "a.pdf")
    assert reason.startswith("is of a kind that cannot be read: save its text as one of ")


def test_what_is_to_be_skipped_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A.", "graph/report.json": "{}", "out.jsonl": "{}"})
    reading = read_documents([tmp_path], skip=[tmp_path / "graph", tmp_path / "x" / ".." / "out.jsonl"])
    assert [document.id for document in reading.documents] == ["a"]
    assert not reading.failures


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_links_and_pipes_neither_hang_nor_repeat(tmp_path: Path) -> None:
    write(tmp_path, {"a/a.txt": "A."})
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "broken.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "a" / "pipe.txt")
    reading = read_documents([tmp_path])
    assert [document.id for document in reading.documents] == ["a"]
    assert [failure.reason for failure in reading.failures] == [
        "cannot be read (no such file or directory): check the path",
        "is neither a file nor a folder",
    ]


@pytest.mark.skipif(os.name != "posix", reason="this system has no file names that are not Unicode")
def test_file_names_that_are_not_utf8_give_valid_ids(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"caf\xe8.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(name)
    assert ids(tmp_path) == ["caf\\udce8", "caf\\udce9"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(sorted(READERS)), st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_in_a_file_are_documents_or_failures(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    reading = read_documents([path])
    assert reading.documents or reading.failures


def test_five_megabytes_are_read(tmp_path: Path) -> None:
    text = "The Home Office funds the programme – for now.\n" * 110_000
    assert len(text) > 5_000_000
    write(tmp_path, {"long.txt": text})
    [document] = read_documents([tmp_path / "long.txt"]).documents
    assert document.text == text


def test_the_gold_documents_are_readable() -> None:
    if not GOLD.is_dir():
        pytest.skip("the annotated documents are not beside the repository")
    reading = read_documents([GOLD])
    assert not reading.failures
    assert "seed-prevent" in [document.id for document in reading.documents]
    assert all(document.title and document.source for document in reading.documents)
