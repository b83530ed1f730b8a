"""Scenarios from files, their changes, and what is wrong with bad ones."""

from pathlib import Path

import numpy as np
import pytest

from detente.bargaining.changes import changed, only
from detente.bargaining.draws import middle, sample
from detente.bargaining.files import from_csv, from_toml, load
from detente.bargaining.scenario import Scenario
from detente.bargaining.writing import as_toml
from detente.errors import ScenarioError, UsageError

from .cases import PORT


def port() -> Scenario:
    return from_toml(PORT, "port.toml").check("port.toml")


def test_what_is_written_out_reads_the_same() -> None:
    assert from_toml(as_toml(port()), "again") == port()


def test_a_table_reads_as_a_scenario(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("Actor,Capability,Position,Salience,Position_sd\nALD,1,90,0.9,10\nBER,0.5,10,0.4,\n")
    scenario = load(file)
    assert [actor.code for actor in scenario.actors] == ["ALD", "BER"]
    assert middle(scenario).x[0, :, 0] == pytest.approx([88.0, 10], abs=0.1)


def test_the_same_seed_gives_the_same_draws_and_another_does_not() -> None:
    one, again, other = (sample(port(), 50, seed).x for seed in (1, 1, 2))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_draws_keep_to_the_limits_and_the_middle_is_the_median() -> None:
    draws = sample(port(), 4000, 3)
    assert ((draws.x >= draws.low) & (draws.x <= draws.high)).all()
    assert np.median(draws.x, axis=0) == pytest.approx(middle(port()).x[0], abs=0.7)
    assert (draws.c[:, 1] == 1.0).mean() == pytest.approx(0.75, abs=0.03)


def test_a_change_leaves_all_other_draws_alone() -> None:
    base, after = sample(port(), 20, 1), sample(changed(port(), ["BER.inspections.position=50"]), 20, 1)
    assert (after.x[:, 1, 0] == 50).all()
    assert np.array_equal(base.x[:, 0], after.x[:, 0])
    assert np.array_equal(base.c, after.c)


def test_changes_of_all_kinds() -> None:
    scenario = changed(
        port(),
        ["BER.salience*=0.5", "ALD.capability+=1", "fee.no_deal=3", "BER.no_deal_cost=0.1", "ALD.fee.position-=1"],
    )
    drawn = middle(scenario)
    assert drawn.s[0, 1].tolist() == [0.2, 0.4]
    assert drawn.c[0, 0] == 2.0
    assert drawn.no_deal[0].tolist() == [100, 3]
    assert drawn.cost[0, 1] == 0.1
    assert drawn.x[0, 0, 1] == 5
    assert "BER.salience*=0.5; was a guess" in scenario.stands["BER", "inspections"].salience.source


def test_an_issue_alone() -> None:
    assert [issue.id for issue in only(port(), "fee").issues] == ["fee"]
    with pytest.raises(UsageError, match="unknown issue fees; did you mean fee"):
        only(port(), "fees")


@pytest.mark.parametrize(
    ("sets", "drops", "words"),
    [
        (["BRE.fee.position=1"], [], "unknown party BRE; did you mean BER"),
        (["BER.fees.position=1"], [], "unknown issue fees; did you mean fee"),
        (["BER.fee.positon=1"], [], "unknown value positon; did you mean position"),
        (["BER.fee.position=much"], [], "'much' is not a number"),
        (["BER.fee.position=nan"], [], "not a finite number"),
        (["BER"], [], "cannot be read"),
        (["BER.fee.position=1", "BER.fee.position=2"], [], "contradict each other"),
        (["BER.fee.position=1"], ["BER"], "contradict each other"),
        (["BER.salience/=0"], [], "divides by 0"),
        ([], ["XYZ"], "unknown party XYZ"),
    ],
)
def test_changes_that_cannot_be(sets: list[str], drops: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        changed(port(), sets, drops)


@pytest.mark.parametrize(
    ("sets", "drops", "words"),
    [
        (["BER.fee.position=9"], [], "BER.fee.position is 9, but it is from 0 to 8"),
        (["ALD.salience*=2"], [], "ALD.inspections.salience is 1.8, but it is from 0 to 1"),
        (["ALD.capability=-1"], [], "ALD.capability is -1"),
        (["ALD.capability=0", "BER.capability=0"], [], "nobody has both capability and salience above 0"),
        ([], ["BER"], "only ALD bargains in it"),
    ],
)
def test_changes_that_leave_nothing_to_solve(sets: list[str], drops: list[str], words: str) -> None:
    with pytest.raises(ScenarioError, match=words):
        changed(port(), sets, drops)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("position = 2", "position = nan", "BER.fee.position is not a number"),
        ("salience = 0.8", "salience = 80", "salience is 80, but it is from 0 to 1 .write 0.8 for 80 per cent"),
        ("sd = 10", "sd = -1", "negative standard deviation"),
        ("mean = 90", "mean = 900", "has no mass"),
        ("low = 0, high = 20", "low = 20, high = 0", "has no mass"),
        ("weights = [1, 3]", "weights = [0, 0]", "has no mass"),
        ("weights = [1, 3]", "weights = [1]", "2 values but 1 weights"),
        ("capability = 1.0\n", "", "`capability` is missing"),
        ('actor = "BER"\nissue = "fee"', 'actor = "BRE"\nissue = "fee"', "a stand is of BRE"),
        ("scale = [0, 8]", "scale = [8, 0]", "must rise"),
        ("salience = 0.9", "salience = 0.9\nweight = 1", "unknown key `weight`"),
        ('title = "A port"', "title = A port", "not valid TOML"),
        ('["inspections", "fee"]', '["inspections", "fees"]', "`linked` names fees"),
        ('id = "fee"', 'id = "toll"', "a stand on fee, which is no"),
        ('code = "BER"', 'code = "B.R"', "no full stop"),
    ],
)
def test_files_that_are_wrong_say_where(old: str, new: str, words: str) -> None:
    assert old in PORT
    with pytest.raises(ScenarioError, match=words):
        from_toml(PORT.replace(old, new), "port.toml").check("port.toml")


def test_an_issue_on_which_nobody_stands() -> None:
    with pytest.raises(ScenarioError, match="nobody has a position on toll"):
        from_toml(PORT + '[[issue]]\nid = "toll"\n', "port.toml").check("port.toml")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("actor,capability,position\nA,1,2\n", "the column salience is missing"),
        ("actor,capability,position,salience\nA,1,x,1\nB,1,2,1\n", "line 2: position is 'x'"),
        ("actor,capability,position,salience\nA,1,2,1\nA,1,3,1\n", "A has a position on issue already"),
        ("actor,capability,position,salience\nA,1,2,1\n", "only A bargains in it"),
    ],
)
def test_tables_that_are_wrong_say_where(table: str, words: str) -> None:
    with pytest.raises(ScenarioError, match=words):
        from_csv(table, "table.csv").check("table.csv")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="There is no"):
        load(tmp_path / "none.toml")
