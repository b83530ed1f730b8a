"""From the ledger to observations: dates, lists of parties, corrections, as of a date."""

from pathlib import Path
from typing import Any

import pytest

from detente.analysis import loading
from detente.errors import UsageError
from detente.ledger import Ledger, corrections
from detente.records import Evidence, Position, Report

TEXT = "The Front wants the port open. The Front and the government want it shut."


def position(path: str, **fields: Any) -> Position:
    values = {"party": "FRONT", "issue": "port", "stance": "demands", "proposition": "open", "value": 90.0,
              "by": "reporter", "date": None, **fields}  # fmt: skip
    return Position(report=path, evidence=[Evidence(start=0, end=30, text=TEXT[:30])], **values)


def put(ledger: Ledger, path: str, published: str | None, *found: Position) -> None:
    report = Report(path=path, text=TEXT, format="text", published=published)
    ledger.add(report, found, model="1", read_at="2024-01-01T00:00:00Z")


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        yield opened


def days(ledger: Ledger, **asked: Any) -> list[tuple[str, str]]:
    rows, _ = loading.positions(ledger, **asked)
    return [(loading.iso_day(first), loading.iso_day(last)) for first, last in zip(rows.first, rows.last, strict=True)]


def test_the_date_is_the_records_else_the_reports_and_never_later_than_the_report(ledger: Ledger) -> None:
    put(ledger, "a", "2024-03-05", position("a", date="2024-02"), position("a", proposition="b"),
        position("a", date="2031", proposition="c"), position("a", date="../2024", proposition="d"))  # fmt: skip
    assert sorted(days(ledger)) == [("2024-02-01", "2024-02-29"), *[("2024-03-05", "2024-03-05")] * 3]


def test_a_position_of_two_parties_is_one_of_each_and_one_without_value_or_date_is_counted(ledger: Ledger) -> None:
    put(ledger, "a", "2024-03-05", position("a", party=["FRONT", "GOV"]), position("a", value=None))
    put(ledger, "b", None, position("b"))
    rows, left = loading.positions(ledger)
    assert rows.names["party"] == ("FRONT", "GOV") and len(rows) == 2
    assert left == 2


def test_as_of_a_day_only_what_was_published_by_then(ledger: Ledger) -> None:
    put(ledger, "a", "2024-03-05", position("a", date="2024-01-01"))
    put(ledger, "b", "2024-04", position("b", date="2024-01-01"))
    put(ledger, "c", None, position("c", date="2024-01-01"))
    asked = ("2024-03-04", "2024-03-05", "2024-04-15", "2024-04-30")
    known = [len(loading.positions(ledger, as_of=day)[0]) for day in asked]
    assert known == [0, 1, 1, 2]


def test_the_same_words_in_two_reports_are_known_for_the_same(ledger: Ledger) -> None:
    put(ledger, "a", "2024-03-05", position("a", date="2024-03-05"))
    put(ledger, "b", "2024-03-06", position("b", date="2024-03-05"))
    rows, _ = loading.positions(ledger)
    assert len(set(rows.words.tolist())) == 1


def test_corrections_are_seen_and_rejected_records_are_not(ledger: Ledger) -> None:
    one, two = position("a"), position("a", proposition="b")
    put(ledger, "a", "2024-03-05", one, two)
    corrections.correct(ledger, one.id, {"value": 10.0}, "me", "2024-03-06T00:00:00Z")
    corrections.reject(ledger, two.id, "me", "2024-03-06T00:00:00Z")
    rows, _ = loading.positions(ledger)
    assert rows.value.tolist() == [10.0]


def test_a_date_that_is_none_is_an_error() -> None:
    assert loading.day_asked("2024-02", "as_of", end=True) == "2024-02-29"
    with pytest.raises(UsageError, match="no date"):
        loading.day_asked("soon", "as_of", end=True)
    with pytest.raises(UsageError, match="no end"):
        loading.day_asked("2024/..", "as_of", end=True)
