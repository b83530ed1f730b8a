"""What people decided about events, as rows and as what follows from them: who stands together, who apart.

A decision holds for the same record in later readings and versions of its report too, as corrections do. Of two that
contradict each other the later one holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from detente.ledger.connection import Connection
from detente.ledger.events import Link, Pair, pair
from detente.ledger.writing import NEXT_NUMBER

Verb = Literal["merge", "split", "undo"]


class AccountKey(NamedTuple):
    """A record in every version of its report: the report's number, the imprint, and the id that it had."""

    report: int
    imprint: str
    record: str


@dataclass(frozen=True)
class Decision:
    """A merge (one part) or split (its parts stand asunder) by a person, or the taking back of one (``undoes``)."""

    number: int
    verb: Verb
    undoes: int | None
    author: str
    time: str
    reason: str | None
    parts: tuple[tuple[AccountKey, ...], ...] = ()

    @property
    def accounts(self) -> tuple[AccountKey, ...]:
        """All accounts that it names."""
        return tuple(account for part in self.parts for account in part)


def put(
    connection: Connection, verb: Verb, parts: Sequence[Sequence[AccountKey]], author: str, time: str,
    reason: str | None = None, undoes: int | None = None,
) -> int:  # fmt: skip
    """Add a decision, within a transaction of the caller; returns its number."""
    number = connection.change(
        f"INSERT INTO decision (number, verb, undoes, author, time, reason) VALUES ({NEXT_NUMBER}, ?, ?, ?, ?, ?)",
        [verb, undoes, author, time, reason],
    )
    named = [(part, *account) for part, accounts in enumerate(parts) for account in accounts]
    connection.change_many(
        "INSERT INTO decision_account (decision, n, part, report, imprint, record) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, n, *row) for n, row in enumerate(named)],
    )
    return number


def every(connection: Connection) -> list[Decision]:
    """All decisions in the order in which they were made."""
    parts: dict[int, dict[int, list[AccountKey]]] = {}
    for decision, part, *account in connection.query(
        "SELECT decision, part, report, imprint, record FROM decision_account ORDER BY decision, n"
    ):
        parts.setdefault(decision, {}).setdefault(part, []).append(AccountKey(*account))
    return [
        Decision(
            number, verb, undoes, author, time, reason, tuple(tuple(keys) for keys in parts.get(number, {}).values())
        )
        for number, verb, undoes, author, time, reason in connection.query(
            "SELECT number, verb, undoes, author, time, reason FROM decision ORDER BY number"
        )
    ]


def active(decisions: Sequence[Decision]) -> list[Decision]:
    """The merges and splits that were not taken back."""
    undone = {decision.undoes for decision in decisions}
    return [decision for decision in decisions if decision.verb != "undo" and decision.number not in undone]


def key_of(connection: Connection, number: int) -> AccountKey:
    """The key of a record."""
    return AccountKey(*connection.query(
        "SELECT v.report, r.imprint, r.id FROM record AS r JOIN reading AS g ON g.number = r.reading"
        " JOIN version AS v ON v.number = g.version WHERE r.number = ?", [number],
    )[0])  # fmt: skip


def live_number(connection: Connection, account: AccountKey) -> int | None:
    """The record that stands for the account in the newest reading; None where it has no such record any more."""
    found = connection.query(
        "SELECT r.number FROM version AS v JOIN reading AS g ON g.version = v.number AND g.superseded = 0"
        " JOIN record AS r ON r.reading = g.number"
        " WHERE v.report = ? AND v.newest = 1 AND r.imprint = ? AND r.live = 1",
        [account.report, account.imprint],
    )
    return int(found[0][0]) if found else None


def verdicts(connection: Connection) -> tuple[dict[Pair, Link], set[Pair]]:
    """The pairs of records that people put together, with their reasons, and those that they put apart."""
    together: dict[Pair, Link] = {}
    apart: set[Pair] = set()
    groups: dict[int, set[int]] = {}
    for decision in reversed(active(every(connection))):
        parts = [[live_number(connection, account) for account in part] for part in decision.parts]
        numbers = [[number for number in part if number is not None] for part in parts]
        if decision.verb == "split":
            for n, part in enumerate(numbers):
                _put_apart(part, [number for later in numbers[n + 1 :] for number in later], groups, apart)
            continue
        link = Link(None, "merged by hand" + (f": {decision.reason}" if decision.reason else ""), decision.number)
        for one, other in _pairs(numbers):
            if _put_together(one, other, groups, apart):
                together[pair(one, other)] = link
    return together, apart


def _pairs(parts: Sequence[Sequence[int]]) -> list[Pair]:
    numbers = [number for part in parts for number in part]
    return [(one, other) for n, one in enumerate(numbers) for other in numbers[n + 1 :]]


def _put_apart(part: Sequence[int], rest: Sequence[int], groups: dict[int, set[int]], apart: set[Pair]) -> None:
    """Unless a later decision has put them together."""
    for one in part:
        apart.update(pair(one, other) for other in rest if other not in groups.get(one, {one}))


def _put_together(one: int, other: int, groups: dict[int, set[int]], apart: set[Pair]) -> bool:
    """Make the groups of both one, unless a later decision has put two of them apart; False where nothing changes."""
    first, second = groups.setdefault(one, {one}), groups.setdefault(other, {other})
    if first is second or any(pair(a, b) in apart for a in first for b in second):
        return False
    first |= second
    for number in second:
        groups[number] = first
    return True
