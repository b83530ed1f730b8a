"""The file itself: foreign, newer, older, locked, damaged, read-only, on a full disk, and its process killed."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from detente.errors import ForeignLedger, LedgerError, LedgerFull, LedgerLocked
from detente.ledger import Added, Ledger, connection, migrations, queries
from detente.records import Position

from .samples import READ, TEXT, dump, fill, records, report, sound

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "led ger%20?#.db"
    with Ledger.open(path, create=True) as ledger:
        fill(ledger)
    return path


def test_missing_and_empty(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger at"):
        Ledger.open(tmp_path / "l.db")
    assert not (tmp_path / "l.db").exists()
    (tmp_path / "empty.db").touch()
    with pytest.raises(LedgerError, match="is empty"):
        Ledger.open(tmp_path / "empty.db")
    with Ledger.open(tmp_path / "empty.db", create=True) as ledger:
        assert queries.counts(ledger).reports == 0
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path, create=True)
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(tmp_path / "none" / "l.db", create=True)


def test_the_file_is_made_for_safety(path: Path) -> None:
    with Ledger.open(path) as ledger:
        query = ledger.connection.query
        assert query("PRAGMA journal_mode") == [("wal",)] and query("PRAGMA foreign_keys") == [(1,)]
        assert query("PRAGMA user_version") == [(len(migrations.MIGRATIONS),)]
        loose = query("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main'"
                      " AND name NOT LIKE 'sqlite_%'")  # fmt: skip
        assert loose == []


def test_foreign_files(tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("These are notes, not a database. " * 40)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    for file in (text, other):
        before = file.read_bytes()
        for create in (False, True):
            with pytest.raises(ForeignLedger, match=r"not a ledger.*choose another file\."):
                Ledger.open(file, create=create)
        assert file.read_bytes() == before


def test_a_newer_form(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(ForeignLedger, match=r"newer version .*form 99.*: update the program"):
        Ledger.open(path)


def test_an_older_form_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(path)
    steps = (*migrations.MIGRATIONS, "CREATE TABLE note (x TEXT) STRICT;\nINSERT INTO note VALUES ('a;b');")
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    with pytest.raises(LedgerError, match="older form: open it once for writing"):
        Ledger.open(path, read_only=True)
    with Ledger.open(path) as ledger:
        assert ledger.connection.query("SELECT x FROM note") == [("a;b",)]
        assert ledger.connection.query("PRAGMA user_version") == [(len(steps),)]
    assert dump(path) == before
    with Ledger.open(path, read_only=True) as ledger:
        assert queries.counts(ledger).reports == 1


def test_a_failed_migration_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(path)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, "CREATE TABLE note (x);\nNONSENSE;"))
        with pytest.raises(LedgerError):
            Ledger.open(path)
    with Ledger.open(path) as ledger:
        assert ledger.connection.query("SELECT 1 FROM sqlite_schema WHERE name = 'note'") == []
    assert dump(path) == before


def test_locked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with Ledger.open(path) as ledger:
        assert queries.counts(ledger).reports == 1
        with pytest.raises(LedgerLocked, match="another process"):
            fill(ledger, "b.txt")
        writer.execute("ROLLBACK")
        fill(ledger, "b.txt")
    writer.close()


def test_a_full_disk(path: Path) -> None:
    with Ledger.open(path) as ledger:
        before = dump(path)
        pages = ledger.connection.query("PRAGMA page_count")[0][0]
        ledger.connection.query(f"PRAGMA max_page_count = {pages + 2}")
        text = TEXT + "x y z " * 20_000
        with pytest.raises(LedgerFull, match="disk is full"):
            ledger.add(report("b.txt", text), records("b.txt", text), **READ)
        assert dump(path) == before and len(queries.records(ledger)) == 7
        ledger.connection.query(f"PRAGMA max_page_count = {pages + 1000}")
        assert ledger.add(report("b.txt", text), records("b.txt", text), **READ) == Added.NEW
    assert sound(path)


def test_a_damaged_file(path: Path, tmp_path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    broken = tmp_path / "broken.db"
    broken.write_bytes(content)
    with pytest.raises(LedgerError, match=r"broken\.db is damaged .*: restore it"), Ledger.open(broken) as ledger:
        fill(ledger, "b.txt")
    with pytest.raises(LedgerError), Ledger.open(broken, read_only=True) as ledger:
        queries.records(ledger)


def test_reading_only(path: Path) -> None:
    with Ledger.open(path, read_only=True) as ledger:
        with pytest.raises(LedgerError, match="opened for reading only"):
            fill(ledger, "b.txt")
        assert queries.counts(ledger).reports == 1


AS_READER = """
import os
from detente.errors import LedgerError
from detente.ledger import Ledger, queries
from detente.records import Report
if os.getuid() == 0: os.setuid({nobody})
with Ledger.open({path!r}, read_only=True) as ledger:
    print(len(queries.records(ledger)))
try:
    with Ledger.open({path!r}) as ledger:
        ledger.add(Report(path="c", text="c", format="text"), [], model="1", read_at="2024")
except LedgerError as error:
    print(error)
"""


def test_a_folder_that_cannot_be_written(path: Path) -> None:
    with Ledger.open(path) as ledger:
        fill(ledger, "b.txt")
    above = path.parent
    changed = [folder for folder in above.parents if not folder.stat().st_mode & 0o005]  # of pytest, closed to others
    modes = {folder: folder.stat().st_mode for folder in [*changed, above]}
    try:
        for folder in changed:
            folder.chmod(folder.stat().st_mode | 0o055)
        path.chmod(0o444)
        above.chmod(0o555)
        script = AS_READER.format(path=str(path), nobody=NOBODY)
        found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    finally:
        for folder, mode in modes.items():
            folder.chmod(mode)
    count, _, complaint = found.stdout.partition("\n")
    assert count == "14", found.stderr
    assert "cannot be" in complaint and "check" in complaint


ADDS = """
import sys
sys.path.insert(0, {tests!r})
from ledger.samples import READ, TEXT, records, report
from detente.ledger import Ledger
with Ledger.open({path!r}, create=True) as ledger:
    for n in range(100_000):
        path = f"r{{n}}.txt"
        text = TEXT + "More of it. " * (n % 40 * 100)
        if not ledger.has(path, report(path, text).digest):
            ledger.add(report(path, text), records(path, text), signature=bytes(512), **READ)
            print(n, flush=True)
"""


def test_a_killed_process_loses_at_most_one_report(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    script = ADDS.format(tests=str(Path(__file__).parents[1]), path=str(path))
    told = 0
    for pause in (0.0, 0.003, 0.017, 0.05, 0.11, 0.2):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        told = max(told, 1 + int(process.stdout.readline()))  # something new was added: the next run goes on
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split("\n")[:-1]  # a last line without its end was cut by the kill
        process.wait()
        process.stdout.close()
        told = max([told, *(1 + int(line) for line in rest)])
        copy = tmp_path / "copy.db"
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{copy}{end}")
        assert sound(copy)
        copy.unlink()
        with Ledger.open(path, read_only=True) as ledger:
            kept = queries.reports(ledger)
            assert told <= len(kept) <= told + 1
            assert {entry.records for entry in kept} == {7}


def test_a_process_killed_while_making_the_ledger(tmp_path: Path) -> None:
    for number, pause in enumerate((0.0, 0.001, 0.002, 0.004, 0.008)):
        path = tmp_path / f"{number}.db"
        script = f"from detente.ledger import Ledger\nprint(1, flush=True)\nLedger.open({str(path)!r}, create=True)"
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(pause)
        process.kill()
        process.wait()
        process.stdout.close()
        with Ledger.open(path, create=True) as ledger:
            fill(ledger)
        assert sound(path)


def test_the_view_of_positions_has_all_their_fields(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        columns = {name for (name,) in ledger.connection.query("SELECT name FROM pragma_table_info('positions')")}
    assert set(Position.model_fields) - {"kind", "report"} <= columns
