"""Scores against values worked out by hand."""

import numpy as np
import pytest

from detente.bargaining import scores


def test_errors() -> None:
    found = scores.errors(np.array([10.0, 20, 30]), np.array([12.0, 20, 60]))
    hits = {"within 5": 2 / 3, "within 10": 2 / 3, "within 20": 2 / 3}
    assert found == pytest.approx({"mae": 32 / 3, "median": 2, "rmse": (904 / 3) ** 0.5} | hits)


def test_crps_of_a_point_is_the_error_and_of_a_pair_is_known() -> None:
    assert scores.crps(np.array([30.0]), 50) == 20
    assert scores.crps(np.array([0.0, 10.0]), 5) == pytest.approx(5 - 0.5 * 5)


def test_crps_of_a_large_sample_is_that_of_its_distribution() -> None:
    sample = np.random.default_rng(1).normal(size=20_000)
    assert scores.crps(sample, 0.0) == pytest.approx((2**0.5 - 1) / np.pi**0.5, abs=0.01)


def test_coverage_brier_and_log_score() -> None:
    came = np.array([1.0, 5.0, 9.0, 20.0])
    assert scores.coverage(np.zeros(4), np.full(4, 10.0), came) == 0.75
    assert scores.brier(np.array([0.8, 0.4]), np.array([1, 0])) == pytest.approx((0.04 + 0.16) / 2)
    assert scores.log_score(np.array([0.5, 0.5]), np.array([1, 0])) == pytest.approx(np.log(2))
    assert scores.log_score(np.array([1.0]), np.array([0])) == float("inf")


def test_the_paired_interval_finds_a_difference_that_is_in_every_case() -> None:
    chance = np.random.default_rng(2)
    hard = chance.random(200) * 50
    difference, low, high = scores.paired_interval(hard + 1 + 0.1 * chance.random(200), hard)
    assert 1 < low < difference < high < 1.1
