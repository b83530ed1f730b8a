"""The lines of an export and what they mean; the files themselves are written and read by the modules beside this one.

An export is one line (a JSON object) after another, report after report by date of publication:

- ``report``: path, description, text, and by which reading its records were found;
- one line for each live record in the order of the text, with its fields as corrected; where a person has corrected it,
  ``read`` has the fields as they were read;
- ``rejected``: a record as it was read that a person has rejected;
- ``earlier version``, ``earlier reading``, ``earlier record``: what was read before the report changed or was read
  again;
- at the end, in the order in which people made them, a ``correction`` each, and a ``decision`` for each merge or split
  of events;
- last an ``event`` for each that several records tell of, with the reasons. They are there to be read: an import works
  them out anew.

Nothing else is needed to make an equal ledger.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from detente.ledger import Ledger
from detente.ledger.event_queries import Event, shared_events
from detente.ledger.rows import OUTSIDE
from detente.ledger.whole import (
    WholeCorrection,
    WholeReading,
    WholeRecord,
    WholeVersion,
    corrections,
    paths,
    whole,
)
from detente.ledger.whole_decisions import NamedAccount, WholeDecision, decisions
from detente.ledger.writing import DESCRIBED, Reading
from detente.records import AnyRecord, Correction, Model, Record, Report

Line = dict[str, Any]


@dataclass(frozen=True)
class Moved:
    """How much was exported, or how much an import has added: live records, reports, and corrections, to which merges
    and splits are counted."""

    reports: int
    records: int
    corrections: int


class _Read(Model):
    """By what, when and how far something was read; ``reading`` counts from 1."""

    reading: int = Field(default=1, ge=1)
    program: str
    model: str
    read_at: str
    in_part: bool = False

    def by(self) -> Reading:
        """The reading as the ledger has it."""
        return Reading(self.program, self.model, self.read_at, self.in_part)


class Versioned(Report):
    """A report's text and description; ``signature`` is the base64 of its MinHash, ``version`` counts from 1."""

    version: int = Field(default=1, ge=1)
    duplicate_of: str | None = None
    signature: str | None = None

    def as_report(self) -> Report:
        """The report alone."""
        return Report(path=self.path, text=self.text, **{name: getattr(self, name) for name in DESCRIBED})

    def signature_bytes(self) -> bytes | None:
        """The signature; raises ValueError where it is no base64."""
        return None if self.signature is None else b64decode(self.signature, validate=True)


class ReportLine(Versioned, _Read):
    """The newest version with its newest reading."""

    kind: Literal["report"]


class VersionLine(Versioned):
    """A version before the newest."""

    kind: Literal["earlier version"]


class ReadingLine(_Read):
    """A reading before the newest."""

    kind: Literal["earlier reading"]
    report: str
    version: int = Field(ge=1)


class RecordLine(Model):
    """A record that does not count: rejected, or of an earlier reading."""

    kind: Literal["earlier record", "rejected"]
    version: int = Field(ge=1)
    reading: int = Field(ge=1)
    record: AnyRecord


class CorrectionLine(Correction):
    """A correction; ``imprint`` marks the record in every version of its report."""

    kind: Literal["correction"]
    report: str
    imprint: str | None = None

    def as_correction(self) -> Correction:
        """The correction alone."""
        return Correction(**self.model_dump(exclude={"kind", "report", "imprint"}))


class AccountLine(Model):
    """A record in a decision; ``imprint`` marks it in every version of its report."""

    report: str
    record: str
    imprint: str | None = None

    def as_account(self) -> NamedAccount:
        """The account as the ledger has it."""
        return NamedAccount(self.report, self.record, self.imprint)


class DecisionLine(Model):
    """A merge (one part), a split (its parts stand asunder), or the taking back of the decision line with the number
    ``undoes``, counted from 1. ``after`` says how many correction lines come before it."""

    kind: Literal["decision"]
    verb: Literal["merge", "split", "undo"]
    parts: list[list[AccountLine]]
    undoes: int | None = Field(default=None, ge=1)
    after: int = Field(default=0, ge=0)
    author: str
    time: str
    reason: str | None = None


def lines(ledger: Ledger) -> Iterator[Line]:
    """All lines of an export."""
    for path in paths(ledger):
        yield from report_lines(whole(ledger, path))
    yield from _done_by_people(corrections(ledger), decisions(ledger))
    for event in shared_events(ledger):
        yield _event(event)


def _done_by_people(corrected: list[WholeCorrection], decided: list[WholeDecision]) -> Iterator[Line]:
    """Corrections and decisions in the order in which they were made."""
    place = {decision.number: n for n, decision in enumerate(decided, 1)}
    after = 0
    both: list[WholeCorrection | WholeDecision] = [*corrected, *decided]
    for item in sorted(both, key=lambda item: item.number):
        if isinstance(item, WholeCorrection):
            after += 1
            values = item.correction.model_dump(mode="json")
            yield {"kind": "correction", "report": item.path, "imprint": item.imprint, **values}
            continue
        parts = [[vars(account) for account in part] for part in item.parts]
        undoes = None if item.undoes is None else place[item.undoes]
        who = {"author": item.author, "time": item.time, "reason": item.reason}
        yield {"kind": "decision", "verb": item.verb, "parts": parts, "undoes": undoes, "after": after, **who}


def _event(event: Event) -> Line:
    accounts = [account.record.id for account in event.accounts]
    return {"kind": "event", "id": event.id, "of": event.kind, "accounts": accounts, "joints": joint_lines(event)}


def joint_lines(event: Event) -> list[Line]:
    """Why the accounts of an event are one, as plain values."""
    return [{**vars(joint), "records": list(joint.records)} for joint in event.joints]


def report_lines(versions: list[WholeVersion]) -> Iterator[Line]:
    """The lines of one report: the newest version, then what was before it, then its records."""
    newest, last = versions[-1], versions[-1].readings[-1]
    yield {**_version(newest, "report", len(versions)), "reading": len(newest.readings), **vars(last.by)}
    for n, version in enumerate(versions, 1):
        if version is not newest:
            yield _version(version, "earlier version", n)
        for m, reading in enumerate(version.readings, 1):
            if reading is not last:
                yield from _earlier(version.report.path, n, m, reading)
    for record in last.records:
        yield _record(record, len(versions), len(newest.readings))


def _version(version: WholeVersion, kind: str, n: int) -> Line:
    signature = None if version.signature is None else b64encode(version.signature).decode("ascii")
    rest = {"version": n, "duplicate_of": version.duplicate_of, "signature": signature}
    return {"kind": kind, **version.report.model_dump(mode="json"), **rest}


def _earlier(path: str, n: int, m: int, reading: WholeReading) -> Iterator[Line]:
    place = {"version": n, "reading": m}
    yield {"kind": "earlier reading", "report": path, **place, **vars(reading.by)}
    for record in reading.records:
        yield {"kind": "earlier record", **place, "record": record_line(record.as_read)}


def _record(record: WholeRecord, n: int, m: int) -> Line:
    if record.standing == "rejected":
        return {"kind": "rejected", "version": n, "reading": m, "record": record_line(record.as_read)}
    line, read = record_line(record.now), record_line(record.as_read)
    changed = {name: value for name, value in read.items() if line[name] != value}
    return {**line, "read": changed} if changed else line


def record_line(record: Record) -> Line:
    """A record in the form of the interchange: kind, id, report, evidence, its fields, reader, confidence."""
    values = record.model_dump(mode="json")
    fields = {name: value for name, value in values.items() if name not in OUTSIDE}
    head = {name: values[name] for name in ("kind", "id", "report", "evidence")}
    content = {"content": values["content"]} if "content" in values else {}
    return {**head, **fields, **content, "reader": values["reader"], "confidence": values["confidence"]}
