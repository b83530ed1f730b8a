"""The state of play on the screen, in a pipe and as JSON; and what is said where there is too little."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.ledger import Ledger
from detente.records import Commitment, Contact, Evidence, Figure, Position, Record, Report

from .samples import Command

DOSSIER = """title = "The harbour"
question = "Who opens the harbour?"
[[party]]
code = "ABC"
name = "Abcia"
[[party]]
code = "XYZ"
name = "Xyzia"
[[issue]]
id = "harbour"
question = "Should the harbour be open?"
low = "closed"
high = "open"
[[issue]]
id = "grain"
question = "Should grain be sold?"
low = "no"
high = "yes"
"""
READ = {"model": "1", "read_at": "2024-01-01T00:00:00Z"}


def evidence(text: str) -> list[Evidence]:
    return [Evidence(start=0, end=len(text), text=text)]


def report(
    ledger: Ledger, path: str, text: str, published: str | None, *records: tuple[type[Record], dict[str, Any]]
) -> None:
    found = [kind(report=path, evidence=evidence(text), **fields) for kind, fields in records]  # type: ignore[call-arg]
    ledger.add(Report(path=path, text=text, format="text", published=published), found, **READ)


def wants(party: str, value: float | None, **fields: Any) -> tuple[type[Record], dict[str, Any]]:
    return Position, {"party": party, "issue": "harbour", "stance": "demands", "proposition": str(value),
                      "value": value, "by": "self", "holder": f"minister of {party}", **fields}  # fmt: skip


@pytest.fixture(autouse=True)
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two parties that come closer on one issue over two years, and a promise that is late."""
    (tmp_path / "dossier.toml").write_text(DOSSIER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        for month in range(24):
            day = f"{2022 + month // 12}-{month % 12 + 1:02}-15"
            share = max(month - 11, 0) / 12
            report(ledger, f"{day}-a", f"Abcia spoke in {day}.", day, wants("ABC", 100 - 40 * share))
            report(ledger, f"{day}-x", f"Xyzia spoke in {day}.", day, wants("XYZ", 40 * share))
        promise = {"obligor": "XYZ", "what": "open the gates", "due": "2023-11-30", "status": "pledged"}
        report(
            ledger, "promise", "Xyzia will open the gates by the end of November.", "2023-11-02", (Commitment, promise)
        )
        killed = {"measure": "killed", "unit": "people", "subject": "dock workers", "as_of": "2023-12-01"}
        for count in (4, 19):
            text = f"The blast at the harbour killed {count} dock workers on Friday."
            report(ledger, f"blast-{count}", text, "2023-12-02", (Figure, {**killed, "value": float(count)}))
        met = {"form": "meeting", "participants": [], "parties": ["ABC", "XYZ"], "date": "2023-12-05", "status": "held"}
        report(ledger, "met", "Abcia and Xyzia met in Adana.", "2023-12-06", (Contact, met))
    return tmp_path


def marked(rows: list[list[str]], mark: str) -> list[list[str]]:
    return [row[1:] for row in rows if row[0] == mark]


def test_the_board_in_a_pipe(detente_command: Command) -> None:
    said = detente_command("board")
    assert said.code == 0
    assert marked(said.rows, "board") == [["The harbour", "2023-12-15", "2022-12-15", "48"]]
    [answer] = marked(said.rows, "answer")
    assert answer[:3] == ["ABC-XYZ", "", "converging"]
    assert [row[:2] for row in marked(said.rows, "stand")] == [["harbour", "ABC"], ["harbour", "XYZ"]]
    arrows = {row[1]: row[5] for row in marked(said.rows, "stand")}
    assert arrows == {"ABC": "down", "XYZ": "up"}
    [late] = marked(said.rows, "due")
    assert late[:4] == ["2023-11-30", "overdue", "XYZ", "open the gates"]
    [differs] = marked(said.rows, "differs")
    assert differs[1] == "figure" and "4 people" in differs[4] and "19 people" in differs[4]


def test_every_number_opens_down_to_its_sentence(detente_command: Command) -> None:
    stand = marked(detente_command("board").rows, "stand")[0]
    for record in stand[-1].split():
        assert "⟦Abcia spoke in" in detente_command("show", record).out


def test_as_of_an_earlier_day_only_what_was_known_then(detente_command: Command) -> None:
    rows = detente_command("board", "--as-of", "2022-12").rows
    assert marked(rows, "board")[0][1:] == ["2022-12-31", "2021-12-31", "24"]
    assert marked(rows, "answer")[0][2] != "converging"
    assert marked(rows, "due") == [] and marked(rows, "differs") == []
    assert any("guess backwards" in row[0] for row in marked(rows, "note"))


def test_the_board_in_a_terminal(detente_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.cli.output.in_terminal", lambda *_: True)
    monkeypatch.setenv("COLUMNS", "150")
    shown = detente_command("board").out
    for words in ("ABC and XYZ, over all issues: converging", "What is due", "open the gates", "Accounts that differ"):
        assert words in shown
    assert "grain" not in shown  # nothing is known of it


def test_the_board_as_json(detente_command: Command) -> None:
    told = json.loads(detente_command("board", "--json").out)
    assert told["answer"]["word"] == "converging"
    assert told["span"] == {"since": "2022-12-15", "as_of": "2023-12-15"}
    now = told["rows"][0]["cells"]["ABC"]["now"]
    assert now["low"] < now["mean"] < now["high"] and now["last"] == "2023-12-15"
    assert all(source["record"].startswith("po-") and source["weight"] > 0 for source in now["sources"])


def test_issue_pair_and_party(detente_command: Command) -> None:
    issue = detente_command("issue", "harbour")
    assert [row[0] for row in issue.rows] == ["stand", "stand", "pair", *["record"] * 48]
    assert marked(issue.rows, "record")[0] == ["2023-12-15", "XYZ", "said", *marked(issue.rows, "record")[0][3:]]
    assert len(json.loads(detente_command("issue", "harbour", "--json").out)["over_time"]["ABC"]) > 50
    pair = detente_command("pair", "xyz", "abc")
    assert marked(pair.rows, "answer")[0][0] == "XYZ-ABC"
    party = detente_command("party", "XYZ")
    assert marked(party.rows, "due")[0][3] == "open the gates"
    assert "No record tells" in detente_command("issue", "grain").err


def test_due_and_its_calendar(detente_command: Command, harbour: Path) -> None:
    said = detente_command("due", "--ics", harbour / "due.ics")
    assert said.rows[0][1] == "overdue"
    calendar = (harbour / "due.ics").read_bytes()
    assert b"DTSTART;VALUE=DATE:20231130\r\n" in calendar and b"SUMMARY:XYZ: open the gates\r\n" in calendar
    assert detente_command("due", "--party", "ABC").err == "Nothing is due by what the reports tell.\n"
    assert detente_command("due", "--as-of", "2023-11-15").rows[0][1] == "due"


def test_accounts_and_timeline(detente_command: Command) -> None:
    assert [row[1] for row in detente_command("accounts").rows] == ["figure"]
    assert "No two accounts differ" in detente_command("accounts", "--party", "ABC").err
    [row] = detente_command("timeline").rows
    assert row[:3] == ["2023-12-05", "contact", "meeting: ABC, XYZ"]
    assert "Nothing took place" in detente_command("timeline", "--until", "2020").err


def test_a_picture(detente_command: Command, harbour: Path) -> None:
    assert detente_command("chart", "position", "harbour", "--out", harbour / "a.json").code == 0
    drawn = json.loads((harbour / "a.json").read_text(encoding="utf-8"))
    assert drawn["title"]["text"] == "Should the harbour be open?"
    assert "as of 2023-12-15, since 2022-12-15; 26 records" in drawn["title"]["subtitle"][1]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["chart", "pie"], "There is no picture 'pie'"),
        (["chart", "tension", "ABC"], "The picture tension needs the codes of two parties"),
        (["chart", "board", "--out", "board.gif"], "is not a picture"),
        (["issue", "harbor"], "There is no issue 'harbor' in the dossier: the issues are harbour, grain."),
        (["party", "QQQ"], "There is no party 'QQQ'"),
        (["pair", "ABC", "abc"], "A pair has two parties: ABC is named twice."),
        (["board", "--pair", "ABC"], "a pair is two codes with a comma between them"),
        (["board", "--pair", "ABC,QQQ"], "There is no party 'QQQ'"),
        (["board", "--as-of", "soon"], "as-of is 'soon', which is no date"),
        (["board", "--since", "2030"], "since is 2030, which is not before"),
        (["due", "--ics", "/nowhere/due.ics"], "/nowhere/due.ics cannot be written"),
    ],
)
def test_wrong_words_are_answered_in_one_line(detente_command: Command, words: list[str], answer: str) -> None:
    said = detente_command(*words)
    assert said.code == 2
    assert answer in said.err


def test_a_dossier_without_issues_positions_or_dates(detente_command: Command, dossier: Path) -> None:
    with Ledger.open(dossier / "ledger.db", create=True) as ledger:
        report(ledger, "a", "Nobody knows when.", None, wants("ABC", 50.0))
    assert "No report has a date" in detente_command("board").err
    with Ledger.open(dossier / "ledger.db") as ledger:
        report(ledger, "b", "Nothing was wanted.", "2024-01-01", wants("ABC", None))
    notes = [row[0] for row in marked(detente_command("board").rows, "note")]
    assert any("has no issues" in text for text in notes)
    assert any("1 position has no value, no party or no date and does not count" in text for text in notes)


def test_one_record_is_no_certainty(detente_command: Command) -> None:
    rows = detente_command("board", "--as-of", "2022-01-31").rows
    assert marked(rows, "answer")[0][2] == "too little evidence"
    assert {row[5] for row in marked(rows, "stand")} == {"unclear"}
    assert all(float(row[4]) - float(row[3]) >= 18 for row in marked(rows, "stand"))


def test_values_in_positions_of_issues_that_the_dossier_lost(detente_command: Command, harbour: Path) -> None:
    file = harbour / "dossier.toml"
    file.write_text(DOSSIER.replace('id = "harbour"', 'id = "port"'), encoding="utf-8")
    notes = [row[0] for row in marked(detente_command("board").rows, "note")]
    assert any("48 positions are on issues that the dossier does not have (harbour)" in text for text in notes)


def test_the_same_in_python(harbour: Path) -> None:
    with detente.open(harbour) as folder:
        assert folder.board().answer is not None
        assert folder.board(pair=("XYZ", "ABC")).pair == ("XYZ", "ABC")
        assert [one.state for one in folder.due()] == ["overdue"]
        assert [one.kind for one in folder.accounts()] == ["figure"]
        assert folder.issue("harbour").movements[0].word == "converging"
        assert folder.pair("ABC", "XYZ").answer.word == "converging"
        assert folder.party("ABC").cells[0].arrow == "down"
        assert [record.kind for record in folder.timeline()] == ["contact"]


def test_the_board_as_a_page_and_briefs_are_written(harbour: Path, detente_command: Command) -> None:
    assert detente_command("board", "--html", "board.html") == (0, "", "Wrote board.html.\n")
    assert "Should the harbour be open?" in (harbour / "board.html").read_text(encoding="utf-8")
    for words, file in ((("--format", "html"), "brief.html"), (("--out", "x.docx"), "x.docx"), ((), "brief.md")):
        assert detente_command("brief", *words).code == 0
        assert (harbour / file).stat().st_size > 1000
    text = (harbour / "brief.md").read_text(encoding="utf-8")
    assert all((harbour / name).exists() for name in re.findall(r"\]\(([^)]+\.svg)\)", text))
    assert "converging" in text


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("board", "--html", "board.pdf"), "is no page"),
        (("board", "--html", "no/board.html"), "cannot be written"),
        (("brief", "--out", "brief.pdf"), "does not tell as what to write it"),
        (("brief", "--out", "no/brief.docx"), "cannot be written"),
        (("brief", "--pair", "ABC,NOBODY"), "no party 'NOBODY'"),
    ],
)
def test_what_cannot_be_written_is_said(detente_command: Command, words: tuple[str, ...], error: str) -> None:
    said = detente_command(*words)
    assert said.code and error in said.err and said.err.count("\n") == 1


def test_a_report_dated_in_the_future_is_told(harbour: Path, detente_command: Command) -> None:
    with Ledger.open(harbour / "ledger.db") as ledger:
        report(ledger, "later.txt", "ABC wants it open.", "2951-01-01", wants("ABC", 70, date="2951-01-01"))
    notes = [row[1] for row in detente_command("board").rows if row[0] == "note"]
    assert any("2951-01-01, which has not come yet" in note for note in notes)
    assert not any("not come yet" in row[1] for row in detente_command("board", "--as-of", "2023-12-31").rows)


def test_there_is_no_picture_of_no_pair(tmp_path: Path, detente_command: Command) -> None:
    other = tmp_path / "other"
    assert detente_command("new", other).code == 0
    with Ledger.open(other / "ledger.db", create=True) as ledger:
        report(ledger, "a.txt", "Nothing was said.", "2020-01-02")
    said = detente_command("chart", "standing", "--dossier", other)
    assert said.code == 2 and "nothing to draw" in said.err
