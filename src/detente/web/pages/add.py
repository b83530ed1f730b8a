"""Adding reports: the form, and the readings that go on or have ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from starlette.datastructures import FormData

from detente.deposit import MAX_FILES
from detente.errors import NothingNamed
from detente.intake import name_in
from detente.sources.read import MAX_BYTES, SUFFIXES
from detente.web.desk import Desk
from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit
from detente.wording.text import plural

if TYPE_CHECKING:
    from pathlib import Path

    from detente.session import OpenDossier
    from detente.steps import Step

STATES = {
    "stored": "waits", "known": "there already", "reading": "is being read", "refused": "refused", "new": "read",
    "new version": "read, a new version", "read again": "read again", "unchanged": "read before", "copy": "a copy",
}  # fmt: skip


@dataclass
class Row:
    """What became of one report, or of a file that gave none."""

    name: str
    state: str
    report: str | None = None
    found: dict[str, int] = field(default_factory=dict)
    why: str = ""


def page(visit: Visit) -> Page:
    """The form, what lies in the folder unread, and the last readings."""
    jobs = [(job.name, job.ended, len(rows_of(job.steps))) for job in visit.desk.jobs.last()]
    names = [path.name for path in unread(visit.folder)]
    table = Table("unread", "Not in the ledger", UNREAD, names, "All files in the folder of reports are in the ledger.")
    context = {
        "unread": names, "jobs": jobs, "most": MAX_FILES,
        "megabytes": MAX_BYTES // 1_000_000, "endings": ",".join(SUFFIXES), "bytes": MAX_BYTES,
    }  # fmt: skip
    return Page("add.html", "Add reports", context, {"readings": [job[0] for job in jobs]}, (table,))


def job(visit: Visit) -> Page:
    """One reading. Raises NothingNamed where the desk does not know it."""
    found = visit.desk.jobs.get(visit.names["job"])
    if found is None:
        raise NothingNamed(
            "The desk does not know this reading any more; what it read is in the ledger, and the rest can be read"
            " from the page Add reports."
        )
    told = list(found.steps)
    rows = rows_of(told)
    totals = next((step.found for step in reversed(told) if step.step == "done"), {})
    context = {
        "job": found.name, "ended": found.ended, "rows": rows, "states": STATES, "found": in_words(totals),
        "waits": told[-1].why if told and told[-1].step == "waiting" and not found.ended else None,
        "failed": next((step.why for step in told if step.step == "failed"), None),
    }  # fmt: skip
    data = {"ended": found.ended, "steps": told}
    return Page("job.html", "Reading", context, data, (_table(rows),), "job_fragment.html")


def read_rest(desk: Desk, _names: Mapping[str, str], _form: FormData) -> str:
    """Read what lies in the folder of reports and is not in the ledger."""
    desk.check_writing()
    with desk.reading() as folder:
        files = unread(folder)
    return f"/add/{desk.jobs.begin(files).name}"


def unread(folder: "OpenDossier") -> "list[Path]":
    """The files in the folder of reports of which the ledger has nothing."""
    known = {entry.path.partition("#")[0] for entry in folder.reports()} if folder.has_ledger() else set()
    return [path for path, error in folder.files() if error is None and name_in(folder.folder, path) not in known]


def rows_of(told: "Sequence[Step]") -> list[Row]:
    """A row for each report, in the order in which the files came; ``told`` are the steps until now."""
    rows: dict[str, Row] = {}
    for step in told:
        file = PurePosixPath(step.name.partition("#")[0]).name
        if step.step in ("stored", "known", "reading"):
            rows.setdefault(file, Row(step.given or step.name, step.step))
            if step.step == "reading":
                rows[file].state = "reading"
        elif step.step in ("read", "refused"):
            first = rows.get(file)
            entry = "#" in step.name and first is not None and first.report is not None
            row = Row(first.name if first and not entry else step.name, step.status or "", found=step.found)
            row.report = step.name if step.step == "read" else None
            row.why = step.why or (f"of {step.copy_of}" if step.copy_of else _in_part(step))
            rows[step.name if entry else file] = row
    return list(rows.values())


def _in_part(step: "Step") -> str:
    return f"read in part: {step.in_part[0]:,} of {step.in_part[1]:,} characters" if step.in_part else ""


def in_words(found: dict[str, int]) -> str:
    """``3 statements, 1 contact``."""
    return ", ".join(plural(count, kind) for kind, count in found.items())


def _table(rows: Sequence[Row]) -> Table[Row]:
    return Table("files", "Files", FILES, rows, "Nothing was sent.", filters=False)


UNREAD: tuple[Column[str], ...] = (Column("file", "file", lambda name: name),)
FILES: tuple[Column[Row], ...] = (
    Column("file", "file", lambda row: row.name),
    Column("state", "state", lambda row: row.state, lambda row: STATES.get(row.state, row.state)),
    Column("report", "report", lambda row: row.report),
    Column("found", "found", lambda row: in_words(row.found)),
    Column("why", "why", lambda row: row.why),
)
