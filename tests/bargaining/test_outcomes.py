"""Saved forecasts against what came about."""

import json
from pathlib import Path
from typing import Any

import pytest

from detente.bargaining import saved, scoring
from detente.bargaining.outcomes import Outcome, add, load, parse
from detente.errors import UsageError

ISSUES = ("quays", "grain")


def forecast(name: str, issue: str, spread: list[float], **more: Any) -> saved.Saved:
    """By the weighted mean, from 2023-07-10, made on the same day."""
    drawn = sorted(spread)
    ends = [drawn[round(share * (len(drawn) - 1))] for share in (0.1, 0.25, 0.5, 0.75, 0.9)]
    kept = saved.Kept(
        issue, more.get("model", "mean"), ends[2], (ends[1], ends[3]), (ends[0], ends[4]), more.get("no_deal", 0.0),
        tuple(drawn),
    )  # fmt: skip
    made = more.get("made", "2023-07-10T10:00:00Z")
    return saved.Saved(name, "2023-07-10", made, (), None, {issue: more.get("scale", (0.0, 100.0))}, (kept,), ())


EVEN = [float(point) for point in range(101)]


def test_an_outcome_is_written_as_issue_value_and_date() -> None:
    assert parse("quays=70@2024-03", ISSUES) == Outcome("quays", 70.0, "2024-03")
    assert parse("quays=70@2024-03", ISSUES).day == "2024-03-31"
    assert parse(" grain = none ", ISSUES) == Outcome("grain", None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("quays", "cannot be read: write ISSUE=VALUE"),
        ("quay=3", "unknown issue quay; did you mean quays?"),
        ("quays=much", "'much' is no value; write a number from 0 to 100, or none"),
        ("quays=nan", "'nan' is no value"),
        ("quays=-1", "'-1' is no value"),
        ("quays=101", "'101' is no value"),
        ("quays=5@later", "--outcome quays=5@later: "),
    ],
)
def test_what_is_no_outcome_is_refused(text: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse(text, ISSUES)
    assert told in str(raised.value)


def test_outcomes_are_kept_and_none_contradicts_another(tmp_path: Path) -> None:
    first = [Outcome("quays", 70.0, "2024-03"), Outcome("grain", None)]
    add(tmp_path, first, ISSUES)
    add(tmp_path, [Outcome("quays", 70.0, "2024-03"), Outcome("quays", 40.0, "2025")], ISSUES)
    assert load(tmp_path, ISSUES) == [*first, Outcome("quays", 40.0, "2025")]
    with pytest.raises(UsageError, match="quays on 2024-03 has two outcomes, 70, 60"):
        add(tmp_path, [Outcome("quays", 60.0, "2024-03")], ISSUES)
    with pytest.raises(UsageError, match="grain has two outcomes, none, 5"):
        add(tmp_path, [Outcome("grain", 5.0)], ISSUES)
    assert len(load(tmp_path, ISSUES)) == 3


def test_a_spoilt_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "forecasts" / "outcomes.toml"
    file.parent.mkdir()
    for text, told in (
        ("[[outcome]\n", "not valid TOML"),
        ("a = 1\n", "tables headed"),
        ('[[outcome]]\nissue = "quays"\n', "no value"),
        ("[[outcome]]\nvalue = 1\nday = 2\n", "`day`"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match=told):
            load(tmp_path, ISSUES)


def test_scores_are_those_of_the_textbook() -> None:
    [one] = scoring.scored([forecast("it", "quays", EVEN)], [Outcome("quays", 80.0, "2024")])
    assert one.error == 30.0
    # Of an even distribution on 0 to 100: (x³ + (100 − x)³) / (3 · 100²) at x = 80, less a little for its 101 points.
    assert one.crps == pytest.approx((80**3 + 20**3) / 3e4, abs=0.2)
    assert (one.within_most, one.within_half) == (True, False)
    assert one.brier == pytest.approx((50 / 101 - 1) ** 2)
    assert one.no_deal == 0.0 and not one.late


def test_a_scale_of_its_own_is_brought_to_points_of_100() -> None:
    drawn = forecast("it", "quays", [point * 0.08 for point in EVEN], scale=(0.0, 8.0))
    [one] = scoring.scored([drawn], [Outcome("quays", 80.0, "2024")])
    assert one.error == pytest.approx(30.0) and one.crps == pytest.approx(17.3, abs=0.3)


def test_only_what_came_after_a_forecast_counts_and_the_first_of_it() -> None:
    known = [Outcome("quays", 1.0, "2023-07-10"), Outcome("quays", 2.0, "2025"), Outcome("quays", 3.0, "2024")]
    [one] = scoring.scored([forecast("it", "quays", EVEN)], known)
    assert one.outcome.value == 3.0
    assert scoring.scored([forecast("it", "quays", EVEN)], known[:1]) == []
    [waits] = scoring.waiting([forecast("it", "quays", EVEN)], known[:1])
    assert waits.issues == ("quays",)


def test_no_deal_is_scored_by_its_probability() -> None:
    likely = forecast("it", "quays", EVEN, model="nash", no_deal=0.75)
    [one] = scoring.scored([likely], [Outcome("quays", None, "2024")])
    assert one.no_deal == pytest.approx(0.0625) and one.error is None


def test_a_forecast_made_after_the_outcome_is_no_forecast() -> None:
    found = scoring.scores_of(
        [forecast("it", "quays", EVEN, made="2024-06-01T00:00:00Z")], [Outcome("quays", 3.0, "2024-05-01")]
    )
    assert found.scored[0].late
    assert "it was made after the outcome: how well that fits is no forecast." in found.words


def test_few_outcomes_say_so_and_many_give_the_difference_from_the_mean() -> None:
    one = scoring.scores_of([forecast("it", "quays", EVEN)], [Outcome("quays", 80.0, "2024")])
    assert "1 issue is too few to say anything of a model" in one.words[0]
    names = [f"issue-{number}" for number in range(25)]
    sure = [forecast(name, name, [79.0, 80.0, 81.0], model="median") for name in names]
    vague = [forecast(name, name, EVEN) for name in names]
    found = scoring.scores_of([*vague, *sure], [Outcome(name, 80.0, "2024") for name in names])
    mean, median = found.records
    assert (mean.model, mean.count, median.model) == ("mean", 25, "median")
    assert median.against is not None and median.against[2] < 0 and median.crps < mean.crps
    assert found.words == ()


def test_nothing_saved_is_said() -> None:
    assert "No forecast is saved yet" in scoring.scores_of([], []).words[0]


def test_a_damaged_forecast_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "forecasts" / "mine"
    folder.mkdir(parents=True)
    for text in ("{", json.dumps({"results": []}), json.dumps({"results": [{"base": 3}]})):
        (folder / "forecast.json").write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match=r"forecast\.json is damaged .*restore the folder mine"):
            saved.saved(tmp_path)
