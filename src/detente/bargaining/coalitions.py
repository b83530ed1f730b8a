"""Who stands with whom on an issue, which coalitions can win it, and who is pivotal.

Weight is capability times salience. A coalition wins with more than half of it. Only neighbours coalesce: whoever
stands between two partners is nearer to both than they are to each other (Axelrod 1970, minimal connected winning
coalitions). The pivotal actor is the one at the weighted median: without it neither side has half (Black 1948).
"""

from dataclasses import dataclass

import numpy as np

from detente.bargaining.draws import Draws, Floats, middle, sample
from detente.bargaining.scenario import Scenario
from detente.errors import UsageError

EVEN = 1e-9
"""Shares of the weight and places that differ by less differ by rounding only."""


@dataclass(frozen=True)
class Coalition:
    """Neighbours that win together and lose without either end; their share of the weight, and the ends of where they
    stand."""

    members: tuple[str, ...]
    weight: float
    low: float
    high: float


@dataclass(frozen=True)
class Camps:
    """An issue's two sides at the middle of all values, each with its members' shares of the weight (``below`` and
    ``above`` the weighted mean; who stands on it is in neither), and the winning coalitions, the closest first.

    Over the draws: how often each is pivotal, and how often each two stand on the same side of the mean."""

    issue: str
    below: dict[str, float]
    above: dict[str, float]
    coalitions: tuple[Coalition, ...]
    pivotal: dict[str, float]
    together: dict[tuple[str, str], float]


def camps(scenario: Scenario, issue: str, draws: int = 1000, seed: int = 1) -> Camps:
    """The camps on an issue."""
    ids = [known.id for known in scenario.issues]
    if issue not in ids:
        raise UsageError(f"unknown issue {issue}; there are {', '.join(ids)}.")
    p = ids.index(issue)
    names, x, share = _standing(middle(scenario), p)
    _, drawn, weights = _standing(sample(scenario, draws, seed), p)
    pivotal, together = _pivotal(names, drawn, weights), _together(names, drawn, weights)
    if not len(x):  # at the middle of all values nobody has weight
        return Camps(issue, {}, {}, (), pivotal, together)
    away = x[0] - (share[0] * x[0]).sum()
    order = [int(i) for i in np.argsort(x[0], kind="stable")]
    below = {names[i]: float(share[0, i]) for i in order if away[i] < -EVEN}
    above = {names[i]: float(share[0, i]) for i in order if away[i] > EVEN}
    return Camps(issue, below, above, winning(names, x[0], share[0]), pivotal, together)


def winning(names: tuple[str, ...], x: Floats, share: Floats) -> tuple[Coalition, ...]:
    """The minimal winning coalitions of neighbours, the one whose members stand closest first."""
    # Who weighs nothing adds nothing: it is in no coalition.
    order = [int(i) for i in np.argsort(x, kind="stable") if share[i] > 0]
    sums = np.concatenate([[0.0], np.cumsum(share[order])])
    found = []
    for start in range(len(order)):
        end = next((e for e in range(start + 1, len(order) + 1) if _wins(sums[e] - sums[start])), None)
        if end is None or _wins(sums[end] - sums[start + 1]):
            continue
        inside = order[start:end]
        weight, low, high = float(sums[end] - sums[start]), float(x[inside[0]]), float(x[inside[-1]])
        found.append(Coalition(tuple(names[i] for i in inside), weight, low, high))
    return tuple(sorted(found, key=lambda coalition: (coalition.high - coalition.low, -coalition.weight)))


def _wins(share: float) -> bool:
    return bool(share > 0.5 + EVEN)


def _standing(draws: Draws, p: int) -> tuple[tuple[str, ...], Floats, Floats]:
    """Who has a say on an issue; positions and shares of the weight (draws × those), where anybody has any."""
    say = draws.say(p)
    w = draws.w[:, say, p]
    some = w.sum(axis=1) > 0
    names = tuple(draws.actors[place] for place in say)
    return names, draws.x[:, say, p][some], w[some] / w[some].sum(axis=1, keepdims=True)


def _pivotal(names: tuple[str, ...], x: Floats, share: Floats) -> dict[str, float]:
    order = np.argsort(x, axis=1, kind="stable")
    reached = np.cumsum(np.take_along_axis(share, order, axis=1), axis=1)
    who = np.take_along_axis(order, np.argmax(reached >= 0.5 - EVEN, axis=1)[:, None], axis=1)[:, 0]
    often = np.bincount(who, minlength=len(names)) / max(len(x), 1)
    return {names[i]: float(often[i]) for i in np.argsort(-often, kind="stable") if often[i] > 0}


def _together(names: tuple[str, ...], x: Floats, share: Floats) -> dict[tuple[str, str], float]:
    side = x > (share * x).sum(axis=1, keepdims=True)
    return {
        (names[i], names[j]): float((side[:, i] == side[:, j]).sum() / max(len(x), 1))
        for i in range(len(names))
        for j in range(i + 1, len(names))
    }
