"""What if: the forecast of one issue, and what other positions, saliences and capabilities would make of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit
from detente.wording.text import number

if TYPE_CHECKING:
    from detente.bargaining.compared import Compared
    from detente.bargaining.ensemble import Forecast
    from detente.bargaining.quantity import Quantity
    from detente.bargaining.whatif import Row

_DRAWS, _SEED = 500, 1
"""Enough for a band that does not jump, few enough for a slider."""
_STEPS = 50  # of the slider of a capability


@dataclass(frozen=True)
class Slider:
    """One value that can be moved: ``name`` in the address, what it is in the ledger and what it is set to."""

    name: str
    words: str
    base: float
    value: float
    high: float
    step: float
    source: str


@dataclass(frozen=True)
class Actor:
    """A party with its three sliders."""

    code: str
    sliders: tuple[Slider, ...]


def page(visit: Visit) -> Page:
    """The page; with ``?fragment=1`` the panel of an issue's page."""
    from detente.analysis.board import checked_issue
    from detente.bargaining import whatif
    from detente.bargaining.changes import changed
    from detente.bargaining.compared import Question
    from detente.bargaining.resting import thin

    folder = visit.folder
    issue = checked_issue(folder.dossier, visit.names["name"]).id
    base = visit.kept("scenario", issue, make=lambda: folder.compared(Question(visit.as_of, issue)))
    actors = _actors(visit, base)
    sets = [_change(issue, actor.code, slider) for actor in actors for slider in actor.sliders
            if slider.value != slider.base]  # fmt: skip
    model = visit.asked("model") or "mean"
    models = whatif.chosen(model)

    def answered() -> whatif.Answer:
        scenario = base.base.scenario
        return whatif.ask(scenario, changed(scenario, sets) if sets else None, models, _DRAWS, _SEED)

    answer = visit.kept("whatif", issue, model, tuple(sets), make=answered)
    *said, trust = answer.words
    context = {
        "issue": base.base.scenario.issues[0], "actors": actors, "rows": answer.rows, "sets": sets, "model": model,
        "said": said, "trust": trust, "notes": [*thin(base.base), *base.notes, *base.base.notes, *answer.left_out],
        "day": base.base.ground.as_of, "draws": _DRAWS,
    }  # fmt: skip
    table = Table("forecast", "", FORECAST, answer.rows, "Nothing can be forecast.")
    data = {"issue": issue, "as_of": base.base.ground.as_of, "changes": sets, "words": answer.words,
            "notes": context["notes"]}  # fmt: skip
    return Page("whatif.html", f"What if: {issue}", context, data, (table,), "whatif_fragment.html")


def _actors(visit: Visit, base: "Compared") -> list[Actor]:
    scenario = base.base.scenario
    [issue] = scenario.issues
    most = max(_middle(actor.capability) for actor in scenario.actors)
    found = []
    for actor in scenario.actors:
        stand = scenario.stands[actor.code, issue.id]
        found.append(Actor(actor.code, (
            _slider(visit, f"{actor.code}.position", "position", stand.position, 100.0, 1.0),
            _slider(visit, f"{actor.code}.salience", "salience", stand.salience, 1.0, 0.01),
            _slider(visit, f"{actor.code}.capability", "capability", actor.capability, 2 * most, _round(most / _STEPS)),
        )))  # fmt: skip
    return found


def _middle(quantity: "Quantity") -> float:
    import numpy as np

    return float(quantity.at(np.array([0.5]), 0.0, np.inf)[0])


def _round(step: float) -> float:
    """The power of ten below a step, so that a slider stops at plain numbers."""
    return float(f"{step:.0e}") if step > 0 else 0.01


def _slider(visit: Visit, name: str, words: str, quantity: "Quantity", high: float, step: float) -> Slider:
    """The slider, at what the address says. Raises UsageError where that is no number on it."""
    base = round(round(_middle(quantity) / step) * step, 6)
    written = visit.asked(name)
    try:
        value = base if written is None else float(written)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= max(high, base):
        raise UsageError(f"{name} is {(written or '')[:40]!r}: give a number from 0 to {number(max(high, base))}.")
    return Slider(name, words, base, value, max(high, base), step, quantity.source)


def _change(issue: str, code: str, slider: Slider) -> str:
    """The change as the command line writes it."""
    what = slider.words if slider.words == "capability" else f"{issue}.{slider.words}"
    return f"{code}.{what}={number(slider.value)}"


def _told(forecast: "Forecast | None") -> float | None:
    return None if forecast is None or forecast.median != forecast.median else round(forecast.median, 1)


def _end(forecast: "Forecast | None", place: int) -> float | None:
    return None if _told(forecast) is None or forecast is None else round(forecast.most[place], 1)


FORECAST: "tuple[Column[Row], ...]" = (
    Column("model", "model", lambda row: row.model.name),
    Column("base", "as it stands", lambda row: _told(row.base), form="number"),
    Column("base_low", "from", lambda row: _end(row.base, 0), form="number"),
    Column("base_high", "to", lambda row: _end(row.base, 1), form="number"),
    Column("changed", "with the change", lambda row: _told(row.changed), form="number"),
    Column("changed_low", "from", lambda row: _end(row.changed, 0), form="number"),
    Column("changed_high", "to", lambda row: _end(row.changed, 1), form="number"),
    Column("shift", "shift", lambda row: _told(row.shift), form="number"),
    Column("no_deal", "no deal", lambda row: round((row.changed or row.base).no_deal, 3),
           lambda row: f"{(row.changed or row.base).no_deal:.0%}", form="number"),
)  # fmt: skip
