"""Who stands with whom, against cases that can be worked out by hand."""

import pytest

from detente.bargaining.challenge import Challenge
from detente.bargaining.coalitions import camps
from detente.bargaining.explaining import explain
from detente.bargaining.files import from_csv
from detente.bargaining.models import DEFAULT
from detente.bargaining.scenario import Scenario
from detente.errors import UsageError

from .test_scenarios import port

HEAD = "actor,capability,position,salience,position_sd\n"


def table(rows: str) -> Scenario:
    return from_csv(HEAD + rows, "table").check("table")


def test_sides_pivot_and_coalitions_of_four() -> None:
    found = camps(table("A,2,0,1,\nB,2,30,1,\nC,3,60,1,\nD,3,100,1,\n"), "issue", draws=10)
    assert found.below == pytest.approx({"A": 0.2, "B": 0.2})
    assert found.above == pytest.approx({"C": 0.3, "D": 0.3})
    assert [c.members for c in found.coalitions] == [("C", "D"), ("A", "B", "C")]
    assert found.coalitions[1].weight == pytest.approx(0.7)
    assert found.pivotal == {"C": 1.0}
    assert (found.together["A", "B"], found.together["A", "C"]) == (1.0, 0.0)


def test_one_with_more_than_half_wins_alone_and_who_weighs_nothing_is_in_no_coalition() -> None:
    found = camps(table("A,6,0,1,\nB,0,10,1,\nC,2,90,1,\n"), "issue", draws=10)
    assert [c.members for c in found.coalitions] == [("A",)]


def test_who_may_stand_elsewhere_is_with_others_in_some_draws() -> None:
    found = camps(table("A,1,20,1,\nB,1,50,1,30\nC,1,80,1,\n"), "issue", draws=500)
    assert 0.3 < found.together["A", "B"] < 0.7
    assert sum(found.pivotal.values()) == pytest.approx(1)
    assert found.pivotal["B"] > 0.5


def test_an_unknown_issue_of_the_camps() -> None:
    with pytest.raises(UsageError, match="unknown issue lines; there are issue"):
        camps(table("A,1,20,1,\nB,1,50,1,30\n"), "lines")


def test_what_cannot_be_used_is_explained_by_the_mean() -> None:
    found = explain(table("A,1,20,1,10\nB,1,50,1,30\n"), Challenge(), 50, 1)
    assert (found.grounds[0].model, found.trades) == ("challenge", None)
    from detente.bargaining.nash import Nash

    assert explain(table("A,1,20,1,10\nB,1,50,1,30\n"), Nash(), 50, 1).grounds[0].model == DEFAULT.name


def test_an_explanation_has_each_issue_and_the_open_trades() -> None:
    found = explain(port(), DEFAULT, 50, 1)
    assert [grounds.issue for grounds in found.grounds] == ["inspections", "fee"]
    assert set(found.grounds[0].shares) == {"actor", "issue", "report"}
    assert found.trades
    assert found.rounds.offers
