"""Reading and checking the data files of the tables: every fault names the file, the entry and the remedy."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from detente.errors import DetenteError
from detente.knowledge.table_entries import unique

DATA = Path(__file__).parent / "data"
_PARTY = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
_STATE = re.compile(r"[A-Z]{3}")


def fault(file: str, entry: str, reason: str) -> DetenteError:
    """The error for a wrong entry, to be raised by the caller."""
    return DetenteError(f"{DATA / file}: {entry}: {reason}; correct the entry or install the package again.")


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell between ``|``."""
    return tuple(part.strip() for part in cell.split("|")) if cell else ()


def rows(file: str, columns: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file that must have exactly these columns (blank-separated) in this order."""
    wanted = columns.split()
    reader = csv.reader(_text(file).splitlines())
    if next(reader, None) != wanted:
        raise fault(file, "line 1", f"the columns must be {','.join(wanted)}")
    for cells in reader:
        if len(cells) != len(wanted):
            raise fault(file, f"line {reader.line_num}", f"{len(wanted)} fields are wanted, {len(cells)} are there")
        if not cells[0]:
            raise fault(file, f"line {reader.line_num}", f"{wanted[0]} is empty")
        yield dict(zip(wanted, cells, strict=True))


@cache
def toml(file: str) -> Mapping[str, Any]:
    """A TOML file, parsed once."""
    try:
        return tomllib.loads(_text(file))
    except tomllib.TOMLDecodeError as error:
        raise fault(file, "not valid TOML", str(error)) from error


def entries(file: str, table: str, required: str, optional: str = "") -> list[dict[str, Any]]:
    """The entries of an array of tables, their keys checked."""
    found = toml(file).get(table, [])
    for number, raw in enumerate(found, 1):
        _check_keys(file, f"{table} {number}", raw, required, optional)
    return list(found)


def by_party(file: str, table: str, required: str, optional: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of a table keyed by party codes, each with its party; keys and codes checked."""
    for code, found in toml(file).get(table, {}).items():
        for number, raw in enumerate(found, 1):
            _check_keys(file, f"{table} of {code}, {number}", raw, required, f"ambiguous {optional}")
            yield party(file, code), raw


def party(file: str, code: str) -> str:
    """A party code, checked for its letters."""
    if not _PARTY.fullmatch(code):
        raise fault(file, repr(code), "a party code has only A-Z, 0-9 and single hyphens")
    return code


def country(file: str, code: str) -> str | None:
    """A state's code, checked for its letters; None for an empty one."""
    if code and not _STATE.fullmatch(code):
        raise fault(file, repr(code), "a country is an ISO 3166 alpha-3 code or empty")
    return code or None


def names(raw: Mapping[str, Any], first: str) -> tuple[str, ...]:
    """All names of an entry, its canonical one first."""
    return unique((raw[first], *raw["names"]))


def ambiguous(file: str, known: tuple[str, ...], listed: tuple[str, ...]) -> frozenset[str]:
    """The names that need context; each must be one of the entry's."""
    unknown = set(listed).difference(known)
    if unknown:
        raise fault(file, known[0], f"ambiguous names that the entry does not have: {', '.join(sorted(unknown))}")
    return frozenset(listed)


def _check_keys(file: str, entry: str, raw: Mapping[str, Any], required: str, optional: str) -> None:
    missing = set(required.split()).difference(raw)
    unknown = set(raw).difference(required.split(), optional.split())
    if missing or unknown:
        what = f"missing {', '.join(sorted(missing))}" if missing else f"unknown key {', '.join(sorted(unknown))}"
        raise fault(file, entry, what)


def _text(file: str) -> str:
    try:
        return (DATA / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise fault(file, "cannot be read", str(error)) from error
