"""CSV for spreadsheets: a folder with one file a kind, ``reports.csv`` and ``corrections.csv``, in UTF-8.

Lists are joined with ``; ``. A cell that a spreadsheet would take for a formula begins with an apostrophe, which the
import takes off again (OWASP, *CSV Injection*). What a table has no place for, the history, is in ``history.jsonl``.
The columns ``published`` and ``sentence`` of the records are there to be read; the import works them out anew.
"""

import csv
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from detente.errors import UsageError
from detente.exports import cells
from detente.exports.common import CorrectionLine, Line, Moved, ReportLine, lines
from detente.exports.jsonl import parsed
from detente.exports.loading import load
from detente.ledger import Ledger
from detente.records import KINDS

_HISTORY = "history.jsonl"
_LONGEST = 2**31 - 1  # characters in a cell: a whole report is in one
_SHOWN = ("published", "sentence")


def _columns(kind: str) -> list[str]:
    """The columns of a file, in their order."""
    if kind == "report":
        names = [name for name in ReportLine.model_fields if name not in ("kind", "text")]
        return ["path", *sorted(set(names) - {"path"}, key=names.index), "text"]
    if kind == "correction":
        return [name for name in CorrectionLine.model_fields if name != "kind"]
    ends = ("reader", "confidence", "evidence", "content")
    fields = [name for name in KINDS[kind].model_fields if name not in ("kind", "id", "report", *ends)]
    own = [name for name in ends if name in KINDS[kind].model_fields]
    return ["id", "report", "published", *fields, "sentence", *own, "read"]


def export_csv(ledger: Ledger, folder: Path) -> Moved:
    """Write the whole ledger into a folder, which is made where it is missing; returns how much was written.

    Raises UsageError where a file cannot be written."""
    kinds = ("report", *KINDS, "correction")
    count = dict.fromkeys(kinds, 0)
    published: str | None = None
    with _named_errors(folder), ExitStack() as stack, ledger.connection.snapshot():
        folder.mkdir(parents=True, exist_ok=True)
        writers = {}
        for kind in kinds:
            out = stack.enter_context((folder / f"{kind}s.csv").open("w", encoding="utf-8-sig", newline=""))
            writers[kind] = csv.DictWriter(out, _columns(kind), restval="")
            writers[kind].writeheader()
        history = stack.enter_context((folder / _HISTORY).open("w", encoding="utf-8"))
        for line in lines(ledger):
            kind = line["kind"]
            count["correction"] += kind == "decision"
            if kind not in writers:
                history.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")
                continue
            published = line["published"] if kind == "report" else published
            writers[kind].writerow(_row(line, published))
            count[kind] += 1
    return Moved(count["report"], sum(count[kind] for kind in KINDS), count["correction"])


def _row(line: Line, published: str | None) -> dict[str, str]:
    row = {name: cells.written(name, value) for name, value in line.items() if name != "kind"}
    if line["kind"] in KINDS:
        words = " … ".join(span["text"] for span in line["evidence"])
        row |= {"published": cells.written("published", published), "sentence": cells.written("sentence", words)}
    return row


def import_csv(ledger: Ledger, folder: Path) -> Moved:
    """Read a folder that ``export_csv`` wrote, its rows in whatever order, into the ledger: wholly, or not at all.

    Raises UsageError, naming file and row, where one is not understood or does not fit the others."""
    with _named_errors(folder):
        return load(ledger, _gathered(folder))


def _gathered(folder: Path) -> Iterator[tuple[str, Line]]:
    """The lines of the export in their order: each report with everything of it, the corrections at the end."""
    parts: dict[str, list[tuple[str, Line]]] = {}
    decided: list[tuple[str, Line]] = []
    for where, line in _history(folder):
        if line.get("kind") in ("decision", "event"):
            decided.append((where, line))
        else:
            parts.setdefault(_report_of(line), []).append((where, line))
    for kind in KINDS:
        for where, line in _rows(folder, kind):
            parts.setdefault(_report_of(line), []).append((where, line))
    for where, line in _rows(folder, "report"):
        yield where, line
        yield from parts.pop(line.get("path", ""), [])
    for path, left in parts.items():
        raise UsageError(f"{left[0][0]}: its report {path!r} is not in reports.csv.")
    yield from _by_people(list(_rows(folder, "correction")), decided)


def _by_people(corrected: list[tuple[str, Line]], decided: list[tuple[str, Line]]) -> Iterator[tuple[str, Line]]:
    """Corrections and decisions in the order in which they were made: a decision tells how many corrections it
    follows."""
    done = 0
    for where, line in decided:
        after = line.get("after")
        while done < len(corrected) and isinstance(after, int) and done < after:
            yield corrected[done]
            done += 1
        yield where, line
    yield from corrected[done:]


def _report_of(line: Line) -> str:
    record = line.get("record")
    found = record.get("report") if isinstance(record, dict) else line.get("report", line.get("path"))
    return str(found)


def _history(folder: Path) -> Iterator[tuple[str, Line]]:
    file = folder / _HISTORY
    if file.exists():
        with file.open(encoding="utf-8") as source:
            for where, line in parsed(source):
                yield f"{_HISTORY}, {where}", line


def _rows(folder: Path, kind: str) -> Iterator[tuple[str, Line]]:
    """The rows of a file as lines of an export; a missing file has none, but for the reports."""
    file = folder / f"{kind}s.csv"
    if kind != "report" and not file.exists():
        return
    with file.open(encoding="utf-8-sig", newline="") as source, _long_cells():
        reader = csv.DictReader(source, strict=True)
        try:
            for row in reader:
                where = f"{file.name}, row ending in line {reader.line_num}"
                yield where, {"kind": kind, **_line(row, where)}
        except csv.Error as error:
            raise UsageError(f"{file.name}, line {reader.line_num}: it is no CSV ({error}).") from error
        except UnicodeDecodeError as error:
            raise UsageError(f"{file.name}: it is no UTF-8 text: save it as CSV UTF-8.") from error


def _line(row: dict[str | Any, Any], where: str) -> Line:
    if None in row or None in row.values():
        raise UsageError(f"{where}: it has more or fewer cells than the first row.")
    line: Line = {}
    for name, cell in row.items():
        if name in _SHOWN and "evidence" in row:
            continue
        try:
            value = cells.read(name, cell)
        except ValueError as error:
            raise UsageError(f"{where}: {name} cannot be {cell[:40]!r}.") from error
        if not (value is None and name in ("read", "content")):
            line[name] = value
    return line


@contextmanager
def _long_cells() -> Iterator[None]:
    before = csv.field_size_limit(_LONGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)


@contextmanager
def _named_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"{error.filename or folder}: {error.strerror}: choose another folder.") from error
