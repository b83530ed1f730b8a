"""What the review queue asks of the ledger: which records nobody has decided about, how sure they are, how many are
left. A record is decided once somebody accepted, corrected or rejected it, in this reading or an earlier one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.ledger.dates import LATEST, asked
from detente.ledger.store import Ledger

Doubt = tuple[str, str, float, bool]
"""A record's id, kind and confidence, and whether it may be dated on the first day asked for or later."""
_NOW = "coalesce(r.now, r.fields)"


@dataclass(frozen=True)
class Progress:
    """How many records of the newest readings there are (the rejected included), and what was decided of them."""

    records: int
    accepted: int
    corrected: int
    rejected: int

    @property
    def decided(self) -> int:
        """How many have left the queue."""
        return self.accepted + self.corrected + self.rejected


def progress(ledger: Ledger) -> Progress:
    """How far the review is."""
    live = int(ledger.connection.query("SELECT count(*) FROM record WHERE live = 1")[0][0])
    # By the corrections, which are few, instead of through all records.
    told = dict(ledger.connection.query(
        "SELECT standing, count(*) FROM record WHERE number IN (SELECT r.number FROM correction AS c"
        " JOIN version AS v ON v.report = c.report AND v.newest = 1"
        " JOIN reading AS g ON g.version = v.number AND g.superseded = 0"
        " JOIN record AS r ON r.reading = g.number AND r.imprint = c.imprint) GROUP BY standing"
    ))  # fmt: skip
    accepted, corrected, rejected = (int(told.get(name, 0)) for name in ("accepted", "corrected", "rejected"))
    return Progress(live + rejected, accepted, corrected, rejected)


def undecided(ledger: Ledger, records: Iterable[str]) -> dict[str, float]:
    """Those among the records that count and that nobody has decided about: id → confidence."""
    return dict(ledger.connection.query(
        "SELECT r.id, r.confidence FROM json_each(?) AS j JOIN record AS r ON r.id = j.value"
        " WHERE r.live = 1 AND r.standing = 'read'", [json.dumps(list(records))],
    ))  # fmt: skip


def doubtful(
    ledger: Ledger, points: Mapping[str, float], *, since: str, before: float, party: str | None = None,
    issue: str | None = None, as_of: str | None = None, limit: int = 100,
) -> list[Doubt]:  # fmt: skip
    """The undecided records by (1 − confidence) times the ``points`` of their kind, those dated before ``since``
    (a day) times ``before``; at most so many. Left out are kinds without points, and positions on which an estimate
    rests."""
    tests, values = "", list[object]()
    if days := asked(as_of, "as_of"):
        tests = (
            " AND r.published <= ? AND r.reading IN (SELECT g.number FROM version AS v"
            " JOIN reading AS g ON g.version = v.number WHERE v.newest = 1 AND v.published_last <= ?)"
        )
        values = [days[1]] * 2
    if party is not None:
        tests += " AND EXISTS (SELECT 1 FROM record_party AS q WHERE q.record = r.number AND q.party = ?)"
        values.append(party.strip().upper())
    if issue is not None:
        tests += f" AND json_extract({_NOW}, '$.issue') = ?"
        values.append(issue)
    rows = ledger.connection.query(
        "SELECT r.id, r.kind, r.confidence, coalesce(r.date_last >= ?, 0) AS inside FROM record AS r"
        f" WHERE r.live = 1 AND r.standing = 'read' AND r.kind IN ({', '.join('?' * len(points))}){tests}"
        f" AND (r.kind <> 'position' OR r.published = '{LATEST}' OR json_extract({_NOW}, '$.value') IS NULL"
        f" OR json_extract({_NOW}, '$.party') IS NULL)"
        f" ORDER BY (1.0 - r.confidence) * (CASE r.kind {'WHEN ? THEN ? ' * len(points)}END)"
        " * (CASE inside WHEN 1 THEN 1.0 ELSE ? END) DESC, r.published DESC, r.number LIMIT ?",
        [since, *points, *values, *(part for pair in points.items() for part in pair), before, limit],
    )
    return [(name, kind, float(sure), bool(inside)) for name, kind, sure, inside in rows]


def parties_of(ledger: Ledger, records: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The parties of live records: id → codes."""
    found: dict[str, list[str]] = {}
    for name, party in ledger.connection.query(
        "SELECT r.id, q.party FROM json_each(?) AS j JOIN record AS r ON r.id = j.value AND r.live = 1"
        " JOIN record_party AS q ON q.record = r.number ORDER BY r.number, q.party", [json.dumps(list(records))],
    ):  # fmt: skip
        found.setdefault(name, []).append(party)
    return {name: tuple(parties) for name, parties in found.items()}
