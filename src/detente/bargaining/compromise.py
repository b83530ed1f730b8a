"""The weighted mean of the positions, and their weighted median.

The mean (weight: capability times salience) is the compromise of Van den Bos (1991); nothing does better on the
recorded decisions of the EU. The median is the position that no other beats when all vote by nearness with their
weights (Black 1948).
"""

from dataclasses import dataclass

import numpy as np

from detente.bargaining.draws import Draws, Floats
from detente.bargaining.outcome import Many, Outcome, by_issue, still


def means(draws: Draws) -> Floats:
    """Σ w x / Σ w on each issue (d × m); NaN in draws where nobody there has weight."""
    w = draws.w
    total = w.sum(axis=1)
    with np.errstate(invalid="ignore"):
        return np.asarray((w * np.nan_to_num(draws.x)).sum(axis=1) / np.where(total > 0, total, np.nan))


def weighted_medians(draws: Draws) -> Floats:
    """The smallest position on each issue whose cumulated weight reaches half of all (d × m)."""
    from detente.bargaining.kernels.median import medians

    out = np.empty((draws.count, len(draws.issues)))
    w = draws.w
    for p in range(len(draws.issues)):
        say = draws.say(p)
        out[:, p] = medians(np.ascontiguousarray(draws.x[:, say, p]), np.ascontiguousarray(w[:, say, p]))
    return out


@dataclass(frozen=True)
class Mean:
    """The weighted mean: the default forecast."""

    name: str = "mean"
    title: str = "weighted mean of the positions"

    def lacks(self, draws: Draws) -> str | None:  # noqa: ARG002
        """Nothing is needed beyond a scenario."""
        return None

    def many(self, draws: Draws) -> Many:
        """The outcomes of all draws."""
        return Many(means(draws), np.ones(draws.count, bool))

    def solve(self, draws: Draws) -> Outcome:
        """The outcome of the first draw."""
        return Outcome(self.name, by_issue(draws, means(draws)[0]), still(draws))


@dataclass(frozen=True)
class Median:
    """The weighted median."""

    name: str = "median"
    title: str = "weighted median of the positions"

    def lacks(self, draws: Draws) -> str | None:  # noqa: ARG002
        """Nothing is needed beyond a scenario."""
        return None

    def many(self, draws: Draws) -> Many:
        """The outcomes of all draws."""
        return Many(weighted_medians(draws), np.ones(draws.count, bool))

    def solve(self, draws: Draws) -> Outcome:
        """The outcome of the first draw."""
        return Outcome(self.name, by_issue(draws, weighted_medians(draws)[0]), still(draws))
