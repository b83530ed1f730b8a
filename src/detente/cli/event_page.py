"""One event as a page: what its accounts come to, every account in its paragraph, and why they are taken for one."""

from typing import TYPE_CHECKING

from detente.cli import output, page
from detente.cli.output import one_line, plural
from detente.wording.events import decision_line, differing, joint_line
from detente.wording.record import in_words, paragraphs, pieces, source_line

if TYPE_CHECKING:
    from detente.ledger.event_queries import Account, Event
    from detente.ledger.verdicts import Decision
    from detente.records import Report


def show(event: "Event", reports: "dict[str, Report]", decided: "list[Decision]") -> None:
    """Print the page. ``reports`` are those of the accounts, by path."""
    coloured = output.in_terminal()
    for line in _head(event):
        output.say(line)
    for account in event.accounts:
        output.say("")
        output.say(_account_line(account))
        output.say(f"  {source_line(reports[account.record.report])}")
        for copy in account.copies:
            output.say(f"  repeated by {one_line(copy)}")
        output.say(f"  {differing(event, account)}")
        _passages(account, reports[account.record.report], coloured=coloured)
    told = [joint_line(joint) for joint in event.joints] + [decision_line(decision) for decision in decided]
    if told:
        output.say("")
    for line in told:
        output.say(f"  {line}")


def _head(event: "Event") -> list[str]:
    lines = [f"event {event.id}: {event.kind}, told by {plural(event.reports, 'report')}", ""]
    lines += [f"  {name:<12} {in_words(value)}" for name, value in event.fields.items()]
    if event.consultations:
        lines.append(f"  {'as actions':<12} {', '.join(event.consultations)}")
    return lines


def _account_line(account: "Account") -> str:
    return f"{account.record.kind} {account.record.id}"


def _passages(account: "Account", report: "Report", *, coloured: bool) -> None:
    for where in paragraphs(report.text, account.record):
        passage = pieces(report.text, where, account.record)
        if coloured:
            page.print_passage(passage)
        else:
            output.say(f"\n    {page.marked(passage)}")
