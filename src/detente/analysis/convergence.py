"""Whether two parties come closer: their distance on an issue and on all, its change over a window, and the word.

The difference of two parties is normal; the distance is its absolute value. The probability that the distance narrowed
is exact: with the differences d₀ and d₁ at the ends of the window, |d₁| < |d₀| just when d₀ − d₁ and d₀ + d₁ have the
same sign, and both are jointly normal by the smoother's covariance between the two days.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.analysis import normal
from detente.analysis.observations import Array
from detente.analysis.positions import Positions, Source, Window, weights
from detente.analysis.settings import thresholds

Word = Literal["converging", "diverging", "no clear movement", "too little evidence"]
Arrow = Literal["up", "down", "steady", "unclear"]


@dataclass(frozen=True, slots=True)
class Movement:
    """How far two parties are apart at the end of a window and whether they came closer in it.

    ``issue`` is None for all issues together. ``distance`` is the mean of the distance in points, between ``low`` and
    ``high`` with the share of the band; ``before`` the one at the start of the window. ``narrowed`` is the probability
    that it became smaller, None where there is nothing to compare. ``records`` counts those of the first and of the
    second party, ``reports`` the reports in the window; ``why`` says in words what is missing where it is too little.
    ``sources`` are the weightiest records; their weight is that in the position of their party on the last day."""

    parties: tuple[str, str]
    issue: str | None
    first: int
    last: int
    word: Word
    narrowed: float | None = None
    distance: float | None = None
    low: float | None = None
    high: float | None = None
    before: float | None = None
    deviation: float | None = None
    records: tuple[int, int] = (0, 0)
    reports: int = 0
    weight: float = 1.0
    why: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def change(self) -> float | None:
        """By how many points the distance grew; below 0 where it narrowed."""
        return None if self.distance is None or self.before is None else self.distance - self.before


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a pair is apart on a day: the mean in points, and the band."""

    day: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Joint:
    """The differences of a pair at both ends of the window, one for each issue of which both speak."""

    issues: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    mean: tuple[Array, Array]
    variance: tuple[Array, Array]
    covariance: Array


def narrowed(mean: tuple[Array, Array], variance: tuple[Array, Array], covariance: Array) -> Array:
    """P(|d₁| < |d₀|) of jointly normal differences before (d₀) and after (d₁)."""
    sum_mean, gap_mean = mean[0] + mean[1], mean[0] - mean[1]
    sum_sd = np.sqrt(np.maximum(variance[0] + variance[1] + 2.0 * covariance, 1e-12))
    gap_sd = np.sqrt(np.maximum(variance[0] + variance[1] - 2.0 * covariance, 1e-12))
    correlation = (variance[0] - variance[1]) / (sum_sd * gap_sd)
    h, k = gap_mean / gap_sd, sum_mean / sum_sd
    return np.asarray(normal.both_below(h, k, correlation) + normal.both_below(-h, -k, correlation))


def movements(
    positions: Positions, parties: tuple[str, str], window: Window, *, sources: int = 5, issue: str | None = None,
    weight: Array | None = None,
) -> list[Movement]:  # fmt: skip
    """The movement of a pair on every issue of which one of them speaks, or on one ``issue``. ``weight`` is that of all
    records on the last day, where it is known already."""
    joint = _joint(positions, parties, window)
    probability = narrowed(joint.mean, joint.variance, joint.covariance)
    before = normal.folded_mean(joint.mean[0], np.sqrt(joint.variance[0]))
    after = normal.folded_mean(joint.mean[1], np.sqrt(joint.variance[1]))
    change = np.sqrt(np.maximum(joint.variance[0] + joint.variance[1] - 2.0 * joint.covariance, 0.0))
    if weight is None and sources:
        weight = weights(positions, window.last)
    known = {
        name: _movement(
            positions, parties, window, name, joint.places[n],
            (float(joint.mean[1][n]), float(np.sqrt(joint.variance[1][n]))),
            (float(before[n]), float(after[n]), float(probability[n]), float(change[n])),
            _sources(positions, joint.places[n], weight, sources),
        )
        for n, name in enumerate(joint.issues)
        if issue in (None, name)
    }  # fmt: skip
    issues = sorted({name for name, party in positions.names if party in parties and issue in (None, name)})
    return [known.get(name) or _one_sided(positions, parties, window, name) for name in issues]


def overall(positions: Positions, parties: tuple[str, str], window: Window) -> Movement:
    """The movement of a pair over all issues of which both speak, each by how much they do (the geometric mean of their
    numbers of records). The weighted sum of the distances is taken for normal, with its exact mean and variance."""
    joint = _joint(positions, parties, window)
    if not joint.issues:
        reason = f"there is no issue of which both {parties[0]} and {parties[1]} speak"
        return Movement(parties, None, window.first, window.last, "too little evidence", why=reason)
    count = np.bincount(positions.series, minlength=len(positions.names)).astype(float)
    weight = np.asarray([np.sqrt(count[a] * count[b]) for a, b in joint.places])
    weight /= weight.sum()
    before, after = (
        normal.folded_mean(mean, np.sqrt(variance)) for mean, variance in zip(joint.mean, joint.variance, strict=True)
    )
    squares = joint.variance[0] + joint.mean[0] ** 2, joint.variance[1] + joint.mean[1] ** 2
    change = squares[0] + squares[1] - 2.0 * _folded_product(joint) - (after - before) ** 2
    difference = float(weight @ (after - before))
    deviation = float(np.sqrt(np.maximum(weight**2 @ np.maximum(change, 0.0), 1e-12)))
    probability = float(normal.below(-difference / deviation))
    mean, sd = float(weight @ after), float(np.sqrt(weight**2 @ np.maximum(squares[1] - after**2, 0.0)))
    reach = normal.quantile(0.5 + thresholds().band / 2.0) * sd
    records = tuple(int(sum(count[pair[side]] for pair in joint.places)) for side in (0, 1))
    reports = _reports(positions, [n for pair in joint.places for n in pair], window)
    word, why = worded(probability, (difference, deviation), (records[0], records[1]), reports, parties)
    return Movement(
        parties, None, window.first, window.last, word, probability, mean, max(mean - reach, 0.0),
        min(mean + reach, 100.0), float(weight @ before), deviation, (records[0], records[1]), reports, 1.0, why,
    )  # fmt: skip


def distance_over_time(
    positions: Positions, parties: tuple[str, str], issue: str, days: Sequence[int]
) -> list[Distance]:
    """The distance of a pair on an issue on each of the days; empty where one of them has no record."""
    lines = [positions.over_time(issue, party, days) for party in parties]
    edge = (1.0 - thresholds().band) / 2.0
    found = []
    for one, other in zip(*lines, strict=False):
        gap = one.mean - other.mean
        spread = math.hypot(one.deviation, other.deviation)
        low, high = (normal.folded_quantile(gap, spread, share) for share in (edge, 1.0 - edge))
        mean = min(float(normal.folded_mean(gap, spread)), 100.0)
        found.append(Distance(one.day, mean, low, min(high, 100.0)))
    return found


def worded(
    probability: float, change: tuple[float, float], records: tuple[int, int], reports: int, parties: tuple[str, str]
) -> tuple[Word, str]:
    """The word for a movement and, where it is ``too little evidence``, why.

    ``change`` is the mean and the deviation of the change of the distance; the limits are those of ``model.toml``."""
    limits = thresholds()
    for party, count in zip(parties, records, strict=True):
        if count < limits.records_of_each:
            return "too little evidence", f"{party} has {count} of the {limits.records_of_each} records needed"
    if reports < limits.reports_in_window:
        of = f"{reports} of the {limits.reports_in_window} reports needed"
        return "too little evidence", f"the window has {of}"
    if probability >= limits.converging and change[0] <= -limits.least:
        return "converging", ""
    if probability <= limits.diverging and change[0] >= limits.least:
        return "diverging", ""
    if change[1] * 2.0 * normal.quantile(limits.sight) > limits.move:
        why = f"a move of {limits.move:g} points could not be seen in so few and inexact records"
        return "too little evidence", why
    return "no clear movement", ""


def arrows(positions: Positions, window: Window) -> list[Arrow]:
    """For each series whether its value rose or fell over the window, as far as can be told; ``unclear`` where no
    record is dated within it."""
    limits, rows = thresholds(), positions.rows
    inside = (rows.last >= window.first) & (rows.first <= window.last)
    heard = np.bincount(positions.series[inside], minlength=len(positions.names)) > 0
    spread = np.sqrt(np.maximum(window.variance_before + window.variance_after - 2.0 * window.covariance, 1e-12))
    rose = normal.below((window.after - window.before) / spread)
    seen = heard & (spread * 2.0 * normal.quantile(limits.sight) <= limits.move)
    return [
        "up" if told and up >= limits.arrow else "down" if told and up <= 1.0 - limits.arrow
        else "steady" if clear else "unclear"
        for told, up, clear in zip(heard.tolist(), rose.tolist(), seen.tolist(), strict=True)
    ]  # fmt: skip


def _joint(positions: Positions, parties: tuple[str, str], window: Window) -> _Joint:
    places = {name: place for place, name in enumerate(positions.names)}
    issues = tuple(issue for issue, party in positions.names if party == parties[0] and (issue, parties[1]) in places)
    found = tuple((places[issue, parties[0]], places[issue, parties[1]]) for issue in issues)
    one, two = np.asarray(found, dtype=np.int64).reshape(-1, 2).T
    return _Joint(
        issues, found,
        (window.before[one] - window.before[two], window.after[one] - window.after[two]),
        (window.variance_before[one] + window.variance_before[two],
         window.variance_after[one] + window.variance_after[two]),
        window.covariance[one] + window.covariance[two],
    )  # fmt: skip


def _folded_product(joint: _Joint) -> Array:
    """E|d₀ d₁|: over d₀ by the trapezoidal rule, over d₁ given d₀ exactly."""
    grid = np.linspace(-7.0, 7.0, 281)
    part = normal.density(grid) * (grid[1] - grid[0])
    first = joint.mean[0][:, None] + np.sqrt(joint.variance[0])[:, None] * grid
    slope = joint.covariance / joint.variance[0]
    mean = joint.mean[1][:, None] + slope[:, None] * (first - joint.mean[0][:, None])
    left = np.maximum(joint.variance[1] - slope * joint.covariance, 1e-12)
    return np.asarray(np.sum(np.abs(first) * normal.folded_mean(mean, np.sqrt(left)[:, None]) * part, axis=1))


def _movement(
    positions: Positions, parties: tuple[str, str], window: Window, issue: str, places: tuple[int, int],
    difference: tuple[float, float], numbers: tuple[float, float, float, float], sources: tuple[Source, ...],
) -> Movement:  # fmt: skip
    before, after, probability, change = numbers
    edge = (1.0 - thresholds().band) / 2.0
    low, high = (normal.folded_quantile(*difference, share) for share in (edge, 1.0 - edge))
    records = _counts(positions, places)
    reports = _reports(positions, places, window)
    word, why = worded(probability, (after - before, change), records, reports, parties)
    return Movement(
        parties, issue, window.first, window.last, word, probability, min(after, 100.0), low, min(high, 100.0),
        min(before, 100.0), change, records, reports, float(np.sqrt(records[0] * records[1])), why, sources,
    )  # fmt: skip


def _one_sided(positions: Positions, parties: tuple[str, str], window: Window, issue: str) -> Movement:
    counts = [int(np.sum(positions.series == place)) if (place := positions.place(issue, party)) is not None else 0
              for party in parties]  # fmt: skip
    silent = parties[0] if counts[0] == 0 else parties[1]
    why = f"no record tells where {silent} stands"
    of_each = counts[0], counts[1]
    return Movement(
        parties, issue, window.first, window.last, "too little evidence", records=of_each, weight=0.0, why=why
    )


def _counts(positions: Positions, places: tuple[int, int]) -> tuple[int, int]:
    """How many records each has, copies not counted."""
    own = positions.points.point >= 0
    return int(np.sum(own & (positions.series == places[0]))), int(np.sum(own & (positions.series == places[1])))


def _reports(positions: Positions, places: Iterable[int], window: Window) -> int:
    """In how many reports there is a record of one of the series, dated within the window."""
    rows = positions.rows
    inside = np.isin(positions.series, list(places)) & (rows.last >= window.first) & (rows.first <= window.last)
    return len(np.unique(rows.report[inside & (positions.points.point >= 0)]))


def _sources(positions: Positions, places: Sequence[int], weight: Array | None, most: int) -> tuple[Source, ...]:
    if weight is None:
        return ()
    found: list[Source] = []
    for place in places:
        rows = np.flatnonzero(positions.series == place)
        best = rows[np.argsort(-weight[rows], kind="stable")][:most]
        found += [Source(str(positions.rows.record[n]), float(weight[n])) for n in best if weight[n] > 0]
    return tuple(found)
