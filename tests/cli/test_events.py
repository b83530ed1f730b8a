"""``contacts --reports`` and ``actions --reports``, ``show`` of an event, and what people change."""

import json
from pathlib import Path

import pytest

from detente.cli import output
from detente.ledger import Ledger, migrations, pending

from .samples import Command, Said, put

FIRST = """Ministers meet over the port

GENEVA, March 6, 2024 (Valley Courier) — Russian Foreign Minister Sergei Lavrov met with his Turkish counterpart, \
Hakan Fidan, in Geneva on Tuesday. They talked for two hours about inspectors at the port.
"""
SECOND = """Two hours by the lake

ANKARA, March 7, 2024 (Harbour Post) — Hakan Fidan met Sergei Lavrov in Switzerland on March 5, his ministry \
said. On March 1 Fidan had called Lavrov by telephone.
"""


@pytest.fixture
def told(dossier: Path, detente_command: Command) -> Path:
    """A dossier with two reports on one meeting."""
    put(dossier, "2024-03-06-first.txt", FIRST)
    put(dossier, "2024-03-07-second.txt", SECOND)
    assert detente_command("read").code == 0
    return dossier


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a person were watching."""
    monkeypatch.setattr(output, "in_terminal", lambda *_: True)


def event_of(said: Said) -> list[str]:
    """The line of the event that two reports tell of."""
    [row] = [row for row in said.rows if row[0].startswith("ev-") and row[7] == "2"]
    return row


@pytest.mark.usefixtures("told")
def test_an_event_stands_above_its_accounts(detente_command: Command) -> None:
    said = detente_command("contacts", "--reports")
    assert said.code == 0
    row = event_of(said)
    assert row[1:4] == ["2024-03-05", "meeting", "RUS, TUR"] and row[5:7] == ["Geneva", "held"]
    place = said.rows.index(row)
    accounts = said.rows[place + 1 : place + 3]
    assert [account[7] for account in accounts] == ["reports/2024-03-06-first.txt", "reports/2024-03-07-second.txt"]
    assert [account[9:] for account in accounts] == [["2024-03-06", "Valley Courier"], ["2024-03-07", "Harbour Post"]]
    assert accounts[1][5] == "Switzerland"
    plain = {line[0]: line for line in detente_command("contacts").rows}
    assert all(plain[account[0]] == account[:9] for account in accounts)


@pytest.mark.usefixtures("told")
def test_events_as_json(detente_command: Command) -> None:
    lines = [json.loads(line) for line in detente_command("contacts", "--reports", "--json").out.splitlines()]
    [event] = [line for line in lines if line["reports"] == 2]
    assert event["kind"] == "event" and event["of"] == "contact" and event["place"] == "Geneva"
    assert [account["outlet"] for account in event["accounts"]] == ["Valley Courier", "Harbour Post"]
    [joint] = event["joints"]
    assert joint["by"] == "rules" and joint["score"] > 0.5 and "2024-03-05" in joint["why"]
    shown = json.loads(detente_command("show", event["id"], "--json").out)
    assert shown == event
    [action] = [
        line for line in map(json.loads, detente_command("actions", "--reports", "--json").out.splitlines())
        if line["id"] == event["id"]
    ]  # fmt: skip
    assert {account["type"] for account in action["accounts"]} == {"CONSULT"}
    assert event["consultations"] == sorted(account["id"] for account in action["accounts"])


@pytest.mark.usefixtures("told")
def test_filters_of_events(detente_command: Command) -> None:
    row = event_of(detente_command("contacts", "--reports"))
    assert event_of(detente_command("contacts", "--reports", "--text", "Geneva")) == row
    assert event_of(detente_command("contacts", "--reports", "--report", "2024-03-07-second", "--party", "RUS")) == row
    nothing = detente_command("contacts", "--reports", "--party", "CHN")
    assert (nothing.code, nothing.out) == (0, "") and "No contact" in nothing.err
    assert detente_command("contacts", "--reports", "--limit", "-1").code == 2
    assert len([r for r in detente_command("contacts", "--reports", "--limit", "1").rows if r[0][:2] == "ev"]) == 1


@pytest.mark.usefixtures("told")
def test_show_opens_an_event_down_to_the_sentences(detente_command: Command) -> None:
    event = event_of(detente_command("contacts", "--reports"))[0]
    said = detente_command("show", event[:9])
    assert said.code == 0
    for part in (f"event {event}", "told by 2 reports", "⟦", "Valley Courier", "Harbour Post", "place: Switzerland",
                 "rules: co-", "agrees with all"):  # fmt: skip
        assert part in said.out
    record = next(row[0] for row in detente_command("contacts", "--reports").rows if row[0].startswith("co-"))
    alone = detente_command("show", record)
    assert alone.code == 0 and (f"one of 2 accounts of {event}" in alone.out or "accounts of" not in alone.out)


@pytest.mark.usefixtures("told")
def test_in_a_terminal(detente_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    event = event_of(detente_command("contacts", "--reports"))[0]
    monkeypatch.setattr(output, "in_terminal", lambda *_: True)
    monkeypatch.setenv("COLUMNS", "80")
    said = detente_command("contacts", "--reports")
    assert f"{event}  2024-03-05" in said.out and "2 reports" in said.out and "Harbour Post · 2024-03-07" in said.out
    assert detente_command("actions", "--reports").code == 0
    assert event in detente_command("show", event).out


CONDITIONAL = """Before the meeting

ANKARA, March 4, 2024 (Gulf Wire) — Sergei Lavrov will meet with Hakan Fidan in Geneva on March 5 if the inspectors \
report before then, a Turkish official said.
"""


@pytest.mark.usefixtures("terminal")
def test_what_only_one_account_says_is_not_said_of_the_event(told: Path, detente_command: Command) -> None:
    put(told, "2024-03-04-before.txt", CONDITIONAL)
    assert detente_command("read").code == 0
    said = detente_command("contacts", "--reports", "--text", "Geneva", "--report", "2024-03-04-before")
    [head] = [line for line in said.out.splitlines() if line.startswith("ev-")]
    assert "3 reports" in head and "held" in head and "inspectors" not in head
    account = next(line for line in said.out.splitlines() if "Gulf Wire" in line)
    assert "held" not in account


@pytest.mark.usefixtures("told")
def test_people_split_merge_and_take_back(detente_command: Command) -> None:
    rows = detente_command("contacts", "--reports").rows
    event = event_of(detente_command("contacts", "--reports"))[0]
    place = [row[0] for row in rows].index(event)
    one, other = rows[place + 1][0], rows[place + 2][0]
    said = detente_command("split", other, "--author", "Ada", "--reason", "another day")
    assert said.code == 0 and len(said.rows) == 2
    assert "2" not in {row[7] for row in detente_command("contacts", "--reports").rows if row[0].startswith("ev-")}
    said = detente_command("merge", one, other, "--author", "Ada", "--reason", "no, the same")
    assert said.code == 0 and "2 accounts in 2 reports" in said.out
    history = detente_command("history", event).out
    assert "Ada: split" in history and "(another day)" in history and "Ada: merge" in history
    assert "merged by hand: no, the same" in history
    assert detente_command("undo", event, "--author", "Ada").code == 0
    assert detente_command("undo", event, "--author", "Ada").code == 0
    assert event_of(detente_command("contacts", "--reports"))[0] == event
    told = json.loads(detente_command("history", event, "--json").out)
    assert [decision["verb"] for decision in told["decisions"]] == ["split", "merge", "undo", "undo"]
    assert "nothing to undo" in detente_command("undo", event).err
    assert detente_command("read", "--again").code == 0
    assert len(json.loads(detente_command("history", one, "--json").out)["decisions"]) == 4


@pytest.mark.usefixtures("told")
def test_people_correct_and_reject(detente_command: Command) -> None:
    record = detente_command("contacts", "--report", "2024-03-06-first").rows[0][0]
    said = detente_command(
        "correct", record, "parties=RUS, TUR,UN", "place=", "status=planned", "--author", "Ada", "--reason", "misread"
    )
    assert said.code == 0
    assert "parties is RUS, TUR, UN, was RUS, TUR" in said.out and "place is –, was Geneva" in said.out
    row = next(row for row in detente_command("contacts", "--party", "un").rows if row[0] == record)
    assert row[3] == "RUS, TUR, UN" and row[5:7] == ["", "planned"]
    history = detente_command("history", record).out
    assert "Ada: correct" in history and "(misread)" in history
    assert detente_command("undo", record, "--author", "Ada").code == 0
    assert detente_command("contacts", "--party", "UN").out == ""
    assert detente_command("reject", record, "--author", "Ada").code == 0
    assert record not in {row[0] for row in detente_command("contacts").rows}
    assert detente_command("undo", record, "--author", "Ada").code == 0
    assert record in {row[0] for row in detente_command("contacts").rows}


@pytest.mark.usefixtures("told")
def test_fields_have_their_types(detente_command: Command) -> None:
    statement = detente_command("actions").rows[0][0]
    assert detente_command("correct", statement, "source=RUS").code == 0
    assert detente_command("correct", statement, "source=RUS,TUR", "target=").code == 0
    line = json.loads(detente_command("show", statement, "--json").out)
    assert (line["source"], line["target"]) == (["RUS", "TUR"], None)


@pytest.mark.usefixtures("told")
def test_what_cannot_be_changed(detente_command: Command) -> None:
    contact = detente_command("contacts", "--text", "Geneva").rows[0][0]
    action = detente_command("actions", "--text", "telephone").rows[0][0]
    for words, says in (
        (["correct", contact, "place"], "FIELD=VALUE"), (["correct", contact, "plaice=x"], "no field 'plaice'"),
        (["correct", contact, "status=done"], "status of"), (["correct", "co-zzz", "place=x"], "did you mean co-"),
        (["correct", contact, "place=x", "--author", " "], "--author"), (["reject", "zzz"], "no record 'zzz'"),
        (["merge", contact], "two records"), (["merge", contact, action], "one kind"),
        (["merge", contact, "ev-zzz"], "did you mean ev-"), (["split", contact[:6] + "zzz"], "no record"),
        (["undo", contact], "no correction to undo"), (["history", "ev-zzz"], "no event"),
        (["show", "ev-zzz"], "no event"),
    ):  # fmt: skip
        said = detente_command(*words)
        assert said.code == 2, words
        assert says in said.err
        assert said.out == ""


def test_a_ledger_of_an_older_program_is_brought_up_to_date(
    told: Path, detente_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (told / "ledger.db").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        Ledger.open(told / "ledger.db", create=True).close()
    assert detente_command("contacts").code == 0
    assert detente_command("read").code == 0
    assert event_of(detente_command("contacts", "--reports"))


@pytest.mark.usefixtures("told")
def test_what_a_stopped_run_left_undecided_is_told(detente_command: Command, told: Path) -> None:
    with Ledger.open(told / "ledger.db") as ledger:
        pending.note(ledger.connection, [1, 2, 3])
    said = detente_command("contacts", "--reports")
    assert said.code == 0 and "run detente read" in said.err
    assert detente_command("read").code == 0
    assert detente_command("contacts", "--reports").err == ""


def test_changing_needs_a_ledger(dossier: Path, detente_command: Command) -> None:
    said = detente_command("reject", "st-x")
    assert said.code == 1 and "read reports first" in said.err
    assert not (dossier / "ledger.db").exists()
