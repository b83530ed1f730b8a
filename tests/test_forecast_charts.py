"""Pictures of forecasts: what is on them, and that they are drawn."""

import json
from pathlib import Path
from typing import Any

import pytest

from bargaining.cases import PORT
from detente import charts, forecast_charts
from detente.bargaining.challenge import Challenge
from detente.bargaining.changes import changed
from detente.bargaining.compromise import Mean
from detente.bargaining.draws import middle
from detente.bargaining.exchange import open_trades
from detente.bargaining.files import from_toml
from detente.bargaining.models import MODELS
from detente.bargaining.moving import tornado
from detente.bargaining.scenario import Scenario
from detente.bargaining.whatif import ask


@pytest.fixture(scope="module")
def port() -> Scenario:
    return from_toml(PORT, "port").check("port")


@pytest.fixture(scope="module")
def specs(port: Scenario) -> dict[str, Any]:
    answer = ask(port, changed(port, ["BER.fee.position=5"]), MODELS, 60, 1)
    at = middle(port)
    swings = {issue.id: (50.0, tornado(port, Mean(), issue.id)) for issue in port.issues}
    return {
        "outcomes": forecast_charts.outcomes(answer.rows, port.issues, "A port; 60 draws"),
        "rounds": forecast_charts.rounds(Challenge().solve(at), port.issues, "A port"),
        "tornado": forecast_charts.tornado(swings, "mean", "A port"),
        "trades": forecast_charts.trades(open_trades(at), at.actors, "A port"),
    }


@pytest.mark.parametrize("kind", ["outcomes", "rounds", "tornado", "trades"])
def test_each_is_drawn_and_names_the_scenario(specs: dict[str, Any], kind: str, tmp_path: Path) -> None:
    assert specs[kind]["title"]["subtitle"][0].startswith("A port")
    for ending, begins in ((".svg", b"<svg"), (".png", b"\x89PNG")):
        file = tmp_path / f"chart{ending}"
        charts.draw(specs[kind], file)
        assert file.read_bytes().startswith(begins)


def test_grey_alone_tells_everything(specs: dict[str, Any]) -> None:
    """No two marks differ by hue only: there are the dark and the pale tone of the house, black and white."""
    text = json.dumps(specs)
    found = {part.split('"')[0] for part in text.split('"#')[1:]}
    assert found <= {"1f3a5f", "b8c9dd", "6b7785"}


def test_all_draws_with_a_deal_are_in_the_outcomes(specs: dict[str, Any]) -> None:
    values = specs["outcomes"]["data"]["values"]
    assert {value["model"] for value in values} == {model.name for model in MODELS}
    bars = [v for v in values if v["what"] == "bar" and (v["model"], v["issue"], v["which"]) == ("mean", "fee", "base")]
    assert max(bar["height"] for bar in bars) <= 1
    band = next(v for v in values if v["what"] == "band" and v["model"] == "mean" and v["issue"] == "fee")
    assert band["low"] <= band["first"] <= band["median"] <= band["last"] <= band["high"]


def test_the_rounds_begin_where_the_actors_stand(specs: dict[str, Any], port: Scenario) -> None:
    panel = specs["rounds"]["vconcat"][0]
    begun = {v["actor"]: v["position"] for v in panel["layer"][0]["data"]["values"] if v["round"] == 0}
    at = middle(port)
    assert begun == pytest.approx(dict(zip(at.actors, at.x[0, :, 0].tolist(), strict=True)))


def test_a_network_without_trades_says_so() -> None:
    spec = forecast_charts.trades([], ["A", "B"], "Two")
    assert "No trade is open that both would gain from." in spec["title"]["subtitle"]
