"""Whether a stand is a position on an issue: a logistic judge over what speaks for it, trained on careful readings.

Its weights are in ``data/position_judge.toml``, made by ``training/positions.py``."""

import math
from functools import cache

from detente.knowledge.table_files import toml

ENOUGH = 0.29  # probability from which on a stand is kept: below it more are wrong than right


@cache
def _weights() -> dict[str, float]:
    return dict(toml("position_judge.toml")["weights"])


def probability(features: dict[str, float]) -> float:
    """How likely a careful reader would take the stand for a position on that issue and that side."""
    weights = _weights()
    total = sum([weights[name] * value for name, value in features.items() if name in weights])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
