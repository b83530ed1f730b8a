"""How good forecasts were, against what came about."""

import numpy as np

from detente.bargaining.draws import Floats


def errors(forecasts: Floats, outcomes: Floats) -> dict[str, float]:
    """Mean, median and root mean square of the absolute errors, and the shares within 5, 10 and 20 points."""
    off = np.abs(np.asarray(forecasts) - np.asarray(outcomes))
    hits = {f"within {points}": float((off <= points).mean()) for points in (5, 10, 20)}
    return {"mae": float(off.mean()), "median": float(np.median(off)), "rmse": float(np.sqrt((off**2).mean()))} | hits


def crps(outcomes: Floats, came: float) -> float:
    """The continuous ranked probability score E|X − y| − ½ E|X − X′| of a sample (Gneiting and Raftery 2007).

    In units of the scale; less is better; the absolute error where all outcomes are one."""
    x = np.sort(np.asarray(outcomes, dtype=float))
    n = len(x)
    apart = 2.0 * float((x * (2.0 * np.arange(1, n + 1) - n - 1)).sum()) / n**2
    return float(np.abs(x - came).mean() - 0.5 * apart)


def coverage(low: Floats, high: Floats, came: Floats) -> float:
    """The share of outcomes within their intervals: 0.8 for honest intervals of 80 per cent."""
    came = np.asarray(came)
    return float(((np.asarray(low) <= came) & (came <= np.asarray(high))).mean())


def brier(probabilities: Floats, came: Floats) -> float:
    """The mean squared error of probabilities of what came about (1) or did not (0)."""
    return float(((np.asarray(probabilities) - np.asarray(came, dtype=float)) ** 2).mean())


def log_score(probabilities: Floats, came: Floats) -> float:
    """The mean negative log probability of what happened; infinite where it was held to be impossible."""
    p = np.where(np.asarray(came, dtype=bool), probabilities, 1.0 - np.asarray(probabilities))
    with np.errstate(divide="ignore"):
        return float(-np.log(p).mean())


def paired_interval(one: Floats, other: Floats, *, seed: int = 0, draws: int = 10_000) -> tuple[float, float, float]:
    """The mean difference ``one − other`` of errors in the same cases; its 95 % interval by the paired bootstrap."""
    difference = np.asarray(one) - np.asarray(other)
    chosen = np.random.default_rng(seed).integers(0, len(difference), (draws, len(difference)))
    means = difference[chosen].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(difference.mean()), float(low), float(high)
