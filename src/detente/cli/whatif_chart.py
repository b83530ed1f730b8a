"""``detente whatif --chart``: a picture of the answer."""

from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.output import note, plural
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.bargaining.outcome import Model
    from detente.bargaining.scenario import Scenario
    from detente.bargaining.whatif import Answer
    from detente.charts import Spec

KINDS = ("outcomes", "rounds", "tornado", "trades")


def refuse(kind: str, out: Path) -> None:
    """Before anything is reckoned: a UsageError where there is no such picture, or none in such a file."""
    from detente.charts import FORMATS

    if kind not in KINDS:
        raise UsageError(f"There is no picture {kind!r} of a forecast: there are {', '.join(KINDS)}.")
    if out.suffix.lower() not in FORMATS:
        raise UsageError(f"{out} is not a picture: give it the ending {', '.join(FORMATS)}.")


def write(kind: str, out: Path, scenario: "Scenario", answer: "Answer", model: "Model", drawn: tuple[int, int]) -> None:
    """Draw a picture of a scenario's answer into a file; ``drawn``: how many draws by which seed."""
    from detente import charts

    basis = f"{scenario.title or 'untitled'}; {plural(drawn[0], 'draw')}, seed {drawn[1]}"
    charts.draw(_picture(kind, scenario, answer, model, basis), out)
    note(f"Wrote {out}.")


def _picture(kind: str, scenario: "Scenario", answer: "Answer", model: "Model", basis: str) -> "Spec":
    from detente import forecast_charts as pictures
    from detente.bargaining.challenge import Challenge
    from detente.bargaining.draws import middle
    from detente.bargaining.exchange import Exchange, open_trades
    from detente.bargaining.moving import tornado

    if kind == "outcomes":
        return pictures.outcomes(answer.rows, scenario.issues, basis)
    at, title = middle(scenario), scenario.title or "untitled"
    middles = f"{title}; all values at their middle"
    if kind == "rounds":
        bargain = model if isinstance(model, Challenge) else Challenge()
        return pictures.rounds(bargain.solve(at), scenario.issues, middles)
    if kind == "trades":
        if lacks := Exchange().lacks(at):
            raise UsageError(f"There is no picture of trades: {lacks}.")
        return pictures.trades(open_trades(at), at.actors, middles)
    if lacks := model.lacks(at):
        raise UsageError(f"There is no tornado by {model.name}: {lacks}.")
    points = model.many(at).points[0]
    swings = [tornado(scenario, model, issue.id) for issue in scenario.issues]
    ids = [issue.id for issue in scenario.issues]
    return pictures.tornado(dict(zip(ids, zip(points.tolist(), swings, strict=True), strict=True)), model.name, title)
