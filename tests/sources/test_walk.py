"""Folders are walked in a stable order; what cannot be opened is reported and the rest goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.errors import UnreadableSource
from detente.sources import walk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt", "a.html", "a.toml", "dossier.toml", "ledger.db", "ledger.db-wal", "board.html", ".hidden.txt",
        "2015/z.txt", "2015/a.txt", ".git/config", "2015/.x/y.txt", "2015/board.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def names(folder: Path, found: Iterator[tuple[Path, UnreadableSource | None]]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path, error in found if error is None]


def test_order_and_what_is_left_out(folder: Path) -> None:
    expected = ["2015/a.txt", "2015/board.txt", "2015/z.txt", "a.html", "b.txt"]
    assert names(folder, walk([folder])) == expected
    assert names(folder, walk([folder])) == expected


def test_each_file_comes_once_and_given_files_are_taken_as_given(folder: Path) -> None:
    found = names(folder, walk([folder / "b.txt", folder / ".hidden.txt", folder]))
    assert found == ["b.txt", ".hidden.txt", "2015/a.txt", "2015/board.txt", "2015/z.txt", "a.html"]


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "2015" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(names(folder, walk([folder]))) == 5


def test_missing_paths_and_dangling_links_are_reported(folder: Path) -> None:
    (folder / "c.txt").symlink_to(folder / "nowhere.txt")
    errors = [(path.name, str(error)) for path, error in walk([folder, folder / "gone"]) if error]
    assert [name for name, _ in errors] == ["c.txt", "gone"]
    assert all("no such file" in message for _, message in errors)


def test_a_folder_without_permission_is_reported_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.iterdir

    def guarded(path: Path) -> Iterator[Path]:
        if path.name == "2015":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", guarded)
    found = list(walk([folder]))
    assert [(path.name, error is None) for path, error in found] == [("2015", False), ("a.html", True), ("b.txt", True)]
    assert "permission" in str(found[0][1])
