"""One record with its evidence: the sentence in its paragraph, who says it and who reports it, its history, and what
can be decided about it. In the drawer, or as a page of its own."""

from typing import TYPE_CHECKING, Any

from detente.records import KINDS
from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit
from detente.wording import changes
from detente.wording import record as words
from detente.wording.events import decision_line, joint_line
from detente.wording.lists import who

if TYPE_CHECKING:
    from detente.ledger.event_queries import Event
    from detente.records import Record

_NO_FIELDS = {"kind", "id", "report", "evidence", "content", "reader", "confidence"}
DONE = {
    "accept": "Accepted.", "correct": "Corrected.", "reject": "Rejected: lists leave it out; Undo brings it back.",
    "undo": "The last decision is taken back.", "merge": "Merged: these are accounts of one event.",
    "split": "Split: this is no account of that event.",
}  # fmt: skip
"""What is told after a decision."""


def page(visit: Visit) -> Page:
    """The page."""
    folder = visit.folder
    record = folder.record(visit.names["name"])
    history = folder.history(record.id)
    report = folder.report(record.report, version=history.version)
    event = folder.event(record.id) if record.kind in ("contact", "action") else None
    context = {
        "record": record, "history": history, "report": report, "who": who(record),
        "passages": [words.pieces(report.text, where, record) for where in words.paragraphs(report.text, record)],
        "chain": _chain(record), "said": _said(record), "fields": words.fields(record), "past": words.past(history),
        "inputs": _inputs(record), "event": event, "others": _others(event, record),
        "decided": [decision_line(one) for one in folder.decided(record.id)] if event else [],
        "joints": [joint_line(joint) for joint in event.joints if record.id in joint.records] if event else [],
        "undoable": len(history.corrections) > 2 * sum(one.verb == "undo" for one in history.corrections),
        "done": DONE.get(visit.asked("done") or ""), "as_read": dict(words.fields(history.as_read)),
    }  # fmt: skip
    table = Table("fields", "", FIELDS, words.fields(record))
    return Page("record.html", f"{record.kind} {record.id}", context, words.as_json(record, history, report), (table,),
                "record_fragment.html")  # fmt: skip


def _chain(record: "Record") -> list[str]:
    """Who says so, and for whom."""
    speaker = words.voucher(record)
    party = words.in_words(getattr(record, "party", None)) if getattr(record, "party", None) else None
    return [f"{speaker} ({party})" if party else speaker] if speaker else []


def _said(record: "Record") -> str | None:
    """When it was said or done, as far as the record tells."""
    told = getattr(record, "date", None) or getattr(record, "as_of", None)
    return str(told) if told else None


def _others(event: "Event | None", record: "Record") -> list[Any]:
    return [account for account in event.accounts if account.record.id != record.id] if event else []


def _inputs(record: "Record") -> list[tuple[str, str, tuple[str, ...]]]:
    """The fields that can be corrected: name, value as words, and the values it may have where they are few."""
    form = KINDS[record.kind]
    return [
        (name, changes.written(getattr(record, name)), changes.choices(form, name))
        for name in form.model_fields if name not in _NO_FIELDS
    ]  # fmt: skip


FIELDS: tuple[Column[tuple[str, str]], ...] = (
    Column("field", "field", lambda pair: pair[0]),
    Column("value", "value", lambda pair: pair[1]),
)
