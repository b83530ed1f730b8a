"""Exchange of positions over linked issues with equal gain for both (Stokman and Van Oosten 1994).

Two actors on opposite sides of the expected outcome on two issues trade: each gives way where it cares less. What a
trade does to those who were not asked is its externality.
"""

from dataclasses import dataclass

import numpy as np

from detente.bargaining.draws import Draws, Floats
from detente.bargaining.outcome import Many, Outcome, Trade, by_issue, still

LEAST = 1e-9
"""A smaller gain is rounding, not a trade."""


@dataclass(frozen=True)
class Exchange:
    """``rounds`` of trading; between them everybody drifts towards what it last voted for."""

    name: str = "exchange"
    title: str = "exchange of positions over linked issues (Stokman and Van Oosten)"
    rounds: int = 1

    def lacks(self, draws: Draws) -> str | None:
        """It needs two issues."""
        return "it needs two linked issues" if len(draws.issues) < 2 else None

    def many(self, draws: Draws) -> Many:
        """The compromise of the positions voted after the last round's trades, in each draw."""
        from detente.bargaining.kernels.exchange import exchange_many

        out = np.empty((draws.count, len(draws.issues)))
        exchange_many(_in_percent(draws), draws.s, _weights(draws), draws.linked, self.rounds, LEAST, out)
        return Many(_on_scale(draws, out), np.ones(draws.count, bool))

    def solve(self, draws: Draws) -> Outcome:
        """The outcome of the first draw, with all trades."""
        from detente.bargaining.kernels.exchange import exchange_round

        x, s, w = _in_percent(draws)[0], draws.s[0].copy(), _weights(draws)[0]
        size = x.shape[0] * x.shape[1]
        who, what = np.empty((size, 4), np.int64), np.empty((size, 5))
        voted, trades = x.copy(), []
        for number in range(1, self.rounds + 1):
            voted = x.copy()
            count = exchange_round(voted, s, w, draws.linked, LEAST, who, what)
            trades += _trades(draws, number, x, s, w, who[:count], what[:count])
            x = x + (0.4 * (1 - s) + 0.1) * (voted - x)
        points = (w * np.nan_to_num(voted)).sum(axis=0) / np.where(w.sum(axis=0) > 0, w.sum(axis=0), np.nan)
        words = still(draws) if trades else (*still(draws), "Nobody has a trade to offer that both would gain from.")
        return Outcome(
            self.name, by_issue(draws, _on_scale(draws, points)), words, actors=draws.actors, trades=tuple(trades)
        )


def open_trades(draws: Draws, limit: int = 10) -> list[Trade]:
    """The trades open in the first draw, each as if it were the only one, best first."""
    from detente.bargaining.kernels.exchange import compromises, gains_of_all, terms

    x, s, w = _in_percent(draws)[0], draws.s[0].copy(), _weights(draws)[0]
    m, nothing = len(draws.issues), np.zeros(x.shape, bool)
    o, weight = np.empty(m), np.empty(m)
    compromises(x, w, weight, o)
    gains = gains_of_all(x, s, w, draws.linked)
    # Each trade stands twice, once from either side: the side that gains by demanding the first issue is kept.
    best = sorted(zip(*np.nonzero(gains > LEAST), strict=True), key=lambda place: (-gains[place], place))
    found = []
    for a, b, p, q in best[:limit]:
        on_p, on_q, gain = terms(x, s, w, o, weight, nothing, a, b, p, q)
        what = np.array([[on_p, on_q, gain, 0.0, 0.0]])
        found += _trades(draws, 1, x, s, w, np.array([[a, b, p, q]]), what)
    return found


def _trades(draws: Draws, number: int, x: Floats, s: Floats, w: Floats, who: "np.ndarray", what: Floats) -> list[Trade]:
    """The trades of a round in words, with what each brings to those who were not asked."""
    total = w.sum(axis=0)
    with np.errstate(invalid="ignore"):
        o = (w * np.nan_to_num(x)).sum(axis=0) / np.where(total > 0, total, np.nan)
    found = []
    for (a, b, p, q), (on_p, on_q, gain, *_) in zip(who.tolist(), what.tolist(), strict=True):
        after = o.copy()
        after[p] += np.sign(x[a, p] - x[b, p]) * on_p
        after[q] += np.sign(x[b, q] - x[a, q]) * on_q
        others = {}
        for k, name in enumerate(draws.actors):
            nearer = [s[k, y] * (abs(o[y] - x[k, y]) - abs(after[y] - x[k, y])) for y in (p, q) if w[k, y] > 0]
            if nearer and k not in (a, b):
                others[name] = float(sum(nearer))
        actors, issues = draws.actors, draws.issues
        found.append(
            Trade(number, actors[a], actors[b], issues[p], issues[q], gain, after[p] - o[p], after[q] - o[q], others)
        )
        o = after
    return found


def _in_percent(draws: Draws) -> Floats:
    """Positions on scales from 0 to 100, so that shifts on different issues can be weighed against each other."""
    return np.asarray(100.0 * draws.unit())


def _weights(draws: Draws) -> Floats:
    """The weights, 0 where an actor has no say."""
    return np.asarray(np.where(np.isfinite(draws.x), draws.w, 0.0))


def _on_scale(draws: Draws, percent: Floats) -> Floats:
    return np.asarray(draws.low + percent / 100.0 * (draws.high - draws.low))
