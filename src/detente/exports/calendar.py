"""Deadlines as a calendar file (iCalendar, RFC 5545): a day-long entry for each undertaking that has a day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from detente.analysis.deadlines import Deadline
from detente.analysis.loading import iso_day
from detente.errors import UsageError

_LONGEST = 75  # octets of a line, without its end (§3.1)
_STATUS = {"proposed": "TENTATIVE", "in-doubt": "TENTATIVE"}


def export_calendar(deadlines: Iterable[Deadline], out: Path) -> int:
    """Write what is due or overdue and has a day to the file; returns how many entries it has. Raises UsageError where
    the file cannot be written."""
    chosen = [one for one in deadlines if one.state in ("due", "overdue") and one.due is not None]
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            file.writelines(f"{line}\r\n" for line in lines(chosen))
    except OSError as error:
        raise UsageError(f"{out} cannot be written ({error.strerror}): choose another file.") from error
    return len(chosen)


def lines(deadlines: Iterable[Deadline]) -> Iterator[str]:
    """The lines of the calendar without their ends, folded."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//detente//detente {_program()}//EN", "CALSCALE:GREGORIAN")
    for one in deadlines:
        for line in _entry(one):
            yield from folded(line)
    yield "END:VCALENDAR"


def _entry(one: Deadline) -> Iterator[str]:
    assert one.due is not None and one.days is not None
    due = date.fromisoformat(iso_day(one.due))
    seen = iso_day(one.due - one.days).replace("-", "")  # the day as of which it stands so
    who = ", ".join(one.obligors)
    told = [f"{one.status}, {one.state}", one.condition and f"condition: {one.condition} ({one.met})",
            one.by and f"according to {one.by}", f"records: {', '.join(one.records)}"]  # fmt: skip
    yield "BEGIN:VEVENT"
    yield f"UID:{one.records[-1]}@detente"  # the first report's record: it stays when further reports tell of it
    yield f"DTSTAMP:{seen}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    if due < date.max:
        yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(f'{who}: {one.what}' if who else one.what)}"
    yield f"DESCRIPTION:{escaped(chr(10).join(part for part in told if part))}"
    if one.obligors:
        yield f"CATEGORIES:{','.join(escaped(party) for party in one.obligors)}"
    yield f"STATUS:{_STATUS.get(one.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Text as a value (§3.3.11); characters that a line cannot hold become blanks."""
    plain = "".join(char if char in "\n\t" or char.isprintable() or ord(char) > 0x9F else " " for char in text)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """A long line in pieces of at most 75 octets, of which the further ones begin with a blank (§3.1); no character is
    cut in two."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece


def _program() -> str:
    try:
        return version("detente")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "unknown"
