"""Which records and reports carry a forecast from a ledger: what the weighted mean would be without each report.

A report is left out for real, the positions estimated anew; which ones are worth that is told by the shares that their
records have in the positions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.bargaining.compromise import means
from detente.bargaining.draws import Draws, middle
from detente.bargaining.standings import Carrier, Inputs, inputs
from detente.errors import ScenarioError


@dataclass(frozen=True, slots=True)
class Without:
    """The weighted mean of an issue at the middle of all values, with all reports and without one; None where without
    it there is nothing left to forecast from."""

    report: str
    issue: str
    base: float
    outcome: float | None

    @property
    def shift(self) -> float:
        """How far the mean moves; all the way of the scale where nothing is left."""
        return 100.0 if self.outcome is None else self.outcome - self.base


def shares(draws: Draws, issue: str) -> dict[str, float]:
    """The part that each actor has in the weighted mean of an issue, in the first draw."""
    w = draws.w[0, :, list(draws.issues).index(issue)]
    total = float(w.sum())
    return {actor: float(one) / total for actor, one in zip(draws.actors, w, strict=True)} if total > 0 else {}


def weightiest(of: Inputs, issues: Iterable[str], most: int) -> dict[str, list[tuple[str, Carrier]]]:
    """By issue the records that weigh most in its weighted mean, each with the party whose position it carries."""
    at = middle(of.scenario)
    return {issue: _weightiest(of, issue, shares(at, issue), most) for issue in issues}


def _weightiest(of: Inputs, issue: str, part: Mapping[str, float], most: int) -> list[tuple[str, Carrier]]:
    found = [
        (party, carrier, part.get(party, 0.0) * carrier.weight)
        for (party, name), standing in of.standings.items()
        if name == issue
        for carrier in standing.carriers
    ]
    found.sort(key=lambda one: (-one[2], one[1].record))
    return [(party, carrier) for party, carrier, _ in found[:most]]


def without_each(of: Inputs, issue: str, given: Mapping[str, float] | None = None, most: int = 3) -> list[Without]:
    """The reports without which the weighted mean of an issue moves most, the first one most."""
    there = [issue.id for issue in of.scenario.issues].index(issue)
    at = middle(of.scenario)
    base = float(means(at)[0, there])
    bargaining = {actor.code for actor in of.scenario.actors}
    found = []
    for report in _likely(of, issue, shares(at, issue))[:most]:
        try:
            left = inputs(of.ground.without([report]), issue=issue, given=given, only=bargaining).scenario
            outcome: float | None = float(means(middle(left))[0, 0])
        except ScenarioError:
            outcome = None
        found.append(Without(report, issue, base, outcome))
    return sorted(found, key=lambda one: -abs(one.shift))


def _likely(of: Inputs, issue: str, part: Mapping[str, float]) -> list[str]:
    """The reports by how far the mean would move if all else stayed as it is, the farthest first."""
    moved: dict[str, float] = defaultdict(float)
    for (party, name), standing in of.standings.items():
        if name != issue:
            continue
        mean = of.scenario.stands[party, issue].position.numbers[0]
        told: dict[str, list[Carrier]] = defaultdict(list)
        for carrier in standing.carriers:
            told[carrier.report].append(carrier)
        for report, mine in told.items():
            weight = sum(carrier.weight for carrier in mine)
            towards = sum(carrier.weight * carrier.value for carrier in mine)
            moved[report] += part.get(party, 0.0) * ((mean - towards) / max(1.0 - weight, 1e-3) - mean)
    return sorted(moved, key=lambda report: (-abs(moved[report]), report))


def hangs_most(of: Inputs, given: Mapping[str, float] | None = None) -> Without | None:
    """Over all issues the report without which a weighted mean moves most."""
    found = [one for issue in of.scenario.issues for one in without_each(of, issue.id, given, most=1)]
    return max(found, key=lambda one: abs(one.shift), default=None)
