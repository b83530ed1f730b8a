"""Merging and splitting events by hand, and taking back what was decided last: rows with author, time and reason.

No account is changed by it. A decision is kept, settled at once, and holds when reports are read again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import UsageError
from detente.ledger import corrections, event_queries, finding, merging, pending, verdicts
from detente.ledger.connection import Connection
from detente.ledger.event_queries import Event, account_numbers, event_id, event_number, first_of
from detente.ledger.store import Ledger
from detente.ledger.verdicts import Decision
from detente.records import Record


@dataclass(frozen=True)
class Undone:
    """What was taken back: a correction of ``record``, or a merge or split, after which the accounts it named belong to
    ``events``."""

    verb: str
    record: Record | None = None
    events: tuple[Event, ...] = ()


def merge(ledger: Ledger, names: Sequence[str], author: str, time: str, reason: str | None = None) -> Event:
    """Say that the events of these records (or with these ids) are one; returns it. ``time`` is ISO 8601.

    Raises UsageError for an unknown id, for records of different kinds, and where they are one already."""
    connection = ledger.connection
    if len(set(names)) < 2:
        raise UsageError("There is nothing to merge: name two records or events, or more.")
    numbers = [_told(connection, _live(connection, name)) for name in names]
    kinds = [_kind(connection, number) for number in numbers]
    if len(set(kinds)) > 1:
        other = next(n for n, kind in enumerate(kinds) if kind != kinds[0])
        raise UsageError(
            f"{names[0]} is of kind {kinds[0]} and {names[other]} of kind {kinds[other]}: only accounts of one kind"
            " can be one event."
        )
    firsts = list(dict.fromkeys(first_of(connection, number) for number in numbers))
    if len(firsts) == 1:
        raise UsageError(f"They are one event already: {event_id(connection, firsts[0])}.")
    accounts = [number for first in firsts for number in account_numbers(connection, first, kinds[0])]
    _decide(ledger, "merge", [accounts], author, time, reason)
    return event_queries.event(ledger, names[0])


def split(ledger: Ledger, name: str, author: str, time: str, reason: str | None = None) -> list[Event]:
    """Say that a record is not an account of the event in which it stands; with the id of an event, that none of its
    accounts tells of the same thing as another. Returns the events of all these accounts.

    Raises UsageError for an unknown id, and where there is only one account."""
    connection = ledger.connection
    number = _told(connection, _live(connection, name))
    kind = _kind(connection, number)
    accounts = account_numbers(connection, first_of(connection, number), kind)
    if len(accounts) < 2:
        raise UsageError(f"{name} stands alone: no other report's account is with it.")
    if event_queries.is_event(name):
        parts = [[account] for account in accounts]
    else:
        parts = [[number], [account for account in accounts if account != number]]
    _decide(ledger, "split", parts, author, time, reason)
    return _events(ledger, accounts)


def undo(ledger: Ledger, name: str, author: str, time: str, reason: str | None = None) -> Undone:
    """Take back what was done last to a record or an event and is not yet taken back: a correction, merge or split.

    Raises UsageError for an unknown id and where there is nothing to take back."""
    connection = ledger.connection
    of_event = event_queries.is_event(name)
    number = event_number(connection, name) if of_event else finding.record_number(connection, name)
    numbers = [number]
    if of_event:
        numbers = account_numbers(connection, first_of(connection, number), _kind(connection, number))
    decided = _last_decision(connection, numbers)
    corrected = 0 if of_event else _last_correction(connection, number)
    if decided is None or decided.number < corrected:
        if of_event:
            raise UsageError(f"Nobody has merged or split {name}: there is nothing to undo.")
        return Undone("correction", record=corrections.undo(ledger, name, author, time, reason))
    touched = [found for account in decided.accounts if (found := verdicts.live_number(connection, account))]
    with connection.transaction():
        pending.note(connection, touched)
        verdicts.put(connection, "undo", decided.parts, author, time, reason, undoes=decided.number)
        merging.settle_within(connection)
    connection.settle()
    return Undone(decided.verb, events=tuple(_events(ledger, touched)))


def history(ledger: Ledger, name: str) -> list[Decision]:
    """The decisions about a record or an event, in the order in which they were made."""
    connection = ledger.connection
    number = event_number(connection, name) if event_queries.is_event(name) else finding.record_number(connection, name)
    numbers = [number]
    if event_queries.is_event(name):
        numbers = account_numbers(connection, first_of(connection, number), _kind(connection, number))
    return _naming(connection, numbers, verdicts.every(connection))


def _live(connection: Connection, name: str) -> int:
    """The number of a record that counts; raises UsageError for one that was rejected or is not found any more."""
    number = event_number(connection, name)
    standing, live = connection.query("SELECT standing, live FROM record WHERE number = ?", [number])[0]
    if not live and standing == "rejected":
        raise UsageError(f"{name} is rejected: take that back first (detente undo {name}).")
    if not live:
        raise UsageError(f"{name} is of an earlier reading, and the newest has no such record: name one that counts.")
    return number


def _told(connection: Connection, number: int) -> int:
    """The contact to which a CONSULT action belongs; another record itself."""
    first = first_of(connection, number)
    if _kind(connection, number) == "action" and _kind(connection, first) == "contact":
        return first
    return number


def _kind(connection: Connection, number: int) -> str:
    return str(connection.query("SELECT kind FROM record WHERE number = ?", [number])[0][0])


def _decide(
    ledger: Ledger, verb: verdicts.Verb, parts: Sequence[Sequence[int]], author: str, time: str, reason: str | None
) -> None:
    connection = ledger.connection
    with connection.transaction():
        keys = [[verdicts.key_of(connection, number) for number in part] for part in parts]
        pending.note(connection, [number for part in parts for number in part])
        verdicts.put(connection, verb, keys, author, time, reason)
        merging.settle_within(connection)
    connection.settle()


def _events(ledger: Ledger, numbers: Sequence[int]) -> list[Event]:
    firsts = dict.fromkeys(first_of(ledger.connection, number) for number in numbers)
    return [event_queries.event(ledger, event_id(ledger.connection, first)) for first in firsts]


def _naming(connection: Connection, numbers: Sequence[int], decisions: Sequence[Decision]) -> list[Decision]:
    """Those among the decisions that name one of the records."""
    named = {verdicts.key_of(connection, number)[:2] for number in numbers}
    return [d for d in decisions if any(account[:2] in named for account in d.accounts)]


def _last_decision(connection: Connection, numbers: Sequence[int]) -> Decision | None:
    found = _naming(connection, numbers, verdicts.active(verdicts.every(connection)))
    return found[-1] if found else None


def _last_correction(connection: Connection, number: int) -> int:
    """The number of the last correction of a record that is not taken back; 0 where there is none."""
    report, imprint, _ = verdicts.key_of(connection, number)
    done: list[int] = []
    for n, verb in connection.query(
        "SELECT number, verb FROM correction WHERE report = ? AND imprint = ? ORDER BY number", [report, imprint]
    ):
        if verb != "undo":
            done.append(n)
        elif done:
            done.pop()
    return done[-1] if done else 0
