"""What the analysis asks of the ledger: few columns of many records at once, the corrected view, as of a date.

A record is here as soon as its report was published by ``as_of`` (a day, ISO); one whose report has no date is never in
an answer as of a day. Rows come in the order of publication.
"""

import json
from collections.abc import Sequence
from typing import Any

from detente.collecting import uncollected
from detente.ledger.finding import report_number
from detente.ledger.store import Ledger

Row = tuple[Any, ...]

# These are the expressions of the indexes in schema_analysis.sql, letter by letter: SQLite knows them by that.
_NOW = "coalesce(now, fields)"
_POSITION = ", ".join(
    f"json_extract({_NOW}, '$.{field}')" for field in ("party", "value", "issue", "by", "stance", "how")
)
_DEED = ", ".join(f"json_extract({_NOW}, '$.{field}')" for field in ("source", "obligor", "value", "issue", "type"))
_DONE = (
    f"(kind = 'action' AND json_extract({_NOW}, '$.factuality') IN ('happened', 'ongoing')"
    f" OR kind = 'commitment' AND json_extract({_NOW}, '$.status') IN ('pledged', 'agreed', 'pending', 'kept'))"
)
_DUE = f"coalesce(json_extract({_NOW}, '$.due_new'), json_extract({_NOW}, '$.due'))"
_UNDER_WAY = (
    "SELECT g.number FROM version AS v JOIN reading AS g ON g.version = v.number"
    " WHERE v.newest = 1 AND v.published_first <> v.published_last AND v.published_first <= ? AND v.published_last > ?"
)
"""The readings of reports of a month or a year that has begun but is not over: they count from its last day on."""


def positions(ledger: Ledger, *, as_of: str | None = None) -> list[Row]:
    """Of each position: id, report (a number), first day of publication, first day (None where it is that) and last
    day (None where it is the first), confidence, party (JSON where it is a list), value, issue, by, stance, how,
    holder, and a mark that is the same for the same record in another report; those of unknown date of publication have
    ``LATEST``. What is None need not be made a text for each of a million rows."""
    sql = (
        "SELECT id, reading, published, nullif(date_first, published), nullif(date_last, date_first), confidence,"
        f" {_POSITION}, speaker, imprint"
        " FROM record INDEXED BY record_position WHERE live = 1 AND kind = 'position'"
    )
    known, values = _known(ledger, as_of)
    with uncollected():
        return ledger.connection.query(f"{sql}{known} ORDER BY published", values)


def deeds(ledger: Ledger, *, as_of: str | None = None) -> list[Row]:
    """Of each action that took place and each commitment that stands, where it shows a party's place on an issue: id,
    report (a number), first day of publication, first and last day, confidence, doers (JSON where several), value,
    issue, kind, root of an action, and a number that is the same for all accounts of one event."""
    known, values = _known(ledger, as_of)
    found = ledger.connection.query(
        f"SELECT id, reading, published, date_first, date_last, confidence, {_DEED}, kind, coalesce(event, number)"
        " FROM record INDEXED BY record_deed WHERE live = 1 AND kind IN ('action', 'commitment')"
        f" AND json_extract({_NOW}, '$.issue') IS NOT NULL AND {_DONE}{known} ORDER BY published",
        values,
    )
    return [(*row[:6], row[6] or row[7], row[8], row[9], row[11], row[10], row[12]) for row in found]


def rows(
    ledger: Ledger, kind: str, fields: Sequence[str], *, since: str | None = None, as_of: str | None = None,
    types: Sequence[str] | None = None, shared: bool = False,
) -> list[Row]:  # fmt: skip
    """Of each record of a kind: id, report (a number), first day of publication, first and last day, event (a number
    that all accounts of one have), then its ``fields`` (lists as JSON). With ``since`` only what may have been said or
    done on that day or later, with ``types`` only actions of these, with ``shared`` only events that have several
    accounts."""
    columns = "".join(f", json_extract({_NOW}, '$.{field}')" for field in fields)
    sql = (
        f"SELECT id, reading, published, date_first, date_last, coalesce(event, number){columns}"
        " FROM record WHERE live = 1 AND kind = ?"
    )
    values = [kind]
    if types is not None:
        sql += f" AND json_extract({_NOW}, '$.type') IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(types)))
    if shared:
        sql += " AND (event IS NOT NULL OR number IN (SELECT event FROM record WHERE event IS NOT NULL))"
    if since is not None:  # nothing is told before it takes place but what is planned, and that lies after `since` too
        sql += " AND date_last >= ? AND published >= ?"
        values += [since, since]
    known, days = _known(ledger, as_of)
    return ledger.connection.query(f"{sql}{known} ORDER BY published", [*values, *days])


def between(ledger: Ledger, one: str, other: str, fields: Sequence[str], *, as_of: str | None = None) -> list[Row]:
    """``rows`` of the actions that have both parties, as source or target."""
    columns = "".join(f", json_extract({_NOW}, '$.{field}')" for field in fields)
    known, days = _known(ledger, as_of)
    return ledger.connection.query(
        f"SELECT id, reading, published, date_first, date_last, coalesce(event, number){columns} FROM record"
        " WHERE number IN (SELECT record FROM record_party WHERE party = ? AND kind = 'action'"
        f" INTERSECT SELECT record FROM record_party WHERE party = ? AND kind = 'action'){known} ORDER BY published",
        [one, other, *days],
    )


def commitments(ledger: Ledger, *, due_from: str | None = None, as_of: str | None = None) -> list[Row]:
    """Of each commitment: id, report, first day of publication, due as it stands, due as first set, obligor, what,
    condition, status, by. With ``due_from`` (an ISO day) only those that may be due then or later, and those without a
    day that were reported then or later."""
    fields = ("due", "obligor", "what", "condition", "status", "by")
    columns = "".join(f", json_extract({_NOW}, '$.{field}')" for field in fields)
    known, days = _known(ledger, as_of)
    sql = f"SELECT id, reading, published, {_DUE}{columns} FROM record"
    if due_from is None:
        return ledger.connection.query(f"{sql} WHERE live = 1 AND kind = 'commitment'{known} ORDER BY published", days)
    found = []
    # As text a month or a year comes before its days.
    for due, values in (
        (f"{_DUE} >= ?", [due_from]),
        (f"{_DUE} IN (?, ?)", [due_from[:4], due_from[:7]]),
        (f"{_DUE} IS NULL AND published >= ?", [due_from]),
    ):
        found += ledger.connection.query(
            f"{sql} INDEXED BY record_due WHERE live = 1 AND kind = 'commitment' AND {due}{known}", [*values, *days]
        )
    return found


def vouchers(ledger: Ledger, records: Sequence[str]) -> dict[str, str]:
    """On whose word records stand: id → the party (JSON where a list) of the statement that has the same sentence; none
    for those of the reporter."""
    return dict(ledger.connection.query(
        "SELECT c.id, json_extract(coalesce(s.now, s.fields), '$.party') FROM json_each(?) AS j"
        " JOIN record AS c ON c.id = j.value AND c.live = 1"
        " JOIN evidence AS e ON e.record = c.number AND e.role = 'evidence'"
        " JOIN record AS s ON s.reading = c.reading AND s.kind = 'statement' AND s.live = 1"
        " JOIN evidence AS f ON f.record = s.number AND f.role = 'evidence'"
        ' AND f.start < e."end" AND e.start < f."end"'
        " ORDER BY c.id, e.n DESC, s.n DESC", [json.dumps(list(records))],
    ))  # fmt: skip


def paths(ledger: Ledger) -> dict[int, str]:
    """The path of the report behind each number that the rows have for it."""
    return dict(ledger.connection.query(
        "SELECT g.number, p.path FROM reading AS g JOIN version AS v ON v.number = g.version AND v.newest = 1"
        " JOIN report AS p ON p.number = v.report WHERE g.superseded = 0"
    ))  # fmt: skip


def path_of(ledger: Ledger, name: str) -> str:
    """The path of the report with this path or file name; raises UsageError, naming the nearest, for others."""
    number = report_number(ledger.connection, name)
    return str(ledger.connection.query("SELECT path FROM report WHERE number = ?", [number])[0][0])


def sentences(ledger: Ledger, records: Sequence[str]) -> dict[str, str]:
    """The words of the evidence of records, by id."""
    return dict(ledger.connection.query(
        "SELECT r.id, w.text FROM json_each(?) AS j JOIN record AS r ON r.id = j.value AND r.live = 1"
        " JOIN evidence_text AS w ON w.number = r.number", [json.dumps(list(records))],
    ))  # fmt: skip


def happened(ledger: Ledger, words: Sequence[str], published: str, *, as_of: str | None = None) -> str | None:
    """The first action that took place of which a sentence has all the words, in a report of a day or later."""
    known, days = _known(ledger, as_of)
    found = ledger.connection.query(
        "SELECT id FROM record WHERE number IN (SELECT rowid FROM evidence_words WHERE evidence_words MATCH ?)"
        " AND live = 1 AND kind = 'action' AND published >= ?"
        f" AND json_extract({_NOW}, '$.factuality') IN ('happened', 'ongoing'){known} ORDER BY published, id LIMIT 1",
        [" ".join('"' + word.replace('"', "") + '"' for word in words), published, *days],
    )
    return str(found[0][0]) if found else None


def _known(ledger: Ledger, as_of: str | None) -> tuple[str, list[Any]]:
    """What a record must fulfil to be known on a day, and the values for it. That a report is not of a month under way
    is asked of every row, so it is asked only where there are such."""
    if as_of is None:
        return "", []
    late = [row[0] for row in ledger.connection.query(_UNDER_WAY, [as_of, as_of])]
    if not late:
        return " AND published <= ?", [as_of]
    return " AND published <= ? AND reading NOT IN (SELECT value FROM json_each(?))", [as_of, json.dumps(late)]


def last_published(ledger: Ledger) -> str | None:
    """The last day on which a report was published, None where no report has a date."""
    found = ledger.connection.query(
        "SELECT published_last FROM version WHERE newest = 1"
        " AND published_first = (SELECT max(published_first) FROM version WHERE newest = 1)"
        " ORDER BY published_last LIMIT 1"
    )
    return str(found[0][0]) if found else None


def sourced(ledger: Ledger, records: Sequence[str]) -> list[Row]:
    """Of each record: id, kind, who speaks or holds, its words, and path, title, outlet and date of its report."""
    return ledger.connection.query(
        "SELECT r.id, r.kind, r.speaker, w.text, p.path, v.title, v.outlet, v.published FROM json_each(?) AS j"
        " JOIN record AS r ON r.id = j.value AND r.live = 1 JOIN evidence_text AS w ON w.number = r.number"
        " JOIN reading AS g ON g.number = r.reading JOIN version AS v ON v.number = g.version"
        " JOIN report AS p ON p.number = v.report",
        [json.dumps(list(records))],
    )
