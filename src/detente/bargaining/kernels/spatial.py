"""One step of the spatial model, and whole runs over many draws. With n actors a step costs n³.

After the published description of KAPSARC's Spatial Model of Politics (Wise, Lester and Efird 2015); what it leaves
open (how third parties weigh a contest, how positions are rounded) was inferred from that model's reference output.
"""

import numba
import numpy as np

from detente.bargaining.kernels.challenge_paper import Whole
from detente.bargaining.kernels.elections import contests, elect, victory, vote
from detente.bargaining.kernels.median import Floats

ALIKE = 1e-3
"""Positions no further apart than this on any issue (as shares of the scale) are one option."""
WORTH = 1e-5
"""A challenge that is worth less is not made."""


@numba.njit(cache=True)
def nearness(x: Floats, at: Floats, s: Floats, i: int) -> float:
    """1 less the distance between actor i's ``x[i]`` and a point, each issue weighed by i's salience."""
    far, scale = 0.0, 0.0
    for k in range(at.shape[0]):
        far += ((x[i, k] - at[k]) * s[i, k]) ** 2
        scale += s[i, k] ** 2
    return float(1.0 - np.sqrt(far / scale)) if scale > 0.0 else 1.0


@numba.njit(cache=True)
def liking(near: float, risk: float) -> float:
    """The utility of a point at that nearness for an actor with that attitude to risk (-½ averse to 1 seeking)."""
    return near * (1.0 + (1.0 - near) * risk)


@numba.njit(cache=True)
def risks(near: Floats, c: Floats, rules: tuple[int, int, int], r: Floats) -> None:
    """Attitudes to risk ``r`` from each position's chance of being elected if nobody minded risks."""
    n = c.shape[0]
    votes, p, q = np.empty((n, n)), np.empty((n, n)), np.empty(n)
    contests(near, c, n, rules[0], rules[1], votes, p)
    elect(votes, p, n, rules[2], q)
    most, least = q.max(), q.min()
    for i in range(n):
        r[i] = (3.0 * q[i] - (most + 2.0 * least)) / (2.0 * (most - least)) if most - least > 1e-12 else 0.0


@numba.njit(cache=True)
def chance(u: Floats, w: Floats, i: int, j: int, rules: tuple[int, int, int]) -> float:
    """The probability that i prevails over j, third parties included, with utilities ``u`` (actors × positions).

    A third party is half committed: on the winning side it keeps its own position, on the losing side it must take the
    winner's. It leans to the position that it likes better, and that lean counts in the odds by which it decides."""
    mine = vote(w[i], u[i, i] - u[i, j], rules[0])
    theirs = vote(w[j], u[j, j] - u[j, i], rules[0])
    ours, others = mine, theirs
    for k in range(w.shape[0]):
        if k in (i, j):
            continue
        lean = vote(w[k], u[k, i] - u[k, j], rules[0])
        p = victory(mine + max(lean, 0.0), theirs + max(-lean, 0.0), rules[1])
        with_i = p * u[k, k] + (1.0 - p) * u[k, j]
        with_j = (1.0 - p) * u[k, k] + p * u[k, i]
        cast = vote(w[k], with_i - with_j, rules[0])
        ours += max(cast, 0.0)
        others += max(-cast, 0.0)
    return victory(ours, others, rules[1])


@numba.njit(cache=True)
def target(u: Floats, w: Floats, total: Floats, i: int, rules: tuple[int, int, int]) -> tuple[int, float]:
    """Whom i challenges (-1: nobody) and the chance it gives itself; ``u`` is i's estimate, ``total`` the sum of each
    actor's saliences."""
    best, worth, odds = -1, WORTH, 0.0
    for j in range(w.shape[0]):
        if j == i:
            continue
        p = chance(u, w, i, j, rules)
        won, lost = 2.0 * u[i, i], 2.0 * u[i, j]
        gain = (1.0 - total[j]) * won + total[j] * (p * won + (1.0 - p) * lost) - (u[i, i] + u[i, j])
        if gain > worth:
            best, worth, odds = j, gain, p
    return best, odds


@numba.njit(cache=True)
def bargains(
    x: Floats, s: Floats, near: Floats, r: Floats, w: Floats, total: Floats, rules: tuple[int, int, int],
    to: Whole, meet: Floats,
) -> None:  # fmt: skip
    """Whom each actor challenges (``to``), and where the two would meet: ``meet[i, 0]`` for i, ``meet[i, 1]`` for the
    other; each issue is settled by the squares of salience times chance."""
    n, m = x.shape
    u = np.empty((n, n))
    for i in range(n):
        for k in range(n):
            for j in range(n):
                u[k, j] = liking(near[k, j], (2.0 * r[i] + r[k]) / 3.0)
        j, p = target(u, w, total, i, rules)
        to[i] = j
        for k in range(m if j >= 0 else 0):
            a, b = (s[i, k] * p) ** 2, (s[j, k] * (1.0 - p)) ** 2
            # The millionth is in the reference: it decides which way a fifth decimal is rounded.
            meet[i, 0, k] = round((x[i, k] + b * (x[j, k] - x[i, k]) / (a + b + 1e-6)) * 1e4) / 1e4
            meet[i, 1, k] = round((x[j, k] + a * (x[i, k] - x[j, k]) / (a + b + 1e-6)) * 1e4) / 1e4


@numba.njit(cache=True)
def step(
    x: Floats, s: Floats, c: Floats, rules: tuple[int, int, int], near: Floats, r: Floats, to: Whole,
    taken: Whole, after: Floats,
) -> None:  # fmt: skip
    """One step from positions ``x`` (n × m, shares of the scale): ``taken[i]`` is the actor whose challenge brought the
    bargain that i ends with (-1: it stays), ``after`` the new positions. ``near`` and ``r`` belong to ``x``."""
    n, m = x.shape
    total = s.sum(axis=1)
    meet = np.empty((n, 2, m))
    bargains(x, s, near, r, c * total, total, rules, to, meet)
    # What the state after each bargain is worth to each actor: the mean over all positions in it.
    worth = np.empty((n, n + 1))
    for k in range(n):
        still = 0.0
        for i in range(n):
            still += liking(near[k, i], r[k])
        worth[k, n] = still / n
        for i in range(n):
            j = to[i]
            if j >= 0:
                change = liking(nearness(x, meet[i, 0], s, k), r[k]) - liking(near[k, i], r[k])
                change += liking(nearness(x, meet[i, 1], s, k), r[k]) - liking(near[k, j], r[k])
                worth[k, i] = (still + change) / n
    options, values = np.empty(n + 1, np.int64), np.empty((n, n + 1))
    votes, p, q = np.empty((n + 1, n + 1)), np.empty((n + 1, n + 1)), np.empty(n + 1)
    for i in range(n):
        options[0], count = n, 1
        for k in range(n):
            if to[k] >= 0 and (k == i or to[k] == i):
                options[count], count = k, count + 1
        for o in range(count):
            values[:, o] = worth[:, options[o]]
        contests(values, c, count, rules[0], rules[1], votes, p)
        elect(votes, p, count, rules[2], q)
        best = options[np.argmax(q[:count])]
        taken[i] = best if best < n else -1
        after[i] = x[i] if best == n else meet[best, 0 if best == i else 1]


@numba.njit(cache=True)
def state(x: Floats, s: Floats, c: Floats, rules: tuple[int, int, int], near: Floats, r: Floats, q: Floats) -> None:
    """Of positions ``x``: how near each is to each (``near``), attitudes to risk ``r``, and the chance of each position
    to be elected (``q``); positions that are alike are one option."""
    n = x.shape[0]
    for i in range(n):
        for j in range(n):
            near[i, j] = nearness(x, x[j], s, i)
    risks(near, c, rules, r)
    kind, first, count = np.empty(n, np.int64), np.empty(n, np.int64), 0
    u = np.empty((n, n))
    for i in range(n):
        kind[i] = count
        for a in range(count):
            if np.max(np.abs(x[i] - x[first[a]])) < ALIKE:
                kind[i] = a
                break
        if kind[i] == count:
            first[count] = i
            for k in range(n):
                u[k, count] = liking(near[k, i], r[k])
            count += 1
    votes, p, chances = np.empty((n, n)), np.empty((n, n)), np.empty(n)
    contests(u, c, count, rules[0], rules[1], votes, p)
    elect(votes, p, count, rules[2], chances)
    for i in range(n):
        q[i] = chances[kind[i]]


@numba.njit(cache=True)
def spatial_run(
    x: Floats, s: Floats, c: Floats, rules: tuple[int, int, int], steps: int, track: Floats, chances: Floats,
    challenged: Whole, taken: Whole,
) -> int:  # fmt: skip
    """Steps until one is under 2 % of the first (2 at least, ``steps`` at most): ``track`` (steps + 1 × n × m),
    ``chances`` (steps + 1 × n), whom each ``challenged`` and whose bargain was ``taken`` (steps × n).

    Returns the number of steps, below 0 where it did not come to rest."""
    n = x.shape[0]
    near, r = np.empty((n, n)), np.empty(n)
    track[0] = x
    first = 0.0
    for t in range(steps):
        state(track[t], s, c, rules, near, r, chances[t])
        step(track[t], s, c, rules, near, r, challenged[t], taken[t], track[t + 1])
        length = 0.0
        for i in range(n):
            length += np.sqrt(((track[t + 1, i] - track[t, i]) ** 2).sum())
        if t == 0:
            first = length
        if (t > 0 and length < 0.02 * first) or length == 0.0:
            state(track[t + 1], s, c, rules, near, r, chances[t + 1])
            return t + 1
    state(track[steps], s, c, rules, near, r, chances[steps])
    return -steps


@numba.njit(cache=True, nogil=True)
def spatial_many(
    x: Floats, s: Floats, c: Floats, rules: tuple[int, int, int], steps: int, out: Floats, spent: Whole
) -> None:
    """The likeliest position of the last state of each draw (``x``, ``s``: draws × n × m; ``c``: draws × n)."""
    n, m = x.shape[1], x.shape[2]
    track, chances = np.empty((steps + 1, n, m)), np.empty((steps + 1, n))
    challenged, taken = np.empty((steps, n), np.int64), np.empty((steps, n), np.int64)
    for d in range(x.shape[0]):
        spent[d] = spatial_run(x[d], s[d], c[d], rules, steps, track, chances, challenged, taken)
        end = abs(spent[d])
        out[d] = track[end, np.argmax(chances[end])]
