"""One event as words and as plain values: where an account differs, why accounts are one, what people decided."""

from typing import TYPE_CHECKING, Any

from detente.wording.record import in_words
from detente.wording.text import one_line

if TYPE_CHECKING:
    from detente.ledger.event_queries import Account, Event, Joint
    from detente.ledger.verdicts import Decision
    from detente.records import Record


def as_values(event: "Event") -> dict[str, Any]:
    """The event as plain JSON values: what is agreed, then each account as in an export, then why they are one."""
    from detente.exports.common import joint_lines, record_line

    accounts = [
        {
            **record_line(account.record), "published": account.published, "outlet": account.outlet,
            "title": account.title, "copies": list(account.copies),
        } for account in event.accounts
    ]  # fmt: skip
    return {
        "kind": "event", "id": event.id, "of": event.kind, **event.fields, "reports": event.reports,
        "accounts": accounts, "joints": joint_lines(event), "consultations": list(event.consultations),
    }  # fmt: skip


def agreed(event: "Event") -> "Record":
    """What the accounts come to, in the form of a record; what is only an account's own is left out."""
    first = event.accounts[0].record
    own = {name: None for name in ("condition", "duration") if hasattr(first, name)}
    return first.model_copy(update={**own, **event.fields})


def differing(event: "Event", account: "Account") -> str:
    """What this account says otherwise than the event as a whole."""
    own = {name: getattr(account.record, name) for name in event.fields}
    other = [f"{name}: {in_words(own[name])}" for name, value in event.fields.items() if own[name] != value]
    return "; ".join(other) or "agrees with all of that"


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


def field_marks(event: "Event") -> dict[str, dict[str, str]]:
    """For each field and account of an event what its value is beside those of the others: ``only`` where no other
    account tells it, ``differs`` where another tells it otherwise, else nothing."""
    found: dict[str, dict[str, str]] = {}
    for name in event.fields:
        values = {account.record.id: getattr(account.record, name) for account in event.accounts}
        told = {id: value for id, value in values.items() if value not in (None, [])}
        found[name] = {id: _mark(id, told, len(values)) for id in values}
    return found


def _mark(id: str, told: dict[str, Any], accounts: int) -> str:
    if id not in told or accounts < 2:
        return ""
    if len(told) == 1:
        return "only"
    return "differs" if any(_plain(value) != _plain(told[id]) for value in told.values()) else ""


def _plain(value: Any) -> Any:
    """The order of a list tells nothing."""
    return sorted(value) if isinstance(value, list) else value
