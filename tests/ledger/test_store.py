"""Reports come in once, change into new versions, and stay reachable."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings

from detente.errors import BrokenSource, UsageError
from detente.ledger import Added, Ledger, corrections, queries
from detente.ledger.search import search
from detente.records import Record, Report

from .samples import READ, TEXT, any_report, dump, fill, records, report, sound, statement

CHANGED = "Corrected version.\n" + TEXT.replace("next week", "last year")


def changed_records() -> list[Record]:
    text = CHANGED.replace("last year", "next week")
    kept = [r for r in records("a.txt", text) if "next week" not in r.evidence[0].text]
    return [r.model_copy(update={"id": r.id}) for r in kept]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def test_what_is_added_comes_back(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        assert ledger.add(report(), records(), **READ) == Added.NEW == "new"
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.report("a.txt") == report()
        assert sorted(queries.records(ledger), key=lambda r: r.id) == sorted(records(), key=lambda r: r.id)
        assert ledger.has("a.txt", report().digest) and ledger.holds(report())
        assert not ledger.has("b.txt", report().digest)
    assert sound(path)


def test_the_same_report_again_changes_nothing(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        fill(ledger)
        before = dump(path)
        later = {"model": "2.0", "read_at": "2025-01-01T00:00:00Z"}
        assert ledger.add(report(), records(), **READ) == Added.UNCHANGED
        assert ledger.add(report(), records()[:2], **later) == Added.UNCHANGED
        assert ledger.add(report(), records(), reread=True, **READ) == Added.UNCHANGED
        assert dump(path) == before


def test_reading_again_keeps_the_old_reading(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        fill(ledger)
        later = {"model": "2.0", "read_at": "2025-01-01T00:00:00Z"}
        assert ledger.add(report(), [statement(cue="said")], reread=True, **later) == Added.READ_AGAIN
        assert [s.cue for s in queries.statements(ledger)] == ["said"]
        assert queries.counts(ledger).records["figure"] == 0
        old = ledger.history(statement().id)
        assert (old.as_read, old.model, old.superseded, old.standing) == (statement(), "1.0", True, "read")
        assert ledger.versions("a.txt") == 1
    assert sound(path)


def test_a_changed_text_is_a_new_version(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        fill(ledger)
        assert ledger.add(report(text=CHANGED), changed_records(), **READ) == Added.NEW_VERSION
        assert ledger.report("a.txt").text == CHANGED
        assert ledger.report("a.txt", version=1) == report()
        assert ledger.versions("a.txt") == 2
        assert len(queries.statements(ledger)) == 2
        assert queries.statements(ledger)[0].evidence[0].start == statement().evidence[0].start + 19
        assert ledger.record(statement().id) == statement()
        assert ledger.history(statement().id).newest_version == 2
        assert not search(ledger, '"next week"') and search(ledger, "corrected")
        assert queries.counts(ledger).reports == 1
        with pytest.raises(UsageError, match="no version 3"):
            ledger.report("a.txt", version=3)
    assert sound(path)


def test_another_date_is_a_new_version_too(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        fill(ledger)
        dated = report(published="2024-03-06", published_from="given")
        assert not ledger.holds(dated)
        assert ledger.add(dated, records(), **READ) == Added.NEW_VERSION
        assert [entry.published for entry in queries.reports(ledger)] == ["2024-03-06"]


def test_records_must_fit_their_report(path: Path) -> None:
    wrong = statement().model_copy(update={"evidence": [statement().evidence[0].model_copy(update={"text": "No."})]})
    with Ledger.open(path, create=True) as ledger:
        for record in (wrong, statement("b.txt"), statement().model_copy(update={"evidence": []})):
            with pytest.raises(UsageError, match=record.id):
                ledger.add(report(), [statement(), record], **READ)
        with pytest.raises(UsageError, match="no number"):
            ledger.add(report(), [records()[0].model_copy(update={"value": float("inf")})], **READ)
        with pytest.raises(BrokenSource, match="half a character"):
            ledger.add(report(text="\ud800"), [], **READ)
        assert queries.counts(ledger).reports == 0


def test_copies_are_found_by_their_signatures(path: Path) -> None:
    one, near, far = bytes(range(256)) * 2, bytes(range(256)) + bytes(256), bytes([7]) * 512
    with Ledger.open(path, create=True) as ledger:
        ledger.add(report(), records(), signature=one, **READ)
        ledger.add(report("b.txt"), [], signature=near, duplicate_of="a.txt", **READ)
        ledger.add(report("c.txt"), [], signature=far, **READ)
        assert ledger.similar(one) == [("a.txt", 1.0)]
        assert ledger.similar(near, path="b.txt") == [("a.txt", 0.5)]
        assert ledger.similar(far) == [("c.txt", 1.0)]
        assert ledger.similar(b"") == []
        assert dict(ledger.signatures()) == {"a.txt": one, "b.txt": near, "c.txt": far}
        assert queries.counts(ledger).duplicates == 1
        with pytest.raises(UsageError, match="was not read"):
            ledger.add(report("d.txt"), [], duplicate_of="e.txt", **READ)
        with pytest.raises(UsageError, match="itself"):
            ledger.add(report(text=CHANGED), [], duplicate_of="a.txt", **READ)


def test_ids_may_be_shortened(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        with pytest.raises(UsageError, match=r"no record 'x' in the ledger\."):
            ledger.record("x")
        fill(ledger)
        fill(ledger, "b.txt")
        whole = statement().id
        assert ledger.record(whole[:12]) == statement()
        with pytest.raises(UsageError, match="4 records begin with 'st-'"):
            ledger.record("st-")
        with pytest.raises(UsageError, match=f"did you mean {whole}"):
            ledger.record(whole[:-1] + "~")
        for odd in ("", "%", "\0", "\ud800", "'"):
            with pytest.raises(UsageError, match="no record"):
                ledger.record(odd)


def test_reports_are_found_by_file_name(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, "north/port.txt")
        fill(ledger, "south/port.txt")
        fill(ledger, "north/lake.txt")
        assert ledger.report("lake.txt").path == ledger.report("lake").path == "north/lake.txt"
        with pytest.raises(UsageError, match="2 reports are called 'port'"):
            ledger.report("port")
        with pytest.raises(UsageError, match=r"did you mean north/lake\.txt"):
            ledger.report("nort/lake.txt")


def test_what_was_read_cannot_be_overwritten(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        fill(ledger)
        corrections.reject(ledger, statement().id, "ann", "2024-03-07")
    database = sqlite3.connect(path)
    for change in ("UPDATE record SET fields = '{}'", "UPDATE version SET text = ''", "DELETE FROM correction"):
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(change)
    database.close()


@settings(max_examples=60, deadline=None)
@given(any_report("a.txt"))
def test_any_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, sample: tuple[Report, list[Record]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "ledger.db"
    made, found = sample
    with Ledger.open(path, create=True) as ledger:
        ledger.add(made, found, **READ)
        assert ledger.report("a.txt") == made
        assert {r.id: r for r in queries.records(ledger)} == {r.id: r for r in found}
    assert sound(path)
    database = sqlite3.connect(path)
    for view in ("reports", "statements", "contacts", "figures"):
        database.execute(f"SELECT * FROM {view}").fetchall()
    database.close()


def test_a_report_is_added_without_a_search_through_all_records(path: Path) -> None:
    """Whatever SQLite's statistics say: with them it once began with all contacts of the ledger, for each report."""
    with Ledger.open(path, create=True) as ledger:
        fill(ledger)
    with sqlite3.connect(path) as raw:
        raw.execute("ANALYZE")
        raw.execute("DELETE FROM sqlite_stat1")
        raw.execute("INSERT INTO sqlite_stat1 VALUES ('record', 'record_order', '1000000 1 1 1 1')")
        raw.execute("INSERT INTO sqlite_stat1 VALUES ('reading', 'sqlite_autoindex_reading_1', '10 10 10')")
    raw.close()
    said: list[str] = []
    with Ledger.open(path) as ledger:
        ledger.connection._sqlite.set_trace_callback(said.append)
        ledger.add(report(path="b.txt"), records("b.txt"), **READ)
        ledger.connection._sqlite.set_trace_callback(None)
        told = [s for s in said if s.startswith(("INSERT INTO event_pending", "DELETE", "UPDATE"))]
        plans = [row[3] for s in told for row in ledger.connection.query(f"EXPLAIN QUERY PLAN {s}")]
    assert told
    assert not [step for step in plans if "(kind=?)" in step or step in {"SCAN record", "SCAN r"}]
