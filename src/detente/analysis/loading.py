"""Rows of the ledger → what the pure layers work on. Nothing here computes; nothing above here asks the ledger."""

import datetime
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from detente.analysis.observations import Cells, Columns, Whole, in_columns
from detente.errors import UsageError
from detente.ledger import Ledger, series
from detente.ledger.dates import LATEST, asked

_WIDEST = 1096  # days: what spans more is no date for a position, that of its report is nearer


def day_number(day: str) -> int:
    """An ISO day as a number counted from 1970-01-01."""
    return datetime.date.fromisoformat(day).toordinal() - _EPOCH


def iso_day(number: int) -> str:
    """The ISO day with this number."""
    return datetime.date.fromordinal(number + _EPOCH).isoformat()


_EPOCH = datetime.date(1970, 1, 1).toordinal()


def day_asked(date: str | None, name: str, *, end: bool) -> str | None:
    """The first or last (``end``) ISO day of a date that a user gave; raises UsageError where it is none."""
    days = asked(date, name)
    if days is None:
        return None
    if days[1] == LATEST or days[0] < "0001":
        raise UsageError(f"{name} is {date!r}, which has no end: write it like 2015, 2015-12 or 2015-12-14.")
    return days[1] if end else days[0]


def positions(ledger: Ledger, *, as_of: str | None = None) -> tuple[Columns, int]:
    """All position records that say where a party stands, in columns, and how many were left out: without a value,
    without a party or from a report without a date."""
    found = series.positions(ledger, as_of=as_of)
    told = [row for row in found if row[7] is not None and row[6] is not None and row[2] != LATEST]
    left = len(found) - len(told)
    if any(row[6].startswith("[") for row in told):
        told = [each for row in told for each in _for_each_party(row)]
    cells: Sequence[Sequence[Any]] = list(zip(*told, strict=True)) or [()] * 13
    record, report, published, first, last, confidence, party, value, issue, account, stance, speaker, imprint = cells
    until = _days(published)
    begin, end = np.minimum(_days(first), until), np.minimum(_days(last), until)
    wide = end - begin > _WIDEST
    return in_columns(Cells(
        issue=issue, party=party, value=value, first=np.where(wide, until, begin), last=np.where(wide, until, end),
        published=until, account=account, stance=stance, kind=["position"] * len(told), speaker=speaker,
        confidence=confidence, report=report, words=[mark.partition("-")[0] for mark in imprint], record=record,
    )), left  # fmt: skip


def _for_each_party(row: series.Row) -> list[series.Row]:
    """A position of several parties is one of each."""
    if not row[6].startswith("["):
        return [row]
    return [(*row[:6], party, *row[7:]) for party in dict.fromkeys(json.loads(row[6]))]


def _days(texts: Sequence[str]) -> Whole:
    """ISO days as numbers."""
    return np.asarray(texts, dtype="datetime64[D]").astype(np.int64)
