"""One event: the accounts of a meeting, or of a deed, side by side; what only one tells, and where they differ."""

from typing import TYPE_CHECKING

from detente.web.columns import DIFFERENCES
from detente.web.pages.record import DONE
from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit
from detente.wording import events
from detente.wording import record as words

if TYPE_CHECKING:
    from detente.ledger.event_queries import Account


def page(visit: Visit) -> Page:
    """The page."""
    folder = visit.folder
    event = folder.event(visit.names["name"])
    ids = {account.record.id for account in event.accounts}
    differing = visit.kept("accounts", None, make=lambda: folder.accounts(as_of=visit.as_of, since=visit.since))
    mine = [one for one in differing if {one.one, one.other} <= ids]
    told = []
    for account in event.accounts:
        report = folder.report(account.record.report, version=folder.history(account.record.id).version)
        where = words.paragraphs(report.text, account.record)
        told.append((account, report, [words.pieces(report.text, span, account.record) for span in where]))
    context = {
        "event": event, "told": told, "marks": events.field_marks(event), "in_words": words.in_words,
        "joints": [events.joint_line(joint) for joint in event.joints], "done": DONE.get(visit.asked("done") or ""),
        "decided": [events.decision_line(one) for one in folder.decided(event.id)],
    }  # fmt: skip
    tables = (
        Table("accounts", "", ACCOUNTS, event.accounts),
        Table("differences", "Where the accounts differ", DIFFERENCES, mine, "In nothing that can be compared."),
    )
    return Page("event.html", f"{event.kind} {event.id}", context, events.as_values(event), tables)


def _field(name: str) -> "Column[Account]":
    def value(account: "Account") -> str:
        told = getattr(account.record, name, None)
        return words.in_words(told) if told not in (None, []) else ""

    return Column(name, name, value)


ACCOUNTS: "tuple[Column[Account], ...]" = (
    Column("record", "record", lambda account: [account.record.id], form="records"),
    Column("outlet", "outlet", lambda account: account.outlet),
    Column("published", "published", lambda account: account.published, form="day"),
    *map(_field, ("form", "type", "parties", "source", "target", "participants", "date", "place", "status",
                  "factuality", "topics")),
)  # fmt: skip
