"""What people decide at the desk: accept, correct, reject, merge, split, undo. Each gives the address to go on to."""

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import FormData

from detente.errors import UsageError
from detente.records import KINDS
from detente.web.desk import Desk
from detente.web.visit import address
from detente.wording.changes import value_of

_LONGEST = 2_000  # characters of a reason or a name


def accept(desk: Desk, names: Mapping[str, str], form: FormData) -> str:
    """The record is right as it stands."""
    with desk.writing() as folder:
        record = folder.accept(names["name"], **_signed(desk, form))
    return after(form, "accept", f"/record/{record.id}")


def reject(desk: Desk, names: Mapping[str, str], form: FormData) -> str:
    """The report does not say so."""
    with desk.writing() as folder:
        record = folder.reject(names["name"], **_signed(desk, form))
    return after(form, "reject", f"/record/{record.id}")


def correct(desk: Desk, names: Mapping[str, str], form: FormData) -> str:
    """Fields get other values: those of ``field.NAME`` that are not what ``was.NAME`` says. Raises UsageError where
    nothing is changed."""
    with desk.writing() as folder:
        record = folder.record(names["name"])
        changed: dict[str, Any] = {}
        for name, value in form.multi_items():
            field = name.removeprefix("field.")
            if name.startswith("field.") and isinstance(value, str) and value.strip() != _was(form, field):
                changed[field] = value_of(KINDS[record.kind], field, value)
        folder.correct(record.id, changed, **_signed(desk, form))
    return after(form, "correct", f"/record/{record.id}")


def undo(desk: Desk, names: Mapping[str, str], form: FormData) -> str:
    """What was decided last is taken back."""
    with desk.writing() as folder:
        folder.undo(names["name"], **_signed(desk, form))
    return after(form, "undo", _of(names["name"]))


def merge(desk: Desk, names: Mapping[str, str], form: FormData) -> str:
    """The events of this record and of ``other`` are one."""
    other = _text(form, "other")
    if not other:
        raise UsageError("There is nothing to merge with: give the id of another contact or action, or of an event.")
    with desk.writing() as folder:
        folder.merge(names["name"], *other.replace(",", " ").split(), **_signed(desk, form))
    return after(form, "merge", _of(names["name"]))


def split(desk: Desk, names: Mapping[str, str], form: FormData) -> str:
    """The record is no account of its event."""
    with desk.writing() as folder:
        folder.split(names["name"], **_signed(desk, form))
    return after(form, "split", _of(names["name"]))


def after(form: FormData, verb: str, otherwise: str) -> str:
    """Where to go on: the address of this desk that the form names, else the page of what was decided about."""
    there = _text(form, "next")
    if there.startswith("/") and not there.startswith(("//", "/\\")) and "\n" not in there and "\r" not in there:
        return there
    return address(otherwise, {"done": verb, "as_of": _text(form, "as_of"), "since": _text(form, "since")})


def _of(name: str) -> str:
    return f"/event/{name}" if name.startswith("ev-") else f"/record/{name}"


def _signed(desk: Desk, form: FormData) -> dict[str, Any]:
    """Who decides, and why."""
    return {"author": _text(form, "author") or desk.settings.author, "reason": _text(form, "reason") or None}


def _was(form: FormData, field: str) -> str | None:
    value = form.get(f"was.{field}")
    return value.strip() if isinstance(value, str) else None


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""
