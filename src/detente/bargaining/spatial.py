"""The spatial model with a probabilistic Condorcet election, on any number of issues at once.

After KAPSARC's Spatial Model of Politics (Wise, Lester and Efird 2015): everybody challenges where it expects most, the
challenger proposes a bargain, and each actor takes the bargain that would most likely win an election among those it is
party to. The outcome is the position likeliest to be elected when bargaining has come to rest.
"""

from dataclasses import dataclass

import numpy as np

from detente.bargaining.compromise import means
from detente.bargaining.draws import Draws, Floats
from detente.bargaining.outcome import Many, Move, Outcome, by_issue, still

VOTING = ("binary", "proportional", "mixed", "cubic", "mixed cubic", "prospect")
VICTORY = ("identity", "square", "fourth power", "eighth power", "by a tenth")
ELECTION = ("conditional", "markov uniform", "markov incentive")


@dataclass(frozen=True)
class Spatial:
    """``voting``, ``victory`` and ``election`` are rules of these names; ``steps`` the most that are made."""

    name: str = "spatial"
    title: str = "spatial model with probabilistic election (KTAB)"
    voting: str = "proportional"
    victory: str = "identity"
    election: str = "conditional"
    steps: int = 100

    @property
    def rules(self) -> tuple[int, int, int]:
        """The rules by number, as the kernels have them."""
        return VOTING.index(self.voting), VICTORY.index(self.victory), ELECTION.index(self.election)

    def lacks(self, draws: Draws) -> str | None:  # noqa: ARG002
        """Nothing is needed beyond a scenario."""
        return None

    def many(self, draws: Draws) -> Many:
        """The likeliest position at rest in each draw."""
        from detente.bargaining.kernels.spatial import spatial_many

        x, s = _filled(draws)
        out, spent = np.empty((draws.count, len(draws.issues))), np.empty(draws.count, np.int64)
        spatial_many(x, s, draws.c, self.rules, self.steps, out, spent)
        return Many(np.where(draws.w.sum(axis=1) > 0, _on_scale(draws, out), np.nan), spent >= 0)

    def trace(self, draws: Draws) -> tuple[Floats, Floats, int]:
        """Of the first draw: positions as shares of the scales (steps + 1 × n × m), the chance of each to be elected
        (steps + 1 × n), and the number of steps, below 0 where it did not come to rest."""
        track, chances, _, _, spent = self._run(draws)
        return track[: abs(spent) + 1], chances[: abs(spent) + 1], spent

    def _run(self, draws: Draws) -> tuple[Floats, Floats, "np.ndarray", "np.ndarray", int]:
        from detente.bargaining.kernels.spatial import spatial_run

        x, s = _filled(draws)
        n, m = x.shape[1:]
        track, chances = np.empty((self.steps + 1, n, m)), np.empty((self.steps + 1, n))
        challenged, taken = np.empty((self.steps, n), np.int64), np.empty((self.steps, n), np.int64)
        spent = spatial_run(x[0], s[0], draws.c[0], self.rules, self.steps, track, chances, challenged, taken)
        return track, chances, challenged, taken, spent

    def solve(self, draws: Draws) -> Outcome:
        """The outcome of the first draw, with everybody's positions and moves step by step."""
        track, chances, challenged, taken, spent = self._run(draws)
        end = abs(spent)
        words = list(still(draws))
        if spent < 0:
            words.append(f"The positions did not settle in {self.steps} steps; the last one is shown.")
        scale = _on_scale(draws, track[: end + 1])
        positions = {issue: scale[:, :, p] for p, issue in enumerate(draws.issues)}
        moves = []
        for t, p in np.ndindex(end, len(draws.issues)):
            for i in np.flatnonzero(scale[t, :, p] != scale[t + 1, :, p]):
                other = challenged[t, i] if taken[t, i] == i else taken[t, i]
                before, after = float(scale[t, i, p]), float(scale[t + 1, i, p])
                moves.append(
                    Move(t + 1, draws.issues[p], draws.actors[i], draws.actors[other], "compromises", before, after)
                )
        winner = int(np.argmax(chances[end]))
        points = by_issue(draws, np.where(draws.w[0].sum(axis=0) > 0, scale[end, winner], np.nan))
        return Outcome(self.name, points, tuple(words), positions, draws.actors, tuple(moves))


def _filled(draws: Draws) -> tuple[Floats, Floats]:
    """Positions as shares of the scales and saliences. Who has no say on an issue stands at the compromise there with
    salience 0. Saliences over several issues are parts of one attention: where somebody's add up to more than 1, all
    are scaled down alike."""
    x = np.where(np.isfinite(draws.x), draws.x, means(draws)[:, None, :])
    unit = (x - draws.low) / (draws.high - draws.low)
    most = draws.s.sum(axis=2).max(axis=1)
    return unit, draws.s / np.maximum(most, 1.0)[:, None, None]


def _on_scale(draws: Draws, unit: Floats) -> Floats:
    return np.asarray(draws.low + unit * (draws.high - draws.low))
