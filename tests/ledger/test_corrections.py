"""Corrections are rows of their own; what is asked of the ledger sees the corrected records."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.errors import UsageError
from detente.ledger import Ledger, queries
from detente.ledger.corrections import accept, correct, reject, undo
from detente.records import Statement

from .samples import READ, TEXT, fill, records, report, sound, span, statement

WHO = ("ann", "2024-03-07T09:00:00Z")
ID = statement().id


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        fill(opened)
        yield opened
    assert sound(tmp_path / "ledger.db")


def speakers(ledger: Ledger, **filters: str) -> list[str]:
    return [s.speaker for s in queries.statements(ledger, **filters)]  # type: ignore[arg-type]


def test_a_corrected_field_is_found_by_its_new_value(ledger: Ledger) -> None:
    changes = {"speaker": "Jon Keller", "party": ["XYZ", "ABC"], "date": "2023"}
    assert correct(ledger, ID, changes, *WHO, reason="misheard").party == ["XYZ", "ABC"]
    assert speakers(ledger, party="XYZ") == ["Jon Keller"]
    assert speakers(ledger, speaker="orban") == []
    assert speakers(ledger, until="2023") == ["Jon Keller"]
    history = ledger.history(ID)
    assert history.as_read == statement() and history.standing == "corrected"
    assert [(c.verb, c.author, c.reason) for c in history.corrections] == [("correct", "ann", "misheard")]


def test_views_show_the_corrected_fields(ledger: Ledger) -> None:
    correct(ledger, ID, {"party": ["XYZ", "ABC"]}, *WHO)
    found = ledger.connection.query("SELECT party, standing, evidence FROM statements WHERE id = ?", [ID])
    assert found == [("XYZ; ABC", "corrected", statement().evidence[0].text)]


def test_a_rejected_record_is_left_out_until_it_is_back(ledger: Ledger) -> None:
    reject(ledger, ID, *WHO)
    assert speakers(ledger) == speakers(ledger, party="OBSERVER") == ["Tomáš Novák"]
    assert ledger.record(ID) == statement()
    assert queries.counts(ledger).rejected == 1
    undo(ledger, ID, *WHO)
    assert len(speakers(ledger)) == 2
    reject(ledger, ID, *WHO)
    accept(ledger, ID, *WHO)
    assert len(speakers(ledger, party="ABC")) == 1 and ledger.history(ID).standing == "accepted"
    assert [c.verb for c in ledger.history(ID).corrections] == ["reject", "undo", "reject", "accept"]


def test_undo_takes_back_one_at_a_time(ledger: Ledger) -> None:
    correct(ledger, ID, {"cue": "said"}, *WHO)
    correct(ledger, ID, {"cue": "warned", "mode": "mixed"}, *WHO)
    assert undo(ledger, ID, *WHO).model_dump(include={"cue", "mode"}) == {"cue": "said", "mode": "direct"}
    assert undo(ledger, ID, *WHO) == statement()
    assert ledger.history(ID).standing == "read"
    with pytest.raises(UsageError, match="no correction to undo"):
        undo(ledger, ID, *WHO)


@pytest.mark.parametrize(
    ("changes", "says"),
    [({}, "nothing"), ({"speeker": "x"}, "no field 'speeker'"), ({"id": "x"}, "no field 'id'"),
     ({"evidence": []}, "no field"), ({"mode": "sung"}, "mode of .* cannot be 'sung'"), ({"party": 5}, "party"),
     ({"speaker": "\ud800"}, "half a character")],
)  # fmt: skip
def test_changes_that_cannot_be(ledger: Ledger, changes: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        correct(ledger, ID, changes, *WHO)
    assert queries.counts(ledger).corrections == 0


def test_a_correction_holds_in_the_next_version(ledger: Ledger) -> None:
    correct(ledger, ID, {"party": "XYZ"}, *WHO)
    later = "UPDATE\n" + TEXT
    ledger.add(report(text=later), records("a.txt", later), **READ)
    (found,) = queries.statements(ledger, party="XYZ")
    assert found.id != ID
    assert [c.record for c in ledger.history(found.id).corrections] == [ID]
    undo(ledger, found.id, *WHO)
    assert queries.statements(ledger, party="XYZ") == []


def test_a_correction_does_not_hold_for_other_words(ledger: Ledger) -> None:
    reject(ledger, ID, *WHO)
    later = TEXT.replace("on Tuesday", "on Monday")
    words = "“We will not withdraw from the harbour,” Lena Orban told reporters on Monday."
    said = statement().model_dump(exclude={"id", "evidence"})
    ledger.add(report(text=later), [Statement(**said, evidence=[span(later, words)])], **READ)
    assert speakers(ledger) == ["Lena Orban"]


def moved(record: Statement, by: int) -> Statement:
    """The same record further down in the text."""
    values = record.model_dump(exclude={"id"})
    for found in values["evidence"] + values["content"]:
        found["start"] += by
        found["end"] += by
    return Statement(**values)


def test_the_same_words_twice_are_two_records(tmp_path: Path) -> None:
    first, second = statement(), moved(statement(), len(TEXT))
    with Ledger.open(tmp_path / "twice.db", create=True) as ledger:
        ledger.add(report(text=TEXT + TEXT), [second, first], **READ)
        reject(ledger, second.id, *WHO)
        assert queries.statements(ledger) == [first]
        ledger.add(report(text="\n" + TEXT + TEXT), [moved(first, 1), moved(second, 1)], **READ)
        assert queries.statements(ledger) == [moved(first, 1)]


def test_corrections_are_only_added(ledger: Ledger) -> None:
    reject(ledger, ID, *WHO)
    with sqlite3.connect(ledger.connection.path) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute("UPDATE correction SET author = 'bob'")
    other.close()
