"""From the ledger to observations: dates, lists of parties, corrections, as of a date."""

from pathlib import Path
from typing import Any

import pytest

from detente.analysis import loading
from detente.errors import UsageError
from detente.ledger import Ledger, corrections, merging, series
from detente.records import Action, Commitment, Contact, Evidence, Position, Record, Report, Statement

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


SENTENCES = "Abcia will open the gates by 1 May. Abcia opened the gates. Abcia and Xyzia met. Abcia denied it."


def record(kind: type[Record], path: str, words: str, **fields: Any) -> Record:
    start = SENTENCES.index(words)
    where = [Evidence(start=start, end=start + len(words), text=words)]
    return kind(report=path, evidence=where, **fields)  # type: ignore[call-arg]


def keep(ledger: Ledger, path: str, published: str, *found: Record) -> None:
    report = Report(path=path, text=SENTENCES, format="text", published=published)
    ledger.add(report, found, model="1", read_at="2024-01-01T00:00:00Z")


def act(path: str, **fields: Any) -> Record:
    values = {"type": "AID", "source": "ABC", "target": "XYZ", "date": "2024-03-05", "factuality": "happened", **fields}
    return record(Action, path, "Abcia opened the gates.", **values)


def test_acts_of_a_pair_are_those_of_either_towards_the_other(ledger: Ledger) -> None:
    keep(
        ledger, "a", "2024-03-06", act("a"), act("a", source="XYZ", target=["ABC", "UN"], type="ACCUSE"),
        act("a", target="UN"), act("a", source=["ABC", "XYZ"], target=None, type="AGREE"),
        act("a", date=None, mode="x"),
    )  # fmt: skip
    found = loading.acts(ledger, ("ABC", "XYZ"))
    assert sorted((one.root, one.source, one.target) for one in found) == [
        ("ACCUSE", "XYZ", "ABC"), ("AGREE", "ABC", "XYZ"), ("AID", "ABC", "XYZ"), ("AID", "ABC", "XYZ"),
    ]  # fmt: skip
    assert len({one.event for one in found}) == 4
    assert loading.acts(ledger, ("ABC", "XYZ"), as_of="2024-03-05") == []


def test_undertakings_of_the_window_with_those_of_coarse_days_and_without_a_day(ledger: Ledger) -> None:
    def promise(what: str, **fields: Any) -> Record:
        values = {"obligor": "ABC", "what": what, "status": "pledged", **fields}
        return record(Commitment, "a", "Abcia will open the gates by 1 May.", **values)

    keep(
        ledger, "a", "2024-03-06", promise("day", due="2024-05-01"), promise("month", due="2024-03"),
        promise("year", due="2024"), promise("past", due="2024-02-01"), promise("none"),
        promise("slipped", due="2024-01-01", due_new="2024-06-01", status="slipped"),
    )  # fmt: skip
    found = {one.what: one for one in loading.undertakings(ledger, due_from="2024-03-02")}
    assert set(found) == {"day", "month", "year", "none", "slipped"}
    assert loading.iso_day(found["month"].due or 0) == "2024-03-31"
    assert found["none"].due is None
    slipped = found["slipped"]
    assert [loading.iso_day(day or 0) for day in (slipped.due, slipped.due_first)] == ["2024-06-01", "2024-01-01"]


def test_a_contact_that_two_sides_tell_is_known_with_its_sides(ledger: Ledger) -> None:
    for path, party in (("a", "ABC"), ("b", "XYZ")):
        words = "Abcia and Xyzia met."
        keep(
            ledger, path, "2024-03-06",
            record(Contact, path, words, form="meeting", participants=["Lena Orban"], parties=["ABC", "XYZ"],
                   date="2024-03-05", status="held", place="Adana"),
            record(Statement, path, words, speaker="the ministry", party=party, mode="indirect"),
        )  # fmt: skip
    merging.settle(ledger)
    found = loading.tellings(ledger)
    assert {one.side for one in found} == {"ABC", "XYZ"}
    assert len({one.event for one in found}) == 1


def test_deeds_are_those_that_somebody_denies(ledger: Ledger) -> None:
    keep(ledger, "a", "2024-03-06", act("a"), act("a", type="ASSAULT"), act("a", type="ASSAULT", factuality="denied"))
    assert sorted((one.root, one.factuality) for one in loading.deeds(ledger)) == [
        ("ASSAULT", "denied"), ("ASSAULT", "happened"),
    ]  # fmt: skip


def test_something_that_happened_is_found_by_the_words_of_a_condition(ledger: Ledger) -> None:
    done = act("a")
    keep(ledger, "a", "2024-03-06", done, act("a", factuality="planned", place="x"))
    assert series.happened(ledger, ["gates", "opened"], "2024-03-01") == done.id
    assert series.happened(ledger, ["gates", "closed"], "2024-03-01") is None
    assert series.happened(ledger, ["gates", "opened"], "2024-03-07") is None
    assert series.happened(ledger, ["gates", "opened"], "2024-03-01", as_of="2024-03-05") is None


def on_harbour(path: str, **fields: Any) -> Record:
    return act(path, **{"source": ["ABC", "UN"], "target": None, "issue": "harbour", "value": 88.0, **fields})


def test_what_was_done_and_undertaken_on_an_issue_is_a_record_of_each_party(ledger: Ledger) -> None:
    promise = record(
        Commitment, "a", "Abcia will open the gates by 1 May.", obligor="XYZ", what="open", status="pledged",
        issue="harbour", value=78.0,
    )  # fmt: skip
    keep(ledger, "a", "2024-03-06", on_harbour("a"), promise, act("a", type="RETREAT"))
    keep(ledger, "b", "2024-03-09", on_harbour("b", type="SANCTION"))
    rows, _ = loading.positions(ledger)
    told = {
        (rows.names["party"][party], rows.names["kind"][kind], value)
        for party, kind, value in zip(rows.party, rows.kind, rows.value.tolist(), strict=True)
    }
    assert told == {
        ("ABC", "AID", 88.0), ("UN", "AID", 88.0), ("ABC", "SANCTION", 88.0), ("UN", "SANCTION", 88.0),
        ("XYZ", "commitment", 78.0),
    }  # fmt: skip
    assert len(loading.positions(ledger, as_of="2024-03-06")[0]) == 3


def test_a_deed_that_two_reports_tell_is_known_for_one(ledger: Ledger) -> None:
    keep(ledger, "a", "2024-03-06", on_harbour("a", source="ABC", target="XYZ"))
    keep(ledger, "b", "2024-03-06", on_harbour("b", source="ABC", target="XYZ"))
    merging.settle(ledger)
    rows, _ = loading.positions(ledger)
    assert len(rows) == 2 and len(set(rows.words.tolist())) == 1


@pytest.mark.parametrize(
    ("change", "left"),
    [({"factuality": "planned"}, 0), ({"factuality": "ongoing"}, 1), ({"issue": None}, 0), (None, 0)],
)
def test_a_deed_counts_only_as_it_was_corrected(ledger: Ledger, change: dict[str, Any] | None, left: int) -> None:
    one = on_harbour("a", source="ABC")
    keep(ledger, "a", "2024-03-06", one)
    if change is None:
        corrections.reject(ledger, one.id, "me", "2024-03-07T00:00:00Z")
    else:
        corrections.correct(ledger, one.id, change, "me", "2024-03-07T00:00:00Z")
    assert len(loading.positions(ledger)[0]) == left


def test_a_correction_of_a_deed_holds_when_the_report_is_read_with_another_issue(ledger: Ledger) -> None:
    one = on_harbour("a", source="ABC")
    keep(ledger, "a", "2024-03-06", one)
    corrections.reject(ledger, one.id, "me", "2024-03-07T00:00:00Z")
    report = Report(path="a", text=SENTENCES, format="text", published="2024-03-06")
    again = on_harbour("a", source="ABC", issue="gates")
    assert ledger.add(report, [again], model="1", read_at="2024-03-08T00:00:00Z", reread=True) == "read again"
    assert again.id != one.id and len(loading.positions(ledger)[0]) == 0
