"""Corrections by people: new rows with author and time; queries and views see the corrected records.

A correction holds for the same record in later readings and versions of its report too: the same kind, fields and
words of evidence, wherever they stand.
"""

from typing import Any

from pydantic import ValidationError

from detente.errors import UsageError
from detente.ledger import finding, merging, rows, writing
from detente.ledger.store import Ledger
from detente.records import KINDS, Correction, Record


def correct(
    ledger: Ledger, name: str, changes: dict[str, Any], author: str, time: str, reason: str | None = None
) -> Record:
    """Give fields of a record new values; returns it as corrected. ``changes`` is field → value, ``time`` ISO 8601.

    Raises UsageError for an unknown record, a field that it does not have, or a value that the field cannot have."""
    record = ledger.record(name)
    changes = checked(record, changes)
    return _note(ledger, Correction(
        record=record.id, verb="correct", changes=changes, author=author, time=time, reason=reason
    ))  # fmt: skip


def reject(ledger: Ledger, name: str, author: str, time: str, reason: str | None = None) -> Record:
    """Say that the report does not say so: queries leave the record out. It stays reachable by its id."""
    return _note(ledger, Correction(
        record=ledger.record(name).id, verb="reject", author=author, time=time, reason=reason
    ))  # fmt: skip


def accept(ledger: Ledger, name: str, author: str, time: str, reason: str | None = None) -> Record:
    """Say that the record is right as it stands; one that was rejected is back."""
    return _note(ledger, Correction(
        record=ledger.record(name).id, verb="accept", author=author, time=time, reason=reason
    ))  # fmt: skip


def undo(ledger: Ledger, name: str, author: str, time: str, reason: str | None = None) -> Record:
    """Take the last correction of a record back that is not yet taken back; raises UsageError where there is none."""
    history = ledger.history(name)
    undone = sum(correction.verb == "undo" for correction in history.corrections)
    if 2 * undone >= len(history.corrections):
        raise UsageError(f"Record {history.as_read.id} has no correction to undo.")
    return _note(ledger, Correction(record=history.as_read.id, verb="undo", author=author, time=time, reason=reason))


def checked(record: Record, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes with every value in the form that the field has; raises UsageError where the record cannot have
    them."""
    known = [name for name in type(record).model_fields if name not in rows.OUTSIDE]
    if not changes:
        raise UsageError(f"The correction of {record.id} changes nothing: name a field and its new value.")
    for field in changes:
        if field not in known:
            raise UsageError(f"A {record.kind} has no field {field!r} to correct: it has {', '.join(known)}.")
    try:
        corrected = KINDS[record.kind].model_validate({**record.model_dump(), **changes})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{field} of {record.id} cannot be {str(first['input'])[:60]!r}: {first['msg']}.") from error
    rows.check_fields(corrected)
    fields = rows.fields_of(corrected)
    return {field: fields.get(field) for field in changes}  # a field that tells nothing is left out


def _note(ledger: Ledger, correction: Correction) -> Record:
    connection = ledger.connection
    with connection.transaction():
        number = finding.record_number(connection, correction.record)
        report, imprint = connection.query(
            "SELECT v.report, r.imprint FROM record AS r JOIN reading AS g ON g.number = r.reading"
            " JOIN version AS v ON v.number = g.version WHERE r.number = ?", [number],
        )[0]  # fmt: skip
        writing.put_correction(connection, report, imprint, correction)
        merging.settle_within(connection)
    connection.settle()
    return ledger.record(correction.record)
