"""``detente statements``, ``show``, ``search`` and ``reports``."""

import json
import shutil
from pathlib import Path

import pytest

import detente
from detente.cli import output
from detente.ledger import Ledger
from detente.ledger.corrections import correct

from .samples import HARBOUR, Command, put


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a person were watching, in a window of 80 columns."""
    monkeypatch.setattr(output, "in_terminal", lambda *_: True)
    monkeypatch.setenv("COLUMNS", "80")


def test_statements_in_a_pipe_are_a_line_each(example: Path, detente_command: Command) -> None:
    said = detente_command("statements", "--dossier", example)
    with detente.open(example) as dossier:
        found = dossier.statements()
    assert (said.code, said.err) == (0, "")
    assert [row[0] for row in said.rows] == [statement.id for statement in found]
    assert all(len(row) == 6 for row in said.rows)
    assert "\x1b" not in said.out


def test_statements_are_filtered(example: Path, detente_command: Command) -> None:
    every = detente_command("statements", "--dossier", example).rows
    russian = detente_command("statements", "--party", "RUS", "--dossier", example).rows
    assert 0 < len(russian) < len(every)
    assert all("RUS" in row[2] for row in russian)
    lavrov = detente_command("statements", "--speaker", "lavrov", "--dossier", example).rows
    assert lavrov
    assert all("Lavrov" in row[3] for row in lavrov)
    late = detente_command("statements", "--since", "2019", "--dossier", example).rows
    early = detente_command("statements", "--until", "2018", "--dossier", example).rows
    assert len(late) + len(early) == len(every)
    report = detente_command("statements", "--report", "2018-12-20-withdrawal", "--dossier", example).rows
    assert {row[4] for row in report} == {"reports/2018-12-20-withdrawal.txt"}
    assert len(detente_command("statements", "--limit", "3", "--dossier", example).rows) == 3
    words = detente_command("statements", "--text", "committee", "--dossier", example).rows
    assert words
    assert all("committee" in row[5].lower() for row in words)


def test_statements_as_json_are_lines_of_an_export(example: Path, detente_command: Command) -> None:
    said = detente_command("statements", "--json", "--limit", "5", "--dossier", example)
    lines = said.out.splitlines()
    assert len(lines) == 5
    assert set(lines) <= set(detente_command("export", "--dossier", example).out.splitlines())


def test_filters_that_make_no_sense(example: Path, detente_command: Command) -> None:
    for words in (["--since", "soon"], ["--report", "nothing-like-it"], ["--limit", "-1"], ["--limit", "many"]):
        said = detente_command("statements", *words, "--dossier", example)
        assert said.code == 2
        assert words[1] in said.err or words[0] in said.err
    nothing = detente_command("statements", "--text", "zebra", "--dossier", example)
    assert (nothing.code, nothing.out) == (0, "")
    assert "No statement" in nothing.err


@pytest.mark.usefixtures("terminal")
def test_statements_in_a_terminal_keep_their_ids_whole(example: Path, detente_command: Command) -> None:
    said = detente_command("statements", "--limit", "20", "--dossier", example)
    with detente.open(example) as dossier:
        for statement in dossier.statements(limit=20):
            assert statement.id in said.out
            assert statement.speaker in said.out
    assert "reports/2013-09-28-chemical-weapons-resolution.txt · Meridian Wire · 2013-09-28" in said.out


def test_show_has_the_sentence_in_its_paragraph(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    detente_command("read")
    record = detente_command("statements", "--speaker", "Zakharova").rows[0][0]
    said = detente_command("show", record[:8])
    assert said.code == 0
    assert f"statement {record}" in said.out
    assert "Harbour talks stall over inspectors · Valley Courier" in said.out
    assert "Maria Zakharova (RUS) → Valley Courier" in said.out
    paragraph = next(line for line in said.out.splitlines() if "⟦" in line)
    assert paragraph.strip().replace("⟦", "").replace("⟧", "") in HARBOUR
    with detente.open(dossier) as opened:
        words = opened.record(record).evidence[0].text
    assert f"⟦{words}" in paragraph
    assert "published 2024-03-05 (" in said.out
    for field in ("speaker", "party", "mode", "cue", "addressee", "date", "forecast", "confidence"):
        assert f"  {field} " in said.out
    assert "read 20" in said.out


def test_show_tells_the_history(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    detente_command("read")
    record = detente_command("statements", "--speaker", "Zakharova").rows[0][0]
    with Ledger.open(dossier / "ledger.db") as ledger:
        correct(ledger, record, {"addressee": "the press"}, "Ada", "2024-03-06T10:00:00Z", "it was a briefing")
    said = detente_command("show", record)
    assert "addressee    the press" in said.out
    assert "2024-03-06T10:00:00Z Ada: correct, addressee = the press (it was a briefing)" in said.out
    put(dossier, "harbour.txt", HARBOUR.replace("Nobody sets", "No one sets"))
    detente_command("read")
    said = detente_command("show", record)
    assert "in version 1 of 2 of the report" in said.out
    assert "Nobody sets" in said.out
    told = json.loads(detente_command("show", record, "--json").out)
    assert told["addressee"] == "the press"
    assert told["history"]["superseded"] is True
    assert told["from"]["outlet"] == "Valley Courier"


@pytest.mark.usefixtures("terminal")
def test_show_in_a_terminal(example: Path, detente_command: Command) -> None:
    with detente.open(example) as dossier:
        for statement in dossier.statements(limit=60):
            said = detente_command("show", statement.id, "--dossier", example)
            assert said.code == 0
            assert statement.id in said.out


def test_show_of_an_unknown_record(example: Path, detente_command: Command) -> None:
    said = detente_command("show", "st-nothing", "--dossier", example)
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "st-nothing" in said.err


def test_a_report_cannot_write_to_the_terminal(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt", HARBOUR.replace("waited long", "waited \x1b[2J\x1b]0;gone\x07long"))
    assert detente_command("read").code == 0
    outputs = [detente_command("statements"), detente_command("search", "inspectors")]
    outputs += [detente_command("show", row[0]) for row in outputs[0].rows]
    assert not any("\x1b" in said.out or "\x07" in said.out for said in outputs)


def test_search(example: Path, detente_command: Command) -> None:
    said = detente_command("search", "constitutional", "committee", "--limit", "2", "--dossier", example)
    assert said.code == 0
    assert len(said.rows) == 2
    assert all("committee" in row[2].lower() or "constitution" in row[2].lower() for row in said.rows)
    hit = json.loads(detente_command("search", "sanction*", "--limit", "1", "--json", "--dossier", example).out)
    assert hit["marks"]
    phrase = detente_command("search", '"constitutional committee"', "--dossier", example)
    assert phrase.rows
    assert phrase.out == detente_command("search", "constitutional committee", "--dossier", example).out
    assert "No report" in detente_command("search", "zebra", "--dossier", example).err
    assert detente_command("search", "!!", "--dossier", example).code == 2


@pytest.mark.usefixtures("terminal")
def test_search_in_a_terminal(example: Path, detente_command: Command) -> None:
    said = detente_command("search", "committee", "--dossier", example)
    assert said.code == 0
    assert "reports/2019-09-24-briefing-committee.txt" in said.out


def test_reports(example: Path, detente_command: Command) -> None:
    rows = {row[4]: row for row in detente_command("reports", "--dossier", example).rows}
    assert len(rows) == 39
    assert rows["reports/2013-09-28-chemical-weapons-resolution.txt"][:3] == ["2013-09-28", "file name", "1"]
    copies = [row for row in rows.values() if row[6]]
    assert [row[3] for row in copies] == ["0"]
    assert copies[0][6] in rows
    entries = [json.loads(line) for line in detente_command("reports", "--json", "--dossier", example).out.splitlines()]
    assert {entry["path"] for entry in entries} == set(rows)


@pytest.mark.usefixtures("terminal")
def test_reports_in_a_terminal(example: Path, detente_command: Command) -> None:
    said = detente_command("reports", "--dossier", example)
    assert said.code == 0
    assert "copy of" in said.out


def test_looking_needs_no_permission_to_write(example: Path, tmp_path: Path, detente_command: Command) -> None:
    shutil.copytree(example, tmp_path / "copy")
    before = (tmp_path / "copy" / "ledger.db").read_bytes()
    detente_command("statements", "--dossier", tmp_path / "copy")
    detente_command("search", "talks", "--dossier", tmp_path / "copy")
    assert (tmp_path / "copy" / "ledger.db").read_bytes() == before
