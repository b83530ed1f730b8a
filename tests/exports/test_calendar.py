"""Calendars that other programs read: line ends, folding, escaping."""

from pathlib import Path

import pytest

from detente.analysis.deadlines import Deadline, Undertaking, deadlines
from detente.errors import UsageError
from detente.exports.calendar import escaped, export_calendar, folded


def made(what: str, **fields: object) -> list[Deadline]:
    values = {"obligors": ("ABC",), "what": what, "status": "pledged", "published": 19_000, "due": 19_100, **fields}
    return deadlines([Undertaking(record="cm-1", **values)], 19_010, lambda *_: None)  # type: ignore[arg-type]


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_calendar(tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    assert export_calendar(made("open the gates; all of them, “at once”\nand for ever"), file) == 1
    lines = unfolded(file.read_bytes().decode())
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert "SUMMARY:ABC: open the gates\\; all of them\\, “at once”\\nand for ever" in lines
    assert "DTSTART;VALUE=DATE:20220418" in lines and "DTEND;VALUE=DATE:20220419" in lines
    assert "UID:cm-1@detente" in lines


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    what = "открыть ворота гавани 🤝 " * 20
    export_calendar(made(what), file)
    raw = file.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert f"SUMMARY:ABC: {what}" in unfolded(raw.decode())


def test_what_has_no_day_or_is_done_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    assert export_calendar([*made("a", due=None), *made("b", status="kept")], file) == 0
    assert "BEGIN:VEVENT" not in file.read_text()


def test_characters_that_no_line_may_hold() -> None:
    assert escaped("a\x07b\\c") == "a b\\\\c"
    assert list(folded("short")) == ["short"]


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        export_calendar([], tmp_path / "no" / "due.ics")
