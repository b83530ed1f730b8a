"""What lists of records and of events have in common: headings, sentences, and why there is nothing."""

from typing import TYPE_CHECKING

from detente.cli.output import one_line

if TYPE_CHECKING:
    from detente.ledger.queries import ReportEntry
    from detente.session import OpenDossier

_LONGEST = 400  # characters of a record's sentences in a list in a terminal; `show` has all of them


def nothing(kind: str, folder: "OpenDossier", report: str | None) -> str:
    """Why there is nothing: of a copy the original was read."""
    path = folder.report(report).path if report else None
    for entry in folder.reports() if path else ():
        if entry.path == path and entry.duplicate_of is not None:
            return f"{path} is a copy of {entry.duplicate_of}: ask for that one."
    return f"No {kind} passes these filters."


def shortened(words: str) -> str:
    """The beginning of long sentences."""
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def heading(path: str, entry: "ReportEntry | None") -> str:
    """The line of a report above its records."""
    parts = [path, entry and entry.outlet, entry and entry.published]
    return one_line(" · ".join(part for part in parts if part))
