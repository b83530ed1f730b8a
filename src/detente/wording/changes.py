"""What a person types as the new value of a field, as a value of the field's type."""

from typing import Any, get_args

from detente.records import Record


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
