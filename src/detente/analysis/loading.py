"""Rows of the ledger → what the pure layers work on. Nothing here computes; nothing above here asks the ledger."""

import datetime
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from detente.analysis.accounts import TOLD, Deed, Number, Stand, Telling
from detente.analysis.deadlines import Undertaking
from detente.analysis.observations import Cells, Columns, Whole, in_columns
from detente.analysis.settings import noise, table
from detente.analysis.tension import Act
from detente.errors import UsageError
from detente.knowledge.intensities import intensity
from detente.ledger import Ledger, series
from detente.ledger.dates import LATEST, asked, bounds

_WIDEST = 1096  # days: what spans more is no date for a position, that of its report is nearer


@lru_cache(65536)
def day_number(day: str) -> int:
    """An ISO day as a number counted from 1970-01-01."""
    return datetime.date.fromisoformat(day).toordinal() - _EPOCH


def iso_day(number: int) -> str:
    """The ISO day with this number."""
    return datetime.date.fromordinal(number + _EPOCH).isoformat()


_KINDS = {None: "position", "said": "position", "did": "action", "undertook": "commitment"}
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_FIRST = "0001-01-01"
_NONE = -(2**40)


def day_asked(date: str | None, name: str, *, end: bool) -> str | None:
    """The first or last (``end``) ISO day of a date that a user gave; raises UsageError where it is none."""
    days = asked(date, name)
    if days is None:
        return None
    if days[1] == LATEST or days[0] < "0001":
        raise UsageError(f"{name} is {date!r}, which has no end: write it like 2015, 2015-12 or 2015-12-14.")
    return days[1] if end else days[0]


def positions(ledger: Ledger, *, as_of: str | None = None) -> tuple[Columns, int]:
    """All records that tell where a party stands, in columns, and how many were left out: without a value, without a
    party or from a report without a date. They are positions, and what parties did or undertook on an issue."""
    found, done = series.positions(ledger, as_of=as_of), _deeds(ledger, as_of)
    told, left = _of_each_party(found)
    deeds, gone = _of_each_party(done)
    cells: Sequence[Sequence[Any]] = list(zip(*told, *deeds, strict=True)) or [()] * 14
    record, report, published, first, last, confidence, party, value, issue, account, stance, how, speaker, words = (
        cells
    )
    until = _days(published)
    begin = _days(first, until)
    end = np.minimum(_days(last, begin), until)
    begin = np.minimum(begin, until)
    wide = end - begin > _WIDEST
    columns = in_columns(
        Cells(
            issue=issue, party=party, value=value, first=np.where(wide, until, begin), last=np.where(wide, until, end),
            published=until, account=account, stance=stance, speaker=speaker,
            kind=[_KINDS.get(each, each) for each in how],
            confidence=confidence, report=report, words=words, record=record,
        )
    )  # fmt: skip
    return columns, left + gone


def _deeds(ledger: Ledger, as_of: str | None) -> list[series.Row]:
    """What was done and undertaken, as rows of positions with their kind for how: no speaker, and one event once."""
    known = noise().kind
    return [
        (*row[:9], "deed", "deed", row[10] if row[10] in known else row[9], None, f"event {row[11]}")
        for row in series.deeds(ledger, as_of=as_of)
    ]


def _of_each_party(found: Sequence[series.Row]) -> tuple[Sequence[series.Row], int]:
    """The rows that tell where a party stands, one for each party, and how many do not."""
    told = [row for row in found if row[7] is not None and row[6] is not None and row[2] != LATEST]
    left = len(found) - len(told)
    if any(party.startswith("[") for party in {row[6] for row in told}):
        told = [each for row in told for each in _for_each_party(row)]
    return told, left


def _for_each_party(row: series.Row) -> list[series.Row]:
    """A position of several parties is one of each."""
    if not row[6].startswith("["):
        return [row]
    return [(*row[:6], party, *row[7:]) for party in dict.fromkeys(json.loads(row[6]))]


def _days(texts: Sequence[str | None], missing: Whole | None = None) -> Whole:
    """ISO days as numbers, those of ``missing`` for None; there are few different ones."""
    known = {text: _NONE if text is None else day_number(max(text, _FIRST)) for text in set(texts)}
    days = np.fromiter(map(known.__getitem__, texts), dtype=np.int64, count=len(texts))
    return days if missing is None else np.where(days == _NONE, missing, days)


def acts(ledger: Ledger, parties: tuple[str, str], *, as_of: str | None = None) -> list[Act]:
    """The actions between two parties; one of several sources or targets is one of each. What several do together, with
    no target (they agreed, they met), each does towards the other."""
    found = []
    fields = ("type", "mode", "source", "target", "factuality")
    for record, _, _, first, last, event, root, mode, source, target, told in series.between(
        ledger, *parties, fields, as_of=as_of
    ):
        if first is None:
            continue
        days = day_number(first), day_number(last)
        doers, done_to = several(source), several(target)
        strength = intensity(root, mode)
        pairs = {(a, b) for a in doers for b in (done_to or doers)} & {parties, parties[::-1]}
        if not done_to:  # one act of both, not two
            pairs = set(sorted(pairs)[:1])
        found += [Act(record, a, b, root, strength, *days, told, event) for a, b in sorted(pairs)]
    return found


def several(cell: str | None) -> tuple[str, ...]:
    """The parties of a column that holds one, a list as JSON, or none."""
    if cell is None:
        return ()
    return tuple(dict.fromkeys(json.loads(cell))) if cell.startswith("[") else (cell,)


def undertakings(ledger: Ledger, *, due_from: str | None = None, as_of: str | None = None) -> list[Undertaking]:
    """The commitments; a coarse day counts as its last."""
    found = []
    for record, _, published, due, first, obligor, what, condition, status, by in series.commitments(
        ledger, due_from=due_from, as_of=as_of
    ):
        days = [_last_day(date) for date in (due, first)]
        found.append(Undertaking(
            record, several(obligor), what, status, day_number(published), days[0],
            days[1] if days[1] != days[0] else None, due, condition, by,
        ))  # fmt: skip
    return found


@lru_cache(65536)
def _last_day(date: str | None) -> int | None:
    days = bounds(date)
    return None if days is None or days[1] == LATEST else day_number(days[1])


def tellings(ledger: Ledger, *, since: str | None = None, as_of: str | None = None) -> list[Telling]:
    """The contacts that more than one report tells of, each with the party on whose word its report tells it."""
    fields = ("form", "parties", "status", "place", "duration", "initiative", "topics")
    groups: dict[int, list[series.Row]] = {}
    for row in series.rows(ledger, "contact", fields, since=since, as_of=as_of, shared=True):
        if row[3] is not None and row[8] in ("held", "ongoing"):
            groups.setdefault(row[5], []).append(row)
    shared = [rows for rows in groups.values() if len({row[1] for row in rows}) > 1]
    ids = [row[0] for rows in shared for row in rows]
    sides, texts = series.vouchers(ledger, ids), series.sentences(ledger, ids)
    return [
        Telling(
            row[0], row[5], next(iter(several(sides.get(row[0]))), None), several(row[7]), row[6], day_number(row[3]),
            day_number(row[2]), row[9], row[10], several(row[11]), several(row[12]), texts.get(row[0], ""),
        )
        for rows in shared for row in rows
    ]  # fmt: skip


def deeds(ledger: Ledger, *, since: str | None = None, as_of: str | None = None) -> list[Deed]:
    """The actions that are denied, and those of the same kind and doer that are claimed."""
    fields = ("type", "source", "target", "factuality", "place")
    roots = table("accounts")["denial"]["roots"]
    rows = series.rows(ledger, "action", fields, since=since, as_of=as_of, types=roots)
    found = [row for row in rows if row[9] in TOLD and row[3] is not None]
    denied = {(row[6], source) for row in found if row[9] == "denied" for source in several(row[7])}
    found = [row for row in found if any((row[6], source) in denied for source in several(row[7]))]
    sides = series.vouchers(ledger, [row[0] for row in found])
    return [
        Deed(
            row[0], row[6], several(row[7]), several(row[8]), row[9], day_number(row[3]), day_number(row[4]),
            day_number(row[2]), row[10], next(iter(several(sides.get(row[0]))), None),
        )
        for row in found
    ]  # fmt: skip


def numbers(ledger: Ledger, *, since: str | None = None, as_of: str | None = None) -> list[Number]:
    """The figures of which there is another for the same subject on the same day or the next."""
    fields = ("measure", "value", "unit", "subject", "qualifier", "source")
    groups: dict[tuple[object, ...], list[series.Row]] = {}
    for row in series.rows(ledger, "figure", fields, since=since, as_of=as_of):
        if row[3] is not None and row[9]:
            groups.setdefault((row[6], row[8], row[9].casefold()), []).append(row)
    shared = [row for rows in groups.values() if len({row[7] for row in rows}) > 1 for row in _neighbours(rows)]
    texts = series.sentences(ledger, [row[0] for row in shared])
    return [
        Number(row[0], row[6], row[7], row[8], row[9], row[10], day_number(row[3]), day_number(row[4]),
               day_number(row[2]), row[11], texts.get(row[0], ""))
        for row in shared
    ]  # fmt: skip


def _neighbours(rows: list[series.Row]) -> list[series.Row]:
    """The rows that have another within a day."""
    days = sorted((day_number(row[3]), day_number(row[4]), place) for place, row in enumerate(rows))
    beside, last, before = set(), days[0][1], days[0][2]
    for first, end, place in days[1:]:
        if first <= last + 1:
            beside |= {before, place}
        if end >= last:
            last, before = end, place
    return [row for place, row in enumerate(rows) if place in beside]


def stands(rows: Columns, since: int) -> list[Stand]:
    """The firm positions in the parties' own words: those of the day ``since`` and later, and of each party and issue
    the last one before."""
    own = np.flatnonzero(rows.firm)
    own = own[np.lexsort((rows.last[own], rows.party[own], rows.issue[own]))]
    later = rows.last[own] >= since
    same = (rows.party[own][1:] == rows.party[own][:-1]) & (rows.issue[own][1:] == rows.issue[own][:-1])
    before = np.append(later[1:] & same, False)
    return [
        Stand(
            str(rows.record[n]), rows.names["party"][rows.party[n]], rows.names["issue"][rows.issue[n]],
            float(rows.value[n]), int(rows.last[n]), int(rows.report[n]),
        )
        for n in own[later | before].tolist()
    ]  # fmt: skip
