"""The Nash bargaining solution with a point and a cost of no deal (Nash 1950, 1953; weights after Kalai 1977).

The outcome maximises Σ w ln(u(x) − u(no deal)). Utility falls with the square of the distance from what an actor
wants, as a share of the scale. With linear loss and the no-deal point among the positions nobody on either side would
accept any move at all, and the solution collapses to that point: ``linear`` is kept to show the trap, not to be used.

No deal comes about where no point is better than no deal for everybody; that can only be where no deal costs somebody
less than nothing, so its probability is that of the scenario's distributions of the cost.
"""

from dataclasses import dataclass

import numpy as np

from detente.bargaining.draws import Draws
from detente.bargaining.outcome import Many, Outcome, by_issue, still


@dataclass(frozen=True)
class Nash:
    """Issue by issue; draws in which an issue ends without a deal are NaN there."""

    name: str = "nash"
    title: str = "Nash bargaining with a cost of no deal"
    linear: bool = False

    def lacks(self, draws: Draws) -> str | None:
        """It needs the point and the cost of no deal; there are no defaults, because they decide the answer."""
        if np.isnan(draws.no_deal).any():
            missing = draws.issues[int(np.argmax(np.isnan(draws.no_deal).any(axis=0)))]
            return f"it needs no_deal, the point where things stay without a deal, for issue {missing}"
        if np.isnan(draws.cost).any():
            missing = draws.actors[int(np.argmax(np.isnan(draws.cost).any(axis=0)))]
            return f"it needs no_deal_cost, what no deal costs, for {missing}"
        return None

    def many(self, draws: Draws) -> Many:
        """The outcomes of all draws; NaN: no deal."""
        from detente.bargaining.kernels.nash import nash_many

        unit, w = draws.unit(), draws.w
        away = (draws.no_deal - draws.low) / (draws.high - draws.low)
        out = np.empty((draws.count, len(draws.issues)))
        for p in range(len(draws.issues)):
            say, column = draws.say(p), np.empty(draws.count)
            cost = np.ascontiguousarray(draws.cost[:, say])
            nash_many(unit[:, say, p].copy(), w[:, say, p].copy(), away[:, p].copy(), cost, self.linear, column)
            out[:, p] = column
        return Many(np.asarray(draws.low + out * (draws.high - draws.low)), np.ones(draws.count, bool))

    def solve(self, draws: Draws) -> Outcome:
        """The outcome of the first draw."""
        points = self.many(draws).points[0]
        none = [issue for issue, point in zip(draws.issues, points, strict=True) if np.isnan(point)]
        words = tuple(f"{issue}: no point is better than no deal for everybody, so there is no deal." for issue in none)
        return Outcome(self.name, by_issue(draws, points), (*still(draws), *words))
