"""The judge: how likely a reading of a frame is a record that a careful reader would write, as a sum of weights.

A logistic regression over the named facts of :mod:`detente.reading.action.features`; the weights are data
(``knowledge/data/judge/actions.toml``), made by ``training/judge.py`` from readings that may be redistributed. The
probability is the record's confidence. Below the threshold nothing is coded: a gap is better than a guess."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import exp

from detente.knowledge import table_files
from detente.reading.action.drafts import Draft


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights by fact, and from which probability on a reading becomes a record: one whose source the frame names, and
    one whose source is inferred, of which more is asked."""

    bias: float
    named: float
    inferred: float
    weights: dict[str, float]

    def holds(self, draft: Draft, probability: float) -> bool:
        """Whether a reading of that probability is a record."""
        return probability >= (self.inferred if draft.inferred else self.named)

    def weigh(self, facts: Iterable[str], before: float = 0.0) -> float:
        """The sum of the weights of facts, on top of that of those ``before``."""
        known = self.weights
        return sum([known[fact] for fact in facts if fact in known], before)

    def probability(self, facts: Iterable[str], before: float = 0.0) -> float:
        """That of a record being right, 0 to 1, by its facts and the weight of those ``before``."""
        total = self.bias + self.weigh(facts, before)
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


@cache
def judge() -> Judge:
    """The shipped judge of actions."""
    return _shipped("actions")


@cache
def addressees() -> Judge:
    """The shipped judge of whom an act without a target is done to."""
    return _shipped("addressees")


def _shipped(name: str) -> Judge:
    raw = table_files.toml(f"judge/{name}.toml")
    weights = {fact: float(weight) for fact, weight in raw["weights"].items()}
    return Judge(float(raw["bias"]), float(raw["named"]), float(raw["inferred"]), weights)
