"""The board: the answer, issues and parties, what changed, what is due, what differs."""

from typing import TYPE_CHECKING

from detente.errors import UsageError
from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit
from detente.wording import board as words

if TYPE_CHECKING:
    from detente.analysis.board import Board, Cell

_FEW = 5  # lines of what is due and what differs; their own pages have all


def page(visit: Visit) -> Page:
    """The page."""
    chosen = visit.asked("pair")
    two = pair(chosen) if chosen else None
    found = visit.kept("board", two, make=lambda: visit.folder.board(as_of=visit.as_of, since=visit.since, pair=two))
    context = {"board": found, "few": _FEW, "answer": words.movement_words(found.answer) if found.answer else None,
               "differences": [(one, words.difference_words(one)) for one in found.differences[:_FEW]]}  # fmt: skip
    return Page("board.html", "Board", context, found, (_cells(found),))


def pair(written: str) -> tuple[str, str]:
    """Two codes with a comma between them. Raises UsageError for anything else."""
    codes = [code.strip() for code in written.split(",") if code.strip()]
    if len(codes) != 2:
        raise UsageError(f"pair is {written[:60]!r}: write two codes with a comma between them, as in USA,RUS.")
    return codes[0], codes[1]


def _cells(found: "Board") -> "Table[Cell]":
    rows = [cell for row in found.rows for cell in row.cells.values() if cell is not None]
    return Table("cells", "Where they stand", CELLS, rows, "No record tells where a party stands by that day.")


CELLS: "tuple[Column[Cell], ...]" = (
    Column("issue", "issue", lambda cell: cell.now.issue, link=lambda cell: f"/issue/{cell.now.issue}"),
    Column("party", "party", lambda cell: cell.now.party, link=lambda cell: f"/party/{cell.now.party}"),
    Column("value", "value", lambda cell: round(cell.now.mean, 1), lambda cell: f"{cell.now.mean:.0f}", form="number"),
    Column("low", "from", lambda cell: round(cell.now.low, 1), lambda cell: f"{cell.now.low:.0f}", form="number"),
    Column("high", "to", lambda cell: round(cell.now.high, 1), lambda cell: f"{cell.now.high:.0f}", form="number"),
    Column("arrow", "moves", lambda cell: cell.arrow, lambda cell: f"{words.ARROWS[cell.arrow]} {cell.arrow}"),
    Column("before", "before", lambda cell: round(cell.before, 1), lambda cell: f"{cell.before:.0f}", form="number"),
    Column("records", "records", lambda cell: cell.now.records, form="number"),
    Column("last", "last", lambda cell: words.day(cell.now.last), form="day"),
    Column("sources", "rests on", lambda cell: [source.record for source in cell.now.sources], form="records"),
)
