"""The challenge model in the form of Scholz, Calbert and Smith (2011), which reproduces the published first rounds.

It differs from the paper form in who votes how (each with its own risk exponent, against all that is at stake), in
whose exponent counts (an actor sees its opponent's challenge with its own), and in the offers it takes.
"""

import numba
import numpy as np

from detente.bargaining.kernels.challenge_paper import Whole, left_alone, power, risk_exponents
from detente.bargaining.kernels.median import Floats, weighted_median


@numba.njit(cache=True)
def scholz_odds(x: Floats, w: Floats, r: Floats, width: float, loss: Floats, p: Floats) -> None:
    """``p[i, j]``: votes for i over j as a share of all votes that could be cast; ``loss`` is room (n × n)."""
    n = x.shape[0]
    stake = 0.0
    for k in range(n):
        for a in range(n):
            loss[k, a] = power(abs(x[k] - x[a]) / width, r[k])
        for a in range(n):
            for b in range(a):
                stake += 2.0 * w[k] * abs(loss[k, b] - loss[k, a])
    for i in range(n):
        for j in range(n):
            votes = 0.0
            if x[i] != x[j]:
                for k in range(n):
                    vote = loss[k, j] - loss[k, i]
                    if vote > 0.0:
                        votes += w[k] * vote
            p[i, j] = votes / stake if stake > 0.0 else 0.0


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
            won = 2.0 - 4.0 * power(0.5 - 0.5 * d, r[i])
            lost = 2.0 - 4.0 * power(0.5 + 0.5 * d, r[i])
            ours = left_alone(abs(x[i] - middle) / width, d, r[i], q, half)
            other = ours if q == 1.0 else left_alone(abs(x[j] - middle) / width, d, r[i], q, half)
            mine[i, j] = s[j] * (p[i, j] * won + (1.0 - p[i, j]) * lost) + (1.0 - s[j]) * won - ours
            theirs[i, j] = s[i] * (p[j, i] * won + (1.0 - p[j, i]) * lost) + (1.0 - s[i]) * won - other


@numba.njit(cache=True)
def scholz_answers(x: Floats, mine: Floats, theirs: Floats, moved: Floats, to: Whole) -> None:
    """A conflict that an actor would lose comes first (the one that moves it least), then the compromise in which
    both, weighed by what they expect, would stand lowest. ``to[i]`` is whom i settled with, -1 where it stays."""
    n = x.shape[0]
    for i in range(n):
        moved[i] = x[i]
        to[i] = -1
        least = np.inf
        for j in range(n):
            a, b = mine[i, j], theirs[i, j]
            if a > 0.0 and b > a and abs(x[j] - x[i]) < least:
                least, moved[i], to[i] = abs(x[j] - x[i]), x[j], j
        if to[i] >= 0:
            continue
        for j in range(n):
            a, b = mine[i, j], theirs[i, j]
            if a < 0.0 and b > -a:
                meeting = (-a * x[i] + b * x[j]) / (b - a)
                if meeting < least:
                    least, moved[i], to[i] = meeting, x[i] + (x[j] - x[i]) * (-a / b), j


@numba.njit(cache=True)
def scholz_round(
    x: Floats, s: Floats, w: Floats, width: float, q: float, risky: bool,
    p: Floats, mine: Floats, theirs: Floats, r: Floats, moved: Floats, to: Whole,
) -> None:  # fmt: skip
    """One round from positions ``x``; fills the votes, both views, the exponents and the moves."""
    middle = weighted_median(x, w)
    r[:] = 1.0
    scholz_odds(x, w, r, width, mine, p)
    views(x, s, p, r, middle, width, q, mine, theirs)
    if risky:
        risk_exponents(theirs.sum(axis=1), r)
        scholz_odds(x, w, r, width, mine, p)
        views(x, s, p, r, middle, width, q, mine, theirs)
    scholz_answers(x, mine, theirs, moved, to)


@numba.njit(cache=True)
def scholz_run(
    x: Floats, s: Floats, w: Floats, width: float, q: float, risky: bool, tolerance: float, rounds: int, track: Floats
) -> int:
    """As ``paper_run``."""
    n = x.shape[0]
    p, mine, theirs = np.empty((n, n)), np.empty((n, n)), np.empty((n, n))
    r, to = np.empty(n), np.empty(n, np.int64)
    track[0] = x
    if not width > 0.0:
        return 0
    before, resting = weighted_median(x, w), 0
    for t in range(rounds):
        scholz_round(track[t], s, w, width, q, risky, p, mine, theirs, r, track[t + 1], to)
        now = weighted_median(track[t + 1], w)
        resting = resting + 1 if abs(now - before) < tolerance * width else 0
        before = now
        if resting == 2:
            return t + 1
    return -rounds


@numba.njit(cache=True)
def scholz_many(
    x: Floats, s: Floats, c: Floats, q: float, risky: bool, tolerance: float, rounds: int, ends: Floats, spent: Whole
) -> None:
    """As ``paper_many``."""
    track = np.empty((rounds + 1, x.shape[1]))
    for d in range(x.shape[0]):
        w = c[d] * s[d]
        width = x[d].max() - x[d].min()
        spent[d] = scholz_run(x[d], s[d], w, width, q, risky, tolerance, rounds, track)
        ends[d] = track[abs(spent[d])]
