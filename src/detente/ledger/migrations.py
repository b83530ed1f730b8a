"""The forms of the ledger file, and how an older one becomes the newest.

``MIGRATIONS[k]`` is the script that makes form ``k + 1`` out of form ``k``; form 0 is the empty file. A new form is a
new script at the end of the list; the scripts before it never change. The form is kept in ``PRAGMA user_version``.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from detente.errors import ForeignLedger

APPLICATION_ID = 0x4474_6E74
"""``PRAGMA application_id`` of every ledger (the letters ``Dtnt``), by which a foreign file is recognised."""

MIGRATIONS: tuple[str, ...] = tuple(
    Path(__file__).with_name(name).read_text(encoding="utf-8")
    for name in ("schema.sql", "schema_analysis.sql", "schema_events.sql", "schema_positions.sql", "schema_deeds.sql")
)


def form(connection: sqlite3.Connection, path: Path) -> int:
    """The form of the open file, 0 where it is empty. Raises ForeignLedger where it is no ledger or a newer one."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    number = int(connection.execute("PRAGMA user_version").fetchone()[0])
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if empty and application == 0 and number == 0:
        return 0
    if application != APPLICATION_ID:
        raise ForeignLedger(f"{path} is a database of another program, not a ledger: choose another file.")
    if number > len(MIGRATIONS):
        raise ForeignLedger(
            f"{path} was written by a newer version of this program (form {number}, "
            f"this one knows up to {len(MIGRATIONS)}): update the program."
        )
    return number


def upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to the newest form in one transaction: it is left either as it was or wholly new.

    The connection is in autocommit mode. Another process may do the same: the form is read again under the lock."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in MIGRATIONS[form(connection, path) :]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script; ``executescript`` would end the transaction around them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
