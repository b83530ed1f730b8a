"""The state-space model of positions: a Wiener process seen through noise, for many series at once; exact.

x(t) drifts with the variance ``drift`` a day; y = x + noise. Filter: Kalman 1960; smoother: Rauch, Tung and Striebel
1965. A step without an observation has the variance ``inf``. Arrays are series × steps, padded at the end with such
steps of the same day, which change nothing.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Filtered:
    """After each step: mean and variance given what came until then, the gain, and the variance just before."""

    mean: Array
    variance: Array
    gain: Array
    before: Array


@dataclass(frozen=True, slots=True)
class Smoothed:
    """At each step, given all: mean and variance; ``back`` is how much of a change at the next step reaches this."""

    mean: Array
    variance: Array
    back: Array


def forward(day: Array, value: Array, variance: Array, drift: Array, prior: tuple[float, float]) -> Filtered:
    """Filter from the first step on. ``prior`` is mean and variance at the first step; each series has its drift."""
    series, steps = day.shape
    means, variances, gains, befores = (np.empty((steps, series)) for _ in range(4))
    grown = np.diff(day, axis=1, prepend=day[:, :1]).T * drift
    values, noises = np.ascontiguousarray(value.T), np.ascontiguousarray(variance.T)
    mean, spread = np.full(series, prior[0]), np.full(series, prior[1])
    for step in range(steps):
        before = spread + grown[step]
        gain = before / (before + noises[step])
        mean = mean + gain * (values[step] - mean)
        spread = (1.0 - gain) * before
        means[step], variances[step], gains[step], befores[step] = mean, spread, gain, before
    return Filtered(means.T, variances.T, gains.T, befores.T)


def likelihood(day: Array, value: Array, variance: Array, drift: Array, prior: tuple[float, float]) -> Array:
    """The logarithm of the probability of each series' observations, by the errors of prediction (Harvey 1989)."""
    series, steps = day.shape
    grown = np.diff(day, axis=1, prepend=day[:, :1]).T * drift
    values, noises = np.ascontiguousarray(value.T), np.ascontiguousarray(variance.T)
    seen = np.isfinite(noises)
    mean, spread, total = np.full(series, prior[0]), np.full(series, prior[1]), np.zeros(series)
    for step in range(steps):
        before = spread + grown[step]
        around = before + noises[step]
        error = values[step] - mean
        gain = before / around
        mean = mean + gain * error
        spread = (1.0 - gain) * before
        total -= np.where(seen[step], 0.5 * (np.log(around) + error * error / around), 0.0)
    return total


def backward(filtered: Filtered) -> Smoothed:
    """Smooth from the last step back."""
    mean, variance = filtered.mean.copy(), filtered.variance.copy()
    back = np.ones_like(mean)
    for step in range(mean.shape[1] - 2, -1, -1):
        ahead = filtered.before[:, step + 1]
        back[:, step] = filtered.variance[:, step] / ahead
        mean[:, step] += back[:, step] * (mean[:, step + 1] - filtered.mean[:, step])
        variance[:, step] += back[:, step] ** 2 * (variance[:, step + 1] - ahead)
    return Smoothed(mean, variance, back)


def covariance(smoothed: Smoothed, first: npt.NDArray[np.int64], last: npt.NDArray[np.int64]) -> Array:
    """Of each series, the covariance of its values at two of its steps, ``first`` ≤ ``last``, given all.

    Cov(x_i, x_j) = J_i … J_(j−1) V_j with the smoother's gains J (de Jong and Mackinnon 1988)."""
    steps = np.arange(smoothed.mean.shape[1])
    between = (steps >= first[:, None]) & (steps < last[:, None])
    carried = np.prod(np.where(between, smoothed.back, 1.0), axis=1)
    return np.asarray(carried * np.take_along_axis(smoothed.variance, last[:, None], axis=1)[:, 0])


def shares(gain: Array) -> Array:
    """How much each step's observation counts in the mean after the last step; what is missing to 1 is the prior's."""
    kept = np.cumprod((1.0 - gain)[:, ::-1], axis=1)[:, ::-1]
    after = np.concatenate([kept[:, 1:], np.ones((len(gain), 1))], axis=1)
    return np.asarray(gain * after)
