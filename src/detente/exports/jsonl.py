"""JSON lines: the interchange form, one JSON object a line (``common`` says which), in UTF-8."""

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from detente.errors import UsageError
from detente.exports.common import Line, Moved, lines
from detente.exports.loading import load
from detente.ledger import Ledger
from detente.records import KINDS

_COUNTED_AS = {"decision": "correction"}


def export_jsonl(ledger: Ledger, out: TextIO) -> Moved:
    """Write the whole ledger to an open text file; returns how much was written."""
    count = {"report": 0, "record": 0, "correction": 0}
    with ledger.connection.snapshot():
        for line in lines(ledger):
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n")
            kind = str(line["kind"])
            kind = "record" if kind in KINDS else _COUNTED_AS.get(kind, kind)
            count[kind] = count.get(kind, 0) + 1
    return Moved(count["report"], count["record"], count["correction"])


def import_jsonl(ledger: Ledger, source: Iterable[str]) -> Moved:
    """Read an export, line by line, into the ledger: wholly, or not at all; returns how much was new.

    Raises UsageError, naming the line, where one is no JSON, not of an export, or does not fit the others."""
    return load(ledger, parsed(source))


def parsed(source: Iterable[str]) -> Iterator[tuple[str, Line]]:
    """The objects of the lines, each with its place (``line 12``); errors as ``import_jsonl``."""
    number = 0
    try:
        for number, text in enumerate(source, 1):
            line = text.removeprefix("\ufeff").strip()
            if line:
                yield f"line {number}", _object(line, number)
    except UnicodeDecodeError as error:
        raise UsageError(f"line {number + 1}: it is no UTF-8 text: export it again.") from error


def _object(line: str, number: int) -> Line:
    try:
        value = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"line {number}: it is no JSON ({error}).") from error
    if not isinstance(value, dict):
        raise UsageError(f"line {number}: it is no JSON object.")
    return value


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")
