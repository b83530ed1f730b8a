"""``detente export`` and ``detente import``: there and back again."""

import json
from pathlib import Path

import pytest

from .samples import Command, put


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_an_import_of_an_export_gives_an_equal_ledger(
    example: Path, dossier: Path, tmp_path: Path, detente_command: Command, form: str
) -> None:
    out = tmp_path / "export"
    said = detente_command("export", "--format", form, "--out", out, "--dossier", example)
    assert said.code == 0
    assert "39 reports" in said.err
    said = detente_command("import", out, "--format", form)
    assert said.code == 0
    assert "39 reports" in said.out
    assert detente_command("export").out == detente_command("export", "--dossier", example).out
    assert "0 reports" in detente_command("import", out).out, "a second import adds nothing"
    assert (dossier / "ledger.db").exists()


def test_an_export_is_json_lines_in_the_order_of_the_reports(example: Path, detente_command: Command) -> None:
    said = detente_command("export", "--dossier", example)
    lines = [json.loads(line) for line in said.out.splitlines()]
    dates = [line["published"] for line in lines if line["kind"] == "report"]
    assert dates == sorted(dates)
    assert {line["kind"] for line in lines} >= {"report", "statement"}


def test_a_csv_export_needs_a_folder(example: Path, detente_command: Command) -> None:
    said = detente_command("export", "--format", "csv", "--dossier", example)
    assert said.code == 2
    assert "--out" in said.err


def test_an_export_that_fails_leaves_the_old_one(dossier: Path, detente_command: Command) -> None:
    (dossier / "old.jsonl").write_text("old")
    assert detente_command("export", "--out", "old.jsonl").code == 1
    assert (dossier / "old.jsonl").read_text() == "old"
    put(dossier, "harbour.txt")
    detente_command("read")
    said = detente_command("export", "--out", "nowhere/old.jsonl")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "nowhere/old.jsonl" in said.err
    assert detente_command("export", "--out", "old.jsonl").code == 0
    assert (dossier / "old.jsonl").read_text().startswith("{")
    assert not list(dossier.glob("*.part"))


def test_a_broken_export_adds_nothing(dossier: Path, example: Path, tmp_path: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    detente_command("read")
    before = detente_command("export").out
    lines = detente_command("export", "--dossier", example).out.splitlines()
    (tmp_path / "cut.jsonl").write_text("\n".join([*lines[:-1], lines[-1][:40]]))
    said = detente_command("import", tmp_path / "cut.jsonl")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert f"line {len(lines)}" in said.err
    assert detente_command("export").out == before


@pytest.mark.usefixtures("dossier")
def test_an_import_of_nothing(tmp_path: Path, detente_command: Command) -> None:
    said = detente_command("import", tmp_path / "lost.jsonl")
    assert said.code == 2
    assert "lost.jsonl" in said.err
    assert said.err.count("\n") == 1
