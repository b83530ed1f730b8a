"""The board: the answer, issues and parties, what changed, what is due, what differs."""

from typing import TYPE_CHECKING, Any

from detente.errors import UsageError
from detente.web.columns import CELLS, DEADLINES, DIFFERENCES
from detente.web.tables import Table
from detente.web.visit import Page, Visit
from detente.wording import board as words

if TYPE_CHECKING:
    from detente.analysis.board import Board

_FEW = 5  # lines of what changed, is due and differs; their own pages have all


def page(visit: Visit) -> Page:
    """The page."""
    two = pair(visit)
    found = visit.kept("board", two, make=lambda: visit.folder.board(as_of=visit.as_of, since=visit.since, pair=two))
    context = {
        "board": found, "answer": words.movement_told(found.answer) if found.answer else None,
        "names": {party.code: party.name for party in visit.folder.dossier.parties},
        "rows": [row for row in found.rows if any(row.cells.values())],
        "silent": [row.issue for row in found.rows if not any(row.cells.values())],
        "movements": {row.issue.id: words.movement_words(row.movement) for row in found.rows if row.movement},
        "changes": found.changes[:_FEW], "deadlines": found.deadlines[:_FEW],
        "differences": [(one, words.points(one)) for one in found.differences[:_FEW]], "few": _FEW,
    }  # fmt: skip
    return Page("board.html", "Board", context, found, _tables(found))


def pair(visit: Visit) -> tuple[str, str] | None:
    """The two parties that the address names, as ``pair=USA,RUS`` or ``one=USA&other=RUS``. Raises UsageError where it
    names one, or more than two."""
    written = visit.asked("pair") or ",".join(filter(None, (visit.asked("one"), visit.asked("other"))))
    codes = [code.strip() for code in written.split(",") if code.strip()]
    if written and len(codes) != 2:
        raise UsageError(f"pair is {written[:60]!r}: write two codes with a comma between them, as in USA,RUS.")
    return (codes[0], codes[1]) if codes else None


def _tables(found: "Board") -> tuple[Table[Any], ...]:
    cells = [cell for row in found.rows for cell in row.cells.values() if cell is not None]
    return (
        Table("cells", "", CELLS, cells, "No record tells where a party stands by that day."),
        Table("changes", "", CELLS, found.changes), Table("deadlines", "", DEADLINES, found.deadlines),
        Table("differences", "", DIFFERENCES, found.differences),
    )  # fmt: skip
