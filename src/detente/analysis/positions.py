"""Where each party stands on each issue at any date: mean and band of a drifting hidden value.

The model is the random walk of dynamic ideal points (Martin and Quinn 2002) in continuous time, with observations at
irregular dates; its posterior is computed exactly (``kalman``). The drift of an issue, shared by its parties, and the
factor of its noise are the most probable ones of a grid, unless the dossier gives the drift.

*The ends of the scale.* The hidden value has no bounds, but its mean at any date is an average of what the records say
and of the prior's 50, all between 0 and 100, and is there too. A band is cut off at 0 and 100.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from detente.analysis import kalman, normal
from detente.analysis.observations import Array, Columns, Observation, Points, Whole, columns, points
from detente.analysis.settings import Model, model, thresholds

YEAR = 365.25
_LEARNT_FROM = 100  # points of a series, the last ones: more of them no longer change the drift, but cost time
_FLAT = 1e9
"""The variance of a prior that says nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """A record on which a result rests, and how much it counts: the weights of all, with the prior's, add up to 1."""

    record: str
    weight: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """Where a party stands on an issue on a day: mean, deviation, and the band from ``low`` to ``high``.

    ``records`` is how many records there are, ``last`` the day of the last; ``sources`` are the weightiest."""

    issue: str
    party: str
    day: int
    mean: float
    deviation: float
    low: float
    high: float
    records: int
    last: int
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """What was learnt of an issue: its drift in points after one year, and the factor of the noise."""

    drift: float
    factor: float


@dataclass(frozen=True, slots=True)
class Window:
    """The joint posterior of each series at the first and the last day of a window."""

    first: int
    last: int
    before: Array
    after: Array
    variance_before: Array
    variance_after: Array
    covariance: Array


@dataclass(frozen=True, slots=True)
class Positions:
    """The posterior of all series; a series is an issue and a party, ``names`` has one pair for each. ``known`` keeps
    the weights of the rows, by day."""

    names: tuple[tuple[str, str], ...]
    fits: Mapping[str, Fit]
    rows: Columns
    series: Whole
    points: Points
    drift: Array
    variance: Array
    start: Array
    known: dict[int, Array] = field(default_factory=dict, compare=False, repr=False)

    def place(self, issue: str, party: str) -> int | None:
        """The number of the series, None where no record tells of it."""
        return self.names.index((issue, party)) if (issue, party) in self.names else None

    def at(self, day: int, *, sources: int = 5) -> list[Estimate]:
        """All series on a day, each with its weightiest sources, at most so many."""
        return self.at_end(self.window(day, day), sources=sources)

    def at_end(self, window: Window, *, sources: int = 5) -> list[Estimate]:
        """``at`` the last day of a window that is known already."""
        found, lasts = _sources(self, window.last, sources), _lasts(self)
        return [self._estimate(n, window, found[n], lasts[n]) for n in range(len(self.names))]

    def over_time(self, issue: str, party: str, days: Sequence[int]) -> list[Estimate]:
        """One series on each of the days; empty where no record tells of it."""
        number = self.place(issue, party)
        if number is None:
            return []
        mean, variance, _, _ = _smoothed(self, np.asarray(days, dtype=float), only=number)
        last = _lasts(self)[number]
        return [
            _estimate((issue, party), int(day), float(mean[0, n]), float(variance[0, n]), *last)
            for n, day in enumerate(days)
        ]

    def window(self, first: int, last: int) -> Window:
        """The joint posterior at two days, ``first`` ≤ ``last``."""
        mean, variance, covariance, _ = _smoothed(self, np.asarray([first, last], dtype=float))
        return Window(first, last, mean[:, 0], mean[:, 1], variance[:, 0], variance[:, 1], covariance)

    def _estimate(self, number: int, window: Window, sources: tuple[Source, ...], last: tuple[int, int]) -> Estimate:
        mean, variance = float(window.after[number]), float(window.variance_after[number])
        return _estimate(self.names[number], window.last, mean, variance, *last, sources)


def estimate(observations: Iterable[Observation] | Columns, drifts: Mapping[str, float] | None = None) -> Positions:
    """The posterior of all parties on all issues.

    ``drifts`` is issue → points after one year, where the dossier gives it; the others are estimated."""
    rows = observations if isinstance(observations, Columns) else columns(observations)
    parties = len(rows.names["party"])
    found, series = np.unique(rows.issue * max(parties, 1) + rows.party, return_inverse=True)
    series = series.reshape(-1).astype(np.int64)
    names = tuple((rows.names["issue"][n // parties], rows.names["party"][n % parties]) for n in found.tolist())
    counted = points(rows, series)
    start = np.full(len(names), np.inf)
    np.minimum.at(start, counted.series, counted.day)
    fits = _fits(names, counted, drifts or {})
    drift = np.asarray([fits[issue].drift ** 2 / YEAR for issue, _ in names])
    factor = np.asarray([fits[issue].factor ** 2 for issue, _ in names])
    variance = _variance(counted, factor, drift)
    return Positions(names, fits, rows, series, counted, drift, variance, start)


def _variance(counted: Points, factor: Array, drift: Array) -> Array:
    """The variance of each point. The day of a range is anywhere in it: on average a quarter of its length away from
    its middle, over which the value drifts."""
    return np.asarray(counted.variance * factor[counted.series] + drift[counted.series] * counted.days / 4.0)


def _prior(table: Model) -> tuple[float, float]:
    return table.prior_mean, table.prior_deviation**2


def _padded(
    series: Whole, size: int, days: Array, values: Array, variances: Array
) -> tuple[tuple[Array, Array, Array], Whole]:
    """Rows of series (sorted by day within each) as series × steps: days, values and variances; in the padding the last
    day and the variance ``inf``. Also the step of each row."""
    count = np.bincount(series, minlength=size)
    starts = np.concatenate([[0], np.cumsum(count)[:-1]])
    step = np.arange(len(series)) - starts[series]
    wide = max(int(count.max(initial=0)), 1)
    day = np.zeros((size, wide))
    day[series, step] = days
    np.maximum.accumulate(np.where(np.arange(wide) < count[:, None], day, -np.inf), axis=1, out=day)
    value, variance = np.zeros((size, wide)), np.full((size, wide), np.inf)
    value[series, step], variance[series, step] = values, variances
    return (day, value, variance), step.astype(np.int64)


def _fits(names: tuple[tuple[str, str], ...], counted: Points, given: Mapping[str, float]) -> dict[str, Fit]:
    """Drift and factor of each issue: the most probable of the grid over all its series."""
    table = model()
    issues = sorted({issue for issue, _ in names})
    if not issues:
        return {}
    of = np.asarray([issues.index(issue) for issue, _ in names])
    recent = _recent(counted, len(names))
    grid = [(drift, factor) for drift in table.drifts for factor in table.factors]
    own = [(drift, factor) for drift in sorted(set(given.values())) for factor in table.factors]
    scores = _scores(counted, recent, len(names), [*grid, *own], table)
    pooled = np.stack([np.bincount(of, row, len(issues)) for row in scores])
    prior = np.asarray([_log_prior(drift, factor, table) for drift, factor in [*grid, *own]])
    found = {}
    for place, issue in enumerate(issues):
        allowed = [n for n, (drift, _) in enumerate([*grid, *own]) if given.get(issue, drift) == drift]
        if issue not in given:
            allowed = list(range(len(grid)))
        best = max(allowed, key=lambda n: pooled[n, place] + prior[n])
        found[issue] = Fit(*[*grid, *own][best])
    return found


def _log_prior(drift: float, factor: float, table: Model) -> float:
    off = np.log(max(drift, 1e-9) / table.usual_drift) / table.drift_spread, np.log(factor) / table.factor_spread
    return float(-0.5 * (off[0] ** 2 + off[1] ** 2))


def _recent(counted: Points, size: int) -> npt.NDArray[np.bool_]:
    """The last points of each series, from which drift and factor are learnt."""
    count = np.bincount(counted.series, minlength=size)
    ends = np.cumsum(count)
    return np.asarray(ends[counted.series] - np.arange(len(counted.series)) <= _LEARNT_FROM)


def _scores(
    counted: Points, recent: npt.NDArray[np.bool_], size: int, grid: Sequence[tuple[float, float]], table: Model
) -> Array:
    """The log-likelihood of each series (columns) under each pair of drift and factor (rows), in one pass."""
    series = counted.series[recent]
    steps, step = _padded(
        series, size, counted.day[recent], counted.value[recent], np.asarray(counted.variance[recent], dtype=float)
    )
    spread = np.zeros_like(steps[0])
    spread[series, step] = counted.days[recent] / 4.0
    drifts = np.asarray([drift**2 / YEAR for drift, _ in grid])[:, None, None]
    factors = np.asarray([factor**2 for _, factor in grid])[:, None, None]
    variance = (factors * steps[2] + drifts * spread).reshape(len(grid) * size, -1)
    day, value = (np.broadcast_to(cells, (len(grid), *cells.shape)).reshape(variance.shape) for cells in steps[:2])
    found = kalman.likelihood(day, value, variance, np.repeat(drifts[:, 0, 0], size), _prior(table))
    return found.reshape(len(grid), size)


def _smoothed(of: Positions, days: Array, only: int | None = None) -> tuple[Array, Array, Array, Array]:
    """Mean and variance of each series on each of the days (series × days), and the covariance of the first and last.

    Before its first point a series has the posterior of that point, which drifts backwards."""
    size = len(of.names) if only is None else 1
    start = of.start if only is None else of.start[only : only + 1]
    drift = of.drift if only is None else of.drift[only : only + 1]
    inside = np.ones(len(of.points.series), dtype=bool) if only is None else of.points.series == only
    series = of.points.series[inside] if only is None else np.zeros(int(inside.sum()), dtype=np.int64)
    asked = np.maximum(days, start[:, None])
    places = np.repeat(np.arange(size), len(days))
    many = np.concatenate([series, places])
    day = np.concatenate([of.points.day[inside], asked.reshape(-1)])
    value = np.concatenate([of.points.value[inside], np.zeros(len(places))])
    variance = np.concatenate([of.variance[inside], np.full(len(places), np.inf)])
    order = np.lexsort((day, many))
    steps, step = _padded(many[order], size, day[order], value[order], variance[order])
    at = np.empty(len(order), dtype=np.int64)
    at[order] = step
    found = at[len(series) :].reshape(size, len(days))
    smoothed = kalman.backward(kalman.forward(*steps, drift, _prior(model())))
    earlier = np.maximum(start[:, None] - days, 0.0) * drift[:, None]
    mean = np.take_along_axis(smoothed.mean, found, axis=1)
    spread = np.take_along_axis(smoothed.variance, found, axis=1) + earlier
    shared = kalman.covariance(smoothed, found[:, 0], found[:, -1]) + np.minimum(earlier[:, 0], earlier[:, -1])
    return mean, spread, shared, earlier


def weights(of: Positions, day: int) -> Array:
    """How much each row of ``of.rows`` counts in the mean of its series on a day, copies 0.

    What came until that day is filtered forwards, what came later backwards, and both are put together by their
    precision (the two-filter form of the smoother, Fraser and Potter 1969)."""
    if day not in of.known:
        of.known[day] = _weights(of, day)
    return of.known[day]


def _weights(of: Positions, day: int) -> Array:
    size, counted = len(of.names), of.points
    when = np.maximum(float(day), of.start)
    past = counted.day <= when[counted.series]
    ahead, behind = _one_way(of, past, when, _prior(model())), _one_way(of, ~past, when, (50.0, _FLAT))
    follows = np.bincount(counted.series[~past], minlength=size) > 0
    precision = 1.0 / ahead[1], np.where(follows, 1.0 / behind[1], 0.0)
    part = precision[0] / (precision[0] + precision[1])
    point = np.zeros(len(counted.series))
    point[past] = ahead[0] * part[counted.series[past]]
    point[~past] = behind[0] * (1.0 - part)[counted.series[~past]]
    return np.where(of.points.point >= 0, point[of.points.point] * of.points.share, 0.0) if size else np.zeros(0)


def _one_way(
    of: Positions, which: npt.NDArray[np.bool_], end: Array, prior: tuple[float, float]
) -> tuple[Array, Array]:
    """For the chosen points their shares in the mean on the day ``end`` of their series, which all of them precede or
    all follow; and the variance of each series there."""
    size = len(of.names)
    series = np.concatenate([of.points.series[which], np.arange(size)])
    distance = np.concatenate([-np.abs(of.points.day[which] - end[of.points.series[which]]), np.zeros(size)])
    value = np.concatenate([of.points.value[which], np.zeros(size)])
    variance = np.concatenate([of.variance[which], np.full(size, np.inf)])
    order = np.lexsort((distance, series))
    steps, step = _padded(series[order], size, distance[order], value[order], variance[order])
    filtered = kalman.forward(*steps, of.drift, prior)
    found = np.empty(len(order))
    found[order] = kalman.shares(filtered.gain)[series[order], step]
    return found[:-size] if size else found, filtered.variance[:, -1]


def _sources(of: Positions, day: int, most: int) -> list[tuple[Source, ...]]:
    """For each series its weightiest records on a day."""
    if not of.names or most == 0:
        return [()] * len(of.names)
    weight = weights(of, day)
    order = np.lexsort((-weight, of.series))
    starts = np.searchsorted(of.series[order], np.arange(len(of.names) + 1))
    found = []
    for first, last in pairwise(starts.tolist()):
        rows = order[first : min(last, first + most)].tolist()
        found.append(tuple(Source(str(of.rows.record[n]), float(weight[n])) for n in rows if weight[n] > 0))
    return found


def _lasts(of: Positions) -> list[tuple[int, int]]:
    """How many records each series has, and the day of its last."""
    count = np.bincount(of.series, minlength=len(of.names))
    last = np.full(len(of.names), np.iinfo(np.int64).min)
    np.maximum.at(last, of.series, of.rows.last)
    return list(zip(count.tolist(), last.tolist(), strict=True))


def _estimate(
    name: tuple[str, str], day: int, mean: float, variance: float, records: int, last: int,
    sources: tuple[Source, ...] = (),
) -> Estimate:  # fmt: skip
    deviation = float(np.sqrt(variance))
    reach = normal.quantile(0.5 + thresholds().band / 2.0) * deviation
    low, high = max(mean - reach, 0.0), min(mean + reach, 100.0)
    return Estimate(*name, day, min(max(mean, 0.0), 100.0), deviation, low, high, records, last, sources)
