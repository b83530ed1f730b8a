"""The board: the state of play as one structure, and its views of one issue, one pair and one party.

Everything is computed from what was published by the day ``as_of`` and compared with the day ``since``.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from detente.analysis import accounts, convergence, deadlines, loading, positions, tension
from detente.analysis.accounts import Difference
from detente.analysis.convergence import Arrow, Movement
from detente.analysis.deadlines import Deadline
from detente.analysis.positions import Estimate, Fit, Positions, Window
from detente.analysis.span import Span, span_of
from detente.analysis.tension import Tension
from detente.collecting import uncollected
from detente.dossier import Dossier, Issue
from detente.errors import NothingNamed, UsageError
from detente.ledger import Ledger, series

PARTIES = 8
"""So many columns the board has where the dossier names no parties: those with the most records."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a party stands on an issue, where it stood at the start of the window, and which way that went."""

    now: Estimate
    before: float
    arrow: Arrow


@dataclass(frozen=True, slots=True)
class Row:
    """An issue of the dossier with a cell for each party, None where no record tells, and the main pair's movement."""

    issue: Issue
    cells: dict[str, Cell | None]
    movement: Movement | None
    fit: Fit | None


@dataclass(frozen=True, slots=True)
class Board:
    """The state of play. ``answer`` is that of the main pair over all issues; ``notes`` say what is missing or was left
    out; ``deadlines`` are those due after the window and those that fell due in it and are not known to be kept, and
    ``differences`` those of the window."""

    title: str
    question: str
    span: Span
    parties: tuple[str, ...]
    pair: tuple[str, str] | None
    answer: Movement | None
    rows: tuple[Row, ...]
    changes: tuple[Cell, ...]
    deadlines: tuple[Deadline, ...]
    differences: tuple[Difference, ...]
    records: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the views share: the posterior as of a day, and its window."""

    positions: Positions
    window: Window
    span: Span
    left: int


def state(ledger: Ledger, dossier: Dossier, as_of: str | None = None, since: str | None = None) -> State:
    """The posterior of all positions as of a day."""
    span = span_of(ledger, as_of, since)
    rows, left = loading.positions(ledger, as_of=loading.iso_day(span.as_of))
    drifts = {issue.id: issue.drift for issue in dossier.issues if issue.drift is not None}
    found = positions.estimate(rows, drifts)
    return State(found, found.window(span.since, span.as_of), span, left)


def board(
    ledger: Ledger, dossier: Dossier, *, as_of: str | None = None, since: str | None = None,
    pair: tuple[str, str] | None = None, now: State | None = None,
) -> Board:  # fmt: skip
    """The whole board; ``now`` is the state of these days, where it is known already."""
    with uncollected():
        return _board(ledger, dossier, now or state(ledger, dossier, as_of, since), pair)


def _board(ledger: Ledger, dossier: Dossier, now: State, pair: tuple[str, str] | None) -> Board:
    cells = cells_of(now)
    parties, main = shown(dossier, now, pair)
    moved = {m.issue: m for m in convergence.movements(now.positions, main, now.window)} if main else {}
    rows = tuple(
        Row(issue, {party: cells.get((issue.id, party)) for party in parties}, moved.get(issue.id),
            now.positions.fits.get(issue.id))
        for issue in dossier.issues
    )  # fmt: skip
    changed = [cell for cell in cells.values() if cell.arrow in ("up", "down") and cell.now.party in parties]
    changed.sort(key=lambda cell: -abs(cell.now.mean - cell.before))
    return Board(
        dossier.title, dossier.question, now.span, parties, main,
        convergence.overall(now.positions, main, now.window) if main else None,
        rows, tuple(changed), tuple(_pressing(due(ledger, now.span))), tuple(differences(ledger, now)),
        len(now.positions.rows), tuple(_notes(dossier, now, main)),
    )  # fmt: skip


def _pressing(found: Sequence[Deadline]) -> list[Deadline]:
    """What is due, the next first, then what is overdue, the last first."""
    coming = [one for one in found if one.state == "due"]
    return [*coming, *reversed([one for one in found if one.state == "overdue"])]


def cells_of(now: State, *, sources: int = 3) -> dict[tuple[str, str], Cell]:
    """All cells, by issue and party."""
    arrows = convergence.arrows(now.positions, now.window)
    estimates = now.positions.at_end(now.window, sources=sources)
    return {
        (estimate.issue, estimate.party): Cell(estimate, float(before), arrow)
        for estimate, before, arrow in zip(estimates, now.window.before.tolist(), arrows, strict=True)
    }


def movements_on(now: State, issue: str) -> list[Movement]:
    """The movements of all pairs on an issue, those told most surely first."""
    parties = sorted({party for name, party in now.positions.names if name == issue})
    weight = positions.weights(now.positions, now.span.as_of)
    found = [
        movement
        for pair in combinations(parties, 2)
        for movement in convergence.movements(now.positions, pair, now.window, issue=issue, weight=weight)
    ]
    return sorted(found, key=lambda m: (m.word == "too little evidence", -abs((m.narrowed or 0.5) - 0.5)))


def tension_of(ledger: Ledger, span: Span, pair: tuple[str, str]) -> Tension:
    """The tension of a pair, all weeks until the end of the window."""
    return tension.tension(pair, loading.acts(ledger, pair, as_of=loading.iso_day(span.as_of)))


def due(ledger: Ledger, span: Span, *, party: str | None = None) -> list[Deadline]:
    """What was due within the window or is due after it, as it stands at its end."""
    day = loading.iso_day(span.as_of)
    found = loading.undertakings(ledger, due_from=loading.iso_day(span.since), as_of=day)
    mine = [one for one in found if party is None or party in one.obligors]

    def search(words: Sequence[str], published: int) -> str | None:
        return series.happened(ledger, words, loading.iso_day(published), as_of=day)

    told = deadlines.deadlines(mine, span.as_of, search)
    return [one for one in told if one.due is not None and one.due >= span.since]


def differences(ledger: Ledger, now: State, *, party: str | None = None) -> list[Difference]:
    """Where accounts of what was said and done in the window differ, the latest first."""
    window = {"since": loading.iso_day(now.span.since), "as_of": loading.iso_day(now.span.as_of)}
    found = [
        *accounts.of_contacts(loading.tellings(ledger, **window)),
        *accounts.of_deeds(loading.deeds(ledger, **window)),
        *accounts.of_figures(loading.numbers(ledger, **window)),
        *accounts.of_positions(loading.stands(now.positions.rows, now.span.since)),
    ]
    mine = [one for one in found if party is None or party in one.sides]
    return sorted(mine, key=lambda one: (-one.day, one.kind, one.one, one.other))


def checked_pair(dossier: Dossier, now: State, pair: tuple[str, str]) -> tuple[str, str]:
    """The pair, its codes in capitals; raises UsageError where a party is unknown or both are the same."""
    one, other = (checked_party(dossier, now, code) for code in pair)
    if one == other:
        raise UsageError(f"A pair has two parties: {one} is named twice.")
    return one, other


def checked_party(dossier: Dossier, now: State, code: str) -> str:
    """The code in capitals; raises UsageError where neither the dossier nor a position has it."""
    plain = code.strip().upper()
    known = {party.code for party in dossier.parties} | {party for _, party in now.positions.names}
    if plain not in known:
        some = ", ".join([party.code for party in dossier.parties] or sorted(known)[:PARTIES]) or "none yet"
        raise NothingNamed(f"There is no party {plain!r} in the dossier or its positions: the parties are {some}.")
    return plain


def checked_issue(dossier: Dossier, name: str) -> Issue:
    """The issue with this id; raises UsageError where there is none."""
    for issue in dossier.issues:
        if issue.id == name.strip().lower():
            return issue
    some = ", ".join(issue.id for issue in dossier.issues)
    known = f"the issues are {some}" if some else "dossier.toml has no [[issue]] yet, add one"
    raise NothingNamed(f"There is no issue {name!r} in the dossier: {known}.")


def shown(
    dossier: Dossier, now: State, pair: tuple[str, str] | None = None
) -> tuple[tuple[str, ...], tuple[str, str] | None]:
    """The columns of the board, and the pair of its answer: the one asked for or the main one, None without two
    parties. Raises UsageError where a party of ``pair`` is unknown."""
    parties = _parties(dossier, now)
    return parties, checked_pair(dossier, now, pair) if pair else _main_pair(dossier, now, parties)


def _parties(dossier: Dossier, now: State) -> tuple[str, ...]:
    """The columns: the dossier's parties of which a position is known, else those with the most records."""
    names = {party for _, party in now.positions.names}
    if dossier.parties:
        return tuple(party.code for party in dossier.parties if party.code in names)
    return tuple(_by_records(now))[:PARTIES]


def _by_records(now: State) -> list[str]:
    names = now.positions.rows.names["party"]
    count = dict(zip(names, np.bincount(now.positions.rows.party, minlength=len(names)).tolist(), strict=True))
    return sorted(names, key=lambda name: (-count[name], name))


def _main_pair(dossier: Dossier, now: State, parties: Sequence[str]) -> tuple[str, str] | None:
    """The dossier's first two parties; where a position of one of them is not known, the two of whom most is."""
    first = [party.code for party in dossier.parties[:2]]
    if len(first) == 2 and set(first) <= set(parties):
        return first[0], first[1]
    best = [name for name in _by_records(now) if name in parties][:2]
    return (best[0], best[1]) if len(best) == 2 else None


def _notes(dossier: Dossier, now: State, main: tuple[str, str] | None) -> list[str]:
    notes = []
    known = {issue.id for issue in dossier.issues}
    rows = now.positions.rows
    if not dossier.issues:
        notes.append("The dossier has no issues: add [[issue]] tables to dossier.toml, then run detente read --again.")
    elif not len(rows):
        notes.append("No record tells where a party stands on an issue by that day.")
    strange = [name for name in rows.names["issue"] if name not in known]
    if dossier.issues and strange:
        count = int(np.isin(rows.issue, [rows.names["issue"].index(name) for name in strange]).sum())
        what = "1 position is on an issue" if count == 1 else f"{count} positions are on issues"
        lost = ", ".join(sorted(strange))
        notes.append(f"{what} that the dossier does not have ({lost}): run detente read --again.")
    if now.left:
        one = now.left == 1
        what = "1 position has" if one else f"{now.left} positions have"
        notes.append(f"{what} no value, no party or no date and {'does' if one else 'do'} not count.")
    if now.span.as_of > datetime.date.today().toordinal() - datetime.date(1970, 1, 1).toordinal():
        day = loading.iso_day(now.span.as_of)
        notes.append(f"The board is as of {day}, which has not come yet: a report with such a date is dated wrongly.")
    if main is None and len(rows):
        notes.append("There are no two parties to compare: only one has positions.")
    if now.positions.start.size and float(now.positions.start.min()) > now.span.since:
        day = loading.iso_day(int(now.positions.start.min()))
        notes.append(f"The first position is of {day}: before it, where parties stood is a guess backwards.")
    return notes
