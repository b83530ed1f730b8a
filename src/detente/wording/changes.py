"""What a person types as the new value of a field, as a value of the field's type."""

from typing import Any, Literal, get_args, get_origin

from detente.records import Record
from detente.wording.text import number


def value_of(form: type[Record], field: str, text: str) -> Any:
    """The value: several with commas or semicolons between them are a list where the field has lists, nothing is None.
    What the field cannot have is left as words, for the error."""
    text = text.strip()
    known = form.model_fields.get(field)
    kinds = _kinds(known.annotation) if known else set()
    if list in kinds and (str not in kinds or "," in text or ";" in text):
        return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    if not text:
        return None
    if bool in kinds and text.lower() in ("yes", "no", "true", "false"):
        return text.lower() in ("yes", "true")
    return text


def _kinds(annotation: object) -> set[object]:
    """The types that a field may have, as far as they are of interest here."""
    inner = [getattr(part, "__origin__", part) for part in get_args(annotation)] or [annotation]
    return {annotation, getattr(annotation, "__origin__", None), *inner}


def written(value: object) -> str:
    """A value as a person types it: ``value_of`` makes the same value of it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return number(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def choices(form: type[Record], field: str) -> tuple[str, ...]:
    """The values that a field may have, where they are a few; the first is empty where it may be unknown."""
    annotation = form.model_fields[field].annotation
    if annotation is bool:
        return ("no", "yes")
    parts = get_args(annotation)
    inner = [part for part in parts if get_origin(part) is Literal]
    if get_origin(annotation) is Literal:
        return tuple(map(str, parts))
    if inner:
        return ("", *map(str, get_args(inner[0])))
    return ()
