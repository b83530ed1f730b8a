"""Files → ledger: finds what is new, reads it, and keeps one report after the other.

Reports are parsed some thousand words at a time, which is faster than one by one, and kept one by one: what a killed
run had kept is whole, and the next run goes on with the rest.

No report may hold up the others: each has a time, measured here in seconds of the processor, after which what was found
in it is kept and it is marked as read in part.
"""

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from detente.dossier import Dossier
from detente.errors import SourceError, UsageError
from detente.ledger import Added, Ledger, merging, queries
from detente.records import Record, Report
from detente.sources import DUPLICATE, read_file, signature, similarity

if TYPE_CHECKING:
    from detente.language.budget import Budget, Spent
    from detente.reading.reader import Reading

_PARSING = 0.6
"""The share of the time that parsing may take; the rest is for the readers."""
BATCH_WORDS = 4_000
"""So many words are parsed at a time: half a second's work on one core, and the most that a kill makes undone."""

Status = Literal["new", "new version", "read again", "unchanged", "copy", "refused"]
Found = tuple[Path, SourceError | None]
"""A file to read, or what could not be looked into and why."""


@dataclass(frozen=True)
class Outcome:
    """What became of one report, or of a file that gave none.

    ``file`` counts the files from 1, ``name`` is the report's path in the ledger (the file's where it was refused).
    ``copy_of`` is the path of the report of which it is a near-duplicate, ``error`` why it was refused, ``in_part`` how
    many of how many characters were read where the time limit ended the reading."""

    file: int
    name: str
    status: Status
    records: tuple[Record, ...] = ()
    copy_of: str | None = None
    error: SourceError | None = None
    in_part: tuple[int, int] | None = None


@dataclass
class Summary:
    """What a run has done: how many reports of each status, records of each kind, copies (path, original), one
    sentence for each refused file, and what was read in part (path, characters read, characters in all)."""

    reports: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    copies: list[tuple[str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    in_part: list[tuple[str, int, int]] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.reports[outcome.status] += 1
        self.records.update(record.kind for record in outcome.records)
        if outcome.copy_of is not None:
            self.copies.append((outcome.name, outcome.copy_of))
        if outcome.error is not None:
            self.refused.append(str(outcome.error))
        if outcome.in_part is not None:
            self.in_part.append((outcome.name, *outcome.in_part))


@dataclass(frozen=True)
class _Waiting:
    """A report on its way into the ledger; ``copy_of`` is set where it needs no reading."""

    file: int
    report: Report
    signature: bytes
    copy_of: str | None


class Intake:
    """One run over files for the dossier in ``folder``.

    ``published`` is the EDTF date of all of them; ``again`` reads unchanged reports again, with today's readers;
    ``time_limit`` is the time for one report, in seconds of the processor. UsageError where it is not above 0."""

    def __init__(
        self, folder: Path, dossier: Dossier, ledger: Ledger, *, published: str | None, again: bool, time_limit: float
    ) -> None:  # fmt: skip
        if not time_limit > 0:
            raise UsageError(f"The time limit is {time_limit:g} seconds: give more than 0.")
        self._folder = folder
        self._dossier = dossier
        self._ledger = ledger
        self._published = published
        self._again = again
        self._time_limit = time_limit
        self._given = _given_dates(ledger)
        self._waiting: list[_Waiting] = []

    def read(self, files: Iterable[Found]) -> Iterator[Outcome]:
        """Read the files in order; at the end it is decided which events the new records tell of. Refused files are
        told, not raised; LedgerError and UsageError are raised."""
        words = 0
        for number, (path, error) in enumerate(files, 1):
            for report in self._reports(number, path, error):
                if isinstance(report, Outcome):
                    yield report
                    continue
                words += self._put_in_line(number, report)
                if words >= BATCH_WORDS:
                    yield from self._finish()
                    words = 0
        yield from self._finish()
        merging.settle(self._ledger)

    def _reports(self, number: int, path: Path, error: SourceError | None) -> Iterator[Report | Outcome]:
        """The reports in one file that have to be read, and the outcomes of all others."""
        name = name_in(self._folder, path)
        try:
            if error is not None:
                raise error
            found = read_file(path, name, published=self._published or self._given.get(name))
        except SourceError as reason:
            yield Outcome(number, name, "refused", error=reason)
            return
        for part in found.refused:
            yield Outcome(number, name, "refused", error=part)
        for report in found.reports:
            if not self._again and self._ledger.holds(report):
                yield Outcome(number, report.path, "unchanged")
            else:
                yield report

    def _put_in_line(self, number: int, report: Report) -> int:
        """Remember a report for the next batch; returns how many words there are to parse."""
        mark = signature(report.text)
        copy_of = self._original(report.path, mark)
        self._waiting.append(_Waiting(number, report, mark, copy_of))
        return 0 if copy_of else len(report.text.split())

    def _original(self, path: str, mark: bytes) -> str | None:
        """The report, kept or in line, of which one with this signature is a copy."""
        for other, likeness in self._ledger.similar(mark, path=path):
            if likeness >= DUPLICATE:
                return other
        for item in self._waiting:
            if item.copy_of is None and item.report.path != path and similarity(item.signature, mark) >= DUPLICATE:
                return item.report.path
        return None

    def _finish(self) -> Iterator[Outcome]:
        """Parse, read and keep what is in line."""
        waiting, self._waiting = self._waiting, []
        found = iter(self._read([item.report for item in waiting if item.copy_of is None]))
        for item in waiting:
            yield self._keep(item, next(found) if item.copy_of is None else None)

    def _read(self, reports: list[Report]) -> "list[Reading | SourceError]":
        """The records of each report. One on which the program fails is refused, alone: it must not stop the others."""
        if not reports:
            return []
        from detente.collecting import uncollected
        from detente.language.pipeline import load
        from detente.reading.reader import read_within

        pipeline = load()
        try:
            with uncollected():
                return [
                    read_within(parsed, self._dossier, self._within(1 - _PARSING)())
                    for parsed in pipeline.pipe(reports, self._within(_PARSING))
                ]
        except Exception as error:
            if len(reports) > 1:
                return [found for report in reports for found in self._read([report])]
            what = f"{type(error).__name__}: {error}"
            return [SourceError(f"{reports[0].path}: the program failed on it ({what}); please report this.")]

    def _within(self, share: float) -> "Budget":
        """A share of the time for each report, from when its turn comes."""
        return lambda: _stopwatch(share * self._time_limit)

    def _keep(self, item: _Waiting, found: "Reading | SourceError | None") -> Outcome:
        name = item.report.path
        try:
            if isinstance(found, SourceError):
                raise found
            records, end = (found.records, found.end) if found else ((), None)
            added = self._ledger.add(
                item.report, records, model=model_version(), read_at=_now(), signature=item.signature,
                duplicate_of=item.copy_of, in_part=end is not None, reread=self._again,
            )  # fmt: skip
        except SourceError as error:
            return Outcome(item.file, name, "refused", error=error)
        except UsageError as error:
            return Outcome(item.file, name, "refused", error=SourceError(f"{name}: it cannot be kept: {error}"))
        in_part = None if end is None else (end, len(item.report.text))
        if added is Added.UNCHANGED:
            return Outcome(item.file, name, "unchanged", in_part=in_part)
        if item.copy_of is not None:
            return Outcome(item.file, name, "copy", copy_of=item.copy_of)
        return Outcome(item.file, name, _STATUS[added], records, in_part=in_part)


_STATUS: dict[Added, Status] = {
    Added.NEW: "new",
    Added.NEW_VERSION: "new version",
    Added.READ_AGAIN: "read again",
}


def name_in(folder: Path, path: Path) -> str:
    """What a file is called in the ledger of the dossier in ``folder``: its path from there, with ``/``; the absolute
    path of a file that is elsewhere, since two such files may have the same name."""
    plain = Path(os.path.abspath(path))  # noqa: PTH100  (keeps links inside the dossier, which resolve() would follow)
    for candidate in (plain, plain.resolve()):
        if candidate.is_relative_to(folder):
            return candidate.relative_to(folder).as_posix()
    return plain.as_posix()


def _given_dates(ledger: Ledger) -> dict[str, str]:
    """The dates that people gave for files on earlier runs: they hold until another is given."""
    return {
        entry.path.partition("#")[0] if entry.format == "feed" else entry.path: entry.published
        for entry in queries.reports(ledger)
        if entry.published_from == "given" and entry.published
    }


@cache
def model_version() -> str:
    """The mark of the language pipeline, noted with every reading: 12 hexadecimal digits over its files."""
    import hashlib

    from detente.language.pipeline import MODEL

    digest = hashlib.sha256()
    for file in sorted(MODEL.iterdir()):
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _stopwatch(seconds: float) -> "Spent":
    """Begins now; gives the share of the seconds that the processor has worked. A sleeping or busy machine takes
    nothing away."""
    begun = time.process_time()
    return lambda: (time.process_time() - begun) / seconds


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_json(summary: Summary) -> dict[str, Any]:
    """The summary as plain JSON values."""
    return {
        "reports": dict(summary.reports),
        "records": dict(summary.records),
        "copies": [{"report": name, "copy_of": original} for name, original in summary.copies],
        "refused": summary.refused,
        "in_part": [{"report": name, "read": read, "characters": all_} for name, read, all_ in summary.in_part],
    }
