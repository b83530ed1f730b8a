"""Lines of an export → ledger, wholly or not at all."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from detente.errors import UsageError
from detente.exports.common import (
    CorrectionLine,
    DecisionLine,
    Line,
    Moved,
    ReadingLine,
    RecordLine,
    ReportLine,
    Versioned,
    VersionLine,
)
from detente.exports.people import ByPeople, named
from detente.ledger import Ledger, merging
from detente.ledger.rows import check_record, check_report
from detente.ledger.whole import (
    WholeReading,
    WholeRecord,
    WholeVersion,
    check_originals,
    put_whole,
)
from detente.ledger.writing import Reading
from detente.records import KINDS, AnyRecord, Model, Record

_RECORD: TypeAdapter[Record] = TypeAdapter(AnyRecord)
_OTHERS = (
    "report", "rejected", "earlier version", "earlier reading", "earlier record", "correction", "decision", "event",
)  # fmt: skip
_PLACE = tuple[int, int]  # version, reading
_M = TypeVar("_M", bound=Model)
_T = TypeVar("_T")


def load(ledger: Ledger, lines: Iterable[tuple[str, Line]]) -> Moved:
    """Put the lines of an export into the ledger, in one transaction. Each comes with the name of its place
    (``line 12``), which is named where it is wrong.

    What the ledger has already is left as it is. Raises UsageError for a line that is not understood or does not fit
    the lines above it, and where the ledger has another report of the same path."""
    loader = _Loader(ledger)
    with ledger.connection.transaction():
        for where, line in lines:
            with named(where):
                loader.take(line, where)
        return loader.finish()


class _Loader:
    """Takes line after line; a report is put into the ledger when the next one begins."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._gathered: _Gathered | None = None
        self._by_people: list[tuple[str, CorrectionLine | DecisionLine]] = []
        self._reports = self._records = 0

    def take(self, line: Line, where: str) -> None:
        kind = line.get("kind")
        if kind in KINDS:
            self._report().take_record(_parsed_record(line))
        elif kind == "report":
            self._put()
            self._gathered = _Gathered(_parsed(line, ReportLine))
        elif kind == "correction":
            self._by_people.append((where, _parsed(line, CorrectionLine)))
        elif kind == "decision":
            self._by_people.append((where, _parsed(line, DecisionLine)))
        elif kind == "event":
            return  # worked out anew
        elif kind == "earlier version":
            self._report().take_version(_parsed(line, VersionLine))
        elif kind == "earlier reading":
            self._report().take_reading(_parsed(line, ReadingLine))
        elif kind in ("earlier record", "rejected"):
            found_record = _parsed(line, RecordLine)
            self._report().take_record(found_record.record, (found_record.version, found_record.reading))
        else:
            raise UsageError(f"its kind is {kind!r}: the kinds are {', '.join([*KINDS, *_OTHERS])}.")

    def _report(self) -> "_Gathered":
        if self._gathered is None:
            raise UsageError("the line of its report is missing above it: import a whole export.")
        return self._gathered

    def _put(self) -> None:
        if self._gathered is not None:
            versions = self._gathered.versions()
            if put_whole(self._ledger, versions):
                self._reports += 1
                self._records += len(versions[-1].readings[-1].records)
        self._gathered = None

    def finish(self) -> Moved:
        self._put()
        check_originals(self._ledger)
        added = ByPeople(self._ledger).put(self._by_people)
        merging.settle_within(self._ledger.connection)
        return Moved(self._reports, self._records, added)


class _Gathered:
    """The lines of one report."""

    def __init__(self, line: ReportLine) -> None:
        self._path = line.path
        self._newest: _PLACE = (line.version, line.reading)
        self._lines: dict[int, Versioned] = {}
        self._bys: dict[_PLACE, Reading] = {}
        self._records: dict[_PLACE, dict[str, Record]] = {}
        self.take_version(line)
        self._add_reading(self._newest, line.by())

    def take_version(self, line: Versioned) -> None:
        self._same(line.path)
        if line.version in self._lines:
            raise UsageError(f"version {line.version} of {line.path} is there twice: leave one out.")
        check_report(line)
        try:
            line.signature_bytes()
        except ValueError as error:
            raise UsageError("its signature is no base64.") from error
        self._lines[line.version] = line

    def take_reading(self, line: ReadingLine) -> None:
        self._same(line.report)
        self._add_reading((line.version, line.reading), line.by())

    def take_record(self, record: Record, place: _PLACE | None = None) -> None:
        self._same(record.report)
        place = place or self._newest
        if place not in self._bys or place[0] not in self._lines:
            raise UsageError(f"version {place[0]} or reading {place[1]} of its report is missing above it.")
        check_record(self._lines[place[0]], record)
        if record.id in self._records[place]:
            raise UsageError(f"the record {record.id} is there twice: leave one out.")
        self._records[place][record.id] = record

    def _add_reading(self, place: _PLACE, by: Reading) -> None:
        if place in self._bys:
            raise UsageError(f"reading {place[1]} of version {place[0]} is there twice: leave one out.")
        self._bys[place] = by
        self._records[place] = {}

    def _same(self, path: str) -> None:
        if path != self._path:
            raise UsageError(f"it belongs to {path}, but stands among the lines of {self._path}.")

    def versions(self) -> list[WholeVersion]:
        """The report as the ledger keeps it; raises UsageError where a version or a reading is missing."""
        if sorted(self._lines) != list(range(1, self._newest[0] + 1)):
            raise UsageError(f"{self._path} has {len(self._lines)} of {self._newest[0]} versions: export it again.")
        return [self._version(n, line) for n, line in sorted(self._lines.items())]

    def _version(self, n: int, line: Versioned) -> WholeVersion:
        numbers = sorted(m for version, m in self._bys if version == n)
        if not numbers or numbers != list(range(1, len(numbers) + 1)):
            raise UsageError(f"a reading of version {n} of {self._path} is missing: export it again.")
        readings = [WholeReading(self._bys[n, m], self._as_read(n, m)) for m in numbers]
        return WholeVersion(line.as_report(), line.signature_bytes(), line.duplicate_of, readings)

    def _as_read(self, n: int, m: int) -> list[WholeRecord]:
        """The records of a reading; what they were corrected to follows from the corrections."""
        return [WholeRecord(record, record, "read") for record in self._records[n, m].values()]


def _parsed_record(line: Line) -> Record:
    """A record as it was read, whatever it was corrected to."""
    read = line.get("read", {})
    if not isinstance(read, dict):
        raise UsageError("its `read` is no object of fields.")
    as_read = {**{name: value for name, value in line.items() if name != "read"}, **read}
    return _valid(lambda: _RECORD.validate_python(as_read))


def _parsed(line: Line, model: type[_M]) -> _M:
    return _valid(lambda: model.model_validate(line))


def _valid(make: Callable[[], _T]) -> _T:
    try:
        return make()
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the line"
        raise UsageError(f"{field}: {first['msg']}.") from error
