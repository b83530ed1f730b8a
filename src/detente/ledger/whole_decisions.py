"""What people decided about events, for exports and for putting it into another ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import UsageError
from detente.ledger import verdicts
from detente.ledger.store import Ledger
from detente.ledger.verdicts import AccountKey, Verb
from detente.ledger.whole import imprint_of


@dataclass(frozen=True)
class NamedAccount:
    """A record by the path of its report, its imprint (worked out where it is None) and its id."""

    report: str
    record: str
    imprint: str | None = None


@dataclass(frozen=True)
class WholeDecision:
    """A decision with its number in the sequence of all that people did; ``undoes`` is such a number."""

    number: int
    verb: Verb
    undoes: int | None
    author: str
    time: str
    reason: str | None
    parts: tuple[tuple[NamedAccount, ...], ...]


def decisions(ledger: Ledger) -> list[WholeDecision]:
    """All decisions in the order in which they were made."""
    paths: dict[int, str] = dict(ledger.connection.query("SELECT number, path FROM report"))
    return [
        WholeDecision(
            d.number, d.verb, d.undoes, d.author, d.time, d.reason,
            tuple(tuple(NamedAccount(paths[a.report], a.record, a.imprint) for a in part) for part in d.parts),
        ) for d in verdicts.every(ledger.connection)
    ]  # fmt: skip


def put_decision(
    ledger: Ledger, verb: Verb, parts: Sequence[Sequence[NamedAccount]], author: str, time: str, reason: str | None,
    undoes: int | None,
) -> int:  # fmt: skip
    """Add a decision, within a transaction of the caller; returns its number. ``undoes`` is the number of another one.

    Raises UsageError for unknown records, records of different kinds, and parts that the verb cannot have."""
    keys = [[_key(ledger, account) for account in part] for part in parts]
    named = [key for part in keys for key in part]
    if len(named) < 2 or len({key[:2] for key in named}) < len(named):
        raise UsageError(f"A {verb} names two records or more, each once.")
    if (verb == "undo") != (undoes is not None):
        raise UsageError("Only an undo takes back another decision, and it must say which.")
    if (verb == "merge" and len(parts) != 1) or (verb == "split" and len(parts) < 2):
        raise UsageError(f"A {verb} has {len(parts)} parts: a merge has one, a split two or more.")
    kinds = {key.record.partition("-")[0] for key in named}
    if len(kinds) > 1 or not kinds <= {"co", "ac"}:
        raise UsageError(f"A {verb} names records of one kind, contacts or actions.")
    if undoes is not None and undoes not in {d.number for d in verdicts.active(verdicts.every(ledger.connection))}:
        raise UsageError("What this undo takes back is no merge or split, or was taken back before.")
    return verdicts.put(ledger.connection, verb, keys, author, time, reason, undoes)


def _key(ledger: Ledger, account: NamedAccount) -> AccountKey:
    imprint = account.imprint or imprint_of(ledger, account.record)
    found = ledger.connection.query(
        "SELECT p.number FROM report AS p JOIN version AS v ON v.report = p.number JOIN reading AS g"
        " ON g.version = v.number JOIN record AS r ON r.reading = g.number WHERE p.path = ? AND r.imprint = ? LIMIT 1",
        [account.report, imprint],
    )
    if not found:
        raise UsageError(f"There is no record {account.record} of {account.report} to merge or split.")
    return AccountKey(found[0][0], imprint, account.record)
