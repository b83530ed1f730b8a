"""What moves a forecast, all in one: coalitions, levers, open trades, the rounds of challenges, and which inputs."""

from collections.abc import Callable
from dataclasses import dataclass

from detente.bargaining.challenge import Challenge
from detente.bargaining.coalitions import Camps, camps
from detente.bargaining.draws import middle
from detente.bargaining.exchange import Exchange, open_trades
from detente.bargaining.models import DEFAULT
from detente.bargaining.moving import Lever, Share, Swing, by_actor, by_issue, by_report, levers, sobol, tornado
from detente.bargaining.outcome import Model, Outcome, Trade
from detente.bargaining.quantity import Quantity
from detente.bargaining.scenario import Scenario

GROUPS: tuple[tuple[str, Callable[[str, Quantity], str]], ...] = (
    ("actor", by_actor), ("issue", by_issue), ("report", by_report),
)  # fmt: skip
"""What the variance of an outcome is shared out among."""


@dataclass(frozen=True)
class Grounds:
    """Of one issue: the camps; by ``model`` what each actor could do, how far each input swings the outcome, and the
    shares of its variance by actor, by issue and by report."""

    issue: str
    model: str
    camps: Camps
    levers: tuple[Lever, ...]
    swings: tuple[Swing, ...]
    shares: dict[str, tuple[Share, ...]]


@dataclass(frozen=True)
class Explanation:
    """The grounds of each issue, the trades that are open (None: there are no two linked issues), and the challenge
    model round by round, all at the middle of the values."""

    grounds: tuple[Grounds, ...]
    trades: tuple[Trade, ...] | None
    rounds: Outcome


def explain(scenario: Scenario, model: Model, draws: int, seed: int) -> Explanation:
    """Of a scenario what moves it by a model; by the weighted mean where the model cannot be used."""
    at = middle(scenario)
    used = DEFAULT if model.lacks(at) else model
    found = []
    for issue in scenario.issues:
        shares = {name: tuple(sobol(scenario, used, issue.id, group)) for name, group in GROUPS}
        found.append(
            Grounds(
                issue.id, used.name, camps(scenario, issue.id, draws, seed),
                tuple(levers(scenario, used, issue.id)), tuple(tornado(scenario, used, issue.id)), shares,
            )
        )  # fmt: skip
    trades = None if Exchange().lacks(at) else tuple(open_trades(at))
    return Explanation(tuple(found), trades, Challenge().solve(at))
