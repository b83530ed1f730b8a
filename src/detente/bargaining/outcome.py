"""What a model gives back: of one scenario with the way there, and of many draws the bare numbers."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.draws import Draws, Floats


@dataclass(frozen=True)
class Move:
    """One actor's answer in one round: whom it settled with, and from where to where it went."""

    round: int
    issue: str
    actor: str
    to: str
    kind: str  # "concedes", "compromises" or "gives in"
    before: float
    after: float


@dataclass(frozen=True)
class Offer:
    """What ``by``'s challenge of ``to`` in a round came to: how ``to`` would have to answer it, from where to where it
    would go; of several each takes the one that moves it least."""

    round: int
    issue: str
    by: str
    to: str
    kind: str  # as of a move
    before: float
    after: float
    taken: bool


@dataclass(frozen=True)
class Trade:
    """One exchange: ``taker`` gets its way on ``demands`` and gives on ``gives``; both gain ``gain`` (on 0–100 scales,
    times salience). ``others`` is what it brings (or, below 0, costs) each of those who were not asked."""

    round: int
    taker: str
    giver: str
    demands: str
    gives: str
    gain: float
    shift_demanded: float
    shift_given: float
    others: dict[str, float]


@dataclass(frozen=True)
class Outcome:
    """Of one scenario: the forecast by issue (NaN: none), the positions after each round, and in ``words`` whatever the
    numbers do not say (that it did not settle, that nobody could move)."""

    model: str
    points: dict[str, float]
    words: tuple[str, ...] = ()
    positions: dict[str, Floats] = field(default_factory=dict)  # by issue: rounds × actors, NaN without a say
    actors: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    offers: tuple[Offer, ...] = ()
    trades: tuple[Trade, ...] = ()


@dataclass(frozen=True)
class Many:
    """Of d draws: the outcome on each of m issues (d × m; NaN: no deal), and whether each draw came to rest (d)."""

    points: Floats
    settled: NDArray[np.bool_]


class Model(Protocol):
    """A bargaining model: one file each, listed in ``models``."""

    @property
    def name(self) -> str:
        """The word by which it is asked for."""

    @property
    def title(self) -> str:
        """What it is, in a line."""

    def lacks(self, draws: Draws) -> str | None:
        """Why it cannot be used on this scenario; None where it can."""

    def many(self, draws: Draws) -> Many:
        """The outcomes of all draws."""

    def solve(self, draws: Draws) -> Outcome:
        """The outcome of the first draw, with the way there."""


def still(draws: Draws) -> tuple[str, ...]:
    """What stands out about the issues before any bargaining, in words."""
    words = []
    for p, issue in enumerate(draws.issues):
        say = draws.say(p)
        if len(say) == 1:
            words.append(f"{issue}: only {draws.actors[say[0]]} has a say, so its position is the outcome.")
        elif np.ptp(draws.x[0, say, p]) == 0:
            words.append(f"{issue}: all stand at one point, so there is nothing to bargain over.")
    return tuple(words)


def by_issue(draws: Draws, points: Floats) -> dict[str, float]:
    """A number an issue, by its id."""
    return {issue: float(point) for issue, point in zip(draws.issues, points, strict=True)}
