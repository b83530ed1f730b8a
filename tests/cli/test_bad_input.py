"""What cannot be read gets one line that names the file and the reason; the rest goes on, and nothing is harmed."""

import os
import sqlite3
from pathlib import Path

import pytest

import detente
from detente.ledger import connection

from .samples import EMPTY_FEED, FRENCH, HARBOUR, Command, put

BAD = {
    "empty.txt": (b"", "empty"),
    "spaces.txt": (b" \n\n ", "empty"),
    "binary.txt": (bytes(range(256)) * 8, ""),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(64), "image"),
    "table.csv": (b"a,b\n1,2\n", ".csv"),
    "french.txt": (FRENCH.encode(), "French"),
    "broken.pdf": (b"%PDF-1.7\nthis is no PDF", "PDF"),
    "feed.xml": (EMPTY_FEED.encode(), "entries"),
    "page.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", ""),
    "long.txt": (b"The talks go on. " * 60_000, "1,000,000"),
    "huge.txt": (50_000_001, "50 MB"),
}


def spoil(folder: Path) -> None:
    for name, (content, _) in BAD.items():
        if isinstance(content, int):
            os.truncate(put(folder, name, b""), content)  # a file with a hole: large, but not on the disk
        else:
            put(folder, name, content)


def test_every_bad_file_has_its_line_and_the_rest_is_read(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    detente_command("read")
    before = detente_command("export").out
    spoil(dossier)
    said = detente_command("read")
    assert said.code == 1
    lines = {line.split(":")[1].strip(): line for line in said.err.splitlines()}
    assert set(lines) == {f"reports/{name}" for name in BAD}
    assert len(said.err.splitlines()) == len(BAD)
    for name, (_, reason) in BAD.items():
        assert reason in lines[f"reports/{name}"]
    assert detente_command("export").out == before
    put(dossier, "zebra.txt", HARBOUR.replace("harbour", "railway line").replace("long enough", "too long for this"))
    assert detente_command("read").code == 1
    assert "reports/zebra.txt" in detente_command("reports").out


def test_a_path_that_is_not_there(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    said = detente_command("read", "reports/harbour.txt", "reports/lost.txt")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "lost.txt" in said.err
    assert "1 report" in detente_command("read").out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    closed = put(dossier, "closed/grain.txt").parent
    closed.chmod(0)
    try:
        said = detente_command("read")
    finally:
        closed.chmod(0o700)
    assert said.code == 1
    assert "permission" in said.err
    assert "reports/harbour.txt" in detente_command("reports").out


def test_another_encoding_is_read(dossier: Path, detente_command: Command) -> None:
    text = HARBOUR.replace("Hakan Fidan", "Marta Íñiguez")
    put(dossier, "old.txt", text.encode("cp1252"))
    assert detente_command("read").code == 0
    with detente.open(dossier) as opened:
        assert opened.report("old").text == text
        for statement in opened.statements():
            for span in (*statement.evidence, *statement.content):
                assert text[span.start : span.end] == span.text


def test_no_dossier(tmp_path: Path, detente_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["read"], ["statements"], ["show", "st-1"], ["search", "talks"], ["reports"], ["export"]):
        said = detente_command(*words)
        assert said.code == 1
        assert said.err.count("\n") == 1
        assert "detente new" in said.err
    assert detente_command("statements", "--dossier", tmp_path / "lost").code == 1
    assert not list(tmp_path.iterdir())


def test_a_broken_dossier_names_line_and_key(dossier: Path, detente_command: Command) -> None:
    party = '[[party]]\ncode = "RUS"\nname = "Russia"\nalias = "R"\n'
    (dossier / "dossier.toml").write_text(f'title = "A"\nquestion = "B"\n\n{party}')
    said = detente_command("read")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "dossier.toml, line 7" in said.err
    assert "`alias`" in said.err
    (dossier / "dossier.toml").write_text('title = "A"\nquestion = \n')
    assert "line 2" in detente_command("read").err


def test_no_ledger_yet(dossier: Path, detente_command: Command) -> None:
    for words in (["statements"], ["show", "st-1"], ["search", "talks"], ["reports"], ["export"]):
        said = detente_command(*words)
        assert said.code == 1
        assert "read reports first" in said.err
    assert not (dossier / "ledger.db").exists()


@pytest.mark.parametrize("content", [b"no database at all, but a letter to a friend", None])
def test_a_foreign_ledger_is_left_alone(dossier: Path, detente_command: Command, content: bytes | None) -> None:
    put(dossier, "harbour.txt")
    ledger = dossier / "ledger.db"
    if content is None:
        database = sqlite3.connect(ledger)
        database.execute("CREATE TABLE addresses (name TEXT)")
        database.close()
        content = ledger.read_bytes()
    else:
        ledger.write_bytes(content)
    for words in (["read"], ["statements"]):
        said = detente_command(*words)
        assert said.code == 1
        assert said.err.count("\n") == 1
        assert str(ledger) in said.err
    assert ledger.read_bytes() == content


def test_a_locked_ledger(dossier: Path, detente_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.ledger.connection.BUSY_SECONDS", 0.05)
    put(dossier, "harbour.txt")
    detente_command("read")
    put(dossier, "second.txt", HARBOUR.replace("harbour", "railway line").replace("long enough", "far too long now"))
    other = sqlite3.connect(dossier / "ledger.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        said = detente_command("read")
        assert said.code == 1
        assert said.err.count("\n") == 1
        assert "another process" in said.err
        assert len(detente_command("reports").rows) == 1, "a locked ledger can still be looked at"
    finally:
        other.close()
    assert detente_command("read").code == 0
    assert len(detente_command("reports").rows) == 2


def test_a_full_disk(dossier: Path, detente_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    put(dossier, "harbour.txt")
    detente_command("read")
    before = detente_command("export").out
    put(dossier, "large.txt", "\n\n".join(f"The talks of day {n} went on." for n in range(600)))
    connect = connection.connect

    def nearly_full(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
        opened = connect(path, create=create, read_only=read_only)
        pages = opened.execute("PRAGMA page_count").fetchone()[0]
        opened.execute(f"PRAGMA max_page_count = {pages}")
        return opened

    with monkeypatch.context() as patch:
        patch.setattr(connection, "connect", nearly_full)
        said = detente_command("read")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "disk is full" in said.err
    assert detente_command("export").out == before
    assert detente_command("read").code == 0
    assert len(detente_command("reports").rows) == 2
