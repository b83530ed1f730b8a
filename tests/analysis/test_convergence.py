"""Whether a pair comes closer: the probability against sampling, the words, and what is too little."""

import numpy as np
import pytest

from detente.analysis.convergence import Movement, arrows, movements, narrowed, overall
from detente.analysis.observations import Observation
from detente.analysis.positions import estimate

from .samples import often, said

DAYS = list(range(0, 730, 20))


def moving(start: float, end: float) -> list[float]:
    """At rest in the first year, on the way in the second."""
    return [start + (end - start) * max(day - 365, 0) / 365 for day in DAYS]


def judged(observations: list[Observation], first: int = 365, last: int = 730) -> Movement:
    of = estimate(observations)
    [movement] = movements(of, ("A", "B"), of.window(first, last))
    return movement


def test_the_probability_is_what_sampling_says() -> None:
    chance = np.random.default_rng(3)
    for mean, variance, covariance in [
        ((30.0, 20.0), (100.0, 80.0), 40.0), ((2.0, -1.0), (50.0, 90.0), -10.0), ((0.0, 5.0), (300.0, 20.0), 30.0),
    ]:  # fmt: skip
        drawn = chance.multivariate_normal(mean, [[variance[0], covariance], [covariance, variance[1]]], 400_000)
        share = np.mean(np.abs(drawn[:, 1]) < np.abs(drawn[:, 0]))
        arrays = [np.array([number]) for number in (*mean, *variance, covariance)]
        exact = narrowed((arrays[0], arrays[1]), (arrays[2], arrays[3]), arrays[4])
        assert exact[0] == pytest.approx(share, abs=0.004)


def test_parties_that_meet_converge_and_parties_that_part_diverge() -> None:
    closer = judged([*often("A", moving(10, 45), DAYS), *often("B", moving(90, 55), DAYS)])
    assert closer.word == "converging" and closer.narrowed is not None and closer.narrowed > 0.95
    assert closer.change is not None and closer.change < -40
    assert judged([*often("A", moving(45, 10), DAYS), *often("B", moving(55, 90), DAYS)]).word == "diverging"


def test_parties_that_cross_by_as_much_as_they_were_apart_did_not_move_closer() -> None:
    crossed = judged([*often("A", moving(30, 70), DAYS), *often("B", moving(70, 30), DAYS)])
    assert crossed.word == "no clear movement"


def test_many_reports_of_no_change_are_no_clear_movement_and_few_are_too_little() -> None:
    days = list(range(0, 730, 3))
    still = [*often("A", [20.0] * len(days), days), *often("B", [80.0] * len(days), days)]
    assert judged(still).word == "no clear movement"
    few = judged([said("A", 20.0, 0), said("A", 20.0, 400), said("B", 80.0, 0), said("B", 80.0, 500)])
    assert few.word == "too little evidence" and few.why


@pytest.mark.parametrize(
    ("observations", "why"),
    [
        ([said("A", 0.0, 400), said("B", 100.0, 0), said("B", 0.0, 500)], "A has 1 of the 2 records"),
        ([*often("A", [0.0, 0.0], [0, 9]), *often("B", [90.0, 90.0], [0, 9])], "0 of the 2 reports"),
        ([*often("A", [0.0] * 9, list(range(400, 409)))], "no record tells where B stands"),
    ],
)
def test_too_little_evidence_says_what_is_missing(observations: list[Observation], why: str) -> None:
    found = judged(observations)
    assert found.word == "too little evidence"
    assert why in found.why


def test_one_report_alone_never_moves_the_word() -> None:
    steady = [*often("A", [0.0] * 30, list(range(0, 300, 10))), *often("B", [100.0] * 30, list(range(0, 300, 10)))]
    turn = [said("B", 0.0, 500 + n, report=500, record=f"turn {n}") for n in range(6)]
    assert judged([*steady, *turn]).word == "too little evidence"


def test_all_records_of_one_day_say_nothing_of_movement() -> None:
    of = estimate([*often("A", [0.0] * 5, [5] * 5), *often("B", [100.0] * 5, [5] * 5)])
    [found] = movements(of, ("A", "B"), of.window(5, 5))
    assert found.word == "too little evidence" and found.change == pytest.approx(0.0)


def test_all_issues_together_are_weighted_by_how_much_is_said() -> None:
    def about(issue: str, a: list[float], b: list[float], days: list[int]) -> list[Observation]:
        return [*often("A", a, days, issue=issue), *often("B", b, days, issue=issue)]

    of = estimate([
        *about("much", moving(10, 45), moving(90, 55), DAYS),
        *about("little", [50.0, 20.0], [50.0, 80.0], [300, 700]),
        *often("A", [3.0] * 9, list(range(9)), issue="alone"),
    ])  # fmt: skip
    window = of.window(365, 730)
    whole = overall(of, ("A", "B"), window)
    parts = {movement.issue: movement for movement in movements(of, ("A", "B"), window)}
    assert whole.word == "converging"
    assert parts["little"].distance is not None and parts["much"].distance is not None and whole.distance is not None
    expected = (parts["much"].distance * len(DAYS) + parts["little"].distance * 2) / (len(DAYS) + 2)
    assert whole.distance == pytest.approx(expected)
    assert whole.low is not None and whole.high is not None and whole.low < whole.distance < whole.high


def test_a_pair_that_never_speaks_of_the_same() -> None:
    of = estimate([said("A", 10.0, 0), said("B", 10.0, 0, issue="other")])
    window = of.window(-10, 0)
    assert overall(of, ("A", "B"), window).word == "too little evidence"
    assert {movement.word for movement in movements(of, ("A", "B"), window)} == {"too little evidence"}
    assert movements(of, ("A", "X"), window)[0].distance is None
    assert movements(of, ("X", "Y"), window) == []


def test_sources_are_records_of_both_parties() -> None:
    found = judged([*often("A", moving(10, 45), DAYS), *often("B", moving(90, 55), DAYS)])
    assert {source.record[0] for source in found.sources} == {"A", "B"}
    assert all(0 < source.weight < 1 for source in found.sources)


def test_arrows() -> None:
    days = list(range(0, 730, 5))
    of = estimate([
        *often("up", moving(10, 60), DAYS), *often("down", moving(60, 10), DAYS), *often("rest", [50.0] * 146, days),
        said("once", 50.0, 100),
    ])  # fmt: skip
    told = dict(zip((party for _, party in of.names), arrows(of, of.window(365, 730)), strict=True))
    assert told == {"up": "up", "down": "down", "rest": "steady", "once": "unclear"}
