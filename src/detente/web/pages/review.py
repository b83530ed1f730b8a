"""The review queue: one record at a time, decided by keyboard or buttons, with what each decision did to the board."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.datastructures import FormData

from detente.errors import UsageError
from detente.records import KINDS
from detente.web.desk import Desk
from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit, address
from detente.wording.changes import choices, value_of, written
from detente.wording.record import chain, paragraphs, pieces

if TYPE_CHECKING:
    from detente.analysis.review import Item, Queue, Shift
    from detente.records import Record
    from detente.session import OpenDossier

_AHEAD = 12  # records that are shown as next
_MANY = 100  # so many may be put off, and taken back
_NOT_EDITED = ("kind", "id", "report", "evidence", "content", "reader", "confidence")
KEPT = ("as_of", "since", "kind", "party", "issue", "later", "done")
"""What goes from record to record: what is looked at, what was put off, and what was decided, the last first."""


@dataclass(frozen=True)
class Field:
    """A field of the form in which a record is corrected."""

    name: str
    value: str
    choices: tuple[str, ...]


def page(visit: Visit) -> Page:
    """The page: the first record of the queue, or the one that ``record`` names, and those that come next."""
    from detente.analysis.review import Asked

    asked = Asked(visit.asked("kind"), visit.asked("party"), visit.asked("issue"))
    later = _ids(visit.asked("later"))
    limit = _AHEAD + 1 + len(later)
    queue: Queue = visit.kept(
        "review", asked, limit,
        make=lambda: visit.folder.review(asked, as_of=visit.as_of, since=visit.since, limit=limit),
    )  # fmt: skip
    ahead = [item for item in queue.items if item.record not in later]
    named = visit.asked("record")
    item = next((one for one in ahead if one.record == named), None) if named else next(iter(ahead), None)
    chosen = named or (item.record if item else None)
    record = visit.folder.record(chosen) if chosen else None
    done = _ids(visit.asked("done"))
    context: dict[str, Any] = {
        "queue": queue, "item": item, "record": record, "later": later, "done": done, "kinds": tuple(KINDS),
        "ahead": [one for one in ahead if record is None or one.record != record.id][:_AHEAD],
        "effect": visit.desk.effects.get(named or (done[0] if done else "")),
        "kept": {name: value for name in KEPT if (value := visit.asked(name))},
        "put_off": visit.here(record=None, later=",".join([*later, record.id][-_MANY:])) if record else None,
    }  # fmt: skip
    if record is not None:
        context |= _shown(visit, record)
    return Page("review.html", "Review", context, {"progress": queue.progress}, (_table(queue),))


def _shown(visit: Visit, record: "Record") -> dict[str, Any]:
    report = visit.folder.report(record.report)
    where = paragraphs(report.text, record)
    shifts: tuple[Shift, ...] = visit.kept(
        "if rejected", record.id,
        make=lambda: visit.folder.if_rejected(record.id, as_of=visit.as_of, since=visit.since),
    )  # fmt: skip
    return {
        "passages": [pieces(report.text, span, record) for span in where], "report": report,
        "chain": chain(record, report), "fields": fields_of(record), "if_rejected": shifts[:6],
        "standing": visit.folder.history(record.id).standing,
    }  # fmt: skip


def fields_of(record: "Record") -> list[Field]:
    """The fields that may be corrected, as a person types them."""
    form = type(record)
    names = [name for name in form.model_fields if name not in _NOT_EDITED]
    return [Field(name, written(getattr(record, name)), choices(form, name)) for name in names]


def decide(desk: Desk, _names: Mapping[str, str], form: FormData) -> str:
    """Carry out one decision and go on to the next record, or back to the one that was taken back."""
    verb, name = _word(form, "verb"), _word(form, "record")
    if verb not in ("accept", "reject", "correct", "undo"):
        raise UsageError(f"There is no decision {verb[:40]!r}: a record is accepted, rejected, corrected or undone.")
    kept = {key: value for key in KEPT if (value := _word(form, key))}
    done = _ids(kept.get("done"))
    days = {"as_of": kept.get("as_of"), "since": kept.get("since")}
    with desk.writing() as folder:
        record = folder.record(name)
        before = folder.posterior(**days)
        _carry_out(folder, verb, record, form, desk.settings.author)
        desk.effects.put(record.id, verb, folder.shifts(before, **days))
    if verb == "undo":
        kept["done"] = ",".join(one for one in done if one != record.id)
        return address("/review", {**kept, "record": record.id})
    kept["done"] = ",".join([record.id, *(one for one in done if one != record.id)][:_MANY])
    return address("/review", kept)


def _carry_out(folder: "OpenDossier", verb: str, record: "Record", form: FormData, author: str) -> None:
    who: dict[str, Any] = {"author": author, "reason": _word(form, "reason") or None}
    if verb == "correct":
        folder.correct(record.id, changed(record, form), **who)
    elif verb == "accept":
        folder.accept(record.id, **who)
    elif verb == "reject":
        folder.reject(record.id, **who)
    else:
        folder.undo(record.id, **who)


def changed(record: "Record", form: FormData) -> dict[str, Any]:
    """The fields that the form gives other values than the record has. Raises UsageError where it changes none."""
    found = {}
    for field in fields_of(record):
        given = form.get(f"field.{field.name}")
        if isinstance(given, str) and given.strip() != field.value:
            found[field.name] = value_of(type(record), field.name, given)
    if not found:
        raise UsageError(f"Nothing of {record.id} was changed: give a field another value, or accept the record.")
    return found


def _word(form: FormData, name: str) -> str:
    given = form.get(name)
    return given.strip() if isinstance(given, str) else ""


def _ids(written: str | None) -> list[str]:
    return [one for one in (written or "").split(",") if one][:_MANY]


def _table(queue: "Queue") -> "Table[Item]":
    return Table("queue", "Next", ITEMS, queue.items, "No record of these is undecided.", filters=False)


ITEMS: "tuple[Column[Item], ...]" = (
    Column("record", "record", lambda item: item.record, form="records", sorts=False),
    Column("kind", "kind", lambda item: item.kind),
    Column("score", "score", lambda item: round(item.score, 3), lambda item: f"{item.score:.2f}", form="number"),
    Column("confidence", "confidence", lambda item: round(item.confidence, 3), lambda item: f"{item.confidence:.0%}",
           form="number"),
    Column("points", "points", lambda item: round(item.points, 3), lambda item: f"{item.points:.1f}", form="number"),
    Column("why", "rests on it", lambda item: item.why),
)  # fmt: skip
