"""The challenge model in the form of Scholz, Calbert and Smith (2011), which reproduces the published first rounds.

It differs from the paper form in who votes how (each with its own risk exponent, against all that is at stake), in
whose exponent counts (an actor sees its opponent's challenge with its own), and in the offers it takes.
"""

import numba
import numpy as np

from detente.bargaining.kernels.challenge_paper import (
    COMPROMISES,
    CONCEDES,
    NOTHING,
    Whole,
    left_alone,
    power,
    risk_exponents,
)
from detente.bargaining.kernels.median import Floats, weighted_median


@numba.njit(cache=True)
def scholz_odds(x: Floats, w: Floats, r: Floats, width: float, loss: Floats, p: Floats) -> None:
    """``p[i, j]``: votes for i over j as a share of all votes that could be cast; ``loss`` is room (n × n)."""
    n = x.shape[0]
    for a in range(n):
        for k in range(n):
            loss[a, k] = power(abs(x[k] - x[a]) / width, r[k])
    stake = 0.0
    for i in range(n):
        p[i, i] = 0.0
        for j in range(i):
            ours, others = 0.0, 0.0
            for k in range(n):
                # Without a branch the compiler takes several at once.
                vote = w[k] * (loss[j, k] - loss[i, k])
                ours += max(vote, 0.0)
                others += max(-vote, 0.0)
            p[i, j], p[j, i] = ours, others
            stake += 2.0 * (ours + others)
    for i in range(n):
        for j in range(n):
            p[i, j] = p[i, j] / stake if x[i] != x[j] and stake > 0.0 else 0.0


@numba.njit(cache=True)
def views(
    x: Floats, s: Floats, p: Floats, r: Floats, middle: float, width: float, q: float, mine: Floats, theirs: Floats
) -> None:
    """``mine[i, j]``: what challenging j is worth to i; ``theirs[i, j]``: challenging i to j; both seen by i, with i's
    own risk exponent."""
    n = x.shape[0]
    for i in range(n):
        mine[i, i] = 0.0
        theirs[i, i] = 0.0
        half = power(0.5, r[i])
        for j in range(n):
            if i == j:
                continue
            d = abs(x[i] - x[j]) / width
            won = lost = 2.0 - 4.0 * half
            if d > 0.0:  # many have met before it is over; powers are what takes the time
                won = 2.0 - 4.0 * power(0.5 - 0.5 * d, r[i])
                lost = 2.0 - 4.0 * power(0.5 + 0.5 * d, r[i])
            ours = left_alone(abs(x[i] - middle) / width, d, r[i], q, half)
            other = ours if q == 1.0 else left_alone(abs(x[j] - middle) / width, d, r[i], q, half)
            mine[i, j] = s[j] * (p[i, j] * won + (1.0 - p[i, j]) * lost) + (1.0 - s[j]) * won - ours
            theirs[i, j] = s[i] * (p[j, i] * won + (1.0 - p[j, i]) * lost) + (1.0 - s[i]) * won - other


@numba.njit(cache=True)
def scholz_values(
    x: Floats, s: Floats, w: Floats, width: float, q: float, risky: bool, p: Floats, mine: Floats, theirs: Floats,
    r: Floats,
) -> None:  # fmt: skip
    """As ``paper_values``, but both sides as i sees them."""
    middle = weighted_median(x, w)
    r[:] = 1.0
    scholz_odds(x, w, r, width, mine, p)
    views(x, s, p, r, middle, width, q, mine, theirs)
    if risky:
        risk_exponents(theirs.sum(axis=1), r)
        scholz_odds(x, w, r, width, mine, p)
        views(x, s, p, r, middle, width, q, mine, theirs)


@numba.njit(cache=True)
def scholz_answers(
    x: Floats, mine: Floats, theirs: Floats, kind: Whole, goal: Floats, moved: Floats, to: Whole
) -> None:
    """As ``paper_answers``. A conflict that an actor would lose comes first (the one that moves it least), then the
    compromise in which both, weighed by what they expect, would stand lowest."""
    n = x.shape[0]
    for i in range(n):
        moved[i] = x[i]
        to[i] = -1
        fight, lowest = np.inf, np.inf
        for j in range(n):
            a, b = mine[i, j], theirs[i, j]
            kind[i, j] = NOTHING
            if a > 0.0 and b > a:
                kind[i, j] = CONCEDES
                goal[i, j] = x[j]
                if abs(x[j] - x[i]) < fight:
                    fight, moved[i], to[i] = abs(x[j] - x[i]), x[j], j
            elif a < 0.0 and b > -a:
                kind[i, j] = COMPROMISES
                goal[i, j] = x[i] + (x[j] - x[i]) * (-a / b)
                meeting = (-a * x[i] + b * x[j]) / (b - a)
                if fight == np.inf and meeting < lowest:
                    lowest, moved[i], to[i] = meeting, goal[i, j], j
