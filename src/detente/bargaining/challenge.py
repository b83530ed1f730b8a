"""The challenge model of Bueno de Mesquita, as unravelled by Scholz, Calbert and Smith (2011), in two named settings.

Each round everybody weighs challenging everybody else, by the votes each would get and by its own readiness to take
risks; challenges end in a concession, a compromise or nothing; all move at once. ``paper`` is the form of the
published equations, ``scholz`` the one that reproduces the published first rounds. No rule of when to stop was ever
published: here it stops when the median has moved by less than ½ % of the range twice running, and says so where it
does not.
"""

from dataclasses import dataclass, replace

import numpy as np

from detente.bargaining.compromise import weighted_medians
from detente.bargaining.draws import Draws, Floats
from detente.bargaining.outcome import Many, Move, Offer, Outcome, by_issue, still

FORMS = ("paper", "scholz")
KINDS = ("nothing", "concedes", "compromises", "gives in")
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
        from detente.bargaining.kernels.challenge_rounds import challenge_many

        form = FORMS.index(self.form)
        challenge_many(form, x.copy(), s, c, self.q, self.risky, self.settled, self.rounds, x, spent)

    def solve(self, draws: Draws) -> Outcome:
        """The outcome of the first draw, with everybody's positions and moves round by round."""
        words, positions, offers = list(still(draws)), {}, []
        for p, issue in enumerate(draws.issues):
            say = draws.say(p)
            track, spent = self.trace(draws.x[0, say, p], draws.s[0, say, p], draws.c[0, say])
            positions[issue] = np.full((len(track), len(draws.actors)), np.nan)
            positions[issue][:, say] = track
            offers += self._offers(draws, p, track)
            if spent < 0:
                words.append(f"{issue}: {self._unsettled(track)}")
        ends = np.full((1, *draws.x.shape[1:]), np.nan)
        for p, issue in enumerate(draws.issues):
            ends[0, :, p] = positions[issue][-1]
        points = by_issue(draws, weighted_medians(_standing(draws, ends))[0])
        moves = tuple(
            Move(o.round, o.issue, o.to, o.by, o.kind, o.before, o.after)
            for o in offers
            if o.taken and o.after != o.before
        )
        return Outcome(self.name, points, tuple(words), positions, draws.actors, moves, tuple(offers))

    def trace(self, x: Floats, s: Floats, c: Floats) -> tuple[Floats, int]:
        """The positions after each round (rounds + 1 × n) of one issue; the number of rounds, below 0 if unsettled."""
        from detente.bargaining.kernels.challenge_rounds import challenge_run

        track, form, width = np.empty((self.rounds + 1, len(x))), FORMS.index(self.form), float(np.ptp(x))
        spent = challenge_run(
            form, x.copy(), s.copy(), c * s, width, self.q, self.risky, self.settled, self.rounds, track
        )
        return track[: abs(spent) + 1], spent

    def _offers(self, draws: Draws, p: int, track: Floats) -> list[Offer]:
        from detente.bargaining.kernels.challenge_rounds import challenge_round

        say, form, width = draws.say(p), FORMS.index(self.form), float(np.ptp(track[0]))
        n, s, w = len(say), draws.s[0, say, p].copy(), draws.c[0, say] * draws.s[0, say, p]
        names = [draws.actors[place] for place in say]
        votes, mine, theirs, goal = (np.empty((n, n)) for _ in range(4))
        kind, to, r, moved = np.empty((n, n), np.int64), np.empty(n, np.int64), np.empty(n), np.empty(n)
        found = []
        for t, x in enumerate(track[:-1], start=1):
            here = x.copy()
            challenge_round(form, here, s, w, width, self.q, self.risky, votes, mine, theirs, r, kind, goal, moved, to)
            for i, j in zip(*np.nonzero(kind), strict=True):
                before, after, taken = float(here[i]), float(goal[i, j]), bool(to[i] == j)
                found.append(Offer(t, draws.issues[p], names[j], names[i], KINDS[kind[i, j]], before, after, taken))
        return found

    def _unsettled(self, track: Floats) -> str:
        circle = round_trip(track, SETTLED * float(np.ptp(track[0])))
        going = "" if circle is None else f", they go round in a circle of {circle}"
        return f"the positions did not settle in {self.rounds} rounds{going}; the last one is shown."


def round_trip(track: Floats, apart: float) -> int | None:
    """After how many rounds (2 or more) the positions come back to where they were, over and over at the end; None
    where they do not. ``apart``: what counts as the same place."""
    last = len(track) - 1
    for length in range(2, last // 2 + 1):
        if np.abs(track[last - length :] - track[last - 2 * length : last - length + 1]).max() <= apart:
            return length
    return None


def _standing(draws: Draws, ends: Floats) -> Draws:
    """The draws with everybody where the last round left it."""
    return replace(draws, x=ends)
