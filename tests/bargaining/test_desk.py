"""What a page shows of a scenario: sliders, and the answer when they are moved."""

import pytest

from detente.bargaining.desk import moved, sliders
from detente.bargaining.files import from_toml
from detente.errors import ScenarioError, UsageError

from .cases import PORT

SCENARIO = from_toml(PORT, "port.toml")


def test_every_value_of_an_issue_has_a_slider_with_its_source() -> None:
    found = {slider.name: slider for slider in sliders(SCENARIO, "inspections")}
    assert list(found) == [
        f"{party}{what}"
        for party in ("ALD", "BER")
        for what in (".inspections.position", ".inspections.salience", ".capability")
    ]
    position = found["ALD.inspections.position"]
    assert (position.party, position.what, position.source) == ("ALD", "position", "two speeches")
    assert position.least <= position.low < position.value < position.high <= position.most == 100
    assert found["BER.inspections.salience"].most == 1


def test_a_slider_that_is_moved_changes_the_forecast_and_the_base_stays() -> None:
    still, after = (moved(SCENARIO, "fee", values, model="mean") for values in ({}, {"BER.fee.position": 6.0}))
    [base], [row] = still.rows, after.rows
    assert base.changed is None and row.changed is not None
    assert row.base.median == base.base.median
    assert row.changed.median == pytest.approx(6)


def test_what_a_slider_cannot_be_is_said() -> None:
    with pytest.raises(UsageError, match="unknown party BRE; did you mean BER"):
        moved(SCENARIO, "fee", {"BRE.fee.position": 1})
    with pytest.raises(ScenarioError, match="it is from 0 to 8"):
        moved(SCENARIO, "fee", {"BER.fee.position": 9})
    with pytest.raises(UsageError, match="not a finite number"):
        moved(SCENARIO, "fee", {"BER.fee.position": float("nan")})
    with pytest.raises(UsageError, match="unknown issue fees"):
        sliders(SCENARIO, "fees")
