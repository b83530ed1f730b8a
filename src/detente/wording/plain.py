"""The board and its views as plain JSON values: days as ISO dates, everything else under the names of its fields."""

from dataclasses import fields, is_dataclass
from typing import Any

_DAYS = {"day", "first", "last", "since", "as_of", "due", "due_first", "start", "published"}


def plain(value: Any, name: str = "") -> Any:
    """A value of a view for ``json.dumps``."""
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name), field.name) for field in fields(value)}
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each, name) for each in value]
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, int) and not isinstance(value, bool) and name in _DAYS:
        from detente.analysis.loading import iso_day

        return iso_day(value)
    return value
