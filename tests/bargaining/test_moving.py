"""What moves a forecast: against cases in which that can be worked out by hand."""

import numpy as np
import pytest

from detente.bargaining.compromise import Mean
from detente.bargaining.files import from_toml
from detente.bargaining.moving import by_actor, by_issue, by_report, levers, sobol, tornado
from detente.bargaining.scenario import Scenario
from detente.errors import UsageError

PAIR = """
title = "Two with equal weight, one of them three times as unsure"
[[issue]]
id = "line"
[[actor]]
code = "A"
capability = 1
[[actor]]
code = "B"
capability = 1
[[stand]]
actor = "A"
issue = "line"
position = { low = 20, high = 50, reports = ["a.txt"] }
salience = 0.5
[[stand]]
actor = "B"
issue = "line"
position = { low = 60, high = 70, reports = ["b.txt"] }
salience = 0.5
"""


def pair() -> Scenario:
    return from_toml(PAIR, "pair").check("pair")


def test_the_widest_swing_comes_first() -> None:
    first, second = tornado(pair(), Mean(), "line")
    assert (first.name, second.name) == ("A.line.position", "B.line.position")
    assert (first.width, second.width) == pytest.approx((12, 4))


@pytest.mark.parametrize(
    ("group", "names"), [(by_actor, ("A", "B")), (by_report, ("a.txt", "b.txt"))], ids=["actor", "report"]
)
def test_shares_of_the_variance(group: object, names: tuple[str, str]) -> None:
    """The mean is linear: variances 30² and 10² over 12, so nine and one of ten parts."""
    one, other = sobol(pair(), Mean(), "line", group)  # type: ignore[arg-type]
    assert (one.group, other.group) == names
    assert (one.first, other.first) == pytest.approx((0.9, 0.1), abs=0.03)
    assert (one.total, other.total) == pytest.approx((0.9, 0.1), abs=0.03)


def test_one_group_causes_all_and_nothing_unsure_causes_nothing() -> None:
    [only] = sobol(pair(), Mean(), "line", by_issue)
    assert (only.group, only.total) == ("line", 1.0)
    sure = from_toml(PAIR.replace("{ low = 20, high = 50,", "{ value = 20,").replace("{ low = 60, high = 70,",
                     "{ value = 60,"), "pair").check("pair")  # fmt: skip
    assert sobol(sure, Mean(), "line", by_actor) == []
    assert tornado(sure, Mean(), "line") == []


def test_levers_say_who_could_move_it_how_far() -> None:
    found = levers(pair(), Mean(), "line")
    assert (found[0].actor, found[0].deed) in {("A", "position 100"), ("B", "position 0")}
    assert abs(found[0].shift) == pytest.approx(32.5)
    gone = next(lever for lever in found if (lever.actor, lever.deed) == ("A", "salience 0"))
    assert gone.outcome == pytest.approx(65)
    assert all(np.isfinite(lever.shift) for lever in found)


def test_an_unknown_issue() -> None:
    with pytest.raises(UsageError, match="unknown issue lines; there are line"):
        tornado(pair(), Mean(), "lines")
