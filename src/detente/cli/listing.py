"""``detente statements``, ``contacts``, ``positions``, ``actions``, ``commitments``, ``figures``: one kind each."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from detente.cli import output
from detente.cli.event_list import give_events
from detente.cli.options import (
    Dossier,
    Holder,
    InReport,
    Issue,
    Json,
    Limit,
    NoParty,
    Party,
    Reports,
    Since,
    Speaker,
    Text,
    Until,
    opened,
)
from detente.cli.output import note, one_line, plural
from detente.cli.rows import heading, nothing, shortened
from detente.wording import lists
from detente.wording.record import words_of

if TYPE_CHECKING:
    from detente.ledger.queries import ReportEntry
    from detente.records import Record
    from detente.session import OpenDossier
    from detente.wording.lists import Layout

Kind = TypeVar("Kind", bound="Record")


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
        _give(lists.STATEMENTS, found, folder, report, as_json)


def contacts(
    party: Party = None, since: Since = None, until: Until = None, report: InReport = None, text: Text = None,
    limit: Limit = None, reports: Reports = False, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List who met whom: meetings, calls, visits, talks.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        if reports:
            events = folder.events(
                "contact", party=party, since=since, until=until, report=report, text=text, limit=limit
            )
            give_events(lists.CONTACTS, events, folder, report, as_json)
            return
        found = folder.contacts(party=party, since=since, until=until, report=report, text=text, limit=limit)
        _give(lists.CONTACTS, found, folder, report, as_json)


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
        _give(lists.POSITIONS, found, folder, report, as_json)


def actions(
    party: Party = None, since: Since = None, until: Until = None, report: InReport = None, text: Text = None,
    limit: Limit = None, reports: Reports = False, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List who did what to whom, and whether it happened.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        if reports:
            events = folder.events(
                "action", party=party, since=since, until=until, report=report, text=text, limit=limit
            )
            give_events(lists.ACTIONS, events, folder, report, as_json)
            return
        found = folder.actions(party=party, since=since, until=until, report=report, text=text, limit=limit)
        _give(lists.ACTIONS, found, folder, report, as_json)


def commitments(
    party: Party = None, since: Since = None, until: Until = None, report: InReport = None, text: Text = None,
    limit: Limit = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List who undertook what, and by when.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        found = folder.commitments(party=party, since=since, until=until, report=report, text=text, limit=limit)
        _give(lists.COMMITMENTS, found, folder, report, as_json)


def figures(
    party: NoParty = None, since: Since = None, until: Until = None, report: InReport = None, text: Text = None,
    limit: Limit = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List the quantities.

    The order is that of the reports' dates, then of the text."""
    with opened(dossier) as folder:
        found = folder.figures(party=party, since=since, until=until, report=report, text=text, limit=limit)
        _give(lists.FIGURES, found, folder, report, as_json)


def _give(
    layout: "Layout[Kind]", found: Sequence[Kind], folder: "OpenDossier", report: str | None, as_json: bool
) -> None:
    """Print the records in the form that is asked for; where there are none, tell why on standard error."""
    if as_json:
        from detente.exports.common import record_line

        output.say_json(record_line(record) for record in found)
    elif not found:
        note(nothing(layout.kind, folder, report))
    elif output.in_terminal():
        _by_report(layout, found, {entry.path: entry for entry in folder.reports()})
    else:
        output.say_rows((record.id, *layout.cells(record), record.report, words_of(record)) for record in found)


def _by_report(layout: "Layout[Kind]", found: Sequence[Kind], entries: "dict[str, ReportEntry]") -> None:
    """The records under the line of their report, each with its sentences below it."""
    from rich.padding import Padding
    from rich.text import Text as Styled

    console = output.console()
    for path, group in groupby(found, key=lambda record: record.report):
        console.print(Styled(heading(path, entries.get(path)), style="bold"))
        for record in group:
            date = layout.cells(record)[0]
            day = f"{layout.before}{date}" if date else layout.undated
            rest = "".join(f" · {one_line(part)}" for part in layout.rest(record) if part)
            head = Styled.assemble(
                (f"  {record.id}  ", "dim"), f"{one_line(day):<10}  ", (one_line(layout.who(record)), "cyan"), rest
            )
            console.print(head, soft_wrap=True)
            console.print(Padding(Styled(shortened(words_of(record))), (0, 0, 0, 6)))
        console.print()
    console.print(f"{plural(len(found), layout.kind)}. Open one with: detente show ID", style="dim")
