"""Finding one record or report by what a person types, with the nearest one named where there is none."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from detente.errors import NothingNamed, UsageError
from detente.ledger import rows
from detente.ledger.connection import Connection
from detente.records import Record

_RECORD = """
SELECT r.number, r.id, r.kind, p.path AS report, r.reader, r.confidence, {fields} AS fields, g.version
  FROM record AS r JOIN reading AS g ON g.number = r.reading
  JOIN version AS v ON v.number = g.version JOIN report AS p ON p.number = v.report
 WHERE r.number = ?"""
_COLUMNS = ("number", "id", "kind", "report", "reader", "confidence", "fields", "version")


def record_number(connection: Connection, name: str) -> int:
    """The number of the newest record with this id or the beginning of one. Raises UsageError where there is none (the
    nearest is named) or where several begin so; live records come before others."""
    exact = connection.query("SELECT number FROM record WHERE id = ? ORDER BY live DESC, number DESC LIMIT 1", [name])
    if exact:
        return int(exact[0][0])
    found = connection.query(
        "SELECT max(number), id, max(live) FROM record WHERE id >= ? AND id < ? GROUP BY id",
        [name, name + "\U0010ffff"],
    ) if name else []  # fmt: skip
    found = [row for row in found if row[2]] or found
    if len(found) == 1:
        return record_number(connection, found[0][1])
    if found:
        some = ", ".join(row[1] for row in found[:4]) + (" …" if len(found) > 4 else "")
        raise UsageError(f"{len(found)} records begin with {name!r} ({some}): give more of the id.")
    near = connection.query(
        "SELECT id FROM (SELECT id FROM record WHERE id < ? ORDER BY id DESC LIMIT 1)"
        " UNION SELECT id FROM (SELECT id FROM record WHERE id > ? ORDER BY id LIMIT 1)",
        [name, name],
    )
    nearest = max((row[0] for row in near), key=lambda i: _alike(i, name), default=None)
    raise NothingNamed(_none("record", name, nearest))


def _alike(one: str, other: str) -> int:
    """How many characters two ids have in common at the beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _none(what: str, name: str, nearest: str | None) -> str:
    return f"There is no {what} {name!r} in the ledger" + (f": did you mean {nearest}?" if nearest else ".")


def report_number(connection: Connection, name: str) -> int:
    """The number of the report with this path, or with this file name where only one has it; with or without its
    ending. Raises UsageError where there is none (the nearest is named) or where several have it."""
    exact = connection.query("SELECT number FROM report WHERE path = ?", [name])
    if exact:
        return int(exact[0][0])
    paths = dict(connection.query("SELECT path, number FROM report ORDER BY path"))
    found = [path for path in paths if name in (PurePosixPath(path).name, PurePosixPath(path).stem)]
    if len(found) == 1:
        return int(paths[found[0]])
    if found:
        some = ", ".join(found[:4]) + (" …" if len(found) > 4 else "")
        raise UsageError(f"{len(found)} reports are called {name!r} ({some}): give the whole path.")
    from rapidfuzz import process  # loaded only where somebody mistyped

    near = process.extractOne(name, list(paths), score_cutoff=40)
    raise NothingNamed(_none("report", name, near[0] if near else None))


def load(connection: Connection, numbers: Iterable[int], *, as_read: bool = False) -> Iterator[Record]:
    """The records with these numbers, in their order: as corrected, or ``as_read``. Each text is fetched once for a run
    of records of the same report."""
    sql = _RECORD.format(fields="r.fields" if as_read else "coalesce(r.now, r.fields)")
    found = (dict(zip(_COLUMNS, row, strict=True)) for n in numbers for row in connection.query(sql, [n]))
    for version, group in groupby(found, key=lambda row: int(row["version"])):
        text = text_of(connection, version)
        for row in group:
            yield _record(connection, row, text)


def _record(connection: Connection, row: dict[str, Any], text: str) -> Record:
    spans: dict[str, list[tuple[int, int]]] = {"evidence": [], "content": []}
    for role, start, end in connection.query(
        'SELECT role, start, "end" FROM evidence WHERE record = ? ORDER BY role, n', [row["number"]]
    ):
        spans[role].append((start, end))
    return rows.record_from(row, text, spans["evidence"], spans["content"])


def text_of(connection: Connection, version: int) -> str:
    """The text of a version, as it was read."""
    return rows.with_nuls(*connection.query("SELECT text, nuls FROM version WHERE number = ?", [version])[0])
