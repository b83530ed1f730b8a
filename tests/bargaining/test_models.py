"""All models keep to what any forecast must keep to, and say in words what the numbers do not."""

from dataclasses import replace

import numpy as np
import pytest

from detente.bargaining.challenge import Challenge, round_trip
from detente.bargaining.compromise import Mean
from detente.bargaining.draws import Draws
from detente.bargaining.ensemble import forecasts
from detente.bargaining.exchange import Exchange, open_trades
from detente.bargaining.models import MODELS
from detente.bargaining.nash import Nash
from detente.bargaining.outcome import Model
from detente.bargaining.spatial import ELECTION, VICTORY, VOTING, Spatial

from .cases import draws, emission
from .test_scenarios import port

BY_NAME = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)


def random_draws(count: int = 40, n: int = 5, m: int = 3) -> Draws:
    chance = np.random.default_rng(4)
    one = draws(chance.random((n, m)) * 100, chance.random((n, m)), chance.random(n) + 0.1)
    return replace(
        one, x=chance.random((count, n, m)) * 100, s=chance.random((count, n, m)), c=chance.random((count, n)) + 0.1,
        no_deal=np.full((count, m), 50.0), cost=np.full((count, n), 0.3),
    )  # fmt: skip


@BY_NAME
def test_outcomes_lie_within_the_positions(model: Model) -> None:
    given = random_draws()
    points = model.many(given).points
    found = np.isfinite(points)
    assert found.any()
    assert (points >= given.x.min(axis=1) - 1e-6)[found].all()
    assert (points <= given.x.max(axis=1) + 1e-6)[found].all()


@BY_NAME
def test_one_draw_and_many_give_the_same(model: Model) -> None:
    given = random_draws(3)
    alone = [list(model.solve(given.part(d, d + 1)).points.values()) for d in range(3)]
    assert model.many(given).points == pytest.approx(np.array(alone), nan_ok=True)


@BY_NAME
def test_the_scale_does_not_matter(model: Model) -> None:
    given = random_draws(10)
    moved = replace(given, x=given.x / 10 + 7, low=given.low / 10 + 7, high=given.high / 10 + 7,
                    no_deal=given.no_deal / 10 + 7)  # fmt: skip
    assert model.many(moved).points == pytest.approx(model.many(given).points / 10 + 7, rel=1e-6, nan_ok=True)


@BY_NAME
def test_all_at_one_point_ends_there_and_says_so(model: Model) -> None:
    x = np.full((4, 2), 30.0)
    given = draws(x, np.full((4, 2), 0.5), np.ones(4), no_deal=np.full((1, 2), 50.0), cost=np.full((1, 4), 0.2))
    outcome = model.solve(given)
    assert list(outcome.points.values()) == pytest.approx([30.0, 30.0], abs=1e-6)
    assert any("all stand at one point" in word for word in outcome.words)


@BY_NAME
def test_one_voice_on_an_issue_decides_it_and_that_is_said(model: Model) -> None:
    x = np.array([[20.0, 10.0], [np.nan, 60.0], [np.nan, 80.0]])
    s = np.where(np.isfinite(x), 0.5, 0.0)
    given = draws(x, s, np.ones(3), no_deal=np.full((1, 2), 50.0), cost=np.full((1, 3), 0.2))
    outcome = model.solve(given)
    assert any("only A0 has a say" in word for word in outcome.words)
    if model.name != "spatial":  # there all issues are one point
        assert outcome.points["i0"] == pytest.approx(20.0, abs=1e-6)


def test_who_challenges_whom_is_told_round_by_round() -> None:
    outcome = Challenge(form="scholz", rounds=8, settled=0).solve(emission())
    first = {(move.actor, move.kind) for move in outcome.moves if move.round == 1}
    assert first == {("A1", "compromises"), ("A2", "concedes"), ("A7", "concedes")}
    assert any("did not settle" in word for word in outcome.words)


@pytest.mark.parametrize(("strength", "salience", "point"), [((1, 3), (0.9, 0.3), 0.0), ((3, 1), (0.3, 0.9), 100.0)])
def test_where_the_vote_is_tied_the_one_that_expects_less_gives_way(
    strength: tuple[float, float], salience: tuple[float, float], point: float
) -> None:
    """Both weigh 0.9 and both would fight; the one that meets the keener opponent expects less of it."""
    tied = draws(np.array([[0.0], [100.0]]), np.array(salience)[:, None], np.array(strength, dtype=float))
    outcome = Challenge(risky=False).solve(tied)
    assert outcome.points["i0"] == point
    assert [move.kind for move in outcome.moves] == ["concedes"]


def test_unsettled_draws_are_counted() -> None:
    once = Challenge(form="scholz", rounds=3).many(emission())
    assert not once.settled[0]


@pytest.mark.parametrize("voting", VOTING)
@pytest.mark.parametrize("election", ELECTION)
def test_every_rule_of_the_spatial_model_elects_within_the_positions(voting: str, election: str) -> None:
    for victory in VICTORY:
        given = random_draws(3)
        points = Spatial(voting=voting, victory=victory, election=election).many(given).points
        # Positions are rounded to the fourth decimal of the scale.
        assert ((points >= given.x.min(axis=1) - 0.01) & (points <= given.x.max(axis=1) + 0.01)).all()


def test_a_trade_helps_both_and_tells_who_pays() -> None:
    x = np.array([[0.0, 0.0], [100.0, 100.0], [90.0, 50.0]])
    s = np.array([[0.9, 0.2], [0.2, 0.9], [0.5, 0.5]])
    trade = Exchange().solve(draws(x, s, np.ones(3))).trades[0]
    assert (trade.taker, trade.giver) in {("A0", "A1"), ("A1", "A0")}
    assert trade.gain > 0
    assert trade.others["A2"] < 0
    assert open_trades(draws(x, s, np.ones(3)))[0] == trade


def test_issues_that_are_not_linked_are_not_traded() -> None:
    x = np.array([[0.0, 0.0], [100.0, 100.0]])
    s = np.array([[0.9, 0.2], [0.2, 0.9]])
    given = draws(x, s, np.ones(2), linked=np.zeros((2, 2), bool))
    outcome = Exchange().solve(given)
    assert not outcome.trades
    assert any("Nobody has a trade" in word for word in outcome.words)


def test_nash_needs_the_point_and_the_cost_of_no_deal() -> None:
    one = draws(np.array([[10.0], [90.0]]), np.full((2, 1), 0.5), np.ones(2))
    assert "no_deal" in str(Nash().lacks(one))
    assert "no_deal_cost" in str(Nash().lacks(replace(one, no_deal=np.full((1, 1), 50.0))))


def test_nash_splits_evenly_between_equals_and_leans_to_whom_no_deal_costs_less() -> None:
    def solved(cost: tuple[float, float]) -> float:
        given = {"no_deal": np.full((1, 1), 50.0), "cost": np.array([cost])}
        return float(Nash().many(draws(np.array([[10.0], [90.0]]), np.ones((2, 1)), np.ones(2), **given)).points[0, 0])

    assert solved((0.3, 0.3)) == pytest.approx(50.0)
    assert solved((0.1, 0.5)) < 50.0
    assert np.isnan(solved((-0.5, 0.1)))


def test_an_ensemble_is_the_same_by_seed_and_its_bands_nest() -> None:
    one, again = (forecasts(port(), Mean(), 1500, 7) for _ in range(2))
    assert one["fee"].median == again["fee"].median
    found = one["inspections"]
    assert found.most[0] < found.half[0] < found.median < found.half[1] < found.most[1]


def test_draws_without_a_deal_are_counted_not_hidden() -> None:
    found = forecasts(port(), Nash(), 500, 1)["inspections"]
    assert 0 < found.no_deal < 0.2
    assert np.isnan(found.outcomes).mean() == pytest.approx(found.no_deal)


def test_every_offer_is_told_and_the_one_that_is_taken_moves_least() -> None:
    outcome = Challenge(form="paper", rounds=1, settled=0).solve(emission())
    asked = {offer.to for offer in outcome.offers}
    assert {move.actor for move in outcome.moves} <= asked
    for name in asked:
        here = [offer for offer in outcome.offers if offer.to == name]
        [taken] = [offer for offer in here if offer.taken]
        assert abs(taken.after - taken.before) <= min(abs(o.after - o.before) for o in here) + 1e-9


def test_a_circle_without_settling_is_called_one() -> None:
    x, s = np.array([60.0, 70.0, 70.0, 60.0]), np.array([0.9, 0.7, 0.3, 0.3])
    [words] = Challenge().solve(draws(x[:, None], s[:, None], np.ones(4))).words
    assert "did not settle in 20 rounds, they go round in a circle of 2;" in words
    steps = np.array([[0.0], [1.0], [5.0], [2.0], [5.0], [2.0], [5.0]])
    assert round_trip(steps, 0.01) == 2
    assert round_trip(steps[:5], 0.01) is None
