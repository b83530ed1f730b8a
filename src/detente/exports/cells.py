"""Values of an export as cells of a table, and back without loss."""

import json
import re
from typing import Any

_JSON = {"evidence", "content", "read", "changes"}
_NUMBERS = {"value", "confidence", "version", "reading"}
_FLAGS = {"forecast", "in_part"}
_LISTS = {"participants", "parties", "topics"}
_ONE_OR_MORE = {"party", "initiative", "source", "target", "obligor"}
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""By these a spreadsheet takes a cell for a formula; the apostrophe is there so that it can be taken off again."""
_EMPTY = "\\0"
_ITEM = re.compile(r"((?:[^;\\]|\\.)*)(?:; ?|$)", re.DOTALL)


def written(column: str, value: Any) -> str:
    """A value as the cell of its column; None is an empty cell, an empty text a single apostrophe."""
    if value is None:
        return ""
    if column in _JSON:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    if column in _FLAGS:
        return "true" if value else "false"
    if column in _NUMBERS:
        return repr(value)
    if column in _LISTS:
        return _guarded("; ".join(_escaped(item) for item in value)) if value else ""
    if column in _ONE_OR_MORE:
        return _guarded(_joined(value))
    return _guarded(str(value))


def read(column: str, cell: str) -> Any:
    """The value of a cell. Raises ValueError where the column cannot have it."""
    if column in _LISTS:
        return [] if cell == "" else _split(_unguarded(cell))
    if cell == "":
        return None
    if column in _JSON:
        return json.loads(cell)
    if column in _FLAGS:
        return {"true": True, "false": False}[cell.lower()] if cell.lower() in ("true", "false") else _wrong(cell)
    if column in _NUMBERS:
        return int(cell) if cell.lstrip("-").isdigit() else float(cell)
    if column in _ONE_OR_MORE:
        return _one_or_more(_unguarded(cell))
    return _unguarded(cell)


def _wrong(cell: str) -> bool:
    raise ValueError(cell)


def _guarded(text: str) -> str:
    return "'" + text if text == "" or text.startswith(_FORMULA) else text


def _unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def _joined(value: str | list[str]) -> str:
    """One text, or several with ``; `` between them; a list of one ends in ``;``, so that it stays a list."""
    if isinstance(value, str):
        return _escaped(value)
    if not value:
        return ";"
    return _escaped(value[0]) + ";" if len(value) == 1 else "; ".join(_escaped(item) for item in value)


def _escaped(item: str) -> str:
    return item.replace("\\", "\\\\").replace(";", "\\;") or _EMPTY


def _one_or_more(text: str) -> str | list[str]:
    items = _split(text)
    return items if re.search(r"(?<!\\)(?:\\\\)*;", text) else items[0]


def _split(text: str) -> list[str]:
    """The items of a joined text."""
    if text == ";":
        return []
    found = [match.group(1) for match in _ITEM.finditer(text)]
    return [_plain(item) for item in found if item]


def _plain(item: str) -> str:
    return "" if item == _EMPTY else re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL)
