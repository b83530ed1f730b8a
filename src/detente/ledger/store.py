"""The ledger of a dossier: all records with their evidence, in one SQLite file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from types import TracebackType
from typing import Self

from detente.errors import UsageError
from detente.ledger import finding, rows, writing
from detente.ledger.connection import Connection
from detente.ledger.signatures import bands, likeness
from detente.records import Correction, Record, Report


class Added(StrEnum):
    """What became of a report that was added."""

    NEW = "new"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"
    READ_AGAIN = "read again"


@dataclass(frozen=True)
class History:
    """A record as it was read, and what became of it.

    ``standing`` is ``read``, ``accepted``, ``corrected`` or ``rejected``; ``corrections`` are in the order in which
    they were made, those carried over from an earlier version of the report included. ``superseded`` is true where the
    report has a newer version (``version`` < ``newest_version``) or was read again since."""

    as_read: Record
    standing: str
    corrections: list[Correction]
    version: int
    newest_version: int
    superseded: bool
    program: str
    model: str
    read_at: str


@cache
def program_version() -> str:
    """The version of this program, noted with every reading."""
    try:
        return installed("detente")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "unknown"


class Ledger:
    """An open ledger; use ``Ledger.open`` in a ``with`` statement. All methods raise LedgerError and its kinds where
    the file cannot be used."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        """For the other modules of this stage and for exports: the file itself."""

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False) -> Self:
        """Open the ledger at ``path``, or make one there with ``create``; an older form is brought up to date.

        Raises ForeignLedger where the file is no ledger or a newer one, LedgerLocked where another process is writing,
        LedgerError where it is missing, damaged or may not be written."""
        return cls(Connection(Path(path), create=create, read_only=read_only))

    def close(self) -> None:
        """Close the file; what was added is kept."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self, report: Report, records: Sequence[Record], *, model: str, read_at: str, signature: bytes | None = None,
        duplicate_of: str | None = None, in_part: bool = False, reread: bool = False,
    ) -> Added:  # fmt: skip
        """Keep a report and its records, in one transaction.

        ``model`` is the version of the language pipeline, ``read_at`` an ISO 8601 time, ``signature`` the MinHash of
        the text, ``duplicate_of`` the path of the report of which this is a copy, ``in_part`` true where only a part
        was read. The same report (path, text and description) again changes nothing, unless ``reread`` and the reading
        is another one: then the old reading is kept as superseded. Another text or description is a new version.

        Raises UsageError where a record does not fit the report, BrokenSource where the text cannot be stored."""
        rows.check_report(report)
        for record in records:
            rows.check_record(report, record)
        reading = writing.Reading(program_version(), model, read_at, in_part)
        with self.connection.transaction():
            last = self._newest(report.path)
            if last is not None and self._describes(last, report):
                if not reread or self._read_alike(last, reading, records):
                    return Added.UNCHANGED
                writing.put_reading(self.connection, last, reading, records)
                return Added.READ_AGAIN
            if duplicate_of is not None and self._newest(duplicate_of) is None:
                raise UsageError(f"{report.path} cannot be a duplicate of {duplicate_of}, which was not read.")
            version = writing.put_version(self.connection, report, signature=signature, duplicate_of=duplicate_of)
            writing.put_reading(self.connection, version, reading, records)
        return Added.NEW if last is None else Added.NEW_VERSION

    def _newest(self, path: str) -> int | None:
        found = self.connection.query(
            "SELECT v.number FROM version AS v JOIN report AS p ON p.number = v.report WHERE p.path = ? AND newest = 1",
            [path],
        )
        return int(found[0][0]) if found else None

    def _describes(self, version: int, report: Report) -> bool:
        columns = ", ".join(("digest", *writing.DESCRIBED))
        kept = self.connection.query(f"SELECT {columns} FROM version WHERE number = ?", [version])[0]
        return kept == (report.digest, *(getattr(report, name) for name in writing.DESCRIBED))

    def _read_alike(self, version: int, reading: writing.Reading, records: Sequence[Record]) -> bool:
        """Whether the newest reading of the version is by the same program and model and found the same."""
        number, *by = self.connection.query(
            "SELECT number, program, model, in_part FROM reading WHERE version = ? AND superseded = 0", [version]
        )[0]
        kept = self.connection.query("SELECT id, reader, confidence FROM record WHERE reading = ? ORDER BY n", [number])
        found = [(r.id, r.reader, r.confidence) for r in rows.in_text_order(records)]
        return by == [reading.program, reading.model, int(reading.in_part)] and kept == found

    def has(self, path: str, digest: str) -> bool:
        """Whether the newest version of the report at ``path`` has the text with this digest."""
        return bool(self.connection.query(
            "SELECT 1 FROM version AS v JOIN report AS p ON p.number = v.report"
            " WHERE p.path = ? AND v.newest = 1 AND v.digest = ?", [path, digest],
        ))  # fmt: skip

    def holds(self, report: Report) -> bool:
        """Whether the newest version is this very report: the same text, date, title and so on."""
        last = self._newest(report.path)
        return last is not None and self._describes(last, report)

    def signatures(self) -> Iterator[tuple[str, bytes]]:
        """Path and signature of the newest version of each report that has one."""
        yield from self.connection.query(
            "SELECT p.path, v.signature FROM version AS v JOIN report AS p ON p.number = v.report"
            " WHERE v.newest = 1 AND v.signature IS NOT NULL ORDER BY p.path"
        )

    def similar(self, signature: bytes, *, path: str | None = None) -> list[tuple[str, float]]:
        """The reports that may be copies of a text with this signature, most alike first, with the estimated Jaccard
        similarity (0 to 1). Of a copy its original is named; the report at ``path`` itself is left out."""
        parts = bands(signature)
        found = self.connection.query(
            "SELECT coalesce(d.path, p.path), v.signature FROM version AS v JOIN report AS p ON p.number = v.report"
            " LEFT JOIN report AS d ON d.number = v.duplicate_of"
            f" WHERE v.newest = 1 AND p.path IS NOT ? AND v.number IN"
            f" (SELECT version FROM band WHERE hash IN ({', '.join('?' * len(parts))}))",
            [path, *parts],
        )
        best: dict[str, float] = {}
        for original, other in found:
            if original != path:
                best[original] = max(best.get(original, 0.0), likeness(signature, other))
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))

    def report(self, path: str, *, version: int | None = None) -> Report:
        """The report with this path (or file name, where only one has it): its newest version, or an earlier one by its
        number. Raises UsageError where there is none, naming the nearest."""
        number = finding.report_number(self.connection, path)
        columns = ", ".join(f"v.{name}" for name in (*writing.DESCRIBED, "nuls", "text"))
        found = self.connection.query(
            f"SELECT p.path, {columns} FROM version AS v JOIN report AS p ON p.number = v.report"
            " WHERE v.report = ? AND CASE WHEN ? IS NULL THEN v.newest = 1 ELSE v.n = ? END",
            [number, version, version],
        )
        if not found:
            raise UsageError(f"{path} has no version {version}: it has {self.versions(path)}.")
        name, *described, nuls, text = found[0]
        values = dict(zip(writing.DESCRIBED, described, strict=True))
        return Report(path=name, text=rows.with_nuls(text, nuls), **values)

    def versions(self, path: str) -> int:
        """How many versions of the report are kept; the newest has this number."""
        number = finding.report_number(self.connection, path)
        return int(self.connection.query("SELECT count(*) FROM version WHERE report = ?", [number])[0][0])

    def record(self, name: str) -> Record:
        """The record with this id, or the only one that begins so, as corrected; rejected and superseded ones too.

        Raises UsageError where there is none, naming the nearest, or where several begin so."""
        return next(finding.load(self.connection, [finding.record_number(self.connection, name)]))

    def history(self, name: str) -> History:
        """The record as it was read, by which reading, and all corrections of it; errors as ``record``."""
        number = finding.record_number(self.connection, name)
        report, imprint, standing, version, newest, superseded, *by = self.connection.query(
            "SELECT v.report, r.imprint, r.standing, v.n,"
            " (SELECT max(n) FROM version WHERE report = v.report), v.newest = 0 OR g.superseded = 1,"
            " g.program, g.model, g.read_at FROM record AS r JOIN reading AS g ON g.number = r.reading"
            " JOIN version AS v ON v.number = g.version WHERE r.number = ?", [number],
        )[0]  # fmt: skip
        corrections = writing.corrections_of(self.connection, report).get(imprint, [])
        as_read = next(finding.load(self.connection, [number], as_read=True))
        return History(as_read, standing, corrections, version, newest, bool(superseded), *by)
