"""Elections among options by weighted votes: coalitions, who beats whom, and how likely each option is to win."""

import numba
import numpy as np

from detente.bargaining.kernels.median import Floats

BINARY, PROPORTIONAL, MIXED, CUBIC, MIXED_CUBIC, PROSPECT = range(6)
"""Rules of voting: what a voter with weight w casts for a difference in utility."""
IDENTITY, SQUARE, FOURTH, EIGHTH, BY_A_TENTH = range(5)
"""Rules of victory: how the ratio of two coalitions becomes a probability."""
CONDITIONAL, MARKOV_UNIFORM, MARKOV_INCENTIVE = range(3)
"""Rules of election: how probabilities of winning pairs become one of winning all."""


@numba.njit(cache=True)
def vote(w: float, gain: float, rule: int) -> float:
    """What a voter of weight ``w`` casts when one option is worth ``gain`` more to it than the other."""
    if rule == PROPORTIONAL:
        return w * gain
    if rule == BINARY:
        return float(w * np.sign(gain))
    if rule == MIXED:
        return float(w * (0.8 * gain + 0.2 * np.sign(gain)))
    if rule == CUBIC:
        return w * gain**3
    if rule == MIXED_CUBIC:
        return w * (0.5 * gain + 0.5 * gain**3)
    return w * gain if gain < 0.0 else w * gain * 2.0 / 3.0


@numba.njit(cache=True)
def victory(ours: float, theirs: float, rule: int) -> float:
    """The probability that a coalition beats another; ½ where neither has any strength."""
    if not ours + theirs > 0.0:
        return 0.5
    if rule == BY_A_TENTH:
        if ours > 1.1 * theirs:
            return 1.0
        return 0.0 if theirs > 1.1 * ours else 0.5
    share = ours / (ours + theirs)
    power = 1.0
    if rule == SQUARE:
        power = 2.0
    elif rule == FOURTH:
        power = 4.0
    elif rule == EIGHTH:
        power = 8.0
    return float(share**power / (share**power + (1.0 - share) ** power))


@numba.njit(cache=True)
def contests(u: Floats, w: Floats, count: int, voting: int, winning: int, c: Floats, p: Floats) -> None:
    """``c[a, b]``: the votes for option a against b; ``p[a, b]``: the probability that a wins.

    ``u`` (voters × options) is what each option is worth to each; the first ``count`` options stand."""
    for a in range(count):
        c[a, a] = 0.0
        p[a, a] = 0.5
        for b in range(a):
            mine, other = 0.0, 0.0
            for k in range(w.shape[0]):
                mine += max(vote(w[k], u[k, a] - u[k, b], voting), 0.0)
                other += max(vote(w[k], u[k, b] - u[k, a], voting), 0.0)
            c[a, b], c[b, a] = mine, other
            p[a, b] = victory(mine, other, winning)
            p[b, a] = 1.0 - p[a, b]


@numba.njit(cache=True)
def elect(c: Floats, p: Floats, count: int, rule: int, q: Floats) -> None:
    """``q``: the probability of each of the first ``count`` options; they add up to 1."""
    if rule == CONDITIONAL:
        total = 0.0
        for a in range(count):
            q[a] = 1.0
            for b in range(count):
                q[a] *= p[a, b]
            total += q[a]
        for a in range(count):
            q[a] = q[a] / total if total > 0.0 else 1.0 / count
        return
    q[:count] = 1.0 / count
    after = np.empty(count)
    draw = np.full((count, count), 1.0 / count)
    if rule == MARKOV_INCENTIVE:
        for a in range(count):
            drawn = 0.0
            for b in range(count):
                draw[a, b] = c[b, a] * p[b, a]
                drawn += draw[a, b]
            for b in range(count):
                draw[a, b] = draw[a, b] / drawn if drawn > 0.0 else 1.0 / count
    for _ in range(10_000):
        change = 0.0
        for a in range(count):
            after[a] = 0.0
            for b in range(count):
                after[a] += p[a, b] * (q[b] * draw[b, a] + q[a] * draw[a, b])
        for a in range(count):
            step = 0.5 * (after[a] - q[a])
            q[a] += step
            change = max(change, abs(step))
        if change < 1e-12:
            break
