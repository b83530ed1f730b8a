"""The challenge model in its paper form: what each expects of challenging each, and the offers that come of it.

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

NOTHING, CONCEDES, COMPROMISES, GIVES_IN = range(4)
"""What a challenge comes to for the one who is challenged: loses a conflict, meets the other, gives in without one."""


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
    if r == 1.0 or base <= 0.0:
        return max(base, 0.0)
    return float(base**r)


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
def paper_values(
    x: Floats, s: Floats, w: Floats, width: float, q: float, risky: bool, p: Floats, mine: Floats, theirs: Floats,
    r: Floats,
) -> None:  # fmt: skip
    """From positions ``x``: the votes ``p``, what challenging j is worth to i (``mine[i, j]``) and challenging i to j
    (``theirs[i, j]``), the exponents ``r``."""
    middle = weighted_median(x, w)
    odds(x, w, p)
    r[:] = 1.0
    challenge_values(x, s, p, r, middle, width, q, mine)
    if risky:
        risk_exponents(mine.sum(axis=0), r)
        challenge_values(x, s, p, r, middle, width, q, mine)
    theirs[:] = mine.T


@numba.njit(cache=True)
def paper_offer(a: float, b: float, votes: float) -> int:
    """What j's challenge comes to for i. i expects ``a`` of challenging j, who expects ``b``; ``votes`` are i's."""
    if b <= EVEN or (a > EVEN and b <= a):
        return NOTHING
    if a > EVEN:
        # Both would fight: the weaker by what it expects concedes, unless it would win the vote.
        return NOTHING if votes > 0.5 + EVEN else CONCEDES
    if a < -EVEN and b > -a:
        return COMPROMISES
    return GIVES_IN if a < -EVEN and b < -a else NOTHING


@numba.njit(cache=True)
def paper_answers(
    x: Floats, p: Floats, mine: Floats, theirs: Floats, kind: Whole, goal: Floats, moved: Floats, to: Whole
) -> None:
    """Where each actor goes, all at once: of the offers it must take, the one that moves it least.

    ``kind[i, j]`` is what j's challenge comes to for i, ``goal[i, j]`` where i would go then; ``to[i]`` is the actor
    with whom i settled, -1 where it stays."""
    n = x.shape[0]
    for i in range(n):
        moved[i] = x[i]
        to[i] = -1
        least = np.inf
        for j in range(n):
            a, b = mine[i, j], theirs[i, j]
            kind[i, j] = NOTHING if x[i] == x[j] else paper_offer(a, b, p[i, j])
            goal[i, j] = x[i] + (x[j] - x[i]) * (-a / b) if kind[i, j] == COMPROMISES else x[j]
            if kind[i, j] != NOTHING and abs(goal[i, j] - x[i]) < least * (1.0 - EVEN):
                least = abs(goal[i, j] - x[i])
                moved[i] = goal[i, j]
                to[i] = j
