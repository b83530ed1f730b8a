"""What is decided at the desk: it is kept with its author, changes the pages at once, and comes only from its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import detente
from detente.ledger import connection

from .conftest import client


def mark_of(at: TestClient, page: str) -> str:
    found = re.search(r'name="mark" value="([^"]+)"', at.get(page).text)
    assert found is not None
    return found[1]


@pytest.fixture
def record(own: Path) -> str:
    with detente.open(own) as dossier:
        return next(one.id for one in dossier.positions("ceasefire") if one.value is not None)


def decide(at: TestClient, record: str, verb: str, **fields: str) -> str:
    answer = at.post(f"/record/{record}/{verb}", data={"mark": mark_of(at, f"/record/{record}"), **fields})
    assert answer.status_code == 200, answer.text[-400:]
    return answer.text


def test_accept_correct_reject_and_undo_are_kept_with_their_author(own: Path, record: str) -> None:
    at = client(own)
    assert "Accepted." in decide(at, record, "accept", author="Ada", reason="checked the text")
    page = decide(at, record, "correct", **{"field.value": "97", "was.value": "5", "was.issue": "ceasefire",
                                            "field.issue": "ceasefire", "reason": "misread"})  # fmt: skip
    assert "Corrected." in page and "97" in page and "read as" in page
    assert "Rejected" in decide(at, record, "reject")
    assert record not in at.get("/issue/ceasefire.csv").text
    assert "taken back" in decide(at, record, "undo") and record in at.get("/issue/ceasefire.csv").text
    with detente.open(own) as dossier:
        made = [(one.verb, one.author, one.changes) for one in dossier.history(record).corrections]
    assert made == [
        ("accept", "Ada", {}), ("correct", "tester", {"value": 97.0}), ("reject", "tester", {}), ("undo", "tester", {})
    ]  # fmt: skip


def test_a_correction_moves_the_board_and_undo_moves_it_back(own: Path, record: str) -> None:
    at = client(own)
    with detente.open(own) as dossier:
        party = dossier.record(record).party  # type: ignore[attr-defined]

    def value() -> float:
        cells = at.get("/board.json").json()["tables"]["cells"]
        return next(cell["value"] for cell in cells if (cell["issue"], cell["party"]) == ("ceasefire", party))

    before = value()
    decide(at, record, "correct", **{"field.value": "100" if before < 50 else "0", "was.value": ""})
    moved = value()
    decide(at, record, "undo")
    assert moved != before and value() == before


def test_what_a_field_cannot_have_is_told_and_changes_nothing(own: Path, record: str) -> None:
    at = client(own)
    mark = mark_of(at, f"/record/{record}")
    for fields, words in (
        ({"field.value": "much", "was.value": "5"}, "cannot be"), ({"field.colour": "red"}, "has no field"),
        ({"field.stance": "<b>", "was.stance": "demands"}, "cannot be"), ({}, "changes nothing"),
    ):  # fmt: skip
        answer = at.post(f"/record/{record}/correct", data={"mark": mark, **fields})
        assert answer.status_code == 400 and words in answer.text and "<b>" not in answer.text
    answer = at.post("/record/po-zz/accept", data={"mark": mark})
    assert answer.status_code == 404
    with detente.open(own) as dossier:
        assert not dossier.history(record).corrections


def test_events_are_merged_split_and_that_is_undone(own: Path) -> None:
    at = client(own)
    with detente.open(own) as dossier:
        one, other = (contact.id for contact in dossier.contacts()[:2])
    decide(at, one, "merge", other=other)
    assert other in at.get(f"/event/{one}").text
    assert "Split" in decide(at, other, "split")
    decide(at, other, "undo")
    assert at.get(f"/event/{one}").text.count('<article class="account">') == 2
    answer = at.post(f"/record/{one}/merge", data={"mark": mark_of(at, f"/record/{one}"), "other": ""})
    assert answer.status_code == 400 and "give the id" in answer.text


def test_nothing_is_changed_from_another_page(own: Path, record: str) -> None:
    at = client(own)
    mark = mark_of(at, f"/record/{record}")
    target = f"/record/{record}/reject"
    for data, headers in (
        ({}, {}), ({"mark": "guessed"}, {}), ({"mark": mark}, {"origin": "http://other.example"}),
        ({"mark": mark}, {"sec-fetch-site": "cross-site"}), ({}, {"x-mark": "guessed"}),
    ):  # fmt: skip
        answer = at.post(target, data=data, headers=headers)
        assert answer.status_code == 403 and "nothing was changed" in answer.text
    assert at.get(target).status_code in (404, 405)
    assert at.post(target, headers={"x-mark": mark}).status_code == 200


def test_a_desk_for_reading_changes_nothing(own: Path, record: str) -> None:
    at = client(own, read_only=True)
    page = at.get(f"/record/{record}").text
    assert "<button>Reject" not in page and 'method="post"' not in page
    mark = mark_of(client(own), f"/record/{record}")
    assert at.post(f"/record/{record}/reject", data={"mark": mark}).status_code == 403
    with detente.open(own) as dossier:
        assert not dossier.history(record).corrections


def test_the_way_on_stays_at_the_desk(own: Path, record: str) -> None:
    at = client(own)
    mark = mark_of(at, f"/record/{record}")
    for there in ("https://other.example/", "//other.example", "/\\other.example", "javascript:alert(1)"):
        answer = at.post(f"/record/{record}/accept", data={"mark": mark, "next": there}, follow_redirects=False)
        assert answer.headers["location"].startswith(f"/record/{record}")
    answer = at.post(f"/record/{record}/accept", data={"mark": mark, "next": "/board?x=1"}, follow_redirects=False)
    assert answer.headers["location"] == "/board?x=1"


def test_a_ledger_that_is_being_written_is_told_and_read_all_the_same(
    own: Path, record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    at = client(own)
    mark = mark_of(at, f"/record/{record}")
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with sqlite3.connect(own / "ledger.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = at.post(f"/record/{record}/accept", data={"mark": mark})
        assert answer.status_code == 503 and answer.headers["retry-after"] and "another process" in answer.text
        assert at.get("/board").status_code == 200
        other.execute("ROLLBACK")
    assert at.post(f"/record/{record}/accept", data={"mark": mark}).status_code == 200


def test_two_desks_on_one_ledger_see_one_another(own: Path, record: str) -> None:
    one, other = client(own), client(own)
    decide(one, record, "reject")
    assert "rejected" in other.get(f"/record/{record}").text
    assert record not in other.get("/issue/ceasefire.csv").text
    decide(other, record, "undo")
    assert record in one.get("/issue/ceasefire.csv").text


def test_a_decision_holds_when_the_report_is_read_again(own: Path, record: str) -> None:
    decide(client(own), record, "accept", author="Ada")
    with detente.open(own) as dossier:
        path = dossier.record(record).report
        dossier.read(own / path, again=True)
        assert dossier.history(record).standing == "accepted"


def test_a_fault_of_the_program_shows_nothing_of_its_inside(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr("detente.session.OpenDossier.reports", broken)
    answer = client(own).get("/reports")
    assert answer.status_code == 500 and "fault" in answer.text and "secret" not in answer.text
    assert "Traceback" not in capsys.readouterr().err


def test_a_form_without_end_is_refused(own: Path, record: str) -> None:
    at = client(own)
    mark = mark_of(at, f"/record/{record}")
    answer = at.post(f"/record/{record}/accept", data={"mark": mark, "reason": "x" * 2_000_000})
    assert answer.status_code == 413 and "nothing was changed" in answer.text

    def drops() -> Iterator[bytes]:
        yield b"mark=" + mark.encode()

    answer = at.post(f"/record/{record}/accept", content=drops())
    assert answer.status_code == 413
