"""The models give the published and recorded answers."""

import gzip
import json
from collections.abc import Callable

import numpy as np
import pytest

from detente.bargaining.challenge import Challenge
from detente.bargaining.compromise import Mean, means, weighted_medians
from detente.bargaining.draws import Draws, Floats
from detente.bargaining.exchange import Exchange, open_trades
from detente.bargaining.nash import Nash
from detente.bargaining.spatial import Spatial

from .cases import EMISSION, decisions, draws, emission, exchange, shared, spatial

SCHOLZ = Challenge(form="scholz", rounds=8, settled=0)


def error(forecasts: list[float], outcomes: list[float]) -> float:
    return float(np.abs(np.array(forecasts) - np.array(outcomes)).mean())


def test_compromise_and_median_of_the_emission_case() -> None:
    assert means(emission())[0, 0] == pytest.approx(7.389955686853766, abs=1e-12)
    assert weighted_medians(emission())[0, 0] == 7.0
    assert Mean().solve(emission()).points == {"i0": pytest.approx(7.389955686853766, abs=1e-12)}


def test_compromise_of_copenhagen() -> None:
    _, _, copenhagen = exchange("copenhagen.csv")
    expected = [61.576, 58.145, 30.707, 52.236, 51.950, 57.621, 64.621]
    assert means(copenhagen)[0] == pytest.approx(expected, abs=5e-4)


def test_scholz_medians_of_the_emission_case() -> None:
    track = SCHOLZ.solve(emission()).positions["i0"]
    x, c, s = np.array(list(EMISSION.values()), dtype=float).T
    rounds = draws(x[:, None], s[:, None], c)
    medians = [weighted_medians(draws(step[:, None], rounds.s[0], rounds.c[0]))[0, 0] for step in track]
    expected = [7.0, 8.4159, 9.6109, 9.9620, 9.9620, 9.9620, 7.4720, 8.8246, 9.6711]
    assert medians == pytest.approx(expected, abs=5e-5)


def test_scholz_positions_round_by_round() -> None:
    recorded = json.loads(shared("emission_challenge_rounds.json").read_text())
    track = SCHOLZ.solve(emission()).positions["i0"]
    for number, step in enumerate(recorded):
        assert track[number] == pytest.approx([step["positions"][name] for name in EMISSION], abs=1e-9)


def test_scholz_risk_exponents_of_the_first_round() -> None:
    from detente.bargaining.kernels.challenge_rounds import SCHOLZ as FORM
    from detente.bargaining.kernels.challenge_rounds import challenge_round

    x, c, s = np.array(list(EMISSION.values()), dtype=float).T
    p, mine, theirs, goal = (np.empty((10, 10)) for _ in range(4))
    r, moved, to, kind = np.empty(10), np.empty(10), np.empty(10, np.int64), np.empty((10, 10), np.int64)
    challenge_round(FORM, x, s, c * s, 6.0, 1.0, True, p, mine, theirs, r, kind, goal, moved, to)
    expected = {
        "Netherlands": 1.40565278, "Germany": 1.40565278, "UK": 1.96489823, "Denmark": 2.0, "Ireland": 0.5,
        "France": 1.04652390, "Italy": 1.04652390, "Greece": 1.11212497, "Belgium": 0.75419593,
        "Luxembourg": 0.50886379,
    }  # fmt: skip
    assert dict(zip(EMISSION, r, strict=True)) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize(("settings", "median"), [({}, 9.53), ({"risky": False}, 7.0)])
def test_paper_form_of_the_emission_case(settings: dict[str, bool], median: float) -> None:
    outcome = Challenge(**settings).solve(emission())
    assert outcome.points["i0"] == pytest.approx(median, abs=5e-3)
    assert not outcome.words


def test_means_and_medians_of_the_decisions() -> None:
    cases = decisions()
    outcomes = [out for _, out, _ in cases]
    assert len(cases) == 351
    assert error([means(case)[0, 0] for case, _, _ in cases], outcomes) == pytest.approx(23.64, abs=5e-3)


@pytest.mark.parametrize(
    ("forecast", "expected", "within"),
    [
        (weighted_medians, 28.31, 5e-3),
        (lambda case: np.median(case.x, axis=1), 28.37, 5e-3),
        (lambda case: Challenge().many(case).points, 28.31, 0.03),
        (lambda case: Challenge().trace(case.x[0, :, 0], case.s[0, :, 0], case.c[0])[0][-1:].mean(axis=1), 25.88, 0.01),
        (lambda case: Challenge(form="scholz").many(case).points, 28.92, 0.03),
    ],
    ids=["weighted median", "median", "paper form", "paper form, mean of positions", "Scholz form"],
)
def test_medians_and_challenges_of_the_decisions(
    forecast: Callable[[Draws], Floats], expected: float, within: float
) -> None:
    """The errors on record of the paper form, met to 0.02 and 0.01 points of 100. None is on record for the Scholz
    form: its number is what this program gave, to show when a change moves it."""
    cases = decisions()
    forecasts = [forecast(case).item() for case, _, _ in cases]
    assert error(forecasts, [out for _, out, _ in cases]) == pytest.approx(expected, abs=within)


def test_linear_loss_collapses_to_the_no_deal_point() -> None:
    """The trap: with linear loss and no cost, the solution is the reference point wherever that lies within."""
    forecasts, outcomes = [], []
    for case, out, reference in decisions():
        if not np.isnan(reference):
            free = {"no_deal": np.full((1, 1), reference), "cost": np.zeros((1, len(case.actors)))}
            forecasts.append(Nash(linear=True).many(draws(case.x[0], case.s[0], case.c[0], **free)).points[0, 0])
            outcomes.append(out)
    assert len(outcomes) == 252
    assert error(forecasts, outcomes) == pytest.approx(44.38, abs=5e-3)


def test_candidate_trades_and_first_gains() -> None:
    from detente.bargaining.kernels.exchange import candidates

    _, _, sample = exchange("exchange_sample.txt")
    assert candidates(100 * sample.unit()[0], np.where(np.isfinite(sample.x), sample.w, 0)[0]) == 240
    gains = [trade.gain for trade in Exchange().solve(sample).trades]
    assert gains[:2] == pytest.approx([1.9736842105, 1.7926363085], abs=5e-10)
    assert [trade.gain for trade in open_trades(sample, 2)] == pytest.approx(gains[:2], abs=1e-12)


def test_first_trade_of_copenhagen() -> None:
    actors, issues, copenhagen = exchange("copenhagen.csv")
    first = Exchange().solve(copenhagen).trades[0]
    assert first.gain == pytest.approx(3.27881773399, abs=1e-11)
    assert {first.taker, first.giver} == {f"A{actors.index(name)}" for name in ("USA", "China India")}
    assert {first.demands, first.gives} == {f"i{issues.index(name)}" for name in ("Extra", "Commitments")}


@pytest.mark.parametrize(("name", "record"), [("exchange_sample.txt", "sample_data.txt"), ("copenhagen.csv",) * 2])
def test_outcomes_before_any_exchange(name: str, record: str) -> None:
    _, _, case = exchange(name)
    recorded = json.loads(shared("exchange_outcomes.json").read_text())[record]["nbs_by_round"][0]
    assert means(case)[0] == pytest.approx(list(recorded.values()), abs=1e-9)


@pytest.mark.parametrize(
    ("case", "log"),
    [("smp_3dim.csv", "smp_3dim_reference.txt"), ("smp_emission.csv", "smp_emission_reference.txt.gz")],
)
def test_spatial_model_step_by_step(case: str, log: str) -> None:
    """How likely each actor's position is to be elected, after each step, to the four decimals of the reference."""
    path = shared(log)
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text()
    recorded = [line.partition(":")[2].split() for line in text.splitlines() if ", prob :" in line]
    _, chances, steps = Spatial().trace(spatial(case))
    assert steps == len(recorded[0]) - 1
    assert [[f"{chance:.4f}" for chance in row] for row in chances.T] == recorded
