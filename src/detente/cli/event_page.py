"""One event as a page: what its accounts come to, every account in its paragraph, and why they are taken for one."""

from typing import TYPE_CHECKING

from detente.cli import output, page
from detente.cli.output import one_line, plural

if TYPE_CHECKING:
    from detente.ledger.event_queries import Account, Event, Joint
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
        output.say(f"  {page.source_line(reports[account.record.report])}")
        for copy in account.copies:
            output.say(f"  repeated by {one_line(copy)}")
        output.say(f"  {_differing(event, account)}")
        _passages(account, reports[account.record.report], coloured=coloured)
    told = [joint_line(joint) for joint in event.joints] + [decision_line(decision) for decision in decided]
    if told:
        output.say("")
    for line in told:
        output.say(f"  {line}")


def _head(event: "Event") -> list[str]:
    lines = [f"event {event.id}: {event.kind}, told by {plural(event.reports, 'report')}", ""]
    lines += [f"  {name:<12} {page.in_words(value)}" for name, value in event.fields.items()]
    if event.consultations:
        lines.append(f"  {'as actions':<12} {', '.join(event.consultations)}")
    return lines


def _account_line(account: "Account") -> str:
    return f"{account.record.kind} {account.record.id}"


def _differing(event: "Event", account: "Account") -> str:
    """What this account says otherwise than the event as a whole."""
    own = {name: getattr(account.record, name) for name in event.fields}
    other = [f"{name}: {page.in_words(own[name])}" for name, value in event.fields.items() if own[name] != value]
    return "; ".join(other) or "agrees with all of that"


def _passages(account: "Account", report: "Report", *, coloured: bool) -> None:
    for where in page.paragraphs(report.text, account.record):
        passage = page.pieces(report.text, where, account.record)
        if coloured:
            page.print_passage(passage)
        else:
            output.say(f"\n    {page.marked(passage)}")


def joint_line(joint: "Joint") -> str:
    """Why two accounts are one event."""
    score = "" if joint.score is None else f" (score {joint.score:.2f})"
    return one_line(f"{joint.time} {joint.by}: {joint.records[0]} with {joint.records[1]}{score}: {joint.why}")


def decision_line(decision: "Decision") -> str:
    """What a person decided about events."""
    if decision.verb == "split":
        named = " from ".join(", ".join(account.record for account in part) for part in decision.parts)
    else:
        named = ", ".join(account.record for account in decision.accounts)
    what = "undo of merge or split" if decision.verb == "undo" else decision.verb
    reason = f" ({decision.reason})" if decision.reason else ""
    return one_line(f"{decision.time} {decision.author}: {what}, {named}{reason}")
