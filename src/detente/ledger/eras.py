"""What took place, counted by year, month or day, and told a page at a time.

Contacts that were held or go on and deeds that took place count; consultations count as contacts only. A record is
filed under the day on which its date begins, one without a date under that of its report.
"""

from dataclasses import dataclass
from typing import Any

from detente.errors import UsageError
from detente.ledger import finding
from detente.ledger.dates import asked
from detente.ledger.store import Ledger
from detente.ledger.words import full_text
from detente.records import Action, Contact

_FROM = (
    " FROM record AS r JOIN reading AS g ON g.number = r.reading JOIN version AS v ON v.number = g.version"
    " WHERE r.live = 1 AND r.kind IN ('contact', 'action') AND r.date_first IS NOT NULL AND CASE r.kind"
    " WHEN 'contact' THEN json_extract(coalesce(r.now, r.fields), '$.status') IN ('held', 'ongoing')"
    " ELSE json_extract(coalesce(r.now, r.fields), '$.factuality') IN ('happened', 'ongoing')"
    " AND json_extract(coalesce(r.now, r.fields), '$.type') <> 'CONSULT' END"
)
_YEAR, _MONTH, _DAY = 4, 7, 10  # characters of an ISO date


@dataclass(frozen=True)
class Era:
    """A year, month or day (``2015``, ``2015-12``, ``2015-12-14``) and how much took place in it."""

    when: str
    contacts: int
    actions: int


@dataclass(frozen=True)
class Wanted:
    """What is looked for: in the year, month or day ``within``, of a ``party``, published by ``as_of``, with the
    ``words`` in its sentences; all that is given must hold."""

    within: str | None = None
    party: str | None = None
    as_of: str | None = None
    words: str | None = None


def eras(ledger: Ledger, wanted: Wanted) -> list[Era]:
    """The years in which something took place; the months of the year ``within``, the days of the month in which it
    is. Raises UsageError for a date that is none."""
    within = wanted.within
    size = _YEAR if within is None else _MONTH if len(within) == _YEAR else _DAY
    whole = None if within is None else within[: _YEAR if size == _MONTH else _MONTH]
    tests, values = _tests(Wanted(whole, wanted.party, wanted.as_of, wanted.words))
    rows = ledger.connection.query(
        f"SELECT substr(r.date_first, 1, {size}) AS era, sum(r.kind = 'contact'), sum(r.kind = 'action'){_FROM}{tests}"
        " GROUP BY era ORDER BY era", values,
    )  # fmt: skip
    return [Era(*row) for row in rows]


def took_place(
    ledger: Ledger, wanted: Wanted, *, newest: bool = False, limit: int | None = None, offset: int = 0
) -> list[Contact | Action]:
    """A page of the contacts and deeds that are wanted, by day, the ``newest`` first or last."""
    if offset < 0 or (limit is not None and limit < 0):
        raise UsageError("limit and offset are 0 or more.")
    tests, values = _tests(wanted)
    order = "r.date_first DESC, r.published DESC, r.number" if newest else "r.date_first, r.published, r.number"
    numbers = ledger.connection.query(
        f"SELECT r.number{_FROM}{tests} ORDER BY {order} LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    )
    found = finding.load(ledger.connection, [number for (number,) in numbers])
    return [record for record in found if isinstance(record, (Contact, Action))]


def _tests(wanted: Wanted) -> tuple[str, list[Any]]:
    tests, values = "", list[Any]()
    if days := asked(wanted.within, "within"):
        tests, values = f"{tests} AND r.date_first BETWEEN ? AND ?", [*values, *days]
    if days := asked(wanted.as_of, "as_of"):
        tests, values = f"{tests} AND v.published_last <= ?", [*values, days[1]]
    if wanted.party is not None:
        tests += " AND EXISTS (SELECT 1 FROM record_party AS q WHERE q.record = r.number AND q.party = ?)"
        values.append(wanted.party.strip().upper())
    if wanted.words:
        tests += " AND r.number IN (SELECT rowid FROM evidence_words WHERE evidence_words MATCH ?)"
        values.append(full_text(wanted.words))
    return tests, values
