"""``detente contacts``, ``positions``, ``actions``, ``commitments`` and ``figures``, which are made like
``detente statements``; and ``detente show`` for every kind."""

import json
from pathlib import Path

import pytest

import detente
from detente.cli import output
from detente.ledger import Ledger
from detente.records import KINDS, Action, Commitment, Contact, Evidence, Figure, Position, Record, Report

from .samples import Command

PATH = "reports/2024-03-05-port.txt"
TEXT = """Lena Orban and Aram Saar will meet in Muscat next week if the port is open.
Ruritania shelled the harbour of Syldavia, Syldavian officials said.
Ruritania undertook to withdraw by March 10 but now says April 1.
More than two million people depend on the port, according to Tomáš Novák.
Both sides accept inspectors.
"""
READ = {"model": "1.0", "read_at": "2024-03-06T10:00:00Z"}
CELLS = {
    "contacts": ["2024-03-11/2024-03-17", "meeting", "RUR, SYL", "Lena Orban, Aram Saar", "Muscat", "conditional"],
    "actions": ["2024-03-04", "RUR", "ASSAULT", "SYL", "artillery", "harbour", "alleged"],
    "commitments": ["2024-03-10", "2024-04-01", "RUR", "to withdraw", "", "slipped", "Lena Orban"],
    "positions": ["", "RUR, SYL", "", "port", "accepts", "62.5", "reporter", "inspectors"],
    "figures": ["2024-03-05", "population", "more-than", "2000000", "people", "the port", "Tomáš Novák"],
}
HEADS = {
    "contacts": "2024-03-11/2024-03-17  meeting: RUR, SYL · conditional · Muscat · Lena Orban, Aram Saar",
    "actions": "2024-03-04  RUR ASSAULT SYL · alleged · artillery · harbour",
    "commitments": "due 2024-03-10  RUR: to withdraw · slipped · now 2024-04-01 · according to Lena Orban",
    "positions": "no date     RUR, SYL accepts · port 62.5 · inspectors · as the report tells it",
    "figures": "2024-03-05  more than 2,000,000 people · population · the port · according to Tomáš Novák",
}
PLURALS = sorted(CELLS)


def carried_by(number: int) -> list[Evidence]:
    line = TEXT.splitlines()[number]
    return [Evidence(start=TEXT.index(line), end=TEXT.index(line) + len(line), text=line)]


def records() -> list[Record]:
    """One of each kind besides statements."""
    met, shelled, undertook, people, accept = map(carried_by, range(5))
    return [
        Contact(report=PATH, evidence=met, form="meeting", participants=["Lena Orban", "Aram Saar"],
                parties=["RUR", "SYL"], date="2024-03-11/2024-03-17", place="Muscat", status="conditional"),
        Action(report=PATH, evidence=shelled, type="ASSAULT", mode="artillery", source="RUR", target=["SYL"],
               date="2024-03-04", place="harbour", factuality="alleged"),
        Commitment(report=PATH, evidence=undertook, obligor="RUR", what="to withdraw", due="2024-03-10",
                   due_new="2024-04-01", status="slipped", by="Lena Orban"),
        Figure(report=PATH, evidence=people, measure="population", value=2e6, unit="people", subject="the port",
               qualifier="more-than", as_of="2024-03-05", source="Tomáš Novák"),
        Position(report=PATH, evidence=accept, party=["RUR", "SYL"], issue="port", stance="accepts",
                 proposition="inspectors", value=62.5, firmness=0.5, by="reporter"),
    ]  # fmt: skip


@pytest.fixture
def port(dossier: Path) -> Path:
    """A dossier whose ledger has one record of each kind but statements."""
    known = {"outlet": "Valley Courier", "published": "2024-03-05", "published_from": "given"}
    with Ledger.open(dossier / "ledger.db", create=True) as ledger:
        ledger.add(Report.model_validate({"path": PATH, "text": TEXT, "format": "text", **known}), records(), **READ)
    return dossier


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a person were watching, in a wide window."""
    monkeypatch.setattr(output, "in_terminal", lambda *_: True)
    monkeypatch.setenv("COLUMNS", "160")


@pytest.mark.usefixtures("port")
@pytest.mark.parametrize("command", PLURALS)
def test_in_a_pipe_a_record_is_one_line(detente_command: Command, command: str) -> None:
    said = detente_command(command)
    [record] = [record for record in records() if f"{record.kind}s" == command]
    assert (said.code, said.err) == (0, "")
    assert said.rows == [[record.id, *CELLS[command], PATH, record.evidence[0].text]]


@pytest.mark.usefixtures("port", "terminal")
@pytest.mark.parametrize("command", PLURALS)
def test_in_a_terminal_records_stand_under_their_report(detente_command: Command, command: str) -> None:
    said = detente_command(command)
    [record] = [record for record in records() if f"{record.kind}s" == command]
    lines = said.out.splitlines()
    assert lines[0] == f"{PATH} · Valley Courier · 2024-03-05"
    assert lines[1] == f"  {record.id}  {HEADS[command]}"
    assert lines[2].strip() == record.evidence[0].text
    assert lines[-1] == f"1 {record.kind}. Open one with: detente show ID"


@pytest.mark.usefixtures("port")
@pytest.mark.parametrize("command", PLURALS)
def test_as_json_they_are_lines_of_an_export(detente_command: Command, command: str) -> None:
    [line] = detente_command(command, "--json").out.splitlines()
    assert f"{json.loads(line)['kind']}s" == command
    assert line in detente_command("export").out.splitlines()


@pytest.mark.usefixtures("port")
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("contacts --party syl", True),
        ("contacts --party XYZ", False),
        ("actions --party RUR", True),
        ("actions --party SYL", True),
        ("actions --party XYZ", False),
        ("commitments --party RUR", True),
        ("commitments --party SYL", False),
        ("positions --party SYL", True),
        ("positions --party XYZ", False),
        ("contacts --since 2024-03-17", True),
        ("contacts --since 2024-03-18", False),
        ("actions --until 2024-03-03", False),
        ("commitments --since 2024-03-05 --until 2024-03-05", True),
        ("figures --since 2024-04", False),
        ("figures --text port", True),
        ("figures --text harbour", False),
        ("actions --report 2024-03-05-port", True),
        ("actions --limit 0", False),
    ],
)
def test_they_are_filtered(detente_command: Command, words: str, shown: bool) -> None:
    said = detente_command(*words.split())
    assert said.code == 0
    assert bool(said.rows) is shown
    kind = words.split()[0].removesuffix("s")
    assert said.err == ("" if shown else f"No {kind} passes these filters.\n")


@pytest.mark.usefixtures("port")
def test_figures_have_no_party(detente_command: Command) -> None:
    said = detente_command("figures", "--party", "RUR")
    assert (said.code, said.out) == (2, "")
    assert said.err == "error: Figures have no party: leave party out, or ask for words (text).\n"
    for command in sorted({*PLURALS} - {"positions"}):
        assert detente_command(command, "--speaker", "Orban").code == 2


@pytest.mark.usefixtures("port")
def test_an_issue_that_the_dossier_does_not_have(detente_command: Command) -> None:
    said = detente_command("positions", "--issue", "harbour-dues")
    assert (said.code, said.out) == (2, "")
    assert "no issue 'harbour-dues'" in said.err


def test_filters_that_a_kind_cannot_answer(port: Path) -> None:
    with detente.open(port) as opened:
        with pytest.raises(detente.UsageError, match="no party"):
            opened.figures(party="RUR")
        with pytest.raises(detente.UsageError, match="no speaker"):
            opened.actions(speaker="Orban")
        assert {record.kind for record in opened.records(party="RUR")} == {
            "contact", "action", "commitment", "position"
        }  # fmt: skip


@pytest.mark.usefixtures("port")
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"statement"}))
def test_show_has_every_kind(detente_command: Command, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    [record] = [record for record in records() if record.kind == kind]
    said = detente_command("show", record.id)
    assert said.code == 0
    assert said.out.startswith(f"{kind} {record.id}\n")
    assert f"⟦{record.evidence[0].text}⟧" in said.out
    for field in set(type(record).model_fields) - {"kind", "id", "report", "evidence"}:
        assert f"\n  {field:<12} " in said.out
    told = json.loads(detente_command("show", record.id, "--json").out)
    assert told["id"] == record.id
    monkeypatch.setattr(output, "in_terminal", lambda *_: True)
    assert record.id in detente_command("show", record.id).out


@pytest.mark.usefixtures("port")
def test_show_tells_who_vouches_and_numbers_in_full(detente_command: Command) -> None:
    pages = {record.kind: detente_command("show", record.id).out for record in records()}
    assert "\nTomáš Novák → Valley Courier\n" in pages["figure"]
    assert "\nLena Orban → Valley Courier\n" in pages["commitment"]
    assert "\nValley Courier\n" in pages["action"]
    assert "  value        2,000,000\n" in pages["figure"]
    assert "  value        62.5\n" in pages["position"]
    assert "  parties      RUR, SYL\n" in pages["contact"]


def test_a_report_cannot_write_to_the_terminal(dossier: Path, detente_command: Command) -> None:
    text = "Two \x1b[2Jmillion people\x07 fled."
    evidence = [Evidence(start=0, end=len(text), text=text)]
    figure = Figure(report="a.txt", evidence=evidence, measure="displaced", value=2e6, subject="people\x1b[2J")
    with Ledger.open(dossier / "ledger.db", create=True) as ledger:
        ledger.add(Report(path="a.txt", text=text, format="text"), [figure], **READ)
    for said in (detente_command("figures"), detente_command("show", figure.id)):
        assert said.code == 0
        assert "\x1b" not in said.out
        assert "\x07" not in said.out


def test_figures_of_the_example(example: Path, detente_command: Command) -> None:
    said = detente_command("figures", "--dossier", example)
    with detente.open(example) as opened:
        found = opened.figures()
        assert all(isinstance(figure, detente.Figure) for figure in found)
        assert found == list(opened.records("figure"))
    assert found
    assert [row[0] for row in said.rows] == [figure.id for figure in found]
    assert all(len(row) == len(CELLS["figures"]) + 3 for row in said.rows)
    late = detente_command("figures", "--since", "2019", "--dossier", example).rows
    early = detente_command("figures", "--until", "2018", "--dossier", example).rows
    assert len(found) <= len(late) + len(early)
    assert 0 < len(late) < len(found)
