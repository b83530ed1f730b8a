"""All that a page about the whole dossier tells: the board, its main pair, some issues over time, and the sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis import board as boards
from detente.analysis import views
from detente.analysis.board import Board
from detente.analysis.quoted import Quoted, quoted
from detente.analysis.tension import Tension
from detente.analysis.views import Asked, IssueView
from detente.dossier import Dossier
from detente.knowledge import tables
from detente.ledger import Ledger

SHOWN = 4
"""So many issues are shown over time."""
_ORDER = ("converging", "diverging", "no clear movement", "too little evidence")


@dataclass(frozen=True, slots=True)
class Briefing:
    """The state of play with its evidence. ``issues`` are those of which most can be told, over time; ``quoted`` has
    the sentences of every record that any part of it names."""

    board: Board
    names: dict[str, str]
    issues: tuple[IssueView, ...]
    tension: Tension | None
    quoted: dict[str, Quoted]


def briefing(
    ledger: Ledger, dossier: Dossier, asked: Asked, pair: tuple[str, str] | None = None, shown: int = SHOWN
) -> Briefing:
    """Everything at once."""
    found = boards.board(ledger, dossier, as_of=asked.as_of, since=asked.since, pair=pair)
    told = tuple(views.issue(ledger, dossier, name, asked) for name in _telling(found)[:shown])
    tension = boards.tension_of(ledger, found.span, found.pair) if found.pair else None
    return Briefing(found, _names(found, dossier), told, tension, quoted(ledger, _records(found)))


def _names(found: Board, dossier: Dossier) -> dict[str, str]:
    """What the parties on the board are called: by the dossier, else as states and groups are."""
    codes = {*found.parties, *(code for one in found.deadlines for code in one.obligors)}
    codes |= {side for one in found.differences for side in one.sides if side}
    known = {}
    for code in codes:
        state = tables.state(code)
        known[code] = state.name if state else tables.group_name(code) or code
    return known | {party.code: party.name for party in dossier.parties}


def _telling(found: Board) -> list[str]:
    """The issues of which both parties of the pair speak: one for each word first, then the others, those with the
    most records first."""
    moved = [row.movement for row in found.rows if row.movement and row.movement.distance is not None]
    moved.sort(key=lambda m: (_ORDER.index(m.word), -m.weight))
    firsts = [next((m for m in moved if m.word == word), None) for word in _ORDER[:3]]
    chosen = [m for m in firsts if m is not None]
    return [m.issue for m in [*chosen, *(m for m in moved if m not in chosen)] if m.issue]


def _records(found: Board) -> Iterator[str]:
    for row in found.rows:
        for cell in row.cells.values():
            if cell is not None:
                yield from (source.record for source in cell.now.sources)
        if row.movement is not None:
            yield from (source.record for source in row.movement.sources)
    for cell in found.changes:
        yield from (source.record for source in cell.now.sources)
    for deadline in found.deadlines:
        yield from deadline.records
        if deadline.met_by:
            yield deadline.met_by
    for difference in found.differences:
        yield from (difference.one, difference.other)
