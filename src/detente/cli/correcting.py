"""``detente accept``, ``correct``, ``reject``, ``merge``, ``split``, ``undo``, ``history``: what people changed.

Nothing that was read is overwritten: each of these adds a row with author, time and reason.
"""

import getpass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli import output
from detente.cli.options import Author, Dossier, Json, Reason, opened
from detente.cli.output import one_line, plural, say

if TYPE_CHECKING:
    from detente.ledger.event_queries import Event
    from detente.records import Record
    from detente.session import OpenDossier

RecordId = Annotated[str, typer.Argument(metavar="ID", help="The record's id, or the beginning of it.")]
AnyId = Annotated[str, typer.Argument(metavar="ID", help="The id of a record or of an event.")]


def accept(name: RecordId, author: Author = None, reason: Reason = None, dossier: Dossier = None) -> None:
    """Say that a record is right as it stands."""
    with opened(dossier) as folder:
        record = folder.accept(name, author=who(author), reason=reason)
        say(f"{record.id} is accepted.")


def correct(
    name: RecordId,
    changes: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE...", help="New values: party=RUS, date=2015-12-14, place=.")
    ],
    author: Author = None, reason: Reason = None, dossier: Dossier = None,
) -> None:  # fmt: skip
    """Give fields of a record other values.

    Several parties or names have commas between them; nothing after the = empties a field."""
    with opened(dossier) as folder:
        record = folder.record(name)
        values = dict(_change(record, words) for words in changes)
        corrected = folder.correct(record.id, values, author=who(author), reason=reason)
        for field in values:
            say(f"{record.id}: {field} is {_shown(getattr(corrected, field))}, was {_shown(getattr(record, field))}.")


def reject(name: RecordId, author: Author = None, reason: Reason = None, dossier: Dossier = None) -> None:
    """Say that the report does not say so: lists leave the record out."""
    with opened(dossier) as folder:
        record = folder.reject(name, author=who(author), reason=reason)
        say(f"{record.id} is rejected; it is back after: detente undo {record.id}")


def merge(
    names: Annotated[list[str], typer.Argument(metavar="ID ID...", help="Records or events, two or more.")],
    author: Author = None, reason: Reason = None, dossier: Dossier = None,
) -> None:  # fmt: skip
    """Say that these contacts, or these actions, are accounts of one event."""
    with opened(dossier) as folder:
        _say_event(folder.merge(*names, author=who(author), reason=reason))


def split(name: AnyId, author: Author = None, reason: Reason = None, dossier: Dossier = None) -> None:
    """Say that a record is no account of its event.

    With the id of an event: that none of its accounts tells of the same as another."""
    with opened(dossier) as folder:
        for event in folder.split(name, author=who(author), reason=reason):
            _say_event(event)


def undo(name: AnyId, author: Author = None, reason: Reason = None, dossier: Dossier = None) -> None:
    """Take back what was done last to a record or event: a correction, rejection, merge or split."""
    with opened(dossier) as folder:
        undone = folder.undo(name, author=who(author), reason=reason)
        if undone.record is not None:
            say(f"The last {undone.verb} of {undone.record.id} is taken back.")
            return
        say(f"The last {undone.verb} is taken back.")
        for event in undone.events:
            _say_event(event)


def history(name: AnyId, dossier: Dossier = None, as_json: Json = False) -> None:
    """Tell what people did to a record or event, and by what it was read."""
    with opened(dossier) as folder:
        if as_json:
            output.say_json([_history_values(folder, name)])
            return
        for line in _history_lines(folder, name):
            say(line)


def who(given: str | None) -> str:
    """Who does so; raises BadParameter where the system does not know."""
    try:
        name = given if given is not None else getpass.getuser()
    except (OSError, KeyError):
        name = ""
    if not name.strip():
        raise typer.BadParameter("give a name.", param_hint="--author")
    return name.strip()


def _change(record: "Record", words: str) -> tuple[str, Any]:
    """``field=value`` as the field and a value of its type; what it cannot have is left as words, for the error."""
    from detente.wording.changes import value_of

    field, equals, text = words.partition("=")
    field = field.strip()
    if not equals or not field:
        raise typer.BadParameter(f"{words!r} is not FIELD=VALUE, as in party=RUS.", param_hint="FIELD=VALUE")
    return field, value_of(type(record), field, text)


def _shown(value: object) -> str:
    from detente.wording.record import in_words

    return in_words(value)


def _say_event(event: "Event") -> None:
    accounts = ", ".join(account.record.id for account in event.accounts)
    say(f"{event.id}: {plural(len(event.accounts), 'account')} in {plural(event.reports, 'report')}: {accounts}")


def _history_lines(folder: "OpenDossier", name: str) -> list[str]:
    from detente.wording.events import decision_line, joint_line
    from detente.wording.record import past

    if name.startswith("ev-"):
        event = folder.event(name)
        lines = [f"event {event.id}, told by {plural(event.reports, 'report')}"]
        lines += [joint_line(joint) for joint in event.joints]
    else:
        record = folder.record(name)
        lines = [one_line(f"{record.kind} {record.id}, {record.report}"), *past(folder.history(name))]
    return lines + [decision_line(decision) for decision in folder.decided(name)]


def _history_values(folder: "OpenDossier", name: str) -> dict[str, Any]:
    from detente.exports.common import joint_lines
    from detente.wording.record import past_values

    decided = [
        {
            "verb": decision.verb, "parts": [[account.record for account in part] for part in decision.parts],
            "author": decision.author, "time": decision.time, "reason": decision.reason,
        } for decision in folder.decided(name)
    ]  # fmt: skip
    if name.startswith("ev-"):
        event = folder.event(name)
        return {"id": event.id, "kind": "event", "joints": joint_lines(event), "decisions": decided}
    record, history = folder.record(name), folder.history(name)
    return {"id": record.id, "kind": record.kind, **past_values(history), "decisions": decided}
