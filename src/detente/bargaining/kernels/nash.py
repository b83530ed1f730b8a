"""The Nash bargaining solution on one issue with a no-deal point and a cost of no deal, for many draws."""

import numba
import numpy as np

from detente.bargaining.kernels.median import Floats


@numba.njit(cache=True)
def zone(x: Floats, w: Floats, away: float, cost: Floats, linear: bool) -> tuple[float, float]:
    """The points that nobody with weight likes less than no deal; the first is the greater where there are none."""
    low, high = -np.inf, np.inf
    for i in range(x.shape[0]):
        if not w[i] > 0.0:
            continue
        if linear:
            reach = abs(x[i] - away) + cost[i]
        else:
            square = (x[i] - away) ** 2 + cost[i]
            reach = np.sqrt(square) if square >= 0.0 else -1.0
        if reach < 0.0:
            return 1.0, 0.0
        low = max(low, x[i] - reach)
        high = min(high, x[i] + reach)
    return low, high


@numba.njit(cache=True)
def slope(x: Floats, w: Floats, away: float, cost: Floats, linear: bool, at: float) -> float:
    """The derivative of the weighted sum of the logs of what each gains over no deal."""
    total = 0.0
    for i in range(x.shape[0]):
        if not w[i] > 0.0:
            continue
        if linear:
            gain = abs(x[i] - away) + cost[i] - abs(x[i] - at)
            change = np.sign(x[i] - at)
        else:
            gain = (x[i] - away) ** 2 + cost[i] - (x[i] - at) ** 2
            change = 2.0 * (x[i] - at)
        total += w[i] * change / max(gain, 1e-300)
    return total


@numba.njit(cache=True, nogil=True)
def nash_many(x: Floats, w: Floats, away: Floats, cost: Floats, linear: bool, out: Floats) -> None:
    """``x``, ``w``, ``cost`` are draws × actors, ``away`` (the no-deal point) is a number a draw.

    ``cost`` is in squared units of the scale (plain units with linear loss). ``out`` is NaN where no deal is possible.
    The sum to be maximised is concave within the zone: its slope is bisected."""
    for d in range(x.shape[0]):
        low, high = zone(x[d], w[d], away[d], cost[d], linear)
        if not low <= high + 1e-9:
            out[d] = np.nan
            continue
        for _ in range(60):
            middle = 0.5 * (low + high)
            if slope(x[d], w[d], away[d], cost[d], linear, middle) > 0.0:
                low = middle
            else:
                high = middle
        out[d] = 0.5 * (low + high)
