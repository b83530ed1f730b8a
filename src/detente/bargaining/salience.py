"""How much an issue matters to a party, by how much and how firmly it speaks of it, with the uncertainty of few words.

A party's speeches are spread over the dossier's K issues. The share θ of an issue in them has a Dirichlet posterior
(before any speech: ½ on each issue); salience is θ / (θ + 1/K). So 0 is silence, ½ an even share of the party's
attention, ⅔ twice and 0.8 four times that share. It says how a party weighs issues against each other, not whether it
talks much: silent diplomacy and reports that look at some parties only are the limits of it.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from detente.bargaining.draws import Floats

_LOGITS = np.linspace(-60.0, 60.0, 481)
"""Where the posterior is looked at: over the logit of the share it is smooth and falls off on both sides."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``[salience]`` of ``ledger.toml``."""

    before: float
    half_life_days: float


@cache
def settings() -> Settings:
    """The settings; the file explains them."""
    text = files("detente.bargaining").joinpath("data", "ledger.toml").read_text(encoding="utf-8")
    return Settings(**tomllib.loads(text)["salience"])


def saliences(counts: Floats) -> tuple[Floats, Floats]:
    """Mean and standard deviation of the salience of each issue, from what a party's speeches on it count.

    With one issue there is no other to weigh it against: it is ½, without a spread."""
    number = len(counts)
    if number < 2:
        return np.full(number, 0.5), np.zeros(number)
    own = counts + settings().before
    different, place = np.unique(own, return_inverse=True)
    # θ^a (1 − θ)^b over the logit of θ, the derivative of which is within it.
    others = own.sum() - different
    log = -different[:, None] * np.log1p(np.exp(-_LOGITS)) - others[:, None] * np.log1p(np.exp(_LOGITS))
    weight = np.exp(log - log.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    share = 1.0 / (1.0 + np.exp(-_LOGITS))
    salience = share / (share + 1.0 / number)
    mean = weight @ salience
    return mean[place], np.sqrt(np.maximum(weight @ salience**2 - mean**2, 0.0))[place]
