"""Records as accounts of events: how they are fetched from the file, and those among which one may have its like."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.ledger.connection import Connection
from detente.ledger.events import Comparison, Link, Pair, pair
from detente.ledger.rows import fields_from
from detente.ledger.telling import FARTHEST_DAYS, WIDEST_DAYS, Telling, facts_of, mergeable

_SELECT = """
SELECT r.number, r.id, r.kind, coalesce(r.now, r.fields), p.path, r.published, r.n, v.published, w.text, r.live,
       r.reading, r.event, g.read_at
  FROM record AS r JOIN reading AS g ON g.number = r.reading JOIN version AS v ON v.number = g.version
  JOIN report AS p ON p.number = v.report JOIN evidence_text AS w ON w.number = r.number"""

_NEAR = """
SELECT DISTINCT record FROM record_party
 WHERE party = ? AND kind = ? AND date_first BETWEEN ? AND ? AND date_last >= ?"""


@dataclass(frozen=True)
class Entry:
    """A record as the file has it: ``event`` is the first account of its event so far, ``root`` an action's type."""

    telling: Telling
    live: bool
    reading: int
    event: int | None
    read_at: str
    root: str | None


def entry(row: Sequence[Any], fields: str | None = None) -> Entry:
    """A row of the query as an entry; with ``fields`` instead of its own, what it was before it was corrected."""
    number, name, kind, own, path, first, n, published, text, live, reading, event, read_at = row
    values = fields_from(fields or own)
    telling = Telling(number, name, path, (first, path, n), facts_of(kind, values, published), text or "")
    return Entry(telling, bool(live), reading, event, read_at, values.get("type"))


def fetch_all(connection: Connection) -> dict[int, Entry]:
    """Every live contact and action, by number."""
    rows = connection.query(f"{_SELECT} WHERE r.live = 1 AND r.kind IN ('contact', 'action')")
    return {row[0]: entry(row) for row in rows}


class Shelf:
    """Fetches entries when they are first asked for, and finds the like of each."""

    def __init__(self, connection: Connection, comparison: Comparison) -> None:
        self._connection = connection
        self._comparison = comparison
        self._entries: dict[int, Entry] = {}

    def get(self, number: int) -> Entry:
        """The record with this number."""
        if number not in self._entries:
            self._entries[number] = entry(self._row(number))
        return self._entries[number]

    def before(self, number: int, fields: str) -> Entry:
        """The record as it was when it had these fields."""
        return entry(self._row(number), fields)

    def _row(self, number: int) -> tuple[Any, ...]:
        return self._connection.query(f"{_SELECT} WHERE r.number = ?", [number])[0]

    def links(self, telling: Telling) -> dict[Pair, Link]:
        """The links between a record and all live ones."""
        found = {}
        for number in self._near(telling):
            link = self._comparison.link(telling, self.get(number).telling)
            if link is not None:
                found[pair(telling.number, number)] = link
        return found

    def _near(self, telling: Telling) -> Iterable[int]:
        facts = telling.facts
        if facts.days is None or not mergeable(facts):
            return []
        # A record without a date stands at the date of its report; dates wider than a year are not compared.
        first, last = facts.days[0] - 2 * FARTHEST_DAYS, facts.days[1] + 2 * FARTHEST_DAYS
        days = [_iso(first - WIDEST_DAYS), _iso(last), _iso(first)]
        near = {
            number for party in facts.parties for (number,) in self._connection.query(_NEAR, [party, facts.kind, *days])
        }
        return sorted(near - {telling.number})


def _iso(ordinal: int) -> str:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()
