"""One event, many reports: brings the events of the ledger up to date with its records and with what people decided.

``settle`` works out anew only what may have changed: the records that are waiting (``pending``) and all that hang
together with them by links, now or before. That gives the same as working out everything, because whether two records
come together depends only on records that hang together with them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from detente.knowledge.merging_words import merging_words
from detente.ledger import verdicts
from detente.ledger.accounts import Entry, Shelf, fetch_all
from detente.ledger.connection import Connection
from detente.ledger.consultations import attach
from detente.ledger.events import RULES, Comparison, Event, Link, Pair, events, links
from detente.ledger.store import Ledger

_FEW = 0.2
"""Up to this share of all contacts and actions the waiting ones are looked up one by one."""


@dataclass
class _Scope:
    """The records of which it is decided anew, with the links among them."""

    entries: dict[int, Entry] = field(default_factory=dict)
    links: dict[Pair, Link] = field(default_factory=dict)


def settle(ledger: Ledger) -> int:
    """Decide of all waiting records which events they tell of; returns how many were waiting.

    In a transaction of its own."""
    if ledger.connection.read_only:
        return 0
    with ledger.connection.transaction():
        return settle_within(ledger.connection)


def settle_within(connection: Connection) -> int:
    """``settle`` within a transaction of the caller."""
    if _other_rules(connection):
        connection.change(
            "INSERT INTO event_pending SELECT number, NULL FROM record WHERE live = 1 AND kind IN ('contact', 'action')"
        )
    waiting = connection.query("SELECT DISTINCT record, fields FROM event_pending")
    if not waiting:
        return 0
    comparison = Comparison()
    together, apart = verdicts.verdicts(connection)
    every = connection.query("SELECT count(*) FROM record WHERE live = 1 AND kind IN ('contact', 'action')")[0][0]
    if len(waiting) > _FEW * every:
        scope = _whole(connection, comparison)
    else:
        scope = _around(connection, comparison, waiting, together)
    tellings = {number: entry.telling for number, entry in scope.entries.items()}
    inside = {ends: link for ends, link in together.items() if ends[0] in tellings and ends[1] in tellings}
    _keep(connection, scope, events(tellings, scope.links, inside, apart, comparison), {row[0] for row in waiting})
    connection.change("DELETE FROM event_pending")
    return len({row[0] for row in waiting})


def _other_rules(connection: Connection) -> bool:
    """Whether it was decided by other rules so far; from now on it is by these."""
    if connection.query("SELECT rules FROM event_rules") == [(RULES,)]:
        return False
    connection.change("DELETE FROM event_rules")
    connection.change("INSERT INTO event_rules (rules) VALUES (?)", [RULES])
    return True


def _whole(connection: Connection, comparison: Comparison) -> _Scope:
    entries = fetch_all(connection)
    return _Scope(entries, links((entry.telling for entry in entries.values()), comparison))


def _around(
    connection: Connection, comparison: Comparison, waiting: Iterable[tuple[int, str | None]], together: Iterable[Pair]
) -> _Scope:
    """The waiting records with all that hang together with them, now or as they were before."""
    shelf, scope = Shelf(connection, comparison), _Scope()
    beside: dict[int, set[int]] = {}
    for one, other in together:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    queue = _seeds(connection, shelf, waiting)
    while queue:
        number = queue.pop()
        entry = shelf.get(number)
        if number in scope.entries or not entry.live:
            continue
        scope.entries[number] = entry
        found = shelf.links(entry.telling)
        scope.links.update(found)
        queue.update(end for ends in found for end in ends)
        queue.update(beside.get(number, ()))
    return scope


def _seeds(connection: Connection, shelf: Shelf, waiting: Iterable[tuple[int, str | None]]) -> set[int]:
    """The waiting records, those in one event with them, and the like of what they were before."""
    seeds: set[int] = set()
    consult = merging_words().go_with_contact
    for number, fields in waiting:
        now = shelf.get(number)
        seeds.add(number)
        if fields is not None:
            before = shelf.before(number, fields).telling
            seeds.update(end for ends in shelf.links(before) for end in ends)
        if now.event is not None:
            seeds.update(n for (n,) in connection.query("SELECT number FROM record WHERE event = ?", [now.event]))
        if now.root in consult or (fields is not None and any(root in fields for root in consult)):
            seeds.update(n for (n,) in connection.query(
                "SELECT number FROM record WHERE reading = ? AND kind = 'contact' AND live = 1", [now.reading]
            ))  # fmt: skip
    return seeds


def _keep(connection: Connection, scope: _Scope, found: list[Event], waiting: Collection[int]) -> None:
    """Write down the events of the scope and why they are."""
    event_of: dict[int, int | None] = dict.fromkeys(waiting, None)
    reasons: list[tuple[object, ...]] = []
    for event in found:
        first = event.members[0].number
        event_of.update(dict.fromkeys((m.number for m in event.members), first if len(event.members) > 1 else None))
        reasons += [_reason(connection, scope.entries, ends, link) for ends, link in sorted(event.links.items())]
    decided = list(event_of)
    attached, consultations = attach(connection, scope.entries, event_of)
    reasons += consultations
    event_of.update(attached)
    before = {number: entry.event for number, entry in scope.entries.items()}
    connection.change_many("DELETE FROM event_link WHERE record = ?1 OR other = ?1", [(number,) for number in decided])
    # Of a contact outside the scope nothing is decided but which action goes with it: its other links stay.
    connection.change_many(
        "DELETE FROM event_link WHERE (record = ?1 OR other = ?1) AND score IS NULL AND decision IS NULL",
        [(number,) for number in attached if number not in set(decided)],
    )
    connection.change_many(
        "UPDATE record SET event = ? WHERE number = ?",
        [(event, number) for number, event in event_of.items() if before.get(number, -1) != event],
    )
    connection.change_many(
        "INSERT OR REPLACE INTO event_link (record, other, score, why, decision, time) VALUES (?, ?, ?, ?, ?, ?)",
        reasons,
    )


def _reason(connection: Connection, entries: Mapping[int, Entry], ends: Pair, link: Link) -> tuple[object, ...]:
    """The row for a link; a person's has the person's time, a rule's that of the later reading."""
    if link.decision is None:
        time = max(entries[number].read_at for number in ends)
    else:
        time = connection.query("SELECT time FROM decision WHERE number = ?", [link.decision])[0][0]
    return (*ends, link.score, link.why, link.decision, time)
