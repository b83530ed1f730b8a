"""The challenge model of Bueno de Mesquita, as unravelled by Scholz, Calbert and Smith (2011), in two named settings.

Each round everybody weighs challenging everybody else, by the votes each would get and by its own readiness to take
risks; challenges end in a concession, a compromise or nothing; all move at once. ``paper`` is the form of the
published equations, ``scholz`` the one that reproduces the published first rounds. No rule of when to stop was ever
published: here it stops when the median has moved by less than ½ % of the range twice running, and says so where it
does not.
"""

from dataclasses import dataclass

import numpy as np

from detente.bargaining.compromise import weighted_medians
from detente.bargaining.draws import Draws, Floats
from detente.bargaining.outcome import Many, Move, Outcome, by_issue, still

SETTLED = 0.005
"""A median that moved by less than this share of the range of positions rests."""


@dataclass(frozen=True)
class Challenge:
    """``q`` is the probability that things stay as they are without a challenge; ``risky`` False: all are neutral to
    risk; ``settled`` 0: always ``rounds`` rounds."""

    name: str = "challenge"
    title: str = "challenge model (Bueno de Mesquita), paper form"
    form: str = "paper"
    q: float = 1.0
    risky: bool = True
    rounds: int = 20
    settled: float = SETTLED

    def lacks(self, draws: Draws) -> str | None:  # noqa: ARG002
        """Nothing is needed beyond a scenario."""
        return None

    def many(self, draws: Draws) -> Many:
        """The weighted median of the last round's positions in each draw."""
        ends, rest = np.full(draws.x.shape, np.nan), np.ones(draws.count, bool)
        for p in range(len(draws.issues)):
            say, spent = draws.say(p), np.zeros(draws.count, np.int64)
            there = np.ascontiguousarray(draws.x[:, say, p])
            self._run_many(there, draws.s[:, say, p].copy(), draws.c[:, say].copy(), spent)
            ends[:, say, p] = there
            rest &= spent >= 0
        return Many(weighted_medians(_standing(draws, ends)), rest)

    def _run_many(self, x: Floats, s: Floats, c: Floats, spent: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> None:
        from detente.bargaining.kernels.challenge_paper import paper_many
        from detente.bargaining.kernels.challenge_scholz import scholz_many

        run = paper_many if self.form == "paper" else scholz_many
        run(x.copy(), s, c, self.q, self.risky, self.settled, self.rounds, x, spent)

    def solve(self, draws: Draws) -> Outcome:
        """The outcome of the first draw, with everybody's positions and moves round by round."""
        words, positions, moves = list(still(draws)), {}, []
        for p, issue in enumerate(draws.issues):
            say = draws.say(p)
            track, spent = self.trace(draws.x[0, say, p], draws.s[0, say, p], draws.c[0, say])
            positions[issue] = np.full((len(track), len(draws.actors)), np.nan)
            positions[issue][:, say] = track
            moves += self._moves(draws, p, track)
            if spent < 0:
                words.append(f"{issue}: the positions did not settle in {self.rounds} rounds; the last one is shown.")
        ends = np.full((1, *draws.x.shape[1:]), np.nan)
        for p, issue in enumerate(draws.issues):
            ends[0, :, p] = positions[issue][-1]
        points = by_issue(draws, weighted_medians(_standing(draws, ends))[0])
        return Outcome(self.name, points, tuple(words), positions, draws.actors, tuple(moves))

    def trace(self, x: Floats, s: Floats, c: Floats) -> tuple[Floats, int]:
        """The positions after each round (rounds + 1 × n) of one issue; the number of rounds, below 0 if unsettled."""
        from detente.bargaining.kernels.challenge_paper import paper_run
        from detente.bargaining.kernels.challenge_scholz import scholz_run

        track = np.empty((self.rounds + 1, len(x)))
        run = paper_run if self.form == "paper" else scholz_run
        w = c * s
        spent = run(x.copy(), s.copy(), w, float(np.ptp(x)), self.q, self.risky, self.settled, self.rounds, track)
        return track[: abs(spent) + 1], spent

    def _moves(self, draws: Draws, p: int, track: Floats) -> list[Move]:
        from detente.bargaining.kernels.challenge_paper import paper_round
        from detente.bargaining.kernels.challenge_scholz import scholz_round

        say = draws.say(p)
        n, s, c = len(say), draws.s[0, say, p].copy(), draws.c[0, say]
        w, width = c * s, float(np.ptp(track[0]))
        found = []
        for t in range(1, len(track)):
            one, two, three, r = np.empty((n, n)), np.empty((n, n)), np.empty((n, n)), np.empty(n)
            moved, to = np.empty(n), np.empty(n, np.int64)
            before = track[t - 1].copy()
            if self.form == "paper":
                paper_round(before, s, w, width, self.q, self.risky, one, two, r, moved, to)
            else:
                scholz_round(before, s, w, width, self.q, self.risky, one, two, three, r, moved, to)
            for i in np.flatnonzero((to >= 0) & (moved != before)):
                whole = moved[i] == before[to[i]]
                found.append(
                    Move(
                        t, draws.issues[p], draws.actors[say[i]], draws.actors[say[to[i]]],
                        "concedes" if whole else "compromises", float(before[i]), float(moved[i]),
                    )
                )
        return found


def _standing(draws: Draws, ends: Floats) -> Draws:
    """The draws with everybody where the last round left it."""
    from dataclasses import replace

    return replace(draws, x=ends)
