"""Tension between two parties: the weekly balance of cooperative and conflictual acts, and when its level turned.

An act counts with its PLOVER intensity, from −10 (conflict) to +10 (cooperation), once however many reports carry it.
Turning points are the changes in the mean of the weekly balance that minimise the squared deviations plus a price for
each change: optimal partitioning, exact by dynamic programming (Jackson et al. 2005, *IEEE Signal Processing Letters*
12), which is what PELT computes with pruning (Killick, Fearnhead and Eckley 2012, *JASA* 107).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from detente.analysis.normal import Array
from detente.analysis.settings import table

WEEK = 7
_MONDAY = 3  # 1970-01-01 was a Thursday: day 4 is the first Monday, and (day + 3) // 7 counts its week


@dataclass(frozen=True, slots=True)
class Act:
    """One record of an act between two parties. ``event`` is the same for accounts of one event; ``first`` and ``last``
    are the days between which it took place."""

    record: str
    source: str
    target: str
    root: str
    intensity: float
    first: int
    last: int
    factuality: str
    event: int


@dataclass(frozen=True, slots=True)
class Week:
    """The acts of a week that begins on the Monday ``start``: sums of intensities, and the records of each act."""

    start: int
    cooperation: float
    conflict: float
    records: tuple[str, ...]

    @property
    def balance(self) -> float:
        """Cooperation less conflict."""
        return self.cooperation + self.conflict


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point: from the week of ``start`` on the mean weekly balance is ``after``, until then it was
    ``before``; ``records`` are the weightiest acts of the four weeks from then on."""

    start: int
    before: float
    after: float
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tension:
    """The weeks from the first to the last act, weeks without any included; ``acts`` is how many count, ``records`` of
    how many records, and ``undated`` how many records have no week."""

    parties: tuple[str, str]
    weeks: tuple[Week, ...]
    turns: tuple[Turn, ...]
    acts: int
    records: int
    undated: int


@dataclass(slots=True)
class _One:
    """An act with all its records; the first tells the week."""

    first: Act
    records: list[str]


def tension(parties: tuple[str, str], acts: Iterable[Act]) -> Tension:
    """The tension of a pair by its acts, in either direction; acts of others are passed over."""
    settings = table("tension")
    mine = [
        act for act in acts
        if {act.source, act.target} == set(parties) and act.factuality in settings["factuality"]
    ]  # fmt: skip
    dated = sorted((a for a in mine if a.last - a.first < settings["widest"]), key=lambda a: (_day(a), a.record))
    once = _once(dated)
    weeks = _weeks(once)
    turns = _turns(weeks, once, settings["turning"]["least_weeks"], settings["turning"]["price"])
    return Tension(parties, weeks, turns, len(once), len(dated), len(mine) - len(dated))


def _day(act: Act) -> int:
    return (act.first + act.last) // 2


def _once(dated: Sequence[Act]) -> list[_One]:
    """Each act once, by the event of which its records are accounts."""
    found: dict[int, _One] = {}
    for act in dated:
        found.setdefault(act.event, _One(act, [])).records.append(act.record)
    return list(found.values())


def _week_of(day: int) -> int:
    return (day + _MONDAY) // WEEK


def _weeks(once: Sequence[_One]) -> tuple[Week, ...]:
    if not once:
        return ()
    by_week: dict[int, list[_One]] = defaultdict(list)
    for one in once:
        by_week[_week_of(_day(one.first))].append(one)
    weeks = []
    for number in range(min(by_week), max(by_week) + 1):
        found = by_week.get(number, [])
        good = sum(max(one.first.intensity, 0.0) for one in found)
        bad = sum(min(one.first.intensity, 0.0) for one in found)
        records = tuple(record for one in found for record in one.records)
        weeks.append(Week(number * WEEK - _MONDAY, good, bad, records))
    return tuple(weeks)


def _turns(weeks: Sequence[Week], once: Sequence[_One], least: int, price: float) -> tuple[Turn, ...]:
    balance = np.asarray([week.balance for week in weeks])
    ends = [0, *changes(balance, least, price), len(weeks)]
    levels = [float(balance[a:b].mean()) for a, b in pairwise(ends)] if len(weeks) else []
    found = []
    for place, before, after in zip(ends[1:-1], levels[:-1], levels[1:], strict=True):
        start = weeks[place].start
        rising = after > before
        then = [one for one in once if start <= _day(one.first) < start + 4 * WEEK]
        then = [one for one in then if (one.first.intensity > 0) == rising and one.first.intensity]
        then.sort(key=lambda one: -abs(one.first.intensity))
        found.append(Turn(start, before, after, tuple(one.records[0] for one in then[:3])))
    return tuple(found)


def changes(values: Array, least: int, price: float) -> list[int]:
    """Where the mean of the values changes: the places at which a new level begins, each level at least ``least`` long.

    Exact. A change costs ``price`` · σ² · ln n, with σ² from the differences of neighbours, of which half is noise of
    either and which a change of level hardly touches (von Neumann 1941)."""
    size = len(values)
    if size < 2 * least:
        return []
    cost = price * max(float(np.mean(np.diff(values) ** 2)) / 2.0, 1e-9) * np.log(size)
    sums, squares = np.concatenate([[0.0], np.cumsum(values)]), np.concatenate([[0.0], np.cumsum(values**2)])
    best, origin = np.full(size + 1, np.inf), np.zeros(size + 1, dtype=int)
    best[0] = -cost
    for end in range(least, size + 1):
        starts = np.arange(0, end - least + 1)
        length = end - starts
        inside = squares[end] - squares[starts] - (sums[end] - sums[starts]) ** 2 / length
        total = best[starts] + inside + cost
        origin[end] = int(np.argmin(total))
        best[end] = total[origin[end]]
    found, end = [], size
    while origin[end] > 0:
        end = int(origin[end])
        found.append(end)
    return found[::-1]
