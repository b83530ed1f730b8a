"""The columns of the tables that several pages have."""

from typing import TYPE_CHECKING

from detente.web.tables import Column
from detente.wording import board as words
from detente.wording.text import one_line

if TYPE_CHECKING:
    from detente.analysis.accounts import Difference
    from detente.analysis.board import Cell
    from detente.analysis.convergence import Movement
    from detente.analysis.deadlines import Deadline


def _points(number: float | None) -> str:
    return "" if number is None else f"{number:.0f}"


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)


CELLS: "tuple[Column[Cell], ...]" = (
    Column("issue", "issue", lambda cell: cell.now.issue, link=lambda cell: f"/issue/{cell.now.issue}"),
    Column("party", "party", lambda cell: cell.now.party, link=lambda cell: f"/party/{cell.now.party}"),
    Column("value", "value", lambda cell: _rounded(cell.now.mean), lambda cell: _points(cell.now.mean),
           lambda cell: f"/stand/{cell.now.issue}/{cell.now.party}", "number"),
    Column("low", "from", lambda cell: _rounded(cell.now.low), lambda cell: _points(cell.now.low), form="number"),
    Column("high", "to", lambda cell: _rounded(cell.now.high), lambda cell: _points(cell.now.high), form="number"),
    Column("arrow", "moves", lambda cell: cell.arrow, lambda cell: f"{words.ARROWS[cell.arrow]} {cell.arrow}"),
    Column("before", "before", lambda cell: _rounded(cell.before), lambda cell: _points(cell.before), form="number"),
    Column("records", "records", lambda cell: cell.now.records, form="number"),
    Column("last", "last", lambda cell: words.day(cell.now.last), form="day"),
    Column("sources", "rests on", lambda cell: [source.record for source in cell.now.sources], form="records"),
)  # fmt: skip
"""Where a party stands on an issue."""

MOVEMENTS: "tuple[Column[Movement], ...]" = (
    Column("pair", "pair", lambda one: "-".join(one.parties),
           link=lambda one: f"/pair/{one.parties[0]}/{one.parties[1]}"),
    Column("issue", "issue", lambda one: one.issue, lambda one: one.issue or "all issues",
           lambda one: f"/issue/{one.issue}" if one.issue else None),
    Column("word", "moves", lambda one: one.word),
    Column("narrowed", "narrowed", lambda one: None if one.narrowed is None else round(one.narrowed, 3),
           lambda one: words.share(one.narrowed), form="number"),
    Column("distance", "apart", lambda one: _rounded(one.distance), lambda one: _points(one.distance), form="number"),
    Column("low", "from", lambda one: _rounded(one.low), lambda one: _points(one.low), form="number"),
    Column("high", "to", lambda one: _rounded(one.high), lambda one: _points(one.high), form="number"),
    Column("before", "before", lambda one: _rounded(one.before), lambda one: _points(one.before), form="number"),
    Column("records", "records", lambda one: sum(one.records), lambda one: "+".join(map(str, one.records)),
           form="number"),
    Column("why", "why", lambda one: one.why),
    Column("sources", "rests on", lambda one: [source.record for source in one.sources], form="records"),
)  # fmt: skip
"""Whether two parties come closer."""

DEADLINES: "tuple[Column[Deadline], ...]" = (
    Column("due", "due", lambda one: one.due_text, form="day"),
    Column("state", "state", lambda one: one.state),
    Column("obligors", "who", lambda one: one.obligors, lambda one: ", ".join(one.obligors) or "unknown"),
    Column("what", "what", lambda one: one_line(one.what)),
    Column("status", "status", lambda one: one.status),
    Column("days", "days left", lambda one: one.days, form="number"),
    Column("slipped_from", "slipped from", lambda one: None if one.due_first is None else words.day(one.due_first),
           lambda one: words.day(one.due_first) if one.due_first is not None else "yes" if one.slipped else "",
           form="day"),
    Column("condition", "condition", lambda one: one.condition and one_line(one.condition)),
    Column("met", "met", lambda one: one.met, link=lambda one: f"/record/{one.met_by}" if one.met_by else None),
    Column("records", "records", lambda one: one.records, form="records"),
)  # fmt: skip
"""What falls due."""

DIFFERENCES: "tuple[Column[Difference], ...]" = (
    Column("day", "day", lambda one: words.day(one.day), form="day"),
    Column("kind", "kind", lambda one: one.kind),
    Column("about", "about", lambda one: one_line(one.about)),
    Column("sides", "accounts of", lambda one: [side or "?" for side in one.sides],
           lambda one: " – ".join(side or "?" for side in one.sides)),
    Column("points", "in what they differ", words.points),
    Column("records", "records", lambda one: [one.one, one.other], form="records"),
)  # fmt: skip
"""Where two accounts of the same thing differ."""
