"""``detente contacts --reports`` and ``actions --reports``: each event once, every report's own account under it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from detente.cli import output
from detente.cli.output import note, one_line, plural
from detente.cli.rows import nothing, shortened
from detente.wording.events import agreed, as_values
from detente.wording.record import words_of

if TYPE_CHECKING:
    from detente.ledger.event_queries import Account, Event
    from detente.records import Record
    from detente.session import OpenDossier
    from detente.wording.lists import Layout

Kind = TypeVar("Kind", bound="Record")


def give_events(
    layout: "Layout[Kind]", found: "Sequence[Event]", folder: "OpenDossier", report: str | None, as_json: bool
) -> None:
    """Print the events in the form that is asked for; where there are none, tell why on standard error."""
    if as_json:
        output.say_json(as_values(event) for event in found)
    elif not found:
        note(nothing(layout.kind, folder, report))
    elif output.in_terminal():
        _in_colours(layout, found)
    else:
        output.say_rows(row for event in found for row in _rows(layout, event))
    if waiting := folder.undecided():
        what = f"{plural(waiting, 'record')} {'is' if waiting == 1 else 'are'}"
        note(f"{what} not compared with the others yet: run detente read.")


def _rows(layout: "Layout[Kind]", event: "Event") -> "Iterator[Sequence[str | None]]":
    """A line for the event, with the number of its reports, then one for each account."""
    yield event.id, *layout.cells(cast("Kind", agreed(event))), str(event.reports), ""
    for account in event.accounts:
        record = account.record
        cells = layout.cells(cast("Kind", record))
        yield record.id, *cells, record.report, words_of(record), account.published, account.outlet


def _in_colours(layout: "Layout[Kind]", found: "Sequence[Event]") -> None:
    from rich.padding import Padding
    from rich.text import Text

    console = output.console()
    for event in found:
        record = cast("Kind", agreed(event))
        told = f" · {plural(event.reports, 'report')}"
        console.print(Text.assemble(
            (f"{event.id}  ", "dim"), f"{_day(layout, record):<10}  ", (one_line(layout.who(record)), "bold cyan"),
            _rest(layout, record), told,
        ), soft_wrap=True)  # fmt: skip
        for account in event.accounts:
            own = cast("Kind", account.record)
            console.print(Text.assemble(
                "  ", _source(account), (f"  {own.id}  ", "dim"), f"{_day(layout, own)}  ", (layout.who(own), "cyan"),
                _rest(layout, own),
            ), soft_wrap=True)  # fmt: skip
            console.print(Padding(Text(shortened(words_of(own))), (0, 0, 0, 6)))
        console.print()
    console.print(f"{plural(len(found), 'event')}. Open one with: detente show ID", style="dim")


def _day(layout: "Layout[Kind]", record: Kind) -> str:
    date = layout.cells(record)[0]
    return one_line(f"{layout.before}{date}" if date else layout.undated)


def _rest(layout: "Layout[Kind]", record: Kind) -> str:
    return "".join(f" · {one_line(part)}" for part in layout.rest(record) if part)


def _source(account: "Account") -> str:
    """Who reports it, and when."""
    copies = f" (and {plural(len(account.copies), 'copy', 'copies')})" if account.copies else ""
    parts = (account.outlet or account.record.report, account.published)
    return one_line(" · ".join(part for part in parts if part)) + copies
