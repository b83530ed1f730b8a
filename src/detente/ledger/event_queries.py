"""Events as they are asked for: what is agreed of each, every report's own account, and why they are one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Unpack

from detente.errors import NothingNamed, UsageError
from detente.ledger import finding, queries, rows
from detente.ledger.connection import Connection
from detente.ledger.dates import bounds
from detente.ledger.queries import Filters
from detente.ledger.store import Ledger
from detente.ledger.telling import KINDS
from detente.records import Record

PREFIX = "ev-"
_SUMMARY = {
    "contact": ("form", "parties", "participants", "date", "place", "status"),
    "action": ("type", "mode", "source", "target", "date", "place", "factuality"),
}
_ALL_OF = ("parties", "participants")
_LATEST = ("status", "factuality")


@dataclass(frozen=True)
class Account:
    """One report's account of an event: its record, corrected, and where it stands; ``copies`` are the reports that
    only repeat this one."""

    record: Record
    published: str | None
    outlet: str | None
    title: str | None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Joint:
    """Why two records are accounts of one event. ``by`` is ``rules`` or the person who decided it; ``score`` is from
    0.5, just enough, to 1, and None where a person decided or the same sentences tell of both."""

    records: tuple[str, str]
    why: str
    score: float | None
    by: str
    time: str


@dataclass(frozen=True)
class Event:
    """One thing that happened, or is to happen, with every report's account of it by date of publication.

    ``id`` is ``ev-`` and the digits of its first account's id; those of any other account find it too. ``fields`` say
    what the accounts come to: of a date the most precise, of a status that of the latest account, else what most say.
    ``reports`` counts the reports without copies. ``consultations`` are the actions told by the same sentences."""

    id: str
    kind: str
    fields: dict[str, Any]
    reports: int
    accounts: tuple[Account, ...]
    joints: tuple[Joint, ...]
    consultations: tuple[str, ...] = ()


def events(ledger: Ledger, kind: str, **filters: Unpack[Filters]) -> list[Event]:
    """The events of which at least one account of this kind (``contact``, ``action``) passes the filters, by the first
    that does; ``limit`` counts events. Raises UsageError as the filters do."""
    if kind not in KINDS:
        raise UsageError(f"A {kind} is no account of an event: only contacts and actions are.")
    limit = filters.pop("limit", None)
    if limit is not None and limit < 0:
        raise UsageError(f"limit is {limit}: give 0 or more.")
    firsts: dict[int, None] = {}
    for number in queries.numbers(ledger, kind, **filters):
        if limit is not None and len(firsts) > limit:
            break
        firsts[first_of(ledger.connection, number)] = None
    return [_load(ledger.connection, first, kind) for first in list(firsts)[:limit]]


def shared_events(ledger: Ledger) -> Iterator[Event]:
    """All events that more than one record tells of, one after the other, by their first accounts."""
    for first, kind in ledger.connection.query(
        "SELECT f.number, f.kind FROM record AS f JOIN record AS r ON r.event = f.number AND r.live = 1"
        " AND r.kind = f.kind WHERE f.live = 1 GROUP BY f.number HAVING count(*) > 1 ORDER BY f.published, f.id"
    ):
        yield _load(ledger.connection, first, kind)


def event(ledger: Ledger, name: str) -> Event:
    """The event with this id, or that of the contact or action with this id. Raises UsageError where there is none."""
    number = event_number(ledger.connection, name)
    kind = ledger.connection.query("SELECT kind FROM record WHERE number = ?", [number])[0][0]
    return _load(ledger.connection, first_of(ledger.connection, number), kind)


def is_event(name: str) -> bool:
    """Whether this is the id of an event, or the beginning of one."""
    return name.startswith(PREFIX)


def event_number(connection: Connection, name: str) -> int:
    """The number of the record that an id names: of a contact or action, or of the first account of an event. Raises
    UsageError where there is none, naming the nearest, or where it is of another kind."""
    number = _account_number(connection, name) if is_event(name) else finding.record_number(connection, name)
    found, kind, live, report, imprint = connection.query(
        "SELECT r.id, r.kind, r.live, v.report, r.imprint FROM record AS r JOIN reading AS g ON g.number = r.reading"
        " JOIN version AS v ON v.number = g.version WHERE r.number = ?", [number],
    )[0]  # fmt: skip
    if kind not in KINDS:
        raise UsageError(f"{found} is a {kind}: only contacts and actions are accounts of events.")
    if not live:  # an earlier reading's: the same record in the newest one stands for it
        newer = connection.query(
            "SELECT r.number FROM version AS v JOIN reading AS g ON g.version = v.number JOIN record AS r"
            " ON r.reading = g.number WHERE v.report = ? AND r.imprint = ? AND r.live = 1", [report, imprint],
        )  # fmt: skip
        return int(newer[0][0]) if newer else number
    return number


def _account_number(connection: Connection, name: str) -> int:
    digits = name.removeprefix(PREFIX)
    problem: UsageError | None = None
    for prefix in ("co-", "ac-"):
        try:
            return finding.record_number(connection, prefix + digits)
        except UsageError as error:
            if "begin with" in str(error):
                raise UsageError(f"Several events begin with {name!r}: give more of the id.") from error
            problem = problem or error
    near = str(problem).rpartition("did you mean ")[2].rstrip("?") if "did you mean" in str(problem) else ""
    hint = f": did you mean {PREFIX}{near[3:]}?" if near[:3] in ("co-", "ac-") else "."
    raise NothingNamed(f"There is no event {name!r} in the ledger{hint}") from problem


def first_of(connection: Connection, number: int) -> int:
    """The first account of the event of a record; the record itself where it stands alone."""
    event = connection.query("SELECT event FROM record WHERE number = ?", [number])[0][0]
    return number if event is None else int(event)


def account_numbers(connection: Connection, first: int, kind: str) -> list[int]:
    """The accounts of an event that are of this kind, by date of publication; the first alone where there is none."""
    found = connection.query(
        "SELECT r.number FROM record AS r JOIN reading AS g ON g.number = r.reading"
        " JOIN version AS v ON v.number = g.version JOIN report AS p ON p.number = v.report"
        " WHERE r.event = ? AND r.live = 1 AND r.kind = ? ORDER BY r.published, p.path, r.n", [first, kind],
    )  # fmt: skip
    return [number for (number,) in found] or [first]


def event_id(connection: Connection, first: int) -> str:
    """The id of the event whose first account this is."""
    return PREFIX + str(connection.query("SELECT id FROM record WHERE number = ?", [first])[0][0]).partition("-")[2]


def _load(connection: Connection, first: int, kind: str) -> Event:
    numbers = account_numbers(connection, first, kind)
    accounts = tuple(_accounts(connection, numbers))
    consultations = () if kind == "action" else tuple(
        name for (name,) in connection.query(
            "SELECT id FROM record WHERE event = ? AND live = 1 AND kind = 'action' ORDER BY id", [first]
        )
    )  # fmt: skip
    return Event(
        event_id(connection, first), kind, _summary(kind, [rows.fields_of(a.record) for a in accounts]),
        _sources(connection, numbers), accounts, tuple(_joints(connection, numbers)), consultations,
    )  # fmt: skip


def _accounts(connection: Connection, numbers: list[int]) -> Iterator[Account]:
    for number, record in zip(numbers, finding.load(connection, numbers), strict=True):
        published, outlet, title, report = connection.query(
            "SELECT v.published, v.outlet, v.title, v.report FROM record AS r JOIN reading AS g ON g.number = r.reading"
            " JOIN version AS v ON v.number = g.version WHERE r.number = ?", [number],
        )[0]  # fmt: skip
        copies = connection.query(
            "SELECT p.path FROM version AS v JOIN report AS p ON p.number = v.report"
            " WHERE v.newest = 1 AND v.duplicate_of = ? ORDER BY p.path", [report],
        )  # fmt: skip
        yield Account(record, published, outlet, title, tuple(path for (path,) in copies))


def _sources(connection: Connection, numbers: list[int]) -> int:
    """How many reports tell of it; a copy and its original are one."""
    return len({
        connection.query(
            "SELECT coalesce(v.duplicate_of, v.report) FROM record AS r JOIN reading AS g ON g.number = r.reading"
            " JOIN version AS v ON v.number = g.version WHERE r.number = ?", [number],
        )[0][0] for number in numbers
    })  # fmt: skip


def _joints(connection: Connection, numbers: Iterable[int]) -> Iterator[Joint]:
    """The links among the accounts, by the order of the accounts."""
    wanted = set(numbers)
    seen: set[tuple[int, int]] = set()
    for number in numbers:
        for record, other, one_id, other_id, score, why, author, time in connection.query(
            "SELECT l.record, l.other, a.id, b.id, l.score, l.why, d.author, l.time FROM event_link AS l"
            " JOIN record AS a ON a.number = l.record JOIN record AS b ON b.number = l.other"
            " LEFT JOIN decision AS d ON d.number = l.decision WHERE l.record = ?1 OR l.other = ?1 ORDER BY a.id, b.id",
            [number],
        ):
            if {record, other} <= wanted and (record, other) not in seen:
                seen.add((record, other))
                ids = (one_id, other_id) if one_id < other_id else (other_id, one_id)
                yield Joint(ids, why, score, author or "rules", time)


def _summary(kind: str, accounts: list[dict[str, Any]]) -> dict[str, Any]:
    return {name: _agreed(name, [fields[name] for fields in accounts]) for name in _SUMMARY[kind]}


def _agreed(name: str, values: list[Any]) -> Any:
    """What the accounts come to, in the order of publication."""
    told = [value for value in values if value not in (None, [])]
    if name in _ALL_OF:
        return list(dict.fromkeys(item for value in told for item in value))
    if not told:
        return None
    if name in _LATEST:
        return told[-1]
    keys = [rows.json_line(value) for value in told]
    times = Counter(keys)
    if name == "date":
        return min(told, key=lambda value: (_width(value), -times[rows.json_line(value)]))
    return told[max(range(len(told)), key=lambda n: (times[keys[n]], -n))]


def _width(written: str) -> int:
    """How many days a date may mean, roughly; what is not understood is the least precise."""
    found = bounds(written)
    if found is None:
        return 10**9
    days = [int(day[:4]) * 372 + int(day[5:7]) * 31 + int(day[8:]) for day in found]
    return days[1] - days[0]
