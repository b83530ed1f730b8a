"""Notes of the records whose events must be decided anew; ``merging.settle`` does it. Within a transaction of the
caller."""

from collections.abc import Sequence

from detente.ledger.connection import Connection

# By its statistics SQLite may begin with all contacts of the ledger: CROSS JOIN is its word for "in this order", the
# sign before ``kind`` for "not by an index of this".
_NOTE = "INSERT INTO event_pending (record, fields)"


def note_reading(connection: Connection, reading: int) -> None:
    """The records of a reading are new."""
    connection.change(
        f"{_NOTE} SELECT number, NULL FROM record WHERE reading = ? AND live = 1 AND +kind IN ('contact', 'action')",
        [reading],
    )


def note_retired(connection: Connection, version: int) -> None:
    """The records of a version are about to live no longer."""
    connection.change(
        f"{_NOTE} SELECT r.number, coalesce(r.now, r.fields) FROM reading AS g"
        " CROSS JOIN record AS r ON r.reading = g.number"
        " WHERE g.version = ? AND r.live = 1 AND r.kind IN ('contact', 'action')",
        [version],
    )


def note_changed(connection: Connection, report: int, imprint: str) -> None:
    """The records of a report with this imprint are about to be corrected."""
    connection.change(
        f"{_NOTE} SELECT r.number, coalesce(r.now, r.fields) FROM version AS v"
        " CROSS JOIN reading AS g ON g.version = v.number CROSS JOIN record AS r ON r.reading = g.number"
        " WHERE v.report = ? AND r.imprint = ? AND r.kind IN ('contact', 'action')",
        [report, imprint],
    )


def note(connection: Connection, numbers: Sequence[int]) -> None:
    """The events of these records are to be decided anew, with all that belong to them."""
    connection.change_many(
        f"{_NOTE} SELECT number, NULL FROM record WHERE number = ?1"
        " OR event = (SELECT event FROM record WHERE number = ?1)",
        [(number,) for number in numbers],
    )


def waiting(connection: Connection) -> int:
    """Of how many records it is not decided yet."""
    return int(connection.query("SELECT count(DISTINCT record) FROM event_pending")[0][0])
