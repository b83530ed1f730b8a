"""Actions that are told by the same sentences as a contact (CONSULT) belong to the event of that contact."""

from collections.abc import Iterable, Mapping

from detente.knowledge.merging_words import merging_words
from detente.ledger.accounts import Entry
from detente.ledger.connection import Connection
from detente.ledger.rows import fields_from, parties_of

Spans = list[tuple[int, int]]
_CHUNK = 500


def attach(
    connection: Connection, entries: Mapping[int, Entry], event_of: Mapping[int, int | None]
) -> tuple[dict[int, int | None], list[tuple[object, ...]]]:
    """The events of the CONSULT actions in the readings of these entries, and of the contacts to which they belong;
    with a row for each, why."""
    readings = sorted({e.reading for e in entries.values() if e.telling.facts.kind == "contact"} | _consulting(entries))
    found: dict[int, int | None] = {}
    reasons: list[tuple[object, ...]] = []
    for action, contact, event, read_at in _matched(connection, readings):
        if contact is None:
            continue
        first = event_of.get(contact, event)
        found[contact] = found[action] = contact if first is None else first
        reasons.append((*sorted((action, contact)), None, "told by the same sentences", None, read_at))
    return found, reasons


def _consulting(entries: Mapping[int, Entry]) -> set[int]:
    roots = merging_words().go_with_contact
    return {entry.reading for entry in entries.values() if entry.root in roots}


def _matched(connection: Connection, readings: list[int]) -> Iterable[tuple[int, int | None, int | None, str]]:
    """Each live CONSULT action of the readings with its contact, that one's event, and when it was read."""
    for start in range(0, len(readings), _CHUNK):
        chunk = readings[start : start + _CHUNK]
        actions: dict[int, list[tuple[int, str, set[str]]]] = {}
        contacts: dict[int, list[tuple[int, int | None, set[str]]]] = {}
        for number, reading, kind, fields, event, read_at in connection.query(
            "SELECT r.number, r.reading, r.kind, coalesce(r.now, r.fields), r.event, g.read_at"
            " FROM record AS r JOIN reading AS g ON g.number = r.reading"
            f" WHERE r.live = 1 AND r.kind IN ('contact', 'action') AND r.reading IN ({', '.join('?' * len(chunk))})"
            " ORDER BY r.reading, r.n",
            chunk,
        ):
            values = fields_from(fields)
            if kind == "contact":
                contacts.setdefault(reading, []).append((number, event, set(parties_of(kind, values))))
            elif values["type"] in merging_words().go_with_contact:
                actions.setdefault(reading, []).append((number, read_at, set(parties_of(kind, values))))
        both = [row[0] for told in actions.values() for row in told]
        spans = _spans(connection, both + [row[0] for met in contacts.values() for row in met])
        for reading, told in actions.items():
            for number, read_at, parties in told:
                contact, event = _best(number, parties, contacts.get(reading, []), spans)
                yield number, contact, event, read_at


def _best(
    action: int, parties: set[str], contacts: list[tuple[int, int | None, set[str]]], spans: Mapping[int, Spans]
) -> tuple[int | None, int | None]:
    """The contact that shares a party and most characters of its sentences with the action, and its event."""
    fits = [
        (common, len(parties & others), -place, number, event)
        for place, (number, event, others) in enumerate(contacts)
        if parties & others and (common := _overlap(spans[action], spans[number])) > 0
    ]
    *_, number, event = max(fits, key=lambda fit: fit[:3], default=(None, None))
    return number, event


def _overlap(one: Spans, other: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _spans(connection: Connection, numbers: list[int]) -> dict[int, Spans]:
    found: dict[int, Spans] = {number: [] for number in numbers}
    for number in numbers:
        found[number] = connection.query(
            "SELECT start, \"end\" FROM evidence WHERE record = ? AND role = 'evidence'", [number]
        )
    return found
