"""``detente whatif`` without a file: forecasts from the dossier's ledger, kept and written out."""

import json
from pathlib import Path

import pytest

from bargaining.ledgers import make

from .samples import Command

FEW = ("--draws", 60)


@pytest.fixture(autouse=True)
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make(tmp_path / "harbour")
    monkeypatch.chdir(folder)
    return folder


def test_the_ledger_gives_the_scenario(detente_command: Command) -> None:
    said = detente_command("whatif", "--model", "median", *FEW)
    assert said.code == 0
    both = [[issue, model] for issue in ("quays", "grain") for model in ("mean", "median")]
    assert [row[:2] for row in said.rows] == both
    assert "grain: too little evidence, nobody has 2 records or more there." in said.err
    assert "pilots is left out: nobody has a position there." in said.err


def test_json_names_the_records_it_rests_on(detente_command: Command) -> None:
    said = detente_command("whatif", "--model", "mean", "--issue", "quays", *FEW, "--json")
    row = json.loads(said.out)
    assert (row["as_of"], row["too_little"]) == ("2023-07-10", False)
    for record in row["records"]:
        assert detente_command("show", record).code == 0


def test_as_of_an_earlier_day_the_forecast_is_that_of_then(detente_command: Command) -> None:
    now = detente_command("whatif", "--model", "mean", "--issue", "quays", *FEW, "--json").out
    then = detente_command("whatif", "--model", "mean", "--issue", "quays", *FEW, "--json", "--as-of", "2023-04").out
    assert json.loads(then)["as_of"] == "2023-04-30"
    assert json.loads(then)["base"] != json.loads(now)["base"]


def test_without_a_report_the_forecast_stands_beside_the_base(detente_command: Command) -> None:
    said = detente_command("whatif", "--model", "mean", "--issue", "quays", *FEW, "--without-report", "d.txt", "--json")
    row = json.loads(said.out)
    assert row["changed"]["median"] != row["base"]["median"]


def test_what_is_written_gives_the_same_numbers_when_it_is_run(tmp_path: Path, detente_command: Command) -> None:
    file = tmp_path / "scenario.toml"
    first = detente_command("whatif", *FEW, "--write", file)
    assert detente_command("whatif", file, *FEW).out == first.out
    changed = detente_command("whatif", *FEW, "--set", "FRONT.quays.position=60", "--write", file)
    again = detente_command("whatif", file, *FEW)
    assert [row[2:] for row in again.rows] == [row[6:] for row in changed.rows]


def test_in_a_terminal_it_says_what_it_rests_on(detente_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.cli.output.in_terminal", lambda stream=None: stream is None)
    said = detente_command("whatif", "--issue", "quays", "--model", "mean", *FEW).out
    assert "What weighs most on quays (detente show ID opens it):" in said
    assert "Sentence 0 of reports/d.txt." in said
    assert "Most hangs on one report: without reports/" in said
    assert said.rstrip().endswith("The bands show how unsure the inputs are, not how wrong the model may be.")


def test_a_saved_forecast_has_all_that_is_needed_to_check_it(harbour: Path, detente_command: Command) -> None:
    said = detente_command("whatif", *FEW, "--seed", 7, "--set", "FRONT.quays.position=60", "--save")
    assert "Saved as 2023-07-10-all in " in said.err
    folder = harbour / "forecasts" / "2023-07-10-all"
    kept = json.loads((folder / "forecast.json").read_text(encoding="utf-8"))
    assert (kept["seed"], kept["draws"], kept["as_of"]) == (7, 60, "2023-07-10")
    assert kept["changes"] == ["FRONT.quays.position=60"]
    assert len(kept["ledger"]) == 64 and set(kept["versions"]) >= {"detente", "numpy", "numba", "python"}
    again = detente_command("whatif", folder / "scenario.toml", *FEW, "--seed", 7)
    assert [row[:6] for row in said.rows] == again.rows
    after = detente_command("whatif", folder / "changed.toml", *FEW, "--seed", 7)
    assert [row[6:] for row in said.rows] == [row[2:] for row in after.rows]


def test_no_forecast_is_overwritten(harbour: Path, detente_command: Command) -> None:
    words = ("whatif", "--issue", "quays", "--model", "mean", *FEW)
    for _ in range(2):
        assert detente_command(*words, "--save").code == 0
    assert sorted(path.name for path in (harbour / "forecasts").iterdir()) == ["2023-07-10-quays", "2023-07-10-quays-2"]
    assert detente_command(*words, "--save-as", "mine").code == 0
    refused = detente_command(*words, "--save-as", "mine")
    assert refused.code == 2 and "There is a forecast mine already" in refused.err
    assert "cannot be called" in detente_command(*words, "--save-as", "../mine").err


def test_the_state_of_the_ledger_tells_corrections(harbour: Path, detente_command: Command) -> None:
    words = ("whatif", "--issue", "quays", "--model", "mean", *FEW, "--save-as")
    detente_command(*words, "one")
    detente_command(*words, "two")
    record = json.loads(detente_command("positions", "--json").out.splitlines()[0])["id"]
    assert detente_command("reject", record).code == 0
    detente_command(*words, "three")
    states = [
        json.loads((harbour / "forecasts" / name / "forecast.json").read_text(encoding="utf-8"))["ledger"]
        for name in ("one", "two", "three")
    ]
    assert states[0] == states[1] != states[2]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--issue", "quay"), 2, "did you mean quays?"),
        (("--as-of", "2010"), 1, "its first report is of 2023-01-10"),
        (("--set", "GRK.quays.position=1"), 2, "did you mean GRC?"),
        (("--without-report", "e.txt"), 2, "There is no report 'e.txt' in the ledger: did you mean"),
        (("--drop", "TUR", "--drop", "GRC"), 1, "only FRONT bargains"),
    ],
)
def test_what_is_wrong_is_one_clear_line(
    detente_command: Command, words: tuple[str, ...], code: int, told: str
) -> None:
    said = detente_command("whatif", "--model", "mean", *FEW, *words)
    assert (said.code, said.out) == (code, "")
    assert told in said.err
    assert said.err.count("\n") == 1


def test_a_file_has_no_ledger(detente_command: Command) -> None:
    detente_command("whatif", *FEW, "--model", "mean", "--write", "it.toml")
    said = detente_command("whatif", "it.toml", "--as-of", "2023")
    assert said.code == 2 and "--as-of asks the ledger of a dossier" in said.err
