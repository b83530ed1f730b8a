"""The table of the figures that disagree."""

from pathlib import Path
from typing import Any

import pytest

from detente.analysis.accounts import Number
from detente.analysis.figures import disagreements
from detente.analysis.loading import day_number
from detente.analysis.views import Asked, disagreeing_figures
from detente.ledger import Ledger
from detente.records import Evidence, Figure, Report


def number(record: str, value: float, **fields: Any) -> Number:
    values = {"measure": "killed", "unit": "people", "subject": "dock workers", "first": 9, "last": 9, "published": 10,
              "qualifier": None, "text": f"The blast at the harbour killed {value:g} workers.", **fields}  # fmt: skip
    return Number(record=record, value=value, **values)


def test_two_numbers_for_the_same_are_a_row_the_first_report_first() -> None:
    late, early = number("b", 40, published=12, source="XYZ"), number("a", 10, published=11, source="ABC")
    [row] = disagreements([late, early])
    assert (row.one, row.other, row.measure, row.subject, row.day) == (early, late, "killed", "dock workers", 9)
    assert row.factor == pytest.approx(4)


def test_what_agrees_is_no_row_and_the_latest_comes_first() -> None:
    old, new = [[number(f"{day}{n}", value, first=day, last=day) for n, value in enumerate((5, 60))] for day in (3, 30)]
    rows = disagreements([*old, *new, number("x", 7, subject="ships"), number("y", 7.1, subject="ships")])
    assert [row.day for row in rows] == [30, 3]


def test_of_nothing_no_share_can_be_told() -> None:
    [row] = disagreements([number("a", 0), number("b", 40)])
    assert row.factor is None


def test_from_the_ledger_only_the_window_counts(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        for path, value, day in (("a", 10.0, "2024-03-01"), ("b", 55.0, "2024-03-02")):
            text = f"The blast at the harbour killed {value:g} dock workers."
            where = [Evidence(start=0, end=len(text), text=text)]
            figure = Figure(report=path, evidence=where, measure="killed", value=value, unit="people",
                            subject="dock workers", as_of="2024-03-01")  # fmt: skip
            report = Report(path=path, text=text, format="text", published=day)
            ledger.add(report, [figure], model="1", read_at="2024-04-01T00:00:00Z")
        [row] = disagreeing_figures(ledger, Asked())
        assert (row.one.value, row.other.value, row.day) == (10, 55, day_number("2024-03-01"))
        assert disagreeing_figures(ledger, Asked(as_of="2024-03-01")) == []
