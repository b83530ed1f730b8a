"""The weights of the judge of actions, from ``data/action_judge.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente.knowledge.table_files import toml


@dataclass(frozen=True, slots=True)
class ActionWeights:
    """``weights``: feature → weight in a logistic model; ``threshold``: the least probability that is recorded."""

    bias: float
    threshold: float
    weights: Mapping[str, float]


@cache
def action_weights() -> ActionWeights:
    """The shipped weights."""
    raw = toml("action_judge.toml")
    return ActionWeights(float(raw["bias"]), float(raw["threshold"]), raw["weights"])
