"""How sure an action is, by a linear judge over what told it; what is not sure enough is not recorded.

The weights (``data/action_judge.toml``) are those of a logistic regression on the open reference sets; ``training``
makes them. A feature without a weight counts nothing, so that words the judge has not seen are judged by their kind."""

from math import exp

from detente.knowledge.action_weights import action_weights
from detente.reading.action_drafts import Draft


def judged(drafts: list[Draft]) -> list[Draft]:
    """The drafts that are sure enough, with their confidence."""
    table = action_weights()
    out = []
    for d in drafts:
        total = table.bias + sum(table.weights.get(name, 0.0) for name in d.features)
        d.confidence = round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 3)
        if d.confidence >= table.threshold:
            out.append(d)
    return out
