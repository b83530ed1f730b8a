"""Questions to the ledger. All see the newest version of each report, corrections applied, rejected records left out.

``since`` and ``until`` are EDTF dates (``2015``, ``2015-12``, ``2015-12-14``) and keep what may have been said or done
from the first day of the one to the last day of the other; where a record has no date, its report's counts. ``as_of``
keeps only what was published by then: it is the other clock. A date that is not understood raises UsageError.
"""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, TypedDict, Unpack

from detente.errors import UsageError
from detente.ledger import finding
from detente.ledger.connection import Connection
from detente.ledger.dates import asked
from detente.ledger.store import Ledger
from detente.ledger.words import full_text
from detente.records import KINDS, Record, Statement


class Filters(TypedDict, total=False):
    """What records may be asked for; all that are given must hold.

    ``party``: the code of a party that speaks, meets, acts, is acted upon or undertakes. ``speaker``: words of the name
    of the speaker or of the holder of a position. ``report``: path or file name. ``text``: words of the evidence.
    ``limit``: at most so many, 0 or more."""

    party: str | None
    speaker: str | None
    since: str | None
    until: str | None
    report: str | None
    text: str | None
    as_of: str | None
    limit: int | None


@dataclass(frozen=True)
class ReportEntry:
    """One line of the list of reports; ``records`` counts the live ones."""

    path: str
    title: str | None
    outlet: str | None
    language: str
    format: str
    published: str | None
    published_from: str | None
    version: int
    duplicate_of: str | None
    in_part: bool
    read_at: str
    program: str
    model: str
    records: int


@dataclass(frozen=True)
class Counts:
    """What a ledger holds; ``records`` has every kind, ``corrections`` counts merges and splits too. The days are ISO,
    of reports with a known date."""

    reports: int
    duplicates: int
    records: dict[str, int]
    rejected: int
    corrections: int
    first_published: str | None
    last_published: str | None


def statements(ledger: Ledger, **filters: Unpack[Filters]) -> list[Statement]:
    """The statements that pass the filters, by the date of their report and their place in its text."""
    return [record for record in records(ledger, "statement", **filters) if isinstance(record, Statement)]


def records(ledger: Ledger, kind: str | None = None, **filters: Unpack[Filters]) -> list[Record]:
    """The records of a kind, or of all, that pass the filters, by the date of their report and their place in it."""
    return list(each_record(ledger, kind, **filters))


def each_record(ledger: Ledger, kind: str | None = None, **filters: Unpack[Filters]) -> Iterator[Record]:
    """``records``, one after the other: for ledgers larger than memory."""
    yield from finding.load(ledger.connection, numbers(ledger, kind, **filters))


def numbers(ledger: Ledger, kind: str | None = None, **filters: Unpack[Filters]) -> list[int]:
    """The numbers of ``records`` in the file; for the other modules of this stage."""
    if kind is not None and kind not in KINDS:
        raise UsageError(f"There is no kind of record {kind!r}: the kinds are {', '.join(KINDS)}.")
    sql, values = _selection(ledger.connection, kind, filters)
    return [row[0] for row in ledger.connection.query(sql, values)]


def _selection(connection: Connection, kind: str | None, filters: Filters) -> tuple[str, list[Any]]:
    """The query for the numbers of the records. A speaker leads where one is given, else a party: they leave the
    fewest rows. Dates are asked of the table that leads, whose index has them, so that other rows are not fetched."""
    party, speaker = filters.get("party"), filters.get("speaker")
    tables, lead, values = "record AS r", "r", list[Any]()
    tests: list[tuple[str, Any]] = []
    if speaker is not None:
        tables = "json_each(?) AS s CROSS JOIN record AS r ON r.speaker = s.value"
        values = [json.dumps(_speakers(connection, speaker))]
        if party is not None:
            is_party = "EXISTS (SELECT 1 FROM record_party AS q WHERE q.record = r.number AND q.party = ?)"
            tests = [(is_party, party.strip().upper())]
    elif party is not None:
        tables, lead = "record_party AS q CROSS JOIN record AS r ON r.number = q.record", "q"
        tests = [("q.party = ?", party.strip().upper())]
    tests += [*_of_lead(lead, kind, filters), *_further(connection, filters)]
    limit = filters.get("limit")
    if limit is not None and limit < 0:
        raise UsageError(f"limit is {limit}: give 0 or more.")
    passing = " AND ".join(["r.live = 1", *(test for test, _ in tests)])
    sql = (
        f"SELECT r.number FROM {tables} CROSS JOIN reading AS g ON g.number = r.reading"
        " CROSS JOIN version AS v ON v.number = g.version CROSS JOIN report AS p ON p.number = v.report"
        f" WHERE {passing} ORDER BY {lead}.published, p.path, r.n LIMIT ?"
    )
    return sql, [*values, *(value for _, value in tests), -1 if limit is None else limit]  # to SQLite −1 is no limit


def _of_lead(lead: str, kind: str | None, filters: Filters) -> Iterator[tuple[str, Any]]:
    """The tests of the leading table, with their values."""
    if kind is not None:
        yield f"{lead}.kind = ?", kind
    if days := asked(filters.get("since"), "since"):
        yield f"{lead}.date_last >= ?", days[0]
    if days := asked(filters.get("until"), "until"):
        yield f"{lead}.date_first <= ?", days[1]
    if days := asked(filters.get("as_of"), "as_of"):
        yield f"{lead}.published <= ?", days[1]
        yield "v.published_last <= ?", days[1]


def _further(connection: Connection, filters: Filters) -> Iterator[tuple[str, Any]]:
    """The tests that need a look into the ledger first, with their values."""
    if (report := filters.get("report")) is not None:
        number = finding.report_number(connection, report)
        yield (
            (
                "r.reading = (SELECT g.number FROM reading AS g JOIN version AS v ON v.number = g.version"
                " WHERE v.report = ? AND v.newest = 1 AND g.superseded = 0)"
            ),
            number,
        )
    if (text := filters.get("text")) is not None:
        yield "r.number IN (SELECT rowid FROM evidence_words WHERE evidence_words MATCH ?)", full_text(text)


_SPEAKERS = """
WITH RECURSIVE each (name) AS (
  SELECT (SELECT min(speaker) FROM record WHERE live = 1 AND speaker IS NOT NULL)
  UNION ALL
  SELECT (SELECT min(speaker) FROM record WHERE live = 1 AND speaker IS NOT NULL AND speaker > each.name)
    FROM each WHERE each.name IS NOT NULL)
SELECT name FROM each WHERE name IS NOT NULL"""  # leaps through the index from name to name


def _speakers(connection: Connection, asked_for: str) -> list[str]:
    """The names that have all the words asked for, whatever their case and accents."""
    wanted = _words(asked_for)
    if not wanted:
        raise UsageError(f"speaker is {asked_for!r}: give at least one word of the name.")
    return [name for (name,) in connection.query(_SPEAKERS) if wanted <= _words(name)]


def _words(name: str) -> set[str]:
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return set("".join(char if char.isalnum() else " " for char in plain.casefold()).split())


def reports(ledger: Ledger, *, as_of: str | None = None) -> list[ReportEntry]:
    """All reports by date of publication, or those published by ``as_of``; those without a date come last."""
    days = asked(as_of, "as_of")
    found = ledger.connection.query(
        "SELECT p.path, v.title, v.outlet, v.language, v.format, v.published, v.published_from, v.n, d.path, g.in_part,"
        " g.read_at, g.program, g.model, (SELECT count(*) FROM record AS r WHERE r.reading = g.number AND r.live = 1)"
        " FROM version AS v JOIN report AS p ON p.number = v.report"
        " JOIN reading AS g ON g.version = v.number AND g.superseded = 0"
        " LEFT JOIN report AS d ON d.number = v.duplicate_of"
        " WHERE v.newest = 1 AND (? IS NULL OR v.published_last <= ?)"
        " ORDER BY v.published_first IS NULL, v.published_first, p.path",
        [days and days[1], days and days[1]],
    )
    return [_entry(row) for row in found]


def mark(ledger: Ledger) -> tuple[int, ...]:
    """Numbers that change with whatever is added: versions, readings, corrections, decisions, links between events."""
    counted = ("version", "reading", "correction", "decision")
    greatest = ", ".join(f"(SELECT coalesce(max(number), 0) FROM {name})" for name in counted)
    links = "(SELECT count(*) FROM event_link), (SELECT count(*) FROM event_pending)"
    return tuple(ledger.connection.query(f"SELECT {greatest}, {links}")[0])


def _entry(row: tuple[Any, ...]) -> ReportEntry:
    values = dict(zip((field.name for field in fields(ReportEntry)), row, strict=True))
    return ReportEntry(**{**values, "in_part": bool(values["in_part"])})


def counts(ledger: Ledger) -> Counts:
    """How much of everything is in the ledger."""
    query = ledger.connection.query
    by_kind = dict(query("SELECT kind, count(*) FROM record WHERE live = 1 GROUP BY kind"))
    rejected = query(
        "SELECT count(*) FROM record AS r JOIN reading AS g ON g.number = r.reading JOIN version AS v"
        " ON v.number = g.version WHERE r.standing = 'rejected' AND g.superseded = 0 AND v.newest = 1"
    )[0][0]
    number, copies, first, last = query(
        "SELECT count(*), count(duplicate_of), min(published_first), max(published_last) FROM version WHERE newest = 1"
    )[0]
    corrections = query("SELECT (SELECT count(*) FROM correction) + (SELECT count(*) FROM decision)")[0][0]
    return Counts(number, copies, {kind: by_kind.get(kind, 0) for kind in KINDS}, rejected, corrections, first, last)
