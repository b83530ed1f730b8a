"""What moves a forecast: which inputs, whose, and from which report; which change of which actor moves it most."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from detente.bargaining.draws import Floats, from_uniform, middle
from detente.bargaining.outcome import Model
from detente.bargaining.quantity import Quantity, value
from detente.bargaining.scenario import Scenario, Stand
from detente.errors import UsageError


@dataclass(frozen=True)
class Swing:
    """A quantity, and the outcome with it at its 10th and at its 90th percentile, all others at their middle."""

    name: str
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far the outcome swings."""
        return abs(self.high - self.low)


@dataclass(frozen=True)
class Share:
    """Of the variance of an outcome: what a group of inputs causes alone, and with all others it acts together with
    (Sobol's first and total index), each with the half width of its 95 % interval."""

    group: str
    first: float
    first_off: float
    total: float
    total_off: float


@dataclass(frozen=True)
class Lever:
    """What one actor could do, and how far that would move the outcome."""

    actor: str
    deed: str
    outcome: float
    shift: float


def tornado(scenario: Scenario, model: Model, issue: str) -> list[Swing]:
    """Every quantity that has a spread and moves the outcome of an issue, the widest swing first."""
    spread = [name for name, quantity, _, _ in scenario.quantities() if not quantity.known]
    if not spread:
        return []
    levels = {name: np.full(2 * len(spread), 0.5) for name, *_ in scenario.quantities()}
    for row, name in enumerate(spread):
        levels[name][2 * row : 2 * row + 2] = 0.1, 0.9
    points = model.many(from_uniform(scenario, levels)).points[:, _place(scenario, issue)]
    swings = [Swing(name, float(points[2 * i]), float(points[2 * i + 1])) for i, name in enumerate(spread)]
    return sorted((swing for swing in swings if swing.width > 0), key=lambda swing: -swing.width)


def by_actor(name: str, _quantity: Quantity) -> str:
    """The actor that a quantity is of; the issue for its no-deal point."""
    return name.split(".")[0]


def by_issue(name: str, _quantity: Quantity) -> str:
    """The issue that a quantity is about; what is about none is of all."""
    parts = name.split(".")
    if len(parts) == 3:
        return parts[1]
    return parts[0] if parts[1] == "no_deal" else "all issues"


def by_report(_name: str, quantity: Quantity) -> str:
    """The report that carries a quantity more than any other: the first one that it names."""
    return quantity.reports[0] if quantity.reports else "no report"


def sobol(
    scenario: Scenario, model: Model, issue: str, group: Callable[[str, Quantity], str], draws: int = 512, seed: int = 1
) -> list[Share]:
    """How much of the outcome's variance each group of inputs causes, the most first; ``draws`` is a power of 2.

    Saltelli's sampling and estimators (Saltelli and others 2010), by SALib. Empty where nothing has a spread or the
    outcome does not vary. Draws without a deal count as the middle of those with one."""
    from SALib.analyze import sobol as analysis
    from SALib.sample import sobol as sampling

    spread = [(name, quantity) for name, quantity, _, _ in scenario.quantities() if not quantity.known]
    if not spread:
        return []
    groups = [group(name, quantity) for name, quantity in spread]
    problem = {"num_vars": len(spread), "names": [name for name, _ in spread], "bounds": [[0.0, 1.0]] * len(spread)}
    if len(set(groups)) == 1:
        return [Share(groups[0], 1.0, 0.0, 1.0, 0.0)]
    problem["groups"] = groups
    table = np.asarray(sampling.sample(problem, draws, calc_second_order=False, seed=seed))
    points = model.many(from_uniform(scenario, _levels(scenario, spread, table))).points[:, _place(scenario, issue)]
    deals = np.isfinite(points)
    if not deals.any() or np.ptp(points[deals]) < 1e-9:
        return []
    points = np.where(deals, points, np.median(points[deals]))
    found = analysis.analyze(problem, points, calc_second_order=False, seed=seed)
    names = list(dict.fromkeys(groups))
    columns = [np.asarray(found[key], dtype=float).tolist() for key in ("S1", "S1_conf", "ST", "ST_conf")]
    shares = [Share(name, *numbers) for name, *numbers in zip(names, *columns, strict=True)]
    return sorted(shares, key=lambda share: -share.total)


def _levels(scenario: Scenario, spread: list[tuple[str, Quantity]], table: Floats) -> dict[str, Floats]:
    levels = {name: np.full(len(table), 0.5) for name, *_ in scenario.quantities()}
    for column, (name, _) in enumerate(spread):
        levels[name] = table[:, column]
    return levels


def levers(scenario: Scenario, model: Model, issue: str) -> list[Lever]:
    """What each actor could do to the outcome of an issue: move to either end, care not at all or as much as can be,
    stay away. The one that moves it most comes first; all values stand at their middle."""
    place = _place(scenario, issue)
    base = float(model.many(middle(scenario)).points[0, place])
    found = []
    about = scenario.issue(issue)
    for actor in scenario.actors:
        stand = scenario.stands.get((actor.code, issue))
        if stand is None:
            continue
        for deed, changed in (
            (f"position {about.low:g}", replace(stand, position=value(about.low))),
            (f"position {about.high:g}", replace(stand, position=value(about.high))),
            ("salience 0", replace(stand, salience=value(0.0))),
            ("salience 1", replace(stand, salience=value(1.0))),
        ):
            outcome = _with(scenario, model, (actor.code, issue), changed, place)
            found.append(Lever(actor.code, deed, outcome, outcome - base))
    return sorted((lever for lever in found if np.isfinite(lever.shift)), key=lambda lever: -abs(lever.shift))


def _with(scenario: Scenario, model: Model, key: tuple[str, str], stand: Stand, place: int) -> float:
    return float(model.many(middle(replace(scenario, stands={**scenario.stands, key: stand}))).points[0, place])


def _place(scenario: Scenario, issue: str) -> int:
    ids = [known.id for known in scenario.issues]
    if issue not in ids:
        raise UsageError(f"unknown issue {issue}; there are {', '.join(ids)}.")
    return ids.index(issue)
