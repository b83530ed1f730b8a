"""How good the saved forecasts were, against what came about: each one, and each model over all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.bargaining import scores
from detente.bargaining.models import DEFAULT, MODELS
from detente.bargaining.outcomes import Outcome
from detente.bargaining.saved import Kept, Saved

FEW = 20
"""With fewer outcomes than these nothing can be said of a model."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A forecast of an issue by a model, and what came about. Errors and the CRPS are in points of 100 of the scale.

    ``brier`` is that of whether it ends in the upper half of the scale, ``no_deal`` that of whether without a deal.
    ``late``: the forecast was made when the outcome may have been known."""

    forecast: str
    as_of: str
    late: bool
    kept: Kept
    outcome: Outcome
    error: float | None
    crps: float | None
    within_most: bool | None
    within_half: bool | None
    brier: float | None
    no_deal: float


@dataclass(frozen=True, slots=True)
class Record:
    """A model over all its scored forecasts: how many, and the means of their scores; ``against`` is its CRPS less that
    of the weighted mean in the same cases, with the 95 % interval (None: too few)."""

    model: str
    count: int
    error: float
    crps: float
    within_most: float
    within_half: float
    brier: float
    no_deal: float
    against: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A saved forecast with the issues of which no outcome is entered yet."""

    forecast: str
    as_of: str
    changes: tuple[str, ...]
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """All of it, and in words what it says and what it does not."""

    scored: tuple[Scored, ...]
    records: tuple[Record, ...]
    waiting: tuple[Waiting, ...]
    words: tuple[str, ...]


def scores_of(forecasts: Sequence[Saved], outcomes: Sequence[Outcome]) -> Scores:
    """The scores of forecasts by what came about."""
    if not forecasts:
        return Scores((), (), (), ("No forecast is saved yet: detente whatif --save keeps one.",))
    found = scored(forecasts, outcomes)
    waits = waiting(forecasts, outcomes)
    return Scores(tuple(found), tuple(records(found)), tuple(waits), tuple(words(found)))


def scored(forecasts: Sequence[Saved], outcomes: Sequence[Outcome]) -> list[Scored]:
    """All forecasts of the base of which the outcome is known."""
    found = []
    for forecast in forecasts:
        for kept in forecast.base:
            outcome = _later(outcomes, kept.issue, forecast.as_of)
            if outcome is not None:
                found.append(_score(forecast, kept, outcome))
    return found


def waiting(forecasts: Sequence[Saved], outcomes: Sequence[Outcome]) -> list[Waiting]:
    """The forecasts that wait for an outcome."""
    found = []
    for one in forecasts:
        issues = dict.fromkeys(kept.issue for kept in one.base)
        open_ones = tuple(issue for issue in issues if _later(outcomes, issue, one.as_of) is None)
        if open_ones:
            found.append(Waiting(one.name, one.as_of, one.changes, open_ones))
    return found


def _later(outcomes: Sequence[Outcome], issue: str, as_of: str) -> Outcome | None:
    """The first outcome of an issue after a day; one without a date is after every day."""
    mine = [one for one in outcomes if one.issue == issue and (one.day is None or one.day > as_of)]
    return min(mine, key=lambda one: one.day or "9999", default=None)


def _score(forecast: Saved, kept: Kept, outcome: Outcome) -> Scored:
    late = outcome.day is not None and forecast.made[:10] > outcome.day
    no_deal = (kept.no_deal - (outcome.value is None)) ** 2
    if outcome.value is None or not kept.outcomes:
        return Scored(forecast.name, forecast.as_of, late, kept, outcome, None, None, None, None, None, no_deal)
    low, high = forecast.scales[kept.issue]
    came, unit = low + outcome.value / 100.0 * (high - low), 100.0 / (high - low)
    drawn = np.asarray(kept.outcomes)
    upper = came > (low + high) / 2.0
    return Scored(
        forecast.name, forecast.as_of, late, kept, outcome, abs(kept.median - came) * unit,
        scores.crps(drawn, came) * unit, kept.most[0] <= came <= kept.most[1], kept.half[0] <= came <= kept.half[1],
        (float((drawn > (low + high) / 2.0).mean()) - upper) ** 2, no_deal,
    )  # fmt: skip


def records(found: Sequence[Scored]) -> list[Record]:
    """Each model over all that is scored, the weighted mean first."""
    base = {(one.forecast, one.kept.issue): one.crps for one in found if one.kept.model == DEFAULT.name}
    return [
        _record(model.name, mine, base)
        for model in MODELS
        if (mine := [one for one in found if one.kept.model == model.name and one.crps is not None])
    ]


def _record(model: str, mine: Sequence[Scored], base: dict[tuple[str, str], float | None]) -> Record:
    def mean(name: str) -> float:
        return float(np.mean([getattr(one, name) for one in mine]))

    pairs = [(one.crps, base.get((one.forecast, one.kept.issue))) for one in mine]
    both = np.asarray([pair for pair in pairs if None not in pair], dtype=float)
    enough = model != DEFAULT.name and len(both) >= FEW
    against = scores.paired_interval(both[:, 0], both[:, 1]) if enough else None
    return Record(
        model, len(mine), mean("error"), mean("crps"), mean("within_most"), mean("within_half"), mean("brier"),
        mean("no_deal"), against,
    )  # fmt: skip


def words(found: Sequence[Scored]) -> list[str]:
    """What the scores say and what they do not."""
    said = []
    cases = {one.kept.issue for one in found}
    if not found:
        said.append("No outcome is entered yet that came after a forecast: detente score --outcome ISSUE=VALUE@DATE.")
    elif len(cases) < FEW:
        count = "1 issue is" if len(cases) == 1 else f"{len(cases)} issues are"
        said.append(f"{count} too few to say anything of a model; from about {FEW} on that begins.")
    late = {one.forecast for one in found if one.late}
    if late:
        made = "was" if len(late) == 1 else "were"
        said.append(f"{', '.join(sorted(late))} {made} made after the outcome: how well that fits is no forecast.")
    return said
