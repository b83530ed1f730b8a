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
