"""A scenario from a ledger: where its values come from, and what is said where something is missing."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import detente
from detente.bargaining import capability
from detente.bargaining.carrying import weightiest, without_each
from detente.bargaining.compared import Compared, Question
from detente.bargaining.compromise import means
from detente.bargaining.draws import middle
from detente.bargaining.files import from_toml
from detente.bargaining.models import DEFAULT
from detente.bargaining.moving import by_report, sobol
from detente.bargaining.quantity import Form
from detente.bargaining.salience import saliences
from detente.bargaining.standings import Inputs
from detente.bargaining.writing import as_toml
from detente.errors import ScenarioError, UsageError

from .ledgers import DOSSIER, SPEECHES, make


def drawn(folder: Path, **asked: Any) -> Inputs:
    with detente.open(folder) as opened:
        return opened.scenario(**asked)


def compare(folder: Path, **asked: Any) -> Compared:
    with detente.open(folder) as opened:
        return opened.compared(Question(**asked))


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("bargaining") / "harbour")


def test_positions_are_those_of_the_board(harbour: Path) -> None:
    scenario = drawn(harbour).scenario
    with detente.open(harbour) as opened:
        [row] = [row for row in opened.board().rows if row.issue.id == "quays"]
    for party, cell in row.cells.items():
        assert cell is not None
        mean, sd = scenario.stands[party, "quays"].position.numbers
        assert (mean, sd) == pytest.approx((cell.now.mean, cell.now.deviation), abs=0.01)


def test_every_value_names_its_source_and_the_reports_that_carry_it(harbour: Path) -> None:
    stand = drawn(harbour).scenario.stands["FRONT", "quays"]
    assert stand.position.source.startswith("board of 2023-07-10: 3 records, the last of 2023-07-10; weightiest: po-")
    assert stand.position.reports == ("reports/d.txt", "reports/b.txt")  # the later counts more
    assert stand.salience.source == "2 of its 2 speeches on the issues of the dossier"


def test_who_speaks_more_and_more_firmly_of_an_issue_cares_more_and_few_words_leave_it_open(harbour: Path) -> None:
    stands = drawn(harbour).scenario.stands
    assert stands["TUR", "quays"].salience.numbers[0] > stands["TUR", "grain"].salience.numbers[0]
    few, many = saliences(np.array([1.0, 0, 0, 0])), saliences(np.array([20.0, 0, 0, 0]))
    assert many[0][0] > few[0][0] and many[1][0] < few[1][0] / 2


def test_an_even_share_of_the_attention_is_a_half_and_one_issue_says_nothing() -> None:
    mean, sd = saliences(np.full(5, 200.0))
    assert mean == pytest.approx(0.5, abs=0.01) and sd.max() < 0.03
    assert saliences(np.array([7.0]))[0].tolist() == [0.5]


def test_old_speeches_count_less(harbour: Path) -> None:
    now, later = (drawn(harbour, as_of=day).scenario.stands["TUR", "quays"].salience for day in ("2023-07", "2029"))
    assert later.numbers[1] > now.numbers[1]


def test_capability_is_the_dossiers_else_that_of_national_figures(harbour: Path) -> None:
    inputs = drawn(harbour)
    actors = {actor.code: actor for actor in inputs.scenario.actors}
    assert actors["FRONT"].capability.numbers == (0.04,)
    assert actors["FRONT"].capability.source == "dossier.toml: our estimate of March"
    assert actors["FRONT"].no_deal_cost is not None and actors["FRONT"].no_deal_cost.numbers == (0.3,)
    assert "GDP (World Bank) 2022" in actors["TUR"].capability.source
    [note] = [note for note in inputs.notes if "national figures" in note]
    assert "TUR, GRC is that of national figures (USA = 1)" in note and "own scale" in note


def test_national_figures_are_shares_with_their_spread() -> None:
    assert len(capability.states()) >= 60
    one, two = capability.national("USA", 2022), capability.national("TUR", 2022)
    assert one is not None and two is not None and one.form is Form.TRIANGULAR
    assert one.numbers[1] == 1.0
    assert 0 < two.numbers[0] <= two.numbers[1] <= two.numbers[2] < 0.2
    assert capability.figures("UKR", 2016)["military"].value < capability.figures("UKR", 2023)["military"].value / 5
    assert capability.national("SYRIAN-OPPOSITION", 2022) is None


def test_nobody_has_a_capability_by_default(tmp_path: Path) -> None:
    folder = make(tmp_path, DOSSIER.replace("capability = 0.04\n", ""))
    with pytest.raises(ScenarioError, match=r"FRONT has no capability.*--set FRONT\.capability=NUMBER.*--drop FRONT"):
        drawn(folder)
    given = compare(folder, sets=["FRONT.capability=0.1"])
    assert given.changed is None
    assert given.notes == ("FRONT had no capability: 0.1 is given, in the base too.",)
    assert {actor.code: actor.capability.numbers[0] for actor in given.base.scenario.actors}["FRONT"] == 0.1
    dropped = compare(folder, drops=["FRONT"])
    assert "FRONT" not in [actor.code for actor in dropped.base.scenario.actors]


def test_what_is_left_out_is_told(harbour: Path) -> None:
    notes = drawn(harbour).notes
    assert "FRA has positions but is no party of dossier.toml, so it does not bargain here." in notes
    assert "pilots is left out: nobody has a position there." in notes


def test_too_little_is_a_word(harbour: Path) -> None:
    inputs = drawn(harbour)
    assert inputs.too_little("quays") is None
    assert inputs.too_little("grain") == "grain: too little evidence, nobody has 2 records or more there."


def test_a_report_can_be_left_out(harbour: Path) -> None:
    found = compare(harbour, without=["c"])
    assert found.changed is not None
    assert ("GRC", "quays") not in found.changed.stands
    assert found.base.scenario.stands["TUR", "quays"].position != found.changed.stands["TUR", "quays"].position
    assert compare(harbour, without=["a"]).notes == ("grain cannot be forecast without reports/a.txt.",)
    with pytest.raises(UsageError, match=r"no report 'e'"):
        compare(harbour, without=["e"])


def test_which_report_carries_the_forecast(harbour: Path) -> None:
    inputs = drawn(harbour)
    first = without_each(inputs, "quays")[0]
    exact = compare(harbour, issue="quays", without=[first.report])
    assert exact.changed is not None
    assert first.outcome == pytest.approx(means(middle(exact.changed))[0, 0])
    assert abs(first.shift) >= max(abs(one.shift) for one in without_each(inputs, "quays"))
    shares = sobol(inputs.scenario, DEFAULT, "quays", by_report, draws=64)
    assert {share.group for share in shares} <= {*(f"reports/{name}.txt" for name in SPEECHES), "no report"}


def test_the_weightiest_records_open(harbour: Path) -> None:
    inputs = drawn(harbour)
    with detente.open(harbour) as opened:
        found = [opened.record(carrier.record) for _, carrier in weightiest(inputs, ["quays"], 3)["quays"]]
    assert all(isinstance(one, detente.Position) and one.issue == "quays" for one in found)


def test_the_scenario_written_out_is_the_same_one(harbour: Path) -> None:
    scenario = drawn(harbour).scenario
    assert from_toml(as_toml(scenario), "it") == scenario


@pytest.mark.parametrize(
    ("asked", "error", "told"),
    [
        ({"as_of": "2010"}, ScenarioError, "No record published by 2010-12-31 .* first report is of 2023-01-10"),
        ({"as_of": "soon"}, UsageError, "soon"),
        ({"issue": "quay"}, UsageError, "unknown issue quay; did you mean quays?"),
        ({"issue": "pilots"}, ScenarioError, "On pilots nobody has a position by 2023-07-10"),
        ({"as_of": "2023-02"}, ScenarioError, "no issue on which two parties"),
        ({"issue": "quays", "as_of": "2023-02"}, ScenarioError, "On quays only TUR has a position"),
        ({"sets": ["TUX.quays.position=3"]}, UsageError, "unknown party TUX; did you mean TUR?"),
        ({"drops": ["TUX"]}, UsageError, "unknown party TUX"),
        ({"sets": ["TUR.quays.position=300"]}, ScenarioError, "it is from 0 to 100"),
        ({"sets": ["TUR.quays.salience=-1"]}, ScenarioError, "it is from 0 to 1"),
        ({"sets": ["TUR.quays.salience=nan"]}, UsageError, "not a finite number"),
        ({"sets": ["TUR.capability=-1"]}, ScenarioError, "it is 0 or more"),
        ({"sets": ["TUR.quays.position=3", "TUR.quays.position=4"]}, UsageError, "contradict each other"),
        ({"sets": ["TUR.quays.position=3"], "drops": ["TUR"]}, UsageError, "contradict each other"),
        ({"drops": ["TUR", "GRC"]}, ScenarioError, "only FRONT bargains in it"),
        ({"issue": "quays", "sets": ["TUR.capability=0", "GRC.capability=0", "FRONT.capability=0"]}, ScenarioError,
         "nobody has both capability and salience above 0"),
        ({"issue": "quays", "without": ["a", "b", "c", "d"]}, ScenarioError, "Without .* nothing is left to forecast"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_clear_sentence(
    harbour: Path, asked: dict[str, Any], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told) as raised:
        compare(harbour, **asked)
    assert "\n" not in str(raised.value)


def test_without_issues_or_records_there_is_nothing_to_forecast(tmp_path: Path) -> None:
    bare = make(tmp_path / "bare", 'title = "a"\nquestion = "b"\n', {"a": ("2023-01-10", [])})
    with pytest.raises(ScenarioError, match=r"no issues.*add \[\[issue\]\]"):
        drawn(bare)
    silent = make(tmp_path / "silent", DOSSIER, {"a": ("2023-01-10", [])})
    with pytest.raises(ScenarioError, match="No record published by 2023-01-10 tells where a party stands"):
        drawn(silent)
    empty = make(tmp_path / "empty", DOSSIER, {})
    with pytest.raises(UsageError, match="No report has a date"):
        drawn(empty)


def test_without_a_list_of_parties_all_that_are_heard_bargain_but_observers(tmp_path: Path) -> None:
    issues = DOSSIER[DOSSIER.index("[[issue]]") :]
    speeches = {"a": ("2023-01-10", [("TUR", "quays", 90.0, "demands"), ("OBSERVER", "quays", 5.0, "demands"),
                                     ("GRC", "quays", 20.0, "demands")])}  # fmt: skip
    folder = make(tmp_path, f'title = "a"\nquestion = "b"\n{issues}', speeches)
    assert [actor.code for actor in drawn(folder).scenario.actors] == ["GRC", "TUR"]
