"""Probabilities of normal variables, one and two, over whole arrays; numpy has none of its own."""

import math
from collections.abc import Callable
from typing import cast

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_erf = cast(Callable[[Array], npt.NDArray[np.object_]], np.frompyfunc(math.erf, 1, 1))
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(48)


def below(x: npt.ArrayLike) -> Array:
    """P(Z ≤ x) of a standard normal variable."""
    points = np.asarray(x, dtype=float)
    inside: Array = np.asarray(_erf(points / math.sqrt(2.0)), dtype=np.float64)
    share: Array = 0.5 * (1.0 + inside)
    return share


def density(x: npt.ArrayLike) -> Array:
    """The density of a standard normal variable at x."""
    share: Array = np.exp(-0.5 * np.square(np.asarray(x, dtype=float))) / math.sqrt(2.0 * math.pi)
    return share


def quantile(probability: float) -> float:
    """The x with P(Z ≤ x) = probability, by bisection; 0 < probability < 1."""
    low, high = -10.0, 10.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if 0.5 * (1.0 + math.erf(middle / math.sqrt(2.0))) < probability else (low, middle)
    return 0.5 * (low + high)


# The rational approximations of Wichura (1988), algorithm AS 241, exact to 1e-16: numerator and denominator, from the
# highest power down, for the middle, the nearer and the farther tail.
_MIDDLE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
    (5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0),
)  # fmt: skip
_NEAR = (
    (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
     0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0),
)  # fmt: skip
_FAR = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
     0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
    (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
     0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0),
)  # fmt: skip


def quantiles(probability: npt.ArrayLike) -> Array:
    """``quantile`` of a whole array, for 0 and 1 too (where it is infinite)."""
    p = np.asarray(probability, dtype=float)
    off = p - 0.5
    with np.errstate(divide="ignore", invalid="ignore"):
        far = np.sqrt(-np.log(np.minimum(p, 1.0 - p)))
        tail = np.where(far <= 5.0, _ratio(_NEAR, far - 1.6), _ratio(_FAR, far - 5.0))
        tail = np.where(np.isinf(far), np.inf, tail)
        return np.where(np.abs(off) <= 0.425, off * _ratio(_MIDDLE, 0.180625 - off * off), np.copysign(tail, off))


def _ratio(of: tuple[tuple[float, ...], tuple[float, ...]], x: Array) -> Array:
    return np.asarray(np.polyval(of[0], x) / np.polyval(of[1], x))


def both_below(h: npt.ArrayLike, k: npt.ArrayLike, correlation: npt.ArrayLike) -> Array:
    """P(X ≤ h, Y ≤ k) of two standard normal variables with this correlation.

    By the integral over the correlation, P = Φ(h)Φ(k) + 1/2π ∫ exp(−(h² + k² − 2hk sin θ) / 2cos²θ) dθ from 0 to
    arcsin ρ, with 48 Gauss–Legendre nodes (Drezner and Wesolowsky 1990; Genz 2004). Exact to about 1e−6."""
    first, second, rho = np.broadcast_arrays(
        np.asarray(h, dtype=float), np.asarray(k, dtype=float), np.clip(correlation, -0.9999, 0.9999)
    )
    half = 0.5 * np.arcsin(rho)[..., None]
    angle = half * (1.0 + _NODES)
    x, y = first[..., None], second[..., None]
    inside = np.exp(-(x * x + y * y - 2.0 * x * y * np.sin(angle)) / (2.0 * np.square(np.cos(angle))))
    integral = np.sum(inside * _WEIGHTS, axis=-1) * half[..., 0] / (2.0 * math.pi)
    return np.asarray(np.clip(below(first) * below(second) + integral, 0.0, 1.0))


def folded_mean(mean: npt.ArrayLike, deviation: npt.ArrayLike) -> Array:
    """E|X| of a normal variable X (Leone, Nelson and Nottingham 1961)."""
    middle, spread = np.asarray(mean, dtype=float), np.maximum(deviation, 1e-9)
    ratio = middle / spread
    return np.asarray(2.0 * spread * density(ratio) + middle * (2.0 * below(ratio) - 1.0))


def folded_quantile(mean: float, deviation: float, probability: float) -> float:
    """The x with P(|X| ≤ x) = probability of a normal variable X, by bisection."""
    spread = max(deviation, 1e-9)
    low, high = 0.0, abs(mean) + 10.0 * spread
    for _ in range(60):
        x = 0.5 * (low + high)
        above, under = ((edge - mean) / spread / math.sqrt(2.0) for edge in (x, -x))
        low, high = (x, high) if 0.5 * (math.erf(above) - math.erf(under)) < probability else (low, x)
    return 0.5 * (low + high)
