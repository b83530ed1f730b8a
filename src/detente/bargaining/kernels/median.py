"""The weighted median, for one issue and for many draws."""

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@numba.njit(cache=True)
def weighted_median(x: Floats, w: Floats) -> float:
    """The smallest of ``x`` (n) whose cumulated weight ``w`` (n) reaches half of all weight; NaN without weight."""
    order = np.argsort(x)
    total = w.sum()
    if not total > 0.0:
        return np.nan
    # Weights that make exactly a half on paper miss it by rounding.
    half = 0.5 * total * (1.0 - 1e-12)
    reached = 0.0
    for k in order:
        reached += w[k]
        if reached >= half:
            return float(x[k])
    return float(x[order[-1]])


@numba.njit(cache=True, nogil=True)
def medians(x: Floats, w: Floats) -> Floats:
    """The weighted median of each draw: ``x`` and ``w`` are draws × actors."""
    out = np.empty(x.shape[0])
    for d in range(x.shape[0]):
        out[d] = weighted_median(x[d], w[d])
    return out
