"""Everything that a ledger keeps of a report, history included: for exports, and for putting it into another ledger."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.errors import UsageError
from detente.ledger import finding, rows, writing
from detente.ledger.corrections import checked
from detente.ledger.store import Ledger
from detente.ledger.writing import Reading
from detente.records import Correction, Record, Report


@dataclass(frozen=True)
class WholeRecord:
    """A record as it was read and as it stands now (``read``, ``accepted``, ``corrected`` or ``rejected``)."""

    as_read: Record
    now: Record
    standing: str


@dataclass(frozen=True)
class WholeReading:
    """One reading with its records in the order of the text; the last of a version is the one that counts."""

    by: Reading
    records: list[WholeRecord]


@dataclass(frozen=True)
class WholeVersion:
    """One version of a report with all its readings; the last version is the one that counts."""

    report: Report
    signature: bytes | None
    duplicate_of: str | None
    readings: list[WholeReading]


def paths(ledger: Ledger) -> list[str]:
    """All reports by date of publication, those without a date last."""
    return [path for (path,) in ledger.connection.query(
        "SELECT p.path FROM version AS v JOIN report AS p ON p.number = v.report WHERE v.newest = 1"
        " ORDER BY v.published_first IS NULL, v.published_first, p.path"
    )]  # fmt: skip


def whole(ledger: Ledger, path: str) -> list[WholeVersion]:
    """All versions of the report at ``path``, oldest first; empty where there is none."""
    found = ledger.connection.query(
        "SELECT v.number, v.n, v.signature, d.path FROM version AS v JOIN report AS p ON p.number = v.report"
        " LEFT JOIN report AS d ON d.number = v.duplicate_of WHERE p.path = ? ORDER BY v.n",
        [path],
    )
    return [
        WholeVersion(ledger.report(path, version=n), signature, original, list(_readings(ledger, version)))
        for version, n, signature, original in found
    ]


def _readings(ledger: Ledger, version: int) -> Iterator[WholeReading]:
    query = ledger.connection.query
    for reading, program, model, read_at, in_part in query(
        "SELECT number, program, model, read_at, in_part FROM reading WHERE version = ? ORDER BY n", [version]
    ):
        found = query("SELECT number, standing, now IS NULL FROM record WHERE reading = ? ORDER BY n", [reading])
        as_read = finding.load(ledger.connection, [number for number, *_ in found], as_read=True)
        records = [
            WholeRecord(record, record if same else next(finding.load(ledger.connection, [number])), standing)
            for (number, standing, same), record in zip(found, as_read, strict=True)
        ]
        yield WholeReading(Reading(program, model, read_at, bool(in_part)), records)


def put_whole(ledger: Ledger, versions: list[WholeVersion]) -> bool:
    """Put a report with its whole history into the ledger, within a transaction of the caller; corrections come after.

    False where the ledger has the very same already. Raises UsageError where it has another one of that path."""
    kept = whole(ledger, versions[0].report.path)
    if kept:
        if [_as_read(version) for version in kept] == [_as_read(version) for version in versions]:
            return False
        raise UsageError(f"The ledger has another {versions[0].report.path}: import into a new ledger.")
    for version in versions:
        number = writing.put_version(
            ledger.connection, version.report, signature=version.signature, duplicate_of=version.duplicate_of
        )
        for reading in version.readings:
            records = [record.as_read for record in reading.records]
            writing.put_reading(ledger.connection, number, reading.by, records)
    return True


def _as_read(version: WholeVersion) -> tuple[object, ...]:
    """What two ledgers must have in common to be the same but for corrections."""
    readings = [(r.by, rows.in_text_order([record.as_read for record in r.records])) for r in version.readings]
    return version.report, version.signature, version.duplicate_of, readings


@dataclass(frozen=True)
class WholeCorrection:
    """A correction with its number in the sequence of all that people did, the report's path and the imprint."""

    number: int
    path: str
    imprint: str
    correction: Correction


def corrections(ledger: Ledger) -> list[WholeCorrection]:
    """All corrections in the order in which they were made."""
    return [
        WholeCorrection(number, path, imprint, rows.correction_from(row))
        for number, path, imprint, *row in ledger.connection.query(
            "SELECT c.number, p.path, c.imprint, c.record, c.verb, c.changes, c.author, c.time, c.reason"
            " FROM correction AS c JOIN report AS p ON p.number = c.report ORDER BY c.number"
        )
    ]


def put_correction(ledger: Ledger, path: str, imprint: str | None, correction: Correction) -> None:
    """Add a correction, within a transaction of the caller. An imprint that is not given is that of the record with the
    id. Raises UsageError for an unknown record and for changes that it cannot have."""
    mark = imprint or imprint_of(ledger, correction.record)
    known = ledger.connection.query(
        "SELECT r.number, p.number FROM report AS p JOIN version AS v ON v.report = p.number JOIN reading AS g"
        " ON g.version = v.number JOIN record AS r ON r.reading = g.number WHERE p.path = ? AND r.imprint = ?"
        " ORDER BY r.number DESC LIMIT 1",
        [path, mark],
    )
    if not known:
        raise UsageError(f"There is no record {correction.record} of {path} to correct.")
    if correction.verb == "correct":
        checked(next(finding.load(ledger.connection, [known[0][0]])), correction.changes)
    writing.put_correction(ledger.connection, known[0][1], mark, correction)


def imprint_of(ledger: Ledger, record: str) -> str:
    """The imprint of the newest record with this id."""
    number = finding.record_number(ledger.connection, record)
    return str(ledger.connection.query("SELECT imprint FROM record WHERE number = ?", [number])[0][0])


def check_originals(ledger: Ledger) -> None:
    """Raise UsageError where a report is called the copy of one that is not in the ledger."""
    missing = ledger.connection.query(
        "SELECT p.path FROM report AS p WHERE NOT EXISTS (SELECT 1 FROM version AS v WHERE v.report = p.number)"
    )
    if missing:
        raise UsageError(f"A report is a duplicate of {missing[0][0]}, which is missing: export that one too.")
