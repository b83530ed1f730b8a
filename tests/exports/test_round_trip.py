"""An export, imported into an empty ledger, gives an equal one; what is wrong in a file is named."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import LedgerError, UsageError
from detente.exports import export_csv, export_jsonl, import_csv, import_jsonl
from detente.exports.cells import read, written
from detente.ledger import Ledger, corrections, queries
from detente.ledger.whole import paths
from detente.records import Record, Report
from ledger.samples import LINES, PARTIES, READ, TEXT, any_report, dump, fill, records, report, sound, statement

WHO = ("ann", "2024-03-07T09:00:00Z")


def lines_of(ledger: Ledger) -> list[str]:
    out = io.StringIO()
    export_jsonl(ledger, out)
    return out.getvalue().split("\n")[:-1]


def by_jsonl(ledger: Ledger, copy: Ledger, folder: Path) -> None:
    with (folder / "l.jsonl").open("w", encoding="utf-8") as out:
        moved = export_jsonl(ledger, out)
    with (folder / "l.jsonl").open(encoding="utf-8") as source:
        assert import_jsonl(copy, source).reports == moved.reports


def by_csv(ledger: Ledger, copy: Ledger, folder: Path) -> None:
    assert export_csv(ledger, folder / "tables").reports == import_csv(copy, folder / "tables").reports


ROUTES = pytest.mark.parametrize("route", [by_jsonl, by_csv])
Route = Callable[[Ledger, Ledger, Path], None]


def with_history(ledger: Ledger) -> None:
    """Versions, readings, copies and corrections of all sorts."""
    signature = bytes(range(256)) * 2
    ledger.add(report("z.txt", published="2025"), records("z.txt"), signature=signature, **READ)
    ledger.add(report("a.txt"), [], duplicate_of="z.txt", signature=signature, in_part=True, **READ)
    fill(ledger, "b.txt", published=None)
    first = statement("b.txt").id
    corrections.correct(ledger, first, {"party": ["ABC", "XYZ"], "cue": None}, *WHO, reason="=misheard; twice")
    corrections.reject(ledger, records("b.txt")[0].id, *WHO)
    later = {"model": "2.0", "read_at": "2025-01-01T00:00:00Z"}
    ledger.add(report("b.txt", published=None), records("b.txt")[:5], reread=True, **later)
    changed = "UPDATE\n" + TEXT
    ledger.add(report("b.txt", changed), records("b.txt", changed), **later)
    ledger.add(report("b.txt", changed), records("b.txt", changed)[3:], reread=True, **READ)
    moved = statement("b.txt", changed).id
    corrections.accept(ledger, moved, *WHO)
    corrections.undo(ledger, moved, *WHO)
    corrections.correct(ledger, moved, {"mode": "mixed"}, *WHO)
    corrections.reject(ledger, records("z.txt")[1].id, *WHO)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        with_history(opened)
        yield opened


@ROUTES
def test_a_round_trip_gives_an_equal_ledger(ledger: Ledger, tmp_path: Path, route: Route) -> None:
    copy = tmp_path / "copy.db"
    with Ledger.open(copy, create=True) as other:
        route(ledger, other, tmp_path)
        assert lines_of(other) == lines_of(ledger)
        assert queries.records(other) == queries.records(ledger)
        assert queries.reports(other) == queries.reports(ledger)
    assert dump(copy) == dump(tmp_path / "ledger.db")
    assert sound(copy)


def test_importing_what_is_there_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    before = dump(tmp_path / "ledger.db")
    export_csv(ledger, tmp_path / "t")
    for moved in (import_csv(ledger, tmp_path / "t"), import_jsonl(ledger, lines_of(ledger))):
        assert (moved.reports, moved.records, moved.corrections) == (0, 0, 0)
    assert dump(tmp_path / "ledger.db") == before


@ROUTES
@settings(max_examples=40, deadline=None)
@given(samples=st.tuples(any_report("a.txt"), any_report("=b;\\c.txt")))
def test_any_ledger_comes_back(
    tmp_path_factory: pytest.TempPathFactory, route: Route, samples: tuple[tuple[Report, list[Record]], ...]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with Ledger.open(folder / "l.db", create=True) as ledger, Ledger.open(folder / "c.db", create=True) as copy:
        for made, found in samples:
            ledger.add(made, found, **READ)
        route(ledger, copy, folder)
        assert dump(folder / "c.db") == dump(folder / "l.db")


def test_a_line_is_in_the_interchange_form(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        fill(ledger)
        found = [json.loads(line) for line in lines_of(ledger)]
    assert [line["kind"] for line in found][:3] == ["report", "statement", "action"]
    line = found[1]
    assert list(line) == ["kind", "id", "report", "evidence", "speaker", "party", "mode", "cue", "addressee", "date",
                          "forecast", "content", "reader", "confidence"]  # fmt: skip
    assert line["evidence"] == [span.model_dump() for span in statement().evidence]
    assert {**line, "content": None} == {**statement().model_dump(), "content": None}


def test_lines_show_the_corrected_fields_and_leave_rejected_ones_out(ledger: Ledger) -> None:
    found = [json.loads(line) for line in lines_of(ledger)]
    live = [line for line in found if line["kind"] in queries.counts(ledger).records]
    assert len(live) == len(queries.records(ledger))
    (corrected,) = [line for line in live if "read" in line]
    assert corrected["party"] == ["ABC", "XYZ"] and corrected["read"] == {
        "party": "ABC", "mode": "direct", "cue": "told",
    }  # fmt: skip
    assert [line["path"] for line in found if line["kind"] == "report"] == paths(ledger) == ["a.txt", "b.txt", "z.txt"]


def test_cells_are_no_formulas(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        bad = statement(speaker="=HYPERLINK(1)", party=["+1", "@2"], cue="\tx", addressee="'quoted")
        ledger.add(report(title="-2+3"), [bad], **READ)
        export_csv(ledger, tmp_path / "t")
    for file in (tmp_path / "t").glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as source:
            for row in csv.reader(source):
                assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    with (tmp_path / "t" / "statements.csv").open(encoding="utf-8-sig", newline="") as source:
        (row,) = csv.DictReader(source)
    assert row["party"] == "'+1; @2" and row["sentence"] == bad.evidence[0].text and row["published"] == "2024-03-05"


@given(PARTIES, st.lists(LINES, max_size=4), st.one_of(st.none(), LINES))
def test_cells_come_back(party: str | list[str] | None, names: list[str], text: str | None) -> None:
    assert read("party", written("party", party)) == party
    assert read("participants", written("participants", names)) == names
    assert read("title", written("title", text)) == text


def spoilt(line: str, **changes: object) -> str:
    return json.dumps({**json.loads(line), **changes})


BAD = {
    "{": "no JSON",
    "[]": "no JSON object",
    '{"kind":"figure","value":NaN}': "NaN is no number",
    "[" * 100_000: "no JSON",
    "{}": "its kind is None",
    '{"kind":"poem"}': "its kind is 'poem'",
    '{"kind":"statement","read":1}': "no object",
    '{"kind":"statement"}': "statement.report: Field required",
    '{"kind":"report"}': "program: Field required",
    '{"kind":"correction","record":"st-1"}': "verb: Field required",
    '{"kind":"earlier version"}': "path: Field required",
    '{"kind":"earlier reading"}': "program: Field required",
    '{"kind":"rejected"}': "version: Field required",
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_line_is_named_and_nothing_is_imported(tmp_path: Path, bad: str) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        fill(ledger)
        lines = lines_of(ledger)
    with Ledger.open(tmp_path / "copy.db", create=True) as copy:
        with pytest.raises(UsageError, match=r"^line 4: ") as caught:
            import_jsonl(copy, [*lines[:3], bad + "\n", *lines[3:]])
        assert BAD[bad] in str(caught.value) and "\n" not in str(caught.value)
        assert queries.counts(copy).reports == 0


def test_lines_that_do_not_fit_the_others(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        fill(ledger)
        corrections.correct(ledger, statement().id, {"cue": "said"}, *WHO)
        head, first, *rest, fix = lines_of(ledger)
    shifted = [{"start": 0, "end": 3, "text": "No."}]
    cases = {
        "line 1: the line of its report is missing": [first],
        "line 3: the record .* is there twice": [head, first, first],
        "line 2: it belongs to b.txt": [head, spoilt(first, report="b.txt")],
        "line 2: .* has other words at 0–3": [head, spoilt(first, evidence=shifted)],
        "line 2: .* has no evidence": [head, spoilt(first, evidence=[])],
        "line 2: statement.mode": [head, spoilt(first, read={"mode": "sung"})],
        "line 2: statement.mood": [head, spoilt(first, mood="grave")],
        "line 2: .* half a character": [head, spoilt(first, speaker="\ud800")],
        "line 1: 'a.txt' holds half": [spoilt(head, text="\udfff")],
        "line 1: its signature is no base64": [spoilt(head, signature="é")],
        "a.txt has 1 of 2 versions": [spoilt(head, version=2), *rest],
        "reading of version 1 of a.txt is missing": [spoilt(head, reading=2), *rest],
        "duplicate of q.txt, which is missing": [spoilt(head, duplicate_of="q.txt")],
        "a.txt cannot be a duplicate of itself": [spoilt(head, duplicate_of="a.txt")],
        "line 2: There is no record .* of a.txt to correct": [head, fix],
        "line 3: .* no field 'id'": [head, first, spoilt(fix, changes={"id": "x"})],
        "line 3: mode of .* cannot be": [head, first, spoilt(fix, changes={"mode": "x"})],
        "line 3: imprint": [head, first, spoilt(fix, imprint=3)],
    }
    for says, lines in cases.items():
        with Ledger.open(tmp_path / "copy.db", create=True) as copy:
            with pytest.raises(UsageError, match=says):
                import_jsonl(copy, lines)
            assert queries.counts(copy).reports == 0


def test_another_report_of_the_same_path_is_not_touched(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger, Ledger.open(tmp_path / "c.db", create=True) as other:
        fill(ledger)
        other.add(report(text="Other words."), [], **READ)
        before = dump(tmp_path / "c.db")
        with pytest.raises(UsageError, match=r"another a\.txt: import into a new ledger"):
            import_jsonl(other, lines_of(ledger))
        assert dump(tmp_path / "c.db") == before


def test_corrections_of_a_colleague_are_added(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger, Ledger.open(tmp_path / "c.db", create=True) as other:
        fill(ledger)
        fill(other)
        corrections.reject(other, statement().id, *WHO)
        moved = import_jsonl(ledger, lines_of(other))
        assert (moved.reports, moved.corrections) == (0, 1)
        assert len(queries.statements(ledger)) == 1


def test_tables_may_be_sorted_and_are_checked(ledger: Ledger, tmp_path: Path) -> None:
    export_csv(ledger, tmp_path / "t")
    file = tmp_path / "t" / "figures.csv"
    head, *rows = file.read_bytes().split(b"\r\n")[:-1]
    file.write_bytes(b"\r\n".join([head, *reversed(rows), b""]))
    with Ledger.open(tmp_path / "c.db", create=True) as copy:
        import_csv(copy, tmp_path / "t")
    assert dump(tmp_path / "c.db") == dump(tmp_path / "ledger.db")
    complaints = {
        b"id,report\r\nfi-1\r\n": "figures.csv, row ending in line 2: it has more or fewer cells",
        head + b"\r\n" + rows[0].replace(b"2000000.0", b"many") + b"\r\n": "value cannot be 'many'",
        head + b"\r\n" + rows[0].replace(b"z.txt", b"y.txt") + b"\r\n": "its report 'y.txt' is not in reports.csv",
        b'"\r\n': "no CSV",
        "größe".encode("latin-1"): "no UTF-8",
    }
    for content, says in complaints.items():
        file.write_bytes(content)
        with Ledger.open(tmp_path / "d.db", create=True) as copy:
            with pytest.raises(UsageError, match=says):
                import_csv(copy, tmp_path / "t")
            assert queries.counts(copy).reports == 0


def test_folders_that_cannot_be_used(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"reports\.csv: No such file"):
        import_csv(ledger, tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="choose another folder"):
        export_csv(ledger, tmp_path / "file")
    path = tmp_path / "ledger.db"
    with Ledger.open(path, read_only=True) as closed, pytest.raises(LedgerError, match="reading only"):
        import_jsonl(closed, [])


def test_no_utf8(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "l.jsonl").write_bytes(b'\n{"kind":"\xff"}\n')
    with (tmp_path / "l.jsonl").open(encoding="utf-8") as source, pytest.raises(UsageError, match="no UTF-8"):
        import_jsonl(ledger, source)


def test_a_ledger_can_be_exported_while_another_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as writer, Ledger.open(path, read_only=True) as ledger:
        fill(writer)

        class Slow(io.StringIO):
            def write(self, text: str) -> int:
                fill(writer, f"late-{len(self.getvalue())}.txt")
                return super().write(text)

        out = Slow()
        assert export_jsonl(ledger, out).reports == 1
        assert out.getvalue().count('"kind":"report"') == 1


def test_python_needs_no_language_model_for_it() -> None:
    code = "import sys, detente.exports; print('spacy' in sys.modules, 'numpy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "False"]
