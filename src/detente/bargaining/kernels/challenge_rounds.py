"""Rounds of the challenge model in either form, until it comes to rest; and whole runs of it over many draws."""

import numba
import numpy as np

from detente.bargaining.kernels.challenge_paper import Whole, paper_answers, paper_values
from detente.bargaining.kernels.challenge_scholz import scholz_answers, scholz_values
from detente.bargaining.kernels.median import Floats, weighted_median

PAPER, SCHOLZ = range(2)
"""The forms."""


@numba.njit(cache=True)
def challenge_round(
    form: int, x: Floats, s: Floats, w: Floats, width: float, q: float, risky: bool, p: Floats, mine: Floats,
    theirs: Floats, r: Floats, kind: Whole, goal: Floats, moved: Floats, to: Whole,
) -> None:  # fmt: skip
    """One round from positions ``x``; fills the votes, what both sides expect, the exponents, the offers, the moves."""
    if form == PAPER:
        paper_values(x, s, w, width, q, risky, p, mine, theirs, r)
        paper_answers(x, p, mine, theirs, kind, goal, moved, to)
    else:
        scholz_values(x, s, w, width, q, risky, p, mine, theirs, r)
        scholz_answers(x, mine, theirs, kind, goal, moved, to)


@numba.njit(cache=True)
def challenge_run(
    form: int, x: Floats, s: Floats, w: Floats, width: float, q: float, risky: bool, tolerance: float, rounds: int,
    track: Floats,
) -> int:  # fmt: skip
    """Rounds until the median rests twice running, at most ``rounds``; ``track`` (rounds + 1 × n) gets the positions.

    Returns the number of rounds, negative where the median did not come to rest."""
    n = x.shape[0]
    p, mine, theirs, goal = np.empty((n, n)), np.empty((n, n)), np.empty((n, n)), np.empty((n, n))
    r, to, kind = np.empty(n), np.empty(n, np.int64), np.empty((n, n), np.int64)
    track[0] = x
    if not width > 0.0:
        return 0
    before = weighted_median(x, w)
    resting = 0
    for t in range(rounds):
        challenge_round(form, track[t], s, w, width, q, risky, p, mine, theirs, r, kind, goal, track[t + 1], to)
        now = weighted_median(track[t + 1], w)
        resting = resting + 1 if abs(now - before) < tolerance * width else 0
        before = now
        if resting == 2:
            return t + 1
    return -rounds


@numba.njit(cache=True, nogil=True)
def challenge_many(
    form: int, x: Floats, s: Floats, c: Floats, q: float, risky: bool, tolerance: float, rounds: int, ends: Floats,
    spent: Whole,
) -> None:  # fmt: skip
    """``challenge_run`` for each draw (``x``, ``s``, ``c``: draws × n); ``ends`` gets the last positions."""
    track = np.empty((rounds + 1, x.shape[1]))
    for d in range(x.shape[0]):
        w = c[d] * s[d]
        width = x[d].max() - x[d].min()
        spent[d] = challenge_run(form, x[d], s[d], w, width, q, risky, tolerance, rounds, track)
        ends[d] = track[abs(spent[d])]
