"""``detente whatif``: forecasts of a scenario file, and what a change does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bargaining.cases import PORT

from .samples import Command


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    file = tmp_path / "port.toml"
    file.write_text(PORT, encoding="utf-8")
    return file


def test_the_weighted_mean_comes_first_on_every_issue(scenario: Path, detente_command: Command) -> None:
    said = detente_command("whatif", scenario, "--draws", 50)
    rows = [line.split("\t") for line in said.out.splitlines()]
    assert said.code == 0
    assert [row[:2] for row in rows if row[1] == "mean"] == [["inspections", "mean"], ["fee", "mean"]]
    assert rows[0][1] == "mean"


def test_a_model_that_is_asked_for_stands_beside_the_mean(scenario: Path, detente_command: Command) -> None:
    said = detente_command("whatif", scenario, "--model", "median", "--issue", "fee", "--draws", 50)
    assert [line.split("\t")[:2] for line in said.out.splitlines()] == [["fee", "mean"], ["fee", "median"]]


def test_a_change_stands_beside_the_base(scenario: Path, detente_command: Command) -> None:
    words = ("whatif", scenario, "--model", "mean", "--set", "BER.fee.position=6", "--draws", 50, "--json")
    rows = [json.loads(line) for line in detente_command(*words).out.splitlines()]
    fee = next(row for row in rows if row["issue"] == "fee")
    assert fee["changed"]["median"] == pytest.approx(6)
    assert fee["base"]["median"] < 6


def test_the_same_seed_gives_the_same_numbers(scenario: Path, detente_command: Command) -> None:
    words = ("whatif", scenario, "--model", "mean", "--draws", 50, "--seed")
    assert detente_command(*words, 3).out == detente_command(*words, 3).out
    assert detente_command(*words, 3).out != detente_command(*words, 4).out


def test_what_a_model_lacks_is_said(tmp_path: Path, detente_command: Command) -> None:
    file = tmp_path / "table.csv"
    file.write_text("actor,capability,position,salience\nALD,1,90,0.9\nBER,0.5,10,0.4\n")
    said = detente_command("whatif", file, "--draws", 10)
    assert "nash is left out: it needs no_deal" in said.err
    assert "exchange is left out: it needs two linked issues" in said.err


def test_what_only_the_change_gives_is_said(tmp_path: Path, detente_command: Command) -> None:
    file = tmp_path / "table.csv"
    file.write_text("actor,capability,position,salience\nALD,1,90,0.9\nBER,0.5,10,0.4\n")
    costs = ("--set", "ALD.no_deal_cost=0.1", "--set", "BER.no_deal_cost=0.1")
    said = detente_command("whatif", file, "--draws", 10, "--set", "issue.no_deal=50", *costs)
    assert "for issue issue before the change too: in dossier.toml, or in the scenario's file." in said.err


def test_the_changed_scenario_can_be_written_and_run_again(
    scenario: Path, tmp_path: Path, detente_command: Command
) -> None:
    after = tmp_path / "after.toml"
    words = "--model", "mean", "--draws", 50
    first = detente_command("whatif", scenario, *words, "--drop", "ALD", "--write", after)
    assert first.code == 1  # one party cannot bargain
    detente_command("whatif", scenario, *words, "--set", "ALD.fee.position=4", "--write", after)
    again = detente_command("whatif", after, *words, "--issue", "fee").out.split("\t")
    assert "ALD.fee.position=4" in after.read_text(encoding="utf-8")
    assert again[1] == "mean"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--set", "BRE.fee.position=1"), 2, "did you mean BER?"),
        (("--model", "oracle"), 2, "unknown model oracle; there are mean, median"),
        (("--issue", "fees"), 2, "did you mean fee?"),
        (("--set", "BER.fee.position=99"), 1, "it is from 0 to 8"),
    ],
)
def test_what_is_wrong_is_one_clear_line(
    scenario: Path, detente_command: Command, words: tuple[str, ...], code: int, told: str
) -> None:
    said = detente_command("whatif", scenario, *words)
    assert said.code == code
    assert told in said.err
    assert said.err.count("\n") == 1


def test_what_moves_it_stands_below(scenario: Path, detente_command: Command) -> None:
    said = detente_command("whatif", scenario, "--model", "mean", "--draws", 50, "--explain")
    lines = [line.split("\t") for line in said.out.splitlines()]
    words = {line[0] for line in lines}
    assert {"side", "pivotal", "coalition", "lever", "swing", "share", "trade", "offer"} <= words
    trade = next(line for line in lines if line[0] == "trade")
    assert {trade[1], trade[3]} == {"ALD", "BER"}


def test_what_moves_it_as_json(scenario: Path, detente_command: Command) -> None:
    said = detente_command("whatif", scenario, "--model", "mean", "--draws", 50, "--explain", "--json")
    found = [json.loads(line) for line in said.out.splitlines()]
    grounds = next(row for row in found if row.get("kind") == "grounds" and row["issue"] == "inspections")
    assert grounds["leverage"][0]["actor"] in {"ALD", "BER"}
    assert grounds["variance"]["report"][0]["group"] == "a.txt"
    rounds = next(row for row in found if row.get("kind") == "rounds")
    assert set(rounds["positions"]) == {"inspections", "fee"}


@pytest.mark.parametrize("kind", ["outcomes", "rounds", "tornado", "trades"])
def test_a_picture_of_the_answer(scenario: Path, tmp_path: Path, detente_command: Command, kind: str) -> None:
    words = ("whatif", scenario, "--model", "mean", "--draws", 20, "--chart", kind, "--out", tmp_path / "chart.json")
    said = detente_command(*words)
    assert (said.code, "Wrote" in said.err) == (0, True)
    drawn = json.loads((tmp_path / "chart.json").read_text(encoding="utf-8"))
    assert drawn["title"]["subtitle"][0].startswith("A port")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--chart", "pie"), "There is no picture 'pie' of a forecast: there are outcomes, rounds, tornado, trades."),
        (("--chart", "rounds", "--out", "chart.gif"), "give it the ending"),
        (("--chart", "trades", "--issue", "fee"), "There is no picture of trades: it needs two linked issues."),
    ],
)
def test_pictures_that_cannot_be(scenario: Path, detente_command: Command, words: tuple[str, ...], told: str) -> None:
    said = detente_command("whatif", scenario, "--model", "mean", "--draws", 20, *words)
    assert (said.code, told in said.err) == (2, True)


BAD = "actor,capability,position,salience\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("A,1,50,0.5\n", "only A bargains in it; give at least two actors"),
        ("A,0,10,0.5\nB,0,50,0.5\n", "nobody has both capability and salience above 0"),
        ("A,nan,10,0.5\nB,1,50,0.5\n", "capability is 'nan', which is not a number"),
        ("A,-1,10,0.5\nB,1,50,0.5\n", "A.capability is -1, but it is 0 or more"),
    ],
)
def test_scenarios_that_nothing_decides(tmp_path: Path, detente_command: Command, rows: str, told: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(BAD + rows, encoding="utf-8")
    said = detente_command("whatif", file, "--draws", 10, "--explain")
    assert (said.code, said.out, told in said.err) == (1, "", True)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("A,1,50,0.5\nB,2,50,0.5\n", "all stand at one point, so there is nothing to bargain over"),
        ("A,2,60,0.9\nB,2,70,0.7\nC,2,70,0.3\nD,2,60,0.3\n", "they go round in a circle of 2"),
    ],
)
def test_what_the_numbers_hide_is_told_in_a_pipe_too(
    tmp_path: Path, detente_command: Command, rows: str, told: str
) -> None:
    file = tmp_path / "odd.csv"
    file.write_text(BAD + rows, encoding="utf-8")
    said = detente_command("whatif", file, "--draws", 10, "--model", "challenge")
    assert (said.code, told in said.err) == (0, True)


def test_draws_in_which_nobody_has_weight_are_counted_and_told(tmp_path: Path, detente_command: Command) -> None:
    maybe = "capability = { values = [0, 1], weights = [1, 1] }"
    stand = 'issue = "i"\nposition = {}\nsalience = 0.5\n'
    text = '[[issue]]\nid = "i"\n'
    for code, position in (("A", 10), ("B", 60)):
        text += f'[[actor]]\ncode = "{code}"\n{maybe}\n[[stand]]\nactor = "{code}"\n{stand.format(position)}'
    file = tmp_path / "odd.toml"
    file.write_text(text, encoding="utf-8")
    said = detente_command("whatif", file, "--draws", 400, "--model", "spatial")
    shares = {row.split("\t")[1]: float(row.split("\t")[-1]) for row in said.out.splitlines()}
    assert shares["mean"] == shares["spatial"] == pytest.approx(0.25, abs=0.07)
    assert "of the draws nobody has both capability and salience, so nothing decides it" in said.err


def test_the_short_start_leaves_linear_algebra_where_it_is() -> None:
    told = "from detente.cli import whatif; whatif._start_numba(); import scipy.linalg as a; print(a.det([[2]]))"
    said = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert float(said.stdout) == 2.0
