from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.writing import replacing, write_text


def test_a_file_is_written_in_utf_8_with_its_newlines_as_they_are(tmp_path: Path) -> None:
    write_text(tmp_path / "note.txt", "£5m\r\n–\n")
    assert (tmp_path / "note.txt").read_bytes() == b"\xc2\xa35m\r\n\xe2\x80\x93\n"


def test_what_stood_there_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write(b"half of")
        raise RuntimeError
    assert [(found.name, found.read_text("utf-8")) for found in tmp_path.iterdir()] == [("note.txt", "old")]


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_text(Path("/dev/null"), "into the void")
    assert Path("/dev/null").is_char_device()


def test_a_missing_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_text(tmp_path / "nowhere" / "note.txt", "")


def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_text(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "new"


def test_a_file_has_the_rights_that_the_user_s_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual.txt").touch()
    write_text(tmp_path / "note.txt", "x")
    assert (tmp_path / "note.txt").stat().st_mode == (tmp_path / "usual.txt").stat().st_mode
