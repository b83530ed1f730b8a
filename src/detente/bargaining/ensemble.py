"""A model over thousands of draws of a scenario: the forecast of each issue as a distribution."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from detente.bargaining.draws import Draws, Floats, middle, sample
from detente.bargaining.outcome import Many, Model
from detente.bargaining.scenario import Scenario

CHUNK = 250
"""Draws that one processor solves at a time; the result does not depend on it, nor on how many processors there are."""


@dataclass(frozen=True)
class Forecast:
    """Where an issue may end by one model: the outcome at the middle of all inputs, and over all draws the median, the
    middle 50 and 80 per cent, the shares of draws without a deal and without coming to rest, and every outcome."""

    issue: str
    point: float
    median: float
    half: tuple[float, float]
    most: tuple[float, float]
    no_deal: float
    unsettled: float
    outcomes: Floats


def run(model: Model, draws: Draws, tell: Callable[[int], None] | None = None) -> Many:
    """The model over all draws, some at a time and on all processors; ``tell`` gets the number done so far."""
    points, settled = [], []
    parts = [draws.part(start, start + CHUNK) for start in range(0, draws.count, CHUNK)]
    for part in _each(model, parts):
        points.append(part.points)
        settled.append(part.settled)
        if tell is not None:
            tell(min(len(points) * CHUNK, draws.count))
    return Many(np.concatenate(points), np.concatenate(settled))


def _each(model: Model, parts: list[Draws]) -> Iterator[Many]:
    """The model over each of the parts, in their order."""
    model.many(parts[0].part(0, 1))  # alone: it compiles what is not compiled yet
    pool = ThreadPoolExecutor(min(8, os.cpu_count() or 1))
    try:
        yield from pool.map(model.many, parts)
    finally:
        pool.shutdown(cancel_futures=True)


def forecasts(
    scenario: Scenario, model: Model, draws: int, seed: int, tell: Callable[[int], None] | None = None
) -> dict[str, Forecast]:
    """The forecast of each issue; the same seed gives the same numbers."""
    return over(model, middle(scenario), sample(scenario, draws, seed), tell)


def over(model: Model, at: Draws, drawn: Draws, tell: Callable[[int], None] | None = None) -> dict[str, Forecast]:
    """The forecast of each issue from draws that are there already, and from the middle of all values."""
    many = run(model, drawn, tell)
    points = model.many(at).points[0]
    return {
        issue: summed_up(issue, float(points[p]), many.points[:, p], float((~many.settled).mean()))
        for p, issue in enumerate(at.issues)
    }


def summed_up(issue: str, point: float, outcomes: Floats, unsettled: float) -> Forecast:
    """The forecast that these outcomes (NaN: no deal) make."""
    deals = outcomes[np.isfinite(outcomes)]
    if not len(deals):
        nothing = (float("nan"), float("nan"))
        return Forecast(issue, point, float("nan"), nothing, nothing, 1.0, unsettled, outcomes)
    ends = [float(value) for value in np.quantile(deals, (0.1, 0.25, 0.5, 0.75, 0.9))]
    share = 1.0 - len(deals) / len(outcomes)
    return Forecast(issue, point, ends[2], (ends[1], ends[3]), (ends[0], ends[4]), share, unsettled, outcomes)
