"""What a page shows of a scenario: a slider for every value of an issue, and the answer when some are moved."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.bargaining.changes import changed, only
from detente.bargaining.quantity import Quantity
from detente.bargaining.scenario import Scenario
from detente.bargaining.whatif import Answer, ask, chosen

DRAWS = 250
"""Enough for a band that does not jump when a slider is moved, few enough not to be waited for."""


@dataclass(frozen=True, slots=True)
class Slider:
    """A value that can be moved: its name (``USA.us-troops.position``), whose and what it is, where it stands (its
    median), the middle 80 % of it, how far it can go, and where it comes from."""

    name: str
    party: str
    what: str
    value: float
    low: float
    high: float
    least: float
    most: float
    source: str
    reports: tuple[str, ...]


def sliders(scenario: Scenario, issue: str) -> list[Slider]:
    """The position, the salience and the capability of everybody with a say on an issue, in the scenario's order."""
    here = only(scenario, issue)
    about = here.issue(issue)
    strongest = max(float(actor.capability.at(np.array([0.9]), 0.0, math.inf)[0]) for actor in here.actors)
    found = []
    for actor in here.actors:
        stand = here.stands[actor.code, issue]
        found += [
            _slider(f"{actor.code}.{issue}.position", stand.position, about.low, about.high),
            _slider(f"{actor.code}.{issue}.salience", stand.salience, 0.0, 1.0),
            _slider(f"{actor.code}.capability", actor.capability, 0.0, 2.0 * strongest),
        ]
    return found


def _slider(name: str, quantity: Quantity, least: float, most: float) -> Slider:
    what = name.rpartition(".")[2]
    limit = math.inf if what == "capability" else most
    low, value, high = quantity.at(np.array([0.1, 0.5, 0.9]), least, limit).tolist()
    return Slider(
        name, name.partition(".")[0], what, value, low, high, least, most, quantity.source, quantity.reports
    )  # fmt: skip


def moved(
    scenario: Scenario, issue: str, values: Mapping[str, float], *, model: str = "all", draws: int = DRAWS,
    seed: int = 1,
) -> Answer:  # fmt: skip
    """The forecast of an issue as it is, and with values set (by the names of the sliders) if there are any.

    Raises UsageError for an unknown name, ScenarioError for a value that cannot be."""
    base = only(scenario, issue)
    after = changed(base, [f"{name}={value!r}" for name, value in values.items()]) if values else None
    return ask(base, after, chosen(model), draws, seed)
