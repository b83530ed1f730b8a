"""What the analysis asks of the ledger: few columns of many records at once, the corrected view, as of a date.

A record is here as soon as its report was published by ``as_of`` (a day, ISO); one whose report has no date is never in
an answer as of a day. Rows come in the order of publication.
"""

from typing import Any

from detente.ledger.store import Ledger

Row = tuple[Any, ...]

# These are the expressions of the indexes in schema_analysis.sql, letter by letter: SQLite knows them by that.
_NOW = "coalesce(now, fields)"
_POSITION = ", ".join(f"json_extract({_NOW}, '$.{field}')" for field in ("party", "value", "issue", "by", "stance"))
_DUE = f"coalesce(json_extract({_NOW}, '$.due_new'), json_extract({_NOW}, '$.due'))"
_KNOWN = (
    " AND published <= ? AND reading NOT IN (SELECT g.number FROM version AS v JOIN reading AS g"
    " ON g.version = v.number WHERE v.newest = 1 AND v.published_first <= ? AND v.published_last > ?)"
)
"""The date of a report may be a month or a year: then it counts from its last day on."""


def positions(ledger: Ledger, *, as_of: str | None = None) -> list[Row]:
    """Of each position: id, report (a number), first day of publication, first and last day, confidence, party (JSON
    where it is a list), value, issue, by, stance, holder, imprint; those of unknown date of publication have
    ``LATEST``."""
    sql = (
        f"SELECT id, reading, published, date_first, date_last, confidence, {_POSITION}, speaker, imprint"
        " FROM record INDEXED BY record_position WHERE live = 1 AND kind = 'position'"
    )
    known, values = _known(as_of)
    return ledger.connection.query(f"{sql}{known} ORDER BY published", values)


def _known(as_of: str | None) -> tuple[str, list[str]]:
    return (_KNOWN, [as_of] * 3) if as_of is not None else ("", [])


def last_published(ledger: Ledger) -> str | None:
    """The last day on which a report was published, None where no report has a date."""
    found = ledger.connection.query("SELECT max(published_last) FROM version WHERE newest = 1")
    return None if found[0][0] is None else str(found[0][0])
