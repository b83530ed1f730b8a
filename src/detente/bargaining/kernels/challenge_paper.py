"""One round of the challenge model in its paper form, and whole runs of it over many draws.

Expected utilities of challenges after Bueno de Mesquita, as unravelled by Scholz, Calbert and Smith (2011). With n
actors a round costs n³ steps.
"""

import numba
import numpy as np
from numpy.typing import NDArray

from detente.bargaining.kernels.median import Floats, weighted_median

Bools = NDArray[np.bool_]
Whole = NDArray[np.int64]

EVEN = 1e-9
"""Votes, expectations and ways (as shares) that differ by less differ by rounding only: they are tied."""


@numba.njit(cache=True)
def odds(x: Floats, w: Floats, p: Floats) -> None:
    """``p[i, j]``: the share of the votes that i gets against j, each votes by how much nearer i's position is."""
    n = x.shape[0]
    for i in range(n):
        p[i, i] = 0.5
        for j in range(i):
            ahead = 0.0
            total = 0.0
            for k in range(n):
                a = abs(x[k] - x[j]) - abs(x[k] - x[i])
                total += w[k] * abs(a)
                if a > 0.0:
                    ahead += w[k] * a
            p[i, j] = ahead / total if total > 0.0 else 0.5
            p[j, i] = 1.0 - p[i, j]


@numba.njit(cache=True)
def power(base: float, r: float) -> float:
    """``base`` to the power of a risk exponent; most of the time goes into this, and half of it with r = 1."""
    if r == 1.0:
        return base
    return float(max(base, 0.0) ** r)


@numba.njit(cache=True)
def left_alone(to_middle: float, d: float, r: float, q: float, half: float) -> float:
    """What it is worth not to challenge: with probability ``q`` nothing happens, else others move for good or ill.

    ``to_middle`` and ``d`` are the distances from the middle and from the other, as shares of the range; ``half`` is ½
    to the power of ``r``."""
    worth = q * (2.0 - 4.0 * half)
    if q < 1.0:
        m = 0.25 * (to_middle + d)
        worth += (1.0 - q) * (2.0 - 4.0 * power(0.5 - m if to_middle < d else 0.5 + m, r))
    return worth


@numba.njit(cache=True)
def challenge_values(
    x: Floats, s: Floats, p: Floats, r: Floats, middle: float, width: float, q: float, e: Floats
) -> None:
    """``e[i, j]``: what i expects of challenging j rather than leaving things, with i's risk exponent ``r[i]``."""
    n = x.shape[0]
    for i in range(n):
        e[i, i] = 0.0
        to_middle = abs(x[i] - middle) / width
        half = power(0.5, r[i])
        for j in range(n):
            if i == j:
                continue
            d = abs(x[i] - x[j]) / width
            won = 2.0 - 4.0 * power(0.5 - 0.5 * d, r[i])
            lost = 2.0 - 4.0 * power(0.5 + 0.5 * d, r[i])
            left = left_alone(to_middle, d, r[i], q, half)
            e[i, j] = s[j] * (p[i, j] * won + (1.0 - p[i, j]) * lost) + (1.0 - s[j]) * won - left


@numba.njit(cache=True)
def risk_exponents(security: Floats, r: Floats) -> None:
    """``r`` from each actor's security: between ½ (the safest, averse to risk) and 2 (the least safe)."""
    most = security.max()
    least = security.min()
    for i in range(security.shape[0]):
        level = (2.0 * security[i] - most - least) / (most - least) if most - least > 1e-12 else 0.0
        r[i] = (1.0 - level / 3.0) / (1.0 + level / 3.0)


@numba.njit(cache=True)
def answers(x: Floats, e: Floats, p: Floats, moved: Floats, to: Whole) -> None:
    """Where each actor goes, all at once: of the offers it must take, the one that moves it least.

    ``to[i]`` is the actor with whom i settled, -1 where it stays."""
    n = x.shape[0]
    for i in range(n):
        moved[i] = x[i]
        to[i] = -1
        least = np.inf
        for j in range(n):
            a = e[i, j]
            b = e[j, i]
            if x[i] == x[j] or b <= EVEN or (a > EVEN and b <= a):
                continue
            if a > EVEN:
                # Both would fight: the weaker by what it expects concedes, unless it would win the vote.
                if p[i, j] > 0.5 + EVEN:
                    continue
                goal = x[j]
            elif a < -EVEN and b > -a:
                goal = x[i] + (x[j] - x[i]) * (-a / b)
            elif a < -EVEN and b < -a:
                goal = x[j]
            else:
                continue
            if abs(goal - x[i]) < least * (1.0 - EVEN):
                least = abs(goal - x[i])
                moved[i] = goal
                to[i] = j


@numba.njit(cache=True)
def paper_round(
    x: Floats, s: Floats, w: Floats, width: float, q: float, risky: bool,
    p: Floats, e: Floats, r: Floats, moved: Floats, to: Whole,
) -> None:  # fmt: skip
    """One round from positions ``x``; fills the votes ``p``, the values ``e``, the exponents ``r``, the moves."""
    middle = weighted_median(x, w)
    odds(x, w, p)
    r[:] = 1.0
    challenge_values(x, s, p, r, middle, width, q, e)
    if risky:
        risk_exponents(e.sum(axis=0), r)
        challenge_values(x, s, p, r, middle, width, q, e)
    answers(x, e, p, moved, to)


@numba.njit(cache=True)
def paper_run(
    x: Floats, s: Floats, w: Floats, width: float, q: float, risky: bool, tolerance: float, rounds: int, track: Floats
) -> int:
    """Rounds until the median rests twice running, at most ``rounds``; ``track`` (rounds + 1 × n) gets the positions.

    Returns the number of rounds, negative where the median did not come to rest."""
    n = x.shape[0]
    p = np.empty((n, n))
    e = np.empty((n, n))
    r = np.empty(n)
    to = np.empty(n, np.int64)
    track[0] = x
    if not width > 0.0:
        return 0
    before = weighted_median(x, w)
    resting = 0
    for t in range(rounds):
        paper_round(track[t], s, w, width, q, risky, p, e, r, track[t + 1], to)
        now = weighted_median(track[t + 1], w)
        resting = resting + 1 if abs(now - before) < tolerance * width else 0
        before = now
        if resting == 2:
            return t + 1
    return -rounds


@numba.njit(cache=True)
def paper_many(
    x: Floats, s: Floats, c: Floats, q: float, risky: bool, tolerance: float, rounds: int, ends: Floats, spent: Whole
) -> None:
    """``paper_run`` for each draw (``x``, ``s``, ``c``: draws × n); ``ends`` gets the last positions."""
    track = np.empty((rounds + 1, x.shape[1]))
    for d in range(x.shape[0]):
        w = c[d] * s[d]
        width = x[d].max() - x[d].min()
        spent[d] = paper_run(x[d], s[d], w, width, q, risky, tolerance, rounds, track)
        ends[d] = track[abs(spent[d])]
