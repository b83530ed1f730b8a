"""``detente statements``, ``show``, ``search`` and ``reports``: what the ledger holds."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import output
from detente.cli.options import Dossier, Json, opened
from detente.cli.output import clean, note, one_line, plural

if TYPE_CHECKING:
    from detente.ledger.queries import ReportEntry
    from detente.ledger.search import Hit
    from detente.records import Party, Statement
    from detente.session import OpenDossier

_LONGEST = 400  # characters of a statement in a list in a terminal; `show` has all of it
_FROM = {
    "given": "given",
    "sidecar": "sidecar",
    "file name": "file name",
    "metadata": "document",
    "text": "inferred",
}


def statements(
    party: Annotated[str | None, typer.Option(metavar="CODE", help="Of this party: RUS, USA, OBSERVER.")] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="By speakers with these words in their name.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Said then or later: 2015, 2015-12 or 2015-12-14.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Said then or earlier.")] = None,
    report: Annotated[
        str | None, typer.Option(metavar="NAME", help="In the report with this path or file name.")
    ] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="With these words in the sentence.")] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", help="At most so many.")] = None,
    dossier: Dossier = None,
    as_json: Json = False,
) -> None:
    """List who said what.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        found = folder.statements(
            party=party, speaker=speaker, since=since, until=until, report=report, text=text, limit=limit
        )
        if as_json:
            from detente.exports.common import record_line

            output.say_json(record_line(statement) for statement in found)
        elif not found:
            note(_nothing(folder, report))
        elif output.in_terminal():
            _by_report(found, {entry.path: entry for entry in folder.reports()})
        else:
            output.say_rows(_row(statement) for statement in found)


def _nothing(folder: "OpenDossier", report: str | None) -> str:
    """Why there is nothing: of a copy the original was read."""
    path = folder.report(report).path if report else None
    for entry in folder.reports() if path else ():
        if entry.path == path and entry.duplicate_of is not None:
            return f"{path} is a copy of {entry.duplicate_of}: ask for that one."
    return "No statement passes these filters."


def _row(statement: "Statement") -> Sequence[str | None]:
    party = parties(statement.party)
    return statement.id, statement.date, party, statement.speaker, statement.report, _words(statement)


def _words(statement: "Statement") -> str:
    return " … ".join(one_line(span.text) for span in statement.evidence)


def parties(party: "Party") -> str:
    """A field of parties as words."""
    return ", ".join(party) if isinstance(party, list) else party or ""


def _by_report(found: "Iterable[Statement]", entries: "dict[str, ReportEntry]") -> None:
    """The statements under the line of their report, each with its sentence below it."""
    from rich.padding import Padding
    from rich.text import Text

    console, number = output.console(), 0
    for path, group in groupby(found, key=lambda statement: statement.report):
        console.print(Text(_heading(path, entries.get(path)), style="bold"))
        for statement in group:
            number += 1
            head = Text.assemble(
                (f"  {statement.id}  ", "dim"), f"{statement.date or 'no date':<10}  ",
                (clean(statement.speaker), "cyan"), f" ({parties(statement.party) or 'party unknown'})",
            )  # fmt: skip
            console.print(head, soft_wrap=True)
            words = _words(statement)
            shown = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
            console.print(Padding(Text(shown), (0, 0, 0, 6)))
        console.print()
    console.print(f"{plural(number, 'statement')}. Open one with: detente show ID", style="dim")


def _heading(path: str, entry: "ReportEntry | None") -> str:
    parts = [path, entry and entry.outlet, entry and entry.published]
    return one_line(" · ".join(part for part in parts if part))


def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="The record's id, or the beginning of it.")],
    dossier: Dossier = None,
    as_json: Json = False,
) -> None:
    """Show one record in its sentence.

    With its report, who speaks and who reports it, all its fields and its history."""
    from detente.cli import page

    with opened(dossier) as folder:
        record, history = folder.record(name), folder.history(name)
        report = folder.report(record.report, version=history.version)
        if as_json:
            output.say_json([page.as_json(record, history, report)])
        else:
            page.show(record, history, report)


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

    When each was published, where that date comes from, its version, records and original."""
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
         entry.outlet, entry.duplicate_of) for entry in entries
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
        day, origin = entry.published or "unknown", published_from(entry.published_from)
        shown.add_row(day, origin, str(entry.version), f"{entry.records:,}", name)
    output.console().print(shown)


def published_from(origin: str | None) -> str:
    """Where a date of publication comes from, in words."""
    return _FROM.get(origin or "", "")
