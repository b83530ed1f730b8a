"""``detente read``: what gets into the ledger, under which name, and what a second run does."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import detente

from .samples import GRAIN, HARBOUR, Command, put


def held(folder: Path) -> dict[str, tuple[int, int]]:
    """Version and number of records of each report."""
    with detente.open(folder) as dossier:
        return {entry.path: (entry.version, entry.records) for entry in dossier.reports()}


def test_without_a_path_the_reports_are_read(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    put(dossier, "2024/grain.txt", GRAIN)
    said = detente_command("read")
    assert (said.code, said.err) == (0, "")
    assert "2 reports" in said.out
    assert set(held(dossier)) == {"reports/harbour.txt", "reports/2024/grain.txt"}
    assert all(records for _, records in held(dossier).values())


def test_it_finds_the_dossier_from_a_folder_below(
    dossier: Path, detente_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(dossier, "2024/grain.txt", GRAIN)
    monkeypatch.chdir(dossier / "reports" / "2024")
    assert detente_command("read", "grain.txt").code == 0
    assert set(held(dossier)) == {"reports/2024/grain.txt"}


def test_a_report_from_elsewhere_has_its_whole_path(dossier: Path, tmp_path: Path, detente_command: Command) -> None:
    file = tmp_path / "elsewhere.txt"
    file.write_text(HARBOUR)
    assert detente_command("read", file).code == 0
    assert set(held(dossier)) == {file.as_posix()}


def test_a_second_run_changes_nothing(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    detente_command("read")
    before = detente_command("export").out
    said = detente_command("read", "--json")
    assert said.code == 0
    assert json.loads(said.out)["reports"] == {"unchanged": 1}
    assert detente_command("export").out == before


def test_a_changed_report_is_a_new_version(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    detente_command("read")
    put(dossier, "harbour.txt", HARBOUR.replace("waited long enough", "waited far too long"))
    said = detente_command("read", "--json")
    assert json.loads(said.out)["reports"] == {"new version": 1}
    assert held(dossier)["reports/harbour.txt"][0] == 2
    with detente.open(dossier) as opened:
        assert "long enough" in opened.report("harbour", version=1).text
        assert not opened.statements(text='"long enough"')
        assert opened.statements(text='"far too long"')


def test_a_copy_is_linked_and_read_once(dossier: Path, detente_command: Command) -> None:
    put(dossier, "a.txt")
    put(dossier, "b.txt", HARBOUR.replace("Valley Courier", "Harbour Post"))
    said = detente_command("read")
    assert said.code == 0
    assert "reports/b.txt is a copy of reports/a.txt" in said.out
    assert held(dossier)["reports/b.txt"] == (1, 0)
    put(dossier, "c.txt", HARBOUR.replace("Valley Courier", "Evening Mail"))
    said = detente_command("read", "--json")
    assert json.loads(said.out)["copies"] == [{"report": "reports/c.txt", "copy_of": "reports/a.txt"}]
    asked = detente_command("statements", "--report", "b.txt")
    assert asked.code == 0
    assert "reports/a.txt" in asked.err


def test_a_given_date_holds_until_another_is_given(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    detente_command("read", "--date", "2024-03-04")
    assert detente_command("reports").rows[0][:2] == ["2024-03-04", "given"]
    assert "unchanged" in detente_command("read").out
    detente_command("read", "--date", "2024-03-06")
    assert detente_command("reports").rows[0][:2] == ["2024-03-06", "given"]


def test_a_date_that_is_none(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    said = detente_command("read", "--date", "yesterday")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "yesterday" in said.err


def test_again_reads_with_a_changed_dossier(dossier: Path, detente_command: Command) -> None:
    put(dossier, "valley.txt", "VALE, March 5, 2024 — “We will stay,” Marta Ilves said on Tuesday.\n")
    detente_command("read")
    with (dossier / "dossier.toml").open("a") as file:
        file.write('\n[[party]]\ncode = "FRONT"\nname = "Accord Front"\n'
                   '[[actor]]\nname = "Marta Ilves"\nparty = "FRONT"\n')  # fmt: skip
    assert "unchanged" in detente_command("read").out
    said = detente_command("read", "--again", "--json")
    assert json.loads(said.out)["reports"] == {"read again": 1}
    assert [row[2] for row in detente_command("statements").rows] == ["FRONT"]
    assert json.loads(detente_command("read", "--again", "--json").out)["reports"] == {"unchanged": 1}


@pytest.mark.usefixtures("dossier")
def test_there_is_nothing_to_read(detente_command: Command) -> None:
    said = detente_command("read")
    assert said.code == 0
    assert "put reports there" in said.out


def test_the_summary_as_json(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    put(dossier, "empty.txt", "")
    said = detente_command("read", "--json")
    assert said.code == 1
    summary = json.loads(said.out)
    assert summary["files"] == 2
    assert summary["reports"] == {"refused": 1, "new": 1}
    assert summary["records"]["statement"] >= 3
    assert summary["refused"] == [said.err.removeprefix("refused: ").strip()]


def test_a_report_on_which_the_program_fails_does_not_stop_the_others(
    dossier: Path, detente_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.reading import reader

    put(dossier, "a.txt")
    put(dossier, "b.txt", GRAIN)
    sound = reader.read_within

    def failing(parsed, *others):  # type: ignore[no-untyped-def]
        if parsed.report.path.endswith("a.txt"):
            raise IndexError("list index out of range")
        return sound(parsed, *others)

    monkeypatch.setattr(reader, "read_within", failing)
    said = detente_command("read")
    assert said.code == 1
    assert "reports/a.txt" in said.err
    assert said.err.count("\n") == 1
    assert set(held(dossier)) == {"reports/b.txt"}


def test_in_a_terminal_it_shows_how_far_it_is(
    dossier: Path, detente_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.cli import output

    monkeypatch.setattr(output, "in_terminal", lambda *_: True)
    put(dossier, "harbour.txt")
    put(dossier, "empty.txt", "")
    said = detente_command("read")
    assert said.code == 1
    assert "refused: reports/empty.txt" in said.err
    assert "Found" in said.out


def test_what_takes_too_long_is_read_in_part_and_read_whole_with_more_time(
    dossier: Path, detente_command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stopwatch is replaced by one that counts how often it is asked: no clock decides what is found."""

    def stopwatch(seconds: float) -> Callable[[], float]:
        asked = iter(range(1_000_000))
        return lambda: next(asked) / seconds

    monkeypatch.setattr("detente.intake._stopwatch", stopwatch)
    put(dossier, "harbour.txt", "\n\n".join([HARBOUR] * 6))
    put(dossier, "grain.txt", GRAIN)
    said = detente_command("read", "--time-limit", "200")
    assert said.code == 0
    assert "reports/harbour.txt was read in part, up to character " in said.out
    assert "200 seconds" in said.out and "--time-limit" in said.out and "grain.txt was" not in said.out
    first = held(dossier)["reports/harbour.txt"]
    assert first[1] > 0
    listed = [line.split("\t") for line in detente_command("reports").out.splitlines()]
    assert {row[4]: row[7] for row in listed} == {"reports/harbour.txt": "in part", "reports/grain.txt": ""}
    marks = [json.loads(line).get("in_part") for line in detente_command("export").out.splitlines()]
    assert True in marks
    said = detente_command("read", "--again", "--time-limit", "100000", "--json", "reports/harbour.txt")
    summary = json.loads(said.out)
    assert (summary["reports"], summary["in_part"]) == ({"read again": 1}, [])
    assert held(dossier)["reports/harbour.txt"][1] > first[1]
    assert "in part" not in detente_command("reports").out


def test_a_time_limit_of_nothing_is_refused(dossier: Path, detente_command: Command) -> None:
    put(dossier, "harbour.txt")
    said = detente_command("read", "--time-limit", "0")
    assert said.code != 0
    assert "more than 0" in said.err
    assert "Traceback" not in said.err
