"""The review queue: the records that a person should look at first, and what a decision did to the board.

A record's score is its doubt, 1 − confidence, times its points: by how much a wrong record would mislead whoever looks
at the state of play (``data/review.toml``). Records that somebody accepted, corrected or rejected have left the queue.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.analysis import board, loading, positions
from detente.analysis.board import Cell, State
from detente.analysis.settings import noise, table
from detente.dossier import Dossier
from detente.errors import UsageError
from detente.knowledge.intensities import intensity
from detente.ledger import Ledger, reviewing, series
from detente.ledger.reviewing import Progress
from detente.records import KINDS

_SEEN = 0.05  # points: less is not seen where cells are shown


@dataclass(frozen=True, slots=True)
class Item:
    """A record in the queue. ``score`` = (1 − ``confidence``) · ``points``; ``why`` says in words what rests on it."""

    record: str
    kind: str
    confidence: float
    points: float
    why: str

    @property
    def score(self) -> float:
        """What the queue goes by."""
        return (1.0 - self.confidence) * self.points


@dataclass(frozen=True, slots=True)
class Queue:
    """The first of the records to look at, and how far the review of all is."""

    items: tuple[Item, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records: all that is given must hold. ``issue`` leaves positions only."""

    kind: str | None = None
    party: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A cell that is another after a decision; None where there is none."""

    issue: str
    party: str
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class _Stake:
    """What rests on a record that the board uses."""

    kind: str
    points: float
    why: str


def queue(
    ledger: Ledger, dossier: Dossier, *, asked: Asked | None = None, as_of: str | None = None,
    since: str | None = None, limit: int = 50, now: State | None = None,
) -> Queue:  # fmt: skip
    """The undecided records of the reports published by ``as_of``, the highest score first, at most ``limit``.

    ``now`` is the state of that day where it is known already. Raises UsageError for a kind, date or number that cannot
    be, and where no report has a date."""
    wanted = asked or Asked()
    if wanted.kind is not None and wanted.kind not in KINDS:
        raise UsageError(f"There is no kind of record {wanted.kind!r}: the kinds are {', '.join(KINDS)}.")
    if limit < 0:
        raise UsageError(f"limit is {limit}: give 0 or more.")
    done = reviewing.progress(ledger)
    state = now or board.state(ledger, dossier, as_of, since)
    place = _Places(*board.shown(dossier, state))
    found: dict[str, Item] = {}
    stakes = _stakes(ledger, state, place, wanted, limit + done.decided)
    for name, sure in reviewing.undecided(ledger, stakes).items():
        stake = stakes[name]
        found[name] = Item(name, stake.kind, sure, stake.points, stake.why)
    for item in _others(ledger, state, place, wanted, as_of, limit + len(found)):
        found.setdefault(item.record, item)
    best = sorted(found.values(), key=lambda item: (-item.score, item.record))
    return Queue(tuple(best[:limit]), done)


class _Places:
    """The factor of a record by where its parties are seen."""

    def __init__(self, parties: tuple[str, ...], pair: tuple[str, str] | None) -> None:
        self._seen, self._pair, self._factor = set(parties), set(pair or ()), table("review")["place"]

    def __call__(self, parties: Collection[str]) -> float:
        """1 for the main pair, less for others on the board, least elsewhere."""
        if not parties:
            return float(self._factor["elsewhere"])
        if self._pair and (self._pair <= set(parties) or (len(parties) == 1 and set(parties) <= self._pair)):
            return float(self._factor["pair"])
        return float(self._factor["board" if set(parties) <= self._seen else "elsewhere"])


def _stakes(ledger: Ledger, now: State, place: _Places, asked: Asked, most: int) -> dict[str, _Stake]:
    """What rests on the records that the board uses: of positions on at most so many."""
    found: dict[str, _Stake] = {}
    if asked.kind in (None, "position"):
        found |= _of_positions(now, place, asked, most)
    if asked.kind in (None, "action") and asked.issue is None:
        found |= dict(_of_actions(ledger, now, place, asked.party))
    if asked.kind in (None, "commitment") and asked.issue is None:
        found |= dict(_of_commitments(ledger, now, place, asked.party))
    return found


def _of_positions(now: State, place: _Places, asked: Asked, most: int) -> dict[str, _Stake]:
    rows = now.positions.rows
    if not len(rows):
        return {}
    issues, parties = rows.names["issue"], rows.names["party"]
    weight = positions.weights(now.positions, now.span.as_of)
    count = np.bincount(rows.issue, minlength=len(issues))
    salience = np.sqrt(count / count.max())
    factor = np.asarray([place((party,)) for party in parties])
    points = weight * noise().misread * salience[rows.issue] * factor[rows.party]
    here = np.ones(len(rows), dtype=bool)
    if asked.issue is not None:
        here &= rows.issue == _number(issues, asked.issue)
    if asked.party is not None:
        here &= rows.party == _number(parties, asked.party.strip().upper())
    score = np.where(here, points * (1.0 - rows.sure), -1.0)
    order = np.argsort(-score, kind="stable")[: most + len(parties)]
    found: dict[str, _Stake] = {}
    for n in order.tolist():
        name = str(rows.record[n])
        if here[n] and points[n] > 0.0 and name not in found:
            why = f"{weight[n]:.0%} of {parties[rows.party[n]]} on {issues[rows.issue[n]]}"
            found[name] = _Stake("position", float(points[n]), why)
    return found


def _number(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else -1


def _of_actions(ledger: Ledger, now: State, place: _Places, party: str | None) -> Iterator[tuple[str, _Stake]]:
    """The acts of the window that count for the tension of two parties."""
    settings, unit = table("tension"), table("review")["action"]["intensity"]
    fields = ("type", "mode", "source", "target", "factuality")
    first, last = loading.iso_day(now.span.since), loading.iso_day(now.span.as_of)
    rows = [
        row for row in series.rows(ledger, "action", fields, since=first, as_of=last)
        if row[3] is not None and row[10] in settings["factuality"]
    ]  # fmt: skip
    accounts = Counter(row[5] for row in rows)
    for name, _, _, _, _, event, root, mode, source, target, _ in rows:
        between = dict.fromkeys((*loading.several(source), *loading.several(target)))
        strength = intensity(root, mode)
        if len(between) < 2 or not strength or (party is not None and party.strip().upper() not in between):
            continue
        shared = "" if accounts[event] == 1 else f", told by {accounts[event]} records"
        why = f"{strength:+g} in the balance of its week{shared}"
        yield name, _Stake("action", abs(strength) * unit * place(between) / accounts[event], why)


def _of_commitments(ledger: Ledger, now: State, place: _Places, party: str | None) -> Iterator[tuple[str, _Stake]]:
    settings = table("review")["commitment"]
    for one in board.due(ledger, now.span, party=party.strip().upper() if party is not None else None):
        if one.days is None or one.state not in ("due", "overdue"):
            continue
        points = settings["due"] * 0.5 ** (abs(one.days) / settings["half"]) * place(one.obligors)
        why = f"due in {_days(one.days)}" if one.days >= 0 else f"overdue for {_days(-one.days)}"
        for n, name in enumerate(one.records):
            yield name, _Stake("commitment", points / (n + 1), why)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _others(ledger: Ledger, now: State, place: _Places, asked: Asked, as_of: str | None, limit: int) -> Iterator[Item]:
    """Records on which no number of the board rests alone, the least certain of each kind first."""
    settings = table("review")
    points = {kind: value for kind, value in settings["other"].items() if asked.kind in (None, kind)}
    if asked.issue is not None:
        points = {kind: value for kind, value in points.items() if kind == "position"}
    if not points or not limit:
        return
    found = reviewing.doubtful(
        ledger, points, since=loading.iso_day(now.span.since), before=settings["time"]["before"], party=asked.party,
        issue=asked.issue, as_of=as_of, limit=limit,
    )  # fmt: skip
    parties = reviewing.parties_of(ledger, [name for name, *_ in found])
    for name, kind, sure, inside in found:
        factor = place(parties.get(name, ())) * (1.0 if inside else settings["time"]["before"])
        yield Item(name, kind, sure, points[kind] * factor, "in the window" if inside else "before the window")


def shifts(before: State, after: State) -> tuple[Shift, ...]:
    """The cells that are others after a decision, the largest change first."""
    old, new = board.cells_of(before, sources=0), board.cells_of(after, sources=0)
    return _between(old, new)


def if_rejected(now: State, dossier: Dossier, record: str) -> tuple[Shift, ...]:
    """The cells that would be others if the record were not there; none where no cell rests on it."""
    rows = now.positions.rows
    gone = rows.record == record
    if not gone.any():
        return ()
    touched = np.isin(rows.issue, rows.issue[gone])
    drifts = {issue.id: issue.drift for issue in dossier.issues if issue.drift is not None}

    def cells(which: Any) -> dict[tuple[str, str], Cell]:
        found = positions.estimate(rows.take(which), drifts)
        return board.cells_of(State(found, found.window(now.span.since, now.span.as_of), now.span, 0), sources=0)

    return _between(cells(touched), cells(touched & ~gone))


def _between(old: dict[tuple[str, str], Cell], new: dict[tuple[str, str], Cell]) -> tuple[Shift, ...]:
    found = [
        Shift(*key, old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys())
        if _differ(old.get(key), new.get(key))
    ]
    return tuple(sorted(found, key=lambda shift: -_size(shift)))


def _differ(one: Cell | None, other: Cell | None) -> bool:
    if one is None or other is None:
        return one is not other
    return one.arrow != other.arrow or any(
        abs(a - b) >= _SEEN for a, b in zip(_numbers(one), _numbers(other), strict=True)
    )


def _numbers(cell: Cell) -> Iterable[float]:
    return cell.now.mean, cell.now.low, cell.now.high


def _size(shift: Shift) -> float:
    if shift.before is None or shift.after is None:
        return 100.0
    return abs(shift.after.now.mean - shift.before.now.mean)
