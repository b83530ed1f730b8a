"""Two parties: whether they come closer on each issue, the tension between them, where their accounts differ."""

from typing import TYPE_CHECKING

from detente.web.columns import DIFFERENCES, MOVEMENTS
from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit
from detente.wording import board as words

if TYPE_CHECKING:
    from detente.analysis.tension import Turn, Week


def page(visit: Visit) -> Page:
    """The page."""
    one, other = visit.names["one"], visit.names["other"]
    view = visit.kept(
        "pair", one, other, make=lambda: visit.folder.pair(one, other, as_of=visit.as_of, since=visit.since)
    )
    weeks = [week for week in view.tension.weeks if week.records and week.start >= view.span.since - 6]
    context = {"view": view, "answer": words.movement_told(view.answer)}
    tables = (
        Table("movements", "On each issue", MOVEMENTS[1:], view.movements, "Neither speaks of an issue by that day."),
        Table("turns", "When the tension turned", TURNS, view.tension.turns, "It did not turn in that time."),
        Table("weeks", "Tension by week", WEEKS, weeks, "No act between them is known of that time.", size=15),
        Table("differences", "Accounts that differ", DIFFERENCES, view.differences, "No two accounts differ."),
    )
    return Page("pair.html", f"{view.parties[0]} and {view.parties[1]}", context, view, tables)


TURNS: "tuple[Column[Turn], ...]" = (
    Column("week", "from the week of", lambda turn: words.day(turn.start), form="day"),
    Column("before", "weekly balance before", lambda turn: round(turn.before, 1), form="number"),
    Column("after", "and after", lambda turn: round(turn.after, 1), form="number"),
    Column("records", "weightiest acts", lambda turn: turn.records, form="records"),
)
WEEKS: "tuple[Column[Week], ...]" = (
    Column("week", "week of", lambda week: words.day(week.start), form="day"),
    Column("cooperation", "cooperation", lambda week: week.cooperation, form="number"),
    Column("conflict", "conflict", lambda week: week.conflict, form="number"),
    Column("balance", "balance", lambda week: week.balance, form="number"),
    Column("records", "acts", lambda week: week.records, form="records"),
)
