"""The tables of the analysis, from ``data/*.toml``; those files explain each entry."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Noise:
    """How exact a record is about a position; deviations are in points of the scale."""

    account: dict[str, float]
    spokesmen: frozenset[str]
    firmness: dict[str, float]
    kind: dict[str, float]
    misread: float
    same_speaker_same_day: float
    firm_stances: tuple[str, ...]
    firm_confidence: float


@dataclass(frozen=True, slots=True)
class Model:
    """The prior of a position, the choices for drift (points after a year) and for the factor of the noise."""

    prior_mean: float
    prior_deviation: float
    usual_drift: float
    drift_spread: float
    drifts: tuple[float, ...]
    factor_spread: float
    factors: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What the words on the board mean; probabilities, counts, points and days."""

    converging: float
    diverging: float
    least: float
    records_of_each: int
    reports_in_window: int
    move: float
    sight: float
    window_days: int
    arrow: float
    band: float


@cache
def table(name: str) -> dict[str, Any]:
    """A table of ``data``, parsed."""
    return tomllib.loads(files("detente.analysis").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def noise() -> Noise:
    """``noise.toml``."""
    raw = table("noise")
    return Noise(
        account=raw["account"],
        spokesmen=frozenset(raw["spokesmen"]["words"]),
        firmness=raw["firmness"],
        kind=raw["kind"],
        misread=raw["confidence"]["misread"],
        same_speaker_same_day=raw["repetition"]["same_speaker_same_day"],
        firm_stances=tuple(raw["firm"]["stances"]),
        firm_confidence=raw["firm"]["confidence"],
    )


@cache
def model() -> Model:
    """The prior, drift and factor of ``model.toml``."""
    raw = table("model")
    return Model(
        prior_mean=raw["prior"]["mean"],
        prior_deviation=raw["prior"]["deviation"],
        usual_drift=raw["drift"]["usual"],
        drift_spread=raw["drift"]["spread"],
        drifts=tuple(raw["drift"]["grid"]),
        factor_spread=raw["noise"]["spread"],
        factors=tuple(raw["noise"]["grid"]),
    )


@cache
def thresholds() -> Thresholds:
    """The words of ``model.toml``."""
    raw = table("model")
    return Thresholds(**raw["movement"], arrow=raw["arrow"]["clear"], band=raw["band"]["share"])
