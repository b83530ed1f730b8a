"""``detente statements``, ``contacts``, ``positions``, ``actions``, ``commitments``, ``figures``: one kind each."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from detente.cli import layouts, output
from detente.cli.options import (
    Dossier,
    Holder,
    InReport,
    Issue,
    Json,
    Limit,
    NoParty,
    Party,
    Since,
    Speaker,
    Text,
    Until,
    opened,
)
from detente.cli.output import note, one_line, plural

if TYPE_CHECKING:
    from detente.cli.layouts import Layout
    from detente.ledger.queries import ReportEntry
    from detente.records import Record
    from detente.session import OpenDossier

Kind = TypeVar("Kind", bound="Record")
_LONGEST = 400  # characters of a record's sentences in a list in a terminal; `show` has all of them


def statements(
    party: Party = None, speaker: Speaker = None, since: Since = None, until: Until = None, report: InReport = None,
    text: Text = None, limit: Limit = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List who said what.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        found = folder.statements(
            party=party, speaker=speaker, since=since, until=until, report=report, text=text, limit=limit
        )
        _give(layouts.STATEMENTS, found, folder, report, as_json)


def contacts(
    party: Party = None, since: Since = None, until: Until = None, report: InReport = None, text: Text = None,
    limit: Limit = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List who met whom: meetings, calls, visits, talks.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        found = folder.contacts(party=party, since=since, until=until, report=report, text=text, limit=limit)
        _give(layouts.CONTACTS, found, folder, report, as_json)


def positions(
    party: Party = None, speaker: Holder = None, issue: Issue = None, since: Since = None, until: Until = None,
    report: InReport = None, text: Text = None, limit: Limit = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List who wants, accepts or refuses what on the dossier's issues.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        found = folder.positions(
            party=party, speaker=speaker, issue=issue, since=since, until=until, report=report, text=text, limit=limit
        )
        _give(layouts.POSITIONS, found, folder, report, as_json)


def actions(
    party: Party = None, since: Since = None, until: Until = None, report: InReport = None, text: Text = None,
    limit: Limit = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List who did what to whom, and whether it happened.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        found = folder.actions(party=party, since=since, until=until, report=report, text=text, limit=limit)
        _give(layouts.ACTIONS, found, folder, report, as_json)


def commitments(
    party: Party = None, since: Since = None, until: Until = None, report: InReport = None, text: Text = None,
    limit: Limit = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List who undertook what, and by when.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        found = folder.commitments(party=party, since=since, until=until, report=report, text=text, limit=limit)
        _give(layouts.COMMITMENTS, found, folder, report, as_json)


def figures(
    party: NoParty = None, since: Since = None, until: Until = None, report: InReport = None, text: Text = None,
    limit: Limit = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List the quantities.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        found = folder.figures(party=party, since=since, until=until, report=report, text=text, limit=limit)
        _give(layouts.FIGURES, found, folder, report, as_json)


def _give(
    layout: "Layout[Kind]", found: Sequence[Kind], folder: "OpenDossier", report: str | None, as_json: bool
) -> None:
    """Print the records in the form that is asked for; where there are none, tell why on standard error."""
    if as_json:
        from detente.exports.common import record_line

        output.say_json(record_line(record) for record in found)
    elif not found:
        note(_nothing(layout.kind, folder, report))
    elif output.in_terminal():
        _by_report(layout, found, {entry.path: entry for entry in folder.reports()})
    else:
        output.say_rows((record.id, *layout.cells(record), record.report, _words(record)) for record in found)


def _nothing(kind: str, folder: "OpenDossier", report: str | None) -> str:
    """Why there is nothing: of a copy the original was read."""
    path = folder.report(report).path if report else None
    for entry in folder.reports() if path else ():
        if entry.path == path and entry.duplicate_of is not None:
            return f"{path} is a copy of {entry.duplicate_of}: ask for that one."
    return f"No {kind} passes these filters."


def _words(record: "Record") -> str:
    return " … ".join(one_line(span.text) for span in record.evidence)


def _by_report(layout: "Layout[Kind]", found: Sequence[Kind], entries: "dict[str, ReportEntry]") -> None:
    """The records under the line of their report, each with its sentences below it."""
    from rich.padding import Padding
    from rich.text import Text as Styled

    console = output.console()
    for path, group in groupby(found, key=lambda record: record.report):
        console.print(Styled(_heading(path, entries.get(path)), style="bold"))
        for record in group:
            date = layout.cells(record)[0]
            day = f"{layout.before}{date}" if date else layout.undated
            rest = "".join(f" · {one_line(part)}" for part in layout.rest(record) if part)
            head = Styled.assemble(
                (f"  {record.id}  ", "dim"), f"{one_line(day):<10}  ", (one_line(layout.who(record)), "cyan"), rest
            )
            console.print(head, soft_wrap=True)
            words = _words(record)
            shown = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
            console.print(Padding(Styled(shown), (0, 0, 0, 6)))
        console.print()
    console.print(f"{plural(len(found), layout.kind)}. Open one with: detente show ID", style="dim")


def _heading(path: str, entry: "ReportEntry | None") -> str:
    parts = [path, entry and entry.outlet, entry and entry.published]
    return one_line(" · ".join(part for part in parts if part))
