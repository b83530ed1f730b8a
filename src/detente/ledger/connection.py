"""The open SQLite file: how it is opened, its transactions, and what its errors are called here."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from detente.errors import DetenteError, ForeignLedger, LedgerError, LedgerFull, LedgerLocked, OlderLedger
from detente.ledger import migrations

BUSY_SECONDS = 2.0
"""How long to wait for another process that is writing."""

_OLDEST_SQLITE = (3, 37)  # the first with STRICT tables


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turns whatever SQLite reports about the file at ``path`` into the right LedgerError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _named(error, path) from error


def _named(error: sqlite3.Error, path: Path) -> DetenteError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerLocked(f"{path} is being written by another process: wait until it is done and try again.")
    if code == sqlite3.SQLITE_FULL:
        return LedgerFull(f"{path} cannot grow, the disk is full: free some space and run the command again.")
    if code == sqlite3.SQLITE_NOTADB:
        return ForeignLedger(f"{path} is not a ledger: choose another file.")
    if code == sqlite3.SQLITE_CORRUPT:
        return LedgerError(f"{path} is damaged ({error}): restore it from a copy or import an export of it.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return LedgerError(f"{path} cannot be written: check the permissions of the file and of its folder.")
    if code == sqlite3.SQLITE_CANTOPEN:
        return LedgerError(f"{path} cannot be opened: check that its folder exists and may be read and written.")
    return LedgerError(f"{path} cannot be used ({error}): check the file and the disk.")


def connect(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """The open file, of the newest form.

    An older form is brought up to date, unless ``read_only``. Raises LedgerError and its kinds."""
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise LedgerError(f"This Python comes with SQLite {sqlite3.sqlite_version}: the ledger needs 3.37 or newer.")
    if path.is_dir():
        raise LedgerError(f"{path} is a folder, not a ledger: name the file in it.")
    if not path.exists() and not create:
        raise LedgerError(f"There is no ledger at {path}: read reports first.")
    with named_errors(path):
        connection = _connect_reading(path) if read_only else _connect(f"file:{_quoted(path)}?mode=rwc")
        try:
            _prepare(connection, path, create=create, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _quoted(path: Path) -> str:
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _connect(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _connect_reading(path: Path) -> sqlite3.Connection:
    """A ledger in a folder that cannot be written: SQLite wants its two side files there unless told that nothing
    will change. That is only true while no side file holds work that has not reached the ledger itself."""
    connection = _connect(f"file:{_quoted(path)}?mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
        return connection
    except sqlite3.OperationalError as error:
        connection.close()
        side = path.with_name(path.name + "-wal")
        cannot_open = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not cannot_open or (side.exists() and side.stat().st_size > 0):
            raise
    return _connect(f"file:{_quoted(path)}?mode=ro&immutable=1")


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -32768")  # KiB
    form = migrations.form(connection, path)
    newest = len(migrations.MIGRATIONS)
    if form == 0 and not create:
        raise LedgerError(f"{path} is empty: read reports first.")
    if read_only and form < newest:
        raise OlderLedger(f"{path} is of an older form: open it once for writing, so that it is brought up to date.")
    if read_only:
        return
    if form < newest:
        migrations.upgrade(connection, path)
    # A killed process loses nothing in this mode; after a power cut the last reports may have to be read again.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


class Connection:
    """The open file as the rest of the ledger uses it: ``query``, ``change`` and ``transaction``, with named errors."""

    def __init__(self, path: Path, *, create: bool, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._sqlite = connect(path, create=create, read_only=read_only)

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with named_errors(self.path):
            return self._sqlite.execute(sql, [_storable(value) for value in values]).fetchall()

    def change(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Carry out one change within a transaction; returns the number of the row that was inserted last."""
        with named_errors(self.path):
            return self._sqlite.execute(sql, [_storable(value) for value in values]).lastrowid or 0

    def change_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Carry out one change for each row."""
        with named_errors(self.path):
            self._sqlite.executemany(sql, (row if _plain(row) else [_storable(value) for value in row] for row in rows))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes inside are kept together, or none of them where anything goes wrong."""
        if self.read_only:
            raise LedgerError(f"{self.path} was opened for reading only: open it for writing.")
        with named_errors(self.path):
            self._sqlite.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._sqlite.execute("COMMIT")
            except BaseException:
                if self._sqlite.in_transaction:  # SQLite has ended it by itself where the disk is full
                    self._sqlite.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All queries inside see the ledger as it is now, whatever other processes write meanwhile. Within another one
        they see what that one does."""
        if self._sqlite.in_transaction:
            yield
            return
        with named_errors(self.path):
            self._sqlite.execute("BEGIN")
            try:
                yield
            finally:
                self._sqlite.execute("ROLLBACK")

    def settle(self) -> None:
        """Put what was written on the disk at once, for work of people that cannot be read again."""
        self.query("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Close the file, keeping the statistics by which SQLite plans its queries up to date."""
        with named_errors(self.path):
            try:
                if not self.read_only:
                    self._sqlite.execute("PRAGMA analysis_limit = 400")
                    self._sqlite.execute("PRAGMA optimize")
            except sqlite3.OperationalError:
                pass  # another process is writing, or the disk is full: the statistics can wait
            finally:
                self._sqlite.close()


def _plain(row: Sequence[Any]) -> bool:
    """Whether a row is stored as it is: asked once for all its texts."""
    return "".join([value for value in row if type(value) is str]).isascii()


def _storable(value: Any) -> Any:
    """Words from a command line may hold bytes that are no text; nothing in the ledger can equal them."""
    plain = not isinstance(value, str) or value.isascii()
    return value if plain else value.encode("utf-8", "replace").decode("utf-8")
