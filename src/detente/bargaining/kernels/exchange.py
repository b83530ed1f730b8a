"""Exchanges of positions over linked issues, equal gain for both: the trades of one round, and many rounds.

After Stokman and Van Oosten (1994). With n actors and m issues a round looks at n²m² pairs of offers once, and again
at those that a trade touched.
"""

import numba
import numpy as np

from detente.bargaining.kernels.challenge_paper import Bools, Whole
from detente.bargaining.kernels.median import Floats


@numba.njit(cache=True)
def compromises(x: Floats, w: Floats, weight: Floats, o: Floats) -> None:
    """``o[p]``: the weighted mean on each issue; ``weight[p]``: all weight there. ``w`` is 0 where nobody has a say."""
    for p in range(x.shape[1]):
        weight[p] = 0.0
        at = 0.0
        for i in range(x.shape[0]):
            if w[i, p] > 0.0:
                weight[p] += w[i, p]
                at += w[i, p] * x[i, p]
        o[p] = at / weight[p] if weight[p] > 0.0 else np.nan


@numba.njit(cache=True)
def opposed(x: Floats, w: Floats, o: Floats, i: int, j: int, p: int) -> bool:
    """Whether two actors with a say on an issue stand on opposite sides of its outcome."""
    return bool(w[i, p] > 0.0 and w[j, p] > 0.0 and (x[i, p] - o[p]) * (x[j, p] - o[p]) < 0.0)


@numba.njit(cache=True)
def terms(
    x: Floats, s: Floats, w: Floats, o: Floats, weight: Floats, spent: Bools, i: int, j: int, p: int, q: int
) -> tuple[float, float, float]:
    """Shifts of the outcomes on p (for i) and q (for j), and the gain of each, when j supplies p and i supplies q."""
    if spent[j, p] or spent[i, q]:
        return 0.0, 0.0, 0.0
    rate = (s[i, p] + s[j, p]) / (s[i, q] + s[j, q])
    on_p = abs(x[i, p] - x[j, p]) * w[j, p] / weight[p]
    on_q = on_p * rate
    whole = abs(x[i, q] - x[j, q]) * w[i, q] / weight[q]
    if on_q > whole:
        on_q, on_p = whole, whole / rate
    # No outcome may pass the one for whom it is moved.
    if on_p > abs(x[i, p] - o[p]):
        on_p = abs(x[i, p] - o[p])
        on_q = on_p * rate
    if on_q > abs(x[j, q] - o[q]):
        on_q = abs(x[j, q] - o[q])
        on_p = on_q / rate
    return on_p, on_q, on_p * s[i, p] - on_q * s[i, q]


@numba.njit(cache=True)
def gain_of(
    x: Floats, s: Floats, w: Floats, o: Floats, weight: Floats, spent: Bools, i: int, j: int, p: int, q: int
) -> float:
    """What each gains by a trade in which i demands p and gives q; negative: j demands p and gives q; 0: no trade.

    They are on opposite sides on both."""
    lean = s[i, p] * s[j, q] - s[j, p] * s[i, q]
    if lean > 0.0:
        return terms(x, s, w, o, weight, spent, i, j, p, q)[2]
    if lean < 0.0:
        return -terms(x, s, w, o, weight, spent, j, i, p, q)[2]
    return 0.0


@numba.njit(cache=True)
def candidates(x: Floats, w: Floats) -> int:
    """The number of pairs of actors and of issues over which they could trade: on opposite sides on both."""
    n, m = x.shape
    o, weight = np.empty(m), np.empty(m)
    compromises(x, w, weight, o)
    count = 0
    for i in range(n):
        for j in range(i):
            for p in range(m):
                for q in range(p):
                    if opposed(x, w, o, i, j, p) and opposed(x, w, o, i, j, q):
                        count += 1
    return count


@numba.njit(cache=True)
def weigh(
    x: Floats, s: Floats, w: Floats, o: Floats, weight: Floats, spent: Bools, link: Bools, i: int, j: int, p: int,
    facing: Bools, gains: Floats,
) -> bool:  # fmt: skip
    """``gains[p, q]`` and ``gains[q, p]`` of one pair of actors for all q; whether any of them is another than before.
    ``facing[q]``: they are on opposite sides on q."""
    other = False
    for q in range(x.shape[1]):
        if q != p and link[p, q]:
            gain = gain_of(x, s, w, o, weight, spent, i, j, p, q) if facing[p] and facing[q] else 0.0
            if gain != gains[p, q]:
                other = True
                gains[p, q] = gain
                gains[q, p] = -gain
    return other


@numba.njit(cache=True)
def gains_of_all(x: Floats, s: Floats, w: Floats, link: Bools) -> Floats:
    """``gains[i, j, p, q]``: what i and j would gain each, as things stand, if i demands p and gives q (i over j)."""
    n, m = x.shape
    o, weight = np.empty(m), np.empty(m)
    compromises(x, w, weight, o)
    spent, gains = np.zeros((n, m), np.bool_), np.zeros((n, n, m, m))
    facing = np.empty(m, np.bool_)
    for i in range(n):
        for j in range(i):
            for p in range(m):
                facing[p] = opposed(x, w, o, i, j, p)
            for p in range(m):
                weigh(x, s, w, o, weight, spent, link, i, j, p, facing, gains[i, j])
    return gains


@numba.njit(cache=True)
def best_of(gains: Floats, facing: Bools) -> tuple[float, int, int]:
    """The largest gain of one pair of actors, with its issues."""
    best, bp, bq = 0.0, 0, 0
    for p in range(gains.shape[0]):
        if facing[p]:
            for q in range(gains.shape[0]):
                # Gains equal but for rounding: the first stays, on every machine.
                if facing[q] and gains[p, q] > best + 1e-12:
                    best, bp, bq = gains[p, q], p, q
    return best, bp, bq


@numba.njit(cache=True)
def exchange_round(x: Floats, s: Floats, w: Floats, link: Bools, least: float, who: Whole, what: Floats) -> int:
    """Trade from the best downwards until no gain is over ``least``; ``x`` becomes the positions that are voted.

    ``link`` (issues × issues) says which can be traded for which. ``who`` (trades × 4) gets the actor that demands, the
    one that supplies, the issue demanded and the one given for it; ``what`` (trades × 5) the shifts of both outcomes,
    the gain, and where each stands now on what it supplied. Returns the number of trades."""
    n, m = x.shape
    o, weight = np.empty(m), np.empty(m)
    compromises(x, w, weight, o)
    spent = np.zeros((n, m), np.bool_)
    # gains[i, j, p, q] is what i and j gain each when i demands p and gives q; tops are the best of each pair.
    gains, tops = np.zeros((n, n, m, m)), np.zeros((n, n))
    issues, facing = np.zeros((n, n, 2), np.int64), np.zeros((n, n, m), np.bool_)
    trades, bp, bq = 0, -1, -1
    while trades < who.shape[0]:
        best, a, b = least, -1, -1
        for i in range(n):
            for j in range(i):
                other, there = False, facing[i, j]
                if bp < 0:
                    for p in range(m):
                        there[p] = opposed(x, w, o, i, j, p)
                    for p in range(m):
                        if there[p]:
                            other |= weigh(x, s, w, o, weight, spent, link, i, j, p, there, gains[i, j])
                else:
                    # A trade moves the outcomes of its two issues: nothing else changes, for any pair.
                    was_p, was_q = there[bp], there[bq]
                    there[bp], there[bq] = opposed(x, w, o, i, j, bp), opposed(x, w, o, i, j, bq)
                    if was_p or there[bp]:
                        other |= weigh(x, s, w, o, weight, spent, link, i, j, bp, there, gains[i, j])
                    if was_q or there[bq]:
                        other |= weigh(x, s, w, o, weight, spent, link, i, j, bq, there, gains[i, j])
                if other:
                    tops[i, j], issues[i, j, 0], issues[i, j, 1] = best_of(gains[i, j], there)
                if tops[i, j] > best + 1e-12:
                    best, a, b = tops[i, j], i, j
        if a < 0:
            break
        bp, bq = issues[a, b, 0], issues[a, b, 1]
        on_p, on_q, gain = terms(x, s, w, o, weight, spent, a, b, bp, bq)
        x[b, bp] += np.sign(x[a, bp] - x[b, bp]) * on_p * weight[bp] / w[b, bp]
        x[a, bq] += np.sign(x[b, bq] - x[a, bq]) * on_q * weight[bq] / w[a, bq]
        spent[b, bp] = True
        spent[a, bq] = True
        who[trades, 0], who[trades, 1], who[trades, 2], who[trades, 3] = a, b, bp, bq
        what[trades, 0], what[trades, 1], what[trades, 2] = on_p, on_q, gain
        what[trades, 3], what[trades, 4] = x[b, bp], x[a, bq]
        trades += 1
        compromises(x, w, weight, o)
    return trades


@numba.njit(cache=True, nogil=True)
def exchange_many(x: Floats, s: Floats, w: Floats, link: Bools, rounds: int, least: float, out: Floats) -> None:
    """The outcome after ``rounds`` rounds for each draw (``x``, ``s``, ``w``: draws × n × m; ``out``: draws × m)."""
    n, m = x.shape[1], x.shape[2]
    who, what = np.empty((n * m, 4), np.int64), np.empty((n * m, 5))
    o, weight = np.empty(m), np.empty(m)
    voted = np.empty((n, m))
    for d in range(x.shape[0]):
        stand = x[d].copy()
        for _ in range(rounds):
            voted[:] = stand
            exchange_round(voted, s[d], w[d], link, least, who, what)
            for i in range(n):
                for p in range(m):
                    pull = 0.4 * (1.0 - s[d, i, p]) + 0.1
                    stand[i, p] += pull * (voted[i, p] - stand[i, p])
        compromises(voted, w[d], weight, o)
        out[d] = o
