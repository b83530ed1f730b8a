"""``detente score``: saved forecasts, what came about, and how good they were."""

import json
from pathlib import Path

import pytest

from bargaining.ledgers import make

from .samples import Command

FORECAST = ("whatif", "--model", "median", "--draws", 60)


@pytest.fixture(autouse=True)
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make(tmp_path / "harbour")
    monkeypatch.chdir(folder)
    return folder


def test_without_a_forecast_it_says_how_to_keep_one(detente_command: Command) -> None:
    said = detente_command("score")
    assert (said.code, said.out) == (0, "")
    assert "No forecast is saved yet: detente whatif --save keeps one." in said.err


def test_forecasts_wait_for_an_outcome_and_are_scored_by_it(detente_command: Command) -> None:
    detente_command(*FORECAST, "--save-as", "july", "--set", "FRONT.quays.position=40")
    waits = detente_command("score")
    assert waits.rows == [["waits", "july", "2023-07-10", "quays, grain", "FRONT.quays.position=40"]]
    assert "No outcome is entered yet" in waits.err
    said = detente_command("score", "--outcome", "quays=65@2030-01-15")
    scored = [row for row in said.rows if row[0] == "scored"]
    assert [row[1:5] for row in scored] == [["july", "2023-07-10", "quays", model] for model in ("mean", "median")]
    assert all(row[8] == "65" for row in scored)
    assert [row[1:3] for row in said.rows if row[0] == "model"] == [["mean", "1"], ["median", "1"]]
    assert [row[3] for row in said.rows if row[0] == "waits"] == ["grain"]
    assert "1 issue is too few to say anything of a model" in said.err


def test_outcomes_are_kept_in_a_file_to_be_corrected(harbour: Path, detente_command: Command) -> None:
    detente_command(*FORECAST, "--save")
    detente_command("score", "--outcome", "quays=65@2030", "--outcome", "grain=none@2030")
    file = harbour / "forecasts" / "outcomes.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("65.0", "15.0"), encoding="utf-8")
    rows = [json.loads(line) for line in detente_command("score", "--json").out.splitlines()]
    ended = {(row["issue"], row["outcome"]) for row in rows if row["kind"] == "scored"}
    assert ended == {("quays", 15.0), ("grain", None)}


def test_in_a_terminal_there_is_a_table(detente_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    detente_command(*FORECAST, "--save-as", "july")
    monkeypatch.setattr("detente.cli.output.in_terminal", lambda stream=None: stream is None)
    said = detente_command("score", "--outcome", "quays=65@2030").out
    assert "CRPS" in said and "july (as of 2023-07-10) waits for grain." in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--outcome", "quay=5"), "did you mean quays?"),
        (("--outcome", "quays=500"), "write a number from 0 to 100, or none"),
        (("--outcome", "quays=5@soon"), "soon"),
        (("--outcome", "quays=5", "--outcome", "quays=6"), "quays has two outcomes, 5, 6"),
        (("--forecast", "may"), "unknown forecast may"),
    ],
)
def test_what_is_wrong_is_one_clear_line(detente_command: Command, words: tuple[str, ...], told: str) -> None:
    detente_command(*FORECAST, "--save-as", "july")
    said = detente_command("score", *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err and said.err.count("\n") == 1
    assert detente_command("score").rows[0][0] == "waits"  # nothing of it was entered
