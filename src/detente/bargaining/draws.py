"""A scenario as arrays: at its middle values, or drawn thousands of times from its distributions."""

from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.scenario import Scenario

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Draws:
    """What the models take, for d draws of n actors and m issues, on the issues' own scales.

    ``x`` (d × n × m) is NaN and ``s`` 0 where an actor has no say; ``c`` (d × n); ``no_deal`` (d × m) and ``cost``
    (d × n) are NaN where the scenario has none; ``low``, ``high`` (m) bound the scales; ``linked`` (m × m) says which
    issues can be traded for which."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    x: Floats
    s: Floats
    c: Floats
    low: Floats
    high: Floats
    no_deal: Floats
    cost: Floats
    linked: NDArray[np.bool_]

    @property
    def w(self) -> Floats:
        """The weights c · s (d × n × m)."""
        return np.asarray(self.c[:, :, None] * self.s)

    @property
    def count(self) -> int:
        """The number of draws."""
        return len(self.x)

    def part(self, start: int, end: int) -> "Draws":
        """Some of the draws."""
        cut = slice(start, end)
        return replace(
            self, x=self.x[cut], s=self.s[cut], c=self.c[cut], no_deal=self.no_deal[cut], cost=self.cost[cut]
        )

    def unit(self) -> Floats:
        """Positions as shares of the scale, from 0 to 1."""
        return np.asarray((self.x - self.low) / (self.high - self.low))

    def say(self, issue: int) -> NDArray[np.intp]:
        """The places of the actors that have a say on an issue."""
        return np.flatnonzero(np.isfinite(self.x[0, :, issue]))


def middle(scenario: Scenario) -> Draws:
    """One draw: every quantity at its median."""
    return from_uniform(scenario, {name: np.array([0.5]) for name, *_ in scenario.quantities()})


def sample(scenario: Scenario, draws: int, seed: int) -> Draws:
    """``draws`` draws. Each quantity has its own stream of chance, told by its name: a change to one leaves all others
    as they were, so that a base and a changed scenario are compared draw by draw."""
    uniform = {
        name: np.random.default_rng([seed, crc32(name.encode())]).random(draws) for name, *_ in scenario.quantities()
    }
    return from_uniform(scenario, uniform)


def from_uniform(scenario: Scenario, uniform: dict[str, Floats]) -> Draws:
    """The draws in which each quantity stands at the given quantiles (d numbers between 0 and 1 by its name)."""
    actors = tuple(actor.code for actor in scenario.actors)
    issues = tuple(issue.id for issue in scenario.issues)
    n, m = len(actors), len(issues)
    d = len(next(iter(uniform.values())))
    x, s = np.full((d, n, m), np.nan), np.zeros((d, n, m))
    c, cost, no_deal = np.ones((d, n)), np.full((d, n), np.nan), np.full((d, m), np.nan)
    for name, quantity, low, high in scenario.quantities():
        values = quantity.at(uniform[name], low, high)
        match name.split("."):
            case [actor, "capability"]:
                c[:, actors.index(actor)] = values
            case [actor, "no_deal_cost"]:
                cost[:, actors.index(actor)] = values
            case [issue, "no_deal"]:
                no_deal[:, issues.index(issue)] = values
            case [actor, issue, what]:
                target = x if what == "position" else s
                target[:, actors.index(actor), issues.index(issue)] = values
    scales = np.array([(issue.low, issue.high) for issue in scenario.issues])
    return Draws(actors, issues, x, s, c, scales[:, 0], scales[:, 1], no_deal, cost, _links(scenario, issues))


def _links(scenario: Scenario, issues: tuple[str, ...]) -> NDArray[np.bool_]:
    linked = np.full((len(issues), len(issues)), scenario.linked is None)
    for one, other in scenario.linked or ():
        i, j = issues.index(one), issues.index(other)
        linked[i, j] = linked[j, i] = True
    return linked
