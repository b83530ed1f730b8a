"""``detente show``, ``search`` and ``reports``: one record, the reports with some words, all reports."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import output
from detente.cli.options import Dossier, Json, opened
from detente.cli.output import clean, note, one_line

if TYPE_CHECKING:
    from detente.ledger.queries import ReportEntry
    from detente.ledger.search import Hit
    from detente.records import Record
    from detente.session import OpenDossier

_FROM = {
    "given": "given",
    "sidecar": "sidecar",
    "file name": "file name",
    "metadata": "document",
    "text": "inferred",
}


def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of a record or event, or its beginning.")],
    dossier: Dossier = None,
    as_json: Json = False,
) -> None:
    """Show one record in its sentence, or one event with every report's account of it.

    With its report, who speaks and who reports it, all its fields and its history."""
    from detente.cli import page
    from detente.wording.record import as_json as record_values

    with opened(dossier) as folder:
        if name.startswith("ev-"):
            _show_event(folder, name, as_json)
            return
        record, history = folder.record(name), folder.history(name)
        report = folder.report(record.report, version=history.version)
        if as_json:
            output.say_json([record_values(record, history, report)])
        else:
            page.show(record, history, report)
            _tell_event(folder, record)


def _show_event(folder: "OpenDossier", name: str, as_json: bool) -> None:
    from detente.cli import event_page
    from detente.wording.events import as_values

    event = folder.event(name)
    if as_json:
        output.say_json([as_values(event)])
        return
    versions = {account.record.report: folder.history(account.record.id).version for account in event.accounts}
    reports = {path: folder.report(path, version=version) for path, version in versions.items()}
    event_page.show(event, reports, folder.decided(name))


def _tell_event(folder: "OpenDossier", record: "Record") -> None:
    """The event of which a record is one account among several, and what people decided about that."""
    from detente.wording.events import decision_line

    if record.kind not in ("contact", "action"):
        return
    event = folder.event(record.id)
    if len(event.accounts) > 1:
        output.say(f"  one of {len(event.accounts)} accounts of {event.id}")
    for decision in folder.decided(record.id):
        output.say(f"  {decision_line(decision)}")


def search(
    words: Annotated[
        list[str], typer.Argument(help='Words; "in quotes" they stand together, sanction* is a beginning.')
    ],
    limit: Annotated[int, typer.Option(metavar="N", help="At most so many reports.")] = 20,
    dossier: Dossier = None,
    as_json: Json = False,
) -> None:
    """Find the reports that have all the words."""
    # The shell takes quotation marks away: an argument of several words was in quotes.
    asked = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with opened(dossier) as folder:
        hits = folder.search(asked, limit=limit)
    if as_json:
        output.say_json(asdict(hit) for hit in hits)
    elif not hits:
        note("No report has all these words.")
    elif output.in_terminal():
        _show_hits(hits)
    else:
        output.say_rows((hit.report, hit.published, hit.text, " ".join(hit.records)) for hit in hits)


def _show_hits(hits: "Iterable[Hit]") -> None:
    from rich.padding import Padding
    from rich.text import Text

    console = output.console()
    for hit in hits:
        head = " · ".join(part for part in (hit.report, hit.published, hit.title) if part)
        console.print(Text(one_line(head), style="bold"))
        piece = Text(clean(hit.text).replace("\n", " "))
        for start, end in hit.marks:
            piece.stylize("bold yellow", start - hit.start, end - hit.start)
        console.print(Padding(piece, (0, 0, 0, 2)))
        if hit.records:
            console.print(Text("  " + "  ".join(hit.records), style="dim"))
        console.print()


def reports(dossier: Dossier = None, as_json: Json = False) -> None:
    """List the reports.

    When each was published, where that date comes from, its version, records and original; which were read in part."""
    with opened(dossier) as folder:
        entries = folder.reports()
    if as_json:
        output.say_json(asdict(entry) for entry in entries)
        return
    if output.in_terminal():
        _show_reports(entries)
        return
    output.say_rows(
        (entry.published, published_from(entry.published_from), str(entry.version), str(entry.records), entry.path,
         entry.outlet, entry.duplicate_of, "in part" if entry.in_part else None) for entry in entries
    )  # fmt: skip


def _show_reports(entries: "Iterable[ReportEntry]") -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    shown.add_column("published", no_wrap=True)
    shown.add_column("date", no_wrap=True, style="dim")
    shown.add_column("version", justify="right")
    shown.add_column("records", justify="right")
    shown.add_column("report", overflow="fold")
    for entry in entries:
        name = Text(one_line(entry.path))
        if entry.duplicate_of is not None:
            name.append(f"\ncopy of {one_line(entry.duplicate_of)}", style="dim")
        if entry.in_part:
            name.append("\nread in part", style="yellow")
        day, origin = entry.published or "unknown", published_from(entry.published_from)
        shown.add_row(day, origin, str(entry.version), f"{entry.records:,}", name)
    output.console().print(shown)


def published_from(origin: str | None) -> str:
    """Where a date of publication comes from, in words."""
    return _FROM.get(origin or "", "")
