"""``detente new``."""

from pathlib import Path

import pytest

from detente.dossier import TEMPLATE, load

from .samples import Command


def test_it_makes_a_dossier_that_can_be_read(tmp_path: Path, detente_command: Command) -> None:
    said = detente_command("new", tmp_path / "grain")
    assert (said.code, said.err) == (0, "")
    assert "detente read" in said.out
    assert (tmp_path / "grain" / "dossier.toml").read_text(encoding="utf-8") == TEMPLATE
    assert (tmp_path / "grain" / "reports").is_dir()
    assert load(tmp_path / "grain").title


def test_it_leaves_what_is_there(tmp_path: Path, detente_command: Command) -> None:
    (tmp_path / "dossier.toml").write_text("mine")
    said = detente_command("new", tmp_path)
    assert said.code == 1
    assert said.err.startswith("error: ")
    assert said.err.count("\n") == 1
    assert str(tmp_path / "dossier.toml") in said.err
    assert [file.name for file in tmp_path.iterdir()] == ["dossier.toml"]
    assert (tmp_path / "dossier.toml").read_text() == "mine"


def test_a_file_is_no_folder(tmp_path: Path, detente_command: Command) -> None:
    (tmp_path / "file").write_text("mine")
    said = detente_command("new", tmp_path / "file")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "file" in said.err


def test_it_works_in_a_folder_that_has_reports(
    tmp_path: Path, detente_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("kept")
    monkeypatch.chdir(tmp_path)
    assert detente_command("new", ".").code == 0
    assert (tmp_path / "reports" / "a.txt").read_text() == "kept"
