"""What stands at a path that somebody names, whatever it is."""

import os
from pathlib import Path

import pytest

from briefings.adding import sources
from briefings.errors import NotFoundError, UsageError


@pytest.mark.parametrize("name", ["nowhere", "a" * 5000, "zero\0", "file/x", "\ud800", "loop"])
def test_what_is_not_there_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(NotFoundError):
        sources.find(tmp_path / name)


def test_a_pipe_is_neither_a_file_nor_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UsageError, match="neither"):
        sources.find(tmp_path / "pipe.txt")


def test_pipes_links_to_nowhere_and_hidden_files_in_a_folder_are_passed_over(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("nowhere")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "article.txt").write_text("x")
    assert [each.path.name for each in sources.find(tmp_path)] == ["article.txt"]


def test_a_folder_of_too_many_folders_is_not_gone_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (tmp_path / f"f{number}").mkdir()
    monkeypatch.setattr(sources, "_MOST", 3)
    with pytest.raises(UsageError, match="more than 3 files and folders"):
        sources.find(tmp_path)


def test_a_folder_that_may_not_be_entered_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(NotFoundError, match="Permission denied"):
        sources.find(tmp_path / "locked" / "x.txt")
