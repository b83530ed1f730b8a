"""One issue: where each party stands and stood, who comes closer, and the records."""

from typing import TYPE_CHECKING

from detente.web.columns import CELLS, MOVEMENTS
from detente.web.pages.board import pair
from detente.web.tables import Column, Table
from detente.web.visit import Page, Visit
from detente.wording import board as words
from detente.wording.lists import POSITIONS, who
from detente.wording.record import words_of

if TYPE_CHECKING:
    from detente.analysis.convergence import Movement
    from detente.analysis.views import IssueView, Seen


def view_of(visit: Visit, name: str) -> "IssueView":
    """The view of an issue by its id."""
    return visit.kept("issue", name, make=lambda: visit.folder.issue(name, as_of=visit.as_of, since=visit.since))


def page(visit: Visit) -> Page:
    """The page."""
    view = view_of(visit, visit.names["name"])
    moved = _of_pair(visit, view)
    context = {
        "view": view, "pair": moved, "pair_words": words.movement_told(moved) if moved else None,
        "parties": sorted({cell.now.party for cell in view.cells}),
    }  # fmt: skip
    records = sorted(view.evidence, key=lambda seen: (-seen.day, seen.record))
    pairs = (MOVEMENTS[0], *MOVEMENTS[2:])  # the issue is always this one
    none = "No record tells of this issue by that day."
    tables = (
        Table("records", "Records, the newest first", _seen(visit), records, none),
        Table("cells", "", CELLS, view.cells),
        Table("pairs", "Who comes closer", pairs, view.movements, "There are no two parties to compare.", size=15),
    )  # fmt: skip
    return Page("issue.html", view.issue.id, context, view, tables)


def _of_pair(visit: Visit, view: "IssueView") -> "Movement | None":
    """The movement of the pair that the address names, else of the dossier's first two, else the surest."""
    named = pair(visit)
    wanted = tuple(code.upper() for code in named) if named else ()
    first = tuple(party.code for party in visit.folder.dossier.parties[:2])
    for two in (wanted, first):
        for one in view.movements:
            if len(two) == 2 and set(one.parties) == set(two):
                return one
    return view.movements[0] if view.movements else None


def _seen(visit: Visit) -> "tuple[Column[Seen], ...]":
    """The columns of the records; the words of one are looked up when it is shown."""

    def told(seen: "Seen") -> str:
        return words_of(visit.folder.record(seen.record))

    def stance(seen: "Seen") -> str:
        record = visit.folder.record(seen.record)
        parts = POSITIONS.rest(record) if record.kind == "position" else [who(record)]  # type: ignore[arg-type]
        return " · ".join(part for part in parts if part)

    return (
        Column("day", "day", lambda seen: words.day(seen.day), form="day"),
        Column("party", "party", lambda seen: seen.party, link=lambda seen: f"/party/{seen.party}"),
        Column("value", "value", lambda seen: round(seen.value, 1), lambda seen: f"{seen.value:.0f}",
               lambda seen: f"/record/{seen.record}", "number"),
        Column("how", "how", lambda seen: seen.how),
        Column("stance", "stance", stance, searched=False),
        Column("words", "sentence", told, searched=False),
        Column("record", "record", lambda seen: [seen.record], form="records"),
    )  # fmt: skip
