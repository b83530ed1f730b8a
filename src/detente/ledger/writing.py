"""How versions, readings and records get into the ledger; always within a transaction of the caller."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from detente.errors import UsageError
from detente.ledger import pending, rows
from detente.ledger.connection import Connection
from detente.ledger.dates import LATEST, bounds
from detente.ledger.signatures import bands
from detente.records import Correction, Record, Report

DESCRIBED = ("title", "outlet", "author", "address", "language", "format", "published", "published_from")
"""What is known of a report besides its path and text."""

Corrections = dict[str, list[Correction]]
"""The corrections of a report's records by imprint."""

NEXT_NUMBER = (
    "(SELECT 1 + max(coalesce((SELECT max(number) FROM correction), 0),"
    " coalesce((SELECT max(number) FROM decision), 0)))"
)
"""The number of the next correction or decision: they share one sequence, so that the last of them is known."""


@dataclass(frozen=True)
class Reading:
    """One pass of the readers over a report: the versions of program and language model, when (ISO 8601), and whether
    only a part of the report was read."""

    program: str
    model: str
    read_at: str
    in_part: bool = False


def put_report(connection: Connection, path: str) -> int:
    """The number of the report with this path, which is new where there was none."""
    connection.change("INSERT INTO report (path) VALUES (?) ON CONFLICT (path) DO NOTHING", [path])
    return int(connection.query("SELECT number FROM report WHERE path = ?", [path])[0][0])


def put_version(connection: Connection, report: Report, *, signature: bytes | None, duplicate_of: str | None) -> int:
    """Add the newest version of a report; what was the newest stays, and its records live no longer."""
    number = put_report(connection, report.path)
    original = None if duplicate_of is None else put_report(connection, duplicate_of)
    if original == number:
        raise UsageError(f"{report.path} cannot be a duplicate of itself.")
    last = connection.query("SELECT number, n FROM version WHERE report = ? AND newest = 1", [number])
    if last:
        connection.change("UPDATE version SET newest = 0 WHERE number = ?", [last[0][0]])
        _retire(connection, last[0][0])
    n = last[0][1] + 1 if last else 1
    text, nuls = rows.without_nuls(report.text)
    first, final = bounds(report.published) or (None, None)
    names = ("report", "n", "newest", "digest", *DESCRIBED, "published_first", "published_last", "duplicate_of",
             "signature", "nuls", "text")  # fmt: skip
    values = [number, n, 1, report.digest, *(getattr(report, name) for name in DESCRIBED), first, final, original,
              signature, nuls, text]  # fmt: skip
    places = ", ".join("?" * len(names))
    version = connection.change(f"INSERT INTO version ({', '.join(names)}) VALUES ({places})", values)
    connection.change("INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", [version, report.title, text])
    found = [(band, version) for band in bands(signature or b"")]
    connection.change_many("INSERT OR IGNORE INTO band (hash, version) VALUES (?, ?)", found)
    return version


def put_reading(connection: Connection, version: int, reading: Reading, records: Sequence[Record]) -> None:
    """Add the newest reading of a version with its records; a reading before it is kept as superseded."""
    done = connection.query("SELECT count(*) FROM reading WHERE version = ?", [version])[0][0]
    if done:
        connection.change("UPDATE reading SET superseded = 1 WHERE version = ?", [version])
        _retire(connection, version)
    number = connection.change(
        "INSERT INTO reading (version, n, superseded, program, model, read_at, in_part) VALUES (?, ?, 0, ?, ?, ?, ?)",
        [version, done + 1, reading.program, reading.model, reading.read_at, int(reading.in_part)],
    )
    report, published = connection.query("SELECT report, published FROM version WHERE number = ?", [version])[0]
    _put_records(connection, number, rows.in_text_order(records), corrections_of(connection, report), published)
    pending.note_reading(connection, number)


def _put_records(
    connection: Connection, reading: int, records: Sequence[Record], corrections: Corrections, published: str | None
) -> None:
    """Add the records of the newest reading, with what the corrections of their report make of them: all at once, which
    is faster than one by one."""
    first = int(connection.query("SELECT 1 + coalesce(max(number), 0) FROM record")[0][0])
    made: list[tuple[object, ...]] = []
    spans: list[tuple[object, ...]] = []
    words: list[tuple[object, ...]] = []
    places: list[tuple[object, ...]] = []
    told = [rows.fields_of(record) for record in records]
    imprints = rows.imprints(records, told)
    for n, (record, fields, imprint) in enumerate(zip(records, told, imprints, strict=True)):
        derived, parties = _derived(record.kind, fields, corrections.get(imprint, []), published)
        made.append((first + n, reading, n, record.id, record.kind, record.reader, record.confidence,
                     rows.json_line(fields), imprint, *derived))  # fmt: skip
        for role, found in (("evidence", record.evidence), ("content", rows.content_of(record))):
            spans += [(first + n, role, place, span.start, span.end) for place, span in enumerate(found)]
        words.append((first + n, " … ".join(span.text for span in record.evidence).replace("\0", "\u2400")))
        places += _places(first + n, record.kind, derived, parties)
    connection.change_many(
        "INSERT INTO record (number, reading, n, id, kind, reader, confidence, fields, imprint,"
        " now, standing, live, speaker, published, date_first, date_last)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", made,
    )  # fmt: skip
    connection.change_many('INSERT INTO evidence (record, role, n, start, "end") VALUES (?, ?, ?, ?, ?)', spans)
    connection.change_many("INSERT INTO evidence_words (rowid, text) VALUES (?, ?)", words)
    connection.change_many(_PLACE, places)


def _retire(connection: Connection, version: int) -> None:
    """Take the records of a version out of all filters; they stay reachable by their ids."""
    pending.note_retired(connection, version)
    inside = "SELECT r.number FROM reading AS g CROSS JOIN record AS r ON r.reading = g.number WHERE g.version = ?"
    connection.change(f"DELETE FROM record_party WHERE record IN ({inside})", [version])
    connection.change(f"UPDATE record SET live = 0 WHERE number IN ({inside})", [version])


def put_correction(connection: Connection, report: int, imprint: str, correction: Correction) -> None:
    """Add a correction of the record with this imprint, and bring the corrected view up to date."""
    pending.note_changed(connection, report, imprint)
    connection.change(
        "INSERT INTO correction (number, report, imprint, record, verb, changes, author, time, reason)"
        f" VALUES ({NEXT_NUMBER}, ?, ?, ?, ?, ?, ?, ?, ?)",
        [report, imprint, correction.record, correction.verb, rows.json_line(correction.changes), correction.author,
         correction.time, correction.reason],
    )  # fmt: skip
    _refresh(connection, report, imprint)


def corrections_of(connection: Connection, report: int) -> Corrections:
    """The corrections of a report's records by imprint, in the order in which they were made."""
    found: Corrections = {}
    for imprint, *row in connection.query(
        "SELECT imprint, record, verb, changes, author, time, reason FROM correction WHERE report = ? ORDER BY number",
        [report],
    ):
        found.setdefault(imprint, []).append(rows.correction_from(row))
    return found


_RECORDS = """
SELECT r.number, r.kind, r.fields, v.published, v.newest = 1 AND g.superseded = 0
  FROM version AS v JOIN reading AS g ON g.version = v.number JOIN record AS r ON r.reading = g.number
 WHERE v.report = ? AND r.imprint = ?"""


def _refresh(connection: Connection, report: int, imprint: str) -> None:
    """Work out the derived columns anew from what was read and from the corrections, for all records of a report with
    one imprint."""
    corrections = corrections_of(connection, report).get(imprint, [])
    changes: list[tuple[object, ...]] = []
    places: list[tuple[object, ...]] = []
    for number, kind, as_read, published, newest in connection.query(_RECORDS, [report, imprint]):
        derived, parties = _derived(kind, rows.fields_from(as_read), corrections, published, newest=bool(newest))
        changes.append((*derived, number))
        places += _places(number, kind, derived, parties)
    connection.change_many(
        "UPDATE record SET now = ?, standing = ?, live = ?, speaker = ?, published = ?, date_first = ?, date_last = ?"
        " WHERE number = ?",
        changes,
    )
    connection.change_many("DELETE FROM record_party WHERE record = ?", [row[-1:] for row in changes])
    connection.change_many(_PLACE, places)


_PLACE = "INSERT INTO record_party (party, kind, published, record, date_first, date_last) VALUES (?, ?, ?, ?, ?, ?)"


class _Derived(NamedTuple):
    """The columns of a record that repeat what corrections and dates say."""

    now: str | None
    standing: str
    live: int
    speaker: str | None
    published: str
    date_first: str | None
    date_last: str | None


def _derived(
    kind: str, fields: rows.Fields, corrections: Sequence[Correction], published: str | None, *, newest: bool = True
) -> tuple[_Derived, list[str]]:
    """The derived columns of a record, and its parties; ``newest``: it is of the newest reading of a newest version."""
    now, standing = rows.replay(fields, corrections)
    told = now or fields
    when = bounds(published)
    first, last = bounds(rows.date_of(kind, told)) or when or (None, None)
    line = None if now is None else rows.json_line(now)
    live = int(newest and standing != "rejected")
    day = (when or (LATEST, LATEST))[0]
    return _Derived(line, standing, live, rows.speaker_of(kind, told), day, first, last), rows.parties_of(kind, told)


def _places(number: int, kind: str, derived: _Derived, parties: Sequence[str]) -> list[tuple[object, ...]]:
    """The rows by which a live record is found by its parties."""
    rest = derived.published, number, derived.date_first, derived.date_last
    return [(party, kind, *rest) for party in parties] if derived.live else []
